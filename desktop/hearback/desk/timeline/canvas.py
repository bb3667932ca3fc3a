"""The timeline: every row's time on one axis, scrolled with the list, dragged and zoomed by itself."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QGestureEvent, QPinchGesture, QToolTip, QWidget

from hearback.desk.application_model import ApplicationModel
from hearback.desk.fields.tool_tips import plain_tool_tip
from hearback.desk.language.short_days import ShortDays
from hearback.desk.theme import Theme, blend
from hearback.desk.timeline.days_header import DaysHeader, ticks
from hearback.desk.timeline.days_off import DaysOff, holidays_in, usual_weekends
from hearback.desk.timeline.explaining import Explaining
from hearback.desk.timeline.marks import REACH, WINDOW_HEIGHT, draw_mark, draw_window
from hearback.desk.timeline.scale import Scale
from hearback.desk.words import Words
from hearback.domain.job_application import Step
from hearback.domain.next_step import Window
from hearback.domain.timeline import Track

_TODAY_AT = 0.38
"""Where today stands, as a share of the width, until the user drags the axis."""

_WITHOUT_PILL = frozenset({Step.WAIT_FOR_INTERVIEW, Step.ANSWER_THEM})
"""Steps whose moment is a mark already: the round, the reply."""

_USUAL_PER_DAY = 28.0
_FULL_SIZE_FROM = 14.0
_ZOOM_STEP = 1.25


class Timeline(QAbstractScrollArea):
    """Paints the visible rows' tracks over the visible days; both are found by arithmetic."""

    pointed_at = Signal(int)
    """A row was clicked."""

    opened = Signal(int)
    menu_asked = Signal(int, QPoint)

    def __init__(
        self,
        model: ApplicationModel,
        selection: QItemSelectionModel,
        words: Words,
        days: ShortDays,
        explaining: Explaining,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._selection = selection
        self._explaining = explaining
        self._theme = theme
        self._days = days
        self._pressed: QPointF | None = None
        self._dragging = False
        self._follows_today = True
        self._days_off = DaysOff()
        mirrored = self.isRightToLeft()
        self.scale = Scale(left=float(model.now.toordinal()), per_day=_USUAL_PER_DAY, width=1, zone=days.zone, mirrored=mirrored)
        # a viewport of ours: to hand out one of Qt's own, its bindings first set up every kind of widget there is
        self.setViewport(QWidget(self))
        self.setObjectName("timeline")
        self.setAccessibleName(words.say("Timeline"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self._header = DaysHeader(theme, days, words.say("Today"), self)
        self._fit()
        theme.changed.connect(self._fit)
        model.modelReset.connect(self._rows_changed)
        model.dataChanged.connect(self._rows_changed)
        selection.currentRowChanged.connect(lambda *_: self.viewport().update())

    # what the window asks

    @property
    def zoom(self) -> float:
        """How many px a day is wide."""
        return self.scale.per_day

    def set_zoom(self, per_day: float) -> None:
        """Make days so wide; today stays where it is."""
        self._show(self.scale.zoomed(per_day / self.scale.per_day, self._today_x()))

    def zoom_in(self) -> None:
        """Make days wider around the middle, or around today while it is followed."""
        self._show(self.scale.zoomed(_ZOOM_STEP, self._today_x()))

    def zoom_out(self) -> None:
        """Make days narrower."""
        self._show(self.scale.zoomed(1 / _ZOOM_STEP, self._today_x()))

    def go_to_today(self) -> None:
        """Bring today back in sight, and keep it there as time passes."""
        self._follows_today = True
        self._show(self.scale)

    def show_holidays(self) -> None:
        """Sink the companies' public holidays too: the table of them may have to be loaded first."""
        self._days_off.know_holidays()
        self.viewport().update()

    def press(self, event: QKeyEvent) -> None:
        """Take a key that was pressed in the list."""
        self.keyPressEvent(event)

    # Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key))
        page = max(1, self.viewport().height() // self._theme.row_height)
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key in (Qt.Key.Key_T, Qt.Key.Key_Home):
            self.go_to_today()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._drag(self.viewport().width() / 8 * (1 if key == Qt.Key.Key_Left else -1))
        elif step is not None:
            self._choose(self._selection.currentIndex().row() + step)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._choose(self._selection.currentIndex().row() + (page if key == Qt.Key.Key_PageDown else -page))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._selection.currentIndex().isValid():
            self.opened.emit(self._selection.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        moved = event.position().x() - self._pressed.x()
        if not self._dragging and abs(moved) < QApplication.startDragDistance():
            return
        if not self._dragging:
            self._dragging = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._pressed = event.position()
        self._drag(moved)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and not self._dragging:
            self._point_at(self._row_at(event.position().y()))
        self._pressed = None
        self._dragging = False
        self.viewport().unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if self._model.id_at(row) is not None:
            self.opened.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self._selection.currentIndex().row()
        if event.reason() is not QContextMenuEvent.Reason.Keyboard:
            row = self._row_at(event.y() - self.viewport().y())
            self._point_at(row)
        if self._model.id_at(row) is not None:
            self.menu_asked.emit(row, event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_at(1.0015 ** turned.y(), event.position().x())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(turned.x()) > abs(turned.y()):
            self._drag((turned.x() or turned.y()) / 2)
        else:
            super().wheelEvent(event)
            return
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tool_tip(self.explanation_at(QPointF(event.pos()))), self.viewport())
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom_at(1 + event.value(), event.position().x())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                middle = self.viewport().mapFromGlobal(pinch.centerPoint().toPoint())
                self._zoom_at(pinch.scaleFactor(), middle.x())
                return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._place()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        scale = self.scale
        tokens = self._theme.tokens
        painter = QPainter(self.viewport())
        whole = self.viewport().rect()
        painter.fillRect(whole, tokens.panel)
        rows = list(self._visible_rows())
        for row, place in rows:
            self._paint_ground(painter, row, place)
        below = QRect(0, rows[-1][1].bottom() + 1 if rows else 0, whole.width(), whole.height())
        self._paint_days_off(painter, usual_weekends(scale.visible_days()), below, tokens.sunk)
        for day in ticks(scale, self._days.first_weekday):
            x = round(scale.x_of_day(day.toordinal()))
            painter.fillRect(QRect(x, 0, 1, whole.height()), tokens.line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, place in rows:
            track = self._model.track(row)
            if track is not None:
                self._paint_track(painter, track, place)
        painter.fillRect(QRect(round(scale.x_of(self._model.now)) - 1, 0, 2, whole.height()), tokens.due)
        if self.hasFocus() and self._selection.currentIndex().isValid():
            current = self._place_of(self._selection.currentIndex().row())
            painter.setPen(QPen(tokens.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(current.adjusted(1, 1, -1, -2))
        painter.end()

    # painting

    def _paint_ground(self, painter: QPainter, row: int, place: QRect) -> None:
        tokens = self._theme.tokens
        chosen = row == self._selection.currentIndex().row()
        sunk = tokens.sunk
        if chosen:
            painter.fillRect(place, blend(tokens.accent_soft, tokens.panel, 0.7))
            sunk = blend(tokens.accent_soft, tokens.sunk, 0.55)
        track = self._model.track(row)
        visible = self.scale.visible_days()
        runs = self._days_off.of(track.calendar, visible) if track is not None else usual_weekends(visible)
        self._paint_days_off(painter, runs, place, sunk)
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), tokens.line)

    def _paint_days_off(self, painter: QPainter, runs: list[range], place: QRect, colour: QColor) -> None:
        for run in runs:
            begin, end = sorted((self.scale.x_of_day(run.start), self.scale.x_of_day(run.stop)))
            painter.fillRect(QRect(round(begin), place.top(), round(end) - round(begin), place.height() - 1), colour)

    def _paint_track(self, painter: QPainter, track: Track, place: QRect) -> None:
        scale, tokens = self.scale, self._theme.tokens
        middle = place.top() + place.height() / 2 - 0.5
        if track.line is not None:
            begin, end = sorted((scale.x_of(track.line[0]), scale.x_of(track.line[1])))
            begin, end = max(begin, -4.0), min(end, scale.width + 4)
            if begin < end:
                painter.fillRect(QRectF(begin, middle - 0.5, end - begin, 1.2), blend(tokens.mute, tokens.panel, 0.75))
        size = self._mark_size
        window = self._window_place(track, middle)
        if window is not None and track.next_step is not None:
            best = track.next_step.window.best if track.next_step.window else track.next_step.at
            assert best is not None
            draw_window(painter, window, scale.x_of(best), tokens, due=track.next_step.is_due(self._model.now))
        for mark in track.marks:
            x = scale.x_of(mark.at)
            if -REACH <= x <= scale.width + REACH:
                draw_mark(painter, mark.kind, QPointF(x, middle), size, tokens, mirrored=scale.mirrored)

    @property
    def _mark_size(self) -> float:
        zoomed = min(1.0, 0.55 + 0.45 * self.scale.per_day / _FULL_SIZE_FROM)
        return zoomed * self._theme.px() / 13

    def _window_place(self, track: Track, middle: float) -> QRectF | None:
        """Return where the next step's window stands, if it has one; a moment is as wide as a pill is high."""
        step = track.next_step
        if step is None or (step.window is None and step.deadline is None) or step.step in _WITHOUT_PILL:
            return None
        window = step.window or Window(step.at, step.at, step.at)  # type: ignore[arg-type]
        begin, end = sorted((self.scale.x_of(window.earliest), self.scale.x_of(window.latest)))
        height = WINDOW_HEIGHT * self._mark_size
        if end - begin < height:
            begin, end = (end - height, end) if self.scale.mirrored else (begin, begin + height)
        return QRectF(begin, middle - height / 2, end - begin, height)

    # what stands where

    def explanation_at(self, at: QPointF) -> str:
        """Return what there is to say about a place in the viewport: a mark, a window, a holiday, or nothing."""
        row = self._row_at(at.y())
        track = self._model.track(row) if self._model.id_at(row) is not None else None
        if track is None:
            return ""
        near = [(abs(self.scale.x_of(mark.at) - at.x()), mark) for mark in track.marks]
        near = [one for one in near if one[0] <= REACH + 1]
        if near:
            return self._explaining.mark(min(near, key=lambda one: one[0])[1], track)
        place = self._place_of(row)
        window = self._window_place(track, place.top() + place.height() / 2)
        if window is not None and track.next_step is not None and window.left() - 2 <= at.x() <= window.right() + 2:
            return self._explaining.step(track.next_step, track, self._model.now)
        ordinal = int(self.scale.day_at(at.x()))
        name = holidays_in(track.calendar, range(ordinal, ordinal + 1)).get(ordinal)
        listed = self._model.row(row)
        if name is None or listed is None:
            return ""
        return self._explaining.day_off(dt.date.fromordinal(ordinal), name, listed.company)

    def _visible_rows(self) -> Iterator[tuple[int, QRect]]:
        height = self._theme.row_height
        first = self.verticalScrollBar().value() // height
        last = (self.verticalScrollBar().value() + self.viewport().height()) // height
        for row in range(first, min(last + 1, self._model.rowCount())):
            yield row, self._place_of(row)

    def _place_of(self, row: int) -> QRect:
        height = self._theme.row_height
        return QRect(0, row * height - self.verticalScrollBar().value(), self.viewport().width(), height)

    def _row_at(self, y: float) -> int:
        return int(y + self.verticalScrollBar().value()) // self._theme.row_height

    def _today_x(self) -> float:
        x = self.scale.x_of(self._model.now)
        return x if 0 <= x <= self.scale.width else self.scale.width / 2

    # moving

    def _point_at(self, row: int) -> None:
        if self._model.id_at(row) is not None:
            self.pointed_at.emit(row)

    def _choose(self, row: int) -> None:
        row = max(0, min(self._model.rowCount() - 1, row))
        if self._model.id_at(row) is not None:
            flags = QItemSelectionModel.SelectionFlag
            self._selection.setCurrentIndex(self._model.index(row, 0), flags.ClearAndSelect | flags.Rows)

    def _drag(self, px: float) -> None:
        self._follows_today = False
        self._show(self.scale.moved(px))

    def _zoom_at(self, factor: float, x: float) -> None:
        self._follows_today = False
        self._show(self.scale.zoomed(factor, x))

    def _show(self, scale: Scale) -> None:
        if self._follows_today:
            scale = scale.showing(scale.day_of(self._model.now), _TODAY_AT)
        self.scale = scale
        self._header.scale = scale
        self._header.now = self._model.now
        self._header.update()
        self.viewport().update()

    def _place(self) -> None:
        view = self.viewport()
        self._header.setGeometry(view.x(), 0, view.width(), self._theme.header_height)
        height = self._theme.row_height
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._model.rowCount() * height - view.height()))
        bar.setPageStep(view.height())
        bar.setSingleStep(height)
        self._show(replace(self.scale, width=float(view.width()), mirrored=self.isRightToLeft()))

    def _fit(self) -> None:
        self.setViewportMargins(0, self._theme.header_height, 0, 0)
        self._place()

    def _rows_changed(self) -> None:
        self._days_off.forget()
        self._place()
