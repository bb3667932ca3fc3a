"""Looking at a table before it is imported: every guess can be corrected, and what cannot be taken is listed."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hearback.desk.fields.field import Field
from hearback.desk.fields.narrow_box import NarrowBox
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.importing.import_dialog import ImportDialog, Imported
from hearback.desk.importing.meaning_names import delimiter_names, encoding_names, meaning_names, order_names
from hearback.desk.importing.table_preview import TablePreview
from hearback.desk.language.fault_sentences import fault_sentence
from hearback.desk.words import Words
from hearback.usecases.faults import Refused
from hearback.usecases.importing import Duplicates, Import, Importing
from hearback.usecases.ports import Archive
from hearback.usecases.table_import import NO_HEADER, DateOrder, ReadRow, Table, TableChoices, TableReader
from hearback.usecases.table_survey import TableSurvey

SaveFile = Callable[[Path, Iterable[bytes]], None]
"""Writes a file of the user's own; raises OSError."""

_PAUSE_MS = 250
_COUNTED_AT_ONCE = 125
_REASONS_SHOWN = 500
_LINES_AT_ONCE = 4
_WIDEST_REASON = 480
_TO_CONTENTS, _BY_HAND, _TO_THE_END = (
    QHeaderView.ResizeMode.ResizeToContents,
    QHeaderView.ResizeMode.Interactive,
    QHeaderView.ResizeMode.Stretch,
)


class TableDialog(ImportDialog):
    """Shows how a CSV, TSV or XLSX file is read, and imports its rows."""

    def __init__(
        self,
        words: Words,
        path: Path,
        reader: TableReader,
        archive: Archive,
        importing: Importing,
        save_file: SaveFile,
        imported: Imported,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, path, importing, imported, parent)
        self._reader = reader
        self._archive = archive
        self._save_file = save_file
        self._choices = TableChoices()
        self._survey = TableSurvey()
        self.table: Table | None = None
        self.resize(1020, 640)
        say = words.say
        self.headline = plain_label(say("Reading…"), parent=self, role="title")
        self.details = plain_label(tone="hint", parent=self)
        self.sheet = NarrowBox(self)
        self.encoding = QComboBox(self)
        self.delimiter = QComboBox(self)
        self.order = QComboBox(self)
        self.header_line = QSpinBox(self)
        self.header_line.setRange(NO_HEADER, 200)
        self.header_line.setSpecialValueText(say("none"))
        self.header_line.lineEdit().setTextMargins(6, 0, 0, 0)
        self.duplicates = QComboBox(self)
        self.duplicates.addItem(say("Merge: keep both, add what is new"), Duplicates.MERGE.value)
        self.duplicates.addItem(say("Skip: leave what is there"), Duplicates.SKIP.value)
        self._fields = {
            self.sheet: Field(say("&Sheet"), self.sheet),
            self.encoding: Field(say("&Encoding"), self.encoding),
            # Translators: the character between cells: a comma, a semicolon
            self.delimiter: Field(say("&Between cells"), self.delimiter),
            self.header_line: Field(say("&Headings on line"), self.header_line),
            self.order: Field(say("&Dates"), self.order),
            self.duplicates: Field(say("The same company and &role"), self.duplicates),
        }
        self.preview = TablePreview(words, meaning_names(words), self)
        self.refused_label = plain_label(parent=self)
        self.save_rows = QPushButton(say("Save these rows as CSV…"), self)
        self.save_rows.setAutoDefault(False)
        self.save_rows.clicked.connect(self._ask_where_to_save)
        self.reasons = self._list_of_reasons()
        self._lay_out()
        self._connect()
        self._look()

    # what the dialog imports

    def take(self, one: Import) -> Generator[object]:
        if self._choices.columns is not None and self.table is not None:
            one.remember(self.table)
        yield from one.rows(self._survey.taken, self.tally, Duplicates(self.duplicates.currentData()))

    def how_many(self) -> int:
        merge = Duplicates(self.duplicates.currentData()) is Duplicates.MERGE
        return self._survey.new + (self._survey.known if merge else 0)

    # reading

    def _look(self) -> None:
        """Read everything by the choices made so far."""
        reader, path, choices = self._reader, self.path, self._choices

        def work(is_cancelled: Callable[[], bool]) -> Iterator[object]:
            table = reader.look(path, choices, is_cancelled)
            yield table
            for chunk in reader.read(table):
                # what is counted between two events must not be felt
                yield from (chunk[start : start + _COUNTED_AT_ONCE] for start in range(0, len(chunk), _COUNTED_AT_ONCE))

        self._survey = TableSurvey()
        self._pause.stop()
        self.read(work)
        self._count()

    def shown(self, step: object) -> None:
        if isinstance(step, Table):
            self.table = step
            self._show_table(step)
            self.bar.setRange(0, max(step.row_count, 1))
        elif isinstance(step, Sequence):
            self._survey.add(step, self._archive)
            self.bar.setValue(self._survey.rows)
            self._count()

    def read_through(self) -> None:
        self._count()
        self._show_refused()
        self.import_button.setEnabled(self.how_many() > 0)
        if self.import_button.isEnabled() and self.focusWidget() in (None, self.stop_button):
            self.import_button.setFocus()

    def refused(self, refusal: Refused) -> None:
        self._survey = TableSurvey()
        super().refused(refusal)

    # showing

    def _lay_out(self) -> None:
        controls = QHBoxLayout()
        controls.setSpacing(12)
        for editor, field in self._fields.items():
            field.hide()
            if isinstance(editor, QComboBox):
                # with large text they share the width there is
                editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                editor.setMinimumContentsLength(6)
            controls.addWidget(field, 2 if isinstance(editor, QComboBox) else 0, Qt.AlignmentFlag.AlignTop)
        above = QHBoxLayout()
        above.addWidget(self.refused_label, 1)
        above.addWidget(self.save_rows)
        self.not_taken = QWidget(self)
        below = QVBoxLayout(self.not_taken)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addLayout(above)
        below.addWidget(self.reasons)
        self.not_taken.hide()
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self.headline)
        titles.addWidget(self.details)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(titles)
        layout.addLayout(controls)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.not_taken)

    def _list_of_reasons(self) -> QTableWidget:
        say = self.words.say
        listed = QTableWidget(0, 3, self)
        listed.setAccessibleName(say("Rows that cannot be taken"))
        listed.setHorizontalHeaderLabels([say("Line"), say("Reason"), say("Row")])
        listed.verticalHeader().hide()
        for column, mode in enumerate((_TO_CONTENTS, _BY_HAND, _TO_THE_END)):
            listed.horizontalHeader().setSectionResizeMode(column, mode)
        listed.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        listed.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        listed.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        listed.setTabKeyNavigation(False)
        listed.setShowGrid(False)
        listed.setWordWrap(False)
        return listed

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.sheet.activated.connect(lambda: self._choose(sheet=self.sheet.currentData(), header_line=None, columns=None))
        self.encoding.activated.connect(lambda: self._choose(encoding=self.encoding.currentData(), columns=None))
        self.delimiter.activated.connect(lambda: self._choose(delimiter=self.delimiter.currentData(), columns=None))
        self.order.activated.connect(lambda: self._choose(date_order=DateOrder(self.order.currentData())))
        self.header_line.valueChanged.connect(lambda line: self._choose(header_line=line, columns=None))
        self.preview.columns_chosen.connect(lambda: self._choose(columns=self.preview.columns))
        self.duplicates.activated.connect(lambda: self._count())

    def _choose(self, **chosen: object) -> None:
        """Read again by a choice, once the user pauses; until then nothing can be imported."""
        self._choices = replace(self._choices, **chosen)  # type: ignore[arg-type]
        self.import_button.setEnabled(False)
        self._pause.start()

    def _show_table(self, table: Table) -> None:
        guess = table.guess
        self.preview.show_table(table)
        self._offer(self.sheet, {name: name for name in table.sheets} if len(table.sheets) > 1 else {}, guess.sheet)
        self._offer(self.encoding, encoding_names(self.words) if guess.encoding else {}, guess.encoding)
        self._offer(self.delimiter, delimiter_names(self.words) if guess.delimiter else {}, guess.delimiter)
        self._offer(self.order, {order.value: name for order, name in order_names(self.words).items()}, guess.date_order)
        self.header_line.blockSignals(True)
        self.header_line.setValue(guess.header_line)
        self.header_line.blockSignals(False)
        self._fields[self.header_line].show()
        # Translators: whether the day or the month comes first
        unsure = self.words.say("No date tells. Please check.") if not guess.order_is_sure else ""
        self._fields[self.order].set_hint(unsure)

    def _offer(self, box: QComboBox, names: dict[str, str], value: str | None) -> None:
        """Show the values to choose from, with the one that holds; nothing where there is nothing to choose."""
        self._fields[box].setVisible(bool(names))
        if value is None or not names:
            return
        value = "utf-8" if value == "utf-8-sig" else str(value)
        names = names if value in names else {**names, value: value}
        if [box.itemData(index) for index in range(box.count())] != list(names):
            box.clear()
            for key, name in names.items():
                box.addItem(name, key)
        box.setCurrentIndex(box.findData(value))

    def _count(self) -> None:
        survey, words = self._survey, self.words
        brought = survey.new + survey.known
        if self.is_busy and not survey.rows:
            self.headline.setText(words.say("Reading…"))
            self.details.clear()
            return
        self.headline.setText(words.say_n("{count} application", "{count} applications", brought))
        parts = []
        if survey.known:
            parts.append(words.say_n("{count} is there already", "{count} are there already", survey.known))
        if survey.twice:
            parts.append(words.say_n("{count} row repeats another one", "{count} rows repeat another one", survey.twice))
        if survey.refused:
            parts.append(words.say_n("{count} row cannot be taken", "{count} rows cannot be taken", len(survey.refused)))
        if self.table is not None and self.table.guess.remembered:
            parts.append(words.say("columns as you chose them last time"))
        self.details.setText("  ·  ".join(parts) or words.say("Check what each column means; then import."))
        self._fields[self.duplicates].setVisible(bool(survey.known or survey.twice))
        number = self.how_many()
        self.name_button(words.say_n("Import {count} application", "Import {count} applications", number))
        self.import_button.setEnabled(number > 0 and not self.is_busy and not self._pause.isActive())

    def _show_refused(self) -> None:
        rows = self._survey.refused
        self.not_taken.setVisible(bool(rows))
        if not rows:
            return
        self.refused_label.setText(self.words.say_n("{count} row cannot be taken:", "{count} rows cannot be taken:", len(rows)))
        self.reasons.setRowCount(min(len(rows), _REASONS_SHOWN))
        for number, row in enumerate(rows[:_REASONS_SHOWN]):
            reason = " ".join(fault_sentence(fault, self.words) for fault in row.faults)
            cells = " · ".join(" ".join(cell[:80].split()) for cell in row.cells if cell.strip())
            for column, text in enumerate((str(row.line), reason, cells)):
                self.reasons.setItem(number, column, QTableWidgetItem(text))
        self.reasons.resizeColumnToContents(1)
        self.reasons.setColumnWidth(1, min(self.reasons.columnWidth(1), _WIDEST_REASON))
        lines = min(len(rows), _LINES_AT_ONCE)
        self.reasons.setFixedHeight(self.reasons.horizontalHeader().sizeHint().height() + lines * self.reasons.rowHeight(0) + 16)

    # the rows that were not taken

    def _ask_where_to_save(self) -> None:
        proposed = self.words.say("{name} – rows not taken.csv", name=self.path.stem)
        name, _filter = QFileDialog.getSaveFileName(self, self.save_rows.text(), proposed, "*.csv")
        if name:
            self.save_refused(Path(name))

    def save_refused(self, path: Path) -> None:
        """Save the rows that cannot be taken, with their reasons."""
        assert self.table is not None
        rows: Sequence[ReadRow] = self._survey.refused
        try:
            self._save_file(path, self._reader.report(self.table, rows, lambda fault: fault_sentence(fault, self.words)))
        except OSError as fault:
            reason = fault.strerror or str(fault)
            self.complain(self.words.say("{file} could not be written: {reason}.", file=path, reason=reason))
