"""Interview invitations as a calendar has them, and the application that each belongs to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from hearback.domain.job_application import JobApplication, Person, Round
from hearback.domain.moments import Moment
from hearback.usecases.faults import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """One interview as a calendar has it; a series has one for each occurrence.

    `time_zone` is the IANA zone it was written in (None: UTC, a whole day, or not known). `people` are those to be met: not the
    user, not rooms, not a shared mailbox. `addresses` are all e-mail addresses in it but the user's, mailboxes included.
    """

    uid: str
    summary: str
    starts: Moment
    ends: Moment | None = None
    time_zone: str | None = None
    people: tuple[Person, ...] = ()
    organizer: Person | None = None
    addresses: tuple[str, ...] = ()
    location: str | None = None
    description: str | None = None
    cancelled: bool = False
    notices: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """`application` is the id that fits best, None where none fits or two fit alike; `candidates` all that fit, best first."""

    application: str | None
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an invitation says of an application that is not there yet; None where it does not say."""

    company: str | None
    role: str | None


class InvitationReader(Protocol):
    """Reads calendar files in the words and the zone of one user."""

    def read(self, path: Path) -> Sequence[Invitation]:
        """Return a file's invitations. Raises Refused."""
        ...

    def fit(self, invitation: Invitation, applications: Iterable[JobApplication]) -> Fit:
        """Return which application an invitation belongs to."""
        ...

    def proposal(self, invitation: Invitation) -> Proposal:
        """Return what an invitation says of an application that is not there yet."""
        ...

    def round_of(self, invitation: Invitation) -> Round:
        """Return the round that an invitation is for."""
        ...

    def attached(self, application: JobApplication, invitation: Invitation) -> JobApplication:
        """Return an application with the invitation's people and round."""
        ...
