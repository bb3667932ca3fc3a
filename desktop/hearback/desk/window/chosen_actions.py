"""What can be done with the chosen application, or with several, in one or two clicks."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from hearback.desk.acting import CarryOut
from hearback.desk.fields.as_written import on_button
from hearback.desk.language.pace_names import name_of
from hearback.desk.language.sentences import Sentences
from hearback.desk.screens import Screens
from hearback.desk.words import Words
from hearback.domain.job_application import Outcome, Step
from hearback.domain.pace import TYPICAL
from hearback.usecases.planning import Planning
from hearback.usecases.ports import ListRow
from hearback.usecases.recording import Recording
from hearback.usecases.several import CANNOT_WAIT, Several

_CANNOT_BE_SKIPPED = frozenset({Step.WAIT_FOR_INTERVIEW, Step.NOTHING})


class ChosenActions(QObject):
    """The actions on what is chosen, enabled as it stands. With several, those that make sense for all of them say how many."""

    def __init__(
        self,
        words: Words,
        sentences: Sentences,
        screens: Screens,
        recording: Recording,
        several: Several,
        planning: Planning,
        carry_out: CarryOut,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._sentences = sentences
        self._recording = recording
        self._several = several
        self._planning = planning
        self._carry_out = carry_out
        self._row: ListRow | None = None
        self._ids: Sequence[str] = ()
        say = words.say
        self.answered = self._action_on_one(say("They &answered…"), "Ctrl+R", screens.they_answered)
        self.booked = self._action_on_one(say("Interview &booked…"), "Ctrl+I", screens.book_interview)
        self.debrief = self._action_on_one(say("&Debrief…"), "Ctrl+D", screens.debrief)
        self.promised = self._action_on_one(say("They &promised a day…"), "", screens.they_promised)
        self.edit = self._action_on_one(say("&Edit…"), "Ctrl+E", screens.edit)
        self.skip = self._action_on_one(say("&Skip this step"), "", self._skip)
        self.tags = self._action_on_all(say("&Tags…"), "Ctrl+L", screens.change_tags)
        self.move_on = self._action_on_all(say("&Moved on"), "", lambda ids: carry_out(lambda: several.move_on(ids)))
        self.reopen = self._action_on_all(say("Take &up again"), "", lambda ids: carry_out(lambda: several.reopen(ids)))
        self.delete = self._action_on_all(say("&Delete"), "Del", lambda ids: carry_out(lambda: recording.delete(ids)))
        self.delete.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.later = self._later_menu(screens, parent)
        self.industry = QMenu(say("I&ndustry"), parent)
        self.industry.aboutToShow.connect(self._offer_industries)
        self.ended = QMenu(say("&It ended"), parent)
        for outcome in (Outcome.REJECTED, Outcome.ACCEPTED, Outcome.WITHDRAWN):
            self.ended.addAction(sentences.outcome(outcome), partial(self._end, outcome))
        for_all = (self.tags, self.move_on, self.reopen, self.delete, *self._menu_actions)
        self._for_all = [(action, action.text()) for action in for_all]
        self.show(None, ())

    def show(self, row: ListRow | None, ids: Sequence[str]) -> None:
        """Enable what can be done with all of `ids`, of which `row` is the one shown (None: no application is chosen)."""
        self._row = row
        self._ids = ids
        step = row.next_step if row is not None else None
        alone, several = row is not None and len(ids) <= 1, len(ids) > 1
        nothing = step is None or step.step is Step.NOTHING
        for action in (self.answered, self.booked, self.debrief, self.promised, self.edit, self._choose_day):
            action.setEnabled(alone)
        self.skip.setEnabled(alone and step is not None and step.step not in _CANNOT_BE_SKIPPED)
        for action in (self.tags, self.delete):
            action.setEnabled(alone or several)
        for menu in (self.industry, self.ended):
            menu.setEnabled(alone or several)
        # of several not each needs be looked at: the act leaves out those that it does not concern
        self.move_on.setEnabled(several or (alone and not nothing))
        self.reopen.setEnabled(several or (alone and nothing))
        self.later.setEnabled(several or (alone and step is not None and step.step not in CANNOT_WAIT))
        for action, text in self._for_all:
            action.setText(self._counted(text) if several else text)

    def pin(self, id_: str, step: Step, day: dt.date) -> None:
        """Put an application's step on a day."""
        self._carry_out(lambda: self._recording.pin(id_, step, day))

    def menu(self, parent: QWidget) -> QMenu:
        """Return a context menu for what is chosen."""
        menu = QMenu(parent)
        self.fill(menu)
        return menu

    def fill(self, menu: QMenu) -> None:
        """Put the actions into a menu."""
        menu.addActions([self.answered, self.booked, self.debrief, self.promised, self.edit])
        menu.addSeparator()
        menu.addMenu(self.later)
        menu.addAction(self.skip)
        menu.addSeparator()
        menu.addAction(self.tags)
        menu.addMenu(self.industry)
        menu.addSeparator()
        menu.addAction(self.move_on)
        menu.addMenu(self.ended)
        menu.addAction(self.reopen)
        menu.addSeparator()
        menu.addAction(self.delete)

    @property
    def _menu_actions(self) -> Sequence[QAction]:
        return self.later.menuAction(), self.industry.menuAction(), self.ended.menuAction()

    def _counted(self, text: str) -> str:
        count = self._words.number(len(self._ids))
        # Translators: an act in a menu, and how many applications it is for
        return self._words.say_in("act (how many)", "{act} ({count})", act=text, count=count)

    def _later_menu(self, screens: Screens, parent: QWidget) -> QMenu:
        say = self._words.say
        menu = QMenu(say("Remind me &later"), parent)
        for text, days in (
            (say("Tomorrow"), 1),
            (say("In three days"), 3),
            (say("In a week"), 7),
            (say("In two weeks"), 14),
        ):
            menu.addAction(text, partial(self._put_off, days))
        menu.addSeparator()
        self._choose_day = menu.addAction(say("Choose a day…"), lambda: self._with_one(screens.choose_day))
        menu.addAction(say("As planned again"), lambda: self._carry_out(lambda: self._several.as_planned(self._ids)))
        return menu

    def _offer_industries(self) -> None:
        self.industry.clear()
        for pace in self._planning.paces.values():
            id_ = None if pace.id == TYPICAL else pace.id
            action = self.industry.addAction(on_button(name_of(self._words, pace)), partial(self._set_pace, id_))
            action.setCheckable(True)
            action.setChecked(len(self._ids) == 1 and self._row is not None and self._row.pace == id_)

    def _action_on_one(self, text: str, shortcut: str, act: Callable[[str], object]) -> QAction:
        return self._action(text, shortcut, lambda: self._with_one(act))

    def _action_on_all(self, text: str, shortcut: str, act: Callable[[Sequence[str]], object]) -> QAction:
        return self._action(text, shortcut, lambda: act(self._ids) if self._ids else None)

    def _action(self, text: str, shortcut: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        if shortcut:
            action.setShortcut(shortcut)
        action.triggered.connect(lambda: act())
        return action

    def _with_one(self, act: Callable[[str], object]) -> None:
        if self._row is not None:
            act(self._row.id)

    def _end(self, outcome: Outcome) -> None:
        self._carry_out(lambda: self._recording.close(self._ids, outcome))

    def _skip(self, id_: str) -> None:
        step = self._row.next_step if self._row is not None else None
        if step is not None:
            self._carry_out(lambda: self._recording.skip(id_, step.step))

    def _put_off(self, days: int) -> None:
        self._carry_out(lambda: self._several.put_off(self._ids, days))

    def _set_pace(self, pace: str | None) -> None:
        self._carry_out(lambda: self._several.set_pace(self._ids, pace))
