"""Opens the dialogs behind the window's commands and hands what they give to the use cases."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QDialog, QWidget

from hearback.desk.acting import CarryOut
from hearback.desk.language.pace_names import name_of
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.domain.job_application import ConversationNote, JobApplication, Person, Promise, Round
from hearback.domain.message import Template
from hearback.domain.pace import TYPICAL, Pace
from hearback.usecases.change import Act, Change
from hearback.usecases.planning import Planning
from hearback.usecases.ports import Archive, Clock, HolidayTable, Places
from hearback.usecases.recording import Recording
from hearback.usecases.settling import Settling

if TYPE_CHECKING:
    from hearback.desk.about.about_dialog import Facts
    from hearback.desk.forms.facts_page import Choices
    from hearback.desk.paper import PaperTable
    from hearback.desk.paper_copies import PaperCopies
    from hearback.desk.settings.backups_page import BackupsPage
    from hearback.desk.settings.reminders_page import RemindersPage
    from hearback.desk.settings.templates_page import TemplatesPage
    from hearback.usecases.backing_up import BackingUp
    from hearback.usecases.composing import Composing
    from hearback.usecases.notifying import Surroundings
    from hearback.usecases.reminding import Reminding
    from hearback.usecases.spelling import Spelling
    from hearback.usecases.staying import StartAtLogin


class Transfers(Protocol):
    """Import and export as the window starts them."""

    def import_files(self, paths: Sequence[Path], parent: QWidget) -> None:
        """Show what is in the files and import what the user agrees to."""
        ...

    def export_file(self, path: Path) -> None:
        """Write the file that the name's ending asks for; raises OSError."""
        ...

    def write_private(self, path: Path, content: bytes) -> None:
        """Put bytes into a file that nobody else may read; raises OSError."""
        ...

    def save_table(self, path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write a table of texts as a file that spreadsheets open right; raises OSError."""
        ...

    def add_examples(self) -> Change:
        """Add the example applications."""
        ...

    def example(self) -> JobApplication:
        """Return one of the example applications."""
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
    spelling: "Callable[[], Spelling]"
    dictionaries: Callable[[], Sequence[str]]
    own_dictionaries: Path
    shipped_paces: Callable[[], Mapping[str, Pace]]
    holiday_table: Callable[[], HolidayTable]
    places: Places
    carry_out: CarryOut
    backing_up: "Callable[[], BackingUp]"
    backup_folder: Path
    reminding: "Callable[[], Reminding]"
    theme: Theme
    surroundings: "Callable[[], Surroundings]"
    login: "Callable[[], StartAtLogin | None]"
    about: "Callable[[], Facts]"
    words_in: Callable[[str | None, str | None], Words]


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
        self.chosen: Callable[[], str | None] = lambda: None
        self.show_response_times: Callable[[], None] = lambda: None
        self.show_help: Callable[[str | None], None] = lambda _topic: None
        self.speak_anew: Callable[[], None] = lambda: None

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

    def debrief(self, id_: str, round_index: int | None = None) -> None:
        """Look back on an interview (None: the last one); where none has begun, one is to be written down first."""
        from hearback.desk.forms.debrief_form import DebriefForm, DebriefRound
        from hearback.desk.language.names import Names
        from hearback.domain.debrief import rounds_to_look_back_on

        application = self._parts.archive.application(id_)
        if application is None:
            return
        names, now = Names(self._words), self._parts.clock.now()
        meetings = rounds_to_look_back_on(application, self._parts.planning.calendar_of(application), now)
        rounds = [
            DebriefRound(place, names.round(application.rounds[place], place + 1), application.rounds[place])
            for place in meetings
        ]
        if not rounds:
            self.book_interview(id_)
            return
        chosen = round_index if round_index is not None and round_index in meetings else meetings[0]

        def keep(index: int, notes: Sequence[ConversationNote], met: Sequence[Person]) -> str | None:
            return self._kept(lambda: self._parts.recording.debrief(id_, index, notes, met=met))

        self._show(DebriefForm(self._words, rounds, chosen, keep, self.window))

    def they_promised(self, id_: str) -> None:
        """Record the day by which they said they would answer."""
        from hearback.desk.forms.promise_form import PromiseForm

        def keep(promise: Promise) -> str | None:
            return self._kept(lambda: self._parts.recording.record_promise(id_, promise))

        self._show(PromiseForm(self._words, self._parts.clock.now(), None, keep, self.window))

    def choose_day(self, id_: str) -> None:
        """Put the next step on a day of the user's choice."""
        from hearback.desk.forms.day_form import DayForm
        from hearback.desk.language.names import Names
        from hearback.desk.language.pin_sentences import PinSentences

        application = self._parts.archive.application(id_)
        if application is None:
            return
        planning, sentences = self._parts.planning, PinSentences(self._words, Names(self._words))
        step, zone = planning.next_step(application).step, planning.calendar_of(application).zone

        def meaning(day: dt.date) -> Sequence[str]:
            return sentences.meaning(planning.pinned_day(application, day), day, zone)

        def keep(day: dt.date) -> str | None:
            return self._kept(lambda: self._parts.recording.pin(id_, step, day))

        self._show(DayForm(self._words, self._today(), meaning, keep, self.window))

    # several

    def change_tags(self, ids: Sequence[str]) -> None:
        """Add tags to applications and take others away."""
        from hearback.desk.forms.tags_form import TagsForm
        from hearback.usecases.several import Several

        archive = self._parts.archive
        several = Several(archive, self._parts.clock)

        def keep(added: Sequence[str], removed: Sequence[str]) -> str | None:
            return self._kept(lambda: several.change_tags(ids, added=added, removed=removed))

        known = list(archive.known_tags())
        self._show(TagsForm(self._words, len(ids), archive.known_tags(ids), known, keep, self.window))

    def name_view(self, keep: Callable[[str], object]) -> None:
        """Ask for the name of a view, and keep it."""
        from hearback.desk.forms.view_form import ViewForm

        self._show(ViewForm(self._words, keep, self.window))

    def trash(self) -> None:
        """Show what was deleted, to be brought back or erased."""
        from hearback.desk.forms.trash_dialog import TrashDialog

        parts = self._parts

        def erase(ids: Sequence[str], backups: bool) -> None:
            def act() -> Change:
                change = parts.recording.erase(ids)
                if backups:
                    parts.backing_up().begin_anew()
                return change

            parts.carry_out(act)

        dialog = TrashDialog(
            self._words,
            read=parts.archive.trash,
            bring_back=lambda ids: parts.carry_out(lambda: parts.recording.bring_back(ids)),
            erase=erase,
            parent=self.window,
        )
        self._show(dialog)

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
        from hearback.desk.fields.saved_file import save_as

        assert self.window is not None
        save_as(self._words, self.window, f"hearback-{self._today().isoformat()}.{ending}", self._transfers.export_file)

    # on paper

    def print_(self, table: "PaperTable") -> None:
        """Print a table."""
        assert self.window is not None
        self._copies().print_(table, self.window)

    def save_pdf(self, table: "PaperTable") -> None:
        """Save a table as a PDF file of the user's choice."""
        assert self.window is not None
        self._copies().save(table, f"hearback-{self._today().isoformat()}", self.window)

    def search_report(self) -> None:
        """Report what was done in a span of days."""
        from hearback.desk.fields.saved_file import save_as
        from hearback.desk.reporting.report_dialog import ReportDialog, rows_of
        from hearback.desk.reporting.report_words import ReportWords
        from hearback.usecases.search_report import SearchReport

        parts, today, copies = self._parts, self._today(), self._copies()
        said = ReportWords(self._words, str(parts.settling.preference("name") or ""))
        dialog = ReportDialog(
            self._words,
            said,
            SearchReport(parts.archive, parts.clock, parts.planning),
            today,
            save_pdf=lambda report: copies.save(said.on_paper(report, today), said.file_name(report), dialog),
            save_table=lambda report: save_as(
                self._words,
                dialog,
                f"{said.file_name(report)}.csv",
                lambda path: self._transfers.save_table(path, said.headings(), rows_of(report, said)),
            ),
            print_=lambda report: copies.print_(said.on_paper(report, today), dialog),
            parent=self.window,
        )
        self._show(dialog)

    def _copies(self) -> "PaperCopies":
        from hearback.desk.paper import PaperLook
        from hearback.desk.paper_copies import PaperCopies

        return PaperCopies(self._words, PaperLook(self._parts.theme), self._transfers.write_private)

    def add_examples(self) -> None:
        """Add the example applications."""
        self._parts.carry_out(self._transfers.add_examples)

    # the program

    def settings(self) -> None:
        """Change timing, templates and preferences."""
        from hearback.desk.fields.languages import CUSTOMS, language_names
        from hearback.desk.settings.general_page import GeneralPage
        from hearback.desk.settings.paces_page import PacesPage
        from hearback.desk.settings.settings_dialog import SettingsDialog
        from hearback.desk.settings.spelling_page import SpellingPage
        from hearback.usecases.backing_up import SECOND_FOLDER

        parts, words = self._parts, self._words
        kept: set[str] = set()

        def keep(
            preferences: Mapping[str, object], paces: Mapping[str, Pace | None], templates: Mapping[str, Template | None]
        ) -> str | None:
            if not (preferences or paces or templates):
                return None
            fault = self._kept(lambda: parts.settling.save(preferences=preferences, paces=paces, templates=templates))
            if fault is None:
                kept.update(preferences)
                if preferences.get(SECOND_FOLDER):
                    parts.backing_up().catch_up()
            return fault

        def example(language: str | None, formats: str | None) -> str:
            told, now = parts.words_in(language, formats), parts.clock.now()
            return f"{told.day(now)}  ·  {told.time(now)}  ·  {told.number(1234.5)}"

        dialog = SettingsDialog(
            words,
            GeneralPage(
                words,
                parts.archive.preferences(),
                language_names(words, self._languages, own=True),
                language_names(words, CUSTOMS, own=True),
                example,
            ),
            PacesPage(words, parts.shipped_paces(), parts.archive.paces(), lambda pace: name_of(words, pace)),
            self._templates_page(),
            SpellingPage(words, parts.spelling(), parts.dictionaries(), parts.own_dictionaries),
            self._reminders_page(),
            self._backups_page(),
            keep,
            self.window,
        )
        dialog.accepted.connect(lambda: self.speak_anew() if kept & {"language", "formats"} else None)
        self._show(dialog)

    def _reminders_page(self) -> "RemindersPage":
        from hearback.desk.settings.reminders_page import RemindersPage
        from hearback.usecases.staying import GOES_ON

        parts, reminding = self._parts, self._parts.reminding()
        return RemindersPage(
            self._words,
            reminding.settings,
            parts.surroundings(),
            parts.clock,
            reminding.paused_until,
            lambda until: parts.carry_out(lambda: reminding.pause(until)) is not None,
            goes_on=parts.settling.preference(GOES_ON) is not False,
            login=parts.login(),
        )

    def _backups_page(self) -> "BackupsPage":
        from hearback.desk.settings.backups_page import BackupsPage

        parts = self._parts

        def carry_out(act: Callable[[], object]) -> bool:
            done = False

            def carried() -> Change | None:
                nonlocal done
                change = act()
                done = True
                return change if isinstance(change, Change) else None

            parts.carry_out(carried)
            return done

        return BackupsPage(self._words, parts.backing_up(), parts.archive, parts.backup_folder, carry_out)

    def _templates_page(self) -> "TemplatesPage":
        from hearback.desk.fields.languages import language_names
        from hearback.desk.forms.message_form import message_kind_names
        from hearback.desk.language.names import Names
        from hearback.desk.settings.template_library import TemplateLibrary
        from hearback.desk.settings.template_preview import TemplatePreview
        from hearback.desk.settings.template_samples import TemplateSamples
        from hearback.desk.settings.templates_page import TemplatesPage

        parts, words = self._parts, self._words
        composing, chosen = parts.composing(), self.chosen()
        samples = TemplateSamples(
            archive=parts.archive,
            clock=parts.clock,
            planning=parts.planning,
            composing=composing,
            names=Names(words),
            signature=str(parts.settling.preference("name") or ""),
            chosen=chosen,
            example=self._transfers.example,
        )
        library = TemplateLibrary(composing.shipped, parts.archive.templates())
        with_templates = list(dict.fromkeys((*composing.languages(), *library.languages)))
        others = [one for one in language_names(words) if one[0] not in with_templates]
        page = TemplatesPage(
            words,
            language_names(words, with_templates),
            others,
            message_kind_names(words),
            library,
            TemplatePreview(words, samples.named(), samples.fill),
        )
        application = parts.archive.application(chosen) if chosen is not None else None
        page.show_language((application.language if application else None) or words.language)
        return page

    def response_times(self) -> None:
        """Show how long replies take."""
        self.show_response_times()

    def help(self, topic: str | None = None) -> None:
        """Show the help, at a topic where one is given."""
        self.show_help(topic)

    def about(self) -> None:
        """Tell the version, where the data lie, and what the program is made with."""
        from hearback.desk.about.about_dialog import AboutDialog

        self._show(AboutDialog(self._words, self._parts.theme, self._parts.about(), self.window))

    def whats_new(self) -> None:
        """Tell what is new in this version and those before it."""
        from hearback.desk.about.whats_new import news, tell_news

        tell_news(self._words, news(self._words), self.window)

    def _open_form(self, application: JobApplication, write: Callable[[JobApplication], Change]) -> None:
        from hearback.desk.forms.application_form import ApplicationForm
        from hearback.desk.language.change_words import ChangeWords

        form = ApplicationForm(
            self._words,
            self._parts.clock.now(),
            self._choices(),
            self._parts.planning.pace_of,
            application,
            lambda edited: self._kept(lambda: write(edited)),
            lambda: ChangeWords(self._words, self._parts.planning.pace_of).told(self._parts.archive.changes_of(application.id)),
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
            tags=list(parts.archive.known_tags()),
        )

    def _people_at(self, company: str) -> Sequence[Person]:
        """Return the people of all applications to a company, for completion."""
        if not company.strip():
            return ()
        known = self._parts.archive.known_people(company)
        return [Person(name=name, title=title, email=email) for name, title, email in known]

    def _kept(self, act: Callable[[], Change | None]) -> str | None:
        if self._parts.carry_out(act) is not None:
            return None
        return self._words.say("This could not be saved. Nothing was changed; what you typed is still here.")

    def _today(self) -> dt.date:
        return self._parts.clock.now().astimezone(self._words.zone).date()

    def _show(self, dialog: QDialog) -> None:
        from hearback.desk.fields.dialog_size import grow_with_text

        grow_with_text(dialog)
        dialog.open()
