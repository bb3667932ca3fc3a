"""The menus that say how the list is seen: in which groups, and as which of the saved views."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from hearback.desk.acting import CarryOut
from hearback.desk.fields.as_written import on_button
from hearback.desk.language.sentences import Sentences
from hearback.desk.screens import Screens
from hearback.desk.words import Words
from hearback.usecases.grouping import Grouping
from hearback.usecases.views import SavedView, SavedViews


class ViewsMenu(QObject):
    """Asks for a grouping or a saved view; saves the view that is shown."""

    grouping_chosen = Signal(object)
    view_chosen = Signal(object)

    def __init__(
        self,
        words: Words,
        sentences: Sentences,
        views: SavedViews,
        screens: Screens,
        carry_out: CarryOut,
        shown: Callable[[str], SavedView],
        parent: QObject,
    ) -> None:
        """`shown` returns what is shown now as a view of a name."""
        super().__init__(parent)
        self._words = words
        self._views = views
        self._screens = screens
        self._carry_out = carry_out
        self._shown = shown
        self.grouping = QMenu(words.say("&Group"))
        self.views = QMenu(words.say("&Saved views"))
        self._groupings: dict[Grouping, QAction] = {}
        exclusive = QActionGroup(self)
        for grouping in Grouping:
            action = self.grouping.addAction(sentences.grouping(grouping), partial(self.grouping_chosen.emit, grouping))
            action.setCheckable(True)
            exclusive.addAction(action)
            self._groupings[grouping] = action
        self.views.aboutToShow.connect(self._fill)

    def show_grouping(self, grouping: Grouping) -> None:
        """Mark a grouping without announcing it."""
        self._groupings[grouping].setChecked(True)

    def _fill(self) -> None:
        say, views = self._words.say, self._views.all()
        self.views.clear()
        for view in views:
            self.views.addAction(on_button(view.name), partial(self.view_chosen.emit, view))
        self.views.addSeparator()
        self.views.addAction(say("&Save this view…"), lambda: self._screens.name_view(self._save))
        forget = self.views.addMenu(say("&Forget"))
        forget.setEnabled(bool(views))
        for view in views:
            forget.addAction(on_button(view.name), partial(self._forget, view.name))

    def _save(self, name: str) -> None:
        self._carry_out(lambda: self._views.keep(self._shown(name)))

    def _forget(self, name: str) -> None:
        self._carry_out(lambda: self._views.forget(name))
