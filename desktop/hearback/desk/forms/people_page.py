"""The people of an application: names, titles and e-mail addresses in a small table that is typed into."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication, Person

_NAME, _TITLE, _EMAIL = range(3)


class PeoplePage(QWidget):
    """Edits the people in memory; a renamed person is renamed in the whole history."""

    edited = Signal()

    def __init__(self, words: Words, application: JobApplication, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._table = QTableWidget(0, 3, self)
        self._table.setHorizontalHeaderLabels([words.say("Name"), words.say("Title"), words.say("E-mail address")])
        self._table.setAccessibleName(words.say("People"))
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        # which row was which person before: a row's name may change
        self._before: list[str | None] = []
        self.add_people(application.people)
        add = QPushButton(words.say("Add person"), self)
        add.setAutoDefault(False)
        add.clicked.connect(self._add_empty)
        remove = QPushButton(words.say("Remove"), self)
        remove.setAutoDefault(False)
        remove.clicked.connect(self._remove)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(add)
        buttons.addWidget(remove)
        buttons.addStretch(1)
        self._field = Field(
            words.say("&People at the company"), self._table, words.say("Interviewers, recruiters, anyone you write to.")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._field, 1)
        layout.addLayout(buttons)
        self._table.itemChanged.connect(lambda _item: self.edited.emit())

    @property
    def people(self) -> Sequence[Person]:
        """The people as typed; rows without a name are left out."""
        return [
            Person(name=name, title=self._cell(row, _TITLE) or None, email=self._cell(row, _EMAIL) or None)
            for row in range(self._table.rowCount())
            if (name := self._cell(row, _NAME))
        ]

    def add_people(self, people: Sequence[Person]) -> None:
        """Add people that are not there yet."""
        for person in people:
            if any(person.name.casefold() == known.name.casefold() for known in self.people):
                continue
            self._before.append(person.name)
            row = self._table.rowCount()
            self._table.insertRow(row)
            for column, text in enumerate((person.name, person.title or "", person.email or "")):
                self._table.setItem(row, column, QTableWidgetItem(text))

    def check(self) -> QWidget | None:
        """Say what is wrong with a row; return the table where something is."""
        problem = ""
        seen: set[str] = set()
        for row in range(self._table.rowCount()):
            name, email = self._cell(row, _NAME), self._cell(row, _EMAIL)
            if not name and (email or self._cell(row, _TITLE)):
                problem = self._words.say("Row {row}: please give a name.", row=row + 1)
            elif name.casefold() in seen:
                problem = self._words.say("“{name}” is there twice. Please tell them apart.", name=name)
            elif email and ("@" not in email.strip("@") or any(blank in email for blank in " ,;<>")):
                problem = self._words.say("“{email}” is not an e-mail address.", email=email)
            if name:
                seen.add(name.casefold())
        self._field.set_problem(problem)
        return self._table if problem else None

    def applied_to(self, application: JobApplication) -> JobApplication:
        """Return the application with these people, renamed wherever the history names them."""
        renamed = {
            before: name
            for row, before in enumerate(self._before)
            if before is not None and (name := self._cell(row, _NAME)) and name != before
        }
        return replace(_renamed(application, renamed) if renamed else application, people=tuple(self.people))

    def _cell(self, row: int, column: int) -> str:
        item = self._table.item(row, column)
        return " ".join(item.text().split()) if item is not None else ""

    def _add_empty(self) -> None:
        row = self._table.rowCount()
        self._before.append(None)
        self._table.insertRow(row)
        cells = [QTableWidgetItem("") for _column in range(3)]
        for column, cell in enumerate(cells):
            self._table.setItem(row, column, cell)
        self._table.setCurrentCell(row, _NAME)
        self._table.editItem(cells[_NAME])

    def _remove(self) -> None:
        row = self._table.currentRow()
        if row >= 0:
            del self._before[row]
            self._table.removeRow(row)
            self.edited.emit()


def _renamed(application: JobApplication, names: dict[str, str]) -> JobApplication:
    def new(name: str) -> str:
        return names.get(name, name)

    def new_or_none(name: str | None) -> str | None:
        return None if name is None else new(name)

    return replace(
        application,
        rounds=tuple(
            replace(
                one,
                people=tuple(map(new, one.people)),
                notes=tuple(replace(note, person=new_or_none(note.person)) for note in one.notes),
            )
            for one in application.rounds
        ),
        messages=tuple(replace(message, to=tuple(map(new, message.to))) for message in application.messages),
        replies=tuple(replace(reply, person=new_or_none(reply.person)) for reply in application.replies),
    )
