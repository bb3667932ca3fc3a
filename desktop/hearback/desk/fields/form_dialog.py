"""What every form has: a body (that scrolls), one line for what is wrong, Save and Cancel."""

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hearback.desk.fields.as_written import in_title
from hearback.desk.fields.plain_box import confirmed
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.words import Words

_BESIDE_BAR = 8
"""Pixels between a page and its scroll bar."""


class FormDialog(QDialog):
    """A form that is taken as a whole or not at all. Subclasses fill `body` and say how to `save`."""

    def __init__(self, words: Words, title: str, save_text: str, parent: QWidget | None = None, *, scrolls: bool = True) -> None:
        super().__init__(parent)
        self.words = words
        self.setWindowTitle(in_title(title))
        self.setModal(True)
        self._edited = False
        self.body = QWidget(self)
        self._scroll = scrolled(self.body) if scrolls else None
        self._problem = plain_label(tone="problem", parent=self)
        self._problem.hide()
        buttons = QDialogButtonBox(self)
        save = buttons.addButton(save_text, QDialogButtonBox.ButtonRole.AcceptRole)
        make_primary(save)
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

    def keep_edits(self) -> None:
        """Ask before closing, as after something was typed."""
        self._edited = True

    def _touched(self, *_what: object) -> None:
        self.keep_edits()

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


def give_bold_room(button: QPushButton) -> None:
    """Make a primary button as wide as its words in bold: the style sheet's is not counted in the button's own size."""
    bold = QFont(button.font())
    bold.setBold(True)
    button.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(button.text()) + 40)


def make_primary(button: QPushButton) -> None:
    """Make a button the one that Return presses, with room for its bold text."""
    button.setProperty("kind", "primary")
    button.setDefault(True)
    give_bold_room(button)


def leave_room_for_bar(layout: QLayout, above: int = 0) -> None:
    """Keep what is on a scrolled page from touching its scroll bar, which stands where lines end."""
    mirrored = QGuiApplication.isRightToLeft()
    layout.setContentsMargins(_BESIDE_BAR if mirrored else 0, above, 0 if mirrored else _BESIDE_BAR, 0)


class _ScrollArea(QScrollArea):
    """Brings whatever gets the focus into sight: Qt does so for Tab, not for access keys."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        page.setObjectName("page")
        self.setWidget(page)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._show)

    def _show(self, _before: QWidget | None, now: QWidget | None) -> None:
        # what is clicked on is in sight, and must not move away below the mouse
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and not by_mouse and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)


def scrolled(page: QWidget) -> QScrollArea:
    """Return a scroll area around a page: what does not fit is reached, at any size of text."""
    return _ScrollArea(page)
