"""The timeline: every row's time on one axis, scrolled with the list, dragged and zoomed by itself."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
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
from hearback.desk.key_acts import KeyAct, KeyActs
from hearback.desk.language.short_days import ShortDays
from hearback.desk.theme import Theme, blend
from hearback.desk.timeline.days_header import DaysHeader
from hearback.desk.timeline.days_off import holidays_in
from hearback.desk.timeline.explaining import Explaining
from hearback.desk.timeline.marks import REACH, draw_window
from hearback.desk.timeline.scale import Scale
from hearback.desk.timeline.ticks import day_ticks
from hearback.desk.timeline.track_painter import TrackPainter
from hearback.desk.words import Words
from hearback.domain.next_step import NextStep

if TYPE_CHECKING:
    from hearback.desk.timeline.overview import Overview
    from hearback.desk.timeline.pin_drag import PinDrag

_TODAY_AT = 0.38
"""Where today stands, as a share of the width, until the user drags the axis."""

_USUAL_PER_DAY = 28.0
_ZOOM_STEP = 1.25
_AROUND_FITTED = 28.0
"""Px that stay free on both sides of what was made to fit."""


class Timeline(QAbstractScrollArea):
    """Paints the visible rows' tracks over the visible days; both are found by arithmetic."""

    pointed_at = Signal(int)
    """A row was clicked."""

    opened = Signal(int)
    menu_asked = Signal(int, QPoint)
    pin_asked = Signal(str, object, object)
    """An application's step was dropped on a day: its id, the step, the date."""

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
        self._pin: PinDrag | None = None
        self._overview_name = words.say("All planned days")
        self.overview: Overview | None = None
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
        self.keys = KeyActs(self._key_acts(words))
        self._painter = TrackPainter(theme, explaining.outcome)
        self._header = DaysHeader(theme, days, words.say("Today"), self)
        self._fit()
        theme.changed.connect(self._fit)
        model.modelReset.connect(self._rows_changed)
        model.dataChanged.connect(self._rows_changed)
        selection.currentRowChanged.connect(lambda *_: self.viewport().update())
        selection.selectionChanged.connect(lambda *_: self.viewport().update())

    def _key_acts(self, words: Words) -> Sequence[KeyAct]:
        say, key = words.say, Qt.Key
        return (
            KeyAct(say("Zoom in"), (key.Key_Plus, key.Key_Equal), self.zoom_in),
            KeyAct(say("Zoom out"), (key.Key_Minus,), self.zoom_out),
            KeyAct(say("Earlier"), (key.Key_Left,), lambda: self._drag(self.viewport().width() / 8)),
            KeyAct(say("Later"), (key.Key_Right,), lambda: self._drag(-self.viewport().width() / 8)),
            KeyAct(say("Today"), (key.Key_T, key.Key_Home), self.go_to_today),
            KeyAct(say("Fit what is in sight"), (key.Key_F,), self.fit),
        )

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
        self._look_over()

    def zoom_out(self) -> None:
        """Make days narrower."""
        self._show(self.scale.zoomed(1 / _ZOOM_STEP, self._today_x()))
        self._look_over()

    def go_to_today(self) -> None:
        """Bring today back in sight, and keep it there as time passes."""
        self._follows_today = True
        self._show(self.scale)

    def fit(self) -> None:
        """Bring the whole time of the rows in sight into view: what happened, what comes next, and what is foreseen."""
        moments: list[dt.datetime] = []
        for row, _place in self._visible_rows():
            track = self._model.track(row)
            if track is not None:
                moments += [mark.at for mark in track.marks]
                steps = [track.next_step, *self._foreseen(row)]
                moments += [at for step in steps if step is not None for at in step.moments]
        if moments:
            self._follows_today = False
            days = [self.scale.day_of(at) for at in moments]
            self._show(self.scale.fitting(min(days), max(days), _AROUND_FITTED))

    def show_all(self) -> None:
        """Show what the first paint left out: the companies' public holidays, what the plan foresees; windows can be moved."""
        from hearback.desk.timeline.pin_drag import PinDrag

        self._painter.days_off.know_holidays()
        self._pin = self._pin or PinDrag(self._model.pinned_day, self._explaining, self.viewport())
        self.viewport().update()

    def press(self, event: QKeyEvent) -> None:
        """Take a key that was pressed in the list."""
        self.keyPressEvent(event)

    # Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.keys.press(event):
            return
        key = event.key()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key))
        page = max(1, self.viewport().height() // self._theme.row_height)
        if key == Qt.Key.Key_Escape and self._holds:
            self._put_back()
        elif step is not None:
            self._choose(self._selection.currentIndex().row() + step)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._choose(self._selection.currentIndex().row() + (page if key == Qt.Key.Key_PageDown else -page))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._selection.currentIndex().isValid():
            self.opened.emit(self._selection.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            self._put_back()
            return
        self._pressed = event.position()
        self._dragging = False
        row = self._movable_at(event.position())
        if row is not None and self._pin is not None and (track := self._model.track(row)) is not None:
            self._pin.hold(row, track)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            movable = self._movable_at(event.position()) is not None
            self.viewport().setCursor(Qt.CursorShape.SizeHorCursor if movable else Qt.CursorShape.ArrowCursor)
            return
        moved = event.position().x() - self._pressed.x()
        if not self._dragging and abs(moved) < QApplication.startDragDistance():
            return
        if not self._dragging:
            self._dragging = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._pin is not None and self._holds:
            day = dt.date.fromordinal(int(self.scale.day_at(event.position().x())))
            self._pin.over(day, event.position().toPoint())
            self.viewport().update()
        else:
            self._pressed = event.position()
            self._drag(moved)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pin is not None and self._pin.row is not None and self._dragging:
            id_, dropped = self._model.id_at(self._pin.row), self._pin.drop()
            if id_ is not None and dropped is not None:
                self.pin_asked.emit(id_, *dropped)
        elif self._pressed is not None and not self._dragging:
            self._point_at(self._row_at(event.position().y()))
        self._put_back()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if self._model.id_at(row) is not None:
            self.opened.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self._selection.currentIndex().row()
        if event.reason() is not QContextMenuEvent.Reason.Keyboard:
            row = self._row_at(event.y() - self.viewport().y())
            if not self._selection.isRowSelected(row):
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
            chosen = self._selection.isRowSelected(row)
            self._painter.ground(painter, scale, self._model.track(row), place, chosen=chosen)
            if self._model.heading_at(row) is not None:
                painter.fillRect(place.adjusted(0, 0, 0, -1), blend(tokens.sunk, tokens.panel, 0.6))
        below = QRect(0, rows[-1][1].bottom() + 1 if rows else 0, whole.width(), whole.height())
        self._painter.below(painter, scale, below)
        for day in day_ticks(scale, self._days.first_weekday):
            x = round(scale.x_of_day(day.toordinal()))
            painter.fillRect(QRect(x, 0, 1, whole.height()), tokens.line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, place in rows:
            track = self._model.track(row)
            if track is not None:
                self._painter.track(painter, scale, track, self._foreseen(row), place, self._model.now)
        self._paint_held(painter)
        painter.fillRect(QRect(round(scale.x_of(self._model.now)) - 1, 0, 2, whole.height()), tokens.due)
        if self.hasFocus() and self._selection.currentIndex().isValid():
            current = self._place_of(self._selection.currentIndex().row())
            painter.setPen(QPen(tokens.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(current.adjusted(1, 1, -1, -2))
        painter.end()

    def _paint_held(self, painter: QPainter) -> None:
        window = self._pin.window if self._pin is not None else None
        if self._pin is not None and self._pin.row is not None and window is not None:
            pill = self._painter.pill_of(self.scale, window, self._place_of(self._pin.row))
            draw_window(painter, pill, pill.left(), self._theme.tokens, due=False)

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
        foreseen = self._foreseen(row)
        if track.next_step is not None and self._is_on(track.next_step, place, at):
            return self._explaining.step(track.next_step, foreseen, track, self._model.now)
        if any(self._is_on(step, place, at) for step in foreseen):
            return self._explaining.foreseen(foreseen, track)
        ordinal = int(self.scale.day_at(at.x()))
        name = holidays_in(track.calendar, range(ordinal, ordinal + 1)).get(ordinal)
        listed = self._model.row(row)
        if name is None or listed is None:
            return ""
        return self._explaining.day_off(dt.date.fromordinal(ordinal), name, listed.company)

    def _is_on(self, step: NextStep, place: QRect, at: QPointF) -> bool:
        pill = self._painter.pill(self.scale, step, place)
        return pill is not None and pill.left() - 2 <= at.x() <= pill.right() + 2

    def _movable_at(self, at: QPointF) -> int | None:
        """Return the row whose next step's window stands at a place, where the user may choose its day."""
        row = self._row_at(at.y())
        track = self._model.track(row) if self._model.id_at(row) is not None else None
        if self._pin is None or track is None or track.next_step is None or not self._pin.can_hold(track.next_step):
            return None
        pill = self._painter.pill(self.scale, track.next_step, self._place_of(row))
        return row if pill is not None and pill.adjusted(-2, -2, 2, 2).contains(at) else None

    @property
    def _holds(self) -> bool:
        return self._pin is not None and self._pin.row is not None

    def _foreseen(self, row: int) -> tuple[NextStep, ...]:
        return self._model.foreseen(row) if self._pin is not None else ()

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

    def _put_back(self) -> None:
        if self._pin is not None:
            self._pin.let_go()
        self._pressed = None
        self._dragging = False
        self.viewport().unsetCursor()
        self.viewport().update()

    def _point_at(self, row: int) -> None:
        if 0 <= row < self._model.rowCount():
            self.pointed_at.emit(row)
            self._model.fold(row)

    def _choose(self, row: int) -> None:
        row = max(0, min(self._model.rowCount() - 1, row))
        if 0 <= row < self._model.rowCount():
            flags = QItemSelectionModel.SelectionFlag
            self._selection.setCurrentIndex(self._model.index(row, 0), flags.ClearAndSelect | flags.Rows)

    def _drag(self, px: float) -> None:
        self._follows_today = False
        self._show(self.scale.moved(px))
        self._look_over()

    def _zoom_at(self, factor: float, x: float) -> None:
        self._follows_today = False
        self._show(self.scale.zoomed(factor, x))
        self._look_over()

    def _look_over(self) -> None:
        if self.overview is None:
            from hearback.desk.timeline.overview import Overview

            self.overview = Overview(self._theme, self._model.planned_days, self._overview_name, self.viewport())
            self.overview.asked.connect(self._go_to_day)
        self.overview.look(self.scale, self.scale.day_of(self._model.now))

    def _go_to_day(self, day: float) -> None:
        self._follows_today = False
        self._show(self.scale.showing(day, 0.5))

    def _show(self, scale: Scale) -> None:
        if self._follows_today:
            scale = scale.showing(scale.day_of(self._model.now), _TODAY_AT)
        self.scale = scale
        self._header.scale = scale
        self._header.now = self._model.now
        self._header.update()
        self.viewport().update()
        if self.overview is not None:
            self.overview.follow(scale)

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
        self._painter.days_off.forget()
        if self.overview is not None:
            self.overview.forget()
        if self._holds:
            self._put_back()
        self._place()
