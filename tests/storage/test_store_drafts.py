"""Drafts in the store: kept without a step of undo, beside another window's words, and gone and back with what they belong to."""

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from hearback.domain.checklist_items import Item
from hearback.domain.job_application import JobApplication, Message, MessageKind
from hearback.domain.kept_draft import DraftPlace, KeptDraft
from hearback.domain.message import Draft
from hearback.storage.archive import SqliteArchive
from hearback.storage.private_files import connect, make_private_file
from hearback.storage.schema import migrations
from hearback.storage.store_file import APPLICATION_ID, FILE_NAME
from hearback.storage.transactions import immediate
from hearback.usecases.change import Act, Edits
from hearback.usecases.faults import Refused
from hearback.usecases.ports import ArchiveFault, StoreProblem
from storage import odd_applications as odd
from storage.stores import NOW, opened

PLAIN = JobApplication(id="plain", company="Lumen Health", role="Risk Analyst")


def draft(body: str, application: str = "plain", **where: str) -> KeptDraft:
    """Return a thank-you that says so."""
    kind = MessageKind.THANK_YOU
    return KeptDraft(
        place=DraftPlace(application=application, kind=kind, **where),
        draft=Draft(kind=kind, to=("Priya Nair",), subject="Thank you", body=body),
        language="en",
        saved=NOW,
    )


def bodies(archive: SqliteArchive, application: str | None = "plain") -> list[str]:
    """Return what the drafts say."""
    return [kept.draft.body for _seen, kept in archive.drafts(application)]


@pytest.fixture
def one(archive: SqliteArchive) -> SqliteArchive:
    """Return a store with one application."""
    archive.write(Act.ADD_APPLICATION, "", Edits(applications={"plain": PLAIN}))
    return archive


odd_drafts = st.builds(
    lambda kind, occasion, person, to, subject, body, **rest: KeptDraft(
        place=DraftPlace(application="plain", kind=kind, occasion=occasion, person=person),
        draft=Draft(kind=kind, to=tuple(to), subject=subject, body=body),
        saved=NOW,
        **rest,
    ),
    kind=st.sampled_from(MessageKind),
    occasion=odd.texts,
    person=odd.some,
    to=st.lists(odd.texts, max_size=2),
    subject=odd.texts,
    body=odd.texts,
    language=odd.texts,
    template=odd.some,
    ticked=st.frozensets(st.sampled_from(Item)),
    handed_off=st.booleans(),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(odd_drafts, max_size=4))
def test_drafts_read_back_equal(given_ones: list[KeptDraft]) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(opened(Path(folder))) as archive:
        archive.write(Act.ADD_APPLICATION, "", Edits(applications={"plain": PLAIN}))
        for one in given_ones:
            assert archive.keep_draft(one, None) is not None
        # what is there already is not there twice
        assert [kept for _seen, kept in archive.drafts("plain")] == list(dict.fromkeys(given_ones))


def test_keeping_again_takes_the_place_of_what_was_seen_and_is_no_step_of_undo(one: SqliteArchive) -> None:
    seen = one.keep_draft(draft("Dear"), None)
    seen = one.keep_draft(draft("Dear Priya"), seen)
    assert bodies(one) == ["Dear Priya"]
    assert one.undoable() == (Act.ADD_APPLICATION, "")
    assert seen is not None
    one.forget_draft(seen)
    assert bodies(one) == []


def test_what_another_window_wrote_meanwhile_stays(one: SqliteArchive, folder: Path) -> None:
    seen = one.keep_draft(draft("Dear"), None)
    with closing(opened(folder)) as other:
        ((theirs, _),) = other.drafts("plain")
        other.keep_draft(draft("Dear Tom"), theirs)
        mine = one.keep_draft(draft("Dear Priya"), seen)
        assert bodies(one) == bodies(other) == ["Dear Tom", "Dear Priya"]
        assert mine != seen
        # letting go what was seen before takes nothing away that was written since
        assert seen is not None
        one.forget_draft(seen)
        one.write(Act.DISCARD_DRAFT, "", Edits(drafts_gone=[seen]))
        assert bodies(one) == ["Dear Tom", "Dear Priya"]


def test_two_windows_that_wrote_the_same_have_one_draft(one: SqliteArchive) -> None:
    first = one.keep_draft(draft("Dear"), None)
    one.keep_draft(draft("Dear Priya"), first)
    assert one.keep_draft(draft("Dear Priya"), first) == one.keep_draft(draft("Dear Priya"), None)
    assert bodies(one) == ["Dear Priya"]


def test_a_draft_needs_its_application(one: SqliteArchive) -> None:
    assert one.keep_draft(draft("Dear", "gone"), None) is None
    assert one.drafts() == []


def test_a_text_that_no_file_can_hold_is_refused(one: SqliteArchive) -> None:
    with pytest.raises(Refused):
        one.keep_draft(draft("\ud800"), None)
    assert one.drafts() == []


def test_while_an_import_is_under_way_nothing_is_kept_that_its_end_could_take_back(one: SqliteArchive) -> None:
    with one.together(Act.IMPORT, ""), pytest.raises(ArchiveFault) as refused:
        one.keep_draft(draft("Dear"), None)
    assert refused.value.problem is StoreProblem.BUSY


def test_changing_an_application_leaves_its_drafts_alone(one: SqliteArchive) -> None:
    one.keep_draft(draft("Dear"), None)
    one.write(Act.EDIT_APPLICATION, "", Edits(applications={"plain": replace(PLAIN, role="Nurse")}))
    one.undo()
    assert bodies(one) == ["Dear"]


def test_drafts_go_with_their_application_and_come_back_with_it(one: SqliteArchive) -> None:
    one.keep_draft(draft("Dear"), None)
    one.write(Act.DELETE_APPLICATIONS, "", Edits(applications={"plain": None}))
    assert bodies(one, None) == []
    one.undo()
    assert bodies(one) == ["Dear"]
    one.redo()
    assert bodies(one) == []
    one.undo()

    # taken back as if it had never been added, with what was typed since; and added again
    one.keep_draft(draft("Dear Priya"), None)
    one.undo()
    assert bodies(one) == []
    one.redo()
    assert bodies(one) == ["Dear", "Dear Priya"]


def test_a_draft_written_since_is_never_taken_for_one_that_undo_brings_back(one: SqliteArchive) -> None:
    seen = one.keep_draft(draft("Dear"), None)
    assert seen is not None
    one.write(Act.DISCARD_DRAFT, "", Edits(drafts_gone=[seen]))
    one.keep_draft(draft("Hello"), None)
    one.undo()
    assert sorted(bodies(one)) == ["Dear", "Hello"]


def test_a_sent_draft_comes_back_when_the_message_is_taken_back(one: SqliteArchive) -> None:
    seen = one.keep_draft(draft("Dear"), None)
    assert seen is not None
    sent = replace(PLAIN, messages=(Message(kind=MessageKind.THANK_YOU, sent=NOW, overruled=(Item.NOT_GENERIC,)),))
    one.write(Act.RECORD_MESSAGE, "", Edits(applications={"plain": sent}, drafts_gone=[seen]))
    assert bodies(one) == []
    assert one.application("plain") == sent
    undone = one.undo()
    assert undone is not None
    assert undone.applications == {"plain"}
    assert bodies(one) == ["Dear"]


def test_imported_drafts_stand_beside_those_that_are_there_and_go_with_undo(one: SqliteArchive) -> None:
    one.keep_draft(draft("Dear"), None)
    brought = [draft("Dear"), draft("Dear Priya"), draft("Dear nobody", "gone")]
    one.write(Act.IMPORT, "", Edits(drafts=brought))
    assert bodies(one) == ["Dear", "Dear Priya"]
    one.undo()
    assert bodies(one) == ["Dear"]


def test_drafts_of_all_are_in_the_order_of_their_applications(archive: SqliteArchive) -> None:
    others = {id_: replace(PLAIN, id=id_) for id_ in ("b", "a")}
    archive.write(Act.IMPORT, "", Edits(applications=others))
    for body, application in (("1", "a"), ("2", "b"), ("3", "a")):
        archive.keep_draft(draft(body, application), None)
    assert bodies(archive, None) == ["2", "1", "3"]


# what the first version of the store had kept

_DRAFTS_OF_VERSION_1 = """[
  {"application": "lumen", "kind": "check-in", "language": "en", "template": null, "to": ["Priya Nair"],
   "subject": "Re: “Thanks”", "body": "Hi Priya,\\n…", "ticked": ["not-generic"], "handed_off": true},
  {"application": "lumen", "kind": "other", "language": "de", "template": "de/other/plain", "to": [], "subject": "", "body": "x",
   "ticked": [], "handed_off": false},
  {"application": "gone", "kind": "other", "language": "en", "template": null, "to": [], "subject": "", "body": "x", "ticked": [],
   "handed_off": false},
  "nonsense", {"application": "lumen", "kind": "poem"}
]"""
_STEP_OF_VERSION_1 = (
    '{"application": [[1, "lumen", "Lumen Health", "Engineer", null, null, null, null, null, null, null, null, null, null, null,'
    ' null, null, null, null, null, null, null, null, null, null, null, "lumen health", "engineer", "lumen health", "engineer"]],'
    ' "person": [], "round": [], "round_person": [], "note": [], "message": [[1, 0, "thank-you", "2026-11-20", "Thanks",'
    ' "“Hi”\\n"], [1, 1, "other", "2026-11-21", null, null]], "message_to": [[1, 0, 0, "Priya Nair", null]], "reply": [],'
    ' "promise": [], "skip": []}'
)


def test_a_store_of_the_first_version_is_taken_over_with_its_drafts_and_its_steps_of_undo(folder: Path) -> None:
    folder.mkdir()
    make_private_file(folder / FILE_NAME)
    with closing(connect(folder / FILE_NAME)) as connection:
        with immediate(connection):
            migrations.apply(Database(connection, execute_plugins=False), stop_before="drafts_and_what_was_overruled")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("PRAGMA user_version = 1")
        connection.execute(
            "INSERT INTO application (number, id, company, role, company_key, role_key, company_sort, role_sort) "
            "VALUES (1, 'lumen', 'Lumen Health', 'Engineer', 'lumen health', 'engineer', 'lumen health', 'engineer')"
        )
        connection.execute("INSERT INTO message VALUES (1, 0, 'check-in', '2026-11-22', NULL, NULL)")
        connection.execute("INSERT INTO search (rowid, words) VALUES (1, 'lumen health engineer')")
        connection.executemany("INSERT INTO preference VALUES (?, ?)", [("drafts", _DRAFTS_OF_VERSION_1), ("name", '"Sam"')])
        connection.executemany(
            "INSERT INTO act VALUES (?, ?, '', '2026-11-23', 0)", [(1, "add-application"), (2, "edit-application")]
        )
        connection.executemany("INSERT INTO act_record VALUES (?, 'application', 1, ?)", [(1, None), (2, _STEP_OF_VERSION_1)])

    with closing(opened(folder)) as archive:
        assert archive.preferences() == {"name": "Sam"}
        checked, other = (kept for _seen, kept in archive.drafts("lumen"))
        assert checked == KeptDraft(
            place=DraftPlace(application="lumen", kind=MessageKind.CHECK_IN),
            draft=Draft(kind=MessageKind.CHECK_IN, to=("Priya Nair",), subject="Re: “Thanks”", body="Hi Priya,\n…"),
            language="en",
            ticked=frozenset({Item.NOT_GENERIC}),
            handed_off=True,
        )
        assert (other.draft.body, other.template, other.language) == ("x", "de/other/plain", "de")
        assert len(archive.drafts()) == 2

        archive.undo()
        before = archive.application("lumen")
        assert before is not None
        assert [(one.subject, one.body, one.overruled) for one in before.messages] == [("Thanks", "“Hi”\n", ()), (None, None, ())]
        archive.undo()
        assert archive.application("lumen") is None
        archive.redo()
        archive.redo()
        assert len(archive.drafts("lumen")) == 2
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
