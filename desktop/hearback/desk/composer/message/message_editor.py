"""The message's text: what was found is tinted, what is doubtful is tinted and underlined, fill-in marks stand out.

Misspelt words get a wavy line that is drawn over the text whenever a part of it is painted: only what is in sight is looked at,
and the checklist's marks and this line do not get in each other's way.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from hearback.desk.composer.beside.note_phrase import phrase_in
from hearback.desk.composer.spelling.wave import draw_wave
from hearback.desk.fields.plain_text import PlainText, character_index, keeps_undo_to_itself, qt_position
from hearback.desk.fields.tool_tips import plain_tool_tip
from hearback.desk.theme import Theme
from hearback.domain.left_to_fill_in import words_of_mark_at
from hearback.domain.putting_in import between_words, with_blanks
from hearback.domain.text_ranges import Span

_DELETES = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class Mark(StrEnum):
    """How a passage is shown."""

    FOUND = "found"
    FLAGGED = "flagged"
    SHARED = "shared"
    TO_FILL_IN = "to-fill-in"


@dataclass(frozen=True, slots=True)
class Highlight:
    """A range of the text in characters (the end is exclusive), how it is shown, and what is said where the mouse rests on it."""

    start: int
    end: int
    mark: Mark
    why: str = ""


class MessageEditor(PlainText):
    """Plain text only: what is pasted loses its looks."""

    menu_wanted = Signal(object, int)
    """A QMenu is about to be shown for this character of the text."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._highlights: Sequence[Highlight] = ()
        self._misspelt: Callable[[str], Sequence[Span]] | None = None
        self._typed_at = -1
        self.textChanged.connect(self._note_typing)
        self.cursorPositionChanged.connect(self._end_typing)
        self.setProperty("kind", "message")
        theme.changed.connect(lambda: self.highlight(self._highlights))

    def sizeHint(self) -> QSize:
        """As low as it may be: it takes what is left anyway, and scrolls by itself where that is little."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def put(self, text: str) -> None:
        """Show another text; there is nothing to undo afterwards."""
        self.setPlainText(text)
        self._typed_at = -1

    def replace(self, text: str) -> None:
        """Put another text in place of all, as one step that can be undone."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)

    def insert(self, words: str) -> None:
        """Put words in at the cursor, but between words; or in place of what is selected or the mark the cursor stands in."""
        cursor, text = self.textCursor(), self.text
        start, end = (character_index(text, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        mark = None if cursor.hasSelection() else self._mark_at(start)
        if mark is not None:
            start, end = mark.start, mark.end
        elif start == end:
            start = end = between_words(text, start)
        self._select(cursor, start, end)
        cursor.insertText(with_blanks(text, (start, end), words))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put in what is pasted or dropped: a note as a phrase to be worked in, all else as it is."""
        phrase = phrase_in(source)
        if phrase is None:
            super().insertFromMimeData(source)
        else:
            self.insert(phrase)

    def event(self, event: QEvent) -> bool:
        return keeps_undo_to_itself(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take both edges of a mark away where one of them is deleted: its words stay in the text."""
        if not (event.key() in _DELETES and not event.modifiers() and self._unframe(back=event.key() == Qt.Key.Key_Backspace)):
            super().keyPressEvent(event)

    def _unframe(self, *, back: bool) -> bool:
        cursor, text = self.textCursor(), self.text
        deleted = character_index(text, cursor.position()) - back
        found = None if cursor.hasSelection() or deleted < 0 else words_of_mark_at(text, deleted)
        if found is None:
            return False
        (start, end), words = found
        at_end = deleted > (start + end) // 2
        self._select(cursor, start, end)
        cursor.insertText(words)
        if not at_end:
            cursor.setPosition(qt_position(text, start))
        self.setTextCursor(cursor)
        return True

    def show_passage(self, start: int, end: int) -> None:
        """Select a range of characters and bring it into sight."""
        cursor = self.textCursor()
        self._select(cursor, start, end)
        self.setTextCursor(cursor)
        self.centerCursor()
        self.setFocus()

    def highlight(self, highlights: Sequence[Highlight]) -> None:
        """Show these passages; later ones lie over earlier ones."""
        self._highlights = highlights
        text = self.text
        selections = []
        for one in highlights:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            self._select(cursor, one.start, one.end, text)
            selection.cursor = cursor
            selection.format = self._format(one.mark)
            selections.append(selection)
        self.setExtraSelections(selections)

    # misspelt words

    def show_misspelt(self, misspelt: Callable[[str], Sequence[Span]] | None) -> None:
        """Underline what this finds in a paragraph's text; None: nothing."""
        self._misspelt = misspelt
        self.viewport().update()

    def misspelt(self) -> Iterator[Span]:
        """Yield where misspelt words stand in the whole text, in characters, also the one that is being typed."""
        before = 0
        for line in self.text.split("\n") if self._misspelt is not None else ():
            yield from ((before + start, before + end) for start, end in self._misspelt(line))  # type: ignore[misc]
            before += len(line) + 1

    def select(self, span: Span) -> None:
        """Select a passage and bring it into sight, as `show_passage` does."""
        self.show_passage(*span)

    def put_in_place(self, span: Span, text: str) -> None:
        """Put a text in place of a passage, as one step that can be undone."""
        cursor = self.textCursor()
        self._select(cursor, *span)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def selection_end(self) -> int:
        """Return the character behind the selection, or behind the cursor."""
        return character_index(self.text, self.textCursor().selectionEnd())

    def menu_point(self) -> QPoint:
        """Return where a menu about the selection goes, on the screen."""
        return self.viewport().mapToGlobal(self.cursorRect().bottomLeft())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._misspelt is None:
            return
        painter = QPainter(self.viewport())
        offset, seen = self.contentOffset(), event.rect()
        block = self.firstVisibleBlock()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(offset)
            if place.top() > seen.bottom():
                break
            if place.bottom() >= seen.top() and block.isVisible():
                self._underline(painter, block, place.topLeft(), seen.top(), seen.bottom())
            block = block.next()

    def _underline(self, painter: QPainter, block: QTextBlock, origin: QPointF, top: int, bottom: int) -> None:
        assert self._misspelt is not None
        text, layout = block.text(), block.layout()
        typed = self.textCursor().position() - block.position() if self._typed_at >= 0 else -1
        for start, end in _units(text, self._misspelt(text)):
            if not start < typed <= end:
                for left, right, y in _places(layout, start, end):
                    if top <= origin.y() + y + 3 and origin.y() + y - 3 <= bottom:
                        draw_wave(painter, origin.x() + left, origin.x() + right, origin.y() + y, self._theme.tokens.misspelt)

    def _note_typing(self) -> None:
        self._typed_at = self.textCursor().position() if self.hasFocus() else -1

    def _end_typing(self) -> None:
        """The word that was being typed is finished once the cursor goes elsewhere."""
        if self._typed_at >= 0 and self.textCursor().position() != self._typed_at:
            self._typed_at = -1
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        cursor = self.cursorForPosition(event.pos()) if by_mouse else self.textCursor()
        self.menu_wanted.emit(menu, character_index(self.text, cursor.position()))
        menu.popup(event.globalPos() if by_mouse else self.menu_point())

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain the passage the mouse rests on: the one that lies on top."""
        if not isinstance(event, QHelpEvent) or event.type() is not QEvent.Type.ToolTip:
            return super().viewportEvent(event)
        cursor = self.cursorForPosition(event.pos())
        at = character_index(self.text, cursor.position())
        here = [one.why for one in self._highlights if one.why and one.start <= at <= one.end]
        # beside a short line the nearest place is its end
        if here and abs(self.cursorRect(cursor).center().x() - event.pos().x()) <= self.fontMetrics().averageCharWidth() * 2:
            QToolTip.showText(event.globalPos(), plain_tool_tip(here[-1]), self.viewport())
        else:
            QToolTip.hideText()
        return True

    def _mark_at(self, index: int) -> Highlight | None:
        return next((one for one in self._highlights if one.mark is Mark.TO_FILL_IN and one.start < index < one.end), None)

    def _select(self, cursor: QTextCursor, start: int, end: int, text: str | None = None) -> None:
        text = self.text if text is None else text
        cursor.setPosition(min(qt_position(text, start), qt_position(text, len(text))))
        cursor.setPosition(qt_position(text, min(end, len(text))), QTextCursor.MoveMode.KeepAnchor)

    def _format(self, mark: Mark) -> QTextCharFormat:
        tokens = self._theme.tokens
        look = QTextCharFormat()
        if mark is Mark.FOUND:
            look.setBackground(tokens.accent_soft)
            return look
        look.setBackground(tokens.due_soft)
        if mark is Mark.SHARED:
            return look
        if mark is Mark.FLAGGED:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            look.setUnderlineColor(tokens.due)
        else:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            look.setUnderlineColor(tokens.due)
        return look


def _units(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield ranges of characters as ranges of Qt's units."""
    if text.isascii() or max(text) <= "\uffff":
        yield from spans
    else:
        yield from ((qt_position(text, start), qt_position(text, end)) for start, end in spans)


def _places(layout: QTextLayout, start: int, end: int) -> Iterator[tuple[float, float, float]]:
    """Yield the left and right ends, and the height below which nothing is written, of a range's part on each line."""
    position = start
    while position < end:
        line = layout.lineForTextPosition(position)
        if not line.isValid():
            return
        until = min(end, line.textStart() + line.textLength())
        ends = sorted((_x(line.cursorToX(position)), _x(line.cursorToX(until))))
        yield ends[0], ends[1], line.y() + line.ascent() + min(line.descent(), 3.0)
        position = max(until, position + 1)


def _x(answer: object) -> float:
    # the binding returns the position it asked with beside the place
    assert isinstance(answer, tuple)
    return float(answer[0])
