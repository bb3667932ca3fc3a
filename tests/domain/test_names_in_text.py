"""Names of people, companies and roles in a text, however they are written."""

import pytest

from hearback.domain.job_names import company_names, role_names
from hearback.domain.names_in_text import find_name
from hearback.system.word_stems import stem


@pytest.mark.parametrize(
    ("name", "text", "language", "found"),
    [
        ("Priya Nair", "Dear Nair-san,", "en", "Nair"),
        ("Priya Nair", "Hi Priya Nair!", "en", "Priya Nair"),
        ("Nair, Priya", "Hi Priya,", "en", "Priya"),
        ("Zoë Brontë", "Hi Zoe,", "en", "Zoe"),
        ("Jürgens", "Liebe Frau Juergens,", "de", "Juergens"),
        ("Juergens", "Liebe Frau Jürgens,", "de", "Jürgens"),
        ("Frau Jürgens", "Liebe Frau Jurgens,", "de", "Jurgens"),
        ("Weiß", "Hallo Herr Weiss,", "de", "Weiss"),
        ("Søren Kjær", "Kære Soren,", "da", "Soren"),
        ("Łukasz Żak", "Hi Lukasz,", "en", "Lukasz"),
        ("Jean-Luc Petit", "Bonjour Jean-Luc,", "fr", "Jean-Luc"),
        ("Seán O'Brien", "Hi Mr O’Brien,", "en", "Brien"),
        ("Alexander Kim", "Hi Alex,", "en", "Alex"),
        ("Anna Kowalska", "Pani Anno,", "pl", "Anno"),
        ("Anna Kowalska", "Dear Anno,", "en", None),
        ("Anna Kowalska", "Pani Aniu,", "pl", "Aniu"),
        ("Robert Hale", "Hi Bob,", "en", "Bob"),
        ("Francisco Ruiz", "Hola Paco:", "es", "Paco"),
        ("Bob Hale", "Hi Rob,", "en", None),
        ("Piotr Nowak", "Panie Piotrze,", "pl", "Piotrze"),
        ("Marek Zając", "Panie Marku,", "pl", "Marku"),
        ("Paweł Lis", "Panie Pawle,", "pl", "Pawle"),
        ("Petr Dvořák", "Dobrý den, pane Dvořáku,", "cs", "Dvořáku"),
        ("Anna Ivanova", "Уважаемая Анна!", "ru", "Анна"),
        ("Γιώργος Παππάς", "Αγαπητέ Γιώργο,", "el", "Γιώργο"),
        ("Γιώργος Παππάς", "Dear Mr Pappas,", "en", "Pappas"),
        ("田中 花子", "田中様、", "ja", "田中"),
        ("王小明", "王小明先生:您好", "zh", "王小明"),
        ("김민수", "김민수님께,", "ko", "김민수"),
        ("ليلى حداد", "الأستاذة ليلى المحترمة،", "ar", "ليلى"),
        ("דנה לוי", "לדנה שלום,", "he", "לדנה"),
        ("Ursula von der Leyen", "Dear friends von der Alm,", "en", None),
        ("Maria de la Cruz", "Querido equipo de la casa,", "es", None),
        ("J. Smith", "Dear J.,", "en", None),
        ("J. Smith", "Dear Smith,", "en", "Smith"),
        ("Tom Weiss", "Dear Tommy Hilfiger team,", "en", None),
        ("Frauke Blum", "Liebe Frau Klein,", "de", None),
        ("Dear Ann", "", "en", None),
    ],
)
def test_a_person_is_recognised(name: str, text: str, language: str, found: str | None) -> None:
    span = find_name(name, text, (0, len(text)), language)

    assert (text[slice(*span)] if span else None) == found


@pytest.mark.parametrize(
    ("company", "text", "language", "found"),
    [
        ("Arbor Bank AG", "at Arbor Bank", "en", "Arbor Bank"),
        ("Arbor Bank AG", "at Arbor's desk", "en", "Arbor's"),
        ("Arbor Bank AG", "in the arbor", "en", None),
        ("Arbor Bank AG", "at the Bank", "en", None),
        ("Marigold & Finch", "at Marigold and Finch", "en", "Marigold and Finch"),
        ("Brückner und Söhne GmbH", "bei Brückner & Söhne", "de", "Brückner & Söhne"),
        ("DataLab", "at Data Lab", "en", "Data Lab"),
        ("Data-Lab Inc.", "at Datalab", "en", "Datalab"),
        ("Nordwind Energie", "die Nordwind-Energie", "de", "Nordwind-Energie"),
        ("Klinik Sonnenhof", "in Ihrer Klinik", "de", None),
        ("Klinik Sonnenhof", "im Sonnenhof", "de", "Sonnenhof"),
        ("Manufacture Perrenoud", "chez Perrenoud", "fr", "Perrenoud"),
        ("Bäckerei Kornblume", "bei der Kornblume", "de", "Kornblume"),
        ("Bäckerei Kornblume", "in Ihrer Bäckerei", "de", None),
        ("Szkoła Podstawowa Dębowy Zakątek", "w Dębowym Zakątku", "pl", "Dębowym"),
        ("Szkoła Podstawowa Dębowy Zakątek", "w tej szkole, w zakątku", "pl", None),
        ("Kranich Logistik", "in Ihrer Logistik", "de", None),
        ("Tidewell Water", "Water pressure", "en", None),
        ("National Health Service", "at the NHS", "en", "NHS"),
        ("Yahoo!", "at Yahoo!", "en", "Yahoo"),
        ("S.A.", "the S.A. test", "en", "S.A"),
        ("!!!", "!!!", "en", None),
    ],
)
def test_a_company_is_recognised(company: str, text: str, language: str, found: str | None) -> None:
    names = company_names(
        company, lambda word: stem(word, language), nouns_are_capital=language == "de", inflected=language == "pl"
    )
    spans = [span for name in names for span in name.found(text)]

    assert (text[slice(*max(spans, key=lambda one: one[1] - one[0]))] if spans else None) == found


@pytest.mark.parametrize(
    ("role", "text", "language", "found"),
    [
        ("Data Platform Engineer (m/f/d)", "the data platform engineer role", "en", "data platform engineer"),
        ("Data Platform Engineer", "as platform engineer", "en", "platform engineer"),
        ("Senior Risk Analyst", "your risk analysts", "en", "risk analysts"),
        ("Risikoanalyst*in", "als Risikoanalystin", "de", "Risikoanalystin"),
        ("Risikoanalystin", "als Risikoanalyst", "de", "Risikoanalyst"),
        ("Kaufmann", "als Kauffrau", "de", "Kauffrau"),
        ("UX-Designer", "als UX Designer", "de", "UX Designer"),
        ("Infirmier H/F", "comme infirmière", "fr", "infirmière"),
        ("Directeur de projet", "directrice de projet", "fr", "directrice de projet"),
        ("Chef de projet", "un chef de cuisine", "fr", None),
        ("Engineer, Data Platform", "the engineer, data platform", "en", "engineer, data platform"),
        ("Year 4 Teacher", "in year 4", "en", None),
        ("Project Manager", "a manager", "en", None),
        ("Pflegefachkraft Intensivstation", "als Pflegefachkraft", "de", "Pflegefachkraft"),
        ("Enfermeira Coordenadora", "coordenei a urgência", "pt", None),
        ("Nurse", "as a nurse", "en", "nurse"),
        ("Backend Engineer", "the backend role", "en", "backend role"),
        ("Backend Engineer", "your backend", "en", None),
        ("Soudeur TIG", "pour la place de soudeur", "fr", "soudeur"),
        ("Infirmier de bloc opératoire", "le poste d’infirmière", "fr", "infirmière"),
        ("Conducteur de bus", "mes horaires de conductrice", "fr", "conductrice"),
        ("Enfermera de urgencias", "como enfermero", "es", "enfermero"),
        ("Spawacz TIG", "na spawacza", "pl", "spawacza"),
        ("Agent d’accueil", "un agent", "fr", None),
        ("Nurse", "the nursery", "en", None),
    ],
)
def test_a_role_is_recognised(role: str, text: str, language: str, found: str | None) -> None:
    spans = [span for name in role_names(role, lambda word: stem(word, language), language=language) for span in name.found(text)]

    assert (text[slice(*max(spans, key=lambda one: one[1] - one[0]))] if spans else None) == found
