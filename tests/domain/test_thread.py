"""The thread holds everything once, the newest first."""

import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from hearback.domain.job_application import JobApplication, Message, MessageKind, Promise, Reply, ReplyKind, Round
from hearback.domain.thread import thread_of

TOKYO = ZoneInfo("Asia/Tokyo")
MOMENTS = st.one_of(st.dates(), st.datetimes(timezones=st.just(dt.UTC)))


@given(st.lists(MOMENTS, max_size=4), st.lists(MOMENTS, max_size=4), st.lists(MOMENTS, max_size=4), st.lists(MOMENTS, max_size=4))
def test_nothing_is_lost_and_time_goes_back(
    rounds: list[dt.date], messages: list[dt.date], replies: list[dt.date], promises: list[dt.date]
) -> None:
    application = JobApplication(
        id="x",
        company="X",
        role="Y",
        rounds=tuple(Round(starts=one) for one in rounds),
        messages=tuple(Message(kind=MessageKind.OTHER, sent=one) for one in messages),
        replies=tuple(Reply(received=one, kind=ReplyKind.OTHER) for one in replies),
        promises=tuple(Promise(made=one, answer_by=dt.date(2026, 1, 1)) for one in promises),
    )
    entries = thread_of(application, TOKYO)

    assert len(entries) == len(rounds) + len(messages) + len(replies) + len(promises)
    assert all(one.at >= after.at for one, after in pairwise(entries))


def test_of_two_at_one_instant_the_one_written_down_later_is_newer() -> None:
    day = dt.date(2026, 11, 20)
    first, second = (Message(kind=MessageKind.OTHER, sent=day, subject=name) for name in ("first", "second"))

    entries = thread_of(JobApplication(id="x", company="X", role="Y", messages=(first, second)), TOKYO)

    assert [entry.happening for entry in entries] == [second, first]
    assert all(entry.day_only for entry in entries)
