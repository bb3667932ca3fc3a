"""Asks for the name under which the text being written becomes a template."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.fields.form_dialog import FormDialog
from hearback.desk.words import Words


class TemplateForm(FormDialog):
    """`keep` writes the template under a name, and says what went wrong."""

    def __init__(self, words: Words, keep: Callable[[str], str | None], parent: QWidget) -> None:
        super().__init__(words, words.say("Save as a template"), words.say("Save"), parent, scrolls=False)
        self._keep = keep
        self.name = QLineEdit(self.body)
        hint = words.say("Company, role and names become placeholders. Everything can be changed later in the settings.")
        self.name_field = Field(words.say("&Name"), self.name, hint)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.name_field)
        self.resize(420, self.sizeHint().height())
        self.name.setFocus()
        self.watch(self.name.textEdited)

    def save(self) -> QWidget | str | None:
        name = self.name.text().strip()
        if not name:
            self.name_field.set_problem(self.words.say("Say how you will find it again."))
            return self.name
        return self._keep(name)
