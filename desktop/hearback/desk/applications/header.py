"""The list's headings: a click or the space bar sorts by a column, the arrow keys go from one to the next."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from hearback.desk.applications.delegate import MARGIN
from hearback.desk.theme import Theme


class SortHeader(QHeaderView):
    """Shows by an arrow which column sorts; asks for another with `sort_asked`."""

    sort_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.sectionClicked.connect(self._ask)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.header_height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is not None:
            step = -step if self.isRightToLeft() else step
            self._current = max(0, min(self.count() - 1, self._current + step))
            self.viewport().update()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        section = self.logicalIndexAt(event.position().toPoint())
        if section >= 0:
            self._current = section
        super().mousePressEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        tokens = self._theme.tokens
        mirrored = self.isRightToLeft()
        painter.save()
        painter.fillRect(rect, tokens.panel)
        painter.setPen(tokens.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        sorted_by = self.sortIndicatorSection() == section
        font = self._theme.font(12, bold=sorted_by)
        metrics = QFontMetrics(font)
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        at_end = section == self.count() - 1
        arrow = 12 if sorted_by else 0
        width = metrics.horizontalAdvance(text) + arrow
        lead = MARGIN if section == 0 else 0
        from_left = at_end is mirrored
        left = rect.left() + (12 if at_end else lead) if from_left else rect.right() - (12 if at_end else lead) - width
        baseline = rect.bottom() - 9
        painter.setFont(font)
        painter.setPen(tokens.ink if sorted_by else tokens.mute)
        painter.drawText(left + (arrow if mirrored else 0), baseline, text)
        if sorted_by:
            x = left + 4.0 if mirrored else left + width - 4.0
            self._paint_arrow(painter, QPointF(x, baseline - metrics.xHeight() / 2))
        if self.hasFocus() and section == self._current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2, 2, -3, -3), 5, 5)
        painter.restore()

    def _paint_arrow(self, painter: QPainter, centre: QPointF) -> None:
        down = 1 if self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder else -1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.ink)
        painter.drawPolygon(
            QPolygonF([centre + QPointF(-3.5, -2 * down), centre + QPointF(3.5, -2 * down), centre + QPointF(0, 2.5 * down)])
        )

    def _ask(self, section: int) -> None:
        self._current = section
        self.sort_asked.emit(section)
        self.viewport().update()
