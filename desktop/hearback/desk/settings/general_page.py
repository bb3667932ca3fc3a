"""The user's name and addresses, the program's language and its ways of writing dates and numbers."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.fields.form_dialog import leave_room_for_bar
from hearback.desk.words import Words


class GeneralPage(QWidget):
    """Edits the preferences `name`, `addresses`, `language`, `formats`."""

    def __init__(
        self,
        words: Words,
        preferences: Mapping[str, object],
        languages: Sequence[tuple[str, str]],
        customs: Sequence[tuple[str, str]],
        example: Callable[[str | None, str | None], str],
        parent: QWidget | None = None,
    ) -> None:
        """`example` writes a day, a time and a number in a language and by the customs of another (None: as it is chosen)."""
        super().__init__(parent)
        self.name = QLineEdit(str(preferences.get("name") or ""), self)
        addresses = preferences.get("addresses")
        self.addresses = QLineEdit(", ".join(map(str, addresses)) if isinstance(addresses, list) else "", self)
        self.language = _choice(words.say("As the system"), languages, preferences.get("language"), self)
        self.formats = _choice(words.say("As the language"), customs, preferences.get("formats"), self)
        self._example = example
        self._shown = Field(words.say("&Dates, times and numbers"), self.formats, " ")
        layout = QVBoxLayout(self)
        leave_room_for_bar(layout, above=16)
        layout.setSpacing(16)
        layout.addWidget(Field(words.say("Your &name"), self.name, words.say("Stands below your messages.")))
        layout.addWidget(
            Field(
                words.say("Your e-mail &addresses, separated by commas"),
                self.addresses,
                words.say("Tells you apart from the interviewers in an invitation. Nothing is sent anywhere."),
            )
        )
        layout.addWidget(Field(words.say("Lan&guage of the program"), self.language))
        layout.addWidget(self._shown)
        layout.addStretch(1)
        for choice in (self.language, self.formats):
            choice.currentIndexChanged.connect(self._show_example)
        self._show_example()

    def _show_example(self) -> None:
        self._shown.set_hint(self._example(self.language.currentData(), self.formats.currentData()))

    @property
    def preferences(self) -> Mapping[str, object]:
        """The preferences as edited."""
        addresses = [text.strip() for text in self.addresses.text().split(",") if text.strip()]
        return {
            "name": self.name.text().strip() or None,
            "addresses": addresses or None,
            "language": self.language.currentData(),
            "formats": self.formats.currentData(),
        }


def _choice(first: str, others: Sequence[tuple[str, str]], chosen: object, parent: QWidget) -> QComboBox:
    """Return a choice of values by their names, the first of which is none."""
    choice = QComboBox(parent)
    choice.addItem(first, None)
    for value, text in others:
        choice.addItem(text, value)
    choice.setCurrentIndex(max(choice.findData(chosen), 0))
    return choice
