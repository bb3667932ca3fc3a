"""What can be done about a misspelt word, in the menu that the text has anyway."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from hearback.desk.fields.as_written import on_button
from hearback.desk.words import Words

_MOST = 6


class SpellingMenu(QObject):
    """Puts its entries at the top of a menu; suggestions come when they are there."""

    def __init__(self, words: Words, menu: QMenu, word: str, replace: Callable[[str], None]) -> None:
        super().__init__(menu)
        say = words.say
        self._words = words
        self._menu = menu
        self.word = word
        self._replace = replace
        self._first = menu.actions()[0] if menu.actions() else None
        self._waiting = self._put(say("Looking for suggestions…"))
        self._waiting.setEnabled(False)
        self.separate()

    def offer(self, text: str, act: Callable[[], object]) -> None:
        """Add something else that can be done."""
        self._put(text).triggered.connect(lambda: act())

    def separate(self) -> None:
        """Draw a line below what was added."""
        separator = self._put("")
        separator.setSeparator(True)

    def show_suggestions(self, suggestions: Sequence[str]) -> None:
        """Show the suggestions in the place that was kept for them; the first one is chosen while nothing else is."""
        if not isValid(self._menu) or not isValid(self._waiting):
            return
        if not suggestions:
            self._waiting.setText(self._words.say("No suggestions"))
            return
        font = self._menu.font()
        font.setBold(True)
        actions = []
        for one in suggestions[:_MOST]:
            action = QAction(on_button(one), self._menu)
            action.setFont(font)
            action.triggered.connect(partial(self._take, one))
            actions.append(action)
        self._menu.insertActions(self._waiting, actions)
        self._menu.removeAction(self._waiting)
        if self._menu.isVisible() and self._menu.activeAction() is None:
            self._menu.setActiveAction(actions[0])

    def _take(self, suggestion: str, _on: bool = False) -> None:
        self._replace(suggestion)

    def _put(self, text: str) -> QAction:
        action = QAction(text, self._menu)
        if self._first is not None:
            self._menu.insertAction(self._first, action)
        else:
            self._menu.addAction(action)
        return action
