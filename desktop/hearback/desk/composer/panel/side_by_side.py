"""The messages to all people of a panel as columns, with what they have in common tinted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QWidget

from hearback.desk.composer.message.message_editor import Highlight, Mark, MessageEditor
from hearback.desk.composer.message.subject_line import SubjectLine
from hearback.desk.composer.panel.panel import Member
from hearback.desk.composer.panel.panel_strip import short_names
from hearback.desk.fields.as_written import on_button
from hearback.desk.fields.clickable import set_look
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.fields.tool_tips import plain_tool_tip
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.domain.checklist import COPIED_SHARE
from hearback.domain.left_to_fill_in import marks_left
from hearback.domain.message import first_name
from hearback.domain.panel import Likeness, Progress, likeness

_NARROWEST = 190


class SideBySide(QScrollArea):
    """Every column can be written in; a click on its name shows that message alone."""

    edited = Signal(str, str, str)
    """This person's subject and text are these now."""

    opened = Signal(str)
    """Show this person's message alone."""

    made = Signal()
    """There are other columns."""

    def __init__(self, words: Words, theme: Theme, progress: Callable[[Progress], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._progress = progress
        self.columns: list[Column] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def show_members(self, members: Sequence[Member]) -> None:
        """Show a column each; what is being typed in stays as it is."""
        if [one.name for one in self.columns] != [one.name for one in members]:
            self._make_columns(members)
        names = short_names([one.name for one in members])
        for column, one, name in zip(self.columns, members, names, strict=True):
            column.show_member(one, name, self._progress(one.progress))
            others = {other.name: other.text for other in members if other is not one and other.text}
            found = likeness(one.text, others)
            column.show_likeness(found, self._sentence(found) if found is not None else "")
        copied = any(column.likeness.text() for column in self.columns)
        for column in self.columns:
            column.likeness.setVisible(copied)
        self._take_height()

    def sizeHint(self) -> QSize:
        """As low as it may be: it takes what is left anyway, and what is around would scroll for more."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_height()

    def focus(self, person: str) -> None:
        """Begin to write to a person."""
        for column in self.columns:
            if column.name == person:
                column.editor.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 8, 0)
        return super().eventFilter(watched, event)

    def _take_height(self) -> None:
        """Be high enough for all columns: what is around scrolls up and down already."""
        inside = self.widget()
        if inside is not None:
            least, bar = inside.minimumSizeHint(), self.horizontalScrollBar().sizeHint().height()
            self.setMinimumHeight(least.height() + (bar if least.width() > self.viewport().width() else 0))

    def _sentence(self, found: Likeness) -> str:
        from babel.numbers import format_percent

        share = format_percent(found.share, locale=self._words.customs)
        # Translators: share: a percentage; how much of a message is the same as the one to another person
        return self._words.say("{share} the same as your note to {name}", share=share, name=first_name(found.person))

    def _make_columns(self, members: Sequence[Member]) -> None:
        inside = QWidget(self)
        inside.setObjectName("composer-column")
        # one grid for all, so that what they have in common stands at the same height
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 2)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setRowStretch(3, 1)
        self.columns = []
        before: QWidget | None = None
        for index, one in enumerate(members):
            column = Column(one.name, self._words, self._theme, inside)
            column.edited.connect(self.edited)
            column.opened.connect(self.opened)
            for row, part in enumerate((column.alone, column.likeness, column.subject, column.editor)):
                grid.addWidget(part, row, index)
            grid.setColumnStretch(index, 1)
            grid.setColumnMinimumWidth(index, self._theme.px(_NARROWEST))
            for field in (column.alone, column.subject, column.editor):
                field.installEventFilter(self)
                if before is not None:
                    QWidget.setTabOrder(before, field)
                before = field
            self.columns.append(column)
        old = self.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.setWidget(inside)
        inside.show()
        self.made.emit()


class Column(QObject):
    """One person's message: its parts, below each other."""

    edited = Signal(str, str, str)
    opened = Signal(str)

    def __init__(self, name: str, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self._words = words
        self._showing = False
        self.alone = QPushButton(parent)
        self.alone.setProperty("kind", "column")
        self.alone.clicked.connect(lambda: self.opened.emit(name))
        self.likeness = plain_label(parent=parent)
        self.likeness.setContentsMargins(5, 0, 5, 0)
        self.likeness.setProperty("scale", "small")
        self.subject = SubjectLine(theme, parent)
        self.subject.setProperty("kind", "bare")
        self.subject.setAccessibleName(words.say("Subject to {name}", name=name))
        self.editor = MessageEditor(theme, parent)
        self.editor.setAccessibleName(words.say("Message to {name}", name=name))
        self.editor.setMinimumHeight(theme.px(110))
        self.subject.textEdited.connect(self._tell)
        self.editor.textChanged.connect(self._tell)

    def show_member(self, one: Member, name: str, progress: str) -> None:
        """Show how far the message is, and what it says."""
        sent = one.sent
        subject, body = (
            (sent.subject or "", sent.body or "") if sent is not None else (one.held.draft.subject, one.held.draft.body)
        )
        # a lone & would make the next letter a mnemonic; a name keeps its own direction
        self.alone.setText(on_button(f"\u2068{name}\u2069 · {progress}"))
        self.alone.setAccessibleName(f"{self.name}: {progress}")
        self.alone.setToolTip(plain_tool_tip(self._words.say("Show the message to {name} alone", name=self.name)))
        self._showing = True
        if " ".join(self.subject.text().split()) != subject:
            self.subject.setText(subject)
            self.subject.setCursorPosition(0)
        if self.editor.text != body:
            self.editor.put(body)
        self._showing = False
        self.subject.setReadOnly(sent is not None)
        self.editor.setReadOnly(sent is not None)

    def show_likeness(self, found: Likeness | None, sentence: str) -> None:
        """Tint what stands in other people's messages, and say how much that is."""
        is_copy = found is not None and found.share >= COPIED_SHARE
        self.likeness.setText(sentence)
        set_look(self.likeness, "tone", "due" if is_copy else "mute")
        mark = Mark.FLAGGED if is_copy else Mark.SHARED
        shared = [Highlight(start, end, mark) for start, end in (found.passages if found is not None else ())]
        self.editor.highlight([*shared, *(Highlight(start, end, Mark.TO_FILL_IN) for start, end in marks_left(self.editor.text))])

    def _tell(self) -> None:
        if not self._showing:
            self.edited.emit(self.name, " ".join(self.subject.text().split()), self.editor.text)
