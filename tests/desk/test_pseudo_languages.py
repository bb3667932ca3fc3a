"""Every screen in a language of long sentences, and in one from right to left: nothing is cut off or pushed out."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLabel,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desk.dialog_opening import leave, opened_dialog
from desk.pseudo_language import mirrored, stretched, words_of
from hearback.composition.parts import Parts, opened
from hearback.composition.window import build_window
from hearback.desk.forms.application_form import ApplicationForm
from hearback.desk.main_window import MainWindow
from hearback.desk.response_times.page import ResponseTimesPage
from hearback.desk.settings.settings_dialog import SettingsDialog
from hearback.desk.theme import Theme
from hearback.desk.window.window_memory import WindowMemory

NARROWEST = (1100, 760)
"""Pixels: English and the languages spoken fit into less."""


class Setting:
    """The whole program's window, with the example in it, as narrow as it is promised to fit."""

    def __init__(self, qtbot: QtBot, parts: Parts) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if parts.words.right_to_left else Qt.LayoutDirection.LeftToRight)
        parts.add_examples()
        self.qtbot = qtbot
        self.window: MainWindow = build_window(app, parts, Theme(app, parts.shipped.text, parts.shipped.path), WindowMemory(None))
        qtbot.addWidget(self.window)
        self.window.resize(*NARROWEST)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.finish_start()
        self.window._acting.wait_for_plans()

    def check(self, what: str, root: QWidget | None = None) -> None:
        """Look for texts that are cut off, in a window or a part of one."""
        shown = root or self.window

        # what is higher now finds its place in the next rounds of events
        def nothing_is_wrong() -> None:
            assert [f"{what}: {fault}" for fault in faults_of(shown)] == []

        self.qtbot.waitUntil(nothing_is_wrong, timeout=2_000)
        assert shown.window().width() <= max(NARROWEST[0], shown.window().minimumSizeHint().width()) <= NARROWEST[0], what

    def dialog(self, what: str, ask: Callable[[], object]) -> QDialog:
        """Open a dialog, look at it, and return it."""
        dialog = opened_dialog(what, ask)
        self.check(what, dialog)
        return dialog


@pytest.fixture(params=["stretched", "mirrored"])
def setting(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Setting]:
    language, changed = ("en-XA", stretched) if request.param == "stretched" else ("he-XB", mirrored)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with opened(tmp_path / "data", "en-GB") as parts:
        parts.words = words_of(tmp_path / "locale", language, changed, parts.words.zone)
        made = Setting(qtbot, parts)
        yield made
        made.window.close()
        made.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def faults_of(root: QWidget) -> Iterator[str]:
    """Yield the texts that are cut off, and what is pushed out of its place."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        match widget:
            case QLabel() if widget.text() and type(widget).__name__ in ("QLabel", "PlainLabel"):
                needs = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
                if needs > widget.height() + 1 or (not widget.wordWrap() and widget.sizeHint().width() > widget.width() + 1):
                    yield f"cut off: {widget.text()!r}"
            case QAbstractButton() if widget.text() and widget.sizeHint().width() > widget.width() + 1:
                yield f"cut off: {widget.text()!r}"
            case QTabBar() if widget.sizeHint().width() > widget.width() + 1 and not widget.usesScrollButtons():
                yield f"cut off: tabs {[widget.tabText(index) for index in range(widget.count())]}"
            case _:
                pass
        parent = widget.parentWidget()
        is_page = parent is not None and isinstance(parent.parentWidget(), QAbstractScrollArea)
        if (
            parent is not None
            and not widget.isWindow()
            and not is_page
            and not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry())
        ):
            yield f"pushed out: {type(widget).__name__} {widget.accessibleName() or widget.objectName()}"


def test_the_main_window(setting: Setting) -> None:
    window = setting.window
    for row in range(window.model.rowCount()):
        window.list.selectRow(row)
        setting.check(f"row {row}")
    window.menus.agenda.trigger()
    setting.check("agenda")


def test_response_times(setting: Setting) -> None:
    setting.window._screens.response_times()
    page = setting.window.findChild(ResponseTimesPage)
    assert isinstance(page, ResponseTimesPage)
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        page.finish()
        setting.check(f"response times {tab}", page)
    page.close()


def test_every_dialog(setting: Setting) -> None:
    screens = setting.window._screens
    for ask in (screens.they_answered, screens.book_interview, screens.debrief, screens.they_promised, screens.choose_day):
        leave(setting.dialog(ask.__name__, partial(ask, "example-lumen")))
    form = setting.dialog("edit", partial(screens.edit, "example-lumen"))
    assert isinstance(form, ApplicationForm)
    for page in range(form.pages.count()):
        form.pages.setCurrentIndex(page)
        setting.check(f"page {page}", form)
    leave(form)
    for what, open_ in (
        ("add", screens.add),
        ("about", screens.about),
        ("trash", screens.trash),
        ("search report", screens.search_report),
        ("what is new", screens.whats_new),
    ):
        leave(setting.dialog(what, open_))
    settings = setting.dialog("settings", screens.settings)
    assert isinstance(settings, SettingsDialog)
    for page in range(settings.pages.count()):
        settings.pages.setCurrentIndex(page)
        setting.check(f"settings {page}", settings)
    leave(settings)
