"""Who the message goes to: a pill a person, and a line to add somebody by name or address."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QWidget

from hearback.desk.fields.as_written import on_button
from hearback.desk.fields.flow_layout import FlowLayout
from hearback.desk.fields.tool_tips import plain_tool_tip
from hearback.desk.words import Words
from hearback.domain.job_application import Person

_MOST_LETTERS = 44


class RecipientsRow(QWidget):
    """Names as the application knows them, or bare addresses."""

    edited = Signal()

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._known: dict[str, Person] = {}
        self._chosen: list[str] = []
        self.pills: list[QPushButton] = []
        self._flow = FlowLayout(self, spacing=6)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(words.say("Add somebody"))
        self.line.setAccessibleName(words.say("To: add a name or address"))
        self.line.setProperty("kind", "bare")
        self.line.setMinimumWidth(130)
        self.line.editingFinished.connect(self._add)
        self._flow.addWidget(self.line)
        self.setAccessibleName(words.say("To"))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names and addresses, in their order."""
        return tuple(self._chosen)

    def offer(self, known: Sequence[Person]) -> None:
        """Know the application's people, by name."""
        self._known = {person.name: person for person in known}
        completer = QCompleter([self._written(name) for name in self._known], self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.line.setCompleter(completer)
        self._show()

    def set_chosen(self, names: Sequence[str]) -> None:
        """Show who it goes to."""
        self._chosen = list(dict.fromkeys(names))
        self._show()

    def _add(self) -> None:
        typed = self.line.text().strip().strip(",;").strip()
        if not typed:
            return
        self.line.clear()
        by_text = {self._written(name): name for name in self._known}
        by_name = {name.casefold(): name for name in self._known}
        by_address = {(person.email or "").casefold(): name for name, person in self._known.items()}
        whole = by_text.get(typed) or by_name.get(typed.casefold())
        names = [whole] if whole else [by_address.get(one.casefold(), one) for one in _addresses_in(typed)]
        new = [name for name in dict.fromkeys(names) if name not in self._chosen]
        if new:
            self._chosen += new
            self._show()
            self.edited.emit()

    def _remove(self, name: str) -> None:
        self._chosen.remove(name)
        self._show()
        self.line.setFocus()
        self.edited.emit()

    def _show(self) -> None:
        for pill in self.pills:
            self._flow.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self.pills = []
        self._flow.removeWidget(self.line)
        for name in self._chosen:
            pill = QPushButton(self)
            # several are shown by their names alone
            shown = self._written(name) if len(self._chosen) == 1 else name
            room = pill.fontMetrics().averageCharWidth() * _MOST_LETTERS
            elided = pill.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, room)
            pill.setText(on_button(f"{_isolated(elided)}  ✕"))
            pill.setToolTip(plain_tool_tip(self._written(name)))
            pill.setProperty("kind", "recipient")
            pill.setAccessibleName(self._words.say("To {name}: remove", name=name))
            pill.clicked.connect(lambda _on=False, name=name: self._remove(name))
            self._flow.addWidget(pill)
            pill.show()
            self.pills.append(pill)
        self._flow.addWidget(self.line)
        self.updateGeometry()

    def _written(self, name: str) -> str:
        person = self._known.get(name)
        return f"{name} ‹{person.email}›" if person is not None and person.email else name


def _isolated(text: str) -> str:
    """Return a text that keeps its own direction within another (Unicode's first-strong isolate)."""
    return f"\u2068{text}\u2069"


def _addresses_in(typed: str) -> Sequence[str]:
    """Return the addresses in what was copied out of a mail program or a page; what is none is taken as it is."""
    from email.utils import getaddresses

    if "@" not in typed:
        return [typed]
    listed = typed.removeprefix("mailto:").replace(";", ",")
    return [address for _name, address in getaddresses([listed]) if "@" in address] or [typed]
