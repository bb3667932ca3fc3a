"""The templates that messages start from: by language and step, edited beside what they make of an application."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from hearback.desk.fields.as_written import on_button
from hearback.desk.fields.field import Field
from hearback.desk.fields.form_dialog import leave_room_for_bar
from hearback.desk.fields.narrow_box import NarrowBox
from hearback.desk.settings.template_editor import TemplateEditor
from hearback.desk.settings.template_library import TemplateLibrary, base_of
from hearback.desk.settings.template_list import TemplateList
from hearback.desk.settings.template_preview import TemplatePreview
from hearback.desk.words import Words
from hearback.domain.job_application import MessageKind
from hearback.domain.message import Template


class TemplatesPage(QWidget):
    """Edits the templates of a library. Languages are offered by code and name: those that have templates, then `others`."""

    def __init__(
        self,
        words: Words,
        languages: Sequence[tuple[str, str]],
        others: Sequence[tuple[str, str]],
        kinds: Sequence[tuple[MessageKind, str]],
        library: TemplateLibrary,
        preview: TemplatePreview,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        say = words.say
        self._words = words
        self._languages = dict((*languages, *others))
        self._kinds = kinds
        self.library = library
        self._taken: Template | None = None
        self.language = NarrowBox(self)
        self.language.setMaxVisibleItems(16)
        for code, name in languages:
            self.language.addItem(name, code)
        if others:
            self.language.insertSeparator(self.language.count())
        for code, name in others:
            self.language.addItem(name, code)
        self.list = TemplateList(self._title, self)
        self.list.setAccessibleName(say("Templates"))
        self.list.setMinimumWidth(170)
        self.editor = TemplateEditor(words, kinds, self)
        self.preview = preview
        self.new = self._button(say("Ne&w"))
        self.copy = self._button(say("&Duplicate"))
        self.take_away = self._button(say("Delete"))
        self.bring_back = self._button("")
        self.bring_back.hide()
        left = QWidget(self)
        column = QVBoxLayout(left)
        # mirrored, a splitter sets its parts one pixel too far to the right
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(8)
        column.addWidget(Field(say("&Language"), self.language))
        column.addWidget(self.list, 1)
        making = QHBoxLayout()
        making.setSpacing(8)
        making.addWidget(self.new)
        making.addWidget(self.copy)
        making.addStretch(1)
        column.addLayout(making)
        for button in (self.take_away, self.bring_back):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        parts = QSplitter(self)
        parts.setObjectName("columns")
        parts.setHandleWidth(17)
        parts.setChildrenCollapsible(False)
        for part, share in ((left, 3), (self.editor, 5), (preview, 4)):
            parts.addWidget(part)
            parts.setStretchFactor(parts.count() - 1, share)
        parts.setSizes([250, 420, 340])
        layout = QVBoxLayout(self)
        leave_room_for_bar(layout, above=16)
        layout.addWidget(parts)
        self.language.currentIndexChanged.connect(lambda _index: self._offer(None))
        self.list.chosen.connect(lambda _id: self._show())
        self.editor.edited.connect(self._keep)
        self.new.clicked.connect(self._add)
        self.copy.clicked.connect(self._duplicate)
        self.take_away.clicked.connect(self._take_away)
        self.bring_back.clicked.connect(self._bring_back)
        self._offer(None)

    def show_language(self, language: str) -> None:
        """Show the templates of a language, if it can be chosen."""
        index = self.language.findData(base_of(language))
        if index >= 0:
            self.language.setCurrentIndex(index)

    def check(self) -> QWidget | None:
        """Show the first edited template in which something is wrong, and return the field."""
        wrong = self.library.first_wrong()
        if wrong is None:
            return None
        self._show_language_of(wrong)
        self._offer(wrong.id)
        return self.editor.first_wrong()

    @property
    def _current(self) -> Template | None:
        chosen = self.list.current
        return next((one for one in self.library.of(self._language) if one.id == chosen), None)

    @property
    def _language(self) -> str:
        language: str = self.language.currentData()
        return language

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        return button

    def _offer(self, chosen: str | None) -> None:
        self.list.show_templates(self._kinds, self.library.of(self._language), chosen)
        self._show()

    def _show(self) -> None:
        template = self._current
        self.editor.show_template(template, own=template is not None and self.library.shipped(template) is None)
        self._offer_acts(template)
        self.preview.show_template(template)

    def _offer_acts(self, template: Template | None) -> None:
        say = self._words.say
        self.copy.setEnabled(template is not None)
        self.take_away.setVisible(template is not None and self.library.has_own(template))
        if template is not None:
            is_shipped = self.library.shipped(template) is not None
            self.take_away.setText(say("As it was shipped") if is_shipped else say("Delete"))
        taken = self._taken
        self.bring_back.setVisible(taken is not None)
        if taken is not None:
            self.bring_back.setText(on_button(say("Bring back “{name}”", name=taken.name)))

    def _title(self, template: Template) -> str:
        say = self._words.say
        mark = ""
        if base_of(template.language) != base_of(self._language):
            mark = self._languages.get(template.language, template.language)
        elif self.library.has_own(template):
            # Translators: marks a template in a list: one of the user's own, or a shipped one that the user changed
            mark = say("changed") if self.library.shipped(template) is not None else say("yours")
        name = template.name
        return self._words.say_in("template, mark", "{name} · {mark}", name=name, mark=mark) if mark else name

    def _keep(self) -> None:
        template, before = self.editor.template, self._current
        if template is None or before is None:
            return
        self.library.put(template)
        if template.kind is not before.kind:
            self.list.show_templates(self._kinds, self.library.of(self._language), template.id)
        self.list.show_title(template)
        self._offer_acts(template)
        self.preview.show_template(template)

    def _add(self) -> None:
        current = self._current
        self._put_new(
            Template(
                id="",
                kind=current.kind if current is not None else MessageKind.CHECK_IN,
                language=self._language,
                name=self._free_name(self._words.say("New template")),
                subject="",
                body="",
            )
        )

    def _duplicate(self) -> None:
        template = self._current
        if template is not None:
            name = self._free_name(self._words.say("{name} (copy)", name=template.name))
            # the copy of an English one among the templates of a language without any is to be put into that language
            self._put_new(replace(template, language=self._language, name=name))

    def _put_new(self, template: Template) -> None:
        self._offer(self.library.add(template).id)
        self.editor.name.setFocus()
        self.editor.name.selectAll()

    def _take_away(self) -> None:
        template = self._current
        if template is not None:
            self._taken = template
            self.library.take_away(template)
            self._offer(template.id)

    def _bring_back(self) -> None:
        taken, self._taken = self._taken, None
        if taken is not None:
            self.library.put(taken)
            self._show_language_of(taken)
            self._offer(taken.id)

    def _show_language_of(self, template: Template) -> None:
        if template.id not in {one.id for one in self.library.of(self._language)}:
            self.show_language(template.language)

    def _free_name(self, name: str) -> str:
        """Return a name that no template of the language has."""
        taken = {one.name for one in self.library.of(self._language)}
        numbered = (f"{name} {self._words.number(number)}" for number in range(2, len(taken) + 3))
        return next(one for one in (name, *numbered) if one not in taken)
