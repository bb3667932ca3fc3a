"""The dialog of the search report: which days, what was done on them, and the ways onto paper and into a spreadsheet."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hearback.desk.fields.as_written import in_title
from hearback.desk.fields.field import Field
from hearback.desk.fields.form_dialog import give_bold_room
from hearback.desk.fields.moment_field import MomentField
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.reporting.report_words import SHARES, ReportWords
from hearback.desk.words import Words
from hearback.domain.search_report import Report, Span, last_four_weeks, last_month, this_month
from hearback.usecases.ports import ArchiveFault
from hearback.usecases.search_report import SearchReport

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_DONE = object()


class ReportModel(QAbstractTableModel):
    """The lines of a report as they will stand on paper."""

    def __init__(self, words: ReportWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._headings = words.headings()
        self.report: Report | None = None

    def show_report(self, report: Report | None) -> None:
        """Show a report (None: nothing)."""
        self.beginResetModel()
        self.report = report
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.report is None else len(self.report.deeds)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid() or self.report is None:
            return None
        return " ".join(self._words.cells(self.report.deeds[index.row()])[index.column()].split())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None


class ReportDialog(QDialog):
    """Shows each span at once after everything was read; what is saved or printed is what is shown."""

    def __init__(
        self,
        words: Words,
        report_words: ReportWords,
        report: SearchReport,
        today: dt.date,
        *,
        save_pdf: Callable[[Report], None],
        save_table: Callable[[Report], None],
        print_: Callable[[Report], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._report_words = report_words
        self._report = report
        self._today = today
        self._read = False
        say = words.say
        self.setWindowTitle(in_title(report_words.title()))
        self.setModal(True)
        self.resize(860, 600)
        self.spans = QComboBox(self)
        for name, span in (
            (say("This month"), this_month(today)),
            (say("Last month"), last_month(today)),
            (say("The last four weeks"), last_four_weeks(today)),
            (say("Other days"), None),
        ):
            self.spans.addItem(name, span)
        self.first = MomentField(words, today, words.say_in("days", "From"), with_time=False)
        self.last = MomentField(words, today, words.say_in("days", "To"), with_time=False)
        self._fields = Field(words.say_in("days", "&From"), self.first), Field(words.say_in("days", "&To"), self.last)
        self.model = ReportModel(report_words, self)
        self.table = self._table_view()
        self.totals = plain_label(tone="mute", parent=self)
        self.buttons = [
            self._button(say("Save as &PDF…"), save_pdf, primary=True),
            self._button(say("Save as &spreadsheet (CSV)…"), save_table),
            self._button(say("P&rint…"), print_),
        ]
        self._lay_out()
        self.spans.currentIndexChanged.connect(lambda _index: self._span_chosen())
        for day in (self.first, self.last):
            day.edited.connect(self._day_typed)
        self._turns: Iterator[None] = report.reading()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._read_on)
        self._timer.start()
        self._span_chosen()

    def finish(self) -> None:
        """Read what is left now."""
        while self._timer.isActive():
            self._read_on()

    def done(self, result: int) -> None:
        self._timer.stop()
        super().done(result)

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(12)
        choice.addWidget(Field(self._words.say("&Days"), self.spans), 2)
        for field in self._fields:
            choice.addWidget(field, 2)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        close = QDialogButtonBox(self)
        close.addButton(self._words.say("Close"), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        close.rejected.connect(self.reject)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(choice)
        column.addWidget(self.table, 1)
        column.addWidget(self.totals)
        column.addLayout(row)

    def _table_view(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("preview")
        table.setModel(self.model)
        table.setAccessibleName(self._words.say("What was done"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        headings = table.horizontalHeader()
        headings.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        headings.setHighlightSections(False)
        return table

    def _button(self, text: str, act: Callable[[Report], None], *, primary: bool = False) -> QPushButton:
        button = QPushButton(text, self)
        button.setDefault(primary)
        button.setAutoDefault(primary)
        if primary:
            button.setProperty("kind", "primary")
            give_bold_room(button)
        button.clicked.connect(lambda: act(self.model.report) if self.model.report is not None else None)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        width = self.table.viewport().width()
        for section, share in enumerate(SHARES):
            self.table.setColumnWidth(section, int(width * share / sum(SHARES)))

    # which days

    def _span_chosen(self) -> None:
        span = self.spans.currentData()
        if isinstance(span, Span):
            self.first.set_moment(span.first)
            self.last.set_moment(span.last)
        self._show()

    def _day_typed(self) -> None:
        self.spans.blockSignals(True)
        self.spans.setCurrentIndex(self.spans.count() - 1)
        self.spans.blockSignals(False)
        self._show()

    def _chosen(self) -> Span | None:
        """Return the days that were chosen or typed, having said what is wrong with them."""
        span = self.spans.currentData()
        if isinstance(span, Span):
            for field in self._fields:
                field.set_problem("")
            return span
        problems = [one.problem(required=True) for one in (self.first, self.last)]
        first, last = self.first.day, self.last.day
        if first is not None and last is not None and first > last:
            problems[1] = self._words.say("This day is before the first one.")
        for field, problem in zip(self._fields, problems, strict=True):
            field.set_problem(problem)
        return Span(first, last) if first is not None and last is not None and not any(problems) else None

    def _show(self) -> None:
        span = self._chosen()
        report = self._report.report(span) if span is not None and self._read else None
        self.model.show_report(report)
        self.totals.setText(self._total_words(report))
        for button in self.buttons:
            button.setEnabled(report is not None)

    def _total_words(self, report: Report | None) -> str:
        if report is None:
            return "" if self._read else self._words.say("Reading…")
        if not report.deeds:
            return self._words.say("Nothing is noted for these days.")
        return self._report_words.totals(report)

    def _read_on(self) -> None:
        try:
            if next(self._turns, _DONE) is not _DONE:
                return
        except ArchiveFault:
            self._timer.stop()
            self.totals.setText(self._words.say("Your applications could not be read. Close this, then try again."))
            return
        self._timer.stop()
        self._read = True
        self._show()


def rows_of(report: Report, words: ReportWords) -> Iterator[Sequence[str]]:
    """Yield a report's lines for a spreadsheet: as on paper, but days as every spreadsheet reads them."""
    for deed in report.deeds:
        yield deed.day.isoformat(), *words.cells(deed)[1:]
