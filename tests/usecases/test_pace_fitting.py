"""Proposals of another pace over a real store: made, shown with what they move, accepted, undone, declined."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from hearback.domain.job_application import JobApplication, Message, MessageKind, Reply, ReplyKind, Round
from hearback.domain.pace import Span
from hearback.domain.response_times.pace_fit import Fit
from hearback.usecases.pace_fitting import MovedWindow, PaceFitting
from usecases.response_times_setting import DAY, HOUR, NOW, Setting


@pytest.fixture
def setting(tmp_path: Path) -> Iterator[Setting]:
    made = Setting(tmp_path)
    yield made
    made.archive.close()


def met(number: int, *, ago: int, replied_after: int | None, thanked: bool = True) -> JobApplication:
    """An application to a bank whose round ended so many days before NOW, replied to so many days later or not at all."""
    ended = NOW - ago * DAY
    return JobApplication(
        id=f"met-{number}",
        company=f"Company {number}",
        role="Analyst",
        pace="finance",
        rounds=(Round(starts=ended - HOUR, ends=ended),),
        messages=(Message(kind=MessageKind.THANK_YOU, sent=ended + DAY + HOUR),) if thanked else (),
        replies=() if replied_after is None else (Reply(received=ended + replied_after * DAY, kind=ReplyKind.REJECTION),),
    )


def fitting(setting: Setting) -> PaceFitting:
    return PaceFitting(setting.archive, setting, setting.planning, setting.times, setting.settling)


def moves(fitting: PaceFitting) -> Sequence[MovedWindow]:
    (proposal,) = fitting.proposals()
    return [moved for some in fitting.moves(proposal) for moved in some]


def quick_banks(setting: Setting, count: int = 9) -> PaceFitting:
    """Banks that answered within three days, where the pace waits ten."""
    setting.add(*(met(number, ago=80 + 7 * number, replied_after=3) for number in range(count)))
    setting.read()
    return fitting(setting)


def test_banks_that_answer_in_days_get_a_sooner_check_in_proposed(setting: Setting) -> None:
    found = quick_banks(setting)
    (proposal,) = found.proposals()
    assert (proposal.fit.fit, proposal.fit.answers) == (Fit.TOO_LATE, 9)
    assert proposal.before == setting.shipped_paces["finance"]
    # nine in ten came within two working days of the thank-you
    assert proposal.after == replace(proposal.before, check_in=proposal.after.check_in)
    assert str(proposal.after.check_in[1]) in ("1wd", "2wd")
    assert [fit.pace for fit in found.fits()] == ["finance"]


def test_what_it_would_move_is_shown_and_accepting_moves_it_which_can_be_undone(setting: Setting) -> None:
    setting.add(met(100, ago=2, replied_after=None), met(101, ago=2, replied_after=None, thanked=False))
    found = quick_banks(setting)
    (moved,) = moves(found)
    assert (moved.id, moved.company) == ("met-100", "Company 100")
    assert moved.after.earliest < moved.before.earliest
    (proposal,) = found.proposals()

    change = found.accept(proposal)
    assert change.paces
    setting.planning.forget_paces()
    application = setting.archive.application("met-100")
    assert application is not None
    assert setting.planning.next_step(application).window == moved.after
    assert found.proposals() == []

    setting.archive.undo()
    setting.planning.forget_paces()
    assert setting.planning.next_step(application).window == moved.before
    assert len(found.proposals()) == 1


def test_accepting_keeps_what_was_changed_of_the_pace_since(setting: Setting) -> None:
    found = quick_banks(setting)
    (proposal,) = found.proposals()
    setting.settling.save(paces={"finance": replace(setting.shipped_paces["finance"], move_on=Span.parse("99d"))})
    setting.planning.forget_paces()
    found.accept(proposal)
    assert setting.archive.paces()["finance"].move_on == Span.parse("99d")
    assert setting.archive.paces()["finance"].check_in == proposal.after.check_in


def test_one_that_is_declined_comes_again_with_twice_as_many_answers(setting: Setting) -> None:
    found = quick_banks(setting)
    (proposal,) = found.proposals()
    found.decline(proposal)
    assert found.proposals() == []
    setting.add(*(met(number, ago=80 + number, replied_after=3) for number in range(20, 28)))
    assert found.proposals() == []
    setting.add(met(30, ago=90, replied_after=3))
    assert len(found.proposals()) == 1
    # it is no step of undo
    assert setting.archive.preferences()["pace_proposals_declined"] == {"finance": 9}


def test_few_answers_or_those_that_fit_propose_nothing(setting: Setting) -> None:
    found = quick_banks(setting, count=7)
    assert found.proposals() == [] and found.fits()[0].fit is Fit.NOT_ENOUGH
    setting.add(*(met(number, ago=80 + number, replied_after=10) for number in range(20, 30)))
    assert found.proposals() == []


def test_what_an_odd_file_says_was_declined_is_no_matter(setting: Setting) -> None:
    found = quick_banks(setting)
    for odd in ("nonsense", {"finance": "many"}, [3]):
        setting.settling.remember("pace_proposals_declined", odd)
        assert len(found.proposals()) == 1
