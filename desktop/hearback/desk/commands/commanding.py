"""Opens the palette of commands and the sheet of shortcuts over the window; both are made when they are first asked for."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QTextEdit, QWidget

from hearback.desk.key_acts import KeyActs
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.domain.stage import Group
from hearback.usecases.ports import Archive, Clock, ListQuery, SortKey

if TYPE_CHECKING:
    from hearback.desk.commands.known_acts import KnownAct
    from hearback.desk.commands.palette import Choice

_MOST_APPLICATIONS = 12
_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_K


class Commanding(QObject):
    """Finds an act by a few letters of its name, or an application, and tells which keys there are."""

    def __init__(self, words: Words, theme: Theme, archive: Archive, clock: Clock, window: QWidget) -> None:
        super().__init__(window)
        self._words = words
        self._theme = theme
        self._archive = archive
        self._clock = clock
        self._window = window
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._watch)

    def find(self, menu: QMenu, filters: Mapping[Group, QPushButton], choose: Callable[[str], object]) -> None:
        """Open the palette."""
        from hearback.desk.commands.known_acts import KnownAct
        from hearback.desk.commands.palette import Palette

        say = self._words.say
        shows = [
            KnownAct(say("Show: {filter}", filter=pill.text()), say("Filter"), (), pill.isVisible(), pill.click)
            for pill in filters.values()
        ]
        acts = [*self._acts(menu), *shows]
        Palette(self._words, self._theme, acts, partial(self._applications, choose), self._window).open()

    def tell(self, menu: QMenu, in_list: KeyActs, in_timeline: KeyActs) -> None:
        """Open the sheet of shortcuts."""
        from hearback.desk.commands.shortcuts_sheet import ShortcutsSheet, lines_of

        say = self._words.say
        any_letters = (say("Go to the company that begins so"), say("any letters"))
        headings = {
            **lines_of(self._acts(menu)),
            say("In the list"): [*_lines(in_list), any_letters],
            say("In the timeline"): _lines(in_timeline),
        }
        ShortcutsSheet(self._words, self._theme, headings, self._window).open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a text field from taking the palette's key for its own (on Linux it deletes to the end of the line)."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.keyCombination() == _KEYS:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _watch(self, _left: QWidget | None, entered: QWidget | None) -> None:
        # watched twice is watched once
        if isinstance(entered, QLineEdit | QTextEdit | QPlainTextEdit):
            entered.installEventFilter(self)

    def _acts(self, menu: QMenu) -> "Sequence[KnownAct]":
        from hearback.desk.commands.known_acts import acts_of_buttons, acts_of_menu

        return [*acts_of_menu(menu), *acts_of_buttons(self._window, self._words.say("Message and window"))]

    def _applications(self, choose: Callable[[str], object], words: str) -> "Sequence[Choice]":
        from hearback.desk.commands.palette import Choice

        archive = self._archive
        about = archive.listing(ListQuery(words=words, sort=SortKey.COMPANY), self._clock.now())
        ids = list(dict.fromkeys((*archive.beginning_with(words)[:_MOST_APPLICATIONS], *about[:_MOST_APPLICATIONS])))
        return [Choice(row.company, row.role, partial(choose, row.id)) for row in archive.rows(ids)]


def _lines(keys: KeyActs) -> list[tuple[str, str]]:
    native = QKeySequence.SequenceFormat.NativeText
    return [(one.name, "   ".join(QKeySequence(key).toString(native) for key in one.keys)) for one in keys.acts]
