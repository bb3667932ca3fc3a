"""Deciding what becomes of the planned step: sent, left out, put off, moved on from; and saying what comes next."""

import datetime as dt
from collections.abc import Callable

from hearback.desk.acting import CarryOut
from hearback.desk.announcements import Announcements
from hearback.desk.composer.drafts.drafts import Drafts
from hearback.desk.composer.drafts.keeping import Keeping
from hearback.desk.composer.hand_off.sent_bar import SentBar
from hearback.desk.composer.planned.step_words import StepWords
from hearback.desk.composer.shown import Shown
from hearback.desk.fields.later_menu import LaterMenu
from hearback.desk.screens import Screens
from hearback.desk.words import Words
from hearback.domain.job_application import Outcome
from hearback.domain.moments import Moment
from hearback.domain.reminders.later import Later, later_moments
from hearback.usecases.change import Change
from hearback.usecases.composing import Composing
from hearback.usecases.drafting import Drafting
from hearback.usecases.planning import Planning
from hearback.usecases.ports import Archive, Clock
from hearback.usecases.recording import Recording


class Deciding:
    """The decisions on the application shown; `refresh` shows it again where one could not be carried out."""

    def __init__(
        self,
        *,
        shown: Shown,
        drafts: Drafts,
        keeping: Keeping,
        words: Words,
        step_words: StepWords,
        archive: Archive,
        clock: Clock,
        planning: Planning,
        recording: Recording,
        composing: Composing,
        drafting: Drafting,
        announcements: Announcements,
        carry_out: CarryOut,
        screens: Screens,
        bar: SentBar,
        later: LaterMenu,
        refresh: Callable[[], None],
    ) -> None:
        self._shown = shown
        self._drafts = drafts
        self._keeping = keeping
        self._words = words
        self._step_words = step_words
        self._archive = archive
        self._clock = clock
        self._planning = planning
        self._recording = recording
        self._composing = composing
        self._drafting = drafting
        self._announcements = announcements
        self._carry_out = carry_out
        self._screens = screens
        self._bar = bar
        self._later = later
        self._refresh = refresh
        bar.sent.connect(self._mark_sent)
        later.aboutToShow.connect(self._offer_later)

    def skip(self) -> None:
        """Leave the planned step out."""
        application, step = self._shown.application, self._shown.step.step
        if application is not None:
            said = self._words.say("Skipped for {company}.", company=application.company)
            self._decide(lambda: self._recording.skip(application.id, step), said)

    def move_on(self) -> None:
        """Close the application: the user moves on."""
        application = self._shown.application
        if application is not None:
            said = self._words.say("Moved on from {company}.", company=application.company)
            self._decide(lambda: self._recording.close([application.id], Outcome.MOVED_ON), said)

    def reopen(self) -> None:
        """Take a closed application up again."""
        application = self._shown.application
        if application is not None:
            self._carry_out(lambda: self._recording.reopen(application.id))

    def discard(self) -> None:
        """Let the draft in hand go; undo brings it back."""
        application, held = self._shown.application, self._shown.held
        self._keeping.now()
        if application is not None and held is not None and held.seen is not None:
            seen = held.seen
            self._shown.lay_aside(self._shown.kind)
            if self._carry_out(lambda: self._drafting.discard(application, seen)) is None:
                self._shown.held = held
            self._refresh()

    def _mark_sent(self, at: Moment | None) -> None:
        """Record the message as sent, let the draft go, and say what comes next."""
        application, held = self._shown.application, self._shown.held
        if application is not None and held is not None:
            said = self._words.say("Message to {company} recorded.", company=application.company)
            # undo brings the draft back as it was kept last
            self._keeping.now()
            self._drafts.let_go(held)
            self._decide(
                lambda: self._composing.sent(
                    application.id, held.draft, at, overruled=held.ticked, kept=held.seen, template=held.template
                ),
                said,
            )

    def _offer_later(self) -> None:
        application = self._shown.application
        if application is not None:
            moments = later_moments(self._clock.now(), self._words.zone, self._planning.calendar_of(application))
            # the plan knows working days, and an hour from now may be none of them
            del moments[Later.IN_AN_HOUR]
            self._later.offer(
                moments, lambda later: self._snooze(moments[later]), lambda: self._screens.choose_day(application.id)
            )

    def _snooze(self, until: dt.datetime) -> None:
        """Be reminded of the planned step later."""
        application, step = self._shown.application, self._shown.step.step
        if application is not None:
            said = self._words.say("{company}: again on {day}.", company=application.company, day=self._words.day_and_time(until))
            if self._carry_out(lambda: self._recording.snooze(application.id, step, until)) is not None:
                self._announcements.said.emit(said)

    def _decide(self, act: Callable[[], Change | None], said: str) -> None:
        """Carry out what ends the message in hand, and say what comes next for this application."""
        application, kind, held = self._shown.application, self._shown.kind, self._shown.held
        assert application is not None
        self._keeping.now()
        self._shown.lay_aside()
        if self._carry_out(act) is None:
            self._shown.kind, self._shown.held = kind, held
            if held is not None:
                self._keeping.soon(held)
            self._refresh()
            return
        after = self._archive.application(application.id)
        if after is not None:
            said = f"{said} {self._step_words.next(self._planning.next_step(after), self._clock.now())}"
        # the window may show another application by now: the sentence names the one it is about
        self._bar.tell(said)
        self._announcements.said.emit(said)
