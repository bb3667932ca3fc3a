"""An application's own timing on top of its industry's pace."""

from collections.abc import Callable
from dataclasses import fields, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from hearback.desk.fields.form_dialog import leave_room_for_bar
from hearback.desk.fields.timing_fields import TimingFields
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication
from hearback.domain.pace import Pace, PaceChanges


class TimingPage(QWidget):
    """The timing of one application."""

    edited = Signal()

    def __init__(self, words: Words, changes: PaceChanges, pace: Callable[[], Pace], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pace = pace
        self.fields = TimingFields(words, self)
        self.fields.set_values({field.name: getattr(changes, field.name) for field in fields(changes)})
        self.fields.edited.connect(self.edited)
        layout = QGridLayout(self)
        leave_room_for_bar(layout, above=16)
        layout.addWidget(self.fields, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.show_pace()

    def show_pace(self) -> None:
        """Show what the chosen industry's pace is."""
        self.fields.set_shown(self._pace())

    def check(self) -> QWidget | None:
        """Say what is wrong; return the first wrong field."""
        return self.fields.check()

    def applied_to(self, application: JobApplication) -> JobApplication:
        """Return the application with its own timing."""
        return replace(application, pace_changes=self.fields.changes())
