"""One labelled field of a form, with room beside it for what is wrong."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from hearback.desk.fields.as_written import without_access_key
from hearback.desk.fields.plain_label import PlainLabel, plain_label


class Field(QWidget):
    """A label above, the editor, and below it one sentence where the entry cannot be taken.

    Where it `grows`, the editor takes what room there is.
    """

    def __init__(
        self, label: str, editor: QWidget, hint: str = "", parent: QWidget | None = None, *, grows: bool = False
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._name = without_access_key(label)
        caption = PlainLabel(label, self)
        caption.setBuddy(editor)
        if not editor.accessibleName():
            editor.setAccessibleName(self._name)
        if isinstance(editor, QComboBox) and (line := editor.lineEdit()) is not None:
            # it is this line that has the focus
            line.setAccessibleName(editor.accessibleName())
        self._below = plain_label(hint, "hint", self)
        self._below.setVisible(bool(hint))
        self._hint = hint
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(caption)
        layout.addWidget(editor, int(grows))
        layout.addWidget(self._below)
        layout.addStretch(0)

    @property
    def problem(self) -> str:
        """The sentence about what is wrong, or an empty one."""
        return self._below.text() if self._below.property("tone") == "problem" else ""

    def set_hint(self, hint: str) -> None:
        """Say something helpful below the editor, unless something is wrong there."""
        self._hint = hint
        if not self.problem:
            self._show(hint, "hint")

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence puts the hint back."""
        self._show(sentence or self._hint, "problem" if sentence else "hint")
        self.editor.setAccessibleDescription(sentence or self._hint)

    def _show(self, text: str, tone: str) -> None:
        self._below.setText(text)
        self._below.setVisible(bool(text))
        self._below.setProperty("tone", tone)
        self.editor.setProperty("wrong", tone == "problem")
        for changed in (self._below, self.editor, *self.editor.findChildren(QLineEdit)):
            changed.style().unpolish(changed)
            changed.style().polish(changed)
