"""The user's name and addresses, the program's language."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.words import Words


class GeneralPage(QWidget):
    """Edits the preferences `name`, `addresses`, `language`."""

    def __init__(
        self,
        words: Words,
        preferences: Mapping[str, object],
        languages: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.name = QLineEdit(str(preferences.get("name") or ""), self)
        addresses = preferences.get("addresses")
        self.addresses = QLineEdit(", ".join(map(str, addresses)) if isinstance(addresses, list) else "", self)
        self.language = QComboBox(self)
        self.language.addItem(words.say("As the system"), None)
        for value, text in languages:
            self.language.addItem(text, value)
        self.language.setCurrentIndex(max(self.language.findData(preferences.get("language")), 0))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 8, 0)
        layout.setSpacing(16)
        layout.addWidget(Field(words.say("Your &name"), self.name, words.say("Stands below your messages.")))
        layout.addWidget(
            Field(
                words.say("Your e-mail &addresses, separated by commas"),
                self.addresses,
                words.say("Tells you apart from the interviewers in an invitation. Nothing is sent anywhere."),
            )
        )
        layout.addWidget(Field(words.say("Lan&guage of the program"), self.language, words.say("Changes with the next start.")))
        layout.addStretch(1)

    @property
    def preferences(self) -> Mapping[str, object]:
        """The preferences as edited."""
        addresses = [text.strip() for text in self.addresses.text().split(",") if text.strip()]
        return {
            "name": self.name.text().strip() or None,
            "addresses": addresses or None,
            "language": self.language.currentData(),
        }
