"""Recognises a company's and a role's name as people write them: without legal form, hyphenated, inflected, shortened."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from hearback.domain.text_ranges import Span, common_beginning, words_in

StemOf = Callable[[str], str]
"""Returns a plain word's stem in the message's language."""


@dataclass(frozen=True, slots=True)
class JobName:
    """A name in words as `text_ranges.plain` writes them; `inflected` where forms of a word count, as in a role's."""

    words: Sequence[str]
    stem_of: StemOf
    inflected: bool = False

    def found(self, text: str) -> Iterator[Span]:
        """Yield where the name stands in a text, in one word or several."""
        words = [(word, span) for word, span in words_in(text) if word not in _LINKS]
        for at, (word, _span) in enumerate(words):
            # most words are none of it by their first letter
            if word[0] == self.words[0][0] and (size := self._matched(words, at)):
                yield words[at][1][0], words[at + size - 1][1][1]

    def _matched(self, words: Sequence[tuple[str, Span]], at: int) -> int:
        """Return how many words from one on are the name; 0 where it does not stand there."""
        row = [word for word, _span in words[at : at + len(self.words)]]
        if len(row) == len(self.words) and all(map(self._is_same, self.words, row)):
            return len(row)
        whole, joined = "".join(self.words), ""
        for size, (word, _span) in enumerate(words[at : at + len(whole)], start=1):
            joined += word
            if not whole.startswith(joined):
                return 0
            if joined == whole:
                return size
        return 0

    def _is_same(self, word: str, other: str) -> bool:
        if word == other or (self.inflected and _is_form_of(word, other)):
            return True
        # a stemmer takes `coordenei` for a form of `Coordenadora`
        return self.stem_of(word) == self.stem_of(other) and common_beginning(word, other) >= _most(word, other) - 4


@dataclass(frozen=True, slots=True)
class ShortName:
    """One word for the whole name, recognised by its capitals; `amid`: not where every word has one."""

    as_written: str
    amid: bool = False

    def found(self, text: str) -> Iterator[Span]:
        """Yield where the word stands, also with an s behind it."""
        for match in re.finditer(rf"(?<!\w){re.escape(self.as_written)}(?:s|['’]s)?(?!\w)", text):
            if not self.amid or re.search(r"[\w,;’'“„«(-]\s*$", text[: match.start()]):
                yield match.span()


@dataclass(frozen=True, slots=True)
class CaseName:
    """One word for the whole name in a language that declines it: Zakątek, w Zakątku."""

    as_written: str

    def found(self, text: str) -> Iterator[Span]:
        """Yield where the word stands with a capital, whatever its case."""
        plain = self.as_written.lower()
        for word, (start, end) in words_in(text):
            close = word[0] == plain[0] and common_beginning(word, plain) >= max(4, _most(word, plain) - 3)
            if close and text[start:end][0].isupper():
                yield start, end


def company_names(
    company: str, stem_of: StemOf, *, nouns_are_capital: bool = False, inflected: bool = False
) -> Iterator[JobName | ShortName | CaseName]:
    """Yield what a company may be called: its name without the legal form, its first or last telling word, its initials.

    `inflected` where the language declines names (see `names_in_text`).
    """
    as_written = [(plain, company[start:end]) for plain, (start, end) in words_in(company) if plain not in _LINKS]
    telling = [one for one in as_written if one[0] not in _LEGAL_FORMS] or as_written
    if not telling:
        return
    yield JobName([plain for plain, _word in telling], stem_of)
    trades = {plain for plain, _word in telling if nouns_are_capital and _TRADE.search(plain)}
    own = [word for plain, word in telling if plain not in _KINDS | trades and len(word) > 3 and word[0].isupper()]
    if own and len(telling) > 1:
        yield ShortName(own[0])
        # `Kestrel Freight` is Kestrel, but `Manufacture Perrenoud` is Perrenoud, and `Bäckerei Kornblume` the Kornblume
        if not nouns_are_capital:
            yield ShortName(own[-1], amid=True)
        elif telling[0][0] in trades:
            yield ShortName(own[-1])
    if inflected and len(telling) > 1:
        yield from (CaseName(word) for word in own[-2:])
    initials = "".join(word[0] for _plain, word in telling)
    if len(initials) >= 3 and initials.isupper():
        yield ShortName(initials)


def role_names(role: str, stem_of: StemOf, *, language: str = "") -> Iterator[JobName]:
    """Yield what a role may be called: without `(m/f/d)` and seniority, by most of its words, or by the one that says the trade.

    `language` is the one it is named in; where it puts the trade first (soudeur TIG), that alone is enough.
    """
    bare = _GENDER_ENDINGS.sub("", _GENDERS.sub(" ", _IN_BRACKETS.sub(" ", role)))
    seen: set[tuple[str, ...]] = set()
    for part in (role, bare, *_PARTS.split(bare)):
        words = [word for word, _span in words_in(part) if word not in _LINKS]
        telling = [word for word in words if word not in _SENIORITY] or words
        for row in (words, *_most_of(telling)):
            if row and tuple(row) not in seen:
                seen.add(tuple(row))
                yield JobName(row, stem_of, inflected=True)
        # one long word says it, too: Pflegefachkraft, Bürgerbüro, administrator
        yield from (JobName([word], stem_of) for word in telling if len(word) >= _LONG_WORD)
        if language in _TRADE_FIRST and len(telling) > 1 and len(telling[0]) >= _TRADE_WORD and telling[0] not in _ANY_TRADE:
            yield JobName([telling[0]], stem_of, inflected=True)
        if language == "en":
            yield from (JobName([word, job], stem_of) for word in telling if len(word) > 2 for job in _JOBS)


def _most_of(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the runs that hold two thirds of the words, two at least."""
    for size in range(len(words), max(2, ceil(len(words) * 2 / 3)) - 1, -1):
        for start in range(len(words) - size + 1):
            row = words[start : start + size]
            if size == len(words) or (len(row[0]) > 2 and len(row[-1]) > 3):
                yield row
    if len(words) == 1:
        yield words


def _is_form_of(word: str, other: str) -> bool:
    """Whether two words begin alike and end as forms of one: Analyst and Analystin, infirmier and infirmière."""
    word, other = (_MAN.sub("", one) for one in (word, other))
    common = common_beginning(word, other)
    if common >= 6:
        return common >= _most(word, other) - 4
    return common >= 3 and {word[common:], other[common:]} <= _ENDINGS


def _most(word: str, other: str) -> int:
    return max(len(word), len(other))


_LINKS = frozenset({"and", "und", "et", "y", "e", "i", "en", "og", "och", "the"})
_LEGAL = """
gmbh mbh ag se kg kgaa ohg ug gbr eg ev eu inc incorporated corp corporation co ltd limited llc llp lp plc pty pvt sa sas
sasu sarl sl slu srl spa bv nv ab as asa aps oy oyj sp z o sro kft zrt doo dd lda ltda cie ca
"""
_LEGAL_FORMS = frozenset(_LEGAL.split())
_KINDS_OF_COMPANY = """
bank banque banco banca banka sparkasse hospital krankenhaus klinik klinikum clinique clínica clinica ospedale ziekenhuis
szpital hôpital szkoła podstawowa liceum przedszkole gmina
school schule grundschule école colegio escuela scuola szkoła university universität université universidad
universidade università uniwersytet universiteit hochschule college academy akademie institut institute instituto istituto
instytut museum museo musée muzeum theater theatre théâtre teatro city stadt stadtwerke gemeente gemeinde mairie commune
comune ayuntamiento prefeitura câmara urząd ministry ministerium ministère group gruppe groupe grupo gruppo groep grupa
company firma società société studio studios atelier werkstatt praxis kanzlei cabinet hotel hôtel restaurant ristorante
verlag editorial éditions edizioni wydawnictwo laboratory labor laboratoires laboratorios deutsche united first general
national new green north south east west central european international global american british dutch polska energy health
data digital systems media software tech technologies solutions services consulting partners research foods food care home
life smart great good best your our team
"""
_KINDS = frozenset(_KINDS_OF_COMPANY.split())
_TRADE = re.compile(
    r"(?:erei|verwaltung|werke?|werkstatt|haus|amt|büro|betriebe?|schule|klinik|klinikum|zentrum|praxis|verlag|kanzlei|apotheke|"
    r"kita|stift|stiftung|verein|verband|hotel|gasthof|pension|stadt|gemeinde|markt|handel|zunft)$"
)
_LONG_WORD = 10
_TRADE_FIRST = frozenset({"ca", "es", "fr", "gl", "it", "nl", "pl", "pt", "ro"})
_TRADE_WORD = 5
_ANY_TRADE = frozenset(
    {"agent", "agente", "employé", "employée", "équipe", "member", "membre", "specjalista", "chargé", "chargée"}
)
_JOBS = ("role", "position", "job", "post", "opening", "vacancy")
_SENIORITY = frozenset({"senior", "junior", "sr", "jr", "mid", "lead", "principal", "staff", "associate", "trainee", "intern"})
_IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_GENDERS = re.compile(r"(?<!\w)[mwfdxhvi](?:\s*[/|]\s*[mwfdxhvi])+(?!\w)", re.IGNORECASE)
_GENDER_ENDINGS = re.compile(r"(?<=\w)(?:[*:_/·]-?|-)(?:innen|in|ne|e|a|euse|trice|rice|ra)(?!\w)")
_PARTS = re.compile(r"\s[-–—]\s|[,|;/]")
_ENDINGS = frozenset({"", "in", "innen", "a", "as", "e", "es", "o", "os", "ka", "ki"})
_MAN = re.compile(r"(?:mann|frau|leute)$")
