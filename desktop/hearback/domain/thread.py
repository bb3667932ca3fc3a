"""The thread of an application: what was sent, heard, agreed and promised, the newest first."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from hearback.domain.job_application import JobApplication, Message, Promise, Reply, Round
from hearback.domain.moments import CountsAs, Moment, instant_of, is_day

Happening = Message | Reply | Round | Promise


@dataclass(frozen=True, slots=True)
class ThreadEntry:
    """One happening at its instant; `day_only` where nobody noted the time."""

    at: dt.datetime
    day_only: bool
    happening: Happening


def thread_of(application: JobApplication, zone: ZoneInfo) -> Sequence[ThreadEntry]:
    """Return what happened, newest first; a day without a time counts in `zone`."""
    entries: list[ThreadEntry] = []

    def add(moment: Moment, happening: Happening, counts_as: CountsAs = "event") -> None:
        entries.append(ThreadEntry(instant_of(moment, counts_as, zone), is_day(moment), happening))

    for one in application.rounds:
        add(one.starts, one, "start")
    for reply in application.replies:
        add(reply.received, reply)
    for promise in application.promises:
        add(promise.made, promise)
    for message in application.messages:
        add(message.sent, message)
    # reversed as a whole, so that of two at one instant the one written down later is the newer one
    return sorted(entries, key=lambda entry: entry.at)[::-1]
