"""What reminders ask of the outside: something that shows notifications, and that says what the user answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Answer(StrEnum):
    """What the user can do with a notification; the values are the keys of its buttons."""

    OPEN = "open"
    """Also a click on the notification itself: opens the program at what it is about."""
    COMPOSE = "compose"
    LATER = "later"
    """What it means is in the settings; a key `later/tomorrow` (a `Later` behind the stroke) says when."""
    DONE = "done"
    DEBRIEF = "debrief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """A notification in words: plain text, never mark-up. `answers` are its buttons with their labels, the likeliest first.

    A posting with the identity of one that is still on the screen takes its place. `urgent`: worth standing until answered.
    """

    identity: str
    title: str
    body: str
    answers: Sequence[tuple[Answer, str]]
    urgent: bool = False


class Notifier(Protocol):
    """One way to show notifications.

    What the user answers comes back by the function that the notifier was made with, in the window's thread, as the posting's
    identity and the key of an answer. Neither is trusted: both may come from another program, or from before a restart.
    """

    def ready(self) -> bool:
        """Whether it can show something now. Cheap: asked every minute."""
        ...

    def post(self, posting: Posting) -> bool:
        """Show a posting; return whether it was taken."""
        ...

    def withdraw(self, identity: str) -> None:
        """Take a posting from the screen, if it is still there."""
        ...


class DoNotDisturb(StrEnum):
    """What the desktop says of being disturbed."""

    ON = "on"
    OFF = "off"
    NOT_TOLD = "not-told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What there is on this desktop to remind with, for the settings to say.

    `service` is the notification service by the name that it gives itself (None: there is none), `buttons` whether it shows
    them; `tray` whether there is a place for the icon.
    """

    service: str | None = None
    buttons: bool = False
    tray: bool = False
    do_not_disturb: DoNotDisturb = DoNotDisturb.NOT_TOLD


class NotifierInTurn:
    """Shows with the first notifier that is ready: the desktop's service before the window itself."""

    def __init__(self, notifiers: Sequence[Notifier]) -> None:
        self._notifiers = notifiers

    def ready(self) -> bool:
        """Whether one of them can show something now."""
        return any(one.ready() for one in self._notifiers)

    def post(self, posting: Posting) -> bool:
        """Show a posting with the first that takes it."""
        return any(one.ready() and one.post(posting) for one in self._notifiers)

    def withdraw(self, identity: str) -> None:
        """Take a posting from the screen, whoever shows it."""
        for one in self._notifiers:
            one.withdraw(identity)
