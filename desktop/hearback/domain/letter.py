"""Letters: the user's messages as courtesy sees them across applications, and who it was that a message went to."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from hearback.domain.job_application import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message as courtesy sees it: from which application, to which company and e-mail addresses (keys), sent when (UTC)."""

    application: str
    company_key: str
    emails: frozenset[str]
    sent: dt.datetime


def company_key(company: str) -> str:
    """Return what two spellings of the same company have in common (letter case and outer blanks aside)."""
    return company.strip().casefold()


def name_key(name: str) -> str:
    """Return what two spellings of the same person's name have in common (letter case and blanks aside)."""
    return " ".join(name.split()).casefold()


def email_key(email: str) -> str:
    """Return what two spellings of the same e-mail address have in common (letter case and outer blanks aside)."""
    return email.strip().casefold()


def emails_of(people: Iterable[Person], to: Iterable[str]) -> frozenset[str]:
    """Return the e-mail addresses (keys) of the people that names or addresses stand for; of all `people` if `to` is empty."""
    named = {name_key(entry) for entry in to}
    found = {entry for entry in named if "@" in entry}
    for person in people:
        email = _email(person)
        if email and (not named or name_key(person.name) in named):
            found.add(email)
    return frozenset(found)


def _email(person: Person) -> str:
    return email_key(person.email) if person.email else ""
