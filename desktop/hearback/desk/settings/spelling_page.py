"""Whether spelling is checked, the user's own words, and which dictionaries there are."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.fields.form_dialog import leave_room_for_bar
from hearback.desk.fields.languages import language_names
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.words import Words
from hearback.usecases.spelling import EVERY_LANGUAGE, Spelling, preferences_of


class SpellingPage(QWidget):
    """Own words are taken away here; they are added where a message is written."""

    def __init__(
        self, words: Words, spelling: Spelling, languages: Sequence[str], folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        say = words.say
        self.check = QCheckBox(say("&Check the spelling of messages"), self)
        self.check.setChecked(spelling.is_checked)
        self.list = QListWidget(self)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setMinimumHeight(self.list.fontMetrics().height() * 8)
        own = spelling.own_words()
        names = dict(language_names(words, [one for one in own if one != EVERY_LANGUAGE]))
        names[EVERY_LANGUAGE] = say("Every language")
        for language, some in sorted(own.items(), key=lambda one: names[one[0]].casefold()):
            for word in some:
                item = QListWidgetItem(f"{word} · {names[language]}", self.list)
                item.setData(Qt.ItemDataRole.UserRole, (language, word))
        self.remove = QPushButton(say("&Remove"), self)
        self.remove.setEnabled(False)
        self.remove.clicked.connect(self._take_away)
        self.list.itemSelectionChanged.connect(lambda: self.remove.setEnabled(bool(self.list.selectedItems())))
        known = [name for _code, name in language_names(words, sorted({one.split("-")[0] for one in languages}))]
        layout = QVBoxLayout(self)
        leave_room_for_bar(layout, above=16)
        layout.setSpacing(16)
        layout.addWidget(self.check)
        there = say(
            "There are dictionaries for {languages}. For another language, put a Hunspell dictionary (.aff and .dic) into "
            "{folder}, and start again.",
            languages=words.all_of(known),
            folder=folder,
        )
        layout.addWidget(plain_label(there, "hint", self))
        hint = say("Words that you add while writing stand here, and are never underlined.")
        layout.addWidget(Field(say("Your own &words"), self.list, hint))
        layout.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    @property
    def preferences(self) -> Mapping[str, object]:
        """The preferences as edited."""
        own: dict[str, list[str]] = {}
        for row in range(self.list.count()):
            language, word = self.list.item(row).data(Qt.ItemDataRole.UserRole)
            own.setdefault(language, []).append(word)
        return preferences_of(self.check.isChecked(), own)

    def _take_away(self) -> None:
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))
