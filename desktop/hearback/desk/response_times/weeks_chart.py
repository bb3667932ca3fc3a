"""The small chart of messages sent (upwards) and replies received (downwards) in each week."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from hearback.desk.language.short_days import ShortDays
from hearback.desk.response_times.page_words import PageWords
from hearback.desk.response_times.read_out import ReadOut
from hearback.desk.response_times.readable_chart import ReadableChart
from hearback.desk.theme import Theme
from hearback.domain.response_times.overview import Week

_WEEK = 18
"""The least width of a week, in px at usual text."""


class WeeksChart(ReadableChart):
    """Shows the latest weeks that there is room for; earlier ones come into sight as they are read."""

    def __init__(self, page_words: PageWords, days: ShortDays, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, page_words.weeks_title(), page_words.chart_how(), parent)
        self._words = page_words
        self._days = days
        self.weeks: Sequence[Week] = ()

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Show these weeks, the last one read first."""
        self.weeks = weeks
        self.read(None)

    def draw(self, painter: QPainter) -> None:
        tokens, area, shown = self._theme.tokens, self._area, self._in_sight
        font = self._theme.font(11)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        sent, replies = self._words.week_names()
        most = max((max(week.sent, week.replies) for week in self.weeks), default=1) or 1
        middle = area.top() + area.height() / 2
        half = area.height() / 2 - 4
        bar = self._width * 0.62
        for place in shown:
            week, x = self.weeks[place], self.x_of_place(place) - bar / 2
            up, down = half * week.sent / most, half * week.replies / most
            painter.fillRect(QRectF(x, middle - 1 - up, bar, up), tokens.accent)
            painter.fillRect(QRectF(x, middle + 1, bar, down), tokens.ok)
        painter.setPen(QPen(tokens.line, 1))
        painter.drawLine(QLineF(area.left(), middle, area.right(), middle))
        painter.setPen(tokens.mute)
        for name, y in ((sent, middle - half / 2), (replies, middle + half / 2)):
            x = area.right() + 8 if self.isRightToLeft() else area.left() - 8 - metrics.horizontalAdvance(name)
            painter.drawText(QPointF(x, y + metrics.ascent() / 2 - 1), name)
        self._draw_days(painter, shown, area)

    def _draw_days(self, painter: QPainter, shown: range, area: QRectF) -> None:
        """Name as many Mondays as there is room for, the last one always."""
        metrics = painter.fontMetrics()
        taken: QRectF | None = None
        for place in reversed(shown):
            name = self._days.bare_day(self.weeks[place].monday)
            width = metrics.horizontalAdvance(name)
            x = min(max(self.x_of_place(place) - width / 2, 0.0), self.width() - width)
            box = QRectF(x - 8, area.bottom(), width + 16, metrics.height())
            if taken is None or not box.intersects(taken):
                painter.drawText(QPointF(x, area.bottom() + metrics.ascent() + 3), name)
                taken = box

    def places(self) -> range:
        return range(len(self.weeks))

    def first_read(self) -> int:
        return len(self.weeks) - 1

    def place_at(self, x: float) -> int:
        area = self._area
        along = area.right() - x if self.isRightToLeft() else x - area.left()
        return self._in_sight.start + int(max(along, 0) / self._width)

    def x_of_place(self, place: int) -> float:
        area, along = self._area, (place - self._in_sight.start + 0.5) * self._width
        return area.right() - along if self.isRightToLeft() else area.left() + along

    def read_out(self, place: int) -> ReadOut:
        week, tokens = self.weeks[place], self._theme.tokens
        names = self._words.week_names()
        values = self._words.number(week.sent), self._words.number(week.replies)
        lines = [(names[0], values[0], tokens.accent), (names[1], values[1], tokens.ok)]
        return ReadOut(self._words.week_of(week.monday), lines)

    def height_at_100_percent(self) -> int:
        return 120

    @property
    def _area(self) -> QRectF:
        metrics = QFontMetrics(self._theme.font(11))
        beside = max(metrics.horizontalAdvance(name) for name in self._words.week_names()) + 14
        left, right = (6, beside) if self.isRightToLeft() else (beside, 6)
        return QRectF(self.rect()).adjusted(left, 6, -right, -metrics.height() - 8)

    @property
    def _width(self) -> float:
        """How wide a week is: all of them where they fit, yet not so few that each is a wall."""
        least = float(self._theme.px(_WEEK))
        return max(least, min(self._area.width() / max(len(self.weeks), 1), 2.5 * least))

    @property
    def _in_sight(self) -> range:
        fit = max(int(self._area.width() / self._width), 1)
        last = len(self.weeks)
        if self.place is not None and self.hasFocus() and self.place < last - fit:
            last = self.place + fit
        return range(max(last - fit, 0), last)
