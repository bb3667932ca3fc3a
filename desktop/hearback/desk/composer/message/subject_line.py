"""The message's subject: one line in which misspelt words and what the checklist flags are underlined."""

from collections.abc import Callable, Sequence
from unicodedata import bidirectional

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from hearback.desk.composer.spelling.wave import draw_wave
from hearback.desk.fields.plain_text import character_index, keeps_undo_to_itself
from hearback.desk.theme import Theme
from hearback.domain.subject import behind_marks
from hearback.domain.text_ranges import Span

_COMES_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})


class SubjectLine(QLineEdit):
    """Draws over what Qt draws, for a line edit has no formats."""

    menu_wanted = Signal(object, int)
    """A QMenu is about to be shown for this position in the text."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._misspelt: Callable[[str], Sequence[Span]] | None = None
        self._flagged: Sequence[Span] = ()

    def show_flagged(self, flagged: Sequence[Span]) -> None:
        """Underline these passages."""
        if self._flagged != flagged:
            self._flagged = flagged
            self.update()

    def show_misspelt(self, misspelt: Callable[[str], Sequence[Span]] | None) -> None:
        """Underline what this finds in the text; None: nothing."""
        self._misspelt = misspelt
        self.update()

    def misspelt(self) -> Sequence[Span]:
        """Return where the misspelt words stand, also the one that is being typed."""
        if self._misspelt is None:
            return ()
        # “Re:” is no word of any language
        words_begin = behind_marks(self.text())
        return [span for span in self._misspelt(self.text()) if span[0] >= words_begin]

    def select(self, span: Span) -> None:
        """Select a passage."""
        self.setSelection(span[0], span[1] - span[0])
        self.setFocus()

    def put_in_place(self, span: Span, text: str) -> None:
        """Put a text in place of a passage, as one step that can be undone."""
        self.select(span)
        self.insert(text)
        self.textEdited.emit(self.text())

    def menu_point(self) -> QPoint:
        """Return where a menu about the selection goes, on the screen."""
        return self.mapToGlobal(self.cursorRect().bottomLeft())

    def event(self, event: QEvent) -> bool:
        return keeps_undo_to_itself(self, event) or super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # a long subject is read from its beginning; a menu, or another window, needs what is selected
        if event.reason() not in _COMES_BACK:
            self.home(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        text, at = self.text(), self.cursorPosition()
        # distances from the cursor say where a word stands only while all runs from left to right
        if any(bidirectional(letter) in _RIGHT_TO_LEFT for letter in text):
            return
        at = character_index(text, at)
        width, cursor = self.fontMetrics().horizontalAdvance, self.cursorRect()
        left = cursor.center().x() - width(text[:at])
        painter = QPainter(self)
        painter.setClipRect(self.rect().adjusted(3, 0, -3, 0))
        painter.setPen(QPen(self._theme.tokens.due, 1))
        for start, end in self._flagged:
            painter.drawLine(left + width(text[:start]), cursor.bottom() + 1, left + width(text[:end]), cursor.bottom() + 1)
        for start, end in self.misspelt():
            if not (self.hasFocus() and start < at <= end):
                ends = left + width(text[:start]), left + width(text[:end])
                draw_wave(painter, *ends, cursor.bottom() - 1, self._theme.tokens.misspelt)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu: QMenu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self.menu_wanted.emit(menu, self.cursorPositionAt(event.pos()) if by_mouse else self.cursorPosition())
        menu.popup(event.globalPos() if by_mouse else self.menu_point())
