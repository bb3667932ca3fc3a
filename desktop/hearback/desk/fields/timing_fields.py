"""Spans for a pace's steps, typed as 24h, 7d or 3wd."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from hearback.desk.fields.plain_label import PlainLabel, plain_label
from hearback.desk.words import Words
from hearback.domain.pace import Pace, PaceChanges, Span, Timing, runs_backwards

_TIMINGS = ("thank_you", "check_in", "application_check_in", "final_check_in")


class TimingFields(QWidget):
    """Spans for every step: earliest, best, latest; and the wait until moving on. Empty ones are as `shown` in grey."""

    edited = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        names = {
            "thank_you": words.say("Thank-you, after the interview ends"),
            "check_in": words.say("Check-in, after the last message"),
            "application_check_in": words.say("Check-in, after applying"),
            "final_check_in": words.say("Last check-in, after the last message"),
            "move_on": words.say("Move on, after that"),
        }
        headings = (words.say("Earliest"), words.say("Best"), words.say("Latest"))
        self._lines: dict[str, tuple[QLineEdit, ...]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for column, heading in enumerate(headings):
            grid.addWidget(PlainLabel(heading, self), 0, column + 1)
        for row, (name, text) in enumerate(names.items(), 1):
            grid.addWidget(PlainLabel(text, self), row, 0)
            count = 1 if name == "move_on" else 3
            lines = tuple(QLineEdit(self) for _ in range(count))
            for column, line in enumerate(lines):
                line.setMaximumWidth(line.fontMetrics().horizontalAdvance("0000wd") + 40)
                line.setAccessibleName(f"{text}: {headings[column]}" if count > 1 else text)
                line.textEdited.connect(lambda _text: self.edited.emit())
                grid.addWidget(line, row, column + 1)
            self._lines[name] = lines
        hint = words.say("24h are hours, 7d days, 3wd the company’s working days. Empty: as the industry has it.")
        grid.addWidget(plain_label(hint, "hint", self), len(names) + 1, 0, 1, 4)
        self.problem = plain_label(tone="problem", parent=self)
        grid.addWidget(self.problem, len(names) + 2, 0, 1, 4)

    def set_values(self, values: Mapping[str, Timing | Span | None]) -> None:
        """Show spans; None leaves a step's fields empty."""
        for name, lines in self._lines.items():
            value = values.get(name)
            spans = (value,) if isinstance(value, Span) else value or ()
            for index, line in enumerate(lines):
                line.setText(str(spans[index]) if index < len(spans) else "")

    def set_shown(self, pace: Pace) -> None:
        """Show in grey what holds where nothing is typed."""
        for name, lines in self._lines.items():
            value = getattr(pace, name)
            spans = (value,) if isinstance(value, Span) else value
            for line, span in zip(lines, spans, strict=True):
                line.setPlaceholderText(str(span))

    def check(self) -> QWidget | None:
        """Say what is wrong; return the first wrong field."""
        for lines in self._lines.values():
            typed = [line for line in lines if line.text().strip()]
            for line in typed:
                try:
                    Span.parse(_folded(line))
                except ValueError:
                    say = self._words.say
                    self.problem.setText(say("“{text}” is not a span. Type 24h, 7d or 3wd.", text=line.text()))
                    return line
        for name, value in self._typed().items():
            if isinstance(value, tuple) and runs_backwards(value):
                self.problem.setText(self._words.say("Earliest, best and latest must not run backwards."))
                return self._lines[name][0]
        self.problem.clear()
        return None

    def changes(self) -> PaceChanges:
        """Return what is typed; a step typed in part takes the rest from what is shown in grey. Ask `check` first."""
        found = self._typed()
        timings = {name: value for name in _TIMINGS if isinstance(value := found.get(name), tuple)}
        move_on = found.get("move_on")
        return PaceChanges(**timings, move_on=move_on if isinstance(move_on, Span) else None)

    def _typed(self) -> dict[str, Timing | Span]:
        found: dict[str, Timing | Span] = {}
        for name, lines in self._lines.items():
            if not any(line.text().strip() for line in lines):
                continue
            spans = [Span.parse(_folded(line) or line.placeholderText()) for line in lines]
            found[name] = spans[0] if name == "move_on" else (spans[0], spans[1], spans[2])
        return found


def _folded(line: QLineEdit) -> str:
    return "".join(line.text().casefold().split())
