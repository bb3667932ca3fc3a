"""The list's headings: a click or the space bar sorts by a column, the arrow keys go from one to the next."""

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from hearback.desk.applications.delegate import MARGIN
from hearback.desk.theme import Theme


class SortHeader(QHeaderView):
    """Shows by an arrow which column sorts; asks for another with `sort_asked`."""

    sort_asked = Signal(int)

    menu_asked = Signal(QPoint)
    """The menu of the columns was asked for, at this global position."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.to_the_end: frozenset[int] = frozenset()
        """The sections whose texts stand at the end, as those in their cells do."""
        self.current = 0
        """The section that the keyboard is on, or that was clicked last."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(True)
        self.sectionClicked.connect(self._ask)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.header_height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is not None:
            step = -step if self.isRightToLeft() else step
            self.current = max(0, min(self.count() - 1, self.current + step))
            self.viewport().update()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self.current)
        else:
            super().keyPressEvent(event)

    def go_to(self, section: int) -> None:
        """Have the keyboard on a section."""
        self.current = section
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            under = QPoint(self.sectionViewportPosition(self.current), self.height())
            self.menu_asked.emit(self.viewport().mapToGlobal(under))
            return
        section = self.logicalIndexAt(event.pos())
        if section >= 0:
            self.go_to(section)
        self.menu_asked.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        section = self.logicalIndexAt(event.position().toPoint())
        if section >= 0:
            self.current = section
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
        at_start, at_end = self.visualIndex(section) == 0, section in self.to_the_end
        arrow = 12 if sorted_by else 0
        width = metrics.horizontalAdvance(text) + arrow
        lead = MARGIN if at_start else 0
        from_left = at_end is mirrored
        left = rect.left() + (12 if at_end else lead) if from_left else rect.right() - (12 if at_end else lead) - width
        baseline = rect.bottom() - 9
        painter.setFont(font)
        painter.setPen(tokens.ink if sorted_by else tokens.mute)
        painter.drawText(left + (arrow if mirrored else 0), baseline, text)
        if sorted_by:
            x = left + 4.0 if mirrored else left + width - 4.0
            self._paint_arrow(painter, QPointF(x, baseline - metrics.xHeight() / 2))
        if self.hasFocus() and section == self.current:
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
        self.current = section
        self.sort_asked.emit(section)
        self.viewport().update()
