"""About: the version, where the data lie, what the program is made with and under which licences; all of it to copy."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from hearback.desk.fields.as_written import in_title
from hearback.desk.fields.field import Field
from hearback.desk.fields.form_dialog import give_bold_room
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.theme import Theme
from hearback.desk.words import Words


class Part(Protocol):
    """A library that the program is made with."""

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def version(self) -> str:
        """Its version; empty where it has none."""
        ...

    @property
    def licence(self) -> str:
        """Its licence in a few words."""
        ...

    @property
    def texts(self) -> Sequence[Path]:
        """The files with its licence's text."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What About tells. `surroundings` are lines such as `Qt 6.11.3` and the system's name, in English: for a report."""

    version: str
    data: Path
    surroundings: Sequence[str]
    parts: Callable[[], Sequence[Part]]


class AboutDialog(QDialog):
    """The licences' texts are read when one is looked at."""

    def __init__(self, words: Words, theme: Theme, facts: Facts, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._words = words
        self._facts = facts
        self._parts = facts.parts()
        say = words.say
        self.setWindowTitle(in_title(say("About Hearback")))
        self.setModal(True)
        picture = plain_label(parent=self)
        side = theme.px(64)
        picture.setPixmap(theme.program_icon().pixmap(side, side))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.told = [
            plain_label(say("Hearback {version}", version=facts.version), parent=self, role="title"),
            # Translators: also what menus and software centres show below the program's name.
            plain_label(say("Know when to follow up after an interview, and what to say."), parent=self),
            plain_label(say("Everything stays on this computer. Free software under the MIT licence."), "mute", self),
        ]
        # a label would break a long path, and what was copied of it would lead nowhere
        self.data = QLineEdit(str(facts.data), self)
        self.data.setReadOnly(True)
        self.data.setCursorPosition(0)
        self.data_field = Field(say("Your data"), self.data)
        self.list = QListWidget(self)
        self.list.setAccessibleName(say("Made with"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.addItems([self._line(part) for part in self._parts])
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(say("Licence"))
        self.list.currentRowChanged.connect(self._read)
        self.copy = QPushButton(say("Copy"), self)
        self.copy.clicked.connect(self._copy)
        self._lay_out(picture, theme)
        self.list.setCurrentRow(0)

    def _lay_out(self, picture: QWidget, theme: Theme) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(4)
        for label in self.told:
            beside.addWidget(label)
        beside.addWidget(self.data_field)
        above = QHBoxLayout()
        above.setSpacing(20)
        above.addWidget(picture)
        above.addLayout(beside, 1)
        panes = QSplitter(self)
        panes.addWidget(self.list)
        panes.addWidget(self.text)
        panes.setChildrenCollapsible(False)
        panes.setSizes([theme.px(260), theme.px(420)])
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(self._words.say("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        give_bold_room(close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(above)
        column.addWidget(plain_label(self._words.say("Made with"), parent=self, role="choice-title"))
        column.addWidget(panes, 1)
        column.addWidget(buttons)
        self.resize(theme.px(760), theme.px(560))
        close.setFocus()

    def _line(self, part: Part) -> str:
        name = f"{part.name} {part.version}".strip()
        return f"{name} · {part.licence}" if part.licence else name

    def _read(self, row: int) -> None:
        texts = []
        for path in self._parts[row].texts if 0 <= row < len(self._parts) else ():
            try:
                texts.append(path.read_text(encoding="utf-8", errors="replace"))
            except OSError:
                texts.append(self._words.say("The text of this licence is not there."))
        self.text.setPlainText("\n\n".join(texts))

    def _copy(self) -> None:
        """Copy what a report of a fault needs: nothing personal, so the home folder is not named."""
        try:
            data = f"~/{self._facts.data.relative_to(Path.home()).as_posix()}"
        except ValueError:
            data = str(self._facts.data)
        made_with = ", ".join(f"{part.name} {part.version}".strip() for part in self._parts)
        lines = [f"Hearback {self._facts.version}", *self._facts.surroundings, f"Data: {data}", made_with]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.copy.setText(self._words.say("Copied"))
