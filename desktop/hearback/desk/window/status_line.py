"""The line at the bottom: how much is due, what comes next, what was just done, and where the data is."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from hearback.desk.fields.plain_label import PlainLabel
from hearback.desk.words import Words

_SHOWN_FOR_MS = 8000


class StatusLine(QWidget):
    """Shows short sentences; the last act's fades after a while."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("status-line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.due = self._label(words.say("Due"))
        self.next = self._label(words.say("Next"))
        self.news = self._label(words.say("News"))
        self.news.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        where = self._label(words.say("Where the data is"))
        where.setText(words.say("All data on this computer"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 14, 5)
        row.setSpacing(18)
        row.addWidget(self.due)
        row.addWidget(self.next)
        row.addWidget(self.news, 1)
        row.addWidget(where)
        self._fading = QTimer(self)
        self._fading.setSingleShot(True)
        self._fading.setInterval(_SHOWN_FOR_MS)
        self._fading.timeout.connect(self.news.clear)

    def tell(self, sentence: str) -> None:
        """Show a sentence for a while."""
        self.news.setText(sentence)
        self._fading.start()

    def _label(self, name: str) -> QLabel:
        label = PlainLabel(parent=self)
        label.setAccessibleDescription(name)
        return label
