"""What the checklist says of each finding: a line, and what was found or what to do."""

import datetime as dt
from dataclasses import dataclass

from hearback.desk.language.sentences import Sentences
from hearback.desk.words import Words
from hearback.domain.checklist import BEST_WORDS, Finding, Item, Verdict
from hearback.domain.message import first_name

_QUOTED = 48


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in words; `detail` may be empty."""

    line: str
    detail: str = ""


class FindingWords:
    """Makes lines of findings."""

    def __init__(self, words: Words, sentences: Sentences) -> None:
        self._words = words
        self._days = sentences.days

    def verdict(self, finding: Finding) -> str:
        """Return a verdict as a word, for those who hear the list."""
        say = self._words.say
        if finding.by_hand:
            return say("ticked by you")
        return {
            Verdict.SATISFIED: say("done"),
            Verdict.OPEN: say("not yet"),
            Verdict.WARNING: say("worth another look"),
            Verdict.BLOCKS: say("to do before sending"),
            Verdict.NOT_JUDGED: say("not judged"),
        }[finding.verdict]

    def explained(self, finding: Finding) -> str:
        """Return what is said of a passage where the mouse rests on it."""
        said = self.said(finding)
        return f"{said.line}\n{said.detail}" if said.detail and finding.verdict is not Verdict.SATISFIED else said.line

    def said(self, finding: Finding) -> Said:
        """Return a finding in words."""
        if finding.problem in ("language", "no-blanks"):
            detail = self._words.say("Not judged in this language: your call")
            return Said(self._item(finding.item), detail)
        if finding.by_hand:
            return Said(self._item(finding.item), self._words.say("Ticked by you"))
        return self._satisfied(finding) if finding.verdict is Verdict.SATISFIED else self._wanting(finding)

    def _satisfied(self, finding: Finding) -> Said:
        say, say_n, facts, line = self._words.say, self._words.say_n, finding.facts, self._item(finding.item)
        match finding.item:
            case Item.GREETS:
                return Said(say("Greets {name} by name", name=first_name(str(facts["name"]))))
            case Item.CONVERSATION:
                used = self._words.number(_number(facts["used"]))
                many = _number(facts["count"])
                return Said(line, say_n("{used} of your {count} note", "{used} of your {count} notes", many, used=used))
            case Item.ROLE_OR_COMPANY | Item.INTERESTED | Item.FIT | Item.WAIT:
                return Said(line, say("“{words}”", words=_short(str(facts["words"]))))
            case Item.READS_WELL:
                return Said(say_n("{count} word", "{count} words", _number(facts["words"])), self._best_words())
            case Item.NOT_A_COPY:
                return Said(line, self._little_shared(finding))
            case Item.WELL_TIMED:
                return Said(line, say("Until {day}", day=self._words.day_and_time(_instant(facts["latest"]))))
            case _:
                return Said(line)

    def _item(self, item: Item) -> str:
        say = self._words.say
        return {
            Item.GREETS: say("Greets the person by name"),
            Item.CONVERSATION: say("Mentions something from your conversation"),
            Item.ROLE_OR_COMPANY: say("Names the role or the company"),
            Item.INTERESTED: say("Says you are still interested"),
            Item.FIT: say("Says why you fit"),
            Item.WAIT: say("Acknowledges that decisions take time"),
            Item.QUESTION: say("One clear, easy question"),
            Item.READS_WELL: say("Reads well"),
            Item.FILLED_IN: say("Nothing left to fill in"),
            Item.NOT_GENERIC: say("No stock phrases"),
            Item.NOT_EAGER: say("Calm in tone"),
            Item.NOT_A_COPY: say("Unlike what you sent before"),
            Item.WELL_TIMED: say("Well timed"),
            Item.ONLY_YOU: say("Something only you could have written"),
        }[item]

    def _little_shared(self, finding: Finding) -> str:
        say, facts = self._words.say, finding.facts
        share = _share(facts["share"])
        if share < 0.005:
            return ""
        if "person" in facts:
            # Translators: share: a percentage
            return say("{share} shared with your note to {person}", share=self._percent(share), person=facts["person"])
        # Translators: share: a percentage
        return say("{share} shared with the message to {company}", share=self._percent(share), company=facts["company"])

    def _wanting(self, finding: Finding) -> Said:
        say, say_n, facts, problem = self._words.say, self._words.say_n, finding.facts, finding.problem
        line = self._item(finding.item)
        match finding.item:
            case Item.GREETS:
                if problem == "nobody-known":
                    return Said(line, say("Note who you met, then greet them"))
                if problem == "somebody-else":
                    line = say("Greets {name}, to whom it does not go", name=first_name(str(facts["other"])))
                return Said(line, say("Begin with {name}’s name", name=facts["name"]))
            case Item.CONVERSATION:
                if problem == "no-round":
                    return Said(line, say("You have not spoken with them yet"))
                if problem == "no-notes":
                    return Said(line, say("Note what you remember, on the left"))
                return Said(
                    line,
                    say_n(
                        "{count} note is waiting on the left", "{count} notes are waiting on the left", _number(facts["count"])
                    ),
                )
            case Item.ROLE_OR_COMPANY:
                return Said(line, say("In the subject or the text"))
            case Item.INTERESTED:
                return Said(line, say("One plain sentence is enough"))
            case Item.FIT:
                if problem == "no-notes":
                    return Said(line, say("Note what makes you fit, as a note of the kind “fit”"))
                return Said(line, say("You noted: “{note}”", note=_short(str(facts["note"]))))
            case Item.WAIT:
                return Said(line, say("Show that you know they are busy deciding"))
            case Item.QUESTION:
                count = _number(facts["count"])
                if count:
                    return Said(say_n("{count} question", "{count} questions", count), say("One is easier to answer"))
                return Said(line, say("Ask one thing that is answered in a line"))
            case Item.READS_WELL:
                return self._length(finding)
            case Item.FILLED_IN:
                line = say_n("{count} mark left to fill in", "{count} marks left to fill in", _number(facts["count"]))
                return Said(line, say("First: {mark}", mark=_short(str(facts["first"]))))
            case Item.NOT_GENERIC:
                return Said(say("“{words}” sounds generic", words=facts["words"]), say("Say what is new instead"))
            case Item.NOT_EAGER:
                return self._eager(finding)
            case Item.NOT_A_COPY:
                return self._copied(finding)
            case Item.WELL_TIMED:
                return self._timing(finding)
            case Item.ONLY_YOU:
                return Said(line, say("Tick when it is true"))

    def _length(self, finding: Finding) -> Said:
        say, say_n = self._words.say, self._words.say_n
        words = say_n("{count} word", "{count} words", _number(finding.facts["words"]))
        match finding.problem:
            case "short":
                return Said(words, self._best_words())
            case "long":
                # Translators: best: “50–125 reads best”, about words
                return Said(words, say("A little long: {best}", best=self._best_words()))
            case "much-too-long":
                return Said(words, say("Too long: {best}", best=self._best_words()))
            case "no-subject":
                return Said(say("Add a subject"), say("Three to nine words read best"))
            case _:
                count = _number(finding.facts["subject_words"])
                line = say_n("A subject of {count} word", "A subject of {count} words", count)
                return Said(line, say("Three to nine words read best"))

    def _eager(self, finding: Finding) -> Said:
        say, facts = self._words.say, finding.facts
        match finding.problem:
            case "pleading":
                return Said(say("“{words}” sounds too eager", words=facts["words"]), say("Calm is more convincing"))
            case "reproach":
                return Said(
                    say("“{words}” sounds like a reproach", words=facts["words"]), say("Leave out that they did not answer")
                )
            case "shouting":
                return Said(say("“{words}” shouts", words=facts["words"]), say("Small letters are enough"))
            case "exclamation-marks":
                count = _number(facts["count"])
                return Said(
                    self._words.say_n("{count} exclamation mark", "{count} exclamation marks", count), say("One is plenty")
                )
            case _:
                return Said(self._item(Item.NOT_EAGER))

    def _copied(self, finding: Finding) -> Said:
        say, facts = self._words.say, finding.facts
        share = self._percent(_share(facts["share"]))
        if "person" in facts:
            # Translators: share: a percentage
            line = say("{share} the same as your note to {person}", share=share, person=facts["person"])
            return Said(line, say("They may lay your notes side by side: say it anew"))
        line = say("{share} stood in your message to {company}", share=share, company=facts["company"])
        return Said(line, say("Say it anew for these people"))

    def _timing(self, finding: Finding) -> Said:
        say, facts = self._words.say, finding.facts
        match finding.problem:
            case "early":
                return Said(say("A little early"), say("Best {day}", day=self._words.day_and_time(_instant(facts["best"]))))
            case "late":
                return Said(say("Late"), say("It was best by {day}", day=self._words.day_and_time(_instant(facts["latest"]))))
            case _:
                return Said(self._item(Item.WELL_TIMED), say("Nothing is planned for this message"))

    def _best_words(self) -> str:
        low, high = BEST_WORDS
        return self._words.say("{low}–{high} reads best", low=self._words.number(low), high=self._words.number(high))

    def _percent(self, share: float) -> str:
        from babel.numbers import format_percent

        return format_percent(share, locale=self._words.customs)


def _number(fact: object) -> int:
    assert isinstance(fact, int)
    return fact


def _share(fact: object) -> float:
    assert isinstance(fact, float)
    return fact


def _instant(fact: object) -> dt.datetime:
    assert isinstance(fact, dt.datetime)
    return fact


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTED else flat[: _QUOTED - 1].rstrip() + "…"
