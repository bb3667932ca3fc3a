"""Noting what was said in an interview, beside the message: notes kept, changed and deleted, and the debrief offered."""

from hearback.desk.acting import CarryOut
from hearback.desk.composer.beside.debrief_offer import DebriefOffer
from hearback.desk.composer.beside.note_card import PlacedNote
from hearback.desk.composer.beside.notes_pane import NotesPane
from hearback.desk.composer.shown import Shown
from hearback.desk.screens import Screens
from hearback.domain.debrief import DebriefWanted
from hearback.domain.job_application import ConversationNote
from hearback.usecases.debriefing import Debriefing
from hearback.usecases.recording import Recording


class Noting:
    """Between the notes beside the message and the application they belong to."""

    def __init__(
        self,
        *,
        shown: Shown,
        notes: NotesPane,
        offer: DebriefOffer,
        recording: Recording,
        debriefing: Debriefing,
        screens: Screens,
        carry_out: CarryOut,
    ) -> None:
        self._shown = shown
        self._notes = notes
        self._offer = offer
        self._debriefing = debriefing
        self._wanted: DebriefWanted | None = None
        self._recording = recording
        self._screens = screens
        self._carry_out = carry_out
        notes.noted.connect(self._add)
        notes.changed.connect(self._change)
        notes.book.connect(self._book_interview)
        notes.debriefed.connect(self._debrief)
        offer.accepted.connect(self._debrief_wanted)
        offer.dismissed.connect(self._dismiss)

    def offer_debrief(self) -> None:
        """Offer to look back on the interview that is over since not long, where there is one."""
        application = self._shown.application
        wanted = self._debriefing.wanted(application) if application is not None else ()
        self._wanted = wanted[0] if wanted else None
        self._offer.offer(self._wanted)

    def _add(self, new: PlacedNote) -> None:
        application = self._shown.application
        assert application is not None
        change = self._carry_out(lambda: self._recording.add_note(application.id, new.round_index, new.note))
        if change is not None:
            self._notes.note_kept()

    def _change(self, before: PlacedNote, after: ConversationNote | None) -> None:
        application = self._shown.application
        assert application is not None
        edited = self._notes.form.edited == before
        change = self._carry_out(lambda: self._recording.change_note(application.id, before.round_index, before.note, after))
        if change is not None and edited:
            self._notes.note_kept()

    def _book_interview(self) -> None:
        if self._shown.application is not None:
            self._screens.book_interview(self._shown.application.id)

    def _debrief(self) -> None:
        if self._shown.application is not None:
            self._screens.debrief(self._shown.application.id)

    def _debrief_wanted(self) -> None:
        if self._shown.application is not None and self._wanted is not None:
            self._screens.debrief(self._shown.application.id, self._wanted.round_index)

    def _dismiss(self) -> None:
        application, wanted = self._shown.application, self._wanted
        if application is not None and wanted is not None:
            self._carry_out(lambda: self._debriefing.dismiss(application, wanted.round))
            self.offer_debrief()
