"""What happened with an application, newest first: interviews, messages, replies, promises, each to add, edit or remove."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QMenu, QPushButton, QVBoxLayout, QWidget

from hearback.desk.forms.message_form import MessageForm, message_kind_names
from hearback.desk.forms.promise_form import PromiseForm
from hearback.desk.forms.reply_form import Answer, ReplyForm, reply_kind_names
from hearback.desk.forms.round_form import RoundForm
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication, Message, Person, Promise, Reply, Round
from hearback.domain.moments import Moment, instant_of

Happening = Round | Message | Reply | Promise
_Event = TypeVar("_Event", Round, Message, Reply, Promise)


class PeopleKeeper(Protocol):
    """Where people live while the application is edited."""

    @property
    def people(self) -> Sequence[Person]:
        """The people as edited so far."""
        ...

    def add_people(self, people: Sequence[Person]) -> None:
        """Add people who came up in an event."""
        ...


class HistoryPage(QWidget):
    """Edits the events of one application in memory; the form around it writes them."""

    edited = Signal()

    def __init__(
        self,
        words: Words,
        now: dt.datetime,
        application: JobApplication,
        people: PeopleKeeper,
        colleagues: Callable[[], Sequence[Person]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._now = now
        self._people = people
        self._colleagues = colleagues
        self._rounds = list(application.rounds)
        self._messages = list(application.messages)
        self._replies = list(application.replies)
        self._promises = list(application.promises)
        self._list = QListWidget(self)
        self._list.setAccessibleName(words.say("What happened"))
        self._list.itemActivated.connect(lambda _item: self._edit())
        add = QPushButton(words.say("Add"), self)
        add.setAutoDefault(False)
        menu = QMenu(add)
        adding: Sequence[tuple[str, Callable[[], None]]] = (
            (words.say("Interview…"), partial(self._edit_round, None)),
            (words.say("Message sent…"), partial(self._edit_message, None)),
            (words.say("Reply…"), partial(self._edit_reply, None)),
            (words.say("They said when they answer…"), partial(self._edit_promise, None)),
        )
        for text, act in adding:
            menu.addAction(text).triggered.connect(lambda _checked=False, act=act: act())
        add.setMenu(menu)
        self._edit_button = QPushButton(words.say("Edit…"), self)
        self._edit_button.setAutoDefault(False)
        self._edit_button.clicked.connect(self._edit)
        self._remove_button = QPushButton(words.say("Remove"), self)
        self._remove_button.setAutoDefault(False)
        self._remove_button.clicked.connect(self._remove)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(add)
        buttons.addWidget(self._edit_button)
        buttons.addWidget(self._remove_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._list, 1)
        layout.addLayout(buttons)
        self._list.currentRowChanged.connect(lambda _row: self._enable())
        self._show()

    def applied_to(self, application: JobApplication) -> JobApplication:
        """Return the application with the events as edited."""
        return replace(
            application,
            rounds=tuple(self._rounds),
            messages=tuple(self._messages),
            replies=tuple(self._replies),
            promises=tuple(self._promises),
        )

    def _show(self) -> None:
        events: list[tuple[dt.datetime, str, Happening, int]] = []
        for index, one in enumerate(self._rounds):
            events.append((self._instant(one.starts), self._round_line(one), one, index))
        for index, message in enumerate(self._messages):
            events.append((self._instant(message.sent), self._message_line(message), message, index))
        for index, reply in enumerate(self._replies):
            events.append((self._instant(reply.received), self._reply_line(reply), reply, index))
        for index, promise in enumerate(self._promises):
            line = self._words.say("They answer by {day}", day=self._words.day(promise.answer_by))
            events.append((self._instant(promise.made), line, promise, index))
        events.sort(key=lambda event: event[0], reverse=True)
        self._list.clear()
        for _at, line, happening, index in events:
            item = QListWidgetItem(line)
            item.setData(Qt.ItemDataRole.UserRole, (type(happening).__name__, index))
            self._list.addItem(item)
        self._enable()

    def _enable(self) -> None:
        chosen = self._list.currentItem() is not None
        self._edit_button.setEnabled(chosen)
        self._remove_button.setEnabled(chosen)

    def _instant(self, moment: Moment) -> dt.datetime:
        return instant_of(moment, "event", self._words.zone)

    def _when(self, moment: Moment) -> str:
        if isinstance(moment, dt.datetime):
            return self._words.day_and_time(moment)
        return self._words.day(moment)

    def _round_line(self, one: Round) -> str:
        name = one.name or self._words.say("Interview")
        line = self._words.say("{when}  ◆  {what}", when=self._when(one.starts), what=name)
        if one.people:
            line += " · " + self._words.all_of(one.people)
        return self._words.say("{line} (cancelled)", line=line) if one.cancelled else line

    def _message_line(self, message: Message) -> str:
        kind = dict(message_kind_names(self._words))[message.kind]
        what = f"{kind} · {message.subject}" if message.subject else kind
        return self._words.say("{when}  ●  Sent: {what}", when=self._when(message.sent), what=what)

    def _reply_line(self, reply: Reply) -> str:
        kind = dict(reply_kind_names(self._words))[reply.kind]
        return self._words.say("{when}  ○  They answered: {what}", when=self._when(reply.received), what=kind)

    def _chosen(self) -> tuple[str, int] | None:
        item = self._list.currentItem()
        if item is None:
            return None
        found: tuple[str, int] = tuple(item.data(Qt.ItemDataRole.UserRole))
        return found

    def _edit(self) -> None:
        match self._chosen():
            case ("Round", index):
                self._edit_round(index)
            case ("Message", index):
                self._edit_message(index)
            case ("Reply", index):
                self._edit_reply(index)
            case ("Promise", index):
                self._edit_promise(index)

    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        kind, index = chosen
        lists: dict[str, list[Round] | list[Message] | list[Reply] | list[Promise]] = {
            "Round": self._rounds,
            "Message": self._messages,
            "Reply": self._replies,
            "Promise": self._promises,
        }
        del lists[kind][index]
        self._changed()

    def _edit_round(self, index: int | None) -> None:
        def keep(one: Round, people: Sequence[Person]) -> None:
            self._people.add_people(people)
            _put(self._rounds, index, one)
            self._changed()

        known = None if index is None else self._rounds[index]
        RoundForm(self._words, self._today, self._people.people, known, keep, self._colleagues(), self).open()

    def _edit_message(self, index: int | None) -> None:
        def keep(message: Message, people: Sequence[Person]) -> None:
            self._people.add_people(people)
            _put(self._messages, index, message)
            self._changed()

        known = None if index is None else self._messages[index]
        MessageForm(self._words, self._now, self._people.people, known, keep, self._colleagues(), self).open()

    def _edit_reply(self, index: int | None) -> None:
        def keep(answer: Answer) -> None:
            self._people.add_people(answer.people)
            _put(self._replies, index, answer.reply)
            if answer.booked is not None:
                self._rounds.append(answer.booked)
            if answer.promise is not None:
                self._promises.append(answer.promise)
            self._changed()

        known = None if index is None else self._replies[index]
        ReplyForm(self._words, self._now, self._people.people, known, keep, self._colleagues(), self).open()

    def _edit_promise(self, index: int | None) -> None:
        def keep(promise: Promise) -> None:
            _put(self._promises, index, promise)
            self._changed()

        known = None if index is None else self._promises[index]
        PromiseForm(self._words, self._now, known, keep, self).open()

    @property
    def _today(self) -> dt.date:
        return self._now.astimezone(self._words.zone).date()

    def _changed(self) -> None:
        self._show()
        self.edited.emit()


def _put(events: list[_Event], index: int | None, event: _Event) -> None:
    if index is None:
        events.append(event)
    else:
        events[index] = event
