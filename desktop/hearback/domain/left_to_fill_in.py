"""Finds what is still to be filled in: marks of templates, placeholders, and what people paste from the web."""

import re
from collections.abc import Iterable, Sequence

from hearback.domain.text_ranges import Span


def marks_left(text: str, own_words: Iterable[str] = ()) -> Sequence[Span]:
    """Return where something is left to fill in, in order; `own_words` (a company named `[x]`) and links are never marks."""
    spared = [match.span() for own in own_words if own for match in re.finditer(re.escape(own), text)]
    spared += [match.span() for match in _LINK.finditer(text)]
    return [
        match.span()
        for match in _MARK.finditer(text)
        if not any(start <= match.start() and match.end() <= end for start, end in spared)
    ]


def without_marks(text: str) -> str:
    """Return the text with blanks where our fill-in marks stand, so that ranges stay the same."""
    return _OWN_MARK.sub(lambda mark: " " * len(mark[0]), text)


def as_mark(words: str) -> str:
    """Return words as a mark of ours: they stand in the text, and are still to be worked in."""
    # what reads as the edge of a mark would end it too early
    return f"[… {_EDGE.sub(lambda edge: edge[0].strip('…'), words).strip()} …]"


def words_of_mark_at(text: str, at: int) -> tuple[Span, str] | None:
    """Return the range of the mark of ours on whose edge the character at `at` stands, and the words within the mark."""
    for mark in _OWN_MARK.finditer(text):
        if mark.start() <= at < mark.start() + 2 or mark.end() - 2 <= at < mark.end():
            return mark.span(), mark[0][2:-2].strip()
    return None


_EDGE = re.compile(r"\[…+|…+\]")
_OWN = r"\[…(?:(?!…\]|\[…).)*…\]"
_OWN_MARK = re.compile(_OWN, re.DOTALL)
_LINK = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.)[^\s<>]+", re.IGNORECASE)

# what people name in a thing's place, and how they ask to put it in, in the languages that have templates
_WHOSE = (
    r"(?:(?:your|ihre?|dein|votre|su|tu|il tuo|la tua|seu|sua|uw|jouw|twoje|twoja|full|first|last|company|contact|job"
    r"|hiring manager|recipient|interviewer)[ '’]*)*"
)
_THING = (
    r"(?:name|nom|nombre|nome|naam|imię|nazwisko|vorname|nachname|prénom|firstname|lastname|company|firma|unternehmen|entreprise|empresa"
    r"|azienda|bedrijf|bedrijfsnaam|position|role|title|job|stelle|funktion|poste|fonction|puesto|función|cargo|função|vaga|posizione|ruolo"
    r"|mansione|vacature|functie|stanowisko|date|datum|fecha|data|day|tag"
    r"|topic|thema|place|ort|city|stadt|link|phone|telefon|email|signature)"
)
_TO_PUT_IN = (
    r"(?:insert|fill in|add here|einfügen|eintragen|einsetzen|ergänzen|ausfüllen|insérer|ajouter|à compléter|à remplir|insertar"
    r"|rellenar|completar|inserire|scrivere|da compilare|da inserire|inserir|preencher|invullen|in te vullen"
    r"|wpisz|wpisać|wstaw|wstawić|uzupełnij|uzupełnić)"
)
# a name by whose it is: not the name of the game, no nom de guerre
_NAME_OF = (
    r"(?:name|nom|nombre|nome|naam|imię|nazwisko) (?:[^\W\d_]+[ '’]){0,3}"
    r"(?:manager|recruiter|recruteu[rs]e?|company|firma|firmy|entreprise"
    r"|empresa|azienda|bedrijf|direct(?:or|ora|eur|rice)|diret(?:or|ora|tore|trice)|responsab(?:le|ile)|persona|pessoa|contact|contacto"
    r"|ansprechpartners?)"
)
_HERE = r"(?:(?:here|hier|ici|aquí|aqui|qui|tu|tutaj) )?"
_SIGNATURE = (
    r"(?:your (?:full )?name|ihr name|vorname nachname|votre nom|su nombre|tu nombre|il tuo nome|seu nome|uw naam|jouw naam"
    r"|imię i nazwisko)"
)
_DAYS = (
    r"xx[./:-]xx(?:[./:-](?:xx(?:xx)?|\d\d(?:\d\d)?))?",
    r"dd[./-]mm[./-]yy(?:yy)?",
    r"mm/dd/yy(?:yy)?",
    r"tt\.mm\.jj(?:jj)?",
    r"jj/mm/aa(?:aa)?",
)
_SHAPES = (
    rf"(?s:{_OWN})",
    r"\[\[|\]\]",
    r"\$?\{\{?\s?[^\W\d][\w .'-]{0,40}\}?\}",
    # no index, footnote or link of Markdown, no warning or number before a subject, no [sic]
    r"(?<![\w)\]])\[(?![ \d]*\]|sic\]|(?i:ext(?:ern(?:al|e|o)?)?)\]|[A-Z]+-\d+\])(?=[^\[\]\n]*[^\W\d_])[^\[\]\n]{1,80}\](?!\()",
    r"<<[^<>\n]{1,60}>>",
    rf"(?<![\w<])<(?:[^\W\d_a-z][^\W\d_]*|[^\W\d_]+(?:[ _][^\W\d_]+){{1,4}}|(?i:{_WHOSE}{_THING}|{_NAME_OF}))>",
    # in pointed quotes only what nobody would quote: FirstName, first_name
    r"«(?:\w*[^\W\d_A-Z][A-Z]\w*|\w+_\w+|\s?…\s?)»",
    rf"\((?i:{_WHOSE}{_THING}|{_NAME_OF}|{_HERE}{_TO_PUT_IN}[^()\n]{{0,40}}|[^()\n]{{1,40}}\s{_TO_PUT_IN}"
    # what may also be said of a thing: only before what is put in
    rf"|(?:mention|specify|enter|state) (?:the |your )?(?:ref|reference|{_THING})\b[^()\n]{{0,20}})\)",
    r"(?<!\w)\$[A-Z]{2,}(?:_[A-Z]{2,})+(?!\w)",
    r"%[A-Za-z_]{3,30}%|(?<!\w)#[A-Z_]{3,30}#",
    r"_{3,}|\.{6,}|…{3,}",
    r"(?<!\w)(?:X{3,}|x{4,}|TODO|FIXME|TBD|TBC)(?!\w)",
    rf"(?<!\w)(?i:{'|'.join(_DAYS)})(?!\w)",
    # XX agosto, Firma XY; not the XX chromosome, the siglo XX or size XX
    r"(?<![\w-])XX(?=\s(?!(?i:chrom|crom|large|secol|wiek|si[eè]c|s[eé]c|olimp|congr))[^\W\d_]{3,})",
    r"(?<!\w)(?i:firma|company|firm|società|azienda|empresa|entreprise|bedrijf|firmie)\s(?:XYZ?|ABC)(?!\w)",
    r"(?m:(?<!\w)(?:NAME|VORNAME|NACHNAME|NOM|NOMBRE|NOME|NAAM|IMIĘ)(?=\s*[,!:]?\s*$))",
    r"(?i:lorem ipsum)",
    # a greeting whose name was deleted, and a signature nobody signed
    r"(?m:^[^\S\n]*[^\W\d_]+\.?(?:[^\S\n][^\W\d_]+\.?){0,3}[^\S\n]+,[^\S\n]*$)",
    rf"(?im:^{_SIGNATURE}$)",
)
_MARK = re.compile("|".join(_SHAPES))
