"""The sheet of shortcuts: every act that has one, under its heading, taken from the acts themselves."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from hearback.desk.commands.known_acts import KnownAct
from hearback.desk.fields.as_written import in_title
from hearback.desk.fields.form_dialog import make_primary
from hearback.desk.theme import Theme
from hearback.desk.words import Words

Lines = Sequence[tuple[str, str]]
"""Names of acts with their keys."""


def lines_of(acts: Iterable[KnownAct]) -> Mapping[str, Lines]:
    """Return the acts that have a shortcut, by heading."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in acts:
        if one.keys:
            found.setdefault(one.heading, []).append((one.name, one.shortcuts))
    return found


class ShortcutsSheet(QDialog):
    """Lists acts and their keys."""

    def __init__(self, words: Words, theme: Theme, headings: Mapping[str, Lines], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(in_title(words.say("Keyboard shortcuts")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.px(520), theme.px(560))
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(words.say("Keyboard shortcuts"))
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setIndentation(12)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for heading, lines in headings.items():
            above = QTreeWidgetItem(self.tree, [heading])
            above.setFont(0, theme.font(bold=True))
            for name, keys in lines:
                QTreeWidgetItem(above, [name, keys])
            # the heading is heard in whichever of its cells one stands
            above.setData(1, Qt.ItemDataRole.AccessibleTextRole, heading)
            above.setExpanded(True)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(words.say("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        make_primary(close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.tree, 1)
        column.addWidget(buttons)
        self.tree.setCurrentIndex(self.tree.model().index(0, 0))
        self.tree.setFocus()
