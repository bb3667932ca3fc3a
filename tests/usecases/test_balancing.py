"""The balance of follow-ups over a real store: of one application, and of those last written to."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from hearback.domain.job_application import JobApplication, Message, MessageKind, Reply, ReplyKind, Round
from hearback.domain.response_times.balance import Verdict
from hearback.usecases.balancing import Balancing
from usecases.response_times_setting import DAY, HOUR, NOW, Setting


@pytest.fixture
def setting(tmp_path: Path) -> Iterator[Setting]:
    made = Setting(tmp_path)
    yield made
    made.archive.close()


@pytest.fixture
def balancing(setting: Setting) -> Balancing:
    return Balancing(setting.archive, setting, setting.planning, setting.times)


def met(number: int, *sent_after: tuple[MessageKind, dt.timedelta], ago: int = 38) -> JobApplication:
    """An application with messages so long after its round, so many days ago (38: a Tuesday), and turned down today."""
    ended = NOW - ago * DAY
    return JobApplication(
        id=f"met-{number}",
        company=f"Company {number}",
        role="Analyst",
        rounds=(Round(starts=ended - HOUR, ends=ended),),
        messages=tuple(Message(kind=kind, sent=ended + after) for kind, after in sent_after),
        replies=(Reply(received=NOW - HOUR, kind=ReplyKind.REJECTION),),
    )


THANKED, ASKED = (MessageKind.THANK_YOU, DAY + 2 * HOUR), (MessageKind.CHECK_IN, 8 * DAY + 5 * HOUR)
TOO_SOON = ((MessageKind.THANK_YOU, 2 * HOUR), (MessageKind.CHECK_IN, 4 * HOUR))


def test_messages_at_their_time_are_just_right(balancing: Balancing) -> None:
    balance = balancing.of(met(1, THANKED, ASKED))
    assert (balance.in_time, balance.judged, balance.verdict) == (2, 2, Verdict.JUST_RIGHT)


def test_messages_before_their_time_are_too_eager(balancing: Balancing) -> None:
    balance = balancing.of(met(1, *TOO_SOON))
    assert (balance.early, balance.judged, balance.verdict) == (2, 2, Verdict.TOO_EAGER)


def test_one_message_says_nothing(balancing: Balancing) -> None:
    assert balancing.of(met(1, THANKED)).verdict is None
    assert balancing.of(JobApplication(id="none", company="None", role="None")).judged == 0


def test_what_was_never_sent_is_too_quiet(balancing: Balancing) -> None:
    late = (MessageKind.THANK_YOU, 6 * DAY)
    application = met(1, late, ago=60)
    balance = balancing.of(
        JobApplication(id="1", company="C", role="R", rounds=application.rounds, messages=application.messages)
    )
    assert (balance.late, balance.missed, balance.verdict) == (1, 1, Verdict.TOO_QUIET)


def test_what_came_after_a_message_does_not_change_how_it_is_judged(balancing: Balancing) -> None:
    both = balancing.of(met(1, THANKED, ASKED, (MessageKind.CHECK_IN, 9 * DAY)))
    # the second nudge came the day after the first, where a last one would have had two weeks
    assert (both.in_time, both.early) == (2, 1)


def test_overall_counts_the_applications_last_written_to_a_message_at_a_time(setting: Setting, balancing: Balancing) -> None:
    setting.add(*(met(number, *TOO_SOON) for number in range(3)))
    setting.read()
    steps = list(balancing.overall())
    judged = [step.judged for step in steps]
    assert (judged[0], judged[-1]) == (0, 6)
    # never more than one message before the window gets its turn
    assert {after - before for before, after in pairwise(judged)} <= {0, 1}
    assert steps[-1].verdict is None
    setting.add(met(9, *TOO_SOON))
    *_, last = balancing.overall()
    assert (last.judged, last.early, last.verdict) == (8, 8, Verdict.TOO_EAGER)


def test_overall_looks_at_the_latest_only(setting: Setting, balancing: Balancing) -> None:
    setting.add(*(met(number, *TOO_SOON, ago=300) for number in range(60)))
    setting.add(*(met(number, THANKED, ASKED, ago=38) for number in range(100, 160)))
    setting.read()
    *_, last = balancing.overall()
    assert (last.judged, last.early, last.verdict) == (120, 0, Verdict.JUST_RIGHT)
