"""The example applications: written around one Monday, moved to the week in which they are looked at."""

import datetime as dt
import re
from collections.abc import Collection

from hearback.domain.job_application import JobApplication
from hearback.exchange.interchange.reader import read_interchange

_WRITTEN_FOR = dt.date(2026, 11, 23)
_DAY = re.compile(r'"(\d{4}-\d{2}-\d{2})(?=["T])')


def example_applications(text: str, today: dt.date, known_paces: Collection[str]) -> tuple[JobApplication, ...]:
    """Return the examples in `text` (Hearback's own JSON), moved by whole weeks so that working days stay working days."""
    weeks = dt.timedelta(weeks=(today - _WRITTEN_FOR).days // 7)

    def moved(found: re.Match[str]) -> str:
        return f'"{dt.date.fromisoformat(found[1]) + weeks}'

    return read_interchange(_DAY.sub(moved, text).encode(), known_paces=known_paces).applications
