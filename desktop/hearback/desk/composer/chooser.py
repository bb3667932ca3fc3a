"""A quiet button that shows what is chosen and offers the rest in a menu."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget


class Chooser(QPushButton):
    """Offers named values, of which one may be chosen."""

    picked = Signal(object)
    """The user picked this value."""

    def __init__(self, name: str, parent: QWidget, *, shows_chosen: bool) -> None:
        super().__init__(parent)
        self._name = name
        self._shows_chosen = shows_chosen
        self.values: Sequence[object] = ()
        self.setProperty("kind", "chooser")
        self.setToolTip(name)
        self._menu = QMenu(self)
        self.setMenu(self._menu)

    def offer(self, named: Sequence[tuple[str, object]], chosen: object) -> None:
        """Offer values by name."""
        self._menu.clear()
        self.values = [value for _name, value in named]
        group = QActionGroup(self._menu)
        shown = self._name
        for name, value in named:
            # a lone & would make the next letter a mnemonic
            action = group.addAction(self._menu.addAction(name.replace("&", "&&")))
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda _on=False, value=value: self.picked.emit(value))
            if value == chosen and self._shows_chosen:
                shown = name
        self.setText(f"{shown} ▾".replace("&", "&&"))
        self.setAccessibleName(self._name if shown == self._name else f"{self._name}: {shown}")
        self.setVisible(bool(named))
