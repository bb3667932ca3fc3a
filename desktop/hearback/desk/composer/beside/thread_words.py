"""What the thread says of each happening: who, what, when by both clocks, and the words themselves."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from hearback.desk.language.both_clocks import BothClocks
from hearback.desk.language.sentences import Sentences
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication, Message, Promise, Reply, Round
from hearback.domain.thread import ThreadEntry


@dataclass(frozen=True, slots=True)
class ThreadText:
    """An entry in words; `yours` where the user wrote it, `subject` where it can be continued."""

    who: str
    when: str
    subject: str = ""
    text: str = ""
    yours: bool = False


class ThreadWords:
    """Makes the thread's sentences."""

    def __init__(self, words: Words, sentences: Sentences) -> None:
        self._words = words
        self._sentences = sentences
        self._clocks = BothClocks(words)

    def of(self, entry: ThreadEntry, application: JobApplication, zone: ZoneInfo) -> ThreadText:
        """Return an entry in words; `zone` is the company's."""
        say, one = self._words.say, entry.happening
        when = self._words.day(entry.at, zone) if entry.day_only else self._clocks.moment(entry.at, zone)
        match one:
            case Message():
                to = self._words.all_of(one.to) if one.to else say("everybody")
                what = self._words.say_in(
                    "message to", "{message} to {people}", message=self._sentences.message(one.kind), people=to
                )
                return ThreadText(say("You · {what}", what=what), when, one.subject or "", one.body or "", yours=True)
            case Reply():
                who = one.person or application.company
                said = self._words.say_in("who · reply", "{who} · {reply}", who=who, reply=self._sentences.reply(one.kind))
                return ThreadText(said, when, text=one.text or "")
            case Promise():
                return ThreadText(say("They answer by {day}", day=self._words.day(one.answer_by)), when)
            case Round():
                return ThreadText(self._interview(one), when)

    def _interview(self, one: Round) -> str:
        say = self._words.say
        name = one.name or say("Interview")
        if one.people:
            name = self._words.say_in(
                "interview with", "{interview} with {people}", interview=name, people=self._words.all_of(one.people)
            )
        return say("{line} (cancelled)", line=name) if one.cancelled else name
