"""A table on paper: its headings repeated on every page, in light colours, every text as it was typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPagedPaintDevice, QPageLayout, QPainter, QTextLayout, QTextOption

from hearback.desk.theme import Theme

MARGIN_MM = 14.0
_PX_AN_INCH = 96.0
"""Everything on paper is measured in px of this size, whatever the printer's dots."""

_TITLE, _TEXT, _SMALL = 20, 12, 11
_BETWEEN_COLUMNS, _AROUND_LINE, _FOOTER = 12.0, 5.0, 28.0
_MOST_LINES = 6
"""A text that would take more is cut: no entry may be longer than a page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, and a second, smaller one below it."""

    text: str = ""
    second: str = ""
    bold: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of cells, or a heading that stands across (its first cell) and stays with the line after it."""

    cells: Sequence[Cell]
    is_heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column with its share of the width; what is not text is drawn, line by line, into the place that it has."""

    heading: str
    share: float
    draw: Callable[[QPainter, QRectF, int], None] | None = None
    draw_heading: Callable[[QPainter, QRectF], None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTable:
    """What is put on paper. `about` stands below the title, `page_words` says which page of how many one is."""

    title: str
    about: Sequence[str]
    columns: Sequence[Column]
    lines: Sequence[Line]
    page_words: Callable[[int, int], str]
    mirrored: bool = False
    landscape: bool = False
    heading_height: float = 22.0
    least_height: float = 0.0
    """How high a line is at least: what is drawn may need more than its text."""


class PaperLook:
    """The look on paper: the light theme's colours and its font, at sizes in px, whatever the window wears."""

    def __init__(self, theme: Theme) -> None:
        self.tokens = theme.light_tokens
        self._family = theme.font().family()

    def px(self, size: int = 13) -> int:
        """Return a size as it is on paper."""
        return size

    def font(self, size: int = 13, *, bold: bool = False) -> QFont:
        """Return the text's font, spaced as paper can: to the fraction of a px."""
        font = QFont(self._family)
        font.setPixelSize(size)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # who copies or looks for a text in a document wants its letters, not one sign for two of them
        font.setFeature(QFont.Tag("liga"), 0)
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font


def page_layout(table: PaperTable, layout: QPageLayout) -> QPageLayout:
    """Return a device's page layout, turned and with the margins that a table has."""
    fitted = QPageLayout(layout)
    fitted.setUnits(QPageLayout.Unit.Millimeter)
    orientation = QPageLayout.Orientation
    fitted.setOrientation(orientation.Landscape if table.landscape else orientation.Portrait)
    fitted.setMargins(QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM))
    return fitted


def put_on_paper(table: PaperTable, look: PaperLook, device: QPagedPaintDevice, pages: tuple[int, int] | None = None) -> None:
    """Paint a table on a device, page by page: all, or from one page to another (counted from 1)."""
    room = device.pageLayout().paintRect(QPageLayout.Unit.Inch)
    laid_out = Pages(table, look, room.width() * _PX_AN_INCH, room.height() * _PX_AN_INCH)
    first, last = pages or (1, laid_out.count)
    painter = QPainter(device)
    painter.scale(device.logicalDpiX() / _PX_AN_INCH, device.logicalDpiY() / _PX_AN_INCH)
    for number in range(first, min(last, laid_out.count) + 1):
        if number > first:
            device.newPage()
        laid_out.paint(painter, number)
    painter.end()


class Pages:
    """A table broken into pages of one size."""

    def __init__(self, table: PaperTable, look: PaperLook, width: float, height: float) -> None:
        self._table = table
        self._look = look
        self._width, self._height = width, height
        shares = sum(column.share for column in table.columns)
        room = width - _BETWEEN_COLUMNS * (len(table.columns) - 1)
        self._widths = [room * column.share / shares for column in table.columns]
        self._title_height = self._measured_title()
        self._heights = [self._measured(line) for line in table.lines]
        self.begins = self._broken()
        """The line that each page begins with."""

    @property
    def count(self) -> int:
        """How many pages there are; a table without lines has one."""
        return len(self.begins)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, counted from 1."""
        top = 0.0
        if number == 1:
            self._paint_title(painter)
            top = self._title_height
        self._paint_headings(painter, top)
        top += self._table.heading_height
        begin = self.begins[number - 1]
        end = self.begins[number] if number < self.count else len(self._table.lines)
        for index in range(begin, end):
            self._paint_line(painter, index, top)
            top += self._heights[index]
        self._paint_footer(painter, number)

    # how high, and where

    def _broken(self) -> list[int]:
        """Return the line that each page begins with."""
        begins = [0]
        most = self._height - _FOOTER - self._table.heading_height
        left = most - self._title_height
        for index, height in enumerate(self._heights):
            following = (
                self._heights[index + 1] if self._table.lines[index].is_heading and index + 1 < len(self._heights) else 0.0
            )
            if height + following > left and index > begins[-1]:
                begins.append(index)
                left = most
            left -= height
        return begins

    def _measured_title(self) -> float:
        title = self._text(self._table.title, self._look.font(_TITLE, bold=True), self._width)
        about = [self._text(one, self._look.font(_TEXT), self._width) for one in self._table.about]
        return title.height + 4 + sum(one.height for one in about) + 14

    def _measured(self, line: Line) -> float:
        if line.is_heading:
            return self._metrics(_TEXT, bold=True).height() + 4 * _AROUND_LINE
        heights = [
            self._text(cell.text, self._look.font(_TEXT, bold=cell.bold), width).height
            + self._text(cell.second, self._look.font(_SMALL), width).height
            for cell, width in zip(line.cells, self._widths, strict=True)
        ]
        return max(self._table.least_height, max(heights) + 2 * _AROUND_LINE)

    def _text(self, text: str, font: QFont, width: float, most: int = _MOST_LINES) -> "_Text":
        return _Text(text, font, width, most, to_right=self._table.mirrored)

    def _metrics(self, size: int, *, bold: bool = False) -> QFontMetricsF:
        return QFontMetricsF(self._look.font(size, bold=bold))

    def _places(self, top: float, height: float) -> list[QRectF]:
        """Return where the cells of a line stand, from where one begins to read."""
        places, begin = [], 0.0
        for width in self._widths:
            left = self._width - begin - width if self._table.mirrored else begin
            places.append(QRectF(left, top, width, height))
            begin += width + _BETWEEN_COLUMNS
        return places

    # painting

    def _paint_title(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        title = self._text(self._table.title, self._look.font(_TITLE, bold=True), self._width)
        self._write(painter, title, QPointF(0, 0), tokens.ink)
        top = title.height + 4
        for one in self._table.about:
            text = self._text(one, self._look.font(_TEXT), self._width)
            self._write(painter, text, QPointF(0, top), tokens.mute)
            top += text.height

    def _paint_headings(self, painter: QPainter, top: float) -> None:
        tokens, height = self._look.tokens, self._table.heading_height
        for column, place in zip(self._table.columns, self._places(top, height), strict=True):
            if column.draw_heading is not None:
                _draw_within(painter, place, column.draw_heading)
            text = self._text(column.heading, self._look.font(_SMALL, bold=True), place.width(), 1)
            self._write(painter, text, QPointF(place.left(), place.bottom() - text.height - 4), tokens.mute)
        painter.fillRect(QRectF(0, top + height - 1, self._width, 1), tokens.mute)

    def _paint_line(self, painter: QPainter, index: int, top: float) -> None:
        tokens, line, height = self._look.tokens, self._table.lines[index], self._heights[index]
        if line.is_heading:
            text = self._text(line.cells[0].text, self._look.font(_TEXT, bold=True), self._width, 1)
            painter.fillRect(QRectF(0, top + 2 * _AROUND_LINE, self._width, height - 2 * _AROUND_LINE), tokens.sunk)
            self._write(painter, text, QPointF(0, top + 3 * _AROUND_LINE), tokens.ink, indent=6)
            return
        for column, cell, place in zip(self._table.columns, line.cells, self._places(top, height), strict=True):
            if column.draw is not None:
                draw = column.draw
                _draw_within(painter, place, lambda inside, box, draw=draw: draw(inside, box, index))  # type: ignore[misc]
            text = self._text(cell.text, self._look.font(_TEXT, bold=cell.bold), place.width())
            at = QPointF(place.left(), top + _AROUND_LINE)
            self._write(painter, text, at, tokens.mute if cell.faint else tokens.ink)
            second = self._text(cell.second, self._look.font(_SMALL), place.width())
            self._write(painter, second, at + QPointF(0, text.height), tokens.mute)
        painter.fillRect(QRectF(0, top + height - 0.5, self._width, 0.5), tokens.line)

    def _paint_footer(self, painter: QPainter, number: int) -> None:
        tokens, small = self._look.tokens, self._look.font(_SMALL)
        page = self._table.page_words(number, self.count)
        wide = self._metrics(_SMALL).horizontalAdvance(page) + 1
        top = self._height - self._metrics(_SMALL).height()
        title = self._text(self._table.title, small, self._width - wide - _BETWEEN_COLUMNS, 1)
        mirrored = self._table.mirrored
        self._write(painter, title, QPointF(wide + _BETWEEN_COLUMNS if mirrored else 0, top), tokens.mute)
        self._write(painter, self._text(page, small, wide, 1), QPointF(0 if mirrored else self._width - wide, top), tokens.mute)

    def _write(self, painter: QPainter, text: "_Text", at: QPointF, colour: QColor, indent: float = 0) -> None:
        painter.setPen(colour)
        text.draw(painter, at + QPointF(-indent if self._table.mirrored else indent, 0))


class _Text:
    """A text laid out in a width: wrapped, cut after so many lines, plain whatever stands in it."""

    def __init__(self, text: str, font: QFont, width: float, most: int = _MOST_LINES, *, to_right: bool = False) -> None:
        self._font = font
        self._width = width
        side = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
        self._option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        # a text is written by its own direction, on whichever side it stands
        self._option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout, begins = self._laid_out(" ".join(text.split()))
        if len(begins) > most:
            units = self._layout.text().encode("utf-16-le", "surrogatepass")
            cut = 2 * begins[most - 1]  # Qt counts UTF-16 units
            last = QFontMetricsF(font).elidedText(units[cut:].decode("utf-16-le", "replace"), Qt.TextElideMode.ElideRight, width)
            self._layout, begins = self._laid_out(units[:cut].decode("utf-16-le", "replace") + last)
        self.height = QFontMetricsF(font).height() * min(len(begins), most)

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw it in the painter's pen."""
        self._layout.draw(painter, at)

    def _laid_out(self, text: str) -> tuple[QTextLayout, list[int]]:
        """Return a layout, and where its lines begin."""
        layout, begins, line_height = QTextLayout(text, self._font), list[int](), QFontMetricsF(self._font).height()
        layout.setTextOption(self._option)
        layout.beginLayout()
        while text and (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
            line.setPosition(QPointF(0, len(begins) * line_height))
            begins.append(line.textStart())
        layout.endLayout()
        return layout, begins


def _draw_within(painter: QPainter, place: QRectF, draw: Callable[[QPainter, QRectF], None]) -> None:
    """Let something be drawn at a place, with its own corner as the origin, and nothing beyond its edges."""
    painter.save()
    painter.translate(place.topLeft())
    painter.setClipRect(QRectF(0, 0, place.width(), place.height()))
    draw(painter, QRectF(0, 0, place.width(), place.height()))
    painter.restore()
