"""A field for plain text of several lines: what is pasted loses its looks, and each text begins on its own side."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from hearback.domain.text_ranges import Span


class PlainText(QPlainTextEdit):
    """Holds a text as it was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._align)

    @property
    def text(self) -> str:
        """The text as typed, with narrow and protected blanks kept."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def underline(self, spans: Iterable[Span], style: QTextCharFormat.UnderlineStyle) -> None:
        """Underline passages, in characters."""
        text, look = self.text, QTextCharFormat()
        look.setUnderlineStyle(style)
        selections = []
        for start, end in spans:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(qt_position(text, start))
            cursor.setPosition(qt_position(text, end), QTextCursor.MoveMode.KeepAnchor)
            selection.cursor, selection.format = cursor, look
            selections.append(selection)
        self.setExtraSelections(selections)

    def _align(self) -> None:
        """Begin a text that is read from the right there: the layout of plain text leaves that to us."""
        rightwards = self.document().firstBlock().textDirection() is Qt.LayoutDirection.RightToLeft
        option = self.document().defaultTextOption()
        alignment = Qt.AlignmentFlag.AlignRight if rightwards else Qt.AlignmentFlag.AlignLeft
        if option.alignment() != alignment:
            option.setAlignment(alignment)
            self.document().setDefaultTextOption(option)


def qt_position(text: str, index: int) -> int:
    """Return Qt's position of a character: Qt counts UTF-16 units, of which an emoji takes two."""
    return index + sum(1 for character in text[:index] if character > "\uffff") if not text.isascii() else index


def character_index(text: str, position: int) -> int:
    """Return the index of the character at Qt's position."""
    if text.isascii():
        return position
    return len(text.encode("utf-16-le", "surrogatepass")[: position * 2].decode("utf-16-le", "ignore"))


def keeps_undo_to_itself(field: QLineEdit | QPlainTextEdit, event: QEvent) -> bool:
    """Take the keys of undo and redo in a field that is only read, which would let the program take an act back."""
    if not (field.isReadOnly() and isinstance(event, QKeyEvent)):
        return False
    if not (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)):
        return False
    event.accept()
    return True
