"""What differs between two states of an application, field by field and event by event."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from hearback.domain.job_application import JobApplication


@dataclass(frozen=True, slots=True)
class Alteration:
    """A field by its name, and what stood there before and after; of several things (tags, messages …) one, added or gone."""

    field: str
    before: object
    after: object


def alterations(before: JobApplication, after: JobApplication) -> Iterator[Alteration]:
    """Yield what differs, in the order of the fields; an event that was edited is gone and added."""
    for field in fields(JobApplication):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old == new or field.name == "id":
            continue
        if isinstance(old, tuple):
            yield from (Alteration(field.name, one, None) for one in old if one not in new)
            yield from (Alteration(field.name, None, one) for one in new if one not in old)
        else:
            yield Alteration(field.name, old, new)
