"""Shows one topic: text, tables and pictures, in the theme's colours and sizes, with what was searched for tinted."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QStyle, QTextBrowser, QTextEdit, QWidget

from hearback.desk.fields.plain_text import qt_position
from hearback.desk.theme import Theme
from hearback.usecases.help_topics import HelpTopic

_SIZES = {1: 20, 2: 15, 3: 13}
_MARGIN = 24


class TopicView(QTextBrowser):
    """Reads what ships with the program, nothing else: a link leads to another topic, a picture comes from the help."""

    topic_asked = Signal(str)

    def __init__(self, theme: Theme, picture: Callable[[str], bytes | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = picture
        self._topic: HelpTopic | None = None
        self._words: Sequence[str] = ()
        self._page: QTextDocument | None = None
        self._laid_out_for = 0
        self.setOpenLinks(False)
        self.setTabChangesFocus(False)
        self.setObjectName("topic")
        self.anchorClicked.connect(lambda link: self.topic_asked.emit(link.toString()))
        theme.changed.connect(self._lay_out)

    def show_topic(self, topic: HelpTopic, words: Sequence[str] = ()) -> None:
        """Show a topic from its beginning, and tint the words."""
        self._topic, self._words = topic, words
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.setAccessibleName(topic.title)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return nothing: what a topic shows is put into its document."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() != self._laid_out_for:
            self._lay_out()

    def _lay_out(self) -> None:
        if self._topic is None:
            return
        self._laid_out_for = self.width()
        where = self.verticalScrollBar().value()
        page = QTextDocument(self)
        page.setDocumentMargin(_MARGIN)
        page.setDefaultFont(self._theme.font(14))
        page.setMarkdown(f"# {self._topic.title}\n\n{self._topic.text}", _FEATURES)
        # after the text, which would take them away
        for name in _PICTURES.findall(self._topic.text):
            page.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), self._fitting(name))
        block = page.begin()
        while block.isValid():
            self._dress(block)
            block = block.next()
        for frame in page.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._rule(frame)
        self.setDocument(page)
        if self._page is not None:
            self._page.deleteLater()
        self._page = page
        self.setExtraSelections([self._tinted(*span) for word in self._words for span in self._places(word)])
        self.verticalScrollBar().setValue(where)

    def _fitting(self, name: str) -> QImage:
        """Return a picture as wide as there is room for; an empty one where there is none."""
        image = QImage.fromData(self._picture(name) or b"")
        sharp = self.devicePixelRatio()
        # the same with a scroll bar and without: it comes and goes with the height of the pictures
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        room = round((self.width() - bar - 3 * _MARGIN) * sharp)
        if image.width() > room > 0:
            image = image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(sharp)
        return image

    def _dress(self, block: QTextBlock) -> None:
        cursor = QTextCursor(block)
        level = block.blockFormat().headingLevel()
        form = QTextBlockFormat()
        # a picture is high enough by itself
        roomy = not level and "\ufffc" not in block.text()
        form.setLineHeight(135 if roomy else 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        inside = cursor.currentTable() is not None
        form.setBottomMargin(0 if inside else 8)
        form.setTopMargin(0 if inside or level in (0, 1) else 14)
        cursor.mergeBlockFormat(form)
        look = QTextCharFormat()
        look.setForeground(self._theme.tokens.ink)
        if level:
            look.setFont(self._theme.font(_SIZES.get(level, 13), bold=True))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        if level:
            cursor.mergeCharFormat(look)
        self._colour_links(block)

    def _colour_links(self, block: QTextBlock) -> None:
        passages = block.begin()
        while not passages.atEnd():
            passage = passages.fragment()
            if passage.charFormat().isAnchor():
                cursor = QTextCursor(block)
                cursor.setPosition(passage.position())
                cursor.setPosition(passage.position() + passage.length(), QTextCursor.MoveMode.KeepAnchor)
                look = QTextCharFormat()
                look.setForeground(self._theme.tokens.accent)
                cursor.mergeCharFormat(look)
            passages += 1

    def _rule(self, table: QTextTable) -> None:
        form = table.format()
        form.setBorder(0)
        form.setBorderCollapse(True)
        form.setCellPadding(6)
        form.setCellSpacing(0)
        form.setBottomMargin(12)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table.setFormat(form)
        for row in range(table.rows()):
            for column in range(table.columns()):
                cell = table.cellAt(row, column)
                lines = cell.format().toTableCellFormat()
                lines.setBottomBorder(1)
                lines.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                lines.setBottomBorderBrush(self._theme.tokens.line)
                cell.setFormat(lines)

    def _places(self, word: str) -> Sequence[tuple[int, int]]:
        text = self.document().toPlainText()
        hits = re.finditer(rf"\b{re.escape(word)}", text, re.IGNORECASE)
        return [(qt_position(text, hit.start()), qt_position(text, hit.end())) for hit in hits]

    def _tinted(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        tint = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(self._theme.tokens.accent_soft)
        tint.cursor, tint.format = cursor, look
        return tint


_PICTURES = re.compile(r"!\[[^\]]*\]\(([^)]*)\)")
_FEATURES = QTextDocument.MarkdownFeature.MarkdownNoHTML | QTextDocument.MarkdownFeature.MarkdownDialectGitHub
