"""Taking applications in from a file: all of them or none, as one act that can be undone."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from uuid import uuid4
from zoneinfo import ZoneInfo

from hearback.domain.job_application import JobApplication
from hearback.domain.kept_draft import KeptDraft
from hearback.domain.letter import company_key
from hearback.usecases.change import Act, Change, Edits
from hearback.usecases.faults import Fault, Refused
from hearback.usecases.invitations import Fit, Invitation, InvitationReader
from hearback.usecases.news_in_table import with_news
from hearback.usecases.ports import Archive, Clock, Writing
from hearback.usecases.table_import import ReadRow, Table

TABLE_COLUMNS = "table_columns"
"""The preference that holds what columns meant, by the header they stood under."""

_MOST_REMEMBERED = 50
_SLICE = 50
"""Applications written between two looks at the user: some 10 ms of work."""


class Duplicates(StrEnum):
    """What becomes of a row whose company and role are there already: what it adds is taken, or nothing of it."""

    MERGE = "merge"
    SKIP = "skip"


@dataclass(slots=True)
class Tally:
    """What an import has done so far; `ids` are the applications that it was about, `skipped` rows were left out on request."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    not_taken: int = 0
    ids: dict[str, None] = field(default_factory=dict)

    @property
    def looked_at(self) -> int:
        """How many applications or rows were looked at."""
        return self.added + self.updated + self.unchanged + self.skipped + self.not_taken


class Importing:
    """Writes what the readers read."""

    def __init__(self, archive: Archive, clock: Clock, back_up: Callable[[], object] = lambda: None) -> None:
        """`back_up` is called before anything is imported."""
        self._archive = archive
        self._clock = clock
        self._back_up = back_up

    @contextmanager
    def one_act(self, about: str) -> Iterator["Import"]:
        """Begin an import: what is taken in is committed at the end as one act, or (on any exception) not at all."""
        self._back_up()
        with self._archive.together(Act.IMPORT, about) as writing:
            yield Import(self._archive, writing, self._clock.zone())


class Import:
    """One import under way. Every method works in slices and yields after each, so that a caller can show progress or stop."""

    def __init__(self, archive: Archive, writing: Writing, user_zone: ZoneInfo) -> None:
        self._archive = archive
        self._writing = writing
        self._zone = user_zone

    @property
    def change(self) -> Change:
        """What the import has changed; whole once the act is committed."""
        return self._writing.change

    def settings(self, settings: Edits) -> None:
        """Take paces, templates, preferences and gleanings; what the user has under the same id or name is replaced."""
        self._writing.put(settings)

    def remember(self, table: Table) -> None:
        """Remember what a table's columns mean, for the next one with the same header."""
        key, columns = table.remembered()
        kept = self._archive.preferences().get(TABLE_COLUMNS)
        known = {name: value for name, value in kept.items() if name != key} if isinstance(kept, dict) else {}
        if key:
            latest = list({**known, key: columns}.items())[-_MOST_REMEMBERED:]
            self._writing.put(Edits(preferences={TABLE_COLUMNS: dict(latest)}))

    def records(self, applications: Iterable[JobApplication], tally: Tally) -> Iterator[Tally]:
        """Take whole records: one whose id is known replaces that application, an equal one is left alone."""
        source = iter(applications)
        while some := tuple(islice(source, _SLICE)):
            known = {one.id: one for one in self._archive.applications([one.id for one in some])}
            new = {one.id: one for one in some if known.get(one.id) != one}
            self._writing.put(Edits(applications=new))
            updated = len(new.keys() & known.keys())
            tally.added += len(new) - updated
            tally.updated += updated
            tally.unchanged += len(some) - len(new)
            tally.ids.update(dict.fromkeys(one.id for one in some))
            yield tally

    def drafts(self, drafts: Sequence[KeptDraft]) -> None:
        """Take messages being written beside those that are there, where their applications are there, too."""
        self._writing.put(Edits(drafts=drafts))

    def rows(
        self, chunks: Iterable[Sequence[ReadRow]], tally: Tally, duplicates: Duplicates = Duplicates.MERGE
    ) -> Iterator[Sequence[Fault]]:
        """Take a table's rows, yielding for each slice what is to be said of it, line by line."""
        for chunk in chunks:
            for start in range(0, len(chunk), _SLICE):
                yield self._rows(chunk[start : start + _SLICE], tally, duplicates)

    def invitations(self, invitations: Sequence[Invitation], reader: InvitationReader, tally: Tally) -> Sequence[Fault]:
        """Take invitations, each to the application it fits best, or to a new one that it names; return what is to be said.

        Raises Refused for one that fits several alike, or none without naming company and role.
        """
        before = {one.id: one for one in self._archive.applications()}
        known = dict(before)
        said: list[Fault] = []
        for invitation in invitations:
            said += invitation.notices
            fit = reader.fit(invitation, known.values())
            target = known[fit.application] if fit.application else _new_one(invitation, reader, fit)
            if target is None:
                said.append(Fault(invitation.summary, "cancelled-not-known"))
                continue
            known[target.id] = reader.attached(target, invitation)
            tally.ids[target.id] = None
        for id_ in tally.ids:
            self.attached(known[id_], before.get(id_), tally)
        return said

    def attached(self, application: JobApplication, before: JobApplication | None, tally: Tally) -> None:
        """Write an application to which an invitation was attached; `before` is how it was, None for a new one."""
        if before is None:
            tally.added += 1
        elif application == before:
            tally.unchanged += 1
        else:
            tally.updated += 1
        tally.ids[application.id] = None
        self._writing.put(Edits(applications={application.id: application}))

    def _rows(self, rows: Sequence[ReadRow], tally: Tally, duplicates: Duplicates) -> Sequence[Fault]:
        there = self._there([row.application for row in rows if row.application is not None])
        written: dict[str, JobApplication] = {}
        said: list[Fault] = []
        for row in rows:
            said += row.faults
            told = row.application
            if told is None:
                tally.not_taken += 1
                continue
            said += row.notices
            pair = _pair(told)
            kept = _meant(there.get(pair, ()))
            if kept is None:
                tally.added += 1
                there[pair] = [told]
                written[told.id] = told
                tally.ids[told.id] = None
                continue
            if row.same_as is not None:
                code = "merged-with-line" if duplicates is Duplicates.MERGE else "skipped-for-line"
                said.append(Fault(f"line {row.line}", code, {"line": str(row.same_as)}))
            if duplicates is Duplicates.SKIP:
                tally.skipped += 1
                continue
            both = with_news(kept, told, self._zone)
            tally.ids[kept.id] = None
            if both == kept:
                tally.unchanged += 1
                continue
            tally.updated += 1
            there[pair] = [both if one.id == both.id else one for one in there[pair]]
            written[both.id] = both
        self._writing.put(Edits(applications=written))
        return said

    def _there(self, told: Sequence[JobApplication]) -> dict[tuple[str, str], list[JobApplication]]:
        """Return what the store (what this import has written included) has under the companies and roles told."""
        pairs = {(one.company, one.role): _pair(one) for one in told}
        ids = self._archive.duplicates_of(pairs.keys())
        known = {one.id: one for one in self._archive.applications({id_ for found in ids.values() for id_ in found})}
        return {pairs[pair]: [known[id_] for id_ in found] for pair, found in ids.items()}


def _pair(one: JobApplication) -> tuple[str, str]:
    return company_key(one.company), company_key(one.role)


def _meant(known: Sequence[JobApplication]) -> JobApplication | None:
    """Return which of several with the same company and role is meant: the newest that is open, else the newest."""
    return next((one for one in reversed(known) if one.closed is None), known[-1] if known else None)


def _new_one(invitation: Invitation, reader: InvitationReader, fit: Fit) -> JobApplication | None:
    """Return the application that an invitation names; None for a cancelled one. Raises Refused where it cannot be told."""
    if fit.candidates:
        raise Refused([Fault(invitation.summary, "fits-several", {"count": str(len(fit.candidates))})])
    if invitation.cancelled:
        return None
    named = reader.proposal(invitation)
    if not named.company or not named.role:
        raise Refused([Fault(invitation.summary, "fits-none")])
    return JobApplication(id=str(uuid4()), company=named.company, role=named.role)
