"""A choice among names of any length, which is no wider than there is room for."""

from PySide6.QtWidgets import QComboBox, QWidget


class NarrowBox(QComboBox):
    """Shortens what does not fit; Qt's own would be as wide as its longest entry, and push a form out of its window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
