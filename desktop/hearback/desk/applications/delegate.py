"""Paints a row of the list: company over role, the stage as a pill, the next step in its tone."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from hearback.desk.application_model import COLUMNS, ApplicationModel
from hearback.desk.language.sentences import Line, Sentences, Tone
from hearback.desk.theme import Theme, blend
from hearback.usecases.ports import ListRow, SortKey

MARGIN = 16
"""From the list's edges to its text."""


class RowDelegate(QStyledItemDelegate):
    """Paints from the model's rows directly: a row's three cells share what they show."""

    def __init__(self, model: ApplicationModel, sentences: Sentences, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._sentences = sentences
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self._theme.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        rect: QRect = option.rect
        tokens = self._theme.tokens
        column = COLUMNS[index.column()]
        painter.save()
        # a name is written by its own direction, in whichever window it stands
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        # asked of the view: QStyle's flags would bring 500 enumerators into the start
        chosen = self._view.selectionModel().isRowSelected(index.row())
        if chosen:
            painter.fillRect(rect, blend(tokens.accent_soft, tokens.panel, 0.7))
            if column is COLUMNS[0]:
                edge = QRect(rect.left(), rect.top(), 3, rect.height())
                if self._mirrored:
                    edge.moveRight(rect.right())
                painter.fillRect(edge, tokens.accent)
        painter.setPen(tokens.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if chosen and self._view.hasFocus():
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 2), tokens.accent)
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), tokens.accent)
        row = self._model.row(index.row())
        if row is not None:
            match column:
                case SortKey.STAGE:
                    self._paint_stage(painter, rect, row, chosen)
                case SortKey.NEXT_STEP:
                    self._paint_step(painter, rect, row)
                case _:
                    self._paint_names(painter, rect, row)
        painter.restore()

    @property
    def _mirrored(self) -> bool:
        return self._view.isRightToLeft()

    def _paint_names(self, painter: QPainter, rect: QRect, row: ListRow) -> None:
        tokens = self._theme.tokens
        bold, small = self._theme.font(bold=True), self._theme.font(12)
        first, second = QFontMetrics(bold).height(), QFontMetrics(small).height()
        lead, trail = (8, MARGIN) if self._mirrored else (MARGIN, 8)
        box = rect.adjusted(lead, (rect.height() - first - second) // 2, -trail, 0)
        self._line(painter, QRect(box.left(), box.top(), box.width(), first), row.company, bold, tokens.ink)
        self._line(painter, QRect(box.left(), box.top() + first, box.width(), second), row.role, small, tokens.mute)

    def _line(self, painter: QPainter, box: QRect, text: str, font: QFont, colour: QColor) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        shown = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | side | Qt.AlignmentFlag.AlignAbsolute, shown)

    def _paint_stage(self, painter: QPainter, rect: QRect, row: ListRow, chosen: bool) -> None:
        if row.stage is None:
            return
        tokens = self._theme.tokens
        font = self._theme.font(12)
        metrics = QFontMetrics(font)
        height = metrics.height() + 5
        text = metrics.elidedText(self._sentences.stage(row.stage), Qt.TextElideMode.ElideRight, rect.width() - 16 - 8)
        width = metrics.horizontalAdvance(text) + 16
        left = rect.right() - width if self._mirrored else rect.left()
        pill = QRectF(left, rect.top() + (rect.height() - height) / 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(blend(tokens.sunk, tokens.panel, 0.5) if chosen and not self._theme.dark else tokens.sunk)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(tokens.ink if self._theme.dark else tokens.mute)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_step(self, painter: QPainter, rect: QRect, row: ListRow) -> None:
        if row.next_step is None:
            return
        line: Line = self._sentences.next_step(row.next_step, self._model.now)
        due = line.tone is Tone.DUE
        lead, trail = (12, 4) if self._mirrored else (4, 12)
        box = rect.adjusted(lead, 0, -trail, 0)
        painter.setPen(self._theme.tokens.due if due else self._theme.tokens.mute)
        _two_lines(painter, box, line.text, self._theme.font(12, bold=due), to_left=self._mirrored)


def _two_lines(painter: QPainter, box: QRect, text: str, font: QFont, *, to_left: bool) -> None:
    """Draw a text against the box's trailing side in one line or two, the second elided."""
    metrics = QFontMetrics(font)
    lines = [text]
    if metrics.horizontalAdvance(text) > box.width():
        layout = QTextLayout(text, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        first = layout.createLine()
        first.setLineWidth(box.width())
        layout.endLayout()
        break_at = first.textLength()
        rest = metrics.elidedText(text[break_at:].strip(), Qt.TextElideMode.ElideRight, box.width())
        lines = [text[:break_at].strip(), rest]
    painter.setFont(font)
    side = Qt.AlignmentFlag.AlignLeft if to_left else Qt.AlignmentFlag.AlignRight
    top = box.top() + (box.height() - metrics.height() * len(lines)) // 2
    for number, one in enumerate(lines):
        place = QRect(box.left(), top + number * metrics.height(), box.width(), metrics.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | side | Qt.AlignmentFlag.AlignAbsolute, one)
