"""The templates that starting texts are made from: edited, copied, added by the user."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import uuid4

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.words import Words
from hearback.domain.message import PLACEHOLDERS, Template, unknown_placeholders


class TemplatesPage(QWidget):
    """Edits templates in memory: `edits` holds what is to be written, None where a shipped one goes back to as shipped."""

    def __init__(
        self,
        words: Words,
        languages: Sequence[tuple[str, str]],
        templates_of: Callable[[str], Sequence[Template]],
        kind_name: Callable[[Template], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._templates_of = templates_of
        self._kind_name = kind_name
        self.edits: dict[str, Template | None] = {}
        self._templates: dict[str, Template] = {}
        self.language = QComboBox(self)
        for code, name in languages:
            self.language.addItem(name, code)
        self.chooser = QComboBox(self)
        self.name = QLineEdit(self)
        self.subject = QLineEdit(self)
        self.text = QPlainTextEdit(self)
        self.text.setMinimumHeight(180)
        known = " ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        hint = words.say(
            "Filled in for you: {placeholders}. A part in [[ ]] is left out where its placeholder is empty.", placeholders=known
        )
        self.text_field = Field(words.say("Te&xt"), self.text, hint)
        self._back = QPushButton(self)
        self._back.setAutoDefault(False)
        self._back.clicked.connect(self._take_back)
        self._copy_button = QPushButton(words.say("Duplicate"), self)
        self._copy_button.setAutoDefault(False)
        self._copy_button.clicked.connect(self._duplicate)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._copy_button)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        choosers = QHBoxLayout()
        choosers.setSpacing(16)
        choosers.addWidget(Field(words.say("&Language"), self.language), 1)
        choosers.addWidget(Field(words.say("&Template"), self.chooser), 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 8, 0)
        layout.setSpacing(16)
        layout.addLayout(choosers)
        layout.addWidget(Field(words.say("&Name"), self.name))
        layout.addWidget(Field(words.say("&Subject"), self.subject))
        layout.addWidget(self.text_field, 1)
        layout.addLayout(buttons)
        self.language.currentIndexChanged.connect(lambda _index: self._offer(None))
        self.chooser.currentIndexChanged.connect(lambda _index: self._show())
        for line in (self.name, self.subject):
            line.textEdited.connect(lambda _text: self._keep())
        self.text.textChanged.connect(self._keep)
        self._offer(None)

    def check(self) -> QWidget | None:
        """Say beside the text what is wrong in any edited template; return the field and show that template."""
        for id_, template in self.edits.items():
            if template is not None and unknown_placeholders(template):
                self.language.setCurrentIndex(self.language.findData(template.language))
                self._offer(id_)
                return self.text
        return None

    @property
    def _current(self) -> Template | None:
        return self._templates.get(self.chooser.currentData())

    def _offer(self, chosen: str | None) -> None:
        language: str = self.language.currentData()
        self._templates = {one.id: one for one in self._templates_of(language) if self.edits.get(one.id, one) is not None}
        self._templates.update({id_: one for id_, one in self.edits.items() if one is not None and one.language == language})
        self.chooser.blockSignals(True)
        self.chooser.clear()
        for id_, one in self._templates.items():
            self.chooser.addItem(f"{self._kind_name(one)} · {one.name}", id_)
        self.chooser.setCurrentIndex(max(self.chooser.findData(chosen), 0))
        self.chooser.blockSignals(False)
        self._show()

    def _show(self) -> None:
        template = self._current
        for editor in (self.name, self.subject, self.text):
            editor.blockSignals(True)
            editor.setEnabled(template is not None)
        if template is not None:
            self.name.setText(template.name)
            self.subject.setText(template.subject)
            self.text.setPlainText(template.body)
            self._back.setEnabled(not template.shipped)
        for editor in (self.name, self.subject, self.text):
            editor.blockSignals(False)
        self._say_unknown()

    def _keep(self) -> None:
        template = self._current
        if template is None:
            return
        edited = replace(
            template,
            name=self.name.text().strip() or template.name,
            subject=self.subject.text(),
            body=self.text.toPlainText(),
            shipped=False,
        )
        self._templates[edited.id] = self.edits[edited.id] = edited
        self._back.setEnabled(True)
        self._say_unknown()

    def _say_unknown(self) -> None:
        template = self._current
        unknown: Sequence[str] = unknown_placeholders(template) if template is not None else ()
        names = ", ".join(f"{{{name}}}" for name in unknown)
        self.text_field.set_problem(self._words.say("Nobody knows what to fill in for {names}.", names=names) if unknown else "")
        self._back.setText(self._words.say("Remove, or back to the default"))

    def _duplicate(self) -> None:
        template = self._current
        if template is not None:
            name = self._words.say("{name} (copy)", name=template.name)
            copy = replace(template, id=f"own-{uuid4().hex[:8]}", name=name, shipped=False)
            self.edits[copy.id] = copy
            self._offer(copy.id)

    def _take_back(self) -> None:
        template = self._current
        if template is not None:
            self.edits[template.id] = None
            self._offer(None)
