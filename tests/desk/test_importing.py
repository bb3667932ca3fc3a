"""The dialogs for files, with real files, real readers and a real store behind the real window."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from hearback.composition.parts import Parts, opened
from hearback.composition.window import build_window
from hearback.desk.importing.backup_dialog import BackupDialog
from hearback.desk.importing.invitation_dialog import InvitationDialog
from hearback.desk.importing.table_dialog import TableDialog
from hearback.desk.main_window import MainWindow
from hearback.desk.theme import Theme
from hearback.desk.window.window_memory import WindowMemory
from hearback.domain.job_application import JobApplication, Round
from hearback.usecases.change import Act, Edits
from hearback.usecases.importing import TABLE_COLUMNS
from hearback.usecases.table_import import DateOrder, Meaning

EXAMPLES = Path(__file__).parents[1] / "examples"


class Setting:
    """A window over a store of its own."""

    def __init__(self, qtbot: QtBot, parts: Parts) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.qtbot = qtbot
        self.parts = parts
        self.window: MainWindow = build_window(app, parts, Theme(app, parts.shipped.text, parts.shipped.path), WindowMemory(None))
        qtbot.addWidget(self.window)
        self.window.resize(1100, 700)
        self.window.show()
        qtbot.waitExposed(self.window)

    def open(self, path: Path) -> QDialog:
        """Import a file as a drop on the window does; return the dialog that opens, once it has read the file."""
        self.window._screens.import_files([path])
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        self.wait_for(dialog)
        return dialog

    def table(self, path: Path) -> TableDialog:
        dialog = self.open(path)
        assert isinstance(dialog, TableDialog)
        return dialog

    def wait_for(self, dialog: QDialog) -> None:
        pause = getattr(dialog, "_pause", None)
        self.qtbot.waitUntil(lambda: not getattr(dialog, "is_busy", False) and not (pause and pause.isActive()), timeout=30_000)

    def accept(self, dialog: QDialog) -> None:
        with self.qtbot.waitSignal(dialog.finished, timeout=30_000):
            dialog.accept()

    def companies(self) -> list[str]:
        return sorted(one.company for one in self.parts.archive.applications())


@pytest.fixture
def setting(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    with opened(tmp_path / "data", "en-GB") as parts:
        made = Setting(qtbot, parts)
        yield made
        made.window.close()


def choose(dialog: TableDialog, column: int, meaning: Meaning) -> None:
    """Choose what a column means, as a person does."""
    box = dialog.preview.choice_of(column)
    box.setCurrentIndex(box.findData(meaning.value))
    box.activated.emit(box.currentIndex())


def test_a_table_is_looked_at_then_imported_then_undone(setting: Setting) -> None:
    dialog = setting.table(EXAMPLES / "bewerbungen-excel.csv")

    assert dialog.headline.text() == "4 applications"
    assert dialog.details.text() == "1 row repeats another one  ·  1 row cannot be taken"
    assert dialog.preview.choice_of(0).currentText() == "Company"
    assert dialog.delimiter.currentData() == ";"
    assert dialog.header_line.value() == 3
    assert dialog.import_button.text() == "Import 4 applications"
    cells = [dialog.reasons.item(0, column) for column in (0, 1)]
    assert [cell.text() for cell in cells if cell] == ["9", "Beworben am: There is no such day as 31.02.2026."]
    setting.accept(dialog)

    assert len(setting.companies()) == 4
    assert "4 applications added" in setting.window.status_line.news.text()
    assert setting.parts.archive.undoable() == (Act.IMPORT, "4")
    setting.window.menus.undo.trigger()
    assert setting.companies() == []


def test_a_columns_meaning_is_corrected_and_remembered(setting: Setting, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Wer,Was,Wozu\nLumen,Engineer,soon\n", "utf-8")
    dialog = setting.table(path)
    assert not dialog.import_button.isEnabled()
    assert "No column is the company." in dialog.problem.text()

    choose(dialog, 0, Meaning.COMPANY)
    choose(dialog, 1, Meaning.ROLE)
    choose(dialog, 2, Meaning.NOTES)
    setting.wait_for(dialog)
    assert dialog.import_button.isEnabled()
    setting.accept(dialog)

    (one,) = setting.parts.archive.applications()
    assert (one.company, one.role, one.notes) == ("Lumen", "Engineer", "soon")
    # nothing to undo but the import itself
    assert setting.parts.archive.undoable() == (Act.IMPORT, "1")
    again = setting.table(path)
    assert again.preview.columns == (Meaning.COMPANY, Meaning.ROLE, Meaning.NOTES)
    assert "columns as you chose them last time" in again.details.text()
    again.reject()
    setting.window.menus.undo.trigger()
    assert TABLE_COLUMNS not in setting.parts.archive.preferences()


def test_a_meaning_that_only_one_column_may_have_leaves_the_other(setting: Setting, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("Company,Role,Title\nA,B,C\n", "utf-8")
    dialog = setting.table(path)

    choose(dialog, 2, Meaning.ROLE)
    setting.wait_for(dialog)

    assert dialog.preview.columns == (Meaning.COMPANY, Meaning.IGNORE, Meaning.ROLE)
    dialog.reject()


def test_the_order_of_day_and_month_is_asked_where_no_date_tells(setting: Setting, tmp_path: Path) -> None:
    path = tmp_path / "dates.csv"
    path.write_text("Company,Role,Applied\nA,B,03/04/2026\n", "utf-8")
    dialog = setting.table(path)
    assert dialog.order.currentData() == DateOrder.DAY_FIRST

    dialog.order.setCurrentIndex(dialog.order.findData(DateOrder.MONTH_FIRST.value))
    dialog.order.activated.emit(dialog.order.currentIndex())
    setting.wait_for(dialog)
    setting.accept(dialog)

    (one,) = setting.parts.archive.applications()
    assert one.applied == dt.date(2026, 3, 4)


def test_duplicates_are_merged_or_skipped(setting: Setting, tmp_path: Path) -> None:
    known = JobApplication(id="known", company="Lumen", role="Engineer")
    setting.parts.archive.write(Act.ADD_APPLICATION, "", Edits(applications={"known": known}))
    path = tmp_path / "one.csv"
    path.write_text("Company,Role,Notes\nLUMEN,engineer,remote\n", "utf-8")
    dialog = setting.table(path)
    assert "1 is there already" in dialog.details.text()
    dialog.duplicates.setCurrentIndex(1)
    dialog.duplicates.activated.emit(1)
    assert not dialog.import_button.isEnabled()
    dialog.duplicates.setCurrentIndex(0)
    dialog.duplicates.activated.emit(0)

    setting.accept(dialog)

    (one,) = setting.parts.archive.applications()
    assert (one.id, one.company, one.notes) == ("known", "Lumen", "remote")


def test_rows_that_were_not_taken_can_be_saved(setting: Setting, tmp_path: Path) -> None:
    dialog = setting.table(EXAMPLES / "bewerbungen-excel.csv")

    dialog.save_refused(tmp_path / "rest.csv")
    dialog.reject()

    lines = (tmp_path / "rest.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("Line;Reason;Firma;Stelle")
    assert lines[1].startswith("9;Beworben am: There is no such day as 31.02.2026.;Volta Foods;Einkauf")


def test_a_long_import_that_is_cancelled_leaves_nothing(setting: Setting, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("Company,Role\n" + "".join(f"Company {number},Engineer\n" for number in range(4000)), "utf-8")
    dialog = setting.table(path)
    assert dialog.headline.text() == "4,000 applications"
    dialog.accept()
    setting.qtbot.waitUntil(lambda: dialog.tally.looked_at > 100, timeout=30_000)

    setting.qtbot.mouseClick(dialog.stop_button, Qt.MouseButton.LeftButton)

    assert dialog.isVisible()
    assert dialog.problem.text() == "Cancelled. Nothing was imported."
    assert setting.companies() == []
    assert setting.parts.archive.undoable() is None
    dialog.reject()


def test_closing_while_a_file_is_read_stops_reading(setting: Setting, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("Company,Role\n" + "A,B\n" * 50_000, "utf-8")
    setting.window._screens.import_files([path])
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TableDialog)

    dialog.reject()

    assert not dialog.is_busy


def test_a_backup_says_what_it_holds(setting: Setting, tmp_path: Path) -> None:
    path = tmp_path / "backup.json"
    path.write_text('{"format": "hearback", "version": 1, "applications": [{"id": "a", "company": "A", "role": "B"}]}', "utf-8")
    dialog = setting.open(path)
    assert isinstance(dialog, BackupDialog)
    assert dialog.import_button.text() == "Import 1 application"
    setting.accept(dialog)
    assert setting.companies() == ["A"]

    again = setting.open(path)
    assert isinstance(again, BackupDialog)
    assert "1 of them is there already" in again.details.text()
    again.reject()


def test_an_invitation_goes_to_the_application_it_fits(setting: Setting) -> None:
    known = JobApplication(
        id="lumen", company="Lumen Health", role="Data Platform Engineer", rounds=(Round(starts=dt.date(2026, 11, 19)),)
    )
    setting.parts.archive.write(Act.ADD_APPLICATION, "", Edits(applications={"lumen": known}))
    dialog = setting.open(EXAMPLES / "invitation-outlook.ics")
    assert isinstance(dialog, InvitationDialog)
    assert dialog.application.value == "lumen"
    assert not dialog.company.isVisible()

    setting.accept(dialog)

    one = setting.parts.archive.application("lumen")
    assert one is not None
    assert [(held.name, held.people) for held in one.rounds] == [("Panel", ("Priya Nair", "Tom Weiss"))]
    setting.window.menus.undo.trigger()
    assert setting.parts.archive.application("lumen") == known


def test_an_invitation_can_begin_an_application(setting: Setting) -> None:
    dialog = setting.open(EXAMPLES / "invitation-outlook.ics")
    assert isinstance(dialog, InvitationDialog)
    assert (dialog.company.text(), dialog.role.text()) == ("Lumen Health", "Data Platform Engineer")
    dialog.role.clear()
    dialog.accept()
    assert dialog.role_field.problem == "Please name the role."
    dialog.role.setText("Engineer")

    setting.accept(dialog)

    (one,) = setting.parts.archive.applications()
    assert (one.company, one.role, len(one.rounds)) == ("Lumen Health", "Engineer", 1)


def test_what_is_no_file_of_ours_is_refused_in_a_sentence(setting: Setting, tmp_path: Path) -> None:
    path = tmp_path / "picture.csv"
    path.write_bytes(b"\0\1\2")

    setting.window._screens.import_files([path])

    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.text() == "picture.csv: This is neither a spreadsheet nor a calendar file nor a Hearback file."
    box.accept()


def test_several_files_come_one_after_the_other(setting: Setting) -> None:
    setting.window._screens.import_files([EXAMPLES / "jobsync-export.csv", EXAMPLES / "job-search-google-sheet.csv"])
    titles = []
    for _ in range(2):
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TableDialog)
        setting.wait_for(dialog)
        titles.append(dialog.windowTitle())
        setting.accept(dialog)

    assert titles == ["Import jobsync-export.csv", "Import job-search-google-sheet.csv"]
    assert len(setting.companies()) == 9
