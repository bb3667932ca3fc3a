"""The chart of how many messages have got a reply after how many working days."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from hearback.desk.response_times.curve_drawing import CurveDrawing, Line, colour_of
from hearback.desk.response_times.page_words import PageWords
from hearback.desk.response_times.plot import Plot
from hearback.desk.response_times.read_out import ReadOut
from hearback.desk.response_times.readable_chart import ReadableChart
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.domain.response_times.waits import Origin

_AROUND = 6


class CurveChart(ReadableChart):
    """Shows lines; each working day can be read out."""

    def __init__(self, words: Words, page_words: PageWords, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, page_words.chart_title(), page_words.chart_how(), parent)
        self._page_words = page_words
        self._drawing = CurveDrawing(words, theme)
        self._origin = Origin.MESSAGE
        self.lines: Sequence[Line] = ()
        self.lead = ""
        """The key of the curve that stands out, empty where none does."""

    def show_lines(self, lines: Sequence[Line], origin: Origin) -> None:
        """Show these curves."""
        self.lines, self._origin = lines, origin
        self.read(None)

    def let_lead(self, key: str) -> None:
        """Make one curve stand out."""
        self.lead = key
        self.update()

    def draw_in(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the chart without a read-out, into a file for instance."""
        self._drawing.draw(painter, self._drawing.plot_in(rect, self.lines, self.isRightToLeft()), self.lines, self.lead)

    def draw(self, painter: QPainter) -> None:
        self._drawing.draw(painter, self._plot, self.lines, self.lead)

    def places(self) -> range:
        return range(int(self._plot.days) + 1) if any(line.curve.times for line in self.lines) else range(0)

    def place_at(self, x: float) -> int:
        return round(self._plot.day_at(x))

    def x_of_place(self, place: int) -> float:
        return self._plot.x_of(place)

    def read_out(self, place: int) -> ReadOut:
        tokens, words = self._theme.tokens, self._page_words
        lines = [(line.name, words.at(line.curve, place), colour_of(line, tokens)) for line in self.lines]
        return ReadOut(words.after_days(place, self._origin), lines)

    def height_at_100_percent(self) -> int:
        return 290

    @property
    def _plot(self) -> Plot:
        around = QRectF(self.rect()).adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND)
        return self._drawing.plot_in(around, self.lines, self.isRightToLeft())
