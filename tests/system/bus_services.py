"""A bus of the test's own, and services on it that do as the test says: dutiful ones, mute ones, liars."""

import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from jeepney import DBusAddress, HeaderFields, Message, MessageType, message_bus, new_error, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

from hearback.system.bus.notifications import ADDRESS, SERVICE

Returned = tuple[str, tuple[object, ...]]
"""Types and values."""


# without the services that this computer would start when they are asked
_CONFIGURATION = """\
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@contextmanager
def bus_daemon() -> Iterator[str]:
    """Run a message bus; give its address."""
    with TemporaryDirectory(prefix="bus-") as folder:
        configuration = Path(folder) / "bus.conf"
        configuration.write_text(_CONFIGURATION.format(folder=folder), encoding="utf-8")
        daemon = subprocess.Popen(
            ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert daemon.stdout is not None
        try:
            yield daemon.stdout.readline().strip()
        finally:
            daemon.terminate()
            daemon.communicate()


class Service:
    """Answers on the bus in a thread of its own; `heard` are the calls that it was asked, by their members."""

    def __init__(self, bus: str, name: str, answers: Mapping[str, Callable[[Message], Returned | None]]) -> None:
        """An answer of None is none at all; what is not in `answers` is refused."""
        self.heard: list[Message] = []
        self._answers = answers
        self._lock = threading.Lock()
        self._connection: DBusConnection = open_dbus_connection(bus)
        unwrap_msg(self._connection.send_and_get_reply(message_bus.RequestName(name)))
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def tell(self, address: DBusAddress, member: str, types: str, *values: object, to: str | None = None) -> None:
        """Send a signal to whoever hears it, or to one program whether it asked for it or not."""
        signal = new_signal(address, member, types, values)
        if to is not None:
            signal.header.fields[HeaderFields.destination] = to
        with self._lock:
            self._connection.send(signal)

    def stop(self) -> None:
        """Leave the bus, as a crash would."""
        self._ends.set()
        self._thread.join()
        self._connection.close()

    def asked(self, member: str) -> list[Message]:
        """Return the calls of one method."""
        return [one for one in self.heard if one.header.fields[HeaderFields.member] == member]

    def _serve(self) -> None:
        while not self._ends.is_set():
            try:
                message = self._connection.receive(timeout=0.02)
            except TimeoutError:
                continue
            if message.header.message_type is not MessageType.method_call:
                continue
            self.heard.append(message)
            answer = self._answers.get(message.header.fields[HeaderFields.member])
            returned = answer(message) if answer is not None else ("s", ("unknown",))
            if returned is not None:
                reply = new_method_return(message, *returned) if answer else new_error(message, "org.example.Unknown", *returned)
                with self._lock:
                    self._connection.send(reply)


class Notifications(Service):
    """A notification service that numbers from one, as all do."""

    def __init__(
        self,
        bus: str,
        *capabilities: str,
        name: str = "made up",
        answers: Mapping[str, Callable[[Message], Returned | None]] | None = None,
    ) -> None:
        self.last = 0
        super().__init__(
            bus,
            SERVICE,
            {
                "GetCapabilities": lambda _call: ("as", (list(capabilities),)),
                "GetServerInformation": lambda _call: ("ssss", (name, "nobody", "1", "1.2")),
                "Notify": self._shown,
                "CloseNotification": lambda _call: ("", ()),
                **(answers or {}),
            },
        )

    def invoke(self, number: int, key: str) -> None:
        """Say that somebody pressed a button."""
        self.tell(ADDRESS, "ActionInvoked", "us", number, key)

    def _shown(self, call: Message) -> Returned:
        self.last = call.body[1] or self.last + 1
        return "u", (self.last,)
