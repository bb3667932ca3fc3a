"""The message's text: what was found is tinted, what is doubtful is tinted and underlined, fill-in marks stand out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from hearback.desk.theme import Theme


class Mark(StrEnum):
    """How a passage is shown."""

    FOUND = "found"
    FLAGGED = "flagged"
    TO_FILL_IN = "to-fill-in"


@dataclass(frozen=True, slots=True)
class Highlight:
    """A range of the text in characters (the end is exclusive), and how it is shown."""

    start: int
    end: int
    mark: Mark


class MessageEditor(QPlainTextEdit):
    """Plain text only: what is pasted loses its looks."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._highlights: Sequence[Highlight] = ()
        self.setTabChangesFocus(True)
        self.setProperty("kind", "message")
        theme.changed.connect(lambda: self.highlight(self._highlights))

    @property
    def text(self) -> str:
        """The text as typed, with narrow and protected blanks kept."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def put(self, text: str) -> None:
        """Show another text; there is nothing to undo afterwards."""
        self.setPlainText(text)

    def replace(self, text: str) -> None:
        """Put another text in place of all, as one step that can be undone."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)

    def insert(self, text: str) -> None:
        """Put words in at the cursor, or in place of what is selected or of the fill-in mark the cursor stands in."""
        cursor = self.textCursor()
        mark = None if cursor.hasSelection() else self._mark_at(character_index(self.text, cursor.position()))
        if mark is not None:
            self._select(cursor, mark.start, mark.end)
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self.setFocus()

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
        if mark is Mark.FLAGGED:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(tokens.due)
        else:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            look.setUnderlineColor(tokens.due)
        return look


def qt_position(text: str, index: int) -> int:
    """Return Qt's position of a character: Qt counts UTF-16 units, of which an emoji takes two."""
    return index + sum(1 for character in text[:index] if character > "\uffff") if not text.isascii() else index


def character_index(text: str, position: int) -> int:
    """Return the index of the character at Qt's position."""
    if text.isascii():
        return position
    return len(text.encode("utf-16-le", "surrogatepass")[: position * 2].decode("utf-16-le", "ignore"))
