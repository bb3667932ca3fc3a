"""The trash: what was deleted and when, to be brought back, or erased for good after a question."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hearback.desk.fields.as_written import in_title
from hearback.desk.fields.form_dialog import make_primary
from hearback.desk.fields.plain_box import confirmed_with
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.words import Words
from hearback.usecases.ports import TrashRow

_ID = Qt.ItemDataRole.UserRole


class TrashDialog(QDialog):
    """Lists deleted applications, the latest first; several can be chosen."""

    def __init__(
        self,
        words: Words,
        *,
        read: Callable[[], Sequence[TrashRow]],
        bring_back: Callable[[Sequence[str]], object],
        erase: Callable[[Sequence[str], bool], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._read = read
        self._bring_back = bring_back
        self._erase = erase
        self.setWindowTitle(in_title(words.say("Trash")))
        self.setModal(True)
        self.resize(560, 440)
        self._lead = plain_label(parent=self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(words.say("Deleted applications"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.itemSelectionChanged.connect(self._enable)
        buttons = QDialogButtonBox(self)
        self.back = buttons.addButton(words.say("Bring back"), QDialogButtonBox.ButtonRole.ActionRole)
        make_primary(self.back)
        self.back.clicked.connect(lambda: self._do(self._bring_back, self.chosen))
        self.erase = buttons.addButton(words.say("Erase…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.erase.clicked.connect(lambda: self._ask_and_erase(self.chosen))
        self.empty = buttons.addButton(words.say("Empty the trash…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.empty.clicked.connect(lambda: self._ask_and_erase(self._all))
        close = buttons.addButton(words.say("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.erase, self.empty, close):
            button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._lead)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self._show()
        self.list.setFocus()

    @property
    def chosen(self) -> Sequence[str]:
        """The ids of the chosen ones."""
        return [str(item.data(_ID)) for item in self.list.selectedItems()]

    @property
    def _all(self) -> Sequence[str]:
        return [str(self.list.item(row).data(_ID)) for row in range(self.list.count())]

    def _show(self) -> None:
        say = self._words.say
        self.list.clear()
        for one in self._read():
            name = self._words.say_in("company, role", "{company}, {role}", company=one.company, role=one.role)
            day = self._words.day(one.deleted)
            item = QListWidgetItem(say("{application}  ·  deleted {day}", application=" ".join(name.split()), day=day))
            item.setData(_ID, one.id)
            self.list.addItem(item)
        there = bool(self.list.count())
        self._lead.setText(
            say("Deleted applications stay here for 90 days, with everything they hold, unless you erase them before.")
            if there
            else say("The trash is empty.")
        )
        self.list.setCurrentRow(0 if there else -1)
        self._enable()

    def _enable(self) -> None:
        for button in (self.back, self.erase):
            button.setEnabled(bool(self.list.selectedItems()))
        self.empty.setEnabled(bool(self.list.count()))

    def _do(self, act: Callable[[Sequence[str]], object], ids: Sequence[str]) -> None:
        if ids:
            act(ids)
            self._show()

    def _ask_and_erase(self, ids: Sequence[str]) -> None:
        say_n, say = self._words.say_n, self._words.say
        if not ids:
            return
        agreed, backups = confirmed_with(
            self,
            say_n("Erase {count} application for good?", "Erase {count} applications for good?", len(ids)),
            say("This cannot be undone, and neither can anything that you did before you deleted them."),
            say("Erase"),
            say("Keep"),
            say("From the backups, too: all older ones are removed, and a new one is made"),
        )
        if agreed:
            self._do(lambda chosen: self._erase(chosen, backups), ids)
