"""Whether the desktop asks not to be disturbed, each desktop in its own way."""

import subprocess
from collections.abc import Callable

from jeepney import DBusAddress

from hearback.system.bus.connection import BusFault, MessageBus
from hearback.system.bus.notifications import SERVICE
from hearback.usecases.notifying import DoNotDisturb

_XFCE = DBusAddress("/org/xfce/Xfconf", "org.xfce.Xfconf", "org.xfce.Xfconf")
_MAKO = DBusAddress("/fr/emersion/Mako", SERVICE, "fr.emersion.Mako")
_PROPERTIES = DBusAddress("/org/freedesktop/Notifications", SERVICE, "org.freedesktop.DBus.Properties")
_SECONDS = 2


def do_not_disturb(bus: MessageBus, service: str | None) -> DoNotDisturb:
    """Return what the notification service of this name says of being disturbed, or the desktop that it belongs to."""
    read = _WAYS.get(service or "", _inhibited)
    try:
        silent = read(bus) if service else None
    except BusFault:
        return DoNotDisturb.NOT_TOLD
    if silent is None:
        return DoNotDisturb.NOT_TOLD
    return DoNotDisturb.ON if silent else DoNotDisturb.OFF


def _inhibited(bus: MessageBus) -> bool | None:
    """Read the property of the notification service that KDE has and others may have."""
    return _property(bus, SERVICE, "Inhibited")


def _paused(bus: MessageBus) -> bool | None:
    """Read dunst's own property."""
    return _property(bus, "org.dunstproject.cmd0", "paused")


def _mako_mode(bus: MessageBus) -> bool | None:
    return "do-not-disturb" in bus.ask(_MAKO, "ListModes", "as")[0]


def _xfce_setting(bus: MessageBus) -> bool | None:
    return _truth(bus.ask(_XFCE, "GetProperty", "v", "ss", ("xfce4-notifyd", "/do-not-disturb"))[0])


def _no_banners(_bus: MessageBus) -> bool | None:
    """Read GNOME's switch."""
    return _opposite(_setting("org.gnome.desktop.notifications", "show-banners"))


def _no_cinnamon_notifications(_bus: MessageBus) -> bool | None:
    return _opposite(_setting("org.cinnamon.desktop.notifications", "display-notifications"))


def _mate_setting(_bus: MessageBus) -> bool | None:
    return _setting("org.mate.NotificationDaemon", "do-not-disturb")


_WAYS: dict[str, Callable[[MessageBus], bool | None]] = {
    "dunst": _paused,
    "mako": _mako_mode,
    "Xfce Notify Daemon": _xfce_setting,
    "gnome-shell": _no_banners,
    "cinnamon": _no_cinnamon_notifications,
    "Notification Daemon": _mate_setting,
}
"""By the name that the service gives itself."""


def _property(bus: MessageBus, interface: str, name: str) -> bool | None:
    return _truth(bus.ask(_PROPERTIES, "Get", "v", "ss", (interface, name))[0])


def _truth(variant: tuple[str, object]) -> bool | None:
    kind, value = variant
    return bool(value) if kind == "b" else None


def _setting(schema: str, key: str) -> bool | None:
    """Read a switch of GNOME and its kin; its own library would end the program where it does not know the schema."""
    try:
        told = subprocess.run(
            ["gsettings", "get", schema, key],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return {"true": True, "false": False}.get(told.stdout.strip())


def _opposite(value: bool | None) -> bool | None:
    return None if value is None else not value
