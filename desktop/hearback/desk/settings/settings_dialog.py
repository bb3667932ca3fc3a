"""The settings: pages that are written together."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from hearback.desk.fields.form_dialog import FormDialog, scrolled
from hearback.desk.settings.backups_page import BackupsPage
from hearback.desk.settings.general_page import GeneralPage
from hearback.desk.settings.paces_page import PacesPage
from hearback.desk.settings.reminders_page import RemindersPage
from hearback.desk.settings.spelling_page import SpellingPage
from hearback.desk.settings.templates_page import TemplatesPage
from hearback.desk.words import Words
from hearback.domain.message import Template
from hearback.domain.pace import Pace

_GENERAL, _PACES, _TEMPLATES = range(3)
_NARROW = 90
"""A form's width in characters: lines across a whole window are hard to read."""


class SettingsDialog(FormDialog):
    """Edits preferences, paces and templates. `keep` writes what was changed and says what went wrong."""

    def __init__(
        self,
        words: Words,
        general: GeneralPage,
        paces: PacesPage,
        templates: TemplatesPage,
        spelling: SpellingPage,
        reminders: RemindersPage,
        backups: BackupsPage,
        keep: Callable[[Mapping[str, object], Mapping[str, Pace | None], Mapping[str, Template | None]], str | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, words.say("Settings"), words.say("Save"), parent, scrolls=False)
        self.resize(1040, 690)
        self.general, self.paces, self.templates = general, paces, templates
        self.spelling, self.reminders, self.backups = spelling, reminders, backups
        backups.restored = self._leave
        self._before = self._preferences()
        self._keep = keep
        self.pages = QTabWidget(self.body)
        self.pages.setDocumentMode(True)
        for narrow in (general, paces, spelling, reminders, backups):
            narrow.setMaximumWidth(_NARROW * self.fontMetrics().averageCharWidth())
        self.pages.addTab(scrolled(general), words.say("General"))
        self.pages.addTab(scrolled(paces), words.say("Timing"))
        self.pages.addTab(scrolled(templates), words.say("Templates"))
        self.pages.addTab(scrolled(spelling), words.say("Spelling"))
        self.pages.addTab(scrolled(reminders), words.say("Reminders"))
        self.pages.addTab(scrolled(backups), words.say("Backups"))
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)

    def save(self) -> QWidget | str | None:
        for index, page in ((_PACES, self.paces), (_TEMPLATES, self.templates)):
            wrong = page.check()
            if wrong is not None:
                self.pages.setCurrentIndex(index)
                return wrong
        fault = self._keep(self._changed_preferences(), self.paces.edits, self.templates.library.edits)
        return fault if fault is not None else self.reminders.switch_login()

    def reject(self) -> None:
        """Close without writing, asking first where something was changed."""
        if self._changed_preferences() or self.paces.edits or self.templates.library.edits or self.reminders.login_is_changed:
            self.keep_edits()
        else:
            self.forget_edits()
        super().reject()

    def _leave(self) -> None:
        """Close without asking: what the pages show is not what is kept any more."""
        self.forget_edits()
        super().reject()

    def _changed_preferences(self) -> Mapping[str, object]:
        return {name: value for name, value in self._preferences().items() if self._before.get(name) != value}

    def _preferences(self) -> Mapping[str, object]:
        pages = (self.general, self.spelling, self.reminders, self.backups)
        return {name: value for page in pages for name, value in page.preferences.items()}
