"""A choice from a long list that can be typed into: what is typed is looked for anywhere in the names."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget


class Choice(QComboBox):
    """Names with values behind them; the first entry stands for "not known" and has no value."""

    def __init__(self, nothing: str, entries: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(16)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        completer = self.completer()
        assert completer is not None
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line = self.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._complete)
        self.offer(nothing, entries)

    def offer(self, nothing: str, entries: Iterable[tuple[str, str]]) -> None:
        """Replace the entries (value, name), keeping the value that was chosen where it is still there."""
        value = self.value
        self.clear()
        self.addItem(nothing, None)
        for entry, name in entries:
            self.addItem(name, entry)
        self.set_value(value)

    @property
    def value(self) -> str | None:
        """The chosen value; None where nothing is chosen or the text is none of the names."""
        text = self.currentText().strip().casefold()
        for index in range(self.count()):
            if self.itemText(index).casefold() == text or (self.itemData(index) or "").casefold() == text != "":
                found: str | None = self.itemData(index)
                return found
        return None

    @property
    def is_wrong(self) -> bool:
        """Whether a text stands there that is none of the names."""
        text = self.currentText().strip()
        return bool(text) and self.value is None and text != self.itemText(0)

    def _complete(self) -> None:
        """Take the only name that begins with what was typed, or else the only one that holds it."""
        text = self.currentText().strip().casefold()
        if not text or not self.is_wrong:
            return
        names = [self.itemText(index) for index in range(self.count())]
        for fits in ([one for one in names if one.casefold().startswith(text)], [one for one in names if text in one.casefold()]):
            if len(fits) == 1:
                self.setCurrentIndex(names.index(fits[0]))
                return

    def set_value(self, value: str | None) -> None:
        """Choose a value; one that is not among the entries is added under its own name."""
        index = max(self.findData(value), 0) if value is not None else 0
        if value is not None and index == 0:
            self.addItem(value, value)
            index = self.count() - 1
        self.setCurrentIndex(index)
