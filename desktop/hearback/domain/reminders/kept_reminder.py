"""What is kept of an occasion that was told, so that it is not told twice."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReminder:
    """An occasion that was told: by which notice, for which moment, when; and when the user wants to be told again, if ever."""

    identity: str
    application: str
    notice: str
    moment: dt.datetime
    shown: dt.datetime
    again: dt.datetime | None = None
