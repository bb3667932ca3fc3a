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

    def said(self, finding: Finding) -> Said:
        """Return a finding in words."""
        if finding.problem == "language":
            detail = self._words.say("Not judged in this language: your call")
            return Said(self._satisfied(finding).line, detail)
        if finding.verdict is Verdict.SATISFIED:
            said = self._satisfied(finding)
            return Said(said.line, self._words.say("Ticked by you")) if finding.by_hand else said
        return self._wanting(finding)

    def _satisfied(self, finding: Finding) -> Said:
        say, say_n, facts = self._words.say, self._words.say_n, finding.facts
        match finding.item:
            case Item.GREETS:
                if "name" in facts and not finding.by_hand:
                    return Said(say("Greets {name} by name", name=first_name(str(facts["name"]))))
                return Said(say("Greets the person by name"))
            case Item.CONVERSATION:
                line = say("Mentions something from your conversation")
                count = _number(facts.get("count", 0))
                if finding.by_hand or not count:
                    return Said(line)
                used = self._words.number(_number(facts["used"]))
                return Said(line, say_n("{used} of your {count} note", "{used} of your {count} notes", count, used=used))
            case Item.ROLE_OR_COMPANY:
                return Said(say("Names the role or the company"))
            case Item.INTERESTED:
                return Said(say("Says you are still interested"))
            case Item.FIT:
                found = str(facts.get("words") or "")
                return Said(say("Says why you fit"), say("“{words}”", words=_short(found)) if found else "")
            case Item.WAIT:
                return Said(say("Acknowledges that decisions take time"))
            case Item.QUESTION:
                return Said(say("One clear, easy question"))
            case Item.READS_WELL:
                if finding.by_hand or "words" not in facts:
                    return Said(say("Reads well"))
                return Said(say_n("{count} word", "{count} words", _number(facts["words"])), self._best_words())
            case Item.FILLED_IN:
                return Said(say("Nothing left to fill in"))
            case Item.NOT_GENERIC:
                return Said(say("No stock phrases"))
            case Item.NOT_EAGER:
                return Said(say("Calm in tone"))
            case Item.NOT_A_COPY:
                share = _share(facts.get("share", 0.0))
                if finding.by_hand or share < 0.005:
                    return Said(say("Unlike what you sent before"))
                # Translators: share: a percentage
                detail = say("{share} shared with the message to {company}", share=self._percent(share), company=facts["company"])
                return Said(say("Unlike what you sent before"), detail)
            case Item.WELL_TIMED:
                return Said(say("Well timed"))
            case Item.ONLY_YOU:
                return Said(say("Something only you could have written"))

    def _wanting(self, finding: Finding) -> Said:
        say, say_n, facts, problem = self._words.say, self._words.say_n, finding.facts, finding.problem
        match finding.item:
            case Item.GREETS:
                if problem == "nobody-known":
                    return Said(say("Greets the person by name"), say("Note who you met, then greet them"))
                return Said(say("Greets the person by name"), say("Begin with {name}’s name", name=facts["name"]))
            case Item.CONVERSATION:
                line = say("Mentions something from your conversation")
                if problem == "no-notes":
                    return Said(line, say("Note what you remember, on the left"))
                return Said(
                    line,
                    say_n(
                        "{count} note is waiting on the left", "{count} notes are waiting on the left", _number(facts["count"])
                    ),
                )
            case Item.ROLE_OR_COMPANY:
                return Said(say("Names the role or the company"), say("In the subject or the text"))
            case Item.INTERESTED:
                return Said(say("Says you are still interested"), say("One plain sentence is enough"))
            case Item.FIT:
                line = say("Says why you fit")
                if problem == "no-notes":
                    return Said(line, say("Note what makes you fit, as a note of the kind “fit”"))
                return Said(line, say("You noted: “{note}”", note=_short(str(facts["note"]))))
            case Item.WAIT:
                return Said(say("Acknowledges that decisions take time"), say("Show that you know they are busy deciding"))
            case Item.QUESTION:
                count = _number(facts["count"])
                if count:
                    return Said(say_n("{count} question", "{count} questions", count), say("One is easier to answer"))
                return Said(say("One clear, easy question"), say("Ask one thing that is answered in a line"))
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
                line = say(
                    "{share} stood in your message to {company}",
                    share=self._percent(_share(facts["share"])),
                    company=facts["company"],
                )
                return Said(line, say("Say it anew for these people"))
            case Item.WELL_TIMED:
                return self._timing(finding)
            case Item.ONLY_YOU:
                return Said(say("Something only you could have written"), say("Tick when it is true"))

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
                return Said(say("Calm in tone"))

    def _timing(self, finding: Finding) -> Said:
        say, facts = self._words.say, finding.facts
        line = say("Well timed")
        match finding.problem:
            case "early":
                return Said(say("A little early"), say("Best {day}", day=self._words.day_and_time(_instant(facts["best"]))))
            case "late":
                return Said(say("Late"), say("It was best by {day}", day=self._words.day_and_time(_instant(facts["latest"]))))
            case _:
                return Said(line, say("Nothing is planned for this message"))

    def _best_words(self) -> str:
        low, high = BEST_WORDS
        return self._words.say("{low}–{high} reads best", low=self._words.number(low), high=self._words.number(high))

    def _percent(self, share: float) -> str:
        from babel.numbers import format_percent

        return format_percent(share, locale=self._words.locale)


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
