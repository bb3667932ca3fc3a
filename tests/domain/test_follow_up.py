"""The follow-up rules by their own words: a sentence, an example; with the reasons that each step carries.

histories.md holds many more examples of where windows lie.
"""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from hearback.domain.follow_up import next_step, plan
from hearback.domain.job_application import (
    Closing,
    JobApplication,
    Message,
    MessageKind,
    Outcome,
    Person,
    Pin,
    Promise,
    Reply,
    ReplyKind,
    Round,
    Skip,
    Snooze,
    Step,
)
from hearback.domain.letter import Letter
from hearback.domain.next_step import NextStep, Reason, ReasonCode, Status
from hearback.domain.pace import Pace, PaceChanges, Span, Timing
from hearback.domain.workdays import Calendar

BERLIN = ZoneInfo("Europe/Berlin")
HOLIDAYS = {dt.date(2026, 11, 26): "Founders' Day"}


def timing(text: str) -> Timing:
    a, b, c = map(Span.parse, text.split())
    return a, b, c


TYPICAL = Pace(
    id="typical",
    thank_you=timing("24h 24h 48h"),
    check_in=timing("7d 7d 10d"),
    application_check_in=timing("7d 10d 14d"),
    final_check_in=timing("14d 14d 21d"),
    move_on=Span.parse("14d"),
)
PLAIN = Calendar(BERLIN, frozenset({5, 6}), lambda year: {})
WITH_HOLIDAY = Calendar(BERLIN, frozenset({5, 6}), lambda year: HOLIDAYS if year == 2026 else {})


def at(text: str) -> dt.datetime:
    """`11-19 14:00` of 2026 in Berlin."""
    return dt.datetime.fromisoformat(f"2026-{text}").replace(tzinfo=BERLIN).astimezone(dt.UTC)


def sent(kind: MessageKind, when: str, *to: str) -> Message:
    return Message(kind=kind, sent=at(when), to=to)


def heard(kind: ReplyKind, when: str) -> Reply:
    return Reply(kind=kind, received=at(when))


ANN = Person(name="Ann", email="ann@x.example")
BO = Person(name="Bo", email="bo@x.example")
# on a Thursday, with Ann
ROUND = Round(starts=at("11-19 14:00"), ends=at("11-19 15:10"), name="Panel", people=("Ann",))
MET = JobApplication(id="this", company="Lumen Health", role="Engineer", people=(ANN, BO), rounds=(ROUND,))
THANKED = replace(MET, messages=(sent(MessageKind.THANK_YOU, "11-20 15:10", "Ann"),))
CHECKED_IN = replace(THANKED, messages=(*THANKED.messages, sent(MessageKind.CHECK_IN, "11-27 15:10", "Ann")))
FINALLY = replace(CHECKED_IN, messages=(*CHECKED_IN.messages, sent(MessageKind.FINAL_CHECK_IN, "12-11 15:10", "Ann")))
APPLIED = JobApplication(id="this", company="Lumen Health", role="Engineer", applied=dt.date(2026, 11, 2))


def ask(application: JobApplication, now: str, letters: tuple[Letter, ...] = (), calendar: Calendar = PLAIN) -> NextStep:
    return next_step(application, TYPICAL, calendar, at(now), letters)


def letter(when: str, *emails: str, company: str = "elsewhere", application: str = "another") -> Letter:
    return Letter(application=application, company_key=company, emails=frozenset(emails), sent=at(when))


def codes(found: NextStep) -> list[str]:
    return [str(reason.code) for reason in found.reasons]


def reason(found: NextStep, code: ReasonCode) -> Reason:
    """The first reason with a code."""
    return next(reason for reason in found.reasons if reason.code is code)


def earliest(found: NextStep) -> dt.datetime:
    assert found.window is not None
    return found.window.earliest


class TestWhatIsSeen:
    """Of all but rounds only what is dated at or before now is seen; rounds always, cancelled rounds never."""

    def test_a_closing_ahead_closes_nothing_yet(self) -> None:
        closing = replace(THANKED, closed=Closing(at=at("11-25 10:00"), outcome=Outcome.WITHDRAWN))
        assert ask(closing, "11-25 09:59").step is Step.CHECK_IN
        assert ask(closing, "11-25 10:00").step is Step.NOTHING

    def test_a_reply_ahead_is_not_seen(self) -> None:
        assert ask(replace(THANKED, replies=(heard(ReplyKind.REJECTION, "11-25 10:00"),)), "11-24 10:00").step is Step.CHECK_IN

    def test_a_round_ahead_is_seen(self) -> None:
        assert ask(replace(MET, applied=dt.date(2026, 11, 2)), "11-05 10:00").step is Step.WAIT_FOR_INTERVIEW

    def test_a_cancelled_round_is_not(self) -> None:
        cancelled = replace(MET, applied=dt.date(2026, 11, 2), rounds=(replace(ROUND, cancelled=True),))
        assert ask(cancelled, "11-12 10:00").step is Step.APPLICATION_CHECK_IN

    def test_a_reply_of_kind_other_changes_nothing(self) -> None:
        assert ask(replace(THANKED, replies=(heard(ReplyKind.OTHER, "11-23 10:00"),)), "11-24 10:00") == ask(
            THANKED, "11-24 10:00"
        )


class TestRule1:
    """Closed: nothing. Else the last reply decides."""

    def test_a_rejection_leaves_nothing(self) -> None:
        found = ask(replace(MET, replies=(heard(ReplyKind.REJECTION, "11-20 10:00"),)), "11-20 11:00")
        assert (found.step, found.status(at("11-20 11:00")), codes(found)) == (Step.NOTHING, None, ["after-reply"])

    @pytest.mark.parametrize("kind", [ReplyKind.OFFER, ReplyKind.INVITATION])
    def test_an_offer_and_an_invitation_want_an_answer(self, kind: ReplyKind) -> None:
        found = ask(replace(THANKED, replies=(heard(kind, "11-23 10:00"),)), "11-23 11:00")
        assert (found.step, found.at, codes(found)) == (Step.ANSWER_THEM, at("11-23 10:00"), [str(kind)])

    def test_until_a_later_message(self) -> None:
        answered = replace(THANKED, replies=(heard(ReplyKind.OFFER, "11-23 10:00"),))
        answered = replace(answered, messages=(*answered.messages, sent(MessageKind.OTHER, "11-23 12:00")))
        found = ask(answered, "11-23 13:00")
        assert (found.step, earliest(found)) == (Step.CHECK_IN, at("11-30 12:00"))

    def test_but_not_one_of_the_same_instant(self) -> None:
        both = replace(APPLIED, replies=(Reply(kind=ReplyKind.OFFER, received=dt.date(2026, 11, 23)),))
        both = replace(both, messages=(Message(kind=MessageKind.OTHER, sent=dt.date(2026, 11, 23)),))
        assert ask(both, "11-24 10:00").step is Step.ANSWER_THEM

    def test_or_a_later_skip(self) -> None:
        skipped = replace(
            THANKED, replies=(heard(ReplyKind.OFFER, "11-23 10:00"),), skips=(Skip(step=Step.ANSWER_THEM, at=at("11-23 12:00")),)
        )
        found = ask(skipped, "11-23 13:00")
        assert (found.step, codes(found)[0]) == (Step.CHECK_IN, "skipped")

    def test_or_for_an_invitation_while_a_round_that_starts_after_it_is_not_over(self) -> None:
        second = Round(starts=at("12-01 10:00"), ends=at("12-01 11:00"))
        booked = replace(THANKED, replies=(heard(ReplyKind.INVITATION, "11-23 10:00"),), rounds=(ROUND, second))
        assert ask(booked, "11-23 11:00").step is Step.WAIT_FOR_INTERVIEW
        assert ask(replace(booked, replies=(heard(ReplyKind.OFFER, "11-23 10:00"),)), "11-23 11:00").step is Step.ANSWER_THEM

    def test_an_invitation_from_before_the_last_round_is_settled(self) -> None:
        assert ask(replace(MET, replies=(heard(ReplyKind.INVITATION, "11-16 10:00"),)), "11-20 10:00").step is Step.THANK_YOU


class TestRule2:
    """What steps count from."""

    def test_of_two_rounds_the_latest_end(self) -> None:
        earlier = Round(starts=at("11-19 09:00"), ends=at("11-19 10:00"), name="Screening")
        found = ask(replace(MET, rounds=(ROUND, earlier)), "11-20 10:00")
        assert reason(found, ReasonCode.AFTER_ROUND).facts == {"at": at("11-19 15:10"), "round": "Panel"}

    def test_from_its_start_on_everything_counts(self) -> None:
        in_the_room = replace(THANKED, promises=(Promise(made=at("11-19 15:00"), answer_by=dt.date(2026, 12, 4)),))
        assert earliest(ask(in_the_room, "11-23 10:00")) == at("12-07 09:00")

    def test_and_nothing_from_before(self) -> None:
        before = replace(THANKED, promises=(Promise(made=at("11-19 13:59"), answer_by=dt.date(2026, 12, 4)),))
        assert earliest(ask(before, "11-23 10:00")) == at("11-27 15:10")

    def test_without_a_round_it_is_applying(self) -> None:
        found = ask(APPLIED, "11-05 10:00")
        assert reason(found, ReasonCode.AFTER_APPLYING).facts == {"at": at("11-02 09:00")}

    def test_with_none_of_these_nothing(self) -> None:
        assert ask(replace(APPLIED, applied=None), "11-05 10:00") == NextStep(step=Step.NOTHING)


class TestRule3:
    """Thank-you."""

    def test_it_names_who_is_still_to_be_thanked(self) -> None:
        with_both = replace(THANKED, rounds=(replace(ROUND, people=("Ann", "Bo")),))
        found = ask(with_both, "11-20 16:00")
        assert (found.step, found.people) == (Step.THANK_YOU, ("Bo",))
        assert reason(found, ReasonCode.THANK_REST).facts == {"people": ("Bo",)}

    @pytest.mark.parametrize("to", ["bo", " BO ", "Bo@X.example", "bo@x.example"])
    def test_a_message_names_people_or_their_addresses(self, to: str) -> None:
        with_both = replace(THANKED, rounds=(replace(ROUND, people=("Ann", "Bo")),))
        written = replace(with_both, messages=(*with_both.messages, sent(MessageKind.OTHER, "11-20 15:30", to)))
        assert ask(written, "11-20 16:00").step is Step.CHECK_IN

    def test_a_check_in_ends_it(self) -> None:
        assert ask(replace(MET, messages=(sent(MessageKind.CHECK_IN, "11-20 10:00"),)), "11-20 16:00").step is Step.FINAL_CHECK_IN

    def test_another_message_does_not(self) -> None:
        found = ask(replace(MET, messages=(sent(MessageKind.OTHER, "11-20 10:00"),)), "11-20 16:00")
        assert (found.step, found.people) == (Step.THANK_YOU, ("Ann",))

    def test_a_skip_ends_it_for_the_rest_too(self) -> None:
        with_both = replace(THANKED, rounds=(replace(ROUND, people=("Ann", "Bo")),))
        skipped = replace(with_both, skips=(Skip(step=Step.THANK_YOU, at=at("11-20 15:30")),))
        assert ask(skipped, "11-20 16:00").step is Step.CHECK_IN


class TestRule5:
    """Check-in, final check-in, moving on."""

    def test_a_check_in_counts_from_the_last_message(self) -> None:
        found = ask(THANKED, "11-23 10:00")
        assert reason(found, ReasonCode.AFTER_MESSAGE).facts == {"at": at("11-20 15:10"), "kind": "thank-you", "to": ("Ann",)}
        assert reason(found, ReasonCode.PACE).facts == {"pace": "typical", "step": "check-in", "timing": ("7d", "7d", "10d")}

    def test_a_missed_thank_you_is_made_up_for(self) -> None:
        found = ask(MET, "11-24 10:00")
        # the thank-you's latest is Monday 18:00; a week later that is no longer working time
        assert earliest(found) == at("12-01 09:00")
        assert reason(found, ReasonCode.MISSED_THANK_YOU).facts == {"latest": at("11-23 18:00"), "people": ("Ann",)}

    def test_after_one_comes_the_final_one(self) -> None:
        assert ask(CHECKED_IN, "12-01 10:00").step is Step.FINAL_CHECK_IN

    def test_a_check_in_of_the_same_day_as_the_reply_was_sent_since(self) -> None:
        both = replace(MET, replies=(Reply(kind=ReplyKind.HOLDING, received=dt.date(2026, 11, 27)),))
        both = replace(both, messages=(Message(kind=MessageKind.CHECK_IN, sent=dt.date(2026, 11, 27)),))
        assert ask(both, "12-01 10:00").step is Step.FINAL_CHECK_IN

    def test_after_two_moving_on(self) -> None:
        found = ask(FINALLY, "12-14 10:00")
        assert (found.step, found.at, codes(found)) == (Step.MOVE_ON, at("12-25 15:10"), ["after-message", "pace"])

    def test_a_missed_check_in_is_replaced_by_the_final_one_once_its_time_has_come(self) -> None:
        assert ask(THANKED, "12-04 15:09").step is Step.CHECK_IN
        found = ask(THANKED, "12-04 15:10")
        assert (found.step, earliest(found)) == (Step.FINAL_CHECK_IN, at("12-04 15:10"))
        assert reason(found, ReasonCode.MISSED_CHECK_IN).facts == {"step": "check-in", "latest": at("11-30 18:00")}

    def test_a_final_one_is_there_until_its_latest(self) -> None:
        assert ask(CHECKED_IN, "12-18 18:00").step is Step.FINAL_CHECK_IN

    def test_what_went_quiet_long_ago_is_not_overdue(self) -> None:
        found = ask(CHECKED_IN, "12-21 10:00")
        assert (found.step, found.at, codes(found)[-1]) == (Step.MOVE_ON, at("12-18 18:00"), "quiet")

    def test_skipping_a_move_on_starts_its_wait_again(self) -> None:
        quiet = replace(CHECKED_IN, skips=(Skip(step=Step.MOVE_ON, at=at("12-15 10:00")),))
        assert (ask(quiet, "12-16 10:00").step, ask(quiet, "12-16 10:00").at) == (Step.MOVE_ON, at("12-29 10:00"))

    def test_an_applications_own_timing_counts(self) -> None:
        hasty = replace(THANKED, pace_changes=PaceChanges(check_in=timing("2wd 2wd 3wd")))
        assert earliest(ask(hasty, "11-23 10:00")) == at("11-24 15:10")


class TestRule6:
    """Promise."""

    PROMISED = replace(THANKED, promises=(Promise(made=at("11-20 16:00"), answer_by=dt.date(2026, 12, 4)),))

    def test_no_check_in_before_the_next_working_day_after_it(self) -> None:
        found = ask(self.PROMISED, "11-23 10:00")
        assert found.window is not None
        assert (found.window.earliest, found.window.best) == (at("12-07 09:00"), at("12-07 09:00"))
        assert found.window.latest == at("12-10 18:00")
        assert reason(found, ReasonCode.PROMISE).facts == {
            "answer_by": dt.date(2026, 12, 4),
            "made": at("11-20 16:00"),
            "from": at("11-27 15:10"),
            "to": at("12-07 09:00"),
        }

    def test_a_reply_after_it_settles_it_but_not_one_that_came_with_it(self) -> None:
        with_it = replace(self.PROMISED, replies=(heard(ReplyKind.HOLDING, "11-20 16:00"),))
        assert earliest(ask(with_it, "11-23 10:00")) == at("12-07 09:00")
        later = replace(self.PROMISED, replies=(heard(ReplyKind.HOLDING, "11-20 16:01"),))
        assert earliest(ask(later, "11-23 10:00")) == at("11-27 16:01")

    def test_nor_is_it_moved_on_from_before(self) -> None:
        promised = replace(FINALLY, promises=(Promise(made=at("12-14 10:00"), answer_by=dt.date(2027, 1, 8)),))
        found = ask(promised, "12-15 10:00")
        assert found.at == dt.datetime(2027, 1, 11, 9, tzinfo=BERLIN)
        assert codes(found) == ["after-message", "pace", "promise"]


class TestRule7:
    """Courtesy."""

    def test_the_same_company_twice(self) -> None:
        found = ask(THANKED, "11-26 12:00", (letter("11-26 11:00", company="lumen health"),))
        assert earliest(found) == at("11-30 09:00")
        courtesy = reason(found, ReasonCode.COURTESY).facts
        assert (courtesy["sent"], courtesy["company"], courtesy["to"]) == (at("11-26 11:00"), "Lumen Health", at("11-30 09:00"))

    def test_the_same_person_at_another_company(self) -> None:
        found = ask(THANKED, "11-26 12:00", (letter("11-26 11:00", "bo@x.example"),))
        assert reason(found, ReasonCode.COURTESY).facts["people"] == ("Bo",)

    def test_a_thank_you_minds_only_those_to_be_thanked(self) -> None:
        assert ask(MET, "11-20 10:00", (letter("11-20 09:00", "bo@x.example", company="lumen health"),)) == ask(
            MET, "11-20 10:00"
        )
        assert earliest(ask(MET, "11-20 10:00", (letter("11-20 09:00", "ann@x.example"),))) == at("11-23 09:00")

    def test_its_own_messages_are_no_others(self) -> None:
        own = letter("11-26 11:00", "ann@x.example", application="this")
        assert ask(THANKED, "11-26 12:00", (own,)) == ask(THANKED, "11-26 12:00")

    def test_a_letter_ahead_is_not_seen(self) -> None:
        assert ask(THANKED, "11-26 10:00", (letter("11-26 11:00", "ann@x.example"),)) == ask(THANKED, "11-26 10:00")


class TestRule8:
    """The user decides."""

    SNOOZED = replace(THANKED, snooze=Snooze(step=Step.CHECK_IN, set=at("11-27 16:00"), until=at("12-02 10:00")))

    def test_a_snooze_puts_off_its_step(self) -> None:
        found = ask(self.SNOOZED, "11-30 10:00")
        assert earliest(found) == at("12-02 10:00")
        assert reason(found, ReasonCode.SNOOZED).facts["until"] == at("12-02 10:00")

    def test_until_a_day_means_its_morning(self) -> None:
        until_a_day = replace(THANKED, snooze=Snooze(step=Step.CHECK_IN, set=at("11-27 16:00"), until=dt.date(2026, 12, 2)))
        assert earliest(ask(until_a_day, "11-30 10:00")) == at("12-02 09:00")

    @pytest.mark.parametrize(
        "event",
        [
            replace(SNOOZED, messages=(*SNOOZED.messages, sent(MessageKind.OTHER, "11-28 10:00"))),
            replace(SNOOZED, replies=(heard(ReplyKind.HOLDING, "11-28 10:00"),)),
            replace(SNOOZED, skips=(Skip(step=Step.WAIT_FOR_INTERVIEW, at=at("11-28 10:00")),)),
            replace(SNOOZED, rounds=(ROUND, Round(starts=at("11-28 09:00"), ends=at("11-28 10:00")))),
        ],
        ids=["message", "reply", "skip", "round"],
    )
    def test_it_holds_until_something_happens(self, event: JobApplication) -> None:
        assert "snoozed" not in codes(ask(event, "12-07 10:00"))

    def test_what_happened_as_it_was_set_does_not_end_it(self) -> None:
        together = replace(THANKED, snooze=Snooze(step=Step.CHECK_IN, set=at("11-20 15:10"), until=at("12-02 10:00")))
        assert earliest(ask(together, "11-30 10:00")) == at("12-02 10:00")

    def test_a_pin_puts_its_step_on_that_day_whatever_else(self) -> None:
        pinned = replace(
            self.SNOOZED,
            pin=Pin(step=Step.CHECK_IN, set=at("11-27 16:00"), day=dt.date(2026, 11, 28)),
            promises=(Promise(made=at("11-20 16:00"), answer_by=dt.date(2026, 12, 24)),),
        )
        found = ask(pinned, "11-27 17:00")
        assert found.window is not None
        assert (found.window.earliest, found.window.best, found.window.latest) == (
            at("11-30 09:00"),
            at("11-30 09:00"),
            at("11-30 18:00"),
        )
        assert codes(found)[-2:] == ["pinned", "weekend"]

    def test_a_letter_right_before_a_snooze_ends_is_minded(self) -> None:
        found = ask(self.SNOOZED, "12-01 17:00", (letter("12-01 16:00", company="lumen health"),))
        assert earliest(found) == at("12-03 16:00")
        assert codes(found)[-2:] == ["snoozed", "courtesy"]


class TestRule9:
    """Status."""

    @pytest.mark.parametrize(
        ("now", "status"),
        [
            ("11-27 15:09", Status.UPCOMING),
            ("11-27 15:10", Status.OPEN),
            ("11-30 18:00", Status.OPEN),
            ("11-30 18:01", Status.LATE),
        ],
    )
    def test_upcoming_before_earliest_open_inside_late_after_latest(self, now: str, status: Status) -> None:
        assert ask(THANKED, now).status(at(now)) is status

    def test_a_move_on_is_upcoming_then_open(self) -> None:
        assert ask(FINALLY, "12-25 15:09").status(at("12-25 15:09")) is Status.UPCOMING
        assert ask(FINALLY, "12-25 15:10").status(at("12-25 15:10")) is Status.OPEN


class TestWorkingTimeReasons:
    """What moved a window within working time is said, with its name."""

    def test_a_holiday(self) -> None:
        thanked = replace(MET, messages=(sent(MessageKind.THANK_YOU, "11-19 16:00"),))
        found = ask(thanked, "11-20 10:00", calendar=WITH_HOLIDAY)
        assert earliest(found) == at("11-27 09:00")
        assert reason(found, ReasonCode.HOLIDAY).facts == {
            "moves": ("earliest", "best"),
            "from": at("11-26 16:00"),
            "to": at("11-27 09:00"),
            "day": dt.date(2026, 11, 26),
            "holiday": "Founders' Day",
        }

    def test_a_weekend(self) -> None:
        found = ask(THANKED, "11-23 10:00")
        # ten days later is Monday: nothing moved
        assert codes(found) == ["after-message", "pace"]
        found = ask(MET, "11-20 10:00")
        assert reason(found, ReasonCode.WEEKEND).facts["moves"] == ("latest",)

    def test_out_of_hours(self) -> None:
        late = replace(MET, messages=(sent(MessageKind.THANK_YOU, "11-19 20:00"),))
        assert reason(ask(late, "11-20 10:00"), ReasonCode.OUT_OF_HOURS).facts["to"] == at("11-27 09:00")


class TestPlan:
    """How long an answer holds."""

    def test_until_the_step_has_passed(self) -> None:
        made = plan(MET, TYPICAL, PLAIN, at("11-20 10:00"))
        assert made.holds_until == at("11-23 18:00") + dt.datetime.resolution

    def test_a_late_check_in_holds_until_the_final_one_takes_its_place(self) -> None:
        assert plan(THANKED, TYPICAL, PLAIN, at("12-01 10:00")).holds_until == at("12-04 15:10")

    def test_a_round_holds_until_it_is_over(self) -> None:
        assert plan(MET, TYPICAL, PLAIN, at("11-05 10:00")).holds_until == at("11-19 15:10")

    def test_until_what_is_dated_ahead(self) -> None:
        ahead = replace(THANKED, replies=(heard(ReplyKind.HOLDING, "11-25 10:00"),))
        assert plan(ahead, TYPICAL, PLAIN, at("11-24 10:00")).holds_until == at("11-25 10:00")

    def test_for_ever_where_time_brings_nothing_more(self) -> None:
        assert plan(FINALLY, TYPICAL, PLAIN, at("12-14 10:00")).holds_until is None
        closed = replace(MET, closed=Closing(at=at("11-19 16:00"), outcome=Outcome.ACCEPTED))
        assert plan(closed, TYPICAL, PLAIN, at("11-20 10:00")).holds_until is None
