"""Writes what the page shows to a file of the user's choice: the curves as a picture or a drawing, tables as spreadsheets."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from hearback.desk.fields.complaints import show_complaint
from hearback.desk.response_times.page_words import PageWords
from hearback.desk.response_times.waits_tab import WaitsTab
from hearback.desk.theme import Theme
from hearback.desk.words import Words

_PICTURE = QSize(960, 540)
_FINER = 2
"""A picture has so many px for one of the drawing."""
_MARGIN = 24

AsCsv = Callable[[Sequence[str], Iterable[Sequence[str]]], Iterable[bytes]]
"""Makes a spreadsheet's lines of headings and rows, so that nothing in them is run as a formula."""


class Kind(StrEnum):
    """What can be written."""

    PICTURE = "png"
    DRAWING = "svg"
    TABLE = "csv"
    WEEKS = "weeks.csv"


class Exporting:
    """Asks for a file and writes it; what cannot be written is said."""

    def __init__(
        self,
        words: Words,
        theme: Theme,
        tab: WaitsTab,
        write_private: Callable[[Path, bytes], None],
        as_csv: AsCsv,
    ) -> None:
        self._words = words
        self._page_words = PageWords(words)
        self._theme = theme
        self._tab = tab
        self._write_private = write_private
        self._as_csv = as_csv

    def offer(self) -> None:
        """Fill the tab's menu."""
        say = self._words.say
        for kind, text in {
            Kind.PICTURE: say("The curves as a &picture (PNG)…"),
            Kind.DRAWING: say("The curves as a &drawing (SVG)…"),
            Kind.TABLE: say("The &table as a spreadsheet (CSV)…"),
            Kind.WEEKS: say("The &weeks as a spreadsheet (CSV)…"),
        }.items():
            self._tab.export_menu.addAction(text, partial(self._ask, kind))

    def _ask(self, kind: Kind) -> None:
        ending = kind.rpartition(".")[2]
        window: QWidget = self._tab.window()
        proposed = f"hearback-{kind.partition('.')[0]}.{ending}" if kind is Kind.WEEKS else f"hearback-waits.{ending}"
        name, _filter = QFileDialog.getSaveFileName(window, self._words.say("Export"), proposed, f"*.{ending}")
        if not name:
            return
        path = Path(name)
        path = path if path.suffix.casefold() == f".{ending}" else path.with_name(f"{path.name}.{ending}")
        try:
            self.write(kind, path)
        except OSError as fault:
            reason = fault.strerror or str(fault)
            show_complaint(self._words.say("{file} could not be written: {reason}.", file=path, reason=reason), window)

    def write(self, kind: Kind, path: Path) -> None:
        """Write one kind to a file; raises OSError."""
        match kind:
            case Kind.PICTURE:
                content = self._picture()
            case Kind.DRAWING:
                content = self._drawing()
            case Kind.TABLE:
                content = b"".join(self._table())
            case _:
                content = b"".join(self._weeks())
        self._write_private(path, content)

    def _picture(self) -> bytes:
        image = QImage(_PICTURE * _FINER, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_FINER)
        painter = QPainter(image)
        self._draw(painter)
        painter.end()
        written = QByteArray()
        buffer = QBuffer(written)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return bytes(written.data())

    def _drawing(self) -> bytes:
        from PySide6.QtSvg import QSvgGenerator

        written = QByteArray()
        buffer = QBuffer(written)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(_PICTURE)
        generator.setViewBox(QRect(0, 0, _PICTURE.width(), _PICTURE.height()))
        generator.setTitle(self._page_words.chart_title())
        painter = QPainter(generator)
        self._draw(painter)
        painter.end()
        return bytes(written.data())

    def _draw(self, painter: QPainter) -> None:
        """Draw heading and curves as the page shows them."""
        overview, whole, tokens = self._tab.overview, QRectF(0, 0, _PICTURE.width(), _PICTURE.height()), self._theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(whole, tokens.panel)
        y = whole.top() + _MARGIN
        if overview is not None:
            for text, font, colour in (
                (self._page_words.chart_title(), self._theme.font(bold=True), tokens.ink),
                (self._page_words.axis(overview.origin), self._theme.font(12), tokens.mute),
            ):
                painter.setFont(font)
                painter.setPen(colour)
                metrics = painter.fontMetrics()
                y += metrics.height()
                mirrored = self._tab.isRightToLeft()
                x = whole.right() - _MARGIN - metrics.horizontalAdvance(text) if mirrored else whole.left() + _MARGIN
                painter.drawText(QPointF(x, y), text)
        self._tab.chart.draw_in(painter, whole.adjusted(_MARGIN, y + _MARGIN / 2, -_MARGIN, -_MARGIN))

    def _table(self) -> Iterable[bytes]:
        overview = self._tab.overview
        if overview is None:
            return ()
        words, grouping = self._page_words, overview.grouping
        rows = (words.record(row, grouping, self._tab.paces) for row in overview.groups)
        return self._as_csv(words.record_headings(overview.origin, grouping), rows)

    def _weeks(self) -> Iterable[bytes]:
        rows = ((week.monday.isoformat(), str(week.sent), str(week.replies)) for week in self._tab.weeks)
        return self._as_csv([self._words.say("Week from"), *self._page_words.week_names()], rows)
