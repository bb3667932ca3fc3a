"""X11's selections, by which programs tell that they are there: clipboard managers, trays."""

import ctypes

from PySide6.QtGui import QGuiApplication


def has_owner(selection: str) -> bool:
    """Return whether a program owns a selection of the X display (ICCCM); True where X cannot be asked."""
    native = QGuiApplication.instance().nativeInterface()  # type: ignore[union-attr]
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return True
    display = ctypes.c_void_p(native.display())
    x11.XInternAtom.restype = x11.XGetSelectionOwner.restype = ctypes.c_ulong
    atom = ctypes.c_ulong(x11.XInternAtom(display, selection.encode(), False))
    return bool(x11.XGetSelectionOwner(display, atom))
