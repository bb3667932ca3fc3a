"""What is put on paper, read back from real PDF documents: every row, headings on every page, texts as they were typed."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desk.window_setting import WindowSetting, some_applications
from hearback.desk.fields.saved_file import save_as
from hearback.desk.paper import Cell, Column, Line, Pages, PaperLook, PaperTable
from hearback.desk.paper_copies import pdf_of
from hearback.desk.theme import ThemeMode
from hearback.domain.job_application import JobApplication
from hearback.domain.stage import Group

reads_pdf = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")


@pytest.fixture
def setting(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSetting]:
    """Show a window with one application a kind of next step."""
    made = WindowSetting(qtbot, tmp_path, some_applications())
    yield made
    made.close()


def pages_of(setting: WindowSetting, table: PaperTable, tmp_path: Path) -> list[str]:
    """Return the texts of a table's pages, as the PDF document has them."""
    document = tmp_path / "paper.pdf"
    document.write_bytes(pdf_of(table, PaperLook(setting.theme)))
    read = subprocess.run(["pdftotext", "-layout", document, "-"], capture_output=True, text=True, check=True)
    return read.stdout.removesuffix("\f").split("\f")


def asked_for(setting: WindowSetting, what: str) -> PaperTable:
    """Return the table that the window wanted printed or saved."""
    action = setting.window.menus.print if what == "print" else setting.window.menus.pdf
    action.trigger()
    asked, table = setting.screens.asked[-1]
    assert asked == what
    assert isinstance(table, PaperTable)
    return table


@reads_pdf
def test_list_and_timeline_have_every_row(setting: WindowSetting, tmp_path: Path) -> None:
    (page,) = pages_of(setting, asked_for(setting, "print"), tmp_path)
    for application in some_applications():
        assert application.company in page
        assert application.role in page
    assert "Mon 23 Nov, 14:00 · All" in " ".join(page.split())
    assert "they said by 27 Nov" in page
    assert "Today" in page
    assert "Page 1 of 1" in page


@reads_pdf
def test_only_what_filter_and_search_let_through(setting: WindowSetting, tmp_path: Path) -> None:
    setting.window.show_group(Group.DUE)
    setting.window.top_bar.search.setText("volta")
    QApplication.processEvents()
    setting.window.keeping_up.beat()
    (page,) = pages_of(setting, asked_for(setting, "pdf"), tmp_path)
    assert "Volta Foods" in page
    assert "Due · Search: volta" in " ".join(page.split())
    assert "Arbor Bank" not in page


@reads_pdf
def test_the_agenda_with_its_headings_whatever_the_theme(setting: WindowSetting, tmp_path: Path) -> None:
    setting.theme.choose(ThemeMode.DARK)
    setting.window.menus.agenda.setChecked(True)
    page = "".join(pages_of(setting, asked_for(setting, "print"), tmp_path))
    for part in ("Today, Mon 23 Nov", "Gone quiet", "Volta Foods", "Last check-in, if nothing comes", "Screening"):
        assert part in page
    picture = paper_picture(setting, asked_for(setting, "print"))
    assert picture.pixelColor(picture.width() - 2, picture.height() - 2).lightness() == 255
    assert min(picture.pixelColor(x, 12).lightness() for x in range(100)) < 100  # the title's ink
    setting.theme.choose(ThemeMode.SYSTEM)


def paper_picture(setting: WindowSetting, table: PaperTable) -> QImage:
    """Return the first page as a picture on white."""
    picture = QImage(700, 900, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    painter = QPainter(picture)
    Pages(table, PaperLook(setting.theme), 700, 900).paint(painter, 1)
    painter.end()
    return picture


@reads_pdf
def test_hundreds_of_rows_each_once_under_headings_on_every_page(qtbot: QtBot, tmp_path: Path) -> None:
    many = [JobApplication(id=str(number), company=f"Company {number:03}", role="Baker") for number in range(120)]
    setting = WindowSetting(qtbot, tmp_path / "data", many)
    pages = pages_of(setting, asked_for(setting, "print"), tmp_path)
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert "Next step" in page
        assert "Today" in page
        assert f"Page {number} of {len(pages)}" in page
    text = "".join(pages)
    assert all(text.count(one.company) == 1 for one in many)
    setting.close()


@reads_pdf
def test_what_looks_like_mark_up_and_what_has_no_end(setting: WindowSetting, tmp_path: Path) -> None:
    name = "<b>Co</b> &amp; <i>"
    endless = JobApplication(id="endless", company="Ab" * 3000, role="word " * 2000)
    setting.acting(lambda: setting.recording.add(JobApplication(id="odd", company=name, role="first\nsecond")))
    setting.acting(lambda: setting.recording.add(endless))
    pages = pages_of(setting, asked_for(setting, "print"), tmp_path)
    text = "".join(pages)
    assert name in text
    assert "first second" in text
    assert text.count("…") == 2  # both of the one without an end
    assert len(pages) == 2


def test_a_heading_never_stands_last_on_a_page(setting: WindowSetting) -> None:
    lines = [Line([Cell(f"{number}")], is_heading=number % 3 == 0) for number in range(200)]
    table = PaperTable(
        title="T", about=(), columns=[Column(heading="H", share=1)], lines=lines, page_words=lambda page, pages: f"{page}/{pages}"
    )
    for height in range(300, 700, 7):
        pages = Pages(table, PaperLook(setting.theme), 500, height)
        begins = pages.begins
        assert begins[0] == 0
        assert sorted(set(begins)) == begins
        assert not any(lines[begin - 1].is_heading for begin in begins[1:])


def test_nothing_to_print_is_a_page_that_says_what_there_is_not(setting: WindowSetting) -> None:
    table = PaperTable(title="T", about=(), columns=[Column(heading="H", share=1)], lines=[], page_words=lambda *_: "")
    assert pdf_of(table, PaperLook(setting.theme)).startswith(b"%PDF")


def test_a_file_is_asked_for_and_gets_its_ending(qtbot: QtBot, setting: WindowSetting, tmp_path: Path) -> None:
    written: list[Path] = []

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.selectFile(str(tmp_path / "report"))
        dialog.accept()

    QTimer.singleShot(0, choose)
    save_as(setting.words, setting.window, "proposed.pdf", written.append)
    assert written == [tmp_path / "report.pdf"]


def test_where_it_cannot_be_written_it_says_why(setting: WindowSetting, tmp_path: Path) -> None:
    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.selectFile(str(tmp_path / "report.pdf"))
        dialog.accept()

    def write(path: Path) -> None:
        raise OSError(28, "No space left on device")

    QTimer.singleShot(0, choose)
    save_as(setting.words, setting.window, "proposed.pdf", write)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.text() == f"{tmp_path / 'report.pdf'} could not be written: No space left on device."
    box.close()


def test_printing_is_asked_of_the_system(qtbot: QtBot, setting: WindowSetting) -> None:
    from PySide6.QtPrintSupport import QPrintDialog

    from hearback.desk.paper_copies import PaperCopies

    copies = PaperCopies(setting.words, PaperLook(setting.theme), lambda path, content: None)
    copies.print_(asked_for(setting, "print"), setting.window)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QWidget)
    assert isinstance(dialog, QPrintDialog)
    dialog.reject()
