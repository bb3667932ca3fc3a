"""The tray's menu: the next steps, and what can be done without looking for the window first."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QMenu

from hearback.desk.fields.as_written import on_button
from hearback.desk.language.pauses import pauses
from hearback.desk.language.sentences import Sentences
from hearback.desk.screens import Screens
from hearback.desk.words import Words
from hearback.domain.job_application import Step
from hearback.domain.next_step import Status
from hearback.usecases.ports import Archive, ArchiveFault, Clock, ListQuery, ListRow

_STEPS = 5
_ANSWERING = 8


class Place(Protocol):
    """The window, as far as the menu leads there."""

    def come_forward(self) -> None:
        """Show the window in front of the others."""

    def choose(self, id_: str) -> None:
        """Choose an application."""

    def search(self) -> None:
        """Go to the search field."""


class Pausing(Protocol):
    """Reminders, as far as they can be paused."""

    @property
    def paused_until(self) -> dt.datetime | None:
        """Until when they are paused; None where they are not."""

    def pause(self, until: dt.datetime | None) -> None:
        """Say nothing until then; None: go on now."""

    def choose_day(self) -> None:
        """Ask for the day until which they are paused."""


class TrayMenu(QMenu):
    """Filled anew each time it opens: what comes next depends on now."""

    def __init__(
        self,
        words: Words,
        sentences: Sentences,
        archive: Archive,
        clock: Clock,
        screens: Screens,
        place: Place,
        pausing: Pausing,
        leave: Callable[[], None],
    ) -> None:
        super().__init__("Hearback")
        self._words = words
        self._sentences = sentences
        self._archive = archive
        self._clock = clock
        self._screens = screens
        self._place = place
        self._pausing = pausing
        self._leave = leave
        self._answered = QMenu(words.say("They &answered…"), self)
        self._pause = QMenu(self)
        self.aboutToShow.connect(self.fill)
        # a desktop that draws the menu itself may ask for it before it opens
        self.fill()

    def fill(self) -> None:
        """Show what comes next as of now."""
        say = self._words.say
        self.clear()
        rows = self._rows()
        for row in rows[:_STEPS]:
            self.addAction(self._text(row), partial(self._go_to, row.id))
        if rows:
            self.addSeparator()
        self.addAction(say("&New application…"), self._add)
        self._fill_answered(rows)
        self.addMenu(self._answered)
        self._fill_pause()
        self.addMenu(self._pause)
        self.addSeparator()
        self.addAction(say("&Open Hearback"), self._place.come_forward)
        self.addAction(say("&Quit"), self._leave)

    def _rows(self) -> Sequence[ListRow]:
        try:
            found = self._archive.rows(self._archive.listing(ListQuery(), self._clock.now())[:_ANSWERING])
        except ArchiveFault:  # the window says what is wrong
            return ()
        return [row for row in found if row.next_step is not None and row.next_step.step is not Step.NOTHING]

    def _text(self, row: ListRow) -> str:
        step = row.next_step
        assert step is not None
        when = self._sentences.next_step(step, self._clock.now()).text
        if step.window is not None and step.status(self._clock.now()) is Status.UPCOMING:
            # where there is a heading above it, the day says enough
            when = self._words.say_in("step: when", "{step}: {when}", step=self._sentences.step(step.step), when=when)
        return on_button(self._words.say_in("company · step", "{company} · {step}", company=row.company, step=when))

    def _fill_answered(self, rows: Sequence[ListRow]) -> None:
        self._answered.clear()
        for row in rows:
            named = self._words.say_in("company · role", "{company} · {role}", company=row.company, role=row.role)
            self._answered.addAction(on_button(named), partial(self._record_answer, row.id))
        if rows:
            self._answered.addSeparator()
        self._answered.addAction(self._words.say("Another application…"), self._find)

    def _fill_pause(self) -> None:
        say, until = self._words.say, self._pausing.paused_until
        self._pause.clear()
        self._pause.setTitle(say("&Pause reminders"))
        if until is not None:
            self._pause.setTitle(say("Reminders are &paused until {moment}", moment=self._words.day_and_time(until)))
            self._pause.addAction(say("Remind me again from now on"), partial(self._pausing.pause, None))
            self._pause.addSeparator()
        for text, end in pauses(self._words, self._clock):
            self._pause.addAction(text, partial(self._pausing.pause, end))
        self._pause.addSeparator()
        self._pause.addAction(say("Choose a day…"), self._choose_day)

    def _choose_day(self) -> None:
        self._place.come_forward()
        self._pausing.choose_day()

    def _go_to(self, id_: str) -> None:
        self._place.come_forward()
        self._place.choose(id_)

    def _record_answer(self, id_: str) -> None:
        self._go_to(id_)
        self._screens.they_answered(id_)

    def _add(self) -> None:
        self._place.come_forward()
        self._screens.add()

    def _find(self) -> None:
        self._place.come_forward()
        self._place.search()
