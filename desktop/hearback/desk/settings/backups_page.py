"""The backups that there are, what each holds, the way back to one, and the folder that gets a copy of each."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.fields.form_dialog import leave_room_for_bar
from hearback.desk.fields.plain_box import confirmed
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.words import Words
from hearback.usecases.backing_up import SECOND_FOLDER, BackingUp, Backup, Why
from hearback.usecases.ports import Ailment, AilmentKind, Archive


class BackupsPage(QWidget):
    """Backups are made and gone back to at once; the folder is kept with the other settings."""

    def __init__(
        self,
        words: Words,
        backing_up: BackingUp,
        archive: Archive,
        folder: Path,
        carry_out: Callable[[Callable[[], object]], bool],
        parent: QWidget | None = None,
    ) -> None:
        """`carry_out` returns whether what it was given could be done, having said why not."""
        super().__init__(parent)
        self._words = words
        self._backing_up = backing_up
        self._archive = archive
        self._safely = carry_out
        self.restored: Callable[[], None] = lambda: None
        """Called once everything is what it was."""
        say = words.say
        about = say(
            "Hearback backs up everything by itself: once a day, and before it imports, goes back or is updated. It keeps all of "
            "two days, one a day for a month, and one a month. They lie in {folder}.",
            folder=folder,
        )
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(self.list.fontMetrics().height() * 9)
        self.make = QPushButton(say("&Back up now"), self)
        self.back = QPushButton(say("&Go back to this one…"), self)
        self.check = QPushButton(say("Check &everything"), self)
        self.mend = QPushButton(say("&Repair"), self)
        self.mend.hide()
        self.checked = plain_label(parent=self)
        self.checked.hide()
        self.check.clicked.connect(self._check)
        self.mend.clicked.connect(self._mend)
        self.make.clicked.connect(self._make)
        self.back.clicked.connect(self._go_back)
        self.list.itemSelectionChanged.connect(lambda: self.back.setEnabled(bool(self.list.selectedItems())))
        self.folder = QLineEdit(backing_up.second_folder, self)
        self.choose = QPushButton(say("&Choose…"), self)
        self.choose.clicked.connect(self._choose)
        self.notice = plain_label(tone="due", parent=self)
        self._lay_out(about)
        self._fill()

    def _lay_out(self, about: str) -> None:
        say = self._words.say
        buttons = QHBoxLayout()
        for button in (self.make, self.back, self.check, self.mend):
            buttons.addWidget(button)
        buttons.addStretch(1)
        place = QWidget(self)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)
        place.setFocusProxy(self.folder)
        hint = say("A USB stick, or a folder that is kept in step with other computers. Nothing happens where it is not there.")
        column = QVBoxLayout(self)
        leave_room_for_bar(column, above=16)
        column.setSpacing(12)
        column.addWidget(plain_label(about, "hint", self))
        column.addWidget(Field(say("&Your backups"), self.list))
        column.addLayout(buttons)
        column.addWidget(self.checked)
        column.addWidget(Field(say("A &copy of each also in this folder"), place, hint))
        column.addWidget(self.notice)
        column.addStretch(1)

    @property
    def preferences(self) -> Mapping[str, object]:
        """The preferences as edited."""
        return {SECOND_FOLDER: self.folder.text().strip() or None}

    def _fill(self) -> None:
        self.list.clear()
        for backup in self._backing_up.all():
            item = QListWidgetItem(self._text(backup), self.list)
            item.setData(Qt.ItemDataRole.UserRole, backup)
        self.back.setEnabled(False)
        missing = self._backing_up.copy_is_missing
        failed = self._words.say("The last backup could not be copied to the other folder: is it there?")
        self.notice.setText(failed if missing else "")
        self.notice.setVisible(missing)

    def _text(self, backup: Backup) -> str:
        words, contents = self._words, self._backing_up.contents(backup)
        parts = [words.day_and_time(backup.made), self._why(backup.why)]
        if contents is None:
            parts.append(words.say("cannot be read"))
        else:
            count = words.say_n("{count} application", "{count} applications", contents.applications)
            messages = words.say_n("{count} message", "{count} messages", contents.messages)
            parts += [count, messages]
            if contents.newest_change is not None:
                parts.append(words.say("last change {moment}", moment=words.day_and_time(contents.newest_change)))
        return "  ·  ".join(parts)

    def _why(self, why: Why) -> str:
        # Translators: what a backup was made for
        say = self._words.say
        return {
            Why.DAILY: say("of the day"),
            Why.ASKED: say("by hand"),
            Why.IMPORT: say("before an import"),
            Why.RESTORE: say("before going back"),
            Why.VERSION: say("before an update"),
            Why.REPAIR: say("before a repair"),
        }[why]

    def _carry_out(self, act: Callable[[], object]) -> bool:
        # of a hundred thousand applications it takes seconds
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return self._safely(act)
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _make(self) -> None:
        if self._carry_out(lambda: self._backing_up.make(Why.ASKED)):
            self._fill()

    def _check(self) -> None:
        found: list[Ailment] = []
        if self._carry_out(lambda: found.extend(self._archive.examine())):
            said = [self._ailment(one) for one in found] or [self._words.say("All is well: nothing is out of step.")]
            self.checked.setText(" ".join(said))
            self.checked.show()
            self.mend.setVisible(bool(found) and all(one.kind is not AilmentKind.PAGES for one in found))

    def _ailment(self, one: Ailment) -> str:
        say, say_n = self._words.say, self._words.say_n
        match one.kind:
            case AilmentKind.PAGES:
                return say("The file is damaged. Go back to the newest backup from before that.")
            case AilmentKind.REFERENCES:
                return say_n(
                    "{count} entry belongs to an application that is gone.",
                    "{count} entries belong to applications that are gone.",
                    one.count,
                )
            case AilmentKind.SEARCH_INDEX:
                return say_n(
                    "The search does not find {count} application as it is.",
                    "The search does not find {count} applications as they are.",
                    one.count,
                )
            case AilmentKind.ROWS:
                return say_n(
                    "{count} application is not written down as it should be.",
                    "{count} applications are not written down as they should be.",
                    one.count,
                )

    def _mend(self) -> None:
        if self._carry_out(lambda: self._backing_up.repair(self._archive)):
            self._fill()
            self._check()

    def _go_back(self) -> None:
        chosen = self.list.selectedItems()
        if not chosen:
            return
        backup: Backup = chosen[0].data(Qt.ItemDataRole.UserRole)
        say, moment = self._words.say, self._words.day_and_time(backup.made)
        agreed = confirmed(
            self,
            say("Go back to {moment}?", moment=moment),
            say("Everything becomes what it was then. What there is now is backed up first, so that you can come back to it."),
            say("Go back"),
            say("Cancel"),
        )
        if agreed and self._carry_out(lambda: self._backing_up.restore(backup)):
            self.restored()

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._words.say("A folder for copies of the backups"), self.folder.text())
        if folder:
            self.folder.setText(folder)
