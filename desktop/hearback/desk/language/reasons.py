"""Says why a step is what it is and where it is: a sentence for each rule that applied."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from hearback.desk.language.names import Names
from hearback.desk.language.pace_names import pace_name, span_words
from hearback.desk.words import Words
from hearback.domain.job_application import MessageKind, ReplyKind, Step
from hearback.domain.next_step import Fact, Reason, ReasonCode
from hearback.domain.pace import TYPICAL, Span

Facts = Mapping[str, Fact]

_WORKING_TIME = frozenset({ReasonCode.WEEKEND, ReasonCode.HOLIDAY, ReasonCode.OUT_OF_HOURS})


class Reasons:
    """Sentences of reasons in the user's language, in the order of the rules; times are the user's."""

    def __init__(self, words: Words, names: Names) -> None:
        self._words = words
        self._names = names

    def sentences(self, reasons: Sequence[Reason]) -> list[str]:
        """Return a sentence for each reason; what moved the same moment for its days off shares one."""
        said: list[str] = []
        for group in _grouped(reasons):
            said.append(self._days_off(group) if group[0].code in _WORKING_TIME else self._sentence(group[0]))
        return said

    def _sentence(self, reason: Reason) -> str:
        say, facts = self._words.say, reason.facts
        match reason.code:
            case ReasonCode.AFTER_ROUND:
                name, moment = facts.get("round"), self._moment(facts["at"])
                if name:
                    return say("It counts from the end of {interview} ({moment}).", interview=name, moment=moment)
                return say("It counts from the end of the interview ({moment}).", moment=moment)
            case ReasonCode.AFTER_MESSAGE:
                return self._after_message(facts)
            case ReasonCode.AFTER_REPLY:
                return self._after_reply(facts)
            case ReasonCode.AFTER_APPLYING:
                return say("It counts from your application ({day}).", day=self._day(facts["at"]))
            case ReasonCode.PACE:
                return self._pace(facts)
            case ReasonCode.MISSED_THANK_YOU:
                return say(
                    "The thank-you was due by {moment}: thank them in the same message.", moment=self._moment(facts["latest"])
                )
            case ReasonCode.MISSED_CHECK_IN:
                return say(
                    "The check-in was due by {moment}. One last check-in takes its place: nobody likes two reminders in a row.",
                    moment=self._moment(facts["latest"]),
                )
            case ReasonCode.THANK_REST:
                return say("{people} has not been thanked yet.", people=self._people(facts))
            case ReasonCode.QUIET:
                return say(
                    "The last check-in was due by {moment}. What has been quiet since is better left behind.",
                    moment=self._moment(facts["latest"]),
                )
            case _:
                return self._moved(reason)

    def _moved(self, reason: Reason) -> str:
        say, facts = self._words.say, reason.facts
        match reason.code:
            case ReasonCode.PROMISE:
                return say(
                    "They said they would answer by {day}, so there is no reminder before {moment}.",
                    day=self._day(facts["answer_by"]),
                    moment=self._moment(facts["to"]),
                )
            case ReasonCode.COURTESY:
                return say(
                    "You wrote to {whom} about another application ({moment}), so 48 hours lie in between.",
                    whom=self._people(facts) or facts["company"],
                    moment=self._moment(facts["sent"]),
                )
            case ReasonCode.SNOOZED:
                return say("You put it off until {moment}.", moment=self._moment(facts["until"]))
            case ReasonCode.PINNED:
                return say("You put it on {day}.", day=self._day(facts["day"]))
            case ReasonCode.SKIPPED:
                step = self._names.step(Step(str(facts["step"])))
                return say("It counts from when you skipped: {step} ({moment}).", step=step, moment=self._moment(facts["at"]))
            case ReasonCode.OFFER:
                return say("They made you an offer ({moment}).", moment=self._moment(facts["at"]))
            case _:
                return say("They invited you ({moment}).", moment=self._moment(facts["at"]))

    def _after_message(self, facts: Facts) -> str:
        say = self._words.say
        message = self._names.message(MessageKind(str(facts["kind"])))
        people = self._people(facts, "to")
        if people:
            return say(
                "It counts from your last message: {message} to {people} ({moment}).",
                message=message,
                people=people,
                moment=self._moment(facts["at"]),
            )
        return say("It counts from your last message: {message} ({moment}).", message=message, moment=self._moment(facts["at"]))

    def _after_reply(self, facts: Facts) -> str:
        say = self._words.say
        kind = ReplyKind(str(facts["kind"]))
        reply, moment = self._names.reply(kind), self._moment(facts["at"])
        if kind is ReplyKind.REJECTION:
            return say("They turned you down ({moment}).", moment=moment)
        return say("It counts from their answer: {reply} ({moment}).", reply=reply, moment=moment)

    def _pace(self, facts: Facts) -> str:
        say, words = self._words.say, self._words
        name = facts.get("name")
        given = name if isinstance(name, str) else None
        usual = facts["pace"] == TYPICAL and given is None
        # Translators: stands where an industry’s name would: “Usually: a check-in is well timed …”
        industry = say("Usually") if usual else pace_name(words, str(facts["pace"]), given)
        timing = facts["timing"]
        assert isinstance(timing, tuple)
        spans = [Span.parse(one) for one in timing]
        after = span_words(words, spans[0], spans[-1])
        match Step(str(facts["step"])):
            case Step.THANK_YOU:
                return say("{industry}: a thank-you is well timed {after} later.", industry=industry, after=after)
            case Step.MOVE_ON:
                return say("{industry}: after {after} without an answer it is time to move on.", industry=industry, after=after)
            case Step.FINAL_CHECK_IN:
                return say("{industry}: a last check-in is well timed {after} later.", industry=industry, after=after)
            case _:
                return say("{industry}: a check-in is well timed {after} later.", industry=industry, after=after)

    def _days_off(self, reasons: Sequence[Reason]) -> str:
        """Return what days off and hours moved: `Because of the weekend and Christmas Day (Fri 25 Dec) it opens …`."""
        say = self._words.say
        causes = self._words.all_of([self._cause(reason) for reason in reasons])
        facts = reasons[0].facts
        moves, to = facts.get("moves", ()), self._moment(facts["to"])
        first = moves[0] if isinstance(moves, tuple) and moves else "at"
        match first:
            case "earliest":
                # Translators: causes: “the weekend and Boxing Day (Sat, Dec 26)”; “it” is when a message is well timed
                return say("Because of {causes} it opens on {moment}.", causes=causes, moment=to)
            case "best":
                return say("Because of {causes} its best moment is on {moment}.", causes=causes, moment=to)
            case "latest":
                return say("Because of {causes} it ends on {moment}.", causes=causes, moment=to)
            case _:
                return say("Because of {causes} it is on {moment}.", causes=causes, moment=to)

    def _cause(self, reason: Reason) -> str:
        say = self._words.say
        match reason.code:
            case ReasonCode.WEEKEND:
                # Translators: one of the causes in “Because of {causes} …”
                return say("the weekend")
            case ReasonCode.HOLIDAY:
                return say("{holiday} ({day})", holiday=reason.facts["holiday"], day=self._day(reason.facts["day"]))
            case _:
                # Translators: one of the causes in “Because of {causes} …”
                return say("their working hours")

    def _people(self, facts: Facts, name: str = "people") -> str:
        people = facts.get(name, ())
        return self._words.all_of(people) if isinstance(people, tuple) and people else ""

    def _moment(self, fact: Fact) -> str:
        if isinstance(fact, dt.datetime):
            return self._words.day_and_time(fact)
        return self._day(fact)

    def _day(self, fact: Fact) -> str:
        assert isinstance(fact, dt.date)
        return self._words.day(fact)


def _grouped(reasons: Sequence[Reason]) -> Iterator[list[Reason]]:
    """Yield the reasons one by one, but neighbours of working time that moved the same to the same together."""
    group: list[Reason] = []
    for reason in reasons:
        if group and not _same_move(group[-1], reason):
            yield group
            group = []
        group.append(reason)
    if group:
        yield group


def _same_move(one: Reason, other: Reason) -> bool:
    return (
        {one.code, other.code} <= _WORKING_TIME
        and one.facts.get("moves") == other.facts.get("moves")
        and one.facts.get("to") == other.facts.get("to")
    )
