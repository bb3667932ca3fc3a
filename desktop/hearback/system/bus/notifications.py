"""Notifications by the desktop's own service, with buttons where it has them."""

import os
from collections import OrderedDict
from collections.abc import Callable
from html import escape
from pathlib import Path

from jeepney import DBusAddress

from hearback.system.bus.connection import Body, BusFault, MessageBus
from hearback.usecases.notifying import Answer, Posting

SERVICE = "org.freedesktop.Notifications"
ADDRESS = DBusAddress("/org/freedesktop/Notifications", SERVICE, SERVICE)

_REMEMBERED = 100
_CLICKED = "default"
_EXPIRED = 1
_AS_USUAL, _UNTIL_ANSWERED = -1, 0
_NORMAL = 1


class DesktopNotifications:
    """Implements the Notifier port. What comes back counts only where we showed it and offered that button."""

    def __init__(self, bus: MessageBus, answered: Callable[[str, Answer], None], open_: str, icon: Path) -> None:
        """`open_` is what a click on a notification does, in the user's language. Raises BusFault."""
        self._bus = bus
        self._answered = answered
        self._open = open_
        self._icon = icon.as_uri()
        self._shown: OrderedDict[int, tuple[str, frozenset[Answer]]] = OrderedDict()
        self._capabilities: frozenset[str] | None = None
        self._name: str | None = None
        bus.follow(SERVICE, self._another_service)
        self._started_when_asked = bus.activatable(SERVICE)
        bus.hear(ADDRESS, "ActionInvoked", "us", self._invoked)
        bus.hear(ADDRESS, "NotificationClosed", "uu", self._closed)
        bus.hear(ADDRESS, "ActivationToken", "us", self._may_come_forward)

    @property
    def name(self) -> str | None:
        """The service's name, as it gives it itself; None where there is none."""
        return self._name if self.ready() and self._ask() is not None else None

    @property
    def has_buttons(self) -> bool:
        """Whether the service shows buttons."""
        return self.ready() and "actions" in (self._ask() or ())

    def ready(self) -> bool:
        """Whether there is a service, or one that comes when it is asked."""
        return self._bus.open and (self._bus.owner(SERVICE) is not None or self._started_when_asked)

    def post(self, posting: Posting) -> bool:
        """Show a posting, in the place of the one with its identity; return whether it was taken."""
        capabilities = self._ask()
        if capabilities is None:
            return False
        buttons = dict(posting.answers) if "actions" in capabilities else {}
        actions = [_CLICKED, self._open, *(text for button in buttons.items() for text in button)] if buttons else []
        hints = {"urgency": ("y", _NORMAL), "desktop-entry": ("s", "hearback")}
        try:
            (number,) = self._bus.ask(
                ADDRESS,
                "Notify",
                "u",
                "susssasa{sv}i",
                (
                    "Hearback",
                    self._number_of(posting.identity),
                    self._icon,
                    _sent(posting.title),
                    # always: it is the service that decides whether a body is mark-up
                    _sent(escape(posting.body, quote=False) if "body-markup" in capabilities else posting.body),
                    actions,
                    hints,
                    _UNTIL_ANSWERED if posting.urgent else _AS_USUAL,
                ),
            )
        except BusFault:
            return False
        self._shown[number] = posting.identity, frozenset(buttons)
        self._shown.move_to_end(number)
        if len(self._shown) > _REMEMBERED:
            self._shown.popitem(last=False)
        return True

    def withdraw(self, identity: str) -> None:
        """Take a posting from the screen, if it is still there."""
        number = self._number_of(identity)
        if number:
            del self._shown[number]
            try:
                self._bus.ask(ADDRESS, "CloseNotification", "", "u", (number,))
            except BusFault:
                return

    def _number_of(self, identity: str) -> int:
        return next((number for number, (known, _buttons) in self._shown.items() if known == identity), 0)

    def _ask(self) -> frozenset[str] | None:
        """Return what the service can do, asked once of each; None where there is none."""
        if self._capabilities is None:
            try:
                self._name, *_maker_and_versions = self._bus.ask(ADDRESS, "GetServerInformation", "ssss")
                self._capabilities = frozenset(self._bus.ask(ADDRESS, "GetCapabilities", "as")[0])
            except BusFault:
                return None
        return self._capabilities

    def _another_service(self) -> None:
        # it counts from one again: what it calls 1 is not what we showed
        self._shown.clear()
        self._capabilities = None

    def _invoked(self, body: Body) -> None:
        number, key = body
        identity, buttons = self._shown.get(number, ("", frozenset()))
        answer = Answer.OPEN if key == _CLICKED else next((one for one in buttons if one == key), None)
        if identity and answer is not None:
            # not every service takes it away
            self.withdraw(identity)
            self._answered(identity, answer)

    def _closed(self, body: Body) -> None:
        number, why = body
        # one that has only run its time lies in the desktop's list, where it can still be answered
        if why != _EXPIRED:
            self._shown.pop(number, None)

    def _may_come_forward(self, body: Body) -> None:
        number, token = body
        if number in self._shown:
            # where Wayland's Qt looks for the leave to raise a window, which comes right before the answer
            os.environ["XDG_ACTIVATION_TOKEN"] = token


def _sent(text: str) -> str:
    """Return text as a bus takes it: no zero bytes, nothing that UTF-8 cannot hold."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
