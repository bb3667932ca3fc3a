"""What every form has: a body (that scrolls), one line for what is wrong, Save and Cancel."""

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hearback.desk.fields.plain_box import confirmed
from hearback.desk.words import Words


class FormDialog(QDialog):
    """A form that is taken as a whole or not at all. Subclasses fill `body` and say how to `save`."""

    def __init__(self, words: Words, title: str, save_text: str, parent: QWidget | None = None, *, scrolls: bool = True) -> None:
        super().__init__(parent)
        self.words = words
        self.setWindowTitle(title)
        self.setModal(True)
        self._edited = False
        self.body = QWidget(self)
        self._scroll = scrolled(self.body) if scrolls else None
        self._problem = QLabel(self)
        self._problem.setProperty("tone", "problem")
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._problem.hide()
        buttons = QDialogButtonBox(self)
        save = buttons.addButton(save_text, QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("kind", "primary")
        save.setDefault(True)
        # the style sheet's bold is not counted in the button's own size
        bold = QFont(save.font())
        bold.setBold(True)
        save.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(save_text) + 40)
        self.save_button = save
        cancel = buttons.addButton(words.say("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(self._scroll or self.body, 1)
        layout.addWidget(self._problem)
        layout.addWidget(buttons)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)

    def watch(self, *edits: SignalInstance) -> None:
        """Remember when the user typed something, so that closing asks first."""
        for edit in edits:
            edit.connect(self._touched)

    def forget_edits(self) -> None:
        """Close without asking from now on, until something is typed again."""
        self._edited = False

    def _touched(self, *_what: object) -> None:
        self._edited = True

    def save(self) -> QWidget | str | None:
        """Check and write: return the field that is wrong (having said so beside it), a sentence, or None when done."""
        raise NotImplementedError

    def accept(self) -> None:
        """Write and close, or show what is wrong and stay."""
        wrong = self.save()
        if wrong is None:
            self.forget_edits()
            super().accept()
            return
        if isinstance(wrong, str):
            self._problem.setText(wrong)
        else:
            self._problem.setText(self.words.say("Please look at the marked field."))
            around: QWidget | None = wrong
            while around is not None and not isinstance(around, QScrollArea):
                around = around.parentWidget()
            if around is not None:
                around.ensureWidgetVisible(wrong)
            wrong.setFocus()
        self._problem.show()

    def reject(self) -> None:
        """Close without writing, asking first where something was typed."""
        if self._edited and not confirmed(
            self,
            self.words.say("Discard what you typed?"),
            self.words.say("Nothing has been saved yet."),
            self.words.say("Discard"),
            self.words.say("Keep editing"),
        ):
            return
        super().reject()


def scrolled(page: QWidget) -> QScrollArea:
    """Return a scroll area around a page: what does not fit is reached, at any size of text."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    page.setObjectName("page")
    scroll.setWidget(page)
    return scroll
