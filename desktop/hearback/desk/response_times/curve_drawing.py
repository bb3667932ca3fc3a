"""Draws the curves with bands, ticks for those still waiting and names beside them, on the screen or into a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from hearback.desk.response_times.direct_labels import placed
from hearback.desk.response_times.plot import Plot, days_in_sight, tick_step
from hearback.desk.theme import Theme, Tokens, blend
from hearback.desk.words import Words
from hearback.domain.response_times.curve import Curve

_SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
_LONGEST_NAME = 0.45
"""A name may take so much of the chart's width."""

_EASILY_TOLD_APART = 3
"""The bands of more curves are drawn fainter."""


@dataclass(frozen=True, slots=True)
class Line:
    """One curve with its name; `number` is its place among the curves, which its colour goes by (None: all together)."""

    key: str
    name: str
    curve: Curve
    number: int | None


def colour_of(line: Line, tokens: Tokens) -> QColor:
    """Return a curve's colour."""
    colours = (tokens.accent, tokens.interview, tokens.due, tokens.ok, tokens.misspelt, tokens.ink)
    return tokens.mute if line.number is None else colours[line.number % len(colours)]


class CurveDrawing:
    """Draws one chart after the other; `lead` is the curve that stands out (empty: none)."""

    def __init__(self, words: Words, theme: Theme) -> None:
        self._words = words
        self._theme = theme

    def plot_in(self, rect: QRectF, lines: Sequence[Line], mirrored: bool) -> Plot:
        """Return where the lines stand in a chart: beside the shares, above the days."""
        metrics = QFontMetrics(self._theme.font(11))
        beside = max(metrics.horizontalAdvance(self._words.percent(share)) for share in _SHARES) + 10
        above, below, far = metrics.height() * 1.2, metrics.height() + 10, metrics.horizontalAdvance("00") / 2 + 4
        left, right = (far, beside) if mirrored else (beside, far)
        days = days_in_sight(line.curve for line in lines)
        return Plot(rect.adjusted(left, above, -right, -below), days, mirrored)

    def draw(self, painter: QPainter, plot: Plot, lines: Sequence[Line], lead: str) -> None:
        """Draw everything but a read-out."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_axes(painter, plot)
        # what stands out is drawn over the others
        ordered = sorted(lines, key=lambda line: line.key == lead)
        for line in ordered:
            faint = line.key != lead if lead else len(lines) > _EASILY_TOLD_APART
            self._draw_band(painter, plot, line, faint=faint)
        for line in ordered:
            self._draw_line(painter, plot, line, lead == line.key)
        self._draw_names(painter, plot, sorted(lines, key=lambda line: line.key != lead))

    def _draw_axes(self, painter: QPainter, plot: Plot) -> None:
        tokens, area = self._theme.tokens, plot.area
        painter.setFont(self._theme.font(11))
        metrics = painter.fontMetrics()
        for share in _SHARES:
            y, text = plot.y_of(share), self._words.percent(share)
            painter.setPen(QPen(tokens.line, 1))
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
            painter.setPen(tokens.mute)
            x = area.right() + 8 if plot.mirrored else area.left() - 8 - metrics.horizontalAdvance(text)
            painter.drawText(QPointF(x, y + metrics.ascent() / 2 - 1), text)
        step = tick_step(plot.days, int(area.width() / (metrics.horizontalAdvance("0000") + 16)))
        for day in range(0, int(plot.days) + 1, step):
            text = self._words.number(day)
            x = plot.x_of(day) - metrics.horizontalAdvance(text) / 2
            painter.drawText(QPointF(x, area.bottom() + metrics.ascent() + 6), text)

    def _draw_band(self, painter: QPainter, plot: Plot, line: Line, *, faint: bool) -> None:
        edge = plot.outline(line.curve, line.curve.high) + plot.outline(line.curve, line.curve.low)[::-1]
        colour = QColor(colour_of(line, self._theme.tokens))
        colour.setAlphaF(0.06 if faint else 0.13)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF(edge))

    def _draw_line(self, painter: QPainter, plot: Plot, line: Line, leads: bool) -> None:
        curve, corners = line.curve, plot.outline(line.curve, line.curve.survival)
        if not corners:
            return
        style = Qt.PenStyle.DashLine if line.number is None else Qt.PenStyle.SolidLine
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour_of(line, self._theme.tokens), 3 if leads else 2, style))
        painter.drawPolyline(QPolygonF(corners))
        painter.setPen(QPen(colour_of(line, self._theme.tokens), 1.5))
        ticks = [step for step in plot.steps_of(curve) if curve.censored[step]]
        places = [(plot.x_of(curve.times[step]), plot.y_of(1 - curve.survival[step])) for step in ticks]
        painter.drawLines([QLineF(x, y - 5, x, y + 5) for x, y in places])

    def _draw_names(self, painter: QPainter, plot: Plot, lines: Sequence[Line]) -> None:
        tokens, font = self._theme.tokens, self._theme.font(11, bold=True)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        names, wanted, lines = [], [], [line for line in lines if line.curve.times]
        for line in lines:
            name = metrics.elidedText(line.name, Qt.TextElideMode.ElideRight, round(plot.area.width() * _LONGEST_NAME))
            size = QSizeF(metrics.horizontalAdvance(name) + 6, metrics.height())
            end, share = plot.end_of(line.curve), 1 - line.curve.survival_at(plot.end_of(line.curve))
            inwards = size.width() / 2 if plot.mirrored else -size.width() / 2
            names.append(name)
            wanted.append((QPointF(plot.x_of(end) + inwards, plot.y_of(share) - 3), size))
        behind = QColor(tokens.panel)
        behind.setAlphaF(0.75)
        for line, name, place in zip(lines, names, placed(wanted, plot.area.adjusted(0, -metrics.height(), 0, 0)), strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(behind)
            painter.drawRoundedRect(place, 3, 3)
            painter.setPen(_readable(colour_of(line, tokens), tokens))
            painter.drawText(QPointF(place.left() + 3, place.bottom() - metrics.descent()), name)


def _readable(colour: QColor, tokens: Tokens) -> QColor:
    """Return a curve's colour, nearer to the ink: its name stands over bands."""
    return blend(tokens.ink, colour, 0.2)
