"""Opens the dialogs behind the window's commands and hands what they give to the use cases."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QDialog, QWidget

from hearback.desk.acting import CarryOut
from hearback.desk.language.pace_names import name_of
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication, Person, Promise, Round
from hearback.domain.message import Template
from hearback.domain.pace import TYPICAL, Pace
from hearback.usecases.change import Act, Change
from hearback.usecases.planning import Planning
from hearback.usecases.ports import Archive, Clock, HolidayTable, Places
from hearback.usecases.recording import Recording
from hearback.usecases.settling import Settling

if TYPE_CHECKING:
    from hearback.desk.forms.facts_page import Choices
    from hearback.usecases.composing import Composing


class Transfers(Protocol):
    """Import and export as the window starts them."""

    def import_files(self, paths: Sequence[Path], parent: QWidget) -> None:
        """Show what is in the files and import what the user agrees to."""
        ...

    def export_file(self, path: Path) -> None:
        """Write the file that the name's ending asks for; raises OSError."""
        ...

    def add_examples(self) -> Change:
        """Add the example applications."""
        ...


@dataclass(frozen=True, kw_only=True)
class DialogParts:
    """The use cases and look-ups that dialogs need."""

    archive: Archive
    clock: Clock
    planning: Planning
    recording: Recording
    composing: "Callable[[], Composing]"
    settling: Settling
    shipped_paces: Callable[[], Mapping[str, Pace]]
    holiday_table: Callable[[], HolidayTable]
    places: Places
    carry_out: CarryOut


class Dialogs:
    """Implements the window's Screens. Every dialog is imported when it is first opened."""

    def __init__(
        self,
        words: Words,
        parts: DialogParts,
        transfers: Transfers,
        languages: Sequence[str],
    ) -> None:
        self._words = words
        self._parts = parts
        self._transfers = transfers
        self._languages = languages
        self.window: QWidget | None = None

    # one application

    def add(self) -> None:
        """Add an application."""
        blank = JobApplication(id=self._parts.recording.new_id(), company="", role="")
        self._open_form(blank, self._parts.recording.add)

    def edit(self, id_: str) -> None:
        """Edit an application's facts, people, history and timing."""
        application = self._parts.archive.application(id_)
        if application is not None:
            self._open_form(application, lambda edited: self._parts.recording.save(Act.EDIT_APPLICATION, edited))

    def they_answered(self, id_: str) -> None:
        """Record what the company answered."""
        from hearback.desk.forms.reply_form import Answer, ReplyForm

        application = self._parts.archive.application(id_)
        if application is None:
            return

        colleagues = self._people_at(application.company)

        def keep(answer: Answer) -> str | None:
            return self._kept(
                lambda: self._parts.recording.record_reply(
                    id_, answer.reply, booked=answer.booked, promise=answer.promise, met=answer.people
                )
            )

        self._show(ReplyForm(self._words, self._parts.clock.now(), application.people, None, keep, colleagues, self.window))

    def book_interview(self, id_: str) -> None:
        """Record an interview that was agreed."""
        from hearback.desk.forms.round_form import RoundForm

        application = self._parts.archive.application(id_)
        if application is None:
            return

        colleagues = self._people_at(application.company)

        def keep(one: Round, people: Sequence[Person]) -> str | None:
            return self._kept(lambda: self._parts.recording.book_round(id_, one, met=people))

        self._show(RoundForm(self._words, self._today(), application.people, None, keep, colleagues, self.window))

    def they_promised(self, id_: str) -> None:
        """Record the day by which they said they would answer."""
        from hearback.desk.forms.promise_form import PromiseForm

        def keep(promise: Promise) -> str | None:
            return self._kept(lambda: self._parts.recording.record_promise(id_, promise))

        self._show(PromiseForm(self._words, self._parts.clock.now(), None, keep, self.window))

    def choose_day(self, id_: str) -> None:
        """Put the next step on a day of the user's choice."""
        from hearback.desk.forms.day_form import DayForm

        application = self._parts.archive.application(id_)
        if application is None:
            return
        step = self._parts.planning.next_step(application).step

        def keep(day: dt.date) -> str | None:
            return self._kept(lambda: self._parts.recording.pin(id_, step, day))

        self._show(DayForm(self._words, self._today(), keep, self.window))

    # several

    def review_quiet(self) -> None:
        """Review the applications that have gone quiet, together."""
        from hearback.desk.forms.quiet_review import QuietReview

        quiet = self._parts.planning.gone_quiet()

        def keep(ids: Sequence[str]) -> str | None:
            return self._kept(lambda: self._parts.recording.move_on(ids)) if ids else None

        self._show(QuietReview(self._words, quiet, keep, self.window))

    def import_files(self, paths: Sequence[Path]) -> None:
        """Import files; with none, ask for them."""
        from PySide6.QtWidgets import QFileDialog

        assert self.window is not None
        if not paths:
            wanted = self._words.say(
                "Spreadsheets, invitations, backups ({patterns})", patterns="*.csv *.tsv *.txt *.xlsx *.ics *.json"
            )
            every = self._words.say("All files ({patterns})", patterns="*")
            names, _filter = QFileDialog.getOpenFileNames(self.window, self._words.say("Import"), "", f"{wanted};;{every}")
            paths = [Path(name) for name in names]
        if paths:
            self._transfers.import_files(paths, self.window)

    def export_file(self, ending: str) -> None:
        """Export to a file of the user's choice: `csv`, `ics` or `json`."""
        from PySide6.QtWidgets import QFileDialog

        assert self.window is not None
        proposed = f"hearback-{self._today().isoformat()}.{ending}"
        name, _filter = QFileDialog.getSaveFileName(self.window, self._words.say("Export"), proposed, f"*.{ending}")
        if name:
            path = Path(name)
            path = path if path.suffix == f".{ending}" else path.with_name(f"{path.name}.{ending}")
            try:
                self._transfers.export_file(path)
            except OSError as fault:
                from hearback.desk.fields.complaints import show_complaint

                reason = fault.strerror or str(fault)
                show_complaint(self._words.say("{file} could not be written: {reason}.", file=path, reason=reason), self.window)

    def add_examples(self) -> None:
        """Add the example applications."""
        self._parts.carry_out(self._transfers.add_examples)

    # the program

    def settings(self) -> None:
        """Change timing, templates and preferences."""
        from hearback.desk.fields.languages import language_names
        from hearback.desk.forms.message_form import message_kind_names
        from hearback.desk.settings.general_page import GeneralPage
        from hearback.desk.settings.paces_page import PacesPage
        from hearback.desk.settings.settings_dialog import SettingsDialog
        from hearback.desk.settings.templates_page import TemplatesPage

        parts, words = self._parts, self._words
        kinds = dict(message_kind_names(words))

        def keep(
            preferences: Mapping[str, object], paces: Mapping[str, Pace | None], templates: Mapping[str, Template | None]
        ) -> str | None:
            if not (preferences or paces or templates):
                return None
            return self._kept(lambda: parts.settling.save(preferences=preferences, paces=paces, templates=templates))

        dialog = SettingsDialog(
            words,
            GeneralPage(words, parts.archive.preferences(), language_names(words, self._languages, own=True)),
            PacesPage(words, parts.shipped_paces(), parts.archive.paces(), lambda pace: name_of(words, pace)),
            TemplatesPage(
                words,
                language_names(words, parts.composing().languages()),
                parts.composing().templates,
                lambda template: kinds[template.kind],
            ),
            keep,
            self.window,
        )
        self._show(dialog)

    def about(self) -> None:
        """Tell the version and the licence."""
        from importlib.metadata import version

        from PySide6.QtWidgets import QMessageBox

        from hearback.desk.fields.plain_box import plain_box

        box = plain_box(self.window, self._words.say("About Hearback"))
        box.setText(self._words.say("Hearback {version}", version=version("hearback-desktop")))
        box.setInformativeText(
            self._words.say(
                "Know when to follow up after an interview, and what to say.\n\n"
                "Everything stays on this computer. Free software under the MIT licence."
            )
        )
        box.setStandardButtons(QMessageBox.StandardButton.Close)
        box.open()

    def _open_form(self, application: JobApplication, write: Callable[[JobApplication], Change]) -> None:
        from hearback.desk.forms.application_form import ApplicationForm

        form = ApplicationForm(
            self._words,
            self._parts.clock.now(),
            self._choices(),
            self._parts.planning.pace_of,
            application,
            lambda edited: self._kept(lambda: write(edited)),
            self.window,
        )
        self._show(form)

    def _choices(self) -> "Choices":
        from hearback.desk.fields.languages import country_names, language_names
        from hearback.desk.forms.facts_page import Choices

        parts = self._parts
        countries: Mapping[str, Sequence[str]] = {}

        def regions_of(country: str) -> Sequence[str]:
            nonlocal countries
            countries = countries or parts.holiday_table().countries()
            return countries.get(country, ())

        return Choices(
            paces=[(pace.id, name_of(self._words, pace)) for pace in parts.planning.paces.values() if pace.id != TYPICAL],
            countries=country_names(self._words),
            zones=parts.places.zones(),
            languages=language_names(self._words),
            regions_of=regions_of,
            zones_of=parts.places.zones_of,
            companies=parts.archive.known_companies,
            people_at=self._people_at,
        )

    def _people_at(self, company: str) -> Sequence[Person]:
        """Return the people of all applications to a company, for completion."""
        if not company.strip():
            return ()
        known = self._parts.archive.known_people(company)
        return [Person(name=name, title=title, email=email) for name, title, email in known]

    def _kept(self, act: Callable[[], Change]) -> str | None:
        if self._parts.carry_out(act) is not None:
            return None
        return self._words.say("This could not be saved. Nothing was changed; what you typed is still here.")

    def _today(self) -> dt.date:
        return self._parts.clock.now().astimezone(self._words.zone).date()

    def _show(self, dialog: QDialog) -> None:
        dialog.open()
