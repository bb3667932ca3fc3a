"""The form for a whole application: its facts, its people, its history; written as one act."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from hearback.desk.fields.form_dialog import FormDialog, scrolled
from hearback.desk.forms.changes_page import ChangesPage
from hearback.desk.forms.facts_page import Choices, FactsPage
from hearback.desk.forms.history_page import HistoryPage
from hearback.desk.forms.people_page import PeoplePage
from hearback.desk.forms.timing_page import TimingPage
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication
from hearback.domain.pace import Pace

_FACTS, _PEOPLE, _HISTORY, _TIMING = range(4)


class ApplicationForm(FormDialog):
    """Adds an application or edits one. `keep` writes it and says what went wrong."""

    def __init__(
        self,
        words: Words,
        now: dt.datetime,
        choices: Choices,
        pace_by_id: Callable[[str | None], Pace],
        application: JobApplication,
        keep: Callable[[JobApplication], str | None],
        changes: Callable[[], Iterable[tuple[str, Sequence[str]]]],
        parent: QWidget | None = None,
    ) -> None:
        new = not application.company
        title = words.say("New application") if new else words.say("Edit {company}", company=application.company)
        super().__init__(words, title, words.say("Add application") if new else words.say("Save"), parent, scrolls=False)
        self.resize(760, 720)
        self._application = application
        self._keep = keep
        self.facts = FactsPage(words, now.astimezone(words.zone).date(), choices, application)
        self.people = PeoplePage(words, application)
        self.history = HistoryPage(words, now, application, self.people, lambda: choices.people_at(self.facts.company.text()))
        self.timing = TimingPage(words, application.pace_changes, lambda: pace_by_id(self.facts.pace.value))
        self.pages = QTabWidget(self.body)
        self.pages.setDocumentMode(True)
        self.pages.addTab(scrolled(self.facts), words.say("Facts"))
        self.pages.addTab(self.people, words.say("People"))
        self.pages.addTab(self.history, words.say("What happened"))
        self.pages.addTab(scrolled(self.timing), words.say("Timing"))
        self.changes = ChangesPage(words, changes)
        if not new:
            self.pages.addTab(self.changes, words.say("Changes"))
        self.pages.currentChanged.connect(lambda _index: self.timing.show_pace())
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self.watch(*self.facts.edits, self.people.edited, self.history.edited, self.timing.edited)
        self.facts.company.setFocus()

    def save(self) -> QWidget | str | None:
        for index, page in ((_FACTS, self.facts), (_PEOPLE, self.people), (_TIMING, self.timing)):
            wrong = page.check()
            if wrong is not None:
                self.pages.setCurrentIndex(index)
                return wrong
        edited = self.facts.applied_to(self._application)
        # events first: they name people as they were called when the form opened
        edited = self.people.applied_to(self.history.applied_to(edited))
        return self._keep(self.timing.applied_to(edited))
