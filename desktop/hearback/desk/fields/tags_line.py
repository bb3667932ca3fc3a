"""A line for tags, separated by commas: the one being typed is completed from those that are known."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget


class TagsLine(QLineEdit):
    """Holds tags as text; `known` are offered while one is typed, and typed in other letter case are taken as they are known."""

    def __init__(self, tags: Sequence[str], known: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(", ".join(tags), parent)
        self._given = tuple(tags)
        self._written = self.text()
        self._known = known
        self._offered = QStringListModel(self)
        # the line is not handed to the completer: that would complete all of it, not the tag that is being typed
        self._completer = QCompleter(self._offered, self)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completion = QListView()
        self.completion.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._completer.setPopup(self.completion)
        self._completer.activated.connect(self._take)
        self.textEdited.connect(lambda _text: self._offer())

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags as typed, each once; what nobody has touched stays as it was, commas within a tag included."""
        if self.text() == self._written:
            return self._given
        spelt = {tag.casefold(): tag for tag in (*self._known, *self._given)}
        typed = (" ".join(part.split()) for part in self.text().split(","))
        return tuple(dict.fromkeys(spelt.get(tag.casefold(), tag) for tag in typed if tag))

    def _offer(self) -> None:
        begin, end = self._being_typed
        typed = self.text()[begin:end].strip().casefold()
        there = {part.strip().casefold() for part in (*self.text()[:begin].split(","), *self.text()[end:].split(","))}
        found = [tag for tag in self._known if typed in tag.casefold() and tag.casefold() not in there]
        if not typed or not found or [tag.casefold() for tag in found] == [typed]:
            self.completion.hide()
            return
        self._offered.setStringList(sorted(found, key=lambda tag: not tag.casefold().startswith(typed)))
        self._completer.complete()

    def _take(self, tag: str) -> None:
        begin, end = self._being_typed
        before, after = self.text()[:begin], self.text()[end:]
        text = f"{before.rstrip()} {tag}" if before else tag
        self.setText(text + after)
        self.setCursorPosition(len(text))
        self.textEdited.emit(self.text())
        self.completion.hide()

    @property
    def _being_typed(self) -> tuple[int, int]:
        """Where the tag at the cursor begins and ends."""
        text, at = self.text(), self.cursorPosition()
        end = text.find(",", at)
        return text.rfind(",", 0, at) + 1, len(text) if end < 0 else end
