"""The computer's sleep: logind says when it is over."""

from collections.abc import Callable

from jeepney import DBusAddress

from hearback.system.bus.connection import Body, MessageBus

LOGIND = DBusAddress("/org/freedesktop/login1", "org.freedesktop.login1", "org.freedesktop.login1.Manager")


def tell_of_waking(bus: MessageBus, woken: Callable[[], None]) -> None:
    """Call `woken` each time the computer wakes; raises BusFault."""

    def prepared(body: Body) -> None:
        if body[0] is False:
            woken()

    assert LOGIND.bus_name is not None
    bus.follow(LOGIND.bus_name)
    bus.hear(LOGIND, "PrepareForSleep", "b", prepared)
