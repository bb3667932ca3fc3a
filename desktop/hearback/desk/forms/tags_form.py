"""The tags of one application or of several: those that some have, to be given to all or taken away, and new ones."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.fields.form_dialog import FormDialog, leave_room_for_bar
from hearback.desk.fields.tags_line import TagsLine
from hearback.desk.words import Words

_TAG = Qt.ItemDataRole.UserRole


class TagsForm(FormDialog):
    """A tick is for all, a dash for some: what is left as a dash stays as it is. `keep` is given what to add and to remove."""

    def __init__(
        self,
        words: Words,
        applications: int,
        there: Mapping[str, int],
        known: Sequence[str],
        keep: Callable[[Sequence[str], Sequence[str]], str | None],
        parent: QWidget | None = None,
    ) -> None:
        """`there` holds how many of the applications have each tag, `known` every tag that anything has."""
        title = words.say_n("Tags of {count} application", "Tags of {count} applications", applications)
        super().__init__(words, words.say("Tags") if applications == 1 else title, words.say("Save"), parent)
        self.resize(420, 400)
        self._keep = keep
        self._all = [tag for tag, count in there.items() if count == applications]
        self.list = QListWidget(self.body)
        for tag, count in there.items():
            item = QListWidgetItem(tag)
            item.setData(_TAG, tag)
            on_all = count == applications
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags if on_all else flags | Qt.ItemFlag.ItemIsUserTristate)
            item.setCheckState(Qt.CheckState.Checked if on_all else Qt.CheckState.PartiallyChecked)
            if not on_all:
                item.setText(words.say_in("tag, how many have it", "{tag}  ·  {count}", tag=tag, count=words.number(count)))
            self.list.addItem(item)
        self.new = TagsLine((), [tag for tag in known if tag not in self._all], self)
        self._there = Field(words.say("Tags &there are"), self.list, grows=True)
        self._there.setVisible(bool(there))
        layout = QVBoxLayout(self.body)
        leave_room_for_bar(layout)
        layout.setSpacing(16)
        layout.addWidget(Field(words.say("&New tags, separated by commas"), self.new))
        layout.addWidget(self._there, 1)
        if not there:
            layout.addStretch(1)
        self.watch(self.new.textEdited, self.list.itemChanged)
        self.new.setFocus()

    def save(self) -> QWidget | str | None:
        items = [self.list.item(index) for index in range(self.list.count())]
        ticked = [str(item.data(_TAG)) for item in items if item.checkState() is Qt.CheckState.Checked]
        removed = [str(item.data(_TAG)) for item in items if item.checkState() is Qt.CheckState.Unchecked]
        added = [tag for tag in dict.fromkeys((*ticked, *self.new.tags)) if tag not in self._all]
        if not (added or removed):
            return None
        return self._keep(added, removed)
