"""The axis above the tracks: months over days, and the pill that says which is today."""

import datetime as dt
from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hearback.desk.language.short_days import ShortDays
from hearback.desk.theme import Theme
from hearback.desk.timeline.scale import Scale
from hearback.desk.timeline.ticks import WEEKLY, day_ticks, has_hours, hour_ticks

_WITH_WEEKDAY = 110
"""From how many px a day on its weekday is named, too."""

_BESIDE_NAME = 16

_Stretch = tuple[int, int, str]
"""Days from the first to the last (exclusive), and what they are called."""


class DaysHeader(QWidget):
    """Paints months and days along a scale that the timeline sets."""

    def __init__(self, theme: Theme, days: ShortDays, today_word: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._days = days
        self._today_word = today_word
        self.scale: Scale | None = None
        self.now: dt.datetime | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        scale, now = self.scale, self.now
        if scale is None or now is None:
            return
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.panel)
        middle = self.height() / 2
        small, bold = self._theme.font(11), self._theme.font(11, bold=True)
        half = self.height() - middle - 2
        pill = self._today_pill(scale, now)
        today = self._days.date(now)
        by_hours = has_hours(scale)
        painter.setFont(small)
        for at, text in self._below(scale, today, by_hours=by_hours):
            x = scale.x_of_day(at)
            painter.setPen(tokens.line)
            painter.drawLine(round(x), round(middle) + 2, round(x), self.height())
            painter.setPen(tokens.mute)
            if 0 <= x <= scale.width:
                self._text(painter, scale, x, middle, half, text)
        painter.setFont(bold)
        painter.setPen(tokens.mute)
        metrics = painter.fontMetrics()
        above = self._days_above(scale, today) if by_hours else self._months_above(scale, metrics)
        self._paint_above(painter, scale, middle, pill, above)
        painter.setPen(tokens.line)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if 0 <= scale.x_of(now) <= self.width():
            x = round(scale.x_of(now))
            painter.fillRect(QRectF(x - 1, pill.bottom() - 1, 2, self.height() - pill.bottom() + 1), tokens.due)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.due)
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            painter.setPen(tokens.panel)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._today_word)
        painter.end()

    def _today_pill(self, scale: Scale, now: dt.datetime) -> QRectF:
        metrics = QFontMetrics(self._theme.font(11, bold=True))
        width, height = metrics.horizontalAdvance(self._today_word) + 14, metrics.height() + 3
        return QRectF(scale.x_of(now) - width / 2, 4, width, height)

    def _below(self, scale: Scale, today: dt.date, *, by_hours: bool) -> Iterator[tuple[float, str]]:
        """Yield where a line stands in the lower half, and what it is called: hours, days or weeks; months have no name there."""
        if by_hours:
            yield from ((at, self._days.hour(hour)) for at, hour in hour_ticks(scale))
            return
        for day in day_ticks(scale, self._days.first_weekday):
            if scale.per_day < WEEKLY:
                name = ""
            else:
                name = self._days.bare_day(day) if scale.per_day < _WITH_WEEKDAY else self._days.day(day, today)
            yield float(day.toordinal()), name

    def _days_above(self, scale: Scale, today: dt.date) -> Iterator[_Stretch]:
        for ordinal in scale.visible_days():
            yield ordinal, ordinal + 1, self._days.day(dt.date.fromordinal(ordinal), today)

    def _months_above(self, scale: Scale, metrics: QFontMetrics) -> Iterator[_Stretch]:
        """Yield months, named in full where they fit and shortly where they do not; quarters or years if need be."""
        visible = scale.visible_days()
        if not visible:
            return
        month_width = 30 * scale.per_day
        short = metrics.horizontalAdvance("September 2027") + _BESIDE_NAME > month_width
        longest = metrics.horizontalAdvance(self._days.month(dt.date(2027, 9, 1), short=True, year=True)) + _BESIDE_NAME
        step = next((months for months in (1, 3) if longest <= months * month_width), 12)
        first = dt.date.fromordinal(visible[0])
        month = first.replace(month=first.month - (first.month - 1) % step, day=1)
        named = False
        while month.toordinal() <= visible[-1]:
            following = (month + dt.timedelta(days=31 * step)).replace(day=1)
            name = self._days.month(month, short=short, year=not named or month.month == 1)
            named = True
            yield month.toordinal(), following.toordinal(), name
            month = following

    def _paint_above(self, painter: QPainter, scale: Scale, middle: float, pill: QRectF, stretches: Iterator[_Stretch]) -> None:
        """Name the stretches of days in the upper half; the first one's name stays in sight while it is scrolled out."""
        metrics = painter.fontMetrics()
        for begin, end, name in stretches:
            seen_from = max(float(begin), scale.left)
            width = metrics.horizontalAdvance(name) + 16
            x = scale.x_of_day(seen_from)
            place = QRectF(x - width if scale.mirrored else x, 0, width, 1)
            hidden = place.left() < pill.right() + 4 and place.right() > pill.left() - 4
            if (end - seen_from) * scale.per_day >= width and not hidden:
                indent = 0 if begin > scale.left else (-6 if scale.mirrored else 6)
                self._text(painter, scale, x + indent, 4, middle - 4, name)

    def _text(self, painter: QPainter, scale: Scale, x: float, top: float, height: float, text: str) -> None:
        width = painter.fontMetrics().horizontalAdvance(text) + 8
        place = QRectF(x - width if scale.mirrored else x, top, width, height)
        painter.drawText(place.adjusted(4, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
