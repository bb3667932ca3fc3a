"""The thread beside the message: what was sent and heard before, to be read, copied, and continued by its subject."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QBrush, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFrameFormat
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from hearback.desk.composer.beside.thread_words import ThreadText, ThreadWords
from hearback.desk.language.sentences import Sentences
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication
from hearback.domain.thread import ThreadEntry, thread_of

_LONG_LETTERS, _LONG_LINES = 480, 8
"""From here on a text is shown in part, until the whole of it is asked for."""
_AT_FIRST, _MORE = 30, 100
"""Entries shown at first, and how many more whenever earlier ones are asked for."""

_CONTINUE, _UNFOLD, _FOLD, _EARLIER = "continue", "unfold", "fold", "earlier"


class ThreadPane(QTextBrowser):
    """One text of everything, the newest first. All of it is put in as plain text: nothing in it is ever read as mark-up."""

    continued = Signal(str)
    """The subject of the message that is to be answered to."""

    def __init__(self, words: Words, sentences: Sentences, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._thread_words = ThreadWords(words, sentences)
        self._application: JobApplication | None = None
        self._zone = words.zone
        self._entries: Sequence[ThreadEntry] = ()
        self._texts: Sequence[ThreadText] = ()
        self._unfolded: set[int] = set()
        self._most = _AT_FIRST
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "thread")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words.say("Thread"))
        self.anchorClicked.connect(self._follow)
        theme.changed.connect(self._draw)

    @property
    def count(self) -> int:
        """How many things have happened."""
        return len(self._entries)

    def show_application(self, application: JobApplication | None, zone: ZoneInfo) -> None:
        """Show what happened with an application whose company is in `zone`."""
        before = self._application
        if before == application and zone == self._zone:
            return
        if before is None or application is None or before.id != application.id:
            self._unfolded, self._most = set(), _AT_FIRST
        self._application, self._zone = application, zone
        self._entries = thread_of(application, zone) if application is not None else ()
        self._draw()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy and drag plain text."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def _follow(self, link: QUrl) -> None:
        what, _, place = link.toString().partition(":")
        match what:
            case "continue":
                self.continued.emit(self._texts[int(place)].subject)
            case "unfold":
                self._unfolded.add(int(place))
            case "fold":
                self._unfolded.discard(int(place))
            case "earlier":
                self._most += _MORE
        if what != _CONTINUE:
            self._draw()

    # how it is written

    def _draw(self) -> None:
        at = self.verticalScrollBar().value()
        self.clear()
        self._texts = [
            self._thread_words.of(entry, self._application, self._zone)
            for entry in self._entries[: self._most]
            if self._application is not None
        ]
        cursor = self.textCursor()
        root = cursor.currentFrame()
        cursor.beginEditBlock()
        if not self._texts:
            cursor.insertText(self._words.say("Nothing was sent or heard yet."), self._letters("mute"))
        for place, text in enumerate(self._texts):
            # between two frames there is always a line, however low
            cursor.setBlockFormat(_low_line())
            cursor.insertFrame(self._frame(text))
            cursor.setBlockFormat(QTextBlockFormat())
            self._write(cursor, place, text)
            cursor = root.lastCursorPosition()
        left = len(self._entries) - len(self._texts)
        if left:
            cursor.insertText(self._words.say_n("Show one earlier", "Show {count} earlier", left), self._link(_EARLIER))
        elif self._texts:
            cursor.setBlockFormat(_low_line())
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(at)

    def _write(self, cursor: QTextCursor, place: int, text: ThreadText) -> None:
        cursor.insertText(text.who, self._letters("who"))
        cursor.insertBlock()
        cursor.insertText(text.when, self._letters("mute"))
        if text.subject:
            self._new_block(cursor, self._theme.px(4))
            cursor.insertText(" ".join(text.subject.split()), self._link(f"{_CONTINUE}:{place}"))
        words = text.text.strip()
        if not words:
            return
        self._new_block(cursor, self._theme.px(4))
        part = words if place in self._unfolded else _beginning(words)
        # a line of its own for each line, so that each is set in its own direction
        for number, line in enumerate(part.splitlines()):
            if number:
                self._new_block(cursor, 0)
            cursor.insertText(line, self._letters("text"))
        if _beginning(words) != words:
            self._new_block(cursor, self._theme.px(4))
            folded = place not in self._unfolded
            more = self._words.say("Show all of it") if folded else self._words.say("Show less")
            cursor.insertText(more, self._link(f"{_UNFOLD if folded else _FOLD}:{place}"))

    def _new_block(self, cursor: QTextCursor, above: int) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(above)
        cursor.insertBlock(block)

    def _frame(self, text: ThreadText) -> QTextFrameFormat:
        tokens, look = self._theme.tokens, QTextFrameFormat()
        look.setBackground(QBrush(tokens.accent_soft if text.yours else tokens.panel))
        look.setBorder(1)
        look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setBorderBrush(QBrush(tokens.accent if text.yours else tokens.line))
        look.setPadding(8)
        look.setBottomMargin(6)
        return look

    def _letters(self, kind: str) -> QTextCharFormat:
        tokens, look = self._theme.tokens, QTextCharFormat()
        look.setFont(self._theme.font(11 if kind == "mute" else 13, bold=kind == "who"))
        look.setForeground(QBrush(tokens.mute if kind == "mute" else tokens.ink))
        return look

    def _link(self, target: str) -> QTextCharFormat:
        look = self._letters("text")
        look.setAnchor(True)
        look.setAnchorHref(target)
        look.setForeground(QBrush(self._theme.tokens.accent))
        look.setFontUnderline(True)
        return look


def _low_line() -> QTextBlockFormat:
    look = QTextBlockFormat()
    look.setLineHeight(3, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return look


def _beginning(text: str) -> str:
    """Return the beginning of a text that is too long to be shown whole at first."""
    lines = text.splitlines()
    part = "\n".join(lines[:_LONG_LINES])
    if len(part) > _LONG_LETTERS:
        part = part[:_LONG_LETTERS].rsplit(None, 1)[0]
    # hiding a few words would cost more than it saves
    return part.rstrip() + " …" if len(part) < len(text) * 0.85 else text
