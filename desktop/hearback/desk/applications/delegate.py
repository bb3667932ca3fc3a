"""Paints a row of the list: company over role, the stage as a pill, the next step in its tone."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from hearback.desk.application_model import ApplicationModel, Heading
from hearback.desk.fields.elided_text import draw_elided
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
        column = self._model.columns[index.column()]
        first = index.column() == 0
        painter.save()
        # a name is written by its own direction, in whichever window it stands
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        # asked of the view: QStyle's flags would bring 500 enumerators into the start
        chosen = self._view.selectionModel().isRowSelected(index.row())
        if chosen:
            painter.fillRect(rect, blend(tokens.accent_soft, tokens.panel, 0.7))
            if first:
                edge = QRect(rect.left(), rect.top(), 3, rect.height())
                if self._mirrored:
                    edge.moveRight(rect.right())
                painter.fillRect(edge, tokens.accent)
        painter.setPen(tokens.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self._view.hasFocus() and self._view.currentIndex().row() == index.row():
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 2), tokens.accent)
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), tokens.accent)
        heading = self._model.heading_at(index.row())
        if heading is not None:
            self._paint_heading(painter, rect, heading)
        elif (row := self._model.row(index.row())) is not None:
            lead = MARGIN if first else 0
            match column:
                case SortKey.STAGE:
                    self._paint_stage(painter, rect, row, chosen=chosen, lead=lead)
                case SortKey.NEXT_STEP:
                    self._paint_step(painter, rect, row)
                case SortKey.COMPANY:
                    self._paint_names(painter, rect, row, lead)
                case _:
                    box = rect.adjusted(8 if self._mirrored else lead, 0, -lead if self._mirrored else -8, 0)
                    self._line(painter, box, str(index.data()), self._theme.font(12), tokens.mute)
        painter.restore()

    def _paint_heading(self, painter: QPainter, cell: QRect, heading: Heading) -> None:
        """Paint a cell's part of a heading, which goes over all of them."""
        tokens, whole = self._theme.tokens, self._view.viewport().width()
        painter.fillRect(cell.adjusted(0, 0, 0, -1), blend(tokens.sunk, tokens.panel, 0.6))
        painter.setClipRect(cell)
        middle, side = QPointF(whole - MARGIN - 4 if self._mirrored else MARGIN + 4, cell.center().y()), 4.0
        along = -1 if self._mirrored else 1
        points = [QPointF(-side, -side / 2), QPointF(side, -side / 2), QPointF(0, side / 2)]
        if heading.folded:
            points = [QPointF(-side / 2 * along, -side), QPointF(-side / 2 * along, side), QPointF(side / 2 * along, 0)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.mute)
        painter.drawPolygon(QPolygonF([middle + point for point in points]))
        lead = MARGIN + 18
        box = QRect(8 if self._mirrored else lead, cell.top(), whole - lead - 8, cell.height())
        self._line(painter, box, self._model.heading_text(heading), self._theme.font(bold=True), tokens.ink)

    @property
    def _mirrored(self) -> bool:
        return self._view.isRightToLeft()

    def _paint_names(self, painter: QPainter, rect: QRect, row: ListRow, lead: int) -> None:
        tokens = self._theme.tokens
        bold, small = self._theme.font(bold=True), self._theme.font(12)
        first, second = QFontMetrics(bold).height(), QFontMetrics(small).height()
        left, right = (8, lead) if self._mirrored else (lead, 8)
        box = rect.adjusted(left, (rect.height() - first - second) // 2, -right, 0)
        self._line(painter, QRect(box.left(), box.top(), box.width(), first), row.company, bold, tokens.ink)
        below = QRect(box.left(), box.top() + first, box.width(), second)
        self._line(painter, below, row.role, small, tokens.mute)
        if row.tags and SortKey.TAGS not in self._model.columns:
            taken = QFontMetrics(small).horizontalAdvance(" ".join(row.role.split())) + 8
            self._paint_tags(painter, below.adjusted(0 if self._mirrored else taken, 0, -taken if self._mirrored else 0, 0), row)

    def _paint_tags(self, painter: QPainter, room: QRect, row: ListRow) -> None:
        """Paint as many tags as there is room for, behind the role."""
        font = self._theme.font(11)
        metrics = QFontMetrics(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        for tag in row.tags:
            text = metrics.elidedText(" ".join(tag.split()), Qt.TextElideMode.ElideRight, self._theme.px(90))
            width = metrics.horizontalAdvance(text) + 10
            if width > room.width():
                return
            pill = QRectF(room.right() - width + 1 if self._mirrored else room.left(), room.top(), width, room.height())
            painter.setPen(QPen(self._theme.tokens.line, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            painter.setPen(self._theme.tokens.mute)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
            room.adjust(0 if self._mirrored else width + 4, 0, -width - 4 if self._mirrored else 0, 0)

    def _line(self, painter: QPainter, box: QRect, text: str, font: QFont, colour: QColor) -> None:
        draw_elided(painter, box, text, font, colour, to_right=self._mirrored)

    def _paint_stage(self, painter: QPainter, rect: QRect, row: ListRow, *, chosen: bool, lead: int) -> None:
        if row.stage is None:
            return
        tokens = self._theme.tokens
        font = self._theme.font(12)
        metrics = QFontMetrics(font)
        height = metrics.height() + 5
        text = metrics.elidedText(self._sentences.stage(row.stage), Qt.TextElideMode.ElideRight, rect.width() - 16 - 8 - lead)
        width = metrics.horizontalAdvance(text) + 16
        left = rect.right() - width - lead if self._mirrored else rect.left() + lead
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
