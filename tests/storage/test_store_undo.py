"""Undo takes acts back row for row, redo does them again, whatever the acts were."""

import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from hearback.domain.job_application import JobApplication
from hearback.domain.pace import Pace
from hearback.domain.published_figures import Gleaning
from hearback.storage.application_rows import COLUMNS
from hearback.storage.archive import SqliteArchive
from hearback.storage.history import KEPT_ACTS
from hearback.storage.settings_records import COLUMNS as SETTINGS
from hearback.storage.store_file import FILE_NAME
from hearback.usecases.change import Act, Edits, Trashed
from hearback.usecases.ports import ListQuery
from storage import odd_applications as odd
from storage.stores import NOW, opened

PLAIN = JobApplication(id="plain", company="Lumen Health", role="Risk Analyst")
Rows = dict[str, list[tuple[object, ...]]]


def rows_of(folder: Path) -> Rows:
    """Return every row of the records and of the search index, as another program sees them; the index is checked."""
    connection = sqlite3.connect(folder / FILE_NAME)
    try:
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        connection.rollback()
        tables = (*COLUMNS, *SETTINGS)
        found: Rows = {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables}
        found["search"] = connection.execute("SELECT rowid, words FROM search ORDER BY rowid").fetchall()
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    finally:
        connection.close()
    return found


class UndoingActs(RuleBasedStateMachine):
    """Acts, undone and done again in any order, beside a list of the states that the store went through."""

    ids = st.sampled_from(["one", "two", "three"])

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name)
        self.archive = opened(self.path)
        self.states = [rows_of(self.path)]
        self.place = 0

    def acted(self) -> None:
        state = rows_of(self.path)
        if state != self.states[self.place]:
            self.states[self.place + 1 :] = [state]
            self.place += 1

    @rule(ones=st.lists(odd.applications(ids), max_size=3, unique_by=lambda one: one.id))
    def put(self, ones: list[JobApplication]) -> None:
        self.archive.write(Act.EDIT_APPLICATION, "", Edits(applications={one.id: one for one in ones}))
        self.acted()

    @rule(ids=st.sets(ids))
    def delete(self, ids: set[str]) -> None:
        self.archive.write(Act.DELETE_APPLICATIONS, "", Edits(applications=dict.fromkeys(ids)))
        self.acted()

    @rule(ones=st.lists(odd.applications(ids), max_size=3, unique_by=lambda one: one.id))
    def delete_into_the_trash(self, ones: list[JobApplication]) -> None:
        trash = {one.id: Trashed(application=one, deleted=NOW) for one in ones}
        self.archive.write(Act.DELETE_APPLICATIONS, "", Edits(applications=dict.fromkeys(trash), trash=trash))
        assert {one.application.id: one for one in self.archive.trashed(list(trash))} == trash
        self.acted()

    @rule(gleaning=st.none() | odd.gleanings)
    def glean(self, gleaning: Gleaning | None) -> None:
        mine = None if gleaning is None else replace(gleaning, id="mine")
        self.archive.write(Act.EDIT_GLEANINGS, "", Edits(gleanings={"mine": mine}))
        self.acted()

    @rule(pace=st.none() | odd.paces, value=odd.some)
    def settle(self, pace: Pace | None, value: str | None) -> None:
        mine = None if pace is None else replace(pace, id="mine")
        self.archive.write(Act.EDIT_PACES, "", Edits(paces={"mine": mine}, preferences={"signature": value}))
        self.acted()

    @rule(puts=st.lists(st.tuples(ids, st.none() | odd.applications(ids)), max_size=4))
    def put_together(self, puts: list[tuple[str, JobApplication | None]]) -> None:
        with self.archive.together(Act.IMPORT, "") as writing:
            for id_, one in puts:
                writing.put(Edits(applications={id_: None if one is None else replace(one, id=id_)}))
        # records that ended as they began still make a step
        if self.archive.undoable() is not None and writing.change.applications:
            self.states[self.place + 1 :] = [rows_of(self.path)]
            self.place += 1

    @rule()
    def undo(self) -> None:
        change = self.archive.undo()
        assert (change is None) == (self.place == 0)
        self.place = max(0, self.place - 1)

    @rule()
    def redo(self) -> None:
        change = self.archive.redo()
        assert (change is None) == (self.place == len(self.states) - 1)
        self.place = min(len(self.states) - 1, self.place + 1)

    @rule()
    def start_again(self) -> None:
        self.archive.close()
        self.archive = opened(self.path)

    @invariant()
    def the_store_is_as_it_was_at_this_place(self) -> None:
        assert rows_of(self.path) == self.states[self.place]
        assert (self.archive.undoable() is None) == (self.place == 0)
        assert (self.archive.redoable() is None) == (self.place == len(self.states) - 1)

    def teardown(self) -> None:
        while self.archive.undo() is not None:
            pass
        assert rows_of(self.path) == self.states[0]
        while self.archive.redo() is not None:
            pass
        assert rows_of(self.path) == self.states[-1]
        self.archive.close()
        self.folder.cleanup()


TestUndoingActs = UndoingActs.TestCase
TestUndoingActs.settings = settings(max_examples=15, stateful_step_count=10, deadline=None)


def test_undo_and_redo_say_what_they_change_and_what_comes_next(archive: SqliteArchive) -> None:
    archive.write(Act.ADD_APPLICATION, "Lumen Health", Edits(applications={"plain": PLAIN}))
    archive.write(Act.SNOOZE, "Lumen", Edits(applications={"plain": replace(PLAIN, notes="x")}))
    assert archive.undoable() == (Act.SNOOZE, "Lumen")
    undone = archive.undo()
    assert undone is not None
    assert (undone.act, undone.about, undone.applications) == (Act.SNOOZE, "Lumen", frozenset({"plain"}))
    assert (archive.undoable(), archive.redoable()) == ((Act.ADD_APPLICATION, "Lumen Health"), (Act.SNOOZE, "Lumen"))
    gone = archive.undo()
    assert gone is not None
    assert gone.applications == {"plain"}
    assert (archive.undo(), archive.undoable()) == (None, None)
    assert archive.application("plain") is None


def test_a_new_act_ends_what_could_be_done_again(archive: SqliteArchive) -> None:
    archive.write(Act.ADD_APPLICATION, "", Edits(applications={"plain": PLAIN}))
    archive.undo()
    archive.write(Act.ADD_APPLICATION, "", Edits(applications={"other": replace(PLAIN, id="other")}))
    assert archive.redoable() is None
    assert archive.redo() is None


def test_an_act_that_changes_nothing_leaves_no_step(archive: SqliteArchive) -> None:
    archive.write(Act.ADD_APPLICATION, "", Edits(applications={"plain": PLAIN}))
    archive.undo()
    change = archive.write(Act.DELETE_APPLICATIONS, "", Edits(applications={"gone": None}, preferences={"gone": None}))
    assert not change.applications
    assert archive.undoable() is None
    assert archive.redoable() == (Act.ADD_APPLICATION, "")


def test_the_last_acts_are_kept(archive: SqliteArchive) -> None:
    archive._connection.execute("PRAGMA synchronous = OFF")
    for number in range(KEPT_ACTS + 5):
        archive.write(Act.EDIT_PREFERENCES, "", Edits(preferences={"number": number}))
    steps = 0
    while archive.undo() is not None:
        steps += 1
    assert steps == KEPT_ACTS
    assert archive.preferences() == {"number": 4}


def test_undone_applications_are_not_found_any_more(archive: SqliteArchive) -> None:
    archive.write(Act.ADD_APPLICATION, "", Edits(applications={"plain": PLAIN}))
    archive.write(Act.EDIT_APPLICATION, "", Edits(applications={"plain": replace(PLAIN, role="Nurse")}))
    assert archive.listing(ListQuery(words="nurse"), NOW) == ["plain"]
    archive.undo()
    assert archive.listing(ListQuery(words="nurse"), NOW) == []
    assert archive.listing(ListQuery(words="risk"), NOW) == ["plain"]
