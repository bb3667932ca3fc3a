"""Builds the reminders of the window: what tells, what shows, and what becomes of the answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hearback.composition.parts import Parts
from hearback.desk.acting import Acting
from hearback.desk.announcements import Announcements
from hearback.desk.main_window import MainWindow
from hearback.desk.reminders.answers import ReminderAnswers
from hearback.desk.reminders.banner import ReminderBanner
from hearback.desk.reminders.heartbeat import Heartbeat
from hearback.desk.reminders.notice_words import NoticeWords
from hearback.desk.screens import Screens
from hearback.usecases.answering_reminders import AnsweringReminders
from hearback.usecases.debriefing import Debriefing
from hearback.usecases.drafting import Drafting
from hearback.usecases.notifying import DoNotDisturb, Notifier, NotifierInTurn, Surroundings
from hearback.usecases.recording import Recording
from hearback.usecases.reminding import Reminding
from hearback.usecases.settling import Settling

Answered = Callable[[str, str], None]
"""What a notifier calls with what the user answered: an identity and a key."""


@dataclass(frozen=True, slots=True)
class Desktop:
    """What the desktop has to remind with, the best first: notifiers are made with what they call when the user answers."""

    notifiers: Callable[[Answered], Sequence[Notifier]] = lambda _answered: ()
    surroundings: Callable[[], Surroundings] = Surroundings


@dataclass(frozen=True, slots=True)
class Reminders:
    """The window's reminders, beating once they are started."""

    reminding: Reminding
    heartbeat: Heartbeat
    answers: ReminderAnswers
    banner: ReminderBanner
    surroundings: Callable[[], Surroundings]
    notifier: Notifier


def build_reminders(
    parts: Parts,
    window: MainWindow,
    acting: Acting,
    announcements: Announcements,
    recording: Recording,
    settling: Settling,
    screens: Screens,
    desktop: Desktop,
) -> Reminders:
    """Return the reminders of a window; the window itself shows what the desktop does not."""
    archive, clock, planning = parts.archive, parts.clock, parts.planning
    debriefing = Debriefing(archive, clock, planning.calendar_of, settling)

    def answered(identity: str, key: str) -> None:
        answers.answer(identity, key)

    banner = ReminderBanner(parts.words, answered, lambda identity: answering.moments(identity), window)
    notifier = NotifierInTurn([*desktop.notifiers(answered), banner])
    reminding = Reminding(
        archive=archive,
        clock=clock,
        calendar_of=planning.calendar_of,
        debriefing=debriefing,
        settling=settling,
        notifier=notifier,
        may_disturb=lambda: desktop.surroundings().do_not_disturb is not DoNotDisturb.ON,
        in_words=NoticeWords(parts.words, parts.names, clock).posting,
    )
    answering = AnsweringReminders(
        archive=archive,
        clock=clock,
        calendar_of=planning.calendar_of,
        recording=recording,
        composing=lambda: parts.composing,
        drafting=Drafting(archive, clock, planning.calendar_of),
        debriefing=debriefing,
        reminding=reminding,
    )
    answers = ReminderAnswers(answering, acting, screens, window, reminding.look_anew)
    heartbeat = Heartbeat(reminding, acting, announcements, window.keeping_up.look_elsewhere, window)
    window.add_line(banner)
    return Reminders(reminding, heartbeat, answers, banner, desktop.surroundings, notifier)
