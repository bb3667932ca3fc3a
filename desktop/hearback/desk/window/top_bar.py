"""The bar at the top: what to look for, which applications to show, and the way to new ones."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from hearback.desk.fields.as_written import without_access_key
from hearback.desk.fields.tool_tips import plain_tool_tip
from hearback.desk.language.sentences import Sentences
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.domain.stage import Group

_BESIDE_NAME = 28
"""Pixels around a filter's name in its pill: padding, border, and a little for letters that lean out."""


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
        self,
        words: Words,
        sentences: Sentences,
        theme: Theme,
        agenda: QAction,
        response_times: QAction,
        import_: QAction,
        add: QAction,
        menu: QMenu,
        parent: QWidget,
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
        self.pills = {group: self._pill(group) for group in Group}
        self._exclusive = QButtonGroup(self)
        for pill in self.pills.values():
            self._exclusive.addButton(pill)
        self.pills[Group.ALL].setChecked(True)
        self.agenda_button = self._button(agenda, words.say("Agenda"), "quiet")
        self.agenda_button.setCheckable(True)
        agenda.toggled.connect(self.agenda_button.setChecked)
        self.response_times_button = self._button(response_times, words.say("Response times"), "")
        self.import_button = self._button(import_, words.say("Import…"), "")
        self.add_button = self._button(add, words.say("+ Application"), "primary")
        self.menu_button = QPushButton(self)
        self.menu_button.setProperty("kind", "quiet")
        self.menu_button.setAccessibleName(words.say("Menu"))
        self.menu_button.setToolTip(plain_tool_tip(words.say("Menu (F10)")))
        self.menu_button.setMenu(menu)
        self._filters = QHBoxLayout()
        self._filters.setSpacing(8)
        for pill in self.pills.values():
            self._filters.addWidget(pill)
        self._filters.addStretch(1)
        self._first = QHBoxLayout()
        self._first.setSpacing(10)
        self._first.addWidget(self.search, 3)
        self._first.addLayout(self._filters, 4)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        # where the filters stand below, the buttons keep their width and their side
        self._buttons.addStretch(1)
        for button in (self.agenda_button, self.response_times_button, self.import_button, self.add_button, self.menu_button):
            self._buttons.addWidget(button)
        self._first.addLayout(self._buttons)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 8, 10, 8)
        self._column.setSpacing(6)
        self._column.addLayout(self._first)
        self._dress()
        theme.changed.connect(self._dress)

    def finish(self) -> None:
        """Make what the first paint did not need."""
        # its icon takes 4 ms
        self.search.setClearButtonEnabled(True)

    def show_counts(self, counts: Mapping[Group, int]) -> None:
        """Put how many applications each filter holds beside its name."""
        for group, pill in self.pills.items():
            name, count = self._sentences.group(group), self._sentences.days.number(counts.get(group, 0))
            pill.setText(self._words.say_in("filter, how many", "{name}  {count}", name=name, count=count))
            # the chosen one is bold, which is wider in some scripts than the style expects
            bold = QFontMetrics(self._theme.font(bold=True)).horizontalAdvance(pill.text())
            pill.setMinimumWidth(bold + _BESIDE_NAME)
            pill.setAccessibleName(self._words.say_in("filter, how many", "{name}: {count}", name=name, count=count))

    def show_group(self, group: Group) -> None:
        """Check a filter without announcing it."""
        self.pills[group].setChecked(True)

    def minimumSizeHint(self) -> QSize:
        two_rows = max(self._filters.minimumSize().width(), self._needed_buttons + self._least_search)
        return QSize(two_rows + 24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @property
    def _least_search(self) -> int:
        return self._theme.px(150)

    @property
    def _needed_buttons(self) -> int:
        """How wide the buttons are that always stay."""
        stay = (self.import_button, self.add_button, self.menu_button)
        return sum(button.sizeHint().width() + self._buttons.spacing() for button in stay)

    def _leave_out(self) -> None:
        """Leave the buttons to the menu that have no room even where the filters stand below."""
        room = self.width() - self._least_search - 24 - self._needed_buttons
        for button in (self.agenda_button, self.response_times_button):
            room -= button.sizeHint().width() + self._buttons.spacing()
            button.setVisible(room >= 0)

    def _fold(self) -> None:
        """Give the filters a row of their own where there is no room beside the search field."""
        self._leave_out()
        needed = self._filters.minimumSize().width() + self._buttons.minimumSize().width() + self._least_search + 44
        folded = self._column.count() > 1
        if (needed > self.width()) is not folded:
            if folded:
                self._column.takeAt(1)
                self._first.insertLayout(1, self._filters, 4)
            else:
                self._first.takeAt(1)
                self._column.addLayout(self._filters)

    def _pill(self, group: Group) -> QPushButton:
        pill = QPushButton(self._sentences.group(group), self)
        pill.setProperty("kind", "pill")
        pill.setCheckable(True)
        pill.clicked.connect(lambda: self.group_chosen.emit(group))
        return pill

    def _button(self, action: QAction, text: str, kind: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("kind", kind)
        button.setAccessibleName(without_access_key(action.text()).rstrip("…"))
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(plain_tool_tip(shortcut))
        button.clicked.connect(action.trigger)
        return button

    def _dress(self) -> None:
        self.menu_button.setIcon(self._theme.icon("menu"))
        self.search.setMaximumWidth(self._theme.px(310))
        self.menu_button.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
        self._fold()
