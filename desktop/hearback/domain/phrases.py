"""A language's phrases that show interest, fit or patience, or sound generic or too eager, and finding them in a text."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache

from hearback.domain.accents import has_accents, is_typed_without_accents, without_accents
from hearback.domain.phrase_syntax import PhraseFault, Takes, Together, WordSequence, sequence_of, together
from hearback.domain.text_ranges import Span, sentences_in, words_in

GAP_WORDS = 3
"""As many words may stand in a phrase's gap."""

NEGATED_WORDS = 3
"""As far before a phrase, within its clause, a negation turns it around."""

_FEW = 20
"""Where fewer phrases than one in as many have an accent, a text without any is nothing special."""

ENOUGH = 3
"""What the hints in a sentence count together where they say it without a phrase of their list."""

WITH_A_PHRASE = -1
"""What they count together, at least, where a phrase says it: less speaks against it."""

NAMED = "named"
"""The group that stands for the role or the company, wherever the caller found them."""


class PhraseList(StrEnum):
    """What a phrase is a sign of."""

    INTERESTED = "interested"
    FIT = "fit"
    WAIT = "wait"
    GENERIC = "generic"
    PLEADING = "pleading"
    REPROACH = "reproach"
    NEGATIONS = "negations"


_TURNED_AROUND = frozenset({PhraseList.INTERESTED, PhraseList.FIT, PhraseList.WAIT})


@dataclass(frozen=True, slots=True)
class Hint:
    """Phrases that say little by themselves, and what they count in a sentence: once, however many of them stand there.

    Those that speak against it count less than nothing.
    """

    counts: int
    phrases: Sequence[str]


class Phrases:
    """One language's lists.

    `stem` returns a plain word's stem in that language. It takes long: of the lists only that is stemmed which a text leads to.
    `groups` are the phrases that `<name>` stands for; `unless` says for a list in what company its phrases mean nothing: in one
    sentence with these. `hints` speak for a list or against it; those in one sentence are added up.
    """

    def __init__(
        self,
        lists: Mapping[str, Sequence[str]],
        stem: Callable[[str], str],
        groups: Mapping[str, Sequence[str]] | None = None,
        unless: Mapping[str, Sequence[str]] | None = None,
        hints: Mapping[str, Sequence[Hint]] | None = None,
    ) -> None:
        self._lists = lists
        self._stem = stem
        self._groups = groups or {}
        self._unless = unless or {}
        self._hints = hints or {}
        # while somebody types, all sentences but one are those of a moment ago
        self._in_sentence = lru_cache(maxsize=500)(self._look_through)

    @cached_property
    def filler(self) -> frozenset[str]:
        """The stems of words that are too common to recognise a conversation note by."""
        return frozenset(self._stem(word) for entry in self._lists.get("filler", ()) for word, _span in words_in(entry))

    def prepare(self) -> None:
        """Read the lists now; raises PhraseFault where one cannot be read."""
        _ = self.filler, self._rules

    def found(self, text: str, named: Sequence[Span] = ()) -> Mapping[PhraseList, Sequence[Span]]:
        """Return where phrases stand in a text, by their list; what a negation turns around is left out.

        `named` is where the role or the company stand in it. Of phrases that overlap the first is told, or the longer.
        """
        if self._unaccented is not None and is_typed_without_accents(text):
            return self._unaccented.found(text, named)
        found: dict[PhraseList, list[Span]] = {name: [] for name in PhraseList}
        for start, end in _statements_in(text):
            names = tuple((first - start, last - start) for first, last in named if start <= first and last <= end)
            for name, spans in self._in_sentence(text[start:end], names).items():
                found[name] += ((start + first, start + last) for first, last in spans)
        return found

    @cached_property
    def _unaccented(self) -> "Phrases | None":
        """The same lists as people write who type no accents; None where the language has hardly any."""
        every = [
            phrase for lists in (self._lists, self._groups, self._unless) for phrases in lists.values() for phrase in phrases
        ]
        every += [phrase for hints in self._hints.values() for hint in hints for phrase in hint.phrases]
        if sum(has_accents(phrase) for phrase in every) * _FEW < len(every):
            return None
        two_letters = any("ä" in phrase for phrase in every)

        def bare_word(one: str) -> str:
            return without_accents(one, two_letters=two_letters)

        def bare(lists: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
            # a group's name, too, as the phrases now spell it
            return {bare_word(name): [bare_word(one) for one in phrases] for name, phrases in lists.items()}

        hints = {
            name: [Hint(hint.counts, [bare_word(one) for one in hint.phrases]) for hint in hints]
            for name, hints in self._hints.items()
        }
        return Phrases(bare(self._lists), self._stem, bare(self._groups), bare(self._unless), hints)

    def _look_through(self, text: str, named: tuple[Span, ...]) -> Mapping[PhraseList, Sequence[Span]]:
        words = [_Word(word, self._stem(word), span) for word, span in words_in(text)]
        sentence = _Sentence(text, words, named, self._rules.groups, self._stem)
        hits = [hit for at in range(len(sentence.words)) for hit in sentence.longest(self._rules.tree, at)]
        negations = [hit for hit in hits if hit.meant is PhraseList.NEGATIONS]
        parts: dict[int, list[_Hit]] = {}
        for hit in hits:
            if isinstance(hit.meant, int):
                parts.setdefault(hit.meant, []).append(hit)
        spans = list(self._rules.found(parts, negations))
        spans += [
            (hit.meant, hit.start, hit.end)
            for hit in hits
            if isinstance(hit.meant, PhraseList) and not (hit.meant in _TURNED_AROUND and hit.is_negated(negations))
        ]
        hinted = self._rules.hinted(parts, negations)
        spans += [(name, *hints.range) for name, hints in hinted.items() if hints.together >= ENOUGH]
        without_meaning = self._rules.without_meaning(parts)
        without_meaning |= {name for name, hints in hinted.items() if hints.together < WITH_A_PHRASE}
        kept: dict[PhraseList, list[Span]] = {}
        free: dict[PhraseList, int] = {}
        for name, start, end in sorted(spans, key=lambda one: (one[1], -one[2])):
            if start >= free.get(name, 0) and name not in without_meaning:
                free[name] = end
                kept.setdefault(name, []).append((sentence.words[start].span[0], sentence.words[end - 1].span[1]))
        return kept

    @cached_property
    def _rules(self) -> "_Rules":
        rules = _Rules(self._groups)
        for name in PhraseList:
            for phrase in self._lists.get(name, ()):
                rules.add(name, phrase)
            for phrase in self._unless.get(name, ()):
                rules.add_unless(name, phrase)
            for hint in self._hints.get(name, ()):
                rules.add_hint(name, hint)
        return rules


Meant = PhraseList | int
"""What a phrase is found for: a list, or a part (by its number) that counts together with others."""

_OF_IT, _NONE_OF_IT = 0, 1
"""What a phrase of a group says: that it stands for the group, or that it does not, whatever others say."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a sentence."""

    form: str
    stem: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Hit:
    """A phrase in a sentence, in words; `gaps` are the ranges that its gaps took, `clause` is where its clause begins."""

    meant: Meant
    start: int
    end: int
    gaps: tuple[Span, ...]
    clause: int

    def is_negated(self, negations: Sequence["_Hit"]) -> bool:
        """Whether a negation stands just before it or in one of its gaps."""
        reach = [(max(self.start - NEGATED_WORDS, self.clause), self.start), *self.gaps]
        return any(start < one.end <= end and one.start < self.end for one in negations for start, end in reach)


@dataclass(slots=True)
class _Branch:
    """Where the phrases that begin alike go on; how they do is found out when a text leads here: stemming takes long.

    `onward` are the branches where the alternatives of a choice meet again.
    """

    waiting: list[tuple[WordSequence, "Meant | _Branch"]] = field(default_factory=list)
    ends: set[Meant] = field(default_factory=set)
    by_stem: dict[str, "_Branch"] = field(default_factory=dict)
    by_form: dict[str, "_Branch"] = field(default_factory=dict)
    by_prefix: dict[str, "_Branch"] = field(default_factory=dict)
    prefix_lengths: set[int] = field(default_factory=set)
    by_suffix: dict[str, "_Branch"] = field(default_factory=dict)
    suffix_lengths: set[int] = field(default_factory=set)
    by_group: dict[str, "_Branch"] = field(default_factory=dict)
    without_group: dict[str, "_Branch"] = field(default_factory=dict)
    behind_gap: "_Branch | None" = None
    onward: list["_Branch"] = field(default_factory=list)

    def plant(self, sequence: WordSequence, end: "Meant | _Branch") -> None:
        """Let a sequence go on from here, up to what is meant by it or to where it meets others."""
        if sequence:
            self.waiting.append((sequence, end))
        elif isinstance(end, _Branch):
            self.onward.append(end)
        else:
            self.ends.add(end)

    def unfold(self, stem: Callable[[str], str]) -> None:
        """Be ready for the next word."""
        while self.waiting:
            (part, *others), end = self.waiting.pop()
            match part.takes:
                case Takes.INFLECTIONS:
                    branch = self.by_stem.setdefault(stem(part.word), _Branch())
                case Takes.FORM:
                    branch = self.by_form.setdefault(part.word, _Branch())
                case Takes.PREFIX:
                    branch = self.by_prefix.setdefault(part.word, _Branch())
                    self.prefix_lengths.add(len(part.word))
                case Takes.SUFFIX:
                    branch = self.by_suffix.setdefault(part.word, _Branch())
                    self.suffix_lengths.add(len(part.word))
                case Takes.GROUP:
                    branch = self.by_group.setdefault(part.word, _Branch())
                case Takes.ABSENT:
                    branch = self.without_group.setdefault(part.word, _Branch())
                case Takes.CHOICE:
                    branch = _Branch()
                    for choice in part.choices:
                        self.plant(choice, branch)
                    if part.may_be_missing:
                        self.onward.append(branch)
                case Takes.GAP:
                    self.behind_gap = branch = self.behind_gap or _Branch()
            branch.plant(tuple(others), end)

    def behind(self, word: _Word) -> Iterator["_Branch"]:
        """Yield where the phrases go on that this word belongs to."""
        if word.stem in self.by_stem:
            yield self.by_stem[word.stem]
        if word.form in self.by_form:
            yield self.by_form[word.form]
        for length in self.prefix_lengths:
            if word.form[:length] in self.by_prefix:
                yield self.by_prefix[word.form[:length]]
        for length in self.suffix_lengths:
            ending = word.form[len(word.form) - length :]
            if len(ending) < len(word.form) and ending in self.by_suffix:
                yield self.by_suffix[ending]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A phrase of several parts: the numbers of those it wants in a sentence, each row in one clause, and of those it does not.

    `hint` says by its number which hint it is one of; None where it is a phrase of the list itself.
    """

    name: PhraseList
    wanted: tuple[tuple[int, ...], ...]
    unwanted: tuple[int, ...]
    hint: int | None = None
    can_be_turned: bool = True

    def range(self, parts: Mapping[int, Sequence[_Hit]], negations: Sequence[_Hit]) -> Span | None:
        """Return the range from the first of its parts to the last, in words, where it holds."""
        if any(part in parts for part in self.unwanted):
            return None
        there: list[_Hit] = []
        for row in self.wanted:
            rows = [self._counting(parts.get(part, ()), negations) for part in row]
            clauses = set.intersection(*({hit.clause for hit in hits} for hits in rows))
            if not clauses:
                return None
            first = min(clauses)
            there += (next(hit for hit in hits if hit.clause == first) for hits in rows)
        return min(hit.start for hit in there), max(hit.end for hit in there)

    def _counting(self, hits: Sequence[_Hit], negations: Sequence[_Hit]) -> Sequence[_Hit]:
        turned = self.can_be_turned and self.name in _TURNED_AROUND
        return [hit for hit in hits if not (turned and hit.is_negated(negations))]


@dataclass(frozen=True, slots=True)
class _Hints:
    """What the hints of a list in a sentence count together, and where those stand, in words, that speak for it."""

    together: int
    speaking: Sequence[Span]

    @property
    def range(self) -> Span:
        """Return from where to where they stand."""
        return min(start for start, _end in self.speaking), max(end for _start, end in self.speaking)


class _Rules:
    """The lists of a language, ready to be looked for: their phrases as a tree, and what counts together."""

    def __init__(self, groups: Mapping[str, Sequence[str]]) -> None:
        self.tree = _Branch()
        self.groups: dict[str, _Branch] = {}
        self._numbers: dict[str, int] = {}
        self._by_part: dict[int, list[_Rule]] = {}
        self._hints_by_part: dict[int, list[_Rule]] = {}
        self._unless: dict[int, set[PhraseList]] = {}
        self._counts: list[int] = []
        for name, phrases in groups.items():
            grown = _Branch()
            for phrase in phrases:
                is_none = phrase.startswith("!")
                self._plant(grown, phrase.removeprefix("!"), _NONE_OF_IT if is_none else _OF_IT, f"groups.{name}")
            # known from here on: a group may hold those before it, so none can hold itself
            self.groups[name] = grown

    def add(self, name: PhraseList, phrase: str) -> None:
        """Look for a phrase of a list, too. Raises PhraseFault."""
        parts = together(phrase, name)
        if len(parts.wanted) == 1 == len(parts.wanted[0]) and not parts.unwanted:
            self._plant(self.tree, phrase, name, name)
        else:
            self._add_rule(name, parts, name)

    def add_hint(self, name: PhraseList, hint: Hint) -> None:
        """Let phrases count for a list, or against it. Raises PhraseFault."""
        number = len(self._counts)
        self._counts.append(hint.counts)
        for phrase in hint.phrases:
            self._add_rule(name, together(phrase, name), f"hints.{name}", number)

    def _add_rule(self, name: PhraseList, parts: Together, where: str, hint: int | None = None) -> None:
        wanted = tuple(tuple(self._number(part, where) for part in row) for row in parts.wanted)
        unwanted = tuple(self._number(part, where) for part in parts.unwanted)
        rule = _Rule(name, wanted, unwanted, hint, can_be_turned=hint is None or self._counts[hint] > 0)
        by_part = self._by_part if hint is None else self._hints_by_part
        by_part.setdefault(wanted[0][0], []).append(rule)

    def add_unless(self, name: PhraseList, phrase: str) -> None:
        """Let a phrase take the meaning from those of a list in its sentence. Raises PhraseFault."""
        self._unless.setdefault(self._number(phrase, f"unless.{name}"), set()).add(name)

    def without_meaning(self, parts: Iterable[int]) -> set[PhraseList]:
        """Return the lists whose phrases mean nothing beside the parts that are there."""
        return {name for part in parts for name in self._unless.get(part, ())}

    def found(self, parts: Mapping[int, Sequence[_Hit]], negations: Sequence[_Hit]) -> Iterator[tuple[PhraseList, int, int]]:
        """Yield where phrases of several parts stand, in words."""
        for rule in (rule for part in parts for rule in self._by_part.get(part, ())):
            span = rule.range(parts, negations)
            if span is not None:
                yield rule.name, *span

    def hinted(self, parts: Mapping[int, Sequence[_Hit]], negations: Sequence[_Hit]) -> Mapping[PhraseList, _Hints]:
        """Return by list what its hints say."""
        counted: dict[PhraseList, dict[int, list[Span]]] = {}
        for rule in (rule for part in parts for rule in self._hints_by_part.get(part, ())):
            span = rule.range(parts, negations)
            if span is not None and rule.hint is not None:
                counted.setdefault(rule.name, {}).setdefault(rule.hint, []).append(span)
        return {
            name: _Hints(
                together=sum(self._counts[hint] for hint in hints),
                speaking=[span for hint, spans in hints.items() if self._counts[hint] > 0 for span in spans],
            )
            for name, hints in counted.items()
        }

    def _number(self, part: str, where: str) -> int:
        if part not in self._numbers:
            self._numbers[part] = len(self._numbers)
            self._plant(self.tree, part, self._numbers[part], where)
        return self._numbers[part]

    def _plant(self, branch: _Branch, phrase: str, meant: Meant, where: str) -> None:
        sequence = sequence_of(phrase, where)
        for name in _groups_in(sequence) if "<" in phrase else ():
            if name not in self.groups and name != NAMED:
                raise PhraseFault(where, phrase, f"there is no group <{name}> before it")
        branch.plant(sequence, meant)


def _groups_in(sequence: WordSequence) -> Iterator[str]:
    for part in sequence:
        if part.takes in (Takes.GROUP, Takes.ABSENT):
            yield part.word
        for choice in part.choices:
            yield from _groups_in(choice)


class _Sentence:
    """A sentence that is looked through."""

    def __init__(
        self, text: str, words: Sequence[_Word], named: Sequence[Span], groups: Mapping[str, _Branch], stem: Callable[[str], str]
    ) -> None:
        self.words = words
        self._clauses = [0]
        for before, (at, word) in zip(words, enumerate(words[1:], start=1), strict=False):
            ends = _CLAUSE_END.search(text, before.span[1], word.span[0])
            self._clauses.append(at if ends else self._clauses[-1])
        self._stem = stem
        self._groups = groups
        self._group_ends: dict[tuple[str, int], frozenset[int]] = {}
        for start, end in named:
            within = [at for at, word in enumerate(words) if start <= word.span[0] and word.span[1] <= end]
            if within:
                self._group_ends[NAMED, within[0]] = frozenset({within[-1] + 1})

    def longest(self, root: _Branch, start: int) -> Iterable[_Hit]:
        """Return for each meaning the longest phrase that begins at a word."""
        found: dict[Meant, _Hit] = {}
        for branch, end, gaps in self._ways(root, start):
            for meant in branch.ends:
                if meant not in found or end > found[meant].end:
                    found[meant] = _Hit(meant, start, end, gaps, self._clauses[start])
        return found.values()

    def _ways(self, root: _Branch, start: int) -> Iterator[tuple[_Branch, int, tuple[Span, ...]]]:
        """Yield where phrases that begin at a word end: the branch, the word behind, and the ranges that their gaps took."""
        paths: list[tuple[_Branch, int, tuple[Span, ...]]] = [(root, start, ())]
        while paths:
            branch, at, gaps = path = paths.pop()
            if branch.ends:
                yield path
            if branch.waiting:
                branch.unfold(self._stem)
            for one in branch.onward:
                paths.append((one, at, gaps))
            if branch.behind_gap is not None:
                last = min(at + GAP_WORDS, len(self.words))
                paths += [(branch.behind_gap, to, (*gaps, (at, to))) for to in range(at, last + 1)]
            if branch.without_group:
                paths += [(one, at, gaps) for name, one in branch.without_group.items() if not self._ends(name, at)]
            if at < len(self.words):
                for one in branch.behind(self.words[at]):
                    paths.append((one, at + 1, gaps))
                if branch.by_group:
                    paths += [(one, end, gaps) for name, one in branch.by_group.items() for end in self._ends(name, at)]

    def _ends(self, group: str, at: int) -> frozenset[int]:
        """Return where a group's phrases that begin at a word may end."""
        found = self._group_ends.get((group, at))
        if found is None:
            grown = self._groups.get(group)
            ways = [(branch.ends, end) for branch, end, _gaps in self._ways(grown, at)] if grown is not None else []
            none_of_it = {end for ends, end in ways if _NONE_OF_IT in ends}
            found = frozenset(end for ends, end in ways if _OF_IT in ends) - none_of_it
            self._group_ends[group, at] = found
        return found


def _statements_in(text: str) -> Iterator[Span]:
    """Yield the sentences, and what stands on either side of a semicolon in one."""
    for start, end in sentences_in(text):
        at = start
        for mark in _SEMICOLON.finditer(text, start, end):
            yield at, mark.start()
            at = mark.end()
        yield at, end


_SEMICOLON = re.compile(r"[;；؛]\s+")
_CLAUSE_END = re.compile(r"[,;:()،、，]|\s[–—-]\s|—")
