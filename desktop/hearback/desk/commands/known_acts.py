"""All acts that the window knows, taken from its real menus, buttons and shortcuts, so that nothing told of them is untrue."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from hearback.desk.fields.as_written import without_access_key


@dataclass(frozen=True, slots=True)
class KnownAct:
    """An act: what it is called, under which heading, its shortcuts, whether it can be done now, and how."""

    name: str
    heading: str
    keys: Sequence[QKeySequence]
    enabled: bool
    do: Callable[[], object]

    @property
    def shortcuts(self) -> str:
        """The shortcuts as the system writes them, one after the other, each from the left whatever is around it."""
        return "   ".join(f"\u2066{keys.toString(QKeySequence.SequenceFormat.NativeText)}\u2069" for keys in self.keys)


def acts_of_menu(menu: QMenu) -> Iterator[KnownAct]:
    """Yield the acts of a menu's menus, each under the title of the one of those that it stands in."""
    for action in menu.actions():
        below = _menu_of(action)
        if below is not None:
            yield from _acts_below(below, without_access_key(below.title()), "")


def acts_of_buttons(window: QWidget, heading: str) -> Iterator[KnownAct]:
    """Yield what buttons with a shortcut do, and shortcuts that stand by themselves, named by their property `act`."""
    for button in window.findChildren(QAbstractButton):
        if not button.shortcut().isEmpty():
            name = button.accessibleName() or without_access_key(button.text())
            yield KnownAct(name, heading, [button.shortcut()], button.isEnabled() and button.isVisible(), button.click)
    for shortcut in window.findChildren(QShortcut):
        of, name = shortcut.parent(), shortcut.property("act")
        if name and isinstance(of, QWidget):
            usable = shortcut.isEnabled() and of.isVisible()
            yield KnownAct(name, heading, shortcut.keys(), usable, shortcut.activated.emit)


def _acts_below(menu: QMenu, heading: str, within: str) -> Iterator[KnownAct]:
    # some menus are filled when they are about to be shown
    menu.aboutToShow.emit()
    for action in menu.actions():
        name = without_access_key(action.text())
        below = _menu_of(action)
        if below is not None:
            if action.isEnabled():
                yield from _acts_below(below, heading, f"{within}{name}: ")
        elif not action.isSeparator() and action.isVisible() and name:
            yield KnownAct(f"{within}{name}", heading, action.shortcuts(), action.isEnabled(), action.trigger)


def _menu_of(action: QAction) -> QMenu | None:
    below = action.menu()
    return below if isinstance(below, QMenu) else None
