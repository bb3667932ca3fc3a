"""The chosen application's name and buttons for what happens most; what does not fit is behind the last of them."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from hearback.desk.chosen_actions import ChosenActions
from hearback.desk.words import Words
from hearback.usecases.ports import ListRow


class ActionRow(QFrame):
    """As many buttons as there is room for, and one that opens the whole menu."""

    def __init__(self, words: Words, actions: ChosenActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._whole_name = ""
        self.setObjectName("actions")
        self._name = QLabel(self)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setProperty("role", "chosen")
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.buttons = [
            self._button(action) for action in (actions.answered, actions.booked, actions.edit, actions.move_on, actions.skip)
        ]
        self.later = self._menu_button(actions.later.title().replace("&", ""), actions.later)
        self.more = self._menu_button(words.say("More"), actions.menu(self))
        self.buttons.append(self.later)
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
        self._whole_name = " ".join(name.split())
        self._show_name()
        menu = self.later.menu()
        self.later.setEnabled(menu is not None and menu.isEnabled())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.more.sizeHint().width() + 22, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 22 - self.more.sizeHint().width() - self.width() // 5
        for button in self.buttons:
            room -= button.sizeHint().width() + 2
            button.setVisible(room >= 0)
        QTimer.singleShot(0, self._show_name)

    def _show_name(self) -> None:
        elided = self._name.fontMetrics().elidedText(self._whole_name, Qt.TextElideMode.ElideRight, self._name.width())
        self._name.setText(elided)

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
