"""A field for a day and a time, both typed or picked; the time may stay empty where nobody noted it."""

import datetime as dt

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QToolButton, QWidget

from hearback.desk.fields.day_words import day_words
from hearback.desk.fields.typed_time import typed_day, typed_time
from hearback.desk.words import Words
from hearback.domain.moments import Moment, instant_at

_AROUND = 26
"""Pixels beside what is typed: margins, and room for the caret."""


class MomentField(QWidget):
    """Day and time side by side. Times are the user's own (`words.zone`); `moment` is None where empty or unreadable."""

    edited = Signal()

    def __init__(
        self, words: Words, today: dt.date, label: str, *, with_time: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._today = today
        self._customs = day_words(words)
        self._day = QLineEdit(self)
        self._day.setPlaceholderText(self._words.date(today))
        self._day.setAccessibleName(words.say("{field}, day", field=label))
        # a day cut off in the middle is another day
        days = (words.date(dt.date(today.year, month, 28)) for month in range(1, 13))
        self._day.setMinimumWidth(max(map(self._day.fontMetrics().horizontalAdvance, days)) + _AROUND)
        self._time = QLineEdit(self)
        self._time.setPlaceholderText(words.say("Time"))
        self._time.setAccessibleName(words.say("{field}, time", field=label))
        self._time.setMaximumWidth(self._time.fontMetrics().horizontalAdvance("00:00 PM") + _AROUND)
        self._time.setVisible(with_time)
        pick = QToolButton(self)
        pick.setText("▾")
        pick.setProperty("kind", "pick")
        pick.setAccessibleName(words.say("{field}, pick a day", field=label))
        # typing goes from the day straight to the time; the calendar opens by the arrow down
        pick.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pick.clicked.connect(self._pick)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self._day, self._pick)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._day, 1)
        layout.addWidget(pick)
        layout.addWidget(self._time)
        self.setFocusProxy(self._day)
        for editor in (self._day, self._time):
            editor.textEdited.connect(lambda _text: self.edited.emit())
        self._day.editingFinished.connect(self._tidy)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not self._day.text().strip() and not self._time.text().strip()

    @property
    def day(self) -> dt.date | None:
        """The day typed."""
        return typed_day(self._day.text(), self._today, self._customs)

    @property
    def moment(self) -> Moment | None:
        """What is typed: an instant in UTC, or a day where the time is empty."""
        day = self.day
        if day is None or not self._time.text().strip():
            return day
        time = typed_time(self._time.text())
        return None if time is None else instant_at(dt.datetime.combine(day, time), self._words.zone)

    def set_moment(self, moment: Moment | None) -> None:
        """Show a moment."""
        if isinstance(moment, dt.datetime):
            here = moment.astimezone(self._words.zone)
            self._day.setText(self._words.date(here.date()))
            self._time.setText(here.strftime("%H:%M"))
        else:
            self._day.setText("" if moment is None else self._words.date(moment))
            self._time.clear()

    def problem(self, *, required: bool = False) -> str:
        """Return one sentence about what is wrong, or an empty one."""
        if self.is_empty:
            return self._words.say("Please give a day.") if required else ""
        if self.day is None:
            return self._words.say(
                "“{text}” is not a day. Type it like {example}, or “tomorrow”.",
                text=self._day.text() or "…",
                example=self._words.date(self._today),
            )
        if self.moment is None:
            return self._words.say("“{text}” is not a time. Type it like 14:00.", text=self._time.text())
        return ""

    def _tidy(self) -> None:
        day = self.day
        if day is not None:
            self._day.setText(self._words.date(day))

    def _pick(self) -> None:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlags(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        day = self.day or self._today
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))

        def picked(date: QDate) -> None:
            self._day.setText(self._words.date(dt.date(date.year(), date.month(), date.day())))
            calendar.close()
            self.edited.emit()

        calendar.clicked.connect(picked)
        calendar.activated.connect(picked)
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        calendar.show()
