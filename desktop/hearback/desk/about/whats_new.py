"""What is new in each version: a line above the list after an update, and a box that tells more."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMessageBox, QPushButton, QWidget

from hearback.desk.fields.plain_box import plain_box
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.words import Words


def news(words: Words) -> Sequence[tuple[str, Sequence[str]]]:
    """Return each version's news, the newest first."""
    say = words.say
    return [
        (
            "0.1.0",
            [
                say("Hearback installs like any other program, and needs no Python."),
                say("Calendar files, and links to an application, open in Hearback from other programs."),
                say("Help in the program: press F1. “Why this date?” leads there, too."),
                say("Backups by themselves, and a way back to each of them, in the settings."),
            ],
        ),
    ]


def news_since(words: Words, last: str, now: str) -> Sequence[tuple[str, Sequence[str]]]:
    """Return the news of the versions after the one that ran last (empty: of one that did not tell), up to this one."""
    return [(version, told) for version, told in news(words) if _order(last) < _order(version) <= _order(now)]


def tell_news(words: Words, told: Sequence[tuple[str, Sequence[str]]], parent: QWidget | None) -> None:
    """Open a box with news."""
    box = plain_box(parent, words.say("What’s new"))
    box.setText(words.say("What’s new"))
    box.setInformativeText(
        "\n\n".join(
            "\n".join([words.say("Hearback {version}", version=version), *(f"•  {one}" for one in sentences)])
            for version, sentences in told
        )
    )
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.open()


class UpdatedLine(QFrame):
    """Says once, above the list, that this is another version."""

    def __init__(self, words: Words, version: str, tell: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._tell = tell
        self.setObjectName("banner")
        self.more = QPushButton(words.say("What’s new"), self)
        self.more.clicked.connect(self._show)
        self.dismiss = QPushButton(words.say("Close"), self)
        self.dismiss.setProperty("kind", "quiet")
        self.dismiss.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.addWidget(plain_label(words.say("Hearback was updated to version {version}.", version=version), parent=self), 1)
        row.addWidget(self.more)
        row.addWidget(self.dismiss)

    def _show(self) -> None:
        self.hide()
        self._tell()


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
