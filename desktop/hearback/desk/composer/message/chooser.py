"""A quiet button that shows what is chosen and offers the rest in a menu."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from hearback.desk.fields.as_written import on_button
from hearback.desk.fields.tool_tips import plain_tool_tip


class Chooser(QPushButton):
    """Offers named values, of which one may be chosen."""

    picked = Signal(object)
    """The user picked this value."""

    def __init__(self, name: str, parent: QWidget, *, shows_chosen: bool) -> None:
        super().__init__(parent)
        self._name = name
        self._shows_chosen = shows_chosen
        self._others: QMenu | None = None
        self.values: Sequence[object] = ()
        self.setProperty("kind", "chooser")
        self.setToolTip(plain_tool_tip(name))
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self._also: tuple[str, Callable[[], object]] | None = None

    def offer_also(self, name: str, act: Callable[[], object]) -> None:
        """Offer something else to do below the values."""
        self._also = (name, act)

    def offer_others(self, title: str, named: Callable[[], Sequence[tuple[str, object]]]) -> None:
        """Offer more values from now on, in a menu of their own that is asked for them when it opens."""
        self._others = menu = QMenu(on_button(title), self._menu)

        def fill() -> None:
            menu.clear()
            for name, value in named():
                menu.addAction(on_button(name)).triggered.connect(lambda _on=False, value=value: self.picked.emit(value))

        menu.aboutToShow.connect(fill)

    def offer(self, named: Sequence[tuple[str, object]], chosen: object) -> None:
        """Offer values by name."""
        self._menu.clear()
        self.values = [value for _name, value in named]
        group = QActionGroup(self._menu)
        shown = self._name
        for name, value in named:
            action = group.addAction(self._menu.addAction(on_button(name)))
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda _on=False, value=value: self.picked.emit(value))
            if value == chosen and self._shows_chosen:
                shown = name
        if self._also is not None:
            self._menu.addSeparator()
            self._menu.addAction(*self._also)
        if self._others is not None:
            self._menu.addMenu(self._others)
        self.setText(on_button(f"{shown} ▾"))
        self.setAccessibleName(self._name if shown == self._name else f"{self._name}: {shown}")
        self.setVisible(bool(named))
