"""What the plan foresees behind the next step, by examples and for every history that there is."""

from dataclasses import replace

from hypothesis import given, settings

from domain.test_follow_up import APPLIED, CHECKED_IN, FINALLY, MET, PLAIN, THANKED, TYPICAL, at, heard
from domain.test_follow_up_properties import Given, histories
from hearback.domain.follow_up import next_step
from hearback.domain.foreseeing import foreseen
from hearback.domain.job_application import JobApplication, Message, MessageKind, ReplyKind, Step
from hearback.domain.next_step import NextStep


def behind(application: JobApplication, now: str) -> tuple[NextStep, ...]:
    return foreseen(application, next_step(application, TYPICAL, PLAIN, at(now)), TYPICAL, PLAIN, at(now))


def steps(application: JobApplication, now: str) -> list[str]:
    return [f"{one.step}" for one in behind(application, now)]


def test_behind_a_thank_you_come_a_check_in_a_final_one_and_moving_on() -> None:
    assert steps(MET, "11-19 16:00") == ["check-in", "final-check-in", "move-on"]
    assert steps(THANKED, "11-21 12:00") == ["final-check-in", "move-on"]
    assert steps(CHECKED_IN, "11-28 12:00") == ["move-on"]
    assert steps(FINALLY, "12-12 12:00") == []


def test_they_count_from_the_best_moment_of_the_step_before() -> None:
    final, move_on = behind(THANKED, "11-21 12:00")

    # the check-in is best on Friday the 27th, a week after the thank-you
    assert final.window is not None
    assert final.window.earliest == at("12-11 15:10")
    assert move_on.at == at("12-25 15:10")


def test_what_is_overdue_is_taken_to_be_sent_now() -> None:
    final = behind(THANKED, "11-30 10:00")[0]

    assert final.window is not None
    assert final.window.earliest == at("12-14 10:00")


def test_behind_a_round_ahead_stands_all_that_would_follow_it() -> None:
    assert steps(MET, "11-18 12:00") == ["thank-you", "check-in", "final-check-in", "move-on"]


def test_behind_an_answer_that_is_owed_and_behind_the_end_there_is_nothing() -> None:
    assert steps(replace(THANKED, replies=(heard(ReplyKind.OFFER, "11-23 10:00"),)), "11-24 10:00") == []
    assert steps(replace(THANKED, replies=(heard(ReplyKind.REJECTION, "11-23 10:00"),)), "11-24 10:00") == []


def test_an_application_without_a_round_is_foreseen_too() -> None:
    assert steps(APPLIED, "11-03 10:00") == ["final-check-in", "move-on"]


@settings(max_examples=80, deadline=None)
@given(histories())
def test_it_is_what_the_rules_say_once_the_message_has_been_sent(history: Given) -> None:
    application, pace, calendar, _letters, now = history
    step = next_step(application, pace, calendar, now)
    later = foreseen(application, step, pace, calendar, now)

    assert all(one.step is not Step.MOVE_ON for one in later[:-1])
    if step.window is not None:
        sent_at = max(now, step.window.best)
        sent = Message(kind=MessageKind(step.step.value), sent=sent_at, to=step.people)
        then = next_step(replace(application, messages=(*application.messages, sent)), pace, calendar, sent_at)
        assert then.step is Step.WAIT_FOR_INTERVIEW or later[0] == then
