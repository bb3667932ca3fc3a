"""The chosen application's name and buttons for what happens most; what does not fit is behind the last of them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from hearback.desk.window.chosen_actions import ChosenActions
from hearback.desk.words import Words
from hearback.usecases.ports import ListRow


class _Name(QLabel):
    """A name in one line, shortened to the room there is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
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

    def __init__(self, words: Words, actions: ChosenActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setObjectName("actions")
        self._name = _Name(self)
        # putting off and leaving out stand with the message, below
        self.buttons = [self._button(action) for action in (actions.answered, actions.booked, actions.edit, actions.move_on)]
        self.more = self._menu_button(words.say("More"), actions.menu(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.setSpacing(2)
        row.addWidget(self._name, 1)
        for button in (*self.buttons, self.more):
            row.addWidget(button)

    def show_row(self, row: ListRow | None) -> None:
        """Show whose buttons these are."""
        name = ""
        if row is not None:
            name = self._words.say_in("company · role", "{company} · {role}", company=row.company, role=row.role)
        self._name.show_whole(" ".join(name.split()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.more.sizeHint().width() + 22, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 22 - self.more.sizeHint().width() - self.width() // 5
        for button in self.buttons:
            room -= button.sizeHint().width() + 2
            button.setVisible(room >= 0)

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text().replace("&", ""), self)
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
