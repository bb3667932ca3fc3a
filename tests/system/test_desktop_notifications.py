"""Notifications over a real message bus: what is sent, whose answers count, and services that vanish, lie or say nothing."""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform != "linux" or shutil.which("dbus-daemon") is None:
    pytest.skip("there is no message bus", allow_module_level=True)

from hearback.system.bus import connection
from hearback.system.bus.connection import BusFault, MessageBus, session_bus, system_bus
from hearback.system.bus.do_not_disturb import do_not_disturb
from hearback.system.bus.notifications import ADDRESS, SERVICE, DesktopNotifications
from hearback.system.bus.sleep import LOGIND, tell_of_waking
from hearback.usecases.notifying import Answer, DoNotDisturb, Posting
from system.bus_services import Notifications, Service, bus_daemon

LUMEN = Posting(
    identity="window-opens/lumen",
    title="Lumen Health",
    body="Check in <b>today</b> & ask",
    answers=[(Answer.COMPOSE, "Write"), (Answer.LATER, "Later"), (Answer.DONE, "Done")],
)
NORTHWIND = Posting(identity="window-opens/northwind", title="Northwind", body="", answers=[(Answer.COMPOSE, "Write")])


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Run a bus that stands for the session's and the computer's."""
    with bus_daemon() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def bus(address: str) -> Iterator[MessageBus]:
    bus = session_bus()
    yield bus
    bus.close()


class Listener:
    """What came back, as identity and answer; reads the bus while it waits, as the event loop does."""

    def __init__(self, bus: MessageBus) -> None:
        self.bus = bus
        self.answers: list[tuple[str, Answer]] = []
        self.shows = DesktopNotifications(bus, lambda *answer: self.answers.append(answer), "Open", Path("/icons/hearback.svg"))

    def until(self, holds: Callable[[], object]) -> None:
        limit = time.monotonic() + 20
        while not holds():
            assert time.monotonic() < limit
            self.bus.read()
            time.sleep(0.01)

    def settle(self, service: Notifications) -> None:
        """Have everything read that the service said before: what it is asked now, it answers after that."""
        self.shows.post(Posting(identity="last", title="", body="", answers=[(Answer.OPEN, "Open")]))
        service.invoke(service.last, "default")
        self.until(lambda: ("last", Answer.OPEN) in self.answers)
        self.answers.remove(("last", Answer.OPEN))


@pytest.fixture
def listener(bus: MessageBus) -> Listener:
    return Listener(bus)


@pytest.fixture
def service(address: str) -> Iterator[Notifications]:
    service = Notifications(address, "actions", "body", "body-markup")
    yield service
    service.stop()


def test_a_posting_is_sent_with_its_buttons_and_its_words_as_they_are(service: Notifications, listener: Listener) -> None:
    assert listener.shows.ready()
    assert listener.shows.post(LUMEN)
    (call,) = service.asked("Notify")
    name, replaces, icon, title, body, actions, hints, expires = call.body
    assert (name, replaces, title, expires) == ("Hearback", 0, "Lumen Health", -1)
    assert body == "Check in &lt;b&gt;today&lt;/b&gt; &amp; ask"
    assert actions == ["default", "Open", "compose", "Write", "later", "Later", "done", "Done"]
    assert icon == "file:///icons/hearback.svg"
    assert hints == {"urgency": ("y", 1), "desktop-entry": ("s", "hearback")}
    assert (listener.shows.name, listener.shows.has_buttons) == ("made up", True)


def test_a_service_without_mark_up_and_buttons_gets_neither(address: str, listener: Listener) -> None:
    service = Notifications(address, "body")
    listener.until(listener.shows.ready)
    assert listener.shows.post(LUMEN)
    (call,) = service.asked("Notify")
    assert call.body[4] == "Check in <b>today</b> & ask"
    assert call.body[5] == []
    assert not listener.shows.has_buttons
    service.stop()


def test_text_that_no_bus_takes_is_shown_as_far_as_it_goes(service: Notifications, listener: Listener) -> None:
    assert listener.shows.post(Posting(identity="odd", title="a\0b\ud800c", body="\0", answers=()))
    (call,) = service.asked("Notify")
    assert call.body[3:5] == ("ab?c", "")


@pytest.mark.parametrize(
    ("key", "answer"), [("compose", Answer.COMPOSE), ("later", Answer.LATER), ("done", Answer.DONE), ("default", Answer.OPEN)]
)
def test_a_pressed_button_comes_back_once_as_the_posting_s_answer(
    service: Notifications, listener: Listener, key: str, answer: Answer
) -> None:
    listener.shows.post(NORTHWIND)
    listener.shows.post(LUMEN)
    service.invoke(2, key)
    service.invoke(2, key)
    listener.until(lambda: listener.answers)
    listener.settle(service)
    assert listener.answers == [(LUMEN.identity, answer)]


@pytest.mark.parametrize(("number", "key"), [(1, "done"), (1, "rm -rf"), (1, ""), (7, "compose"), (0, "default")])
def test_what_was_not_offered_is_no_answer(service: Notifications, listener: Listener, number: int, key: str) -> None:
    listener.shows.post(NORTHWIND)
    service.invoke(number, key)
    listener.settle(service)
    assert listener.answers == []


def test_an_answer_that_another_program_makes_up_does_not_count(address: str, service: Notifications, listener: Listener) -> None:
    listener.shows.post(LUMEN)
    liar = Service(address, "org.example.Liar", {})
    liar.tell(ADDRESS, "ActionInvoked", "us", 1, "done", to=listener.bus._connection.unique_name)
    liar.tell(ADDRESS, "ActionInvoked", "us", 1, "done")
    liar.stop()
    listener.settle(service)
    assert listener.answers == []


def test_an_answer_of_other_types_does_not_count(service: Notifications, listener: Listener) -> None:
    listener.shows.post(LUMEN)
    service.tell(ADDRESS, "ActionInvoked", "ss", "1", "done")
    service.tell(ADDRESS, "ActionInvoked", "")
    listener.settle(service)
    assert listener.answers == []


def test_a_posting_takes_the_place_of_the_one_with_its_identity(service: Notifications, listener: Listener) -> None:
    listener.shows.post(LUMEN)
    listener.shows.post(NORTHWIND)
    listener.shows.post(LUMEN)
    assert [call.body[1] for call in service.asked("Notify")] == [0, 0, 1]


def test_a_posting_is_withdrawn_once(service: Notifications, listener: Listener) -> None:
    listener.shows.post(LUMEN)
    for _twice in range(2):
        listener.shows.withdraw(LUMEN.identity)
    assert [call.body for call in service.asked("CloseNotification")] == [(1,)]
    service.invoke(1, "done")
    listener.settle(service)
    assert listener.answers == []


def test_one_that_ran_its_time_can_still_be_answered_and_a_dismissed_one_not(service: Notifications, listener: Listener) -> None:
    for posting, why in ((LUMEN, 1), (NORTHWIND, 2)):
        listener.shows.post(posting)
        service.tell(ADDRESS, "NotificationClosed", "uu", service.last, why)
    service.invoke(1, "done")
    service.invoke(2, "compose")
    listener.settle(service)
    assert listener.answers == [(LUMEN.identity, Answer.DONE)]


def test_after_a_restart_of_the_service_its_numbers_mean_others(address: str, listener: Listener) -> None:
    before = Notifications(address, "actions")
    listener.until(listener.shows.ready)
    listener.shows.post(LUMEN)
    before.stop()
    listener.until(lambda: not listener.shows.ready())
    assert not listener.shows.post(LUMEN)
    after = Notifications(address, "body", name="another")
    listener.until(listener.shows.ready)
    after.invoke(1, "done")
    assert listener.shows.post(NORTHWIND)
    assert (listener.shows.name, listener.shows.has_buttons) == ("another", False)
    listener.bus.read()
    assert listener.answers == []
    after.stop()


def test_an_answer_that_comes_while_the_service_is_asked_is_not_lost(address: str, bus: MessageBus) -> None:
    listener = Listener(bus)
    set_aside: list[bool] = []
    bus.set_aside = lambda: set_aside.append(True)

    def shown(_call: object) -> tuple[str, tuple[object, ...]]:
        # the first button is pressed while the second notification is on its way
        hasty.invoke(1, "later")
        return "u", (len(hasty.asked("Notify")),)

    hasty = Notifications(address, "actions", answers={"Notify": shown})
    listener.until(listener.shows.ready)
    for posting in (LUMEN, NORTHWIND):
        listener.shows.post(posting)
    assert set_aside
    bus.read()
    assert listener.answers == [(LUMEN.identity, Answer.LATER)]
    hasty.stop()


def test_a_mute_service_takes_nothing_and_is_not_waited_for_long(
    address: str, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_PATIENCE", 0.05)
    service = Notifications(address, "actions", answers={"Notify": lambda _call: None})
    listener.until(listener.shows.ready)
    assert not listener.shows.post(LUMEN)
    service.stop()


def test_without_a_service_nothing_is_taken(listener: Listener) -> None:
    assert not listener.shows.ready()
    assert not listener.shows.post(LUMEN)
    assert (listener.shows.name, listener.shows.has_buttons) == (None, False)


def test_where_the_bus_ends_nothing_is_taken_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    with bus_daemon() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        listener = Listener(session_bus())
        service = Notifications(address, "actions")
        listener.until(listener.shows.ready)
        service.stop()
    assert not listener.shows.post(LUMEN)
    listener.bus.read()
    assert not listener.shows.ready()
    assert not listener.bus.open


@pytest.mark.parametrize("where", ["", "nonsense", "unix:path=/nowhere/bus", "tcp:host=localhost,port=1", "unix:tmpdir=/tmp"])
def test_where_there_is_no_bus_it_is_said(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", where)
    with pytest.raises(BusFault):
        session_bus()


def property_of(interface: str, kind: str, value: object) -> Callable[[object], tuple[str, tuple[object, ...]] | None]:
    def get(call: object) -> tuple[str, tuple[object, ...]]:
        asked = call.body  # type: ignore[attr-defined]
        return ("v", ((kind, value),)) if asked[0] == interface else ("s", ("no such property",))

    return get


@pytest.mark.parametrize(
    ("name", "interface", "kind", "value", "told"),
    [
        ("dunst", "org.dunstproject.cmd0", "b", True, DoNotDisturb.ON),
        ("dunst", "org.dunstproject.cmd0", "b", False, DoNotDisturb.OFF),
        ("Plasma", SERVICE, "b", True, DoNotDisturb.ON),
        ("Plasma", SERVICE, "b", False, DoNotDisturb.OFF),
        ("Plasma", SERVICE, "s", "maybe", DoNotDisturb.NOT_TOLD),
        ("never heard of", "org.example", "b", True, DoNotDisturb.NOT_TOLD),
    ],
)
def test_do_not_disturb_is_read_from_the_service(
    address: str, bus: MessageBus, name: str, interface: str, kind: str, value: object, told: DoNotDisturb
) -> None:
    service = Notifications(address, name=name, answers={"Get": property_of(interface, kind, value)})
    assert do_not_disturb(bus, name) is told
    service.stop()


def test_do_not_disturb_of_xfce_and_mako_is_read_where_they_keep_it(address: str, bus: MessageBus) -> None:
    xfce = Service(address, "org.xfce.Xfconf", {"GetProperty": lambda _call: ("v", (("b", True),))})
    assert do_not_disturb(bus, "Xfce Notify Daemon") is DoNotDisturb.ON
    xfce.stop()
    mako = Notifications(address, answers={"ListModes": lambda _call: ("as", (["default", "do-not-disturb"],))})
    assert do_not_disturb(bus, "mako") is DoNotDisturb.ON
    mako.stop()


@pytest.mark.parametrize(
    ("service", "printed", "told"),
    [
        ("gnome-shell", "false", DoNotDisturb.ON),
        ("gnome-shell", "true", DoNotDisturb.OFF),
        ("gnome-shell", "", DoNotDisturb.NOT_TOLD),
        ("cinnamon", "false", DoNotDisturb.ON),
        ("Notification Daemon", "true", DoNotDisturb.ON),
    ],
)
def test_do_not_disturb_of_gnome_and_its_kin_is_a_setting(
    bus: MessageBus, service: str, printed: str, told: DoNotDisturb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "gsettings"
    program.write_text(f"#!/bin/sh\necho {printed}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert do_not_disturb(bus, service) is told


def test_where_nobody_tells_do_not_disturb_is_not_told(bus: MessageBus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    for service in (None, "dunst", "gnome-shell", "Xfce Notify Daemon", "mako"):
        assert do_not_disturb(bus, service) is DoNotDisturb.NOT_TOLD


def test_waking_is_told_and_going_to_sleep_is_not(address: str, listener: Listener) -> None:
    woken: list[bool] = []
    logind = Service(address, "org.freedesktop.login1", {})
    computer = system_bus()
    tell_of_waking(computer, lambda: woken.append(True))
    for sleeping in (True, False):
        logind.tell(LOGIND, "PrepareForSleep", "b", sleeping)
    while not woken:
        computer.read()
    assert woken == [True]
    logind.stop()
    computer.close()
