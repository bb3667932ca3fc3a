"""The paces: what each industry's timing is, changed or added to by the user."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import uuid4

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.fields.form_dialog import leave_room_for_bar
from hearback.desk.fields.narrow_box import NarrowBox
from hearback.desk.fields.timing_fields import TimingFields
from hearback.desk.words import Words
from hearback.domain.pace import TYPICAL, Pace, PaceChanges


class PacesPage(QWidget):
    """Edits paces in memory: `edits` holds what is to be written, None where a shipped pace goes back to as shipped."""

    def __init__(
        self,
        words: Words,
        shipped: Mapping[str, Pace],
        own: Mapping[str, Pace],
        name_of: Callable[[Pace], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._shipped = shipped
        self._own = dict(own)
        self._name_of = name_of
        self.edits: dict[str, Pace | None] = {}
        self.chooser = NarrowBox(self)
        self.name = QLineEdit(self)
        self.fields = TimingFields(words, self)
        self._back = QPushButton(self)
        self._back.setAutoDefault(False)
        self._back.clicked.connect(self._take_back)
        self._add_button = QPushButton(words.say("Add a pace"), self)
        self._add_button.setAutoDefault(False)
        self._add_button.clicked.connect(self._add)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._add_button)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        self._name_field = Field(words.say("&Name"), self.name)
        layout = QVBoxLayout(self)
        leave_room_for_bar(layout, above=16)
        layout.setSpacing(16)
        layout.addWidget(Field(words.say("&Industry"), self.chooser))
        layout.addWidget(self._name_field)
        layout.addWidget(self.fields)
        layout.addLayout(buttons)
        layout.addStretch(1)
        self._offer(TYPICAL)
        self.chooser.currentIndexChanged.connect(lambda _index: self._show())
        self.fields.edited.connect(self._keep)
        self.name.textEdited.connect(lambda _text: self._keep())
        self._show()

    def check(self) -> QWidget | None:
        """Say what is wrong; return the first wrong field."""
        return self.fields.check()

    @property
    def _current(self) -> Pace:
        id_: str = self.chooser.currentData()
        return self._own.get(id_) or self._shipped[id_]

    def _offer(self, chosen: str) -> None:
        self.chooser.blockSignals(True)
        self.chooser.clear()
        for id_, pace in {**self._shipped, **self._own}.items():
            self.chooser.addItem(self._name_of(pace), id_)
        self.chooser.setCurrentIndex(max(self.chooser.findData(chosen), 0))
        self.chooser.blockSignals(False)

    def _show(self) -> None:
        pace = self._current
        self.name.setText(pace.name or "")
        self.name.setPlaceholderText(self._name_of(pace))
        self._name_field.setVisible(pace.id not in self._shipped)
        base = self._shipped.get(pace.id) or self._shipped[TYPICAL]
        self.fields.set_shown(base)
        different = {
            name: value
            for name in ("thank_you", "check_in", "application_check_in", "final_check_in", "move_on")
            if (value := getattr(pace, name)) != getattr(base, name)
        }
        self.fields.set_values(different)
        self.fields.problem.clear()
        shipped = pace.id in self._shipped
        self._back.setText(self._words.say("Back to the default") if shipped else self._words.say("Remove this pace"))
        self._back.setEnabled(pace.id in self._own)

    def _keep(self) -> None:
        pace = self._current
        if self.fields.check() is not None:
            return
        base = self._shipped.get(pace.id) or replace(self._shipped[TYPICAL], id=pace.id)
        changes: PaceChanges = self.fields.changes()
        name = " ".join(self.name.text().split()) or pace.name
        edited = replace(changes.applied_to(base), name=name)
        if edited == self._shipped.get(pace.id):
            self._own.pop(pace.id, None)
            self.edits[pace.id] = None
        else:
            self._own[pace.id] = edited
            self.edits[pace.id] = edited
        self._back.setEnabled(pace.id in self._own)

    def _add(self) -> None:
        pace = replace(self._shipped[TYPICAL], id=f"own-{uuid4().hex[:8]}", name=self._words.say("My pace"))
        self._own[pace.id] = self.edits[pace.id] = pace
        self._offer(pace.id)
        self._show()
        self.name.setFocus()
        self.name.selectAll()

    def _take_back(self) -> None:
        id_ = self._current.id
        self._own.pop(id_, None)
        self.edits[id_] = None
        self._offer(id_)
        self._show()
