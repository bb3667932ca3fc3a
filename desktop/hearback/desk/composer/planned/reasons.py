"""The reasons for a date: all of them, or as many lines as there is room for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from hearback.desk.fields.long_words import breakable
from hearback.desk.fields.plain_label import PlainLabel


class Reasons(PlainLabel):
    """Wraps its text, and ends with an ellipsis where it may not take all the lines that it needs."""

    cut = Signal()
    """Whether the end is left out has changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setWordWrap(True)
        self._whole = ""
        self._most: int | None = None
        self.is_cut = False

    @property
    def whole(self) -> str:
        """The text with what is left out."""
        return self._whole

    def show_whole(self, text: str) -> None:
        """Show another text, as much of it as there is room for."""
        self._whole = text
        self._show()

    def limit(self, most: int | None) -> None:
        """Take so many lines at most; None: as many as it needs."""
        if most != self._most:
            self._most = most
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._show()

    def _show(self) -> None:
        shown = self._whole if self._most is None else self._first_lines(self._most)
        if shown != self.text():
            self.setText(shown)
        was_cut, self.is_cut = self.is_cut, shown != self._whole
        if was_cut is not self.is_cut:
            self.cut.emit()

    def _first_lines(self, most: int) -> str:
        text = breakable(" ".join(self._whole.split()))
        layout = QTextLayout(text, self.font())
        layout.setTextOption(QTextOption(self.alignment()))
        starts = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.contentsRect().width())
            starts.append(line.textStart())
        layout.endLayout()
        if len(starts) <= most:
            return self._whole
        last = text[starts[most - 1] :]
        return text[: starts[most - 1]] + QFontMetrics(self.font()).elidedText(
            last, Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
