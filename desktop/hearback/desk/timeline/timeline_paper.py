"""List and timeline as a table on paper: every row of the list, each beside the days that are in view."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from hearback.desk.application_model import ApplicationModel
from hearback.desk.language.sentences import Sentences
from hearback.desk.paper import Cell, Column, Line, PaperTable
from hearback.desk.theme import Look
from hearback.desk.timeline.scale import Scale
from hearback.desk.timeline.ticks import WEEKLY, day_ticks
from hearback.desk.timeline.track_painter import TrackPainter
from hearback.desk.words import Words
from hearback.domain.job_application import Outcome

_ROW = 38.0
_HEADING = 34.0
_BESIDE_NAME = 8.0


def timeline_on_paper(
    model: ApplicationModel, scale: Scale, about: Sequence[str], words: Words, sentences: Sentences, look: Look
) -> PaperTable:
    """Return the rows as they are, with the days that `scale` has in sight; `about` says which they are."""
    say = words.say
    days = _Days(model, scale, sentences, look, words.say("Today"), sentences.outcome)
    return PaperTable(
        title=say("Applications"),
        about=about,
        columns=[
            Column(heading=say("Application"), share=3),
            Column(heading=say("Next step"), share=2.2),
            Column(heading="", share=9, draw=days.draw, draw_heading=days.draw_heading),
        ],
        lines=[_line(model, row, sentences) for row in range(model.rowCount())],
        page_words=lambda page, pages: say("Page {page} of {pages}", page=page, pages=pages),
        mirrored=words.right_to_left,
        landscape=True,
        heading_height=_HEADING,
        least_height=_ROW,
    )


def _line(model: ApplicationModel, place: int, sentences: Sentences) -> Line:
    heading = model.heading_at(place)
    if heading is not None:
        return Line([Cell(model.heading_text(heading), bold=True)], is_heading=True)
    row, now = model.row(place), model.now
    if row is None:
        return Line([Cell(), Cell(), Cell()])
    step = sentences.next_step(row.next_step, now).text if row.next_step is not None else ""
    stage = sentences.stage(row.stage) if row.stage is not None else ""
    return Line([Cell(row.company, row.role, bold=True), Cell(step, stage), Cell()])


class _Days:
    """Draws a row's time, and the axis above, into whatever width the column has."""

    def __init__(
        self,
        model: ApplicationModel,
        scale: Scale,
        sentences: Sentences,
        look: Look,
        today: str,
        outcome: Callable[[Outcome], str],
    ) -> None:
        self._model = model
        self._scale = scale
        self._days = sentences.days
        self._look = look
        self._today = today
        self._painter = TrackPainter(look, outcome)
        self._painter.days_off.know_holidays()

    def draw(self, painter: QPainter, place: QRectF, row: int) -> None:
        """Draw a row's days off, its track, and where today stands."""
        scale, tokens = self._fitted(place), self._look.tokens
        # a px higher: the table has a line of its own below the row
        box = QRect(0, 0, round(place.width()), round(place.height()) + 1)
        track = self._model.track(row)
        self._painter.ground(painter, scale, track, box, chosen=False)
        for day in day_ticks(scale, self._days.first_weekday):
            painter.fillRect(QRectF(scale.x_of_day(day.toordinal()), 0, 0.5, place.height()), tokens.line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if track is not None:
            self._painter.track(painter, scale, track, self._model.foreseen(row), box, self._model.now)
        painter.fillRect(QRectF(scale.x_of(self._model.now) - 0.75, 0, 1.5, place.height()), tokens.due)

    def draw_heading(self, painter: QPainter, place: QRectF) -> None:
        """Name days or months along the axis, each where there is room for it, today above them."""
        scale, tokens = self._fitted(place), self._look.tokens
        font = self._look.font(11)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(tokens.mute)
        begin, taken = place.height() - metrics.height() - 4, -1.0
        ticks = sorted(day_ticks(scale, self._days.first_weekday), key=lambda day: scale.x_of_day(day.toordinal()))
        for day in ticks:
            name = self._days.bare_day(day) if scale.per_day >= WEEKLY else self._days.month(day, short=True)
            width = metrics.horizontalAdvance(name) + 1
            x = scale.x_of_day(day.toordinal())
            left = x - width if scale.mirrored else x
            if left > taken and left >= 0 and left + width <= place.width():
                painter.drawText(QPointF(left, begin + metrics.ascent()), name)
                taken = left + width + _BESIDE_NAME
        now = scale.x_of(self._model.now)
        if 0 <= now <= place.width():
            width = metrics.horizontalAdvance(self._today) + 1
            left = max(0.0, min(now - width / 2, place.width() - width))
            painter.setPen(tokens.due)
            painter.drawText(QRectF(left, 0, width, metrics.height()), Qt.AlignmentFlag.AlignCenter, self._today)

    def _fitted(self, place: QRectF) -> Scale:
        """Return the scale that has the same days in sight in another width."""
        return replace(self._scale, per_day=self._scale.per_day * place.width() / self._scale.width, width=place.width())
