"""A connection to a message bus without a thread: the event loop watches its socket and has it read when something came."""

import os
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

Body = tuple[Any, ...]

_PATIENCE = 2.0
"""Seconds to wait for an answer: the window stands still meanwhile."""

_DRIVER = "org.freedesktop.DBus"


class BusFault(Exception):
    """There is no bus, it is gone, or who was asked did not answer as was hoped."""


class MessageBus:
    """Asks services and hears their signals, and those of nobody else: a signal that another program sent is dropped."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._connection.sock.settimeout(_PATIENCE)
        self._owners: dict[str, str | None] = {}
        self._owner_changed: dict[str, Callable[[], None]] = {}
        self._heard: dict[tuple[str, str, str], tuple[str, Callable[[Body], None]]] = {}
        self._waiting: deque[Message] = deque()
        self.open = True
        """Whether it can be asked."""
        self.set_aside: Callable[[], None] = lambda: None
        """Called where something came while an answer was waited for: the socket will not tell of it, so `read` soon."""
        self.closing: Callable[[], None] = lambda: None
        """Called before the socket is closed: nothing more is to be watched."""

    @property
    def socket(self) -> int:
        """What to watch for something to read."""
        number: int = self._connection.sock.fileno()
        return number

    def ask(self, address: DBusAddress, method: str, returns: str, takes: str | None = None, body: Sequence[object] = ()) -> Body:
        """Call a method and return what it returned, which is of the types `returns`; raises BusFault."""
        answer = self._answer(new_method_call(address, method, takes, tuple(body)))
        if _types(answer) != returns:
            raise BusFault("an answer of other types")
        returned: Body = answer.body
        return returned

    def activatable(self, service: str) -> bool:
        """Whether a service would be started if it were asked."""
        return service in self._answer(message_bus.ListActivatableNames()).body[0]

    def owner(self, service: str) -> str | None:
        """Return who stands behind the name of a service that is followed (None: nobody)."""
        return self._owners.get(service)

    def follow(self, service: str, changed: Callable[[], None] = lambda: None) -> None:
        """Know from now on who stands behind a service's name, and say so when that is another one; raises BusFault."""
        self._owner_changed[service] = changed
        rule = MatchRule(type="signal", sender=_DRIVER, interface=_DRIVER, member="NameOwnerChanged")
        rule.add_arg_condition(0, service)
        self._answer(message_bus.AddMatch(rule))
        try:
            self._owners[service] = self._answer(message_bus.GetNameOwner(service)).body[0]
        except BusFault:
            self._owners[service] = None

    def hear(self, address: DBusAddress, member: str, types: str, handle: Callable[[Body], None]) -> None:
        """Have a signal of a service that is followed handled from now on, where it is of these types; raises BusFault."""
        assert address.bus_name in self._owners and address.interface is not None
        rule = MatchRule(
            type="signal", sender=address.bus_name, interface=address.interface, member=member, path=address.object_path
        )
        self._answer(message_bus.AddMatch(rule))
        self._heard[address.bus_name, address.interface, member] = types, handle

    def read(self) -> None:
        """Handle all that has come; called when there is something to read, and it never waits."""
        while self.open:
            try:
                message = self._waiting.popleft() if self._waiting else self._connection.receive(timeout=0)
            except TimeoutError:
                return
            except OSError:
                self.close()
                return
            self._handle(message)

    def close(self) -> None:
        """Leave the bus."""
        if self.open:
            self.open = False
            self._owners.clear()
            self.closing()
            self._connection.close()

    def _answer(self, message: Message) -> Message:
        if not self.open:
            raise BusFault("the bus is gone")
        serial = next(self._connection.outgoing_serial)
        deadline = time.monotonic() + _PATIENCE
        try:
            self._connection.send(message, serial=serial)
            answer = self._answer_to(serial, deadline)
        except OSError as fault:
            self.close()
            raise BusFault("the bus is gone") from fault
        if answer is None:
            raise BusFault("no answer")
        if answer.header.message_type is MessageType.error:
            raise BusFault(str(answer.header.fields.get(HeaderFields.error_name)))
        return answer

    def _answer_to(self, serial: int, deadline: float) -> Message | None:
        while True:
            try:
                message = self._connection.receive(timeout=max(deadline - time.monotonic(), 0))
            except TimeoutError:
                return None
            if message.header.fields.get(HeaderFields.reply_serial) == serial:
                return message
            if not self._waiting:
                self.set_aside()
            self._waiting.append(message)

    def _handle(self, message: Message) -> None:
        fields = message.header.fields
        if message.header.message_type is not MessageType.signal:
            return
        sender, interface, member = (
            fields.get(one) for one in (HeaderFields.sender, HeaderFields.interface, HeaderFields.member)
        )
        if sender == _DRIVER:
            if member == "NameOwnerChanged":
                self._take_over(*message.body)
            return
        # a signal that is addressed to us comes through whatever was asked for
        for (service, of, called), (types, handle) in list(self._heard.items()):
            if (
                (of, called, types) == (interface, member, _types(message))
                and sender is not None
                and self._owners.get(service) == sender
            ):
                handle(message.body)

    def _take_over(self, service: str, _before: str, now: str) -> None:
        if service in self._owners:
            self._owners[service] = now or None
            self._owner_changed[service]()


def _types(message: Message) -> str:
    return str(message.header.fields.get(HeaderFields.signature, ""))


def session_bus() -> MessageBus:
    """Return the bus of this desktop session; raises BusFault."""
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    beside = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nowhere") / "bus"
    if not address and beside.exists():
        address = f"unix:path={beside}"
    return _bus(address) if address else _refuse()


def system_bus() -> MessageBus:
    """Return the bus of the whole computer; raises BusFault."""
    return _bus(os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or "unix:path=/run/dbus/system_bus_socket")


def _refuse() -> MessageBus:
    raise BusFault("there is no session bus")


def _bus(address: str) -> MessageBus:
    try:
        return MessageBus(open_dbus_connection(address))
    except Exception as fault:  # an address may be anything, and jeepney has an exception of its own for each way to fail
        raise BusFault(str(fault)) from fault
