"""Texts show as they are written: in tool tips, on buttons, in titles, in sentences that hold a name."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from hearback.desk.composer.hand_off.opening_links import open_link
from hearback.desk.fields.as_written import in_title, on_button
from hearback.desk.fields.long_words import breakable
from hearback.desk.fields.plain_label import PlainLabel
from hearback.desk.fields.tool_tips import plain_tool_tip
from hearback.desk.language.own_direction import closed
from hearback.desk.words import Words

OVERRIDE, END_OF_OVERRIDE, ISOLATE, END_OF_ISOLATE = "\u202e", "\u202c", "\u2068", "\u2069"


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b>", "a < b > c", "&amp;", "R&D", '<img src="file:///etc/passwd">', "%1 {0}", "  two  spaces", "one\ntwo", "a\tb",
        "مرحبا <b>",
    ],
)  # fmt: skip
def test_a_tool_tip_shows_every_character(qtbot: QtBot, text: str) -> None:
    shown = QTextDocument()
    shown.setHtml(plain_tool_tip(text))
    assert shown.toPlainText() == text


def test_a_tool_tip_fits_on_a_screen_however_long_the_text(qtbot: QtBot) -> None:
    for text in ("word " * 3000, "w" * 20_000):
        label = QLabel(plain_tool_tip(text))
        qtbot.addWidget(label)
        label.setWordWrap(True)
        assert label.sizeHint().width() < 800
        assert label.sizeHint().height() < 700


def test_a_line_of_another_system_is_one_line(qtbot: QtBot) -> None:
    shown = QTextDocument()
    shown.setHtml(plain_tool_tip("one\r\ntwo\rthree"))
    assert shown.toPlainText() == "one\ntwo\nthree"


def test_a_word_without_an_end_does_not_make_a_label_as_wide(qtbot: QtBot) -> None:
    label = PlainLabel("https://jobs.example/" + "x" * 5000)
    qtbot.addWidget(label)
    label.setWordWrap(True)
    assert label.minimumSizeHint().width() < 500
    assert label.text().replace("\u200b", "") == "https://jobs.example/" + "x" * 5000


def test_words_of_any_language_stay_whole() -> None:
    for text in ("Donaudampfschifffahrtsgesellschaft", "two words", "e-mail priya.nair@lumen-health.example", ""):
        assert breakable(text) == text


def test_an_ampersand_on_a_button_is_an_ampersand(qtbot: QtBot) -> None:
    button = QPushButton(on_button("R&D &File"))
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    assert button.text() == "R&&D &&File"


def test_a_title_keeps_its_brackets(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    # so many marks for "unsaved" in a row as a title may have
    window.setWindowTitle(in_title("Import list[*].csv"))
    assert window.windowTitle() == "Import list[*][*].csv"


def test_what_turns_the_order_of_signs_ends_with_the_name(tmp_path: Path) -> None:
    words = Words(tmp_path, "en-GB", ZoneInfo("Europe/Berlin"))
    said = words.say("{company} answers on {day}", company=f"{OVERRIDE}gpj.exe", day="Monday")
    assert said == f"{OVERRIDE}gpj.exe{END_OF_OVERRIDE} answers on Monday"


def test_from_right_to_left_a_name_keeps_the_brackets_at_its_edges(tmp_path: Path) -> None:
    words = Words(tmp_path, "ar", ZoneInfo("Europe/Berlin"))
    said = words.say("{role} at {company}", role="Nurse (f/m)", company="Arbor")
    assert said == f"{ISOLATE}Nurse (f/m){END_OF_ISOLATE} at Arbor"


def test_a_name_ends_nothing_that_it_did_not_begin() -> None:
    assert closed(f"a{END_OF_ISOLATE}b{END_OF_OVERRIDE}c") == "abc"
    assert closed(f"{ISOLATE}{OVERRIDE}a{END_OF_ISOLATE}b") == f"{ISOLATE}{OVERRIDE}a{END_OF_ISOLATE}b"
    assert closed(f"{ISOLATE}Priya{END_OF_ISOLATE}") == f"{ISOLATE}Priya{END_OF_ISOLATE}"


@given(st.text(st.sampled_from("ab\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")))
def test_every_turn_is_ended_once(text: str) -> None:
    made = closed(text)
    assert closed(made) == made
    assert [sign for sign in made if sign in "ab"] == [sign for sign in text if sign in "ab"]
    assert sum(sign in "\u2066\u2067\u2068" for sign in made) == made.count(END_OF_ISOLATE)
    # whatever stands around it is not its own to end
    assert closed(f"{ISOLATE}{made}{END_OF_ISOLATE}") == f"{ISOLATE}{made}{END_OF_ISOLATE}"


class _Handler(QObject):
    """Takes links instead of the system."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.taken.append(url.toString())


def test_links_open_web_pages_and_messages_only(qtbot: QtBot) -> None:
    handler = _Handler()
    schemes = ("http", "https", "mailto", "file", "javascript", "ftp", "data", "smb", "vscode")
    for scheme in schemes:
        QDesktopServices.setUrlHandler(scheme, handler, "take")  # type: ignore[arg-type]  # its stub is wrong
    try:
        assert open_link("https://lumen.example/jobs")
        assert open_link("mailto:priya@lumen.example")
        for scheme in schemes[3:]:
            assert not open_link(f"{scheme}:///etc/passwd")
        for other in ("/etc/passwd", "lumen.example", ""):
            assert not open_link(other)
    finally:
        for scheme in schemes:
            QDesktopServices.unsetUrlHandler(scheme)
    assert handler.taken == ["https://lumen.example/jobs", "mailto:priya@lumen.example"]
