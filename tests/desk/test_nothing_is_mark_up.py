"""Every screen, with mark-up in everything that a user or a company typed: all of it is shown as it is, nothing is loaded."""

import csv
import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import pytest
from icalendar import Calendar, Event, vCalAddress
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTableView,
    QTextEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desk.dialog_opening import leave, opened_dialog
from desk.mark_up import WATCHED, Odd, Watch
from hearback.composition.parts import Parts, opened
from hearback.composition.window import build_window
from hearback.desk.composer.pane import ComposerPane
from hearback.desk.fields.complaints import show_complaint
from hearback.desk.fields.tool_tips import plain_tool_tip
from hearback.desk.forms.application_form import ApplicationForm
from hearback.desk.main_window import MainWindow
from hearback.desk.response_times.page import ResponseTimesPage
from hearback.desk.settings.settings_dialog import SettingsDialog
from hearback.desk.theme import Theme
from hearback.desk.window.window_memory import WindowMemory
from hearback.domain.job_application import MessageKind
from hearback.domain.pace import TYPICAL
from hearback.domain.published_figures import Counts, Gleaning, InDays
from hearback.usecases.change import Act

WIDEST = 1100
_NO_BAR = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_ESCAPED = re.compile(r"<div style='white-space: pre-wrap'>[^<>]*</div>", re.DOTALL)
_SWALLOWED = re.compile(r"R&(?!&)|(?<!&)&(?:&&)*Odd")


@pytest.fixture
def odd(tmp_path: Path) -> Odd:
    picture = tmp_path / "bait.png"
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(picture))
    return Odd(picture)


class Setting:
    """The whole program's window over a store full of mark-up."""

    def __init__(self, qtbot: QtBot, parts: Parts, odd: Odd) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.qtbot = qtbot
        self.parts = parts
        parts.archive.write(Act.IMPORT, odd("act"), odd.store(parts.clock.now(), parts.shipped_paces[TYPICAL]))
        self.window: MainWindow = build_window(app, parts, Theme(app, parts.shipped.text, parts.shipped.path), WindowMemory(None))
        qtbot.addWidget(self.window)
        self.window.resize(WIDEST, 700)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.finish_start()
        self.window._acting.wait_for_plans()
        self.window.looking_ahead.finish()

    @property
    def pane(self) -> ComposerPane:
        assert isinstance(self.window.composer, ComposerPane)
        return self.window.composer

    def check(self, what: str, *roots: QWidget) -> None:
        """Look at a window, or at everything there is, and at each tool tip as it shows."""
        QApplication.processEvents()
        widgets = roots or tuple(one for one in QApplication.topLevelWidgets() if one.isVisible())
        assert not [f"{what}: {fault}" for root in widgets for fault in faults_of(root)]
        for root in widgets:
            if root.isWindow() and not isinstance(root, QMenu):
                assert root.width() <= WIDEST and root.minimumSizeHint().width() <= WIDEST, (what, root)
                # nothing is pushed out of a page that cannot be moved sideways
                for area in root.findChildren(QScrollArea):
                    page = area.widget()
                    if page is not None and area.isVisible() and area.horizontalScrollBarPolicy() is _NO_BAR:
                        assert page.minimumSizeHint().width() <= area.viewport().width(), (what, page)
            root.grab()

    def dialog(self, what: str, ask: Callable[[], object]) -> QDialog:
        """Open a dialog, look at it, and return it."""
        dialog = opened_dialog(what, ask)
        self.qtbot.waitUntil(lambda: not getattr(dialog, "is_busy", False), timeout=30_000)
        self.check(what)
        return dialog


@pytest.fixture
def setting(qtbot: QtBot, tmp_path: Path, odd: Odd) -> Iterator[Setting]:
    with opened(tmp_path / "data", "en-GB") as parts:
        made = Setting(qtbot, parts, odd)
        watch = Watch(tmp_path / "bait.png") if WATCHED else nullcontext()
        with watch:
            yield made
            if isinstance(watch, Watch):
                assert not watch.noticed
        made.window.close()
        made.window.deleteLater()
        # now: the next test's style sheet would dress it, too
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def faults_of(root: QWidget) -> Iterator[str]:
    """Yield what could be taken for mark-up in a window, and every & that is not shown."""
    for widget in (root, *root.findChildren(QWidget)):
        name = f"{type(widget).__name__} {widget.objectName()}"
        for tip in (widget.toolTip(), widget.statusTip(), widget.whatsThis()):
            yield from (f"{name}, tip: {fault}" for fault in _taken_for_rich(tip))
        match widget:
            case QLabel() if widget.metaObject().className() != "QTipLabel" and widget.text():
                if widget.textFormat() is not Qt.TextFormat.PlainText:
                    yield f"{name}, guesses: {widget.text()!r}"
                if widget.buddy() is not None and _SWALLOWED.search(widget.text()):
                    yield f"{name}, &: {widget.text()!r}"
            case QAbstractButton() if _SWALLOWED.search(widget.text()):
                yield f"{name}, &: {widget.text()!r}"
            case QTabBar():
                texts = [widget.tabText(index) for index in range(widget.count())]
                yield from (f"{name}, &: {text!r}" for text in texts if _SWALLOWED.search(text))
            case QMenu():
                if _SWALLOWED.search(widget.title()):
                    yield f"{name}, &: {widget.title()!r}"
            case QAbstractItemView():
                yield from (f"{name}, item: {fault}" for fault in _faults_of_items(widget))
            case QTextEdit():
                # whatever is written in it, it is to be letters alone
                if "\ufffc" in widget.document().toRawText():
                    yield f"{name}, holds an object"
    for action in root.findChildren(QAction):
        if _SWALLOWED.search(action.text()):
            yield f"{action}, &: {action.text()!r}"


def _taken_for_rich(tip: str) -> Iterator[str]:
    if "<" in tip and not _ESCAPED.fullmatch(tip):
        yield repr(tip)


def _faults_of_items(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    for row in range(min(model.rowCount(QModelIndex()), 40)):
        for column in range(model.columnCount(QModelIndex()) if isinstance(view, QTableView) else 1):
            for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole):
                tip = model.data(model.index(row, column), role)
                yield from _taken_for_rich(tip or "")


def test_the_watch_notices_what_a_label_of_qts_own_guess_loads(qtbot: QtBot, odd: Odd, tmp_path: Path) -> None:
    if not WATCHED:
        pytest.skip("this system does not tell who looks at files")
    label = QLabel()
    qtbot.addWidget(label)
    with Watch(tmp_path / "bait.png") as watch:
        label.setText(odd("name"))
        label.grab()
        assert watch.noticed
        assert list(faults_of(label))
        label.setText(plain_tool_tip(odd("name")))
        label.grab()
        assert not watch.noticed


def test_the_main_window(qtbot: QtBot, setting: Setting, odd: Odd) -> None:
    window, pane = setting.window, setting.pane
    assert window.banner.isVisible()
    for row in range(window.model.rowCount()):
        window.list.selectRow(row)
        setting.check(f"row {row}")
        tips = {widget.toolTip(): widget for widget in window.findChildren(QWidget) if widget.toolTip() and widget.isVisible()}
        for tip, widget in tips.items():
            QToolTip.showText(QPoint(5, 5), tip, widget)
            setting.check("tool tip")
        places = (QPointF(x, y) for x in range(0, window.timeline.width(), 8) for y in range(0, window.timeline.height(), 12))
        for text in {window.timeline.explanation_at(place) for place in places}:
            QToolTip.showText(QPoint(5, 5), plain_tool_tip(text), window)
            setting.check("tool tip of the timeline")
        QToolTip.hideText()
        notes, thread = pane.beside.switches.values()
        thread.click()
        setting.check(f"thread {row}")
        notes.click()
        for card in pane.notes.cards:
            setting.check("a note's menu", pane.notes.menu_of(card))
        for menu in (pane.unsent, pane.later, window.actions_on_chosen.menu(window), window.menus.edit):
            menu.aboutToShow.emit()
            setting.check("menu", menu)
    window.menus.name_undo()
    assert "R&&D" in window.menus.undo.text()
    window.top_bar.search.setText(odd("looked for in vain"))
    window._read()
    assert "<b>looked for in vain</b>" in window.nothing_found.sentence.text().replace("\u200b", "")
    setting.check("nothing found")


def test_response_times(setting: Setting, odd: Odd) -> None:
    gleaning = Gleaning(
        id="", about=odd("about"), value=3, in_days=InDays.WORKING, counts=Counts.MESSAGE_TO_REPLY, source=odd("s"),
        day=dt.date(2026, 11, 20),
    )  # fmt: skip
    setting.parts.gleanings.add(gleaning)
    setting.window._screens.response_times()
    page = setting.window.findChild(ResponseTimesPage)
    assert isinstance(page, ResponseTimesPage)
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        page.finish()
        setting.check(f"response times {tab}", page)
    for row in range(page.waits.waiting.texts.rowCount()):
        page.waits.waiting.choose(row)
        setting.check(f"a wait, {row}", page)
    page.figures.gleaned.choose(0)
    leave(setting.dialog("a gleaning", page.figures.change.click))
    page.close()


def test_messages_to_each_side_by_side(setting: Setting) -> None:
    window, pane = setting.window, setting.pane
    window.choose("one")
    pane._write(MessageKind.THANK_YOU)
    assert pane.form.each.isVisible()
    setting.check("a message to all")
    pane.form.each.click()
    setting.check("one message each")
    pane.strip.compare.click()
    setting.check("side by side")
    pane.form.editor.replace("R&D <b>teh</b> wrld")
    pane.judging.judge_now()
    setting.check("judged")


def test_every_dialog(setting: Setting, odd: Odd, tmp_path: Path) -> None:
    screens = setting.window._screens
    for id_ in ("one", "endless"):
        for ask in (screens.they_answered, screens.book_interview, screens.debrief, screens.they_promised, screens.choose_day):
            leave(setting.dialog(f"{ask.__name__} ({id_})", partial(ask, id_)))
        form = setting.dialog(f"edit ({id_})", partial(screens.edit, id_))
        assert isinstance(form, ApplicationForm)
        for page in range(form.pages.count()):
            form.pages.setCurrentIndex(page)
            setting.check(f"page {page} ({id_})")
        happened = form.history._list
        for row in range(happened.count()):
            happened.setCurrentRow(row)
            leave(setting.dialog(f"what happened, {row} ({id_})", form.history._edit))
        leave(form)
    leave(setting.dialog("add", screens.add))
    leave(setting.dialog("quiet", screens.review_quiet))
    leave(setting.dialog("about", screens.about))
    settings = setting.dialog("settings", screens.settings)
    assert isinstance(settings, SettingsDialog)
    for page in range(settings.pages.count()):
        settings.pages.setCurrentIndex(page)
        setting.check(f"settings {page}")
    leave(settings)
    box = show_complaint(odd("complaint"), setting.window)
    setting.check("complaint")
    leave(box)


def test_files_from_anybody(setting: Setting, odd: Odd, tmp_path: Path) -> None:
    name = "R&D <b>list<b> [*] &Odd"
    table = tmp_path / f"{name}.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Company", "Role", odd("heading")], [odd("c"), odd("r"), "x"], ["", odd("no company"), "y"]])
    event = tmp_path / f"{name}.ics"
    made = Calendar()
    meeting = Event()
    for key in ("summary", "location", "description"):
        meeting.add(key, odd(key))
    meeting.add("uid", "1")
    meeting.add("dtstart", dt.datetime(2026, 11, 19, 14, tzinfo=dt.UTC))
    attendee = vCalAddress("mailto:a@b.example")
    attendee.params["CN"] = odd("Priya").replace('"', "")
    meeting.add("attendee", attendee)
    made.add_component(meeting)
    event.write_bytes(made.to_ical())
    backup = tmp_path / f"{name}.json"
    backup.write_text(json.dumps({"format": "hearback", "version": 1, "applications": [{"company": odd("c"), "role": odd("r")}]}))
    broken = tmp_path / f"{name} broken.json"
    broken.write_text(json.dumps({"format": "hearback", "version": 1, "applications": [{odd("key"): odd("value")}]}))
    unknown = tmp_path / f"{name}.bin"
    unknown.write_bytes(b"\0\1\2")
    for path in (table, event, backup, broken, unknown):
        leave(setting.dialog(path.suffix, partial(setting.window._screens.import_files, [path])))


def test_what_is_pasted_is_plain(setting: Setting, odd: Odd) -> None:
    data = QMimeData()
    data.setHtml(odd("pasted"))
    QApplication.clipboard().setMimeData(data)
    setting.window.choose("one")
    editors = [*setting.pane.findChildren(QPlainTextEdit), setting.pane.form.editor]
    for editor in editors:
        editor.paste()
    setting.check("pasted")
