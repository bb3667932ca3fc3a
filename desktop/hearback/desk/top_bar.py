"""The bar at the top: what to look for, which applications to show, and the way to new ones."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from hearback.desk.sentences import Sentences
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.domain.stage import Group


class SearchField(QLineEdit):
    """A line to type into; Escape empties it, the arrow down goes on to what was found."""

    left_downwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)


class TopBar(QWidget):
    """Tells the window what was typed and which filter was chosen; counts are put in from outside."""

    group_chosen = Signal(object)

    def __init__(
        self, words: Words, sentences: Sentences, theme: Theme, import_: QAction, add: QAction, menu: QMenu, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._sentences = sentences
        self._theme = theme
        self.setObjectName("top-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = SearchField(self)
        self.search.setObjectName("search")
        self.search.setAccessibleName(words.say("Search"))
        shortcut = QKeySequence(QKeySequence.StandardKey.Find).toString(QKeySequence.SequenceFormat.NativeText)
        self.search.setPlaceholderText(words.say("Search company, role, person, note …  {shortcut}", shortcut=shortcut))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(theme.px(300))
        self.pills = {group: self._pill(group) for group in Group}
        self._exclusive = QButtonGroup(self)
        for pill in self.pills.values():
            self._exclusive.addButton(pill)
        self.pills[Group.ALL].setChecked(True)
        self.import_button = self._button(import_, words.say("Import…"), "")
        self.add_button = self._button(add, words.say("+ Application"), "primary")
        self.menu_button = QPushButton(self)
        self.menu_button.setProperty("kind", "quiet")
        self.menu_button.setAccessibleName(words.say("Menu"))
        self.menu_button.setToolTip(words.say("Menu (F10)"))
        self.menu_button.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(self.search, 3)
        row.addSpacing(2)
        for pill in self.pills.values():
            row.addWidget(pill)
        row.addStretch(1)
        row.addWidget(self.import_button)
        row.addWidget(self.add_button)
        row.addWidget(self.menu_button)
        self._dress()
        theme.changed.connect(self._dress)

    def show_counts(self, counts: Mapping[Group, int]) -> None:
        """Put how many applications each filter holds beside its name."""
        for group, pill in self.pills.items():
            name, count = self._sentences.group(group), self._sentences.days.number(counts.get(group, 0))
            pill.setText(self._words.say_in("filter, how many", "{name}  {count}", name=name, count=count))
            pill.setAccessibleName(self._words.say_in("filter, how many", "{name}: {count}", name=name, count=count))

    def show_group(self, group: Group) -> None:
        """Check a filter without announcing it."""
        self.pills[group].setChecked(True)

    def _pill(self, group: Group) -> QPushButton:
        pill = QPushButton(self._sentences.group(group), self)
        pill.setProperty("kind", "pill")
        pill.setCheckable(True)
        pill.clicked.connect(lambda: self.group_chosen.emit(group))
        return pill

    def _button(self, action: QAction, text: str, kind: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("kind", kind)
        button.setAccessibleName(action.text().replace("&", "").rstrip("…"))
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(shortcut)
        button.clicked.connect(action.trigger)
        return button

    def _dress(self) -> None:
        self.menu_button.setIcon(self._theme.icon("menu"))
        self.search.setMaximumWidth(self._theme.px(310))
