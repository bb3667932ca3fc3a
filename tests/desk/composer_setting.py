"""A real window with the real composer in it, for the composer's tests: links and files are noted instead of opened."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desk.window_setting import WindowSetting, berlin
from hearback.desk.composer.checklist.checklist_pane import FindingRow
from hearback.desk.composer.message.message_form import MessageForm
from hearback.desk.composer.pane import ComposerPane
from hearback.desk.composer.planned.wait_so_far import WaitSoFar
from hearback.desk.composer.shown import Shown
from hearback.desk.composer.spelling.spelling import SpellingCheck
from hearback.desk.language.sentences import Sentences
from hearback.desk.language.short_days import ShortDays
from hearback.desk.reading_waits import ReadingWaits
from hearback.domain.checklist import Item
from hearback.domain.job_application import (
    Closing,
    ConversationNote,
    JobApplication,
    Message,
    MessageKind,
    NoteKind,
    Outcome,
    Person,
    Reply,
    ReplyKind,
    Round,
)
from hearback.exchange.mail.formats import Mail
from hearback.exchange.private_file import save_private
from hearback.system.shipped import shipped_files
from hearback.system.spelling.shelf import Shelf
from hearback.system.spelling.speller import ProcessSpeller
from hearback.system.template_shelf import ShippedTemplates
from hearback.system.word_stems import stem
from hearback.usecases.balancing import Balancing
from hearback.usecases.composing import Composing
from hearback.usecases.debriefing import Debriefing
from hearback.usecases.drafting import Drafting
from hearback.usecases.response_times import ResponseTimes
from hearback.usecases.settling import Settling
from hearback.usecases.spelling import Spelling

GOOD = """Hi Priya,

I have been thinking about the two weeks you lost to an unreviewed schema change, and how contract tests could catch it.

I know these decisions take time. The Data Engineer role is still my first choice, and my eighteen months running Debezium
map closely onto what you need first, also while your on-call moves to follow-the-sun in the coming quarter.

Is there anything else that would help you decide?

Kind regards
Sam Bell"""


class ComposerSetting(WindowSetting):
    """A window with the composer; `links` holds what would have been opened."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        applications: Sequence[JobApplication],
        *,
        name: str | None = "Sam Bell",
        language: str = "en-GB",
    ) -> None:
        self._name = name
        self.links: list[str] = []
        self.mail_answers = True
        super().__init__(qtbot, folder, applications, language)

    @property
    def pane(self) -> ComposerPane:
        """The composer."""
        assert isinstance(self.window.composer, ComposerPane)
        return self.window.composer

    def write(self, text: str) -> None:
        """Type a whole text in place of what is there."""
        self.pane.form.editor.replace(text)
        self.pane.judging.judge_now()

    def row(self, item: Item) -> FindingRow:
        """Return the checklist's row of an item."""
        return next(row for row in self.pane.checklist.rows if row.item is item)

    def button(self, text: str) -> QPushButton:
        """Return the visible button that says so."""
        return next(one for one in self.pane.findChildren(QPushButton) if one.accessibleName() == text and one.isVisible())

    def stored(self, id_: str) -> JobApplication:
        """Return what the store holds."""
        found = self.archive.application(id_)
        assert found is not None
        return found

    def close(self) -> None:
        """Close everything, and delete the window now: the next test's style sheet would dress it, too."""
        if not isValid(self.window):
            self.archive.close()
            return
        super().close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _composer(self) -> QWidget:
        settling = Settling(self.archive, lambda: self.planning.paces)
        if self._name:
            settling.save(preferences={"name": self._name})
        shelf = ShippedTemplates(shipped_files().root)
        self.times = ResponseTimes(self.archive, self.clock, self.planning)
        self.reading = ReadingWaits(lambda: self.times, self.announcements, self.window)
        return ComposerPane(
            words=self.words,
            sentences=Sentences(self.words, ShortDays(self.words.language, self.words.zone)),
            theme=self.theme,
            archive=self.archive,
            clock=self.clock,
            planning=self.planning,
            recording=self.recording,
            composing=Composing(self.archive, self.clock, self.recording, shelf, Mail(), stem),
            drafting=Drafting(self.archive, self.clock, self.planning.calendar_of),
            settling=settling,
            debriefing=Debriefing(self.archive, self.clock, self.planning.calendar_of, settling),
            announcements=self.announcements,
            carry_out=self.acting,
            screens=self.screens,
            write_private=lambda path, content: save_private(path, [content]),
            wait_so_far=WaitSoFar(self.words, self.reading, Balancing(self.archive, self.clock, self.planning, self.times)),
            check_spelling=self._spelling,
            open_link=self._open,
        )

    def _spelling(self, shown: Shown, form: MessageForm, parent: QObject) -> SpellingCheck:
        own = self.folder / "dictionaries"
        return SpellingCheck(
            words=self.words,
            shown=shown,
            form=form,
            spelling=Spelling(self.archive),
            speller=lambda: ProcessSpeller(Shelf(own, shipped_files().root / "dictionaries", ())),
            dictionaries=str(own),
            signature=lambda: str(self.archive.preferences().get("name") or ""),
            announcements=self.announcements,
            carry_out=self.acting,
            parent=parent,
        )

    def _open(self, url: str) -> bool:
        self.links.append(url)
        return self.mail_answers


def lumen() -> JobApplication:
    """Return an application whose check-in is due today."""
    return JobApplication(
        id="lumen",
        company="Lumen Health",
        role="Data Engineer",
        pace="tech-startup",
        country="DE",
        time_zone="Europe/Berlin",
        people=(
            Person(name="Priya Nair", email="priya.nair@lumen.example"),
            Person(name="Tom Weiss", email="tom.weiss@lumen.example"),
        ),
        rounds=(
            Round(
                name="Panel",
                starts=berlin(11, 18, 14),
                people=("Priya Nair",),
                notes=(
                    ConversationNote(text="We lost two weeks to a schema change nobody reviewed", person="Priya Nair"),
                    ConversationNote(text="Laughed about <b>sourdough</b> & pagers", kind=NoteKind.HUMOUR),
                    ConversationNote(text="They use Debezium; I ran it for 18 months", kind=NoteKind.FIT),
                ),
            ),
        ),
        messages=(
            Message(kind=MessageKind.THANK_YOU, sent=berlin(11, 19, 10), to=("Priya Nair",), subject="Thank you for Wednesday"),
        ),
    )


def one_of_each() -> list[JobApplication]:
    """Return applications whose next steps differ."""
    return [
        lumen(),
        JobApplication(id="arbor", company="Arbor Bank", role="Risk Analyst", rounds=(Round(starts=berlin(11, 21, 13)),)),
        JobApplication(
            id="paper", company="Papercrane", role="Designer",
            rounds=(Round(starts=berlin(11, 26, 18), people=("Aiko Mori",)),),
        ),
        JobApplication(
            id="volta", company="Volta Foods", role="Planner", applied=berlin(11, 2, 9),
            replies=(Reply(received=berlin(11, 20, 9), kind=ReplyKind.OFFER, person="Jo Falk"),),
        ),
        JobApplication(id="kestrel", company="Kestrel", role="Engineer", applied=berlin(9, 1, 9)),
        JobApplication(
            id="final", company="Halden", role="GIS Specialist", rounds=(Round(starts=berlin(10, 28, 9)),),
            messages=(Message(kind=MessageKind.CHECK_IN, sent=berlin(11, 6, 9)),),
        ),
        JobApplication(
            id="gone", company="Mirai", role="Tester", applied=berlin(9, 4, 9),
            closed=Closing(at=berlin(11, 5, 10), outcome=Outcome.REJECTED),
        ),
    ]  # fmt: skip
