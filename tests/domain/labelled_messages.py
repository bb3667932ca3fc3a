"""Measures the checklist against messages that people labelled: `python tests/domain/labelled_messages.py [--misses]`.

One part was material while the phrase lists were written. The other is kept aside, by other writers, and never looked at while a
list is changed: only its figures say how well the lists do on messages that nobody has seen. README.md beside them has both.
"""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

# run as a script, Python looks for modules beside this file only
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from hearback.domain.checklist import Context, Finding, Item, Verdict, judge
from hearback.domain.job_application import ConversationNote, JobApplication, MessageKind, NoteKind, Person, Round, Step
from hearback.domain.message import Draft
from hearback.domain.next_step import NextStep
from hearback.system.shipped import shipped_files
from hearback.system.template_shelf import ShippedTemplates
from hearback.system.word_stems import stem

MESSAGES = Path(__file__).resolve().parents[1] / "examples" / "messages"
LABELLED = tuple(item for item in Item if item not in (Item.NOT_A_COPY, Item.WELL_TIMED, Item.ONLY_YOU))
"""The items that a message's text alone is judged by."""

_NOW = dt.datetime(2026, 11, 23, 13, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message, and the items that whoever wrote it says it fails by."""

    id: str
    language: str
    part: str
    draft: Draft
    application: JobApplication
    flaws: frozenset[Item]


@dataclass(frozen=True, slots=True)
class Judged:
    """One item of one message: labelled and found to be a flaw or none."""

    message: Labelled
    finding: Finding

    @property
    def is_flaw(self) -> bool:
        return self.finding.item in self.message.flaws

    @property
    def is_found(self) -> bool:
        return self.finding.verdict not in (Verdict.SATISFIED, Verdict.NOT_JUDGED)


@dataclass(frozen=True, slots=True)
class Figures:
    """How well flaws are found; 1.0 where there is nothing to find, or nothing was found."""

    judged: Sequence[Judged]

    @property
    def flaws(self) -> int:
        return sum(one.is_flaw for one in self.judged)

    @property
    def precision(self) -> float:
        found = [one for one in self.judged if one.is_found]
        return sum(one.is_flaw for one in found) / len(found) if found else 1.0

    @property
    def recall(self) -> float:
        flaws = [one for one in self.judged if one.is_flaw]
        return sum(one.is_found for one in flaws) / len(flaws) if flaws else 1.0

    @property
    def false_alarms(self) -> float:
        """The share of the judgements of good messages that find a flaw."""
        good = [one for one in self.judged if not one.message.flaws]
        return sum(one.is_found for one in good) / len(good) if good else 0.0

    @property
    def alarmed_messages(self) -> float:
        """The share of good messages in which any flaw is found."""
        alarmed = {one.message.id: False for one in self.judged if not one.message.flaws}
        alarmed |= {one.message.id: True for one in self.judged if not one.message.flaws and one.is_found}
        return sum(alarmed.values()) / len(alarmed) if alarmed else 0.0


def languages() -> Sequence[str]:
    """Return the languages that have labelled messages."""
    return sorted(file.stem for file in MESSAGES.glob("*.json"))


def messages(language: str, part: str = "") -> Iterator[Labelled]:
    """Yield a language's labelled messages: of one part, or all."""
    content = json.loads((MESSAGES / f"{language}.json").read_text(encoding="utf-8"))
    for one in content["messages"]:
        if part in ("", one["part"]):
            kind = MessageKind(one["kind"])
            draft = Draft(kind=kind, to=tuple(one["to"]), subject=one["subject"], body=one["body"])
            application = _application(content["applications"][one["application"]], kind)
            yield Labelled(one["id"], language, one["part"], draft, application, frozenset(map(Item, one["flaws"])))


def judged(message: Labelled) -> Iterator[Judged]:
    """Judge a message as the composer does."""
    context = Context(
        now=_NOW,
        next_step=NextStep(step=Step.NOTHING),
        language=message.language,
        phrases=_shelf().phrases(message.language),
        stem=stem,
    )
    for finding in judge(message.draft, message.application, context):
        if finding.item in LABELLED:
            yield Judged(message, finding)


@cache
def _shelf() -> ShippedTemplates:
    return ShippedTemplates(shipped_files().root)


def _application(facts: dict[str, Any], kind: MessageKind) -> JobApplication:
    people = tuple(facts["people"])
    notes = tuple(ConversationNote(text=note["text"], kind=NoteKind(note["kind"])) for note in facts["notes"])
    met = Round(starts=_NOW - dt.timedelta(days=5), people=people, notes=notes)
    return JobApplication(
        id="labelled",
        company=facts["company"],
        role=facts["role"],
        people=tuple(Person(name=name) for name in people),
        rounds=() if kind is MessageKind.APPLICATION_CHECK_IN else (met,),
        strengths=tuple(facts["strengths"]),
    )


def table(language: str, every: Sequence[Judged]) -> Iterator[str]:
    """Yield the lines of a language's table, in Markdown."""
    yield f"| {language} | messages | flawed | precision | recall | false alarms |"
    yield "|---|---|---|---|---|---|"
    rows = [(item.value, [one for one in every if one.finding.item is item]) for item in LABELLED]
    for name, some in [*rows, ("all", list(every))]:
        figures = Figures(some)
        shares = f"{figures.precision:.3f} | {figures.recall:.3f} | {figures.false_alarms:.1%}"
        yield f"| {name} | {len({one.message.id for one in some})} | {figures.flaws} | {shares} |"
    yield f"\nGood messages with any false alarm: {Figures(every).alarmed_messages:.1%}\n"


def misses(every: Iterable[Judged]) -> Iterator[str]:
    """Yield where label and finding differ; of what is kept aside only the place, so that it stays unseen."""
    for one in every:
        if one.is_flaw is not one.is_found:
            what = "missed" if one.is_flaw else "false alarm"
            seen = [passage.words(one.message.draft) for passage in one.finding.passages][:3]
            shown = "" if one.message.part == "aside" else f"  {one.finding.problem} {seen if seen else ''}"
            yield f"{one.message.id} {what}: {one.finding.item}{shown}"


def main() -> int:
    """Print the tables that were asked for; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("tuning", "aside"), default="", help="only this part (default: both)")
    parser.add_argument("--language", choices=languages(), action="append", help="only this language (default: all)")
    parser.add_argument("--misses", action="store_true", help="name the messages where label and finding differ")
    asked = parser.parse_args()
    together: list[Judged] = []
    for language in asked.language or languages():
        every = [one for message in messages(language, asked.part) for one in judged(message)]
        together += every
        print("\n".join(table(language, every)))
        if asked.misses:
            print("\n".join(misses(every)), end="\n\n")
    print("\n".join(table("together", together)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
