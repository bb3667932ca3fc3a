"""The palette: a line to type a few letters into, and below it the acts and applications that they may mean."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hearback.desk.commands.fuzzy import match
from hearback.desk.commands.known_acts import KnownAct
from hearback.desk.fields.as_written import in_title
from hearback.desk.theme import Theme
from hearback.desk.words import Words

_MOST = 200
_CHOICE = Qt.ItemDataRole.UserRole
_HINT = 0.4
"""An application's score is raised by this where acts fit as well: who types a company's name means the company."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: its name, what stands small beside it, and what choosing it does."""

    name: str
    beside: str
    do: Callable[[], object]


class Palette(QDialog):
    """Offers what can be done now; `applications` finds those that some words are about."""

    def __init__(
        self,
        words: Words,
        theme: Theme,
        acts: Sequence[KnownAct],
        applications: Callable[[str], Sequence[Choice]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.setWindowTitle(in_title(words.say("Commands")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._applications = applications
        self._acts = [Choice(one.name, one.shortcuts or one.heading, one.do) for one in acts if one.enabled]
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(words.say("What do you want to do? Or a company …"))
        self.line.setAccessibleName(words.say("Command or company"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(words.say("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_ChoiceDelegate(theme, self.list, lambda: self.line.text()))
        self.list.itemClicked.connect(self._take)
        self._nothing = words.say("Nothing is called like this.")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        self.line.textChanged.connect(lambda _text: self._find())
        self._find()
        self._place(theme)

    def names(self) -> list[str]:
        """Return what is offered, the best first."""
        return [choice.name for row in range(self.list.count()) if (choice := self._choice(self.list.item(row))) is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }.get(Qt.Key(event.key()))
        if step is not None:
            row = self.list.currentRow() + step
            # one step beyond an end begins at the other
            last = self.list.count() - 1
            self.list.setCurrentRow((row % (last + 1)) if abs(step) == 1 else max(0, min(last, row)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.currentItem() is not None:
                self._take(self.list.currentItem())
        else:
            super().keyPressEvent(event)

    def _find(self) -> None:
        typed = self.line.text().strip()
        found = [(fit.score, choice) for choice in self._acts if (fit := match(typed, choice.name)) is not None]
        if len(typed) > 1:
            for choice in self._applications(typed):
                fit = match(typed, choice.name)
                found.append(((fit.score if fit is not None else 0) + _HINT, choice))
        if typed:
            found.sort(key=lambda one: -one[0])
        self.list.clear()
        for _score, choice in found[:_MOST]:
            item = QListWidgetItem(choice.name)
            item.setData(_CHOICE, choice)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{choice.name}, {choice.beside}" if choice.beside else choice.name)
            self.list.addItem(item)
        if not found:
            item = QListWidgetItem(self._nothing)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setCurrentRow(0 if found else -1)

    def _take(self, item: QListWidgetItem) -> None:
        choice = self._choice(item)
        if choice is not None:
            # closed first: what is done may open something
            self.close()
            choice.do()

    def _choice(self, item: QListWidgetItem) -> Choice | None:
        choice = item.data(_CHOICE)
        return choice if isinstance(choice, Choice) else None

    def _place(self, theme: Theme) -> None:
        """Stand at the top of the window, in its middle."""
        window = self.parentWidget()
        around = window.geometry() if window is not None else QRect(0, 0, 800, 600)
        width, height = min(theme.px(560), around.width() - 32), min(theme.px(420), around.height() - 64)
        self.setGeometry(around.x() + (around.width() - width) // 2, around.y() + 48, width, height)


class _ChoiceDelegate(QStyledItemDelegate):
    """Paints a name with the letters that were typed set off, and what stands beside it at the other end."""

    def __init__(self, theme: Theme, view: QListWidget, typed: Callable[[], str]) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._typed = typed

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, QFontMetrics(self._theme.font()).height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        rect: QRect = option.rect
        tokens = self._theme.tokens
        choice = index.data(_CHOICE)
        name, beside = (choice.name, choice.beside) if isinstance(choice, Choice) else (str(index.data()), "")
        painter.save()
        if index.row() == self._view.currentRow():
            painter.fillRect(rect, tokens.accent_soft)
        box = rect.adjusted(10, 0, -10, 0)
        mirrored = self._view.isRightToLeft()
        small = self._theme.font(12)
        beside = QFontMetrics(small).elidedText(beside, Qt.TextElideMode.ElideRight, box.width() // 2)
        taken = QFontMetrics(small).horizontalAdvance(beside) + 16
        painter.setFont(small)
        painter.setPen(tokens.mute)
        far, near = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        side = (far if mirrored else near) | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(box, side, beside)
        painter.setPen(tokens.ink if isinstance(choice, Choice) else tokens.mute)
        self._paint_name(
            painter, box.adjusted(taken if mirrored else 0, 0, 0 if mirrored else -taken, 0), name, mirrored=mirrored
        )
        painter.restore()

    def _paint_name(self, painter: QPainter, box: QRect, name: str, *, mirrored: bool) -> None:
        font = self._theme.font()
        shown = QFontMetrics(font).elidedText(" ".join(name.split()), Qt.TextElideMode.ElideRight, box.width())
        layout = QTextLayout(shown, font)
        option = QTextOption(Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        fit = match(self._typed(), shown)
        set_off = QTextCharFormat()
        set_off.setForeground(self._theme.tokens.accent)
        set_off.setFontWeight(self._theme.font(bold=True).weight())
        ranges = []
        for place in fit.places if fit is not None else ():
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = place, 1, set_off
            ranges.append(one)
        layout.setFormats(ranges)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(box.width())
        layout.endLayout()
        layout.draw(painter, box.topLeft() + QRect(0, 0, 0, int(box.height() - line.height())).center())
