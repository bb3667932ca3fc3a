"""The templates of a language, step by step."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hearback.domain.job_application import MessageKind
from hearback.domain.message import Template

_ID = Qt.ItemDataRole.UserRole
_PADDING = 14


class _Lines(QStyledItemDelegate):
    """Breaks a long name early enough: the style sheet's padding is not counted where Qt measures it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        narrower = QStyleOptionViewItem(option)
        narrower.rect = option.rect.adjusted(0, 0, -_PADDING, 0)
        return super().sizeHint(narrower, index)


class TemplateList(QListWidget):
    """Every step's name with its templates below it."""

    chosen = Signal(str)
    """The user chose the template with this id."""

    def __init__(self, title: Callable[[Template], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self.setItemDelegate(_Lines(self))
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._tell)

    def show_templates(self, kinds: Sequence[tuple[MessageKind, str]], templates: Sequence[Template], chosen: str | None) -> None:
        """Show templates, one of which is chosen: the first where that one is not among them."""
        self.blockSignals(True)
        self.clear()
        for kind, name in kinds:
            of_kind = [one for one in templates if one.kind is kind]
            if of_kind:
                self._add_heading(name)
            for one in of_kind:
                item = QListWidgetItem(self._title(one), self)
                item.setData(_ID, one.id)
        items = [self.item(row) for row in range(self.count())]
        of_templates = [one for one in items if one.data(_ID)]
        shown = [one for one in of_templates if one.data(_ID) == chosen] or of_templates
        if shown:
            self.setCurrentItem(shown[0])
        self.blockSignals(False)

    @property
    def current(self) -> str | None:
        """The id of the template chosen."""
        item = self.currentItem()
        found: str | None = item.data(_ID) if item is not None else None
        return found

    def show_title(self, template: Template) -> None:
        """Show what the chosen template is called now."""
        item = self.currentItem()
        title = self._title(template)
        if item is not None and item.data(_ID) == template.id and item.text() != title:
            item.setText(title)
            # a longer name may need a line more
            self.scheduleDelayedItemsLayout()

    def _add_heading(self, name: str) -> None:
        heading = QListWidgetItem(name, self)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_ID):
            self.chosen.emit(item.data(_ID))
