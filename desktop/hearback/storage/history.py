"""Acts: what each changed, kept as the rows that stood there before, so that it can be taken back and done again exactly."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hearback.domain.job_application import JobApplication
from hearback.storage import draft_records, reminder_records
from hearback.storage.application_records import images, numbers_of, put_images
from hearback.storage.application_rows import COLUMNS, Image, application_of, image_of
from hearback.storage.settings_records import (
    COLUMNS as SETTINGS,
)
from hearback.storage.settings_records import (
    SettingRow,
    gleaning_row,
    pace_row,
    preference_row,
    put_row,
    row_of,
    template_row,
)
from hearback.storage.store_faults import told
from hearback.storage.trash_records import trash_row
from hearback.storage.writable_text import refuse_unwritable
from hearback.usecases.change import Act, Change, Edits
from hearback.usecases.faults import Fault, Refused
from hearback.usecases.ports import KeptChange

KEPT_ACTS = 200
_CHUNK = 500
_COMPANY_KEY = -4
_COMPANY, _TIME_ZONE = 2, 8


@dataclass(slots=True)
class Touched:
    """What an act has changed so far, and whom it concerns: companies and addresses of the messages that changed."""

    ids: set[str] = field(default_factory=set)
    companies: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    settings: set[str] = field(default_factory=set)

    def note(self, before: Image | None, after: Image | None) -> None:
        """Remember an application's states before and after."""
        there = [image for image in (before, after) if image is not None]
        self.ids.update(image["application"][0][1] for image in there)
        # courtesy reaches across applications by messages alone (follow-up-rules, 7)
        if _letters(before) == _letters(after):
            return
        for image in there:
            if image["message"]:
                self.companies.add(image["application"][0][_COMPANY_KEY])
                self.addresses.update(key for *_, key in image["person"] if key is not None)
                self.addresses.update(key for *_, key in image["message_to"] if key is not None)

    def change(self, act: Act, about: str, neighbours: Iterable[str] = ()) -> Change:
        """Return what was changed."""
        return Change(
            act=act,
            about=about,
            applications=frozenset(self.ids),
            planned_anew=frozenset(self.ids).union(neighbours),
            paces="pace" in self.settings,
            templates="template" in self.settings,
            preferences="preference" in self.settings,
            gleanings="gleaning" in self.settings,
        )


class ActUnderWay:
    """One act being written, inside a transaction of the caller."""

    def __init__(self, connection: sqlite3.Connection, path: Path, act: Act, about: str, at: str) -> None:
        self._connection = connection
        self._path = path
        self._act = act
        self._about = about
        self._at = at
        self._number: int | None = None
        self._taken_away: dict[str, int] = {}
        self._touched = Touched()
        self._neighbours: frozenset[str] = frozenset()
        self._failure: BaseException | None = None

    @property
    def change(self) -> Change:
        """What the act has changed so far; once it is finished, with everybody whose plan moved with it."""
        return self._touched.change(self._act, self._about, self._neighbours)

    def put(self, edits: Edits) -> None:
        """Write records; what is there already in the same state is left alone.

        Raises ArchiveFault, and Refused for a text or moment that no file can hold; the act cannot go on after either.
        """
        self._refuse_to_go_on()
        try:
            with told(self._path):
                self._put_applications(edits.applications)
                for key, pace in edits.paces.items():
                    self._put_setting("pace", key, None if pace is None else pace_row(pace))
                for key, template in edits.templates.items():
                    self._put_setting("template", key, None if template is None else template_row(template))
                for key, value in edits.preferences.items():
                    self._put_setting("preference", key, None if value is None else preference_row(key, value))
                for key, gleaning in edits.gleanings.items():
                    self._put_setting("gleaning", key, None if gleaning is None else gleaning_row(gleaning))
                for key, trashed in edits.trash.items():
                    self._put_setting("trash", key, None if trashed is None else trash_row(trashed))
                self._put_drafts(edits)
                reminder_records.put(self._connection, edits.reminders)
                reminder_records.take_away(self._connection, edits.reminders_gone)
        except BaseException as error:
            self._failure = error
            raise

    def finish(self) -> None:
        """Forget the plans that the act touches and the oldest undo step."""
        self._refuse_to_go_on()
        if self._number is not None:
            self._connection.execute("DELETE FROM act WHERE number <= ?", (self._number - KEPT_ACTS,))
        self._neighbours = forget_plans(self._connection, self._touched)

    def _refuse_to_go_on(self) -> None:
        # half a put must never be committed, nor anything that follows where SQLite has ended the transaction
        if self._failure is not None:
            raise self._failure

    def _put_applications(self, edits: Mapping[str, JobApplication | None]) -> None:
        known = numbers_of(self._connection, edits)
        before = images(self._connection, known.values())
        after: dict[int, Image | None] = {}
        (highest,) = self._connection.execute("SELECT coalesce(max(number), 0) FROM application").fetchone()
        highest = max(highest, *self._taken_away.values()) if self._taken_away else highest
        for id_, one in edits.items():
            number = known.get(id_)
            if one is None:
                if number is not None:
                    after[number] = None
                    self._taken_away[id_] = number
                continue
            if number is None:
                number = self._taken_away.pop(id_, None)
            if number is None:
                number = highest = highest + 1
            after[number] = _image_of(one, number)
        after = {number: image for number, image in after.items() if image != before.get(number)}
        if not after:
            return
        self._keep("application", ((number, _image_text(before.get(number))) for number in after))
        for number, image in after.items():
            self._touched.note(before.get(number), image)
        self._take_drafts_away(draft_records.rows_of(self._connection, [id_ for id_, one in edits.items() if one is None]))
        put_images(self._connection, after, before)

    def _put_drafts(self, edits: Edits) -> None:
        gone = [seen.number for seen in edits.drafts_gone if draft_records.is_as_seen(self._connection, seen)]
        rows = [draft_records.row_of(self._connection, number) for number in gone]
        self._take_drafts_away([row for row in rows if row is not None])
        for one in edits.drafts:
            added = draft_records.add_new(self._connection, one)
            if added is not None:
                self._keep("draft", [(added.number, None)])
                self._touched.ids.add(one.place.application)

    def _take_drafts_away(self, rows: Sequence[draft_records.Row]) -> None:
        self._keep("draft", [(row[0], _row_text(row)) for row in rows])
        for row in rows:
            draft_records.take_away(self._connection, row[0])
            self._touched.ids.add(row[2])

    def _put_setting(self, table: str, key: str, row: SettingRow | None) -> None:
        refuse_unwritable(table, key, {table: [(key,) if row is None else row]}, SETTINGS)
        before = row_of(self._connection, table, key)
        if before == row:
            return
        self._keep(table, [(key, _row_text(before))])
        put_row(self._connection, table, key, row)
        self._touched.settings.add(table)

    def _keep(self, record: str, before: Iterable[tuple[int | str, str | None]]) -> None:
        """Keep the states from before the act; a record that the act has already changed has its own kept."""
        records = list(before)
        if self._act is Act.REMEMBER or not records:
            return
        if self._number is None:
            self._connection.execute("DELETE FROM act WHERE undone")
            (self._number,) = self._connection.execute(
                "INSERT INTO act SELECT coalesce(max(number), 0) + 1, ?, ?, ?, 0 FROM act RETURNING number",
                (self._act.value, self._about, self._at),
            ).fetchone()
        self._connection.executemany(
            "INSERT OR IGNORE INTO act_record VALUES (?, ?, ?, ?)",
            ((self._number, record, key, image) for key, image in records),
        )


def newest_done(connection: sqlite3.Connection) -> tuple[int, Act, str] | None:
    """Return the number, act and matter of what undo takes back."""
    return _step(connection, "SELECT number, act, about FROM act WHERE NOT undone ORDER BY number DESC LIMIT 1")


def oldest_undone(connection: sqlite3.Connection) -> tuple[int, Act, str] | None:
    """Return the number, act and matter of what redo does again."""
    return _step(connection, "SELECT number, act, about FROM act WHERE undone ORDER BY number LIMIT 1")


def place(connection: sqlite3.Connection) -> tuple[int, str] | None:
    """Return what tells one state of the records from another: the number and time of the newest act; None before the first."""
    found: tuple[int, str] | None = connection.execute(
        "SELECT number, at FROM act WHERE NOT undone ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return found


def changes_of(connection: sqlite3.Connection, id_: str) -> Sequence[KeptChange]:
    """Return what acts that were not undone did to an application, the latest first."""
    number = numbers_of(connection, [id_]).get(id_)
    if number is None:
        return []
    kept = connection.execute(
        "SELECT at, act.act, about, image FROM act JOIN act_record ON act_record.act = number "
        "WHERE NOT undone AND record = 'application' AND key = ? ORDER BY number DESC",
        (number,),
    ).fetchall()
    after: Image | None = images(connection, [number]).get(number)
    found = []
    for at, act, about, text in kept:
        before = _image_from(text)
        states = (None if image is None else application_of(image) for image in (before, after))
        found.append(KeptChange(dt.datetime.fromisoformat(at), Act(act), about, *states))
        after = before
    return found


def swap(connection: sqlite3.Connection, number: int, act: Act, about: str) -> Change:
    """Put back the states that an act keeps and keep those that stood there instead: undoes it, and again does it again."""
    touched = Touched()
    last = -1
    while True:
        chunk = dict(
            connection.execute(
                "SELECT key, image FROM act_record WHERE act = ? AND record = 'application' AND key > ? ORDER BY key LIMIT ?",
                (number, last, _CHUNK),
            )
        )
        if not chunk:
            break
        last = max(chunk)
        there = images(connection, chunk)
        put = {key: _image_from(text) for key, text in chunk.items()}
        for key, image in put.items():
            touched.note(there.get(key), image)
        _take_drafts_along(connection, number, [there[key] for key, image in put.items() if image is None and key in there])
        put_images(connection, put, there)
        _keep_instead(connection, number, "application", [(key, _image_text(there.get(key))) for key in chunk])
    for table in SETTINGS:
        kept = connection.execute("SELECT key, image FROM act_record WHERE act = ? AND record = ?", (number, table)).fetchall()
        for key, text in kept:
            row = row_of(connection, table, key)
            put_row(connection, table, key, None if text is None else tuple(json.loads(text)))
            _keep_instead(connection, number, table, [(key, _row_text(row))])
            touched.settings.add(table)
    _swap_drafts(connection, number, touched)
    connection.execute("UPDATE act SET undone = NOT undone WHERE number = ?", (number,))
    return touched.change(act, about, forget_plans(connection, touched))


def forget_plans(connection: sqlite3.Connection, touched: Touched) -> frozenset[str]:
    """Remove the plans of those whom changed messages concern (the changed ones' own went as their rows did); return whose."""
    found: dict[int, str] = {}
    for key in touched.companies:
        found.update(connection.execute("SELECT number, id FROM application WHERE company_key = ?", (key,)))
    for key in touched.addresses:
        found.update(
            connection.execute(
                "SELECT number, id FROM person JOIN application ON number = person.application WHERE email_key = ?", (key,)
            )
        )
    connection.executemany("DELETE FROM plan WHERE application = ?", ((number,) for number in found))
    return frozenset(found.values())


def _step(connection: sqlite3.Connection, query: str) -> tuple[int, Act, str] | None:
    row = connection.execute(query).fetchone()
    return None if row is None else (row[0], Act(row[1]), row[2])


def _keep_instead(connection: sqlite3.Connection, number: int, record: str, kept: Iterable[tuple[int | str, str | None]]) -> None:
    connection.executemany(
        "UPDATE act_record SET image = ? WHERE act = ? AND record = ? AND key = ?",
        ((image, number, record, key) for key, image in kept),
    )


def _take_drafts_along(connection: sqlite3.Connection, number: int, gone: Iterable[Image]) -> None:
    """Have an act that takes applications away by being undone take away what was typed for them since, too."""
    rows = draft_records.rows_of(connection, [image["application"][0][1] for image in gone])
    connection.executemany("INSERT OR IGNORE INTO act_record VALUES (?, 'draft', ?, NULL)", ((number, row[0]) for row in rows))


def _swap_drafts(connection: sqlite3.Connection, number: int, touched: Touched) -> None:
    kept = connection.execute("SELECT key, image FROM act_record WHERE act = ? AND record = 'draft'", (number,)).fetchall()
    for key, text in kept:
        there = draft_records.row_of(connection, key)
        put = None if text is None else tuple(json.loads(text))
        draft_records.take_away(connection, key)
        if put is not None:
            draft_records.put(connection, put)
        _keep_instead(connection, number, "draft", [(key, _row_text(there))])
        touched.ids.update(row[2] for row in (there, put) if row is not None)


def _letters(image: Image | None) -> object:
    """Return all that courtesy asks of an application: its messages, to whom, of which company, and whose clock they go by."""
    if image is None or not image["message"]:
        return None
    row = image["application"][0]
    return row[_COMPANY], row[_TIME_ZONE], image["message"], image["message_to"], image["person"]


def _row_text(row: tuple[object, ...] | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False)


def _image_of(one: JobApplication, number: int) -> Image:
    try:
        image = image_of(one, number)
    except OverflowError as error:
        # the first and last hours of the calendar have no UTC
        raise Refused([Fault(f"application[{one.id}]", "moment-out-of-range")]) from error
    refuse_unwritable("application", one.id, image, COLUMNS)
    return image


def _image_text(image: Image | None) -> str | None:
    return None if image is None else json.dumps(image, ensure_ascii=False)


def _image_from(text: str | None) -> Image | None:
    if text is None:
        return None
    tables: dict[str, list[list[str | int | None]]] = json.loads(text)
    return {table: [tuple(row) for row in rows] for table, rows in tables.items()}
