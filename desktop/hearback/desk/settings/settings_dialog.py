"""The settings: pages that are written together."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from hearback.desk.fields.form_dialog import FormDialog, scrolled
from hearback.desk.settings.general_page import GeneralPage
from hearback.desk.settings.paces_page import PacesPage
from hearback.desk.settings.templates_page import TemplatesPage
from hearback.desk.words import Words
from hearback.domain.message import Template
from hearback.domain.pace import Pace

_GENERAL, _PACES, _TEMPLATES = range(3)


class SettingsDialog(FormDialog):
    """Edits preferences, paces and templates. `keep` writes what was changed and says what went wrong."""

    def __init__(
        self,
        words: Words,
        general: GeneralPage,
        paces: PacesPage,
        templates: TemplatesPage,
        keep: Callable[[Mapping[str, object], Mapping[str, Pace | None], Mapping[str, Template | None]], str | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, words.say("Settings"), words.say("Save"), parent, scrolls=False)
        self.resize(720, 700)
        self.general, self.paces, self.templates = general, paces, templates
        self._before = dict(general.preferences)
        self._keep = keep
        self.pages = QTabWidget(self.body)
        self.pages.setDocumentMode(True)
        self.pages.addTab(scrolled(general), words.say("General"))
        self.pages.addTab(scrolled(paces), words.say("Timing"))
        self.pages.addTab(scrolled(templates), words.say("Templates"))
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)

    def save(self) -> QWidget | str | None:
        for index, page in ((_PACES, self.paces), (_TEMPLATES, self.templates)):
            wrong = page.check()
            if wrong is not None:
                self.pages.setCurrentIndex(index)
                return wrong
        changed = {name: value for name, value in self.general.preferences.items() if self._before.get(name) != value}
        return self._keep(changed, self.paces.edits, self.templates.edits)
