"""One conversation note as a card: a click or a drag puts it into the message, a menu and keys change it."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from hearback.desk.composer.beside.note_phrase import phrase_data
from hearback.desk.fields.clickable import Clickable, set_look
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.fields.tool_tips import plain_tool_tip
from hearback.desk.language.sentences import Sentences
from hearback.desk.words import Words
from hearback.domain.job_application import ConversationNote
from hearback.domain.left_to_fill_in import as_mark
from hearback.domain.quotation import note_as_said

_MOST_LETTERS = 180


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note, and the place of its round in the order in which rounds were written down."""

    round_index: int
    note: ConversationNote


class NoteUse(StrEnum):
    """What the message makes of a note."""

    UNUSED = "unused"
    TO_WORK_IN = "to-work-in"
    USED = "used"


class NoteCard(Clickable):
    """Shows a note by its words, who said it, and what the message makes of it."""

    edit_asked = Signal()
    delete_asked = Signal()
    menu_asked = Signal(QPoint)
    """Offer what can be done with the note, at this place of the screen."""

    def __init__(self, words: Words, sentences: Sentences, placed: PlacedNote, round_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.placed = placed
        self.language = words.language
        """The message's language, in which the note is put in."""
        self.said = note_as_said(placed.note, words.language)
        self._where = " · ".join(part for part in (placed.note.person, sentences.note(placed.note.kind)) if part)
        self._round_name = round_name
        self._pressed_at: QPoint | None = None
        self.setProperty("kind", "note")
        self._detail = plain_label(tone="mute", parent=self)
        self._detail.setProperty("scale", "small")
        self.column.setContentsMargins(11, 8, 11, 9)
        self.column.setSpacing(2)
        self.column.addWidget(plain_label(_shortened(self.said), parent=self))
        self.column.addWidget(self._detail)
        how = words.say("Enter, a click or a drag puts it into the message. F2 edits it, Del deletes it.")
        self.setToolTip(plain_tool_tip(f"{self.said}\n\n{how}" if _shortened(self.said) != self.said else how))
        self.setAccessibleDescription(how)
        self.use = NoteUse.UNUSED
        self.show_use(NoteUse.UNUSED)

    @property
    def phrase(self) -> str:
        """The note as the message takes it up: in its language, and marked as still to be worked in."""
        return as_mark(note_as_said(self.placed.note, self.language))

    def show_use(self, use: NoteUse) -> None:
        """Show what the message makes of the note, by tint and in words."""
        say = self._words.say
        self.use = use
        used = {
            NoteUse.UNUSED: "",
            NoteUse.TO_WORK_IN: say("in the message, still to be worked in"),
            NoteUse.USED: say("used in this message"),
        }[use]
        self._detail.setText(" · ".join(part for part in (self._where, used) if part))
        self.setAccessibleName(f"{self.said}. {self._round_name} · {self._detail.text()}")
        set_look(self, "used", use.value)

    # a drag

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed_at is None or (at - self._pressed_at).manhattanLength() < QApplication.startDragDistance():
            super().mouseMoveEvent(event)
            return
        grip, self._pressed_at = self._pressed_at, None
        # the button hears nothing of where the drag ends
        self.setDown(False)
        drag = QDrag(self)
        drag.setMimeData(phrase_data(self.phrase, note_as_said(self.placed.note, self.language)))
        drag.setPixmap(self.grab())
        drag.setHotSpot(grip)
        drag.exec(Qt.DropAction.CopyAction)

    # what can be done with it

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self.menu_asked.emit(event.globalPos() if by_mouse else self.mapToGlobal(self.rect().center()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.edit_asked.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)


def _shortened(text: str) -> str:
    """Return a text that leaves room for other notes; the tool tip has the whole of it."""
    if len(text) <= _MOST_LETTERS:
        return text
    cut = text[:_MOST_LETTERS]
    return (cut.rsplit(None, 1)[0] if " " in cut[_MOST_LETTERS // 2 :] else cut).rstrip(" ,;:.") + "…"
