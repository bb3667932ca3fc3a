"""Applications that have gone quiet, offered together: the user ticks those to move on from."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hearback.desk.fields.form_dialog import FormDialog, leave_room_for_bar
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.words import Words
from hearback.usecases.planning import Quiet


class QuietReview(FormDialog):
    """Lists what went quiet and since when. `keep` moves on from the ticked ones and says what went wrong."""

    def __init__(
        self, words: Words, quiet: Sequence[Quiet], keep: Callable[[Sequence[str]], str | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(words, words.say("Gone quiet"), words.say("Move on from these"), parent)
        self.resize(560, 480)
        self._keep = keep
        explanation = plain_label(
            words.say(
                "Nothing came back from these, and the wait their industry usually needs is over. "
                "Moving on closes them; you can take each up again at any time."
            ),
            parent=self.body,
        )
        self.list = QListWidget(self.body)
        self.list.setAccessibleName(words.say("Applications that have gone quiet"))
        for one in quiet:
            item = QListWidgetItem(self._line(one))
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.itemChanged.connect(lambda _item: self._enable())
        layout = QVBoxLayout(self.body)
        leave_room_for_bar(layout)
        layout.setSpacing(16)
        layout.addWidget(explanation)
        layout.addWidget(self.list, 1)
        self._enable()
        # looked through first: not everything at one careless press of Return
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def ticked(self) -> Sequence[str]:
        """The ids with a tick."""
        items = (self.list.item(index) for index in range(self.list.count()))
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked]

    def save(self) -> QWidget | str | None:
        return self._keep(self.ticked)

    def _line(self, one: Quiet) -> str:
        name = self.words.say_in("company, role", "{company}, {role}", company=one.company, role=one.role)
        since: dt.datetime = one.since
        return self.words.say("{application}  ·  could be left since {day}", application=name, day=self.words.day(since))

    def _enable(self) -> None:
        self.save_button.setEnabled(bool(self.ticked))
