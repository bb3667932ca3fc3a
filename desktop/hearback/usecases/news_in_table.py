"""What a table's row adds to an application that is there already: rows tell roughly, and much of it assumed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from zoneinfo import ZoneInfo

from hearback.domain.job_application import JobApplication, ReplyKind, Round
from hearback.domain.merging import merged
from hearback.domain.moments import Moment, is_day


def with_news(kept: JobApplication, told: JobApplication, zone: ZoneInfo) -> JobApplication:
    """Return `kept` with what only the row knows; the same table twice adds nothing, whatever was made exact meanwhile.

    A message of the same kind on the same day is the same one, and a round on the same day where one of the two has no time.
    A row's replies are dated by assumption, so one is news only where there is none of its kind (and, of an invitation,
    no round).
    """
    days = {(one.kind, _day(one.sent, zone)) for one in kept.messages}
    kinds = {one.kind for one in kept.replies} | ({ReplyKind.INVITATION} if kept.rounds else set())
    rounds = tuple(_timed(one, told.rounds, zone) for one in kept.rounds)
    news = replace(
        told,
        rounds=tuple(_timed(one, rounds, zone) for one in told.rounds),
        messages=tuple(one for one in told.messages if (one.kind, _day(one.sent, zone)) not in days),
        replies=tuple(one for one in told.replies if one.kind not in kinds),
    )
    return merged(replace(kept, rounds=rounds), news)


def _timed(one: Round, others: Iterable[Round], zone: ZoneInfo) -> Round:
    """Return a round of which only the day was known with its time from another one on that day."""
    if not is_day(one.starts):
        return one
    times = [other for other in others if not is_day(other.starts) and _day(other.starts, zone) == one.starts]
    return replace(one, starts=times[0].starts, ends=times[0].ends) if len(times) == 1 else one


def _day(moment: Moment, zone: ZoneInfo) -> dt.date:
    return moment.astimezone(zone).date() if isinstance(moment, dt.datetime) else moment
