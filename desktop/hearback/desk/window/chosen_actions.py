"""What can be done with the chosen application in one or two clicks."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from hearback.desk.acting import CarryOut
from hearback.desk.language.sentences import Sentences
from hearback.desk.screens import Screens
from hearback.desk.words import Words
from hearback.domain.job_application import Outcome, Step
from hearback.domain.next_step import Status
from hearback.usecases.ports import Clock, ListRow
from hearback.usecases.recording import Recording

_WAITED_FOR = frozenset({Step.WAIT_FOR_INTERVIEW, Step.NOTHING})
_MORNING = dt.time(9)


class ChosenActions(QObject):
    """The actions on one application, enabled as it stands."""

    def __init__(
        self,
        words: Words,
        sentences: Sentences,
        screens: Screens,
        recording: Recording,
        clock: Clock,
        carry_out: CarryOut,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._sentences = sentences
        self._recording = recording
        self._clock = clock
        self._carry_out = carry_out
        self._row: ListRow | None = None
        say = words.say
        self.answered = self._action(say("They &answered…"), "Ctrl+R", lambda id_: screens.they_answered(id_))
        self.booked = self._action(say("Interview &booked…"), "Ctrl+I", lambda id_: screens.book_interview(id_))
        self.promised = self._action(say("They &promised a day…"), "", lambda id_: screens.they_promised(id_))
        self.edit = self._action(say("&Edit…"), "Ctrl+E", lambda id_: screens.edit(id_))
        self.move_on = self._action(say("&Moved on"), "", lambda id_: self._close(id_, Outcome.MOVED_ON))
        self.skip = self._action(say("&Skip this step"), "", self._skip)
        self.reopen = self._action(say("Take &up again"), "", lambda id_: carry_out(lambda: recording.reopen(id_)))
        self.delete = self._action(say("&Delete"), "Del", lambda id_: carry_out(lambda: recording.delete([id_])))
        self.delete.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.later = QMenu(say("Remind me &later"), parent)
        for text, days in (
            (say("Tomorrow"), 1),
            (say("In three days"), 3),
            (say("In a week"), 7),
            (say("In two weeks"), 14),
        ):
            self.later.addAction(text, partial(self._snooze, days))
        self.later.addSeparator()
        self.later.addAction(say("Choose a day…"), lambda: self._with_id(lambda id_: screens.choose_day(id_)))
        self._as_planned = self.later.addAction(say("As planned again"), lambda: self._with_id(self._unpin))
        self.ended = QMenu(say("&It ended"), parent)
        for outcome in (Outcome.REJECTED, Outcome.ACCEPTED, Outcome.WITHDRAWN):
            self.ended.addAction(sentences.outcome(outcome), partial(self._end, outcome))
        self.show(None)

    def show(self, row: ListRow | None) -> None:
        """Enable what can be done with a row (None: no application is chosen)."""
        self._row = row
        step = row.next_step if row is not None else None
        there = row is not None
        nothing = step is None or step.step is Step.NOTHING
        for action in (self.answered, self.booked, self.promised, self.edit, self.delete):
            action.setEnabled(there)
        self.move_on.setEnabled(there and not nothing)
        self.reopen.setEnabled(there and nothing)
        self.skip.setEnabled(step is not None and step.step not in _WAITED_FOR)
        self.later.setEnabled(step is not None and step.step not in _WAITED_FOR and step.step is not Step.ANSWER_THEM)
        self.ended.setEnabled(there)

    def menu(self, parent: QWidget) -> QMenu:
        """Return a context menu for the chosen application."""
        menu = QMenu(parent)
        menu.addActions([self.answered, self.booked, self.promised, self.edit])
        menu.addSeparator()
        menu.addMenu(self.later)
        menu.addAction(self.skip)
        menu.addSeparator()
        menu.addAction(self.move_on)
        menu.addMenu(self.ended)
        menu.addAction(self.reopen)
        menu.addSeparator()
        menu.addAction(self.delete)
        return menu

    def _action(self, text: str, shortcut: str, act: Callable[[str], object]) -> QAction:
        action = QAction(text, self)
        if shortcut:
            action.setShortcut(shortcut)
        action.triggered.connect(lambda: self._with_id(act))
        return action

    def _with_id(self, act: Callable[[str], object]) -> None:
        if self._row is not None:
            act(self._row.id)

    def _close(self, id_: str, outcome: Outcome) -> None:
        self._carry_out(lambda: self._recording.close([id_], outcome))

    def _end(self, outcome: Outcome) -> None:
        self._with_id(lambda id_: self._close(id_, outcome))

    def _skip(self, id_: str) -> None:
        step = self._row.next_step if self._row is not None else None
        if step is not None:
            self._carry_out(lambda: self._recording.skip(id_, step.step))

    def _snooze(self, days: int) -> None:
        row = self._row
        if row is None or row.next_step is None:
            return
        step = row.next_step
        zone = self._clock.zone()
        # an upcoming step is put off from where it stands, not from today
        upcoming = step.status(self._clock.now()) is Status.UPCOMING
        planned = step.window.best if step.window is not None else step.at
        start = planned if upcoming and planned is not None else self._clock.now()
        day = start.astimezone(zone).date() + dt.timedelta(days=days)
        until = dt.datetime.combine(day, _MORNING, zone).astimezone(dt.UTC)
        self._carry_out(lambda: self._recording.snooze(row.id, step.step, until))

    def _unpin(self, id_: str) -> None:
        self._carry_out(lambda: self._recording.unpin(id_))
