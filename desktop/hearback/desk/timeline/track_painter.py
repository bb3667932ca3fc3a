"""Paints one row of the timeline: the days off below, the line, the windows and the marks, each where the scale has it."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from hearback.desk.theme import Look, blend
from hearback.desk.timeline.days_off import DaysOff, usual_weekends
from hearback.desk.timeline.marks import REACH, WINDOW_HEIGHT, draw_foreseen, draw_mark, draw_window
from hearback.desk.timeline.scale import Scale
from hearback.domain.job_application import Closing, Outcome, Step
from hearback.domain.next_step import NextStep, Window
from hearback.domain.timeline import Track

_WITHOUT_PILL = frozenset({Step.WAIT_FOR_INTERVIEW, Step.ANSWER_THEM})
"""Steps whose moment is a mark already: the round, the reply."""

_FULL_SIZE_FROM = 14.0
"""From how many px a day on marks have their full size."""

_SUNK_FROM = 3.0
"""From how many px a day on days off can be told apart; below they would only flicker."""

_BEHIND_END = 6
"""Px between the end of a track and the word that says how it ended."""


class TrackPainter:
    """Knows how a row looks; where things stand is asked of the scale each time."""

    def __init__(self, theme: Look, outcome: Callable[[Outcome], str]) -> None:
        """`outcome` names how an application ended."""
        self._theme = theme
        self._outcome = outcome
        self.days_off = DaysOff()

    def ground(self, painter: QPainter, scale: Scale, track: Track | None, place: QRect, *, chosen: bool) -> None:
        """Paint what lies under a row's track: the company's days off."""
        tokens = self._theme.tokens
        sunk = tokens.sunk
        if chosen:
            painter.fillRect(place, blend(tokens.accent_soft, tokens.panel, 0.7))
            sunk = blend(tokens.accent_soft, tokens.sunk, 0.55)
        visible = scale.visible_days()
        runs = self.days_off.of(track.calendar, visible) if track is not None else usual_weekends(visible)
        _sink(painter, scale, runs, place, sunk)
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), tokens.line)

    def below(self, painter: QPainter, scale: Scale, place: QRect) -> None:
        """Paint the weekends where no row stands."""
        _sink(painter, scale, usual_weekends(scale.visible_days()), place, self._theme.tokens.sunk)

    def track(
        self, painter: QPainter, scale: Scale, track: Track, foreseen: Sequence[NextStep], place: QRect, now: dt.datetime
    ) -> None:
        """Paint a row's line, what is foreseen, the next step's window, and the marks on top."""
        tokens = self._theme.tokens
        middle = _middle(place)
        if track.line is not None:
            begin, end = sorted((scale.x_of(track.line[0]), scale.x_of(track.line[1])))
            begin, end = max(begin, -4.0), min(end, scale.width + 4)
            if begin < end:
                painter.fillRect(QRectF(begin, middle - 0.5, end - begin, 1.2), blend(tokens.mute, tokens.panel, 0.75))
        for later in foreseen:
            if (pill := self.pill(scale, later, place)) is not None and _is_in_sight(pill, scale):
                draw_foreseen(painter, pill, tokens, moment=later.window is None)
        step = track.next_step
        if step is not None and (pill := self.pill(scale, step, place)) is not None and _is_in_sight(pill, scale):
            best = step.window.best if step.window else step.at
            assert best is not None
            draw_window(painter, pill, scale.x_of(best), tokens, due=step.is_due(now))
        size = self._mark_size(scale)
        for mark in track.marks:
            x = scale.x_of(mark.at)
            if -REACH <= x <= scale.width + REACH:
                draw_mark(painter, mark.kind, QPointF(x, middle), size, tokens, mirrored=scale.mirrored)
                if isinstance(mark.record, Closing):
                    self._end(painter, scale, x, self._outcome(mark.record.outcome), place)

    def pill(self, scale: Scale, step: NextStep, place: QRect) -> QRectF | None:
        """Return where a step's window stands in a row, if it has one."""
        if (step.window is None and step.deadline is None) or step.step in _WITHOUT_PILL:
            return None
        return self.pill_of(scale, step.window or Window(step.at, step.at, step.at), place)  # type: ignore[arg-type]

    def pill_of(self, scale: Scale, window: Window, place: QRect) -> QRectF:
        """Return where a window stands in a row; a moment is as wide as a pill is high."""
        begin, end = sorted((scale.x_of(window.earliest), scale.x_of(window.latest)))
        height = WINDOW_HEIGHT * self._mark_size(scale)
        if end - begin < height:
            begin, end = (end - height, end) if scale.mirrored else (begin, begin + height)
        return QRectF(begin, _middle(place) - height / 2, end - begin, height)

    def _end(self, painter: QPainter, scale: Scale, x: float, outcome: str, place: QRect) -> None:
        """Write behind the end of a track how it ended."""
        painter.setFont(self._theme.font(11))
        painter.setPen(self._theme.tokens.mute)
        width = painter.fontMetrics().horizontalAdvance(outcome) + 2
        begin = x - _BEHIND_END - width if scale.mirrored else x + _BEHIND_END
        line = QRectF(begin, place.top(), width, place.height() - 1)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, outcome)

    def _mark_size(self, scale: Scale) -> float:
        zoomed = min(1.0, 0.55 + 0.45 * scale.per_day / _FULL_SIZE_FROM)
        return zoomed * self._theme.px() / 13


def _middle(place: QRect) -> float:
    return place.top() + place.height() / 2 - 0.5


def _is_in_sight(pill: QRectF, scale: Scale) -> bool:
    return pill.right() >= 0 and pill.left() <= scale.width


def _sink(painter: QPainter, scale: Scale, runs: Sequence[range], place: QRect, colour: QColor) -> None:
    if scale.per_day < _SUNK_FROM:
        return
    for run in runs:
        begin, end = sorted((scale.x_of_day(run.start), scale.x_of_day(run.stop)))
        painter.fillRect(QRect(round(begin), place.top(), round(end) - round(begin), place.height() - 1), colour)
