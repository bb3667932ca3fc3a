"""The drafts of an application that were never sent, to be opened again or discarded."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from hearback.desk.composer.drafts.drafts import Drafts
from hearback.desk.composer.shown import Shown
from hearback.desk.fields.as_written import on_button
from hearback.desk.language.sentences import Sentences
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication
from hearback.domain.kept_draft import KeptDraft, reply_of, round_of
from hearback.usecases.drafting import Found

_MOST_LETTERS = 36
_LONGEST = 140
"""Letters of a whole choice: its kind, its round and its day leave room for the beginning by which one knows a draft again."""


class UnsentDrafts(QMenu):
    """A menu of drafts other than those in hand; `open_draft` takes one in hand, `discard` lets the one shown go."""

    def __init__(
        self,
        *,
        words: Words,
        sentences: Sentences,
        shown: Shown,
        drafts: Drafts,
        open_draft: Callable[[Found], None],
        discard: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._sentences = sentences
        self._shown = shown
        self._drafts = drafts
        self._open_draft = open_draft
        self._discard = discard
        self.aboutToShow.connect(self._offer)

    def others(self) -> list[Found]:
        """Return the drafts of the application shown other than those in hand; those saved last come first."""
        application = self._shown.application
        if application is None:
            return []
        # where everybody gets an own message, a tab leads to each
        in_hand = {
            held.seen.number
            for person, held in self._shown.in_hand.items()
            if held.seen is not None and (person is None) == (self._shown.person is None)
        }
        return [one for one in reversed(self._drafts.of(application)) if one[0].number not in in_hand]

    def _offer(self) -> None:
        self.clear()
        application, held = self._shown.application, self._shown.held
        if application is None:
            return
        for found in self.others():
            self.addAction(on_button(self._told(application, found[1]), _LONGEST)).triggered.connect(partial(self._open, found))
        if held is not None and held.edited:
            self.addSeparator()
            self.addAction(self._words.say("Discard the draft shown")).triggered.connect(lambda _on=False: self._discard())

    def _open(self, found: Found, _on: bool = False) -> None:
        self._open_draft(found)

    def _told(self, application: JobApplication, kept: KeptDraft) -> str:
        say = self._words.say
        parts = [
            self._sentences.message(kept.place.kind),
            kept.place.person or "",
            self._after(application, kept.place.occasion),
            say("saved {when}", when=self._words.day_and_time(kept.saved)) if kept.saved is not None else "",
        ]
        beginning = " ".join(f"{kept.draft.body} {kept.draft.subject}".split())
        if len(beginning) > _MOST_LETTERS:
            beginning = f"{beginning[: _MOST_LETTERS - 1].rstrip()}…"
        what = " · ".join(part for part in parts if part)
        return say("{what}: “{beginning}”", what=what, beginning=beginning) if beginning else what

    def _after(self, application: JobApplication, occasion: str) -> str:
        held, reply = round_of(application, occasion), reply_of(application, occasion)
        if held is not None:
            name = held.name or self._words.say("Interview")
            return self._words.say_in("round, day", "{round}, {day}", round=name, day=self._words.day(held.starts))
        if reply is not None:
            return self._words.say("after their reply of {day}", day=self._words.day(reply.received))
        return ""
