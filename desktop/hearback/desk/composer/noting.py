"""Noting what was said in an interview, beside the message: a note is kept with its round, or an interview booked for it."""

from hearback.desk.acting import CarryOut
from hearback.desk.composer.notes_pane import NewNote, NotesPane
from hearback.desk.composer.shown import Shown
from hearback.desk.screens import Screens
from hearback.usecases.recording import Recording


class Noting:
    """Between the notes beside the message and the application they belong to."""

    def __init__(self, *, shown: Shown, notes: NotesPane, recording: Recording, screens: Screens, carry_out: CarryOut) -> None:
        self._shown = shown
        self._notes = notes
        self._recording = recording
        self._screens = screens
        self._carry_out = carry_out
        notes.noted.connect(self._add)
        notes.book.connect(self._book_interview)

    def _add(self, new: NewNote) -> None:
        application = self._shown.application
        assert application is not None
        change = self._carry_out(lambda: self._recording.add_note(application.id, new.round_index, new.note))
        if change is not None:
            self._notes.note_kept()

    def _book_interview(self) -> None:
        if self._shown.application is not None:
            self._screens.book_interview(self._shown.application.id)
