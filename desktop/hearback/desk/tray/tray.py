"""The icon in the desktop's tray: shown as soon as there is a place for it, with the number due on it."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from hearback.desk.tray.drawn_icon import MOST, tray_icon
from hearback.desk.words import Words


class Tray(QObject):
    """A click on the icon asks for the window, the other button for the menu."""

    opened = Signal()
    message_clicked = Signal()

    def __init__(self, words: Words, plain: QIcon, parent: QObject, symbolic: Callable[[bool], QIcon] | None = None) -> None:
        """`symbolic` returns the icon of one colour, with something due or without, where the bar wants that."""
        super().__init__(parent)
        self._symbolic = symbolic
        self._words = words
        self._plain = plain
        self._due = 0
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None

    def look_for_a_place(self) -> None:
        """Show the icon once there is a tray, now or later.

        Where Qt is asked before the desktop has its tray up, it remembers for good that a modern one is not there.
        """
        if self._icon is None:
            self._icon = icon = QSystemTrayIcon(self)
            icon.activated.connect(self._activated)
            icon.messageClicked.connect(self.message_clicked)
            if self._menu is not None:
                icon.setContextMenu(self._menu)
            self._draw()
            icon.show()

    @property
    def is_there(self) -> bool:
        """Whether the icon can be seen: trays come and go."""
        return self._icon is not None and self._icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def offer(self, menu: QMenu) -> None:
        """Show this menu from now on."""
        self._menu = menu
        if self._icon is not None:
            self._icon.setContextMenu(menu)

    def show_due(self, due: int) -> None:
        """Show how many applications are due."""
        if due != self._due:
            self._due = due
            self._draw()

    def show_message(self, title: str, text: str) -> bool:
        """Show a message beside the icon; return whether there is a place for it."""
        if not self.is_there or self._icon is None or not QSystemTrayIcon.supportsMessages():
            return False
        self._icon.showMessage(title, text, self._plain)
        return True

    def _draw(self) -> None:
        if self._icon is None:
            return
        number = self._words.number(min(self._due, MOST)) if self._due else ""
        with_number = f"{number}+" if self._due > MOST else number
        self._icon.setIcon(self._symbolic(bool(self._due)) if self._symbolic else tray_icon(self._plain, with_number))
        said = self._words.say("{number} due", number=self._words.number(self._due))
        self._icon.setToolTip(f"Hearback · {said}" if self._due else "Hearback")

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # on macOS every click opens the menu
        if reason is QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self.opened.emit()
