"""The form that asks under which name a view is to be saved."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.fields.form_dialog import FormDialog, leave_room_for_bar
from hearback.desk.words import Words


class ViewForm(FormDialog):
    """Asks for a name; one that there is already takes the new view."""

    def __init__(self, words: Words, keep: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(words, words.say("Save this view"), words.say("Save"), parent)
        self.resize(400, 200)
        self._keep = keep
        self.name = QLineEdit(self)
        self.field = Field(
            words.say("&Name"), self.name, words.say("Keeps the filter, the search, the groups, the order and the columns.")
        )
        layout = QVBoxLayout(self.body)
        leave_room_for_bar(layout)
        layout.addWidget(self.field)
        layout.addStretch(1)
        self.watch(self.name.textEdited)
        self.name.setFocus()

    def save(self) -> QWidget | str | None:
        name = " ".join(self.name.text().split())
        self.field.set_problem("" if name else self.words.say("Please give it a name."))
        if not name:
            return self.name
        self._keep(name)
        return None
