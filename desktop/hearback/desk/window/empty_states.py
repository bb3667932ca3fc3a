"""What the window shows where there are no rows: three ways to begin, or how to see rows again."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hearback.desk.fields.plain_label import plain_label
from hearback.desk.screens import Screens
from hearback.desk.theme import Theme
from hearback.desk.words import Words


class Choice(QPushButton):
    """A large button: a picture, what it does, and a sentence about it."""

    def __init__(self, theme: Theme, icon: str, title: str, about: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self.setProperty("kind", "choice")
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._picture = plain_label(parent=self)
        heading, text = plain_label(title, parent=self, role="choice-title"), plain_label(about, "mute", self)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(6)
        for label in (self._picture, heading, text):
            column.addWidget(label)
        column.addStretch(1)
        self._dress()
        theme.changed.connect(self._dress)

    def sizeHint(self) -> QSize:
        width = self._theme.px(230)
        return QSize(width, max(self._column.totalHeightForWidth(width), self._theme.px(150)))

    def minimumSizeHint(self) -> QSize:
        width = self._theme.px(150)
        return QSize(width, self._column.totalHeightForWidth(max(width, self.width())))

    def _dress(self) -> None:
        side = self._theme.px(28)
        self._picture.setPixmap(self._theme.icon(self._icon, self._theme.tokens.accent).pixmap(side, side))
        self.updateGeometry()


class FirstStart(QWidget):
    """A fresh store: what this program is for, and three ways to begin."""

    def __init__(self, words: Words, theme: Theme, screens: Screens, parent: QWidget) -> None:
        super().__init__(parent)
        say = words.say
        title = plain_label(say("Know when to follow up, and what to say"), parent=self, role="title")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        about = plain_label(
            say("Write down your applications and interviews. Hearback tells you when a message is well timed, and why."),
            "mute",
            self,
        )
        about.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add = Choice(
            theme, "add", say("Add your first application"), say("A company, a role, and what has happened so far."), self
        )
        self.import_ = Choice(
            theme,
            "import",
            say("Import a spreadsheet"),
            say("CSV or Excel, as you keep it now. You see everything before it is taken."),
            self,
        )
        self.example = Choice(
            theme,
            "example",
            say("Look at an example"),
            say("A few made-up applications to try things with. One click takes them away again."),
            self,
        )
        self.add.clicked.connect(screens.add)
        self.import_.clicked.connect(lambda: screens.import_files(()))
        self.example.clicked.connect(screens.add_examples)
        choices = QHBoxLayout()
        choices.setSpacing(16)
        choices.addStretch(1)
        for choice in (self.add, self.import_, self.example):
            choices.addWidget(choice, 4)
        choices.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(2)
        column.addWidget(title)
        column.addSpacing(4)
        column.addWidget(about)
        column.addSpacing(24)
        column.addLayout(choices)
        column.addStretch(3)


class NothingFound(QWidget):
    """A search or a filter without rows: says so and offers to show all."""

    show_all = Signal()

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.sentence = plain_label(tone="mute", parent=self)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.clear = QPushButton(words.say("Show all applications"), self)
        self.clear.clicked.connect(self.show_all)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self.sentence)
        column.addSpacing(8)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, words_looked_for: str, group_name: str | None) -> None:
        """Say what was looked for in vain: words, a filter, or both."""
        say = self._words.say
        if words_looked_for and group_name:
            text = say("Nothing in “{filter}” matches “{words}”.", filter=group_name, words=words_looked_for)
        elif words_looked_for:
            text = say("Nothing matches “{words}”.", words=words_looked_for)
        else:
            text = say("Nothing in “{filter}” at the moment.", filter=group_name or "")
        self.sentence.setText(text)
