"""A quiet line above the list: several applications have gone quiet and could be reviewed together."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from hearback.desk.fields.plain_label import PlainLabel
from hearback.desk.words import Words

FROM = 2
"""How many quiet applications make a review worth a line."""


class QuietBanner(QFrame):
    """Hidden until there is something to review; dismissed, it stays away until there is more."""

    review_asked = Signal()

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._dismissed_at = 0
        self._count = 0
        self.setObjectName("banner")
        self._sentence = PlainLabel(parent=self)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.review = QPushButton(words.say("Review them together"), self)
        self.review.clicked.connect(self.review_asked)
        self.dismiss = QPushButton(words.say("Not now"), self)
        self.dismiss.setProperty("kind", "quiet")
        self.dismiss.clicked.connect(self._go)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.review)
        row.addWidget(self.dismiss)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many have gone quiet; fewer than two show nothing."""
        self._count = count
        if count < self._dismissed_at:
            self._dismissed_at = count
        if count >= FROM:
            self._sentence.setText(
                self._words.say_n("{count} application has gone quiet.", "{count} applications have gone quiet.", count)
            )
        self.setVisible(count >= FROM and count > self._dismissed_at)

    def _go(self) -> None:
        self._dismissed_at = self._count
        self.hide()
