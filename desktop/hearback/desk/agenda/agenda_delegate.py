"""Paints a row of the agenda: when, what over why, company over role; headings stand on the window's ground."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from hearback.desk.agenda.agenda_model import AgendaModel, Heading
from hearback.desk.fields.elided_text import draw_elided
from hearback.desk.theme import Theme, blend
from hearback.domain.agenda import EntryKind, Placed, Section

MARGIN = 16
_BETWEEN = 16


class AgendaDelegate(QStyledItemDelegate):
    """Paints from the model's rows directly. Every entry of the chosen application is tinted, the current one has an edge."""

    def __init__(self, model: AgendaModel, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model = model
        self._theme = theme
        self._view = view
        self.chosen: str | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self._theme.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        rect: QRect = option.rect
        row = index.row()
        one = self._model.at(row)
        painter.save()
        # a name is written by its own direction, in whichever window it stands
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        current = row == self._view.currentIndex().row()
        self._paint_ground(painter, rect, one, current=current)
        if isinstance(one, Heading):
            self._paint_heading(painter, rect, one)
        elif isinstance(one, Placed):
            self._paint_entry(painter, rect, row, one)
        if current and self._view.hasFocus():
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 2), self._theme.tokens.accent)
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), self._theme.tokens.accent)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, one: Heading | Placed | None, *, current: bool) -> None:
        tokens = self._theme.tokens
        if isinstance(one, Heading):
            painter.fillRect(rect, tokens.background)
        elif one is not None and one.entry.application == self.chosen:
            painter.fillRect(rect, blend(tokens.accent_soft, tokens.panel, 0.7))
            if current:
                edge = QRect(rect.left(), rect.top(), 3, rect.height())
                if self._mirrored:
                    edge.moveRight(rect.right())
                painter.fillRect(edge, tokens.accent)
        painter.setPen(tokens.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_heading(self, painter: QPainter, rect: QRect, one: Heading) -> None:
        tokens = self._theme.tokens
        bold, small = self._theme.font(bold=True), self._theme.font(12)
        title = self._model.title(one)
        width = QFontMetrics(bold).horizontalAdvance(title)
        tone = tokens.due if one.section is Section.OVERDUE else tokens.ink
        box = rect.adjusted(MARGIN, 0, -MARGIN, -1)
        self._line(painter, box, title, bold, tone)
        self._line(painter, self._beside(box, width + 10, box.width()), self._model.count(one), small, tokens.mute)

    def _paint_entry(self, painter: QPainter, rect: QRect, row: int, one: Placed) -> None:
        told, application = self._model.told(row), self._model.application(row)
        if told is None or application is None:
            return
        tokens = self._theme.tokens
        bold = self._theme.font(bold=True)
        foreseen = one.entry.kind is EntryKind.FORESEEN
        due = one.section is Section.OVERDUE or (one.section is Section.TODAY and one.entry.kind is EntryKind.STEP)
        ink = tokens.mute if foreseen else tokens.ink
        box = rect.adjusted(MARGIN, 0, -MARGIN, -1)
        when = self._theme.px(138)
        names = round((box.width() - when) * 0.34)
        middle = box.width() - when - names - 2 * _BETWEEN
        self._two_lines(
            painter, self._beside(box, 0, when), (told.when, self._theme.font(), tokens.due if due else ink), told.then
        )
        name = told.what, self._theme.font() if foreseen else bold, tokens.due if due else ink
        self._two_lines(painter, self._beside(box, when + _BETWEEN, middle), name, told.why)
        place = self._beside(box, when + middle + 2 * _BETWEEN, names)
        self._two_lines(painter, place, (application.company, self._theme.font() if foreseen else bold, ink), application.role)

    def _two_lines(self, painter: QPainter, box: QRect, first: tuple[str, QFont, QColor], second: str) -> None:
        """Write two lines, the second small and faint; a single one stands in the middle."""
        text, font, colour = first
        small = self._theme.font(12)
        heights = QFontMetrics(font).height(), QFontMetrics(small).height() if second else 0
        top = box.top() + (box.height() - sum(heights)) // 2
        self._line(painter, QRect(box.left(), top, box.width(), heights[0]), text, font, colour)
        if second:
            below = QRect(box.left(), top + heights[0], box.width(), heights[1])
            self._line(painter, below, second, small, self._theme.tokens.mute)

    def _line(self, painter: QPainter, box: QRect, text: str, font: QFont, colour: QColor) -> None:
        draw_elided(painter, box, text, font, colour, to_right=self._mirrored)

    def _beside(self, box: QRect, begin: int, width: int) -> QRect:
        """Return a part of a box, `begin` counted from where one begins to read."""
        left = box.right() + 1 - begin - width if self._mirrored else box.left() + begin
        return QRect(left, box.top(), width, box.height())

    @property
    def _mirrored(self) -> bool:
        return self._view.isRightToLeft()
