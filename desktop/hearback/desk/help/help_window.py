"""The help, a window beside the main one: a field to search, the topics, and the one that is read."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSplitter, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from hearback.desk.fields.as_written import in_title
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.help.topic_view import TopicView
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.usecases.help_topics import FIRST_TOPIC, HelpGroup, HelpShelf, HelpTopic, found

_TOPIC = Qt.ItemDataRole.UserRole


class HelpWindow(QWidget):
    """Opens at a topic, and goes from one to another."""

    def __init__(self, words: Words, theme: Theme, shelf: HelpShelf, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._words = words
        language = shelf.language(words.language)
        self._topics = {topic.id: topic for topic in shelf.topics(language)}
        self._read: list[str] = []
        self._from_search = False
        self.setObjectName("help-window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(in_title(words.say("Help")))
        self.search = QLineEdit(self)
        self.search.setObjectName("search")
        self.search.setPlaceholderText(words.say("Search the help"))
        self.search.setAccessibleName(words.say("Search the help"))
        self.search.setClearButtonEnabled(True)
        self.contents = QTreeWidget(self)
        self.contents.setObjectName("contents")
        self.contents.setAccessibleName(words.say("Topics"))
        self.contents.setHeaderHidden(True)
        self.contents.setRootIsDecorated(False)
        self.contents.setItemsExpandable(False)
        self.contents.setIndentation(0)
        self.contents.setUniformRowHeights(True)
        self.nothing = plain_label(words.say("No topic has these words."), tone="mute", parent=self)
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        self.view = TopicView(theme, lambda name: shelf.picture(language, name), self)
        # help that is not in the program's own language is written from its own side
        if language != words.language.split("-")[0]:
            self.view.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.back = QPushButton(words.say("Back"), self)
        self.back.setProperty("kind", "quiet")
        self._lay_out(theme)
        self._connect()
        self._list()
        self.show_topic(FIRST_TOPIC)

    def _lay_out(self, theme: Theme) -> None:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 16, 8, 16)
        column.setSpacing(8)
        for part in (self.search, self.nothing, self.contents):
            column.addWidget(part, int(part is self.contents))
        above = QHBoxLayout()
        above.addWidget(self.back)
        above.addStretch(1)
        page = QWidget(self)
        right = QVBoxLayout(page)
        right.setContentsMargins(8, 12, 16, 16)
        right.setSpacing(4)
        right.addLayout(above)
        right.addWidget(self.view, 1)
        self.panes = QSplitter(self)
        self.panes.addWidget(side)
        self.panes.addWidget(page)
        self.panes.setStretchFactor(1, 1)
        self.panes.setChildrenCollapsible(False)
        self.panes.setSizes([theme.px(260), theme.px(660)])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panes)
        room = self.screen().availableSize()
        self.resize(min(theme.px(960), room.width() - 40), min(theme.px(700), room.height() - 60))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(lambda: self.view.setFocus())
        self.contents.currentItemChanged.connect(self._chosen)
        self.view.topic_asked.connect(self.show_topic)
        self.back.clicked.connect(self.go_back)
        for keys, act in (
            (QKeySequence.StandardKey.Close, self.close),
            (QKeySequence.StandardKey.Back, self.go_back),
            (QKeySequence.StandardKey.Find, self._to_search),
        ):
            QShortcut(QKeySequence(keys), self, act)

    @property
    def topic(self) -> str:
        """The id of the topic that is read."""
        return self._read[-1]

    def open(self, topic: str | None = None) -> None:
        """Show the window at a topic, or as it was left."""
        if topic is not None:
            self.search.clear()
            self.show_topic(topic)
        self.show()
        self.raise_()
        self.activateWindow()
        (self.view if topic is not None else self.search).setFocus()

    def show_topic(self, topic: str) -> None:
        """Read a topic; one that does not exist is passed over."""
        if topic not in self._topics:
            return
        if not self._read or self.topic != topic:
            self._read.append(topic)
        self._from_search = False
        self._show()

    def go_back(self) -> None:
        """Read what was read before."""
        if len(self._read) > 1:
            self._read.pop()
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        self.view.show_topic(self._topics[self.topic], self.search.text().split())
        self.back.setEnabled(len(self._read) > 1)
        for item in self._items():
            if item.data(0, _TOPIC) == self.topic:
                self.contents.setCurrentItem(item)

    def _items(self) -> list[QTreeWidgetItem]:
        root = self.contents.invisibleRootItem()
        groups = [root.child(place) for place in range(root.childCount())]
        items = [group.child(place) for group in groups if group is not None for place in range(group.childCount())]
        return [item for item in items if item is not None]

    def _list(self) -> None:
        """List the topics that have what was typed, and show the best of them."""
        typed = self.search.text()
        hits = found(list(self._topics.values()), typed)
        self.contents.blockSignals(True)
        self.contents.clear()
        for group, name in self._groups():
            self._add_group(name, [topic for topic in hits if topic.group is group])
        self.contents.blockSignals(False)
        self.nothing.setVisible(not hits)
        if typed.strip() and hits:
            # with every letter another may be the best: they are one step for going back
            if self._from_search:
                self._read.pop()
            self.show_topic(hits[0].id)
            self._from_search = len(self._read) > 1
        elif self._read:
            self._show()

    def _add_group(self, name: str, topics: list[HelpTopic]) -> None:
        if not topics:
            return
        above = QTreeWidgetItem(self.contents, [name])
        above.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = above.font(0)
        font.setBold(True)
        above.setFont(0, font)
        for topic in topics:
            item = QTreeWidgetItem(above, [topic.title])
            item.setData(0, _TOPIC, topic.id)
        above.setExpanded(True)

    def _groups(self) -> list[tuple[HelpGroup, str]]:
        say = self._words.say
        # Translators: headings above the topics of the help
        return [(HelpGroup.USING, say("Using Hearback")), (HelpGroup.RULES, say("The rules"))]

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        topic = item.data(0, _TOPIC) if item is not None else None
        if topic is not None and topic != self.topic:
            self.show_topic(topic)

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
