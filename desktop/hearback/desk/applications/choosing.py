"""Which applications are chosen: the one that the conversation is with, and all that an act is for, by id while rows move."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from hearback.desk.application_model import ApplicationModel, Heading
from hearback.desk.applications.list_view import ApplicationList
from hearback.usecases.ports import ListRow


class Choosing(QObject):
    """Follows the list's selection, and brings it back where the rows were read anew."""

    changed = Signal()
    """Others may be chosen now, or what is known of them has changed."""

    one_changed = Signal(object)
    """The conversation is with another one now: its id, or None."""

    def __init__(self, model: ApplicationModel, view: ApplicationList, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._view = view
        self._selection = view.selectionModel()
        self._row = 0
        self._heading: Heading | None = None
        self.one: str | None = None
        """The id of the application that the conversation is with."""
        self.ids: Sequence[str] = ()
        """The ids of all that are chosen, in the order of the rows."""
        self._selection.currentRowChanged.connect(lambda *_: self._look())
        self._selection.selectionChanged.connect(lambda *_: self._look())

    @property
    def row(self) -> ListRow | None:
        """What the list says of the one that the conversation is with."""
        is_there = bool(self.ids) and self.one is not None and self._model.id_at(self._row) == self.one
        return self._model.row(self._row) if is_there else None

    def choose(self, id_: str) -> None:
        """Choose one application, where the list shows it."""
        row = self._model.row_of(id_)
        if row is not None:
            self._view.selectRow(row)
            self._view.scrollTo(self._model.index(row, 0))

    def leave_others(self) -> None:
        """Choose no more than the one that the conversation is with."""
        if len(self.ids) > 1 and self.one is not None:
            self.choose(self.one)

    def again(self) -> None:
        """Keep chosen what was; where the one has left the list, choose the one that took its place."""
        if not self._selection.hasSelection():
            rows = self._model.rows_of(self.ids) if len(self.ids) > 1 else ()
            row = self._row_again()
            if len(rows) > 1:
                self._view.choose_rows(rows, rows[0] if row is None else row)
            elif self._model.rowCount():
                # where focus comes to the list, Qt makes a row the current one without choosing it
                self._view.selectRow(min(self._row, self._model.rowCount() - 1) if row is None else row)
        self._look()

    def _row_again(self) -> int | None:
        """Return the row in which one stands again: a heading where it was on one, the same of several with the same one."""
        if self._heading is not None and (row := self._model.row_of_heading(self._heading.key)) is not None:
            return row
        if self.one is None:
            return None
        return self._row if self._model.id_at(self._row) == self.one else self._model.row_of(self.one)

    def _look(self) -> None:
        current = self._view.currentIndex()
        one = self._model.id_at(current.row()) if current.isValid() else None
        ids = [id_ for row in self._selected_rows() if (id_ := self._model.id_at(row)) is not None]
        if one is not None and not ids:
            # acts are for what is chosen: nothing chosen beside a conversation would be a riddle
            self._view.selectRow(current.row())
            return
        self._heading = self._model.heading_at(current.row()) if current.isValid() else None
        self.ids = list(dict.fromkeys(ids))
        if self._heading is not None:
            # the conversation goes on while one is on a heading, but no act is for it
            self.changed.emit()
            return
        if one is not None:
            self._row = current.row()
        is_another = one != self.one
        self.one = one
        self.changed.emit()
        if is_another:
            self.one_changed.emit(one)

    def _selected_rows(self) -> Sequence[int]:
        ranges = sorted((chosen.top(), chosen.bottom()) for chosen in self._selection.selection().toList())
        return [row for top, bottom in ranges for row in range(top, bottom + 1)]
