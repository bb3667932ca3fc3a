"""What becomes of the answers to reminders: acts that are carried out as the window's own, and places that are opened."""

from collections.abc import Callable
from typing import Protocol

from hearback.desk.acting import CarryOut
from hearback.desk.screens import Screens
from hearback.domain.reminders.later import Later
from hearback.domain.reminders.occasions import OccasionKind
from hearback.domain.stage import Group
from hearback.usecases.answering_reminders import AnsweringReminders
from hearback.usecases.change import Change
from hearback.usecases.notifying import Answer


class Place(Protocol):
    """The window, as far as a reminder leads there."""

    def come_forward(self) -> None:
        """Show the window in front of the others."""

    def choose(self, id_: str) -> None:
        """Choose an application."""

    def show_group(self, group: Group) -> None:
        """Show one filter's applications."""

    def write(self) -> None:
        """Go to the message of the chosen application."""


class ReminderAnswers:
    """Takes an identity and a key from wherever they come; what is not known only brings the window forward."""

    def __init__(
        self,
        answering: AnsweringReminders,
        carry_out: CarryOut,
        screens: Screens,
        place: Place,
        look_anew: Callable[[], None],
    ) -> None:
        """`look_anew`: what is to be told has changed, though no application has."""
        self._answering = answering
        self._carry_out = carry_out
        self._screens = screens
        self._place = place
        self._look_anew = look_anew

    def answer(self, identity: str, key: str) -> None:
        """Do what the user answered."""
        act, _stroke, when = key.partition("/")
        match act:
            case Answer.LATER:
                later = Later(when) if when in list(Later) else None
                self._do(lambda: self._answering.later(identity, later), identity)
                self._look_anew()
            case Answer.DONE:
                self._do(lambda: self._answering.done(identity), identity)
            case _:
                self._open(identity, act)

    def _do(self, act: Callable[[], Change | None], identity: str) -> None:
        """Carry out an act; where there is nothing left to do, show how things stand."""
        if self._carry_out(act) is None:
            self._open(identity, Answer.OPEN)

    def _open(self, identity: str, act: str) -> None:
        subject = self._answering.subject(identity)
        self._place.come_forward()
        if len(subject.applications) > 1:
            self._place.show_group(Group.DUE)
        elif subject.applications:
            (id_,) = subject.applications
            self._place.choose(id_)
            occasion = subject.occasion
            if act == Answer.DEBRIEF and occasion is not None and occasion.kind is OccasionKind.INTERVIEW_END:
                self._screens.debrief(id_, occasion.round_index)
            elif act == Answer.COMPOSE:
                self._place.write()
