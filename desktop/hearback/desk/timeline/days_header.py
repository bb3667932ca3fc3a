"""The axis above the tracks: months over days, and the pill that says which is today."""

import datetime as dt
from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hearback.desk.language.short_days import ShortDays
from hearback.desk.theme import Theme
from hearback.desk.timeline.scale import Scale

_DAILY = 60
_WEEKLY = 9
"""From how many px a day on every day, every week is named; below, months alone."""


def ticks(scale: Scale, first_weekday: int) -> Iterator[dt.date]:
    """Yield the days in sight where a line stands: each, the first of each week, or the first of each month."""
    for ordinal in scale.visible_days():
        day = dt.date.fromordinal(ordinal)
        if scale.per_day >= _DAILY or (day.weekday() == first_weekday if scale.per_day >= _WEEKLY else day.day == 1):
            yield day


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
        if scale.per_day >= _WEEKLY:
            painter.setFont(small)
            for day in ticks(scale, self._days.first_weekday):
                x = scale.x_of_day(day.toordinal())
                painter.setPen(tokens.line)
                painter.drawLine(round(x), round(middle) + 2, round(x), self.height())
                painter.setPen(tokens.mute)
                text = self._days.bare_day(day) if day.day == 1 or scale.per_day < 200 else self._days.number(day.day)
                self._text(painter, scale, x, middle, half, text)
        painter.setFont(bold)
        painter.setPen(tokens.mute)
        self._paint_months(painter, scale, middle, pill)
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

    def _paint_months(self, painter: QPainter, scale: Scale, middle: float, pill: QRectF) -> None:
        metrics = painter.fontMetrics()
        visible = scale.visible_days()
        if not visible:
            return
        month = dt.date.fromordinal(visible[0]).replace(day=1)
        # months are named in full where they fit, shortly where they do not, and every third where even that is too much
        short = metrics.horizontalAdvance("September 2027") + 12 > 30 * scale.per_day
        narrow = metrics.horizontalAdvance(self._days.month(dt.date(2026, 9, 1), short=True)) + 10 > 30 * scale.per_day
        first = True
        while month.toordinal() <= visible[-1]:
            following = (month + dt.timedelta(days=32)).replace(day=1)
            begins = max(float(month.toordinal()), scale.left)
            room = (following.toordinal() - begins) * scale.per_day
            name = self._days.month(month, short=short)
            if first or month.month == 1:
                name = f"{self._days.month(month, short=short)} {month.year}" if str(month.year) not in name else name
            width = metrics.horizontalAdvance(name) + 16
            if room >= width and not (narrow and month.month % 3 != 1):
                x = scale.x_of_day(begins)
                place = QRectF(x - width if scale.mirrored else x, 0, width, 1)
                if not (place.left() < pill.right() + 4 and place.right() > pill.left() - 4):
                    self._text(
                        painter, scale, x + (0 if begins > scale.left else (-6 if scale.mirrored else 6)), 4, middle - 4, name
                    )
                    first = False
            if scale.per_day < _WEEKLY and month.toordinal() >= scale.left:
                x = scale.x_of_day(month.toordinal())
                painter.fillRect(QRectF(x, middle + 2, 1, self.height()), self._theme.tokens.line)
            month = following

    def _text(self, painter: QPainter, scale: Scale, x: float, top: float, height: float, text: str) -> None:
        width = painter.fontMetrics().horizontalAdvance(text) + 8
        place = QRectF(x - width if scale.mirrored else x, top, width, height)
        painter.drawText(place.adjusted(4, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
