"""An application's history as the rules see it at one instant: what counts by then, in order, as instants."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from hearback.domain.job_application import JobApplication, MessageKind, Pin, ReplyKind, Round, Snooze, Step
from hearback.domain.letter import email_key, name_key
from hearback.domain.moments import Moment, instant_of
from hearback.domain.pace import Span, SpanUnit
from hearback.domain.workdays import Calendar

CHECK_INS = frozenset({Step.CHECK_IN, Step.APPLICATION_CHECK_IN, Step.FINAL_CHECK_IN})

_ROUND_WITHOUT_END = Span(1, SpanUnit.HOURS)
_BEFORE_A_WINDOW = dt.timedelta(hours=48)
_STEP_OF_KIND: dict[MessageKind, Step] = {kind: Step(kind) for kind in MessageKind if kind is not MessageKind.OTHER}


@dataclass(frozen=True, slots=True)
class Meeting:
    """A round that was not cancelled, with its instants."""

    starts: dt.datetime
    ends: dt.datetime
    round: Round


@dataclass(frozen=True, slots=True)
class Sent:
    """A message, or a skipped step, which counts as sent; `step` is None for a message of another kind."""

    at: dt.datetime
    step: Step | None
    skipped: bool
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """A reply that counts, which those of kind `other` do not."""

    at: dt.datetime
    kind: ReplyKind
    person: str | None


@dataclass(frozen=True, slots=True)
class Promised:
    """The company's word that stands."""

    made: dt.datetime
    answer_by: dt.date


@dataclass(frozen=True, slots=True)
class StillToThank:
    """Who is to be thanked for the last round; `rest` where others were written to already."""

    people: tuple[str, ...]
    rest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What counts at one instant.

    `last_round` is the last one that is over, `ahead` those that are not; `begun` is when the last round began. `sent`,
    `heard` and `promised` count from the last round's start on (rule 2), `all_sent` and `last_reply` go back to the
    beginning. `snooze` and `pin` are those that still hold. `unfolds` is the first instant to come at which a round
    is over or something dated ahead is seen (None: never).
    """

    application: JobApplication
    closed: bool
    applied: dt.datetime | None
    last_round: Meeting | None
    ahead: Sequence[Meeting]
    begun: dt.datetime | None
    last_reply: Heard | None
    all_sent: Sequence[Sent]
    sent: Sequence[Sent]
    heard: Sequence[Heard]
    promised: Promised | None
    snooze: Snooze | None
    pin: Pin | None
    unfolds: dt.datetime | None

    @property
    def sent_since_reply(self) -> Sequence[Sent]:
        """What was sent since the last reply that counts, or since everything counts."""
        if not self.heard:
            return self.sent
        return [sent for sent in self.sent if sent.at >= self.heard[-1].at]

    def still_to_thank(self) -> StillToThank | None:
        """Return whom the last round's thank-you is still to go to (rule 3); None where it was sent to all, or skipped."""
        if self.last_round is None:
            return None
        people = self.last_round.round.people
        steps = {sent.step for sent in self.sent}
        if Step.THANK_YOU not in steps and steps.isdisjoint(CHECK_INS):
            return StillToThank(people, rest=False)
        if any(sent.skipped and sent.step is Step.THANK_YOU for sent in self.sent):
            return None
        messages = [sent for sent in self.sent if not sent.skipped]
        if any(not message.to for message in messages):
            return None
        written_to = {name_key(entry) for message in messages for entry in message.to}
        rest = tuple(person for person in people if (keys := self._keys_of(person)) and written_to.isdisjoint(keys))
        return StillToThank(rest, rest=True) if rest else None

    def _keys_of(self, name: str) -> frozenset[str]:
        """Return what a message to a person met can be addressed to; nothing where no e-mail address is known."""
        key = name_key(name)
        emails = {email_key(one.email) for one in self.application.people if one.email and name_key(one.name) == key}
        if "@" in key:
            return frozenset({key})
        return frozenset({key, *emails}) if emails else frozenset()


def history_at(application: JobApplication, calendar: Calendar, now: dt.datetime) -> History:
    """Return what counts of an application's history at `now`: rounds always, all else that is dated at or before it."""
    zone = calendar.zone

    def at(moment: Moment) -> dt.datetime:
        return instant_of(moment, "event", zone)

    meetings = [meeting_of(one, calendar) for one in application.rounds if not one.cancelled]
    all_sent = [Sent(at(one.sent), _STEP_OF_KIND.get(one.kind), False, one.to) for one in application.messages]
    all_sent += [Sent(at(one.at), one.step, True) for one in application.skips]
    all_heard = [Heard(at(one.received), one.kind, one.person) for one in application.replies if one.kind is not ReplyKind.OTHER]
    all_promised = [Promised(at(one.made), one.answer_by) for one in application.promises]
    closed_at = at(application.closed.at) if application.closed else None
    snooze_set = at(application.snooze.set) if application.snooze else None
    pin_set = at(application.pin.set) if application.pin else None

    coming = [one.ends for one in meetings if one.ends > now]
    coming += [one.at for one in all_sent if one.at > now]
    coming += [one.at for one in all_heard if one.at > now]
    coming += [one.made for one in all_promised if one.made > now]
    coming += [one for one in (closed_at, snooze_set, pin_set) if one is not None and one > now]

    seen_sent = sorted((one for one in all_sent if one.at <= now), key=attrgetter("at"))
    seen_heard = sorted((one for one in all_heard if one.at <= now), key=attrgetter("at"))
    # two days without a time may end at once: the last is the one that began later
    over = sorted((one for one in meetings if one.ends <= now), key=attrgetter("ends", "starts"))
    last_round = over[-1] if over else None
    since = last_round.starts if last_round else None
    sent = [one for one in seen_sent if since is None or one.at >= since]
    heard = [one for one in seen_heard if since is None or one.at >= since]
    promised = sorted(
        (one for one in all_promised if one.made <= now and (since is None or one.made >= since)), key=attrgetter("made")
    )

    def holds(set_at: dt.datetime | None) -> bool:
        if set_at is None or set_at > now:
            return False
        events = [one.at for one in seen_sent] + [one.at for one in seen_heard] + [one.ends for one in over]
        return all(event <= set_at for event in events)

    return History(
        application=application,
        closed=closed_at is not None and closed_at <= now,
        applied=instant_of(application.applied, "start", zone) if application.applied else None,
        last_round=last_round,
        ahead=sorted((one for one in meetings if one.ends > now), key=attrgetter("starts")),
        begun=max((one.starts for one in meetings if one.starts <= now), default=None),
        last_reply=seen_heard[-1] if seen_heard else None,
        all_sent=seen_sent,
        sent=sent,
        heard=heard,
        promised=_standing(promised, heard),
        snooze=application.snooze if holds(snooze_set) else None,
        pin=application.pin if holds(pin_set) else None,
        unfolds=min(coming, default=None),
    )


def meeting_of(one: Round, calendar: Calendar) -> Meeting:
    """Return a round with its instants."""
    return Meeting(*meeting_instants(one.starts, one.ends, calendar), one)


def letters_matter_from(application: JobApplication, calendar: Calendar, now: dt.datetime) -> dt.datetime | None:
    """Return an instant so early that no message sent before it, to whomever, moves a step planned now (follow-up-rules, 7).

    Every window opens after the end of the last round that is over, or after applying, and courtesy looks 48 hours back from
    there. None where there is neither.
    """
    meetings = [meeting_of(one, calendar) for one in application.rounds if not one.cancelled]
    over = [meeting for meeting in meetings if meeting.ends <= now]
    if over:
        return max(meeting.ends for meeting in over) - _BEFORE_A_WINDOW
    if application.applied is not None:
        return instant_of(application.applied, "start", calendar.zone) - _BEFORE_A_WINDOW
    return None


def meeting_instants(starts: Moment, ends: Moment | None, calendar: Calendar) -> tuple[dt.datetime, dt.datetime]:
    """Return when a round starts and ends: without an end it takes an hour."""
    start = instant_of(starts, "start", calendar.zone)
    end = calendar.later(start, _ROUND_WITHOUT_END) if ends is None else instant_of(ends, "end", calendar.zone)
    # a day's 17:00 may lie before a start in the evening
    return start, max(start, end)


def _standing(promises: Sequence[Promised], heard: Iterable[Heard]) -> Promised | None:
    if not promises or any(reply.at > promises[-1].made for reply in heard):
        return None
    return promises[-1]
