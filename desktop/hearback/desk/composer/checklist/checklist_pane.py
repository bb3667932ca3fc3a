"""The checklist beside the message: a line an item, to go where it was found, and a tick to overrule it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from hearback.desk.composer.checklist.finding_words import FindingWords
from hearback.desk.fields.clickable import Clickable, caption, set_look
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.fields.tool_tips import plain_tool_tip
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.domain.checklist import Finding, Item, Verdict

_TONES = {Verdict.WARNING: "due", Verdict.BLOCKS: "due", Verdict.NOT_JUDGED: "mute"}


class FindingRow(QWidget):
    """One item: a mark that can be ticked, and its words that lead to where it was found."""

    def __init__(
        self, words: Words, chosen: Callable[[Item], None], ticked: Callable[[Item, bool], None], item: Item, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.item = item
        self._shown: Finding | None = None
        self.mark = QToolButton(self)
        self.mark.setProperty("kind", "mark")
        self.mark.setCheckable(True)
        self.mark.setIconSize(QSize(16, 16))
        self.mark.setToolTip(plain_tool_tip(words.say("Tick or untick by hand")))
        self.mark.clicked.connect(lambda on: ticked(self.item, on))
        self.go = Clickable(self)
        self.go.setProperty("kind", "row")
        self.go.clicked.connect(lambda: chosen(self.item))
        self._line = plain_label(parent=self.go)
        self._detail = plain_label(tone="mute", parent=self.go)
        self._detail.setProperty("scale", "small")
        column = self.go.column
        column.setContentsMargins(4, 4, 4, 6)
        column.setSpacing(1)
        column.addWidget(self._line)
        column.addWidget(self._detail)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.go, 1)

    def show_finding(self, finding: Finding, said: FindingWords, theme: Theme) -> None:
        """Show what was found."""
        # most findings are those of a moment ago, and to draw and lay out anew takes longer than to judge
        if finding == self._shown:
            return
        self._shown = finding
        words = said.said(finding)
        self.show_mark(theme)
        self._line.setText(words.line)
        self._detail.setText(words.detail)
        self._detail.setVisible(bool(words.detail))
        set_look(self._line, "tone", _TONES.get(finding.verdict, ""))
        self.mark.setChecked(finding.by_hand)
        spoken = f"{words.line}. {words.detail}" if words.detail else words.line
        self.go.setAccessibleName(f"{spoken} ({said.verdict(finding)})")
        self.mark.setAccessibleName(self._words.say("Settled by hand: {item}", item=words.line))
        self.updateGeometry()

    def show_mark(self, theme: Theme) -> None:
        """Draw the mark in the theme's colours."""
        if self._shown is not None:
            self.mark.setIcon(mark_icon(self._shown, theme))


class ChecklistPane(QScrollArea):
    """All items of one message."""

    chosen = Signal(object)
    """An Item: show where it was found."""

    ticked = Signal(object, bool)
    """An Item, and whether it is settled by hand now."""

    def __init__(self, words: Words, said: FindingWords, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.said = said
        self._theme = theme
        self._rows: list[FindingRow] = []
        self._heading = caption()
        self._inside = inside = QWidget(self)
        inside.setObjectName("composer-column")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(0)
        self._column.addWidget(self._heading)
        self._column.addSpacing(6)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words.say("Personal touch"))
        theme.changed.connect(self._draw_anew)

    @property
    def rows(self) -> Sequence[FindingRow]:
        """The rows in their order."""
        return self._rows

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was found; rows are kept where the items are the same, so that focus and place stay."""
        if [row.item for row in self._rows] != [finding.item for finding in findings]:
            self._make_rows([finding.item for finding in findings])
        for row, finding in zip(self._rows, findings, strict=True):
            row.show_finding(finding, self.said, self._theme)
        judged = [one for one in findings if one.verdict is not Verdict.NOT_JUDGED]
        good = sum(one.verdict is Verdict.SATISFIED for one in judged)
        title = self._words.say("Personal touch · {good} of {count}", good=good, count=len(judged))
        self._heading.setText(title.upper() if findings else "")

    def _draw_anew(self) -> None:
        for row in self._rows:
            row.show_mark(self._theme)

    def _make_rows(self, items: Sequence[Item]) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [FindingRow(self._words, self.chosen.emit, self.ticked.emit, item, self._inside) for item in items]
        for index, row in enumerate(self._rows):
            row.setProperty("first", index == 0)
            row.setObjectName("finding")
            row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self._column.insertWidget(2 + index, row)


def mark_icon(finding: Finding, theme: Theme) -> QIcon:
    """Return the item's mark: a filled tick, an empty circle, a circle with an exclamation mark, or a dash."""
    side, scale = 16, 3
    pixmap = QPixmap(side * scale, side * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tokens = theme.tokens
    match finding.verdict:
        case Verdict.SATISFIED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.ok)
            painter.drawEllipse(1, 1, 14, 14)
            painter.setPen(_pen(tokens.panel))
            painter.drawPolyline([QPointF(5, 8.2), QPointF(7.2, 10.4), QPointF(11.2, 5.8)])
        case Verdict.WARNING | Verdict.BLOCKS:
            painter.setPen(_pen(tokens.due, 1.3))
            painter.setBrush(tokens.due if finding.verdict is Verdict.BLOCKS else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(1, 1, 14, 14)
            painter.setPen(_pen(tokens.panel if finding.verdict is Verdict.BLOCKS else tokens.due, 1.6))
            painter.drawLine(QPointF(8, 4.6), QPointF(8, 8.8))
            painter.drawPoint(QPointF(8, 11.4))
        case Verdict.NOT_JUDGED:
            painter.setPen(_pen(tokens.mute, 1.3))
            painter.drawLine(QPointF(4, 8), QPointF(12, 8))
        case _:
            painter.setPen(_pen(tokens.mute, 1.1))
            painter.drawEllipse(1, 1, 14, 14)
    painter.end()
    return QIcon(pixmap)


def _pen(colour: QColor, width: float = 1.7) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
