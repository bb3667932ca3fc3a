"""Choosing people of an application, and adding one by name on the spot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from hearback.desk.words import Words
from hearback.domain.job_application import Person


class PeoplePicker(QWidget):
    """A list with a tick a person, and one line to add somebody new (name, e-mail address)."""

    edited = Signal()

    def __init__(
        self,
        words: Words,
        known: Sequence[Person],
        chosen: Sequence[str],
        label: str,
        colleagues: Sequence[Person] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Offer the `known` people with a tick at the `chosen`; `colleagues` of theirs complete a name that is typed."""
        super().__init__(parent)
        self._added: list[Person] = []
        self._list = QListWidget(self)
        self._list.setAccessibleName(label)
        self._list.setMaximumHeight(112)
        self._list.setUniformItemSizes(True)
        names = {person.name: person.email or "" for person in known}
        for name in (*names, *(name for name in chosen if name not in names)):
            self._offer(name, names.get(name, ""), ticked=name in chosen)
        self._list.itemChanged.connect(lambda _item: self.edited.emit())
        self._name = QLineEdit(self)
        self._name.setPlaceholderText(words.say("Somebody else: name"))
        self._name.setAccessibleName(words.say("Name of somebody else"))
        self._email = QLineEdit(self)
        self._email.setPlaceholderText(words.say("E-mail address"))
        self._email.setAccessibleName(words.say("E-mail address of somebody else"))
        self._emails = {person.name: person.email or "" for person in colleagues if person.name not in names}
        completer = QCompleter(list(self._emails), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._take)
        self._name.setCompleter(completer)
        add = QPushButton(words.say("Add"), self)
        add.setAutoDefault(False)
        add.clicked.connect(self._add)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._name, 1)
        line.addWidget(self._email, 1)
        line.addWidget(add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._list)
        layout.addLayout(line)
        self._list.setVisible(self._list.count() > 0)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names with a tick; somebody typed but not yet added counts as well."""
        self._add()
        items = (self._list.item(index) for index in range(self._list.count()))
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked)

    @property
    def added(self) -> tuple[Person, ...]:
        """The people who were not known before."""
        self._add()
        return tuple(self._added)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add who is being typed by Return, instead of closing the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._name.text().strip():
            self._add()
            self._name.setFocus()
        else:
            super().keyPressEvent(event)

    def _take(self, name: str) -> None:
        self._name.setText(name)
        self._email.setText(self._emails.get(name, ""))

    def _offer(self, name: str, email: str, *, ticked: bool) -> None:
        # a name keeps its own direction, and leaves the address its own
        item = QListWidgetItem(f"\u2068{name}\u2069  ·  {email}" if email else name)
        item.setData(Qt.ItemDataRole.UserRole, name)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._list.addItem(item)

    def _add(self) -> None:
        name = " ".join(self._name.text().split())
        if not name:
            return
        for index in range(self._list.count()):
            item = self._list.item(index)
            if item.data(Qt.ItemDataRole.UserRole).casefold() == name.casefold():
                item.setCheckState(Qt.CheckState.Checked)
                break
        else:
            email = self._email.text().strip()
            self._added.append(Person(name=name, email=email or None))
            self._offer(name, email, ticked=True)
            self._list.show()
        self._name.clear()
        self._email.clear()
        self.edited.emit()
