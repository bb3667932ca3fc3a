"""The dictionaries that ship, through the real engine: right words, wrong ones, what takes a wrong one's place."""

import lzma
import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from hearback.system.shipped import shipped_files
from hearback.system.spelling.places import installed_folders
from hearback.system.spelling.shelf import Shelf
from hearback.system.spelling.speller import ProcessSpeller
from hearback.usecases.ports import NoDictionary, SpellingFault

SHIPPED = shipped_files().root / "dictionaries"
NOWHERE = Path("/nowhere")


@pytest.fixture(scope="module")
def speller() -> Iterator[ProcessSpeller]:
    """Return the dictionaries that ship, and no others."""
    one = ProcessSpeller(Shelf(NOWHERE, SHIPPED, ()))
    yield one
    one.close()


def write(folder: Path, name: str, words: Sequence[str], encoding: str = "UTF-8", python_encoding: str = "utf-8") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.aff").write_text(f"SET {encoding}\nTRY abcdefghijklmnopqrstuvwxyz\n", encoding="ascii")
    (folder / f"{name}.dic").write_text("\n".join([str(len(words)), *words]) + "\n", encoding=python_encoding)


RIGHT = {
    "it-IT": (
        "la ringrazio molto per il colloquio di ieri e dell'opportunità; attendo un vostro riscontro perché l'azienda un'idea "
        "conoscerla parlarne facendo scrivetemi cordialmente interessantissimo buona buongiorno qualità"
    ),
    "de-DE": (
        "vielen Dank für das Vorstellungsgespräch am Dienstag; die Bewerbungsunterlagen schicke ich Ihrer Ansprechpartnerin nach "
        "Entscheidungsprozess Personalabteilung Gehaltsvorstellungen Unternehmensberaterin teamfähige lösungsorientierten ankam "
        "Kennenlernen Recruiterinnen dass musste Straße Schlussfolgerung zurückzumelden nächsten bestmöglich geht's"
    ),
    "en-US": "I really enjoyed our conversation about color and organization; the interviewer's question doesn't worry me",
    "en-GB": "I really enjoyed our conversation about colour and organisation; the interviewer's question doesn't worry me",
    "en": "color colour organize organise interviewer's",
    "fr": "merci pour l'entretien d'hier aujourd'hui qu'elle j'ai appris c'est une équipe œuvre à l'écoute",
    "es": "muchas gracias por la entrevista del lunes; me gustó conocer vuestra compañía y el equipo",
    "pt-BR": "obrigado pela entrevista de ontem; gostei da conversa sobre o projeto e da equipe",
    "pt-PT": "obrigado pela entrevista de ontem; gostei da conversa sobre o projeto e da equipa",
    "nl": "bedankt voor het prettige sollicitatiegesprek van gisteren over de functie",
    "pl": "dziękuję za wczorajszą rozmowę kwalifikacyjną i możliwość poznania zespołu",
}
WRONG = {
    "it-IT": [("coloquio", "colloquio"), ("perche", "perché"), ("opportunita", "opportunità"), ("aquisire", "acquisire")],
    "de-DE": [
        ("Gesprech", "Gespräch"),
        ("bewerbung", "Bewerbung"),
        ("Vorstellungsgesprech", "Vorstellungsgespräch"),
        ("Bewerbungunterlagen", "Bewerbungsunterlagen"),
        ("Arbeitplatz", "Arbeitsplatz"),
        ("vieleicht", "vielleicht"),
        ("daß", "dass"),
        ("mußte", "musste"),
        ("Standart", "Standard"),
        ("seperat", "separat"),
    ],
    "en-US": [
        ("recieve", "receive"),
        ("oppertunity", "opportunity"),
        ("definately", "definitely"),
        ("organisation", "organization"),
    ],
    "en-GB": [("recieve", "receive"), ("color", "colour"), ("intervew", "interview")],
    "fr": [("entretein", "entretien"), ("recontre", "rencontre"), ("oportunité", "opportunité")],
    "es": [("entrebista", "entrevista"), ("oportunidá", "oportunidad"), ("recivir", "recibir")],
    "pt-BR": [("entrevsita", "entrevista"), ("oportunidde", "oportunidade")],
    "pt-PT": [("entrevsita", "entrevista"), ("oportunidde", "oportunidade")],
    "nl": [("sollicitatiegespek", "sollicitatiegesprek"), ("bedakt", "bedankt")],
    "pl": [("dzienkuje", "dziękuje"), ("rozmowęx", "rozmowę")],
}


@pytest.mark.parametrize("language", RIGHT)
def test_right_words_are_right(speller: ProcessSpeller, language: str) -> None:
    words = RIGHT[language].replace(";", "").split()

    assert speller.misspelt(language, words) == frozenset()


@pytest.mark.parametrize(
    ("language", "wrong", "meant"), [(language, *pair) for language, pairs in WRONG.items() for pair in pairs]
)
def test_a_wrong_word_is_found_and_what_was_meant_suggested(
    speller: ProcessSpeller, language: str, wrong: str, meant: str
) -> None:
    assert speller.misspelt(language, [wrong, meant]) == {wrong}
    assert meant in speller.suggestions(language, wrong)[:6]


def test_every_shipped_dictionary_comes_with_its_licence_and_is_tried_above() -> None:
    folders = sorted(one for one in SHIPPED.iterdir() if one.is_dir())

    assert {one.name.replace("_", "-") for one in folders} <= {*RIGHT, *(f"{one}-{one.upper()}" for one in RIGHT)}
    for folder in folders:
        assert len((folder / "LICENSE.txt").read_text(encoding="utf-8")) > 500, folder.name
        with lzma.open(folder / f"{folder.name}.dic.xz") as words:
            assert int(words.readline()) > 10_000


def test_a_language_without_a_dictionary_is_said_to_have_none(speller: ProcessSpeller) -> None:
    with pytest.raises(NoDictionary):
        speller.misspelt("tlh", ["nuqneH"])


def test_words_of_another_script_are_no_reason_to_stumble(speller: ProcessSpeller) -> None:
    assert speller.misspelt("en-GB", ["привет", "日本語", "hello"]) == {"привет", "日本語"}


# which dictionary


def test_the_region_asked_for_comes_first_then_the_usual_one(tmp_path: Path) -> None:
    for name in ("de_AT", "sv_SE", "sv_SE_more", "uk_UA", "hyph_sv_SE"):
        write(tmp_path, name, ["wort"])
    shelf = Shelf(NOWHERE, SHIPPED, (tmp_path,))

    def found(language: str) -> list[str]:
        return [one.words.name for one in shelf.find(language)]

    assert found("de-AT")[:1] == ["de_AT.dic"]
    assert found("de") == found("de-CH") == ["de_DE.dic.xz"]
    assert found("sv") == ["sv_SE.dic"]
    assert found("uk") == found("uk-UA") == ["uk_UA.dic"]
    assert found("en-AU") == ["en_GB.dic.xz", "en_US.dic.xz"]
    assert found("en-US") == ["en_US.dic.xz"]
    assert found("pt") == ["pt_BR.dic.xz", "pt_PT.dic.xz"]
    assert found("fr-CA") == ["fr_FR.dic.xz"]
    assert found("xx") == []


def test_a_dictionary_of_the_user_s_own_is_preferred(tmp_path: Path) -> None:
    write(tmp_path, "en_GB", ["frobnicate"])
    speller = ProcessSpeller(Shelf(tmp_path, SHIPPED, ()))

    assert speller.misspelt("en-GB", ["frobnicate", "hello"]) == {"hello"}
    speller.close()


def test_swiss_german_is_served_by_another_german_dictionary_with_double_s(tmp_path: Path) -> None:
    write(tmp_path, "de_DE", ["Straße", "groß", "Gruß", "grüßen", "Messe"])
    speller = ProcessSpeller(Shelf(tmp_path, NOWHERE, ()))

    assert speller.misspelt("de-CH", ["Strasse", "gross", "Messe", "Mese"]) == {"Mese"}
    assert "gross" in speller.suggestions("de-CH", "gros")
    assert speller.misspelt("de-DE", ["Strasse"]) == {"Strasse"}
    speller.close()


@pytest.mark.parametrize(
    ("declared", "encoding", "word"),
    [("ISO8859-1", "latin-1", "Gespräch"), ("microsoft-cp1251", "cp1251", "здравей"), ("KOI8-R", "koi8_r", "привет")],
)
def test_old_encodings_are_read(tmp_path: Path, declared: str, encoding: str, word: str) -> None:
    write(tmp_path, "bg", [word], declared, encoding)
    speller = ProcessSpeller(Shelf(tmp_path, NOWHERE, ()))

    assert speller.misspelt("bg", [word, "日本"]) == {"日本"}
    speller.close()


# what goes wrong


def test_a_damaged_dictionary_is_named_and_the_next_question_is_answered(tmp_path: Path) -> None:
    (tmp_path / "uk_UA.aff.xz").write_bytes(b"not packed at all")
    (tmp_path / "uk_UA.dic.xz").write_bytes(b"not packed at all")
    speller = ProcessSpeller(Shelf(tmp_path, SHIPPED, ()))

    with pytest.raises(SpellingFault) as fault:
        speller.misspelt("uk", ["слово"])

    assert fault.value.dictionary == "uk_UA.dic.xz"
    assert speller.misspelt("en-GB", ["hello"]) == frozenset()
    speller.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_process_that_died_is_started_anew() -> None:
    speller = ProcessSpeller(Shelf(NOWHERE, SHIPPED, ()))
    speller.misspelt("en-GB", ["hello"])
    child = speller._child
    assert child is not None
    child.send_signal(signal.SIGKILL)
    child.wait()

    assert speller.misspelt("en-GB", ["helo"]) == {"helo"}
    speller.close()


def test_nothing_can_be_asked_after_the_end(tmp_path: Path) -> None:
    speller = ProcessSpeller(Shelf(NOWHERE, SHIPPED, ()))
    speller.close()

    with pytest.raises(SpellingFault):
        speller.misspelt("en-GB", ["hello"])


@pytest.mark.skipif(os.name == "nt", reason="other folders there")
def test_the_system_s_folders_are_looked_through(tmp_path: Path) -> None:
    write(tmp_path / "share" / "hunspell", "uk_UA", ["слово"])
    write(tmp_path / "home/.config/libreoffice/4/user/uno_packages/cache/uno_packages/x.tmp_/dict.oxt", "he_IL", ["שלום"])
    folders = installed_folders(tmp_path / "home", {"XDG_DATA_DIRS": str(tmp_path / "share")})

    assert {"uk-UA", "he-IL"} <= set(Shelf(NOWHERE, NOWHERE, folders).languages())
