"""Reminding: one look at the wall clock shows what is due, once, and says when to look again."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from hearback.domain.history import meeting_of
from hearback.domain.job_application import JobApplication
from hearback.domain.reminders.kept_reminder import KeptReminder
from hearback.domain.reminders.notices import Notice, Turn, collects, due_notice
from hearback.domain.reminders.occasions import Interview, Occasion, Planned, interview_occasions, step_occasions
from hearback.domain.reminders.settings import ReminderSettings
from hearback.domain.workdays import Calendar
from hearback.usecases.change import Act, Change, Edits
from hearback.usecases.debriefing import Debriefing
from hearback.usecases.notifying import Notifier, Posting
from hearback.usecases.ports import Archive, Clock
from hearback.usecases.reminder_settings import PAUSED_UNTIL, PREFERENCE, instant_of_preference, settings_of
from hearback.usecases.settling import Settling

AWAY_AFTER = dt.timedelta(minutes=10)
"""When nobody has looked at the clock for so long (the computer slept), what is told was missed."""

_HORIZON = dt.timedelta(days=9)
"""How far is looked: ahead, as a week of silence may bring forward what would expire within it; back, for debriefs."""

_KEPT_EVERY = dt.timedelta(hours=1)
_WRONG_CLOCK = dt.timedelta(days=1)
"""A clock set back by more than this was wrong before: what it made be told too early comes again at its time."""


class Reminding:
    """Tells what is due. `look` is called at least every minute or so, and whenever something has changed."""

    def __init__(
        self,
        *,
        archive: Archive,
        clock: Clock,
        calendar_of: Callable[[JobApplication], Calendar],
        debriefing: Debriefing,
        settling: Settling,
        notifier: Notifier,
        may_disturb: Callable[[], bool],
        in_words: Callable[[Notice], Posting],
    ) -> None:
        """`may_disturb` is False while the desktop asks not to be disturbed; `in_words` says a notice in the user's language."""
        self._archive = archive
        self._clock = clock
        self._calendar_of = calendar_of
        self._debriefing = debriefing
        self._settling = settling
        self._notifier = notifier
        self._may_disturb = may_disturb
        self._in_words = in_words
        self._since: dt.datetime | None = None
        self._kept_until: dt.datetime | None = None
        self._looked: dt.datetime | None = None
        self._look_again: dt.datetime | None = None
        self._away = False
        self._told_all = False
        self._zone = clock.zone()
        self._on_screen: dict[str, Notice] = {}

    # the user's choices

    @property
    def settings(self) -> ReminderSettings:
        """How the user wants to be reminded."""
        return settings_of(self._settling.preference(PREFERENCE))

    @property
    def paused_until(self) -> dt.datetime | None:
        """Until when reminders are paused; None where they are not."""
        until = instant_of_preference(self._settling.preference(PAUSED_UNTIL))
        return until if until is not None and until > self._clock.now() else None

    def pause(self, until: dt.datetime | None) -> Change:
        """Say nothing until then (None: go on now); it is no step of undo. Raises ArchiveFault."""
        self.look_anew()
        return self._settling.remember(PAUSED_UNTIL, None if until is None else until.astimezone(dt.UTC).isoformat())

    # the heartbeat

    def look_anew(self) -> None:
        """Have the next look be a real one: something has changed."""
        self._look_again = None

    def is_time(self) -> bool:
        """Whether there may be something to tell: asked every minute, so it costs next to nothing.

        The clock may have been set back, and the user may have come to another zone.
        """
        now, looked = self._clock.now(), self._looked
        self._away = self._away or (looked is not None and now - looked > AWAY_AFTER)
        self._looked = now
        waits = self._look_again is not None and looked is not None and looked <= now < self._look_again
        if waits and self._clock.zone().key == self._zone.key:
            self._since = now if self._told_all else self._since
            return False
        self._look_again = None  # whatever keeps this look from being taken, the next one makes up for it
        return self._may_disturb() and self._notifier.ready()

    def seconds_to_wait(self) -> float:
        """Return how long there is nothing to look at, by the clock as it stands now."""
        if self._look_again is None:
            return 0.0
        return max((self._look_again - self._clock.now()).total_seconds(), 0.0)

    def look(self) -> None:
        """Show what is due; plans must have been refreshed. Raises ArchiveFault, and everything is told with the next look."""
        now, settings = self._clock.now(), self.settings
        self._zone = self._clock.zone()
        turn = self._turn(now)
        occasions = list(self._occasions(settings, None if collects(settings, turn) else min(turn.since, now), now))
        told = {one.identity: one for one in self._told(occasions, now)}
        outcome = due_notice(occasions, settings, told, turn)
        if outcome.notice is not None and not self._show(outcome.notice, told, now):
            return
        self._withdraw_what_is_over({one.identity for one in occasions}, now)
        self._since, self._looked, self._away = outcome.since, now, False
        self._told_all = not outcome.silent
        ends = [outcome.look_again, self._archive.next_plan_end(now), now + _HORIZON]
        self._look_again = min(end for end in ends if end is not None)
        if self._kept_until is None or not self._kept_until <= outcome.since < self._kept_until + _KEPT_EVERY:
            self._keep_since(outcome.since)

    def leave(self) -> None:
        """Keep up to when everything was told: the program ends. Raises ArchiveFault."""
        if self._since is not None:
            self._keep_since(self._since)

    # what it is about

    def occasions_of(self, id_: str) -> Sequence[Occasion]:
        """Return an application's occasions as they stand now, whatever their moment."""
        settings, now = self.settings, self._clock.now()
        return [
            *self._of_plans([id_], settings),
            *(found for one in self._archive.applications([id_]) for found in self._of_interviews(one, settings, now)),
        ]

    def _turn(self, now: dt.datetime) -> Turn:
        if self._since is None:
            # the first look since the start: nobody looked since the last one of the last time
            self._since = self._kept_until = self._archive.reminded_until()
            self._away = self._since is not None and now - self._since > AWAY_AFTER
        since = now if self._since is None else self._since
        return Turn(since=since, now=now, zone=self._zone, away=self._away, paused_until=self.paused_until)

    def _occasions(self, settings: ReminderSettings, since: dt.datetime | None, now: dt.datetime) -> Iterator[Occasion]:
        on_screen = (one.application for notice in self._on_screen.values() for one in notice.covers)
        ids = dict.fromkeys((*self._archive.plans_to_remind_of(since, now + _HORIZON), *on_screen))
        yield from self._of_plans(list(ids), settings)
        recent = self._archive.interviewed_since((now - _HORIZON).date())
        for application in self._archive.applications(recent):
            yield from self._of_interviews(application, settings, now)

    def _of_plans(self, ids: Sequence[str], settings: ReminderSettings) -> Iterator[Occasion]:
        for row in self._archive.rows(ids):
            if row.next_step is not None:
                planned = Planned(application=row.id, company=row.company, role=row.role, next_step=row.next_step)
                yield from step_occasions(planned, settings, self._zone)

    def _of_interviews(self, application: JobApplication, settings: ReminderSettings, now: dt.datetime) -> Iterator[Occasion]:
        if application.closed is not None:
            return
        calendar = self._calendar_of(application)
        wanted = {one.round_index for one in self._debriefing.wanted(application)}
        for place, one in enumerate(application.rounds):
            meeting = meeting_of(one, calendar)
            if one.cancelled or not now - _HORIZON < meeting.starts < now + _HORIZON:
                continue
            interview = Interview(
                application=application.id,
                company=application.company,
                role=application.role,
                round_index=place,
                starts=meeting.starts,
                ends=meeting.ends,
                wants_debrief=place in wanted or (now < meeting.ends and not one.notes),
            )
            yield from interview_occasions(interview, settings, self._zone)

    # what was told

    def _told(self, occasions: Iterable[Occasion], now: dt.datetime) -> Sequence[KeptReminder]:
        """Return what was told of them, having forgotten what a clock that was far ahead made be told too early."""
        kept = self._archive.reminders({one.application for one in occasions})
        early = {one.identity for one in kept if min(one.shown, one.moment) > now + _WRONG_CLOCK}
        if early:
            self._archive.write(Act.REMEMBER, "", Edits(reminders_gone=early))
        return [one for one in kept if one.identity not in early]

    def _show(self, notice: Notice, told: Mapping[str, KeptReminder], now: dt.datetime) -> bool:
        """Keep that it was told, then tell it: whatever fails, nothing is told twice."""
        kept = [
            KeptReminder(identity=one.identity, application=one.application, notice=notice.identity, moment=one.moment, shown=now)
            for one in notice.covers
        ]
        self._archive.write(Act.REMEMBER, "", Edits(reminders=kept))
        if self._notifier.post(self._in_words(notice)):
            self._on_screen[notice.identity] = notice
            return True
        before = [told[one.identity] for one in kept if one.identity in told]
        new = [one.identity for one in kept if one.identity not in told]
        self._archive.write(Act.REMEMBER, "", Edits(reminders=before, reminders_gone=new))
        return False

    def _withdraw_what_is_over(self, standing: AbstractSet[str], now: dt.datetime) -> None:
        for identity, notice in list(self._on_screen.items()):
            alive = (one for one in notice.occasions if one.expires is None or now < one.expires)
            if standing.isdisjoint(one.identity for one in alive):
                self._notifier.withdraw(identity)
                del self._on_screen[identity]

    def _keep_since(self, since: dt.datetime) -> None:
        self._archive.keep_reminded_until(since)
        self._kept_until = since
