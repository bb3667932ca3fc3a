"""The chosen application's name and buttons for what happens most; what does not fit is behind the last of them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from hearback.desk.fields.as_written import without_access_key
from hearback.desk.fields.plain_label import PlainLabel
from hearback.desk.theme import Theme
from hearback.desk.window.chosen_actions import ChosenActions
from hearback.desk.words import Words
from hearback.usecases.ports import ListRow


class _Name(PlainLabel):
    """A name in one line, shortened to the room there is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._whole = ""
        self.setProperty("role", "chosen")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_whole(self, text: str) -> None:
        """Show a text, all of it where it fits."""
        self._whole = text
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class ActionRow(QFrame):
    """As many buttons as there is room for, and one that opens the whole menu."""

    def __init__(self, words: Words, actions: ChosenActions, write_large: QAction, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self.setObjectName("actions")
        self._name = _Name(self)
        # putting off and leaving out stand with the message, below
        self.buttons = [self._button(action) for action in (actions.answered, actions.booked, actions.edit, actions.move_on)]
        self.more = self._menu_button(words.say("More"), actions.menu(self))
        self.large = QToolButton(self)
        self.large.setDefaultAction(write_large)
        self.large.setProperty("kind", "quiet")
        self.large.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.large.setIconSize(QSize(16, 16))
        theme.changed.connect(self._draw_icon)
        self._draw_icon()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.setSpacing(2)
        row.addWidget(self._name, 1)
        for button in (*self.buttons, self.more, self.large):
            row.addWidget(button)

    def show_row(self, row: ListRow | None, chosen: int) -> None:
        """Show whose buttons these are: the one's whose conversation is shown, of so many that are chosen."""
        name = ""
        if row is not None:
            name = self._words.say_in("company · role", "{company} · {role}", company=row.company, role=row.role)
        if chosen > 1:
            name = self._words.say_n("{count} chosen, shown: {name}", "{count} chosen, shown: {name}", chosen, name=name)
        self._name.show_whole(" ".join(name.split()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._last_buttons() + 22, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 22 - self._last_buttons() - self.width() // 5
        for button in self.buttons:
            room -= button.sizeHint().width() + 2
            button.setVisible(room >= 0)

    def _last_buttons(self) -> int:
        return self.more.sizeHint().width() + 2 + self.large.sizeHint().width()

    def _draw_icon(self) -> None:
        self.large.defaultAction().setIcon(self._theme.icon("larger"))

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(without_access_key(action.text()), self)
        button.setProperty("kind", "quiet")
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
        button.setEnabled(action.isEnabled())
        return button

    def _menu_button(self, text: str, menu: QMenu) -> QPushButton:
        button = QPushButton(f"{text} ▾", self)
        button.setProperty("kind", "quiet")
        button.setAccessibleName(text)
        button.setMenu(menu)
        return button
