"""From the next step to a message in hand: starting text, checklist, hand-off, and the record that it was sent."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from hearback.domain.job_application import JobApplication, Message, MessageKind, Person
from hearback.domain.message import Draft, Template, filled, starting_recipients
from hearback.domain.next_step import NextStep
from hearback.usecases.change import Change
from hearback.usecases.ports import Archive, Clock
from hearback.usecases.recording import Recording


@dataclass(frozen=True, slots=True)
class MailLink:
    """A `mailto:` link; `body_left_out` where the text was too long for it and belongs on the clipboard."""

    url: str
    body_left_out: bool


class MailFormats(Protocol):
    """How a message leaves for the user's own e-mail program."""

    def link(self, to: Sequence[Person], subject: str, body: str) -> MailLink:
        """Return the link; raises Refused for an address or subject that cannot be handed over."""
        ...

    def draft(self, to: Sequence[Person], subject: str, body: str) -> bytes:
        """Return an unsent `.eml` draft; raises Refused likewise."""
        ...


class TemplateShelf(Protocol):
    """The shipped templates."""

    def shipped(self, language: str) -> Mapping[str, Template]:
        """Return a language's shipped templates by id (English for a language that has none)."""
        ...

    def languages(self) -> Sequence[str]:
        """Return the languages that have templates."""
        ...


class Composing:
    """What the composer does."""

    def __init__(self, archive: Archive, clock: Clock, recording: Recording, shelf: TemplateShelf, mail: MailFormats) -> None:
        self._archive = archive
        self._clock = clock
        self._recording = recording
        self._shelf = shelf
        self._mail = mail

    def languages(self) -> Sequence[str]:
        """Return the languages that have templates."""
        return self._shelf.languages()

    def templates(self, language: str, kind: MessageKind | None = None) -> Sequence[Template]:
        """Return the templates of a language (and kind), the user's own first."""
        own = self._archive.templates()
        every = {**self._shelf.shipped(language), **{id_: one for id_, one in own.items() if one.language == language}}
        fitting = [one for one in every.values() if kind is None or one.kind is kind]
        return sorted(fitting, key=lambda one: (one.shipped, one.name.casefold()))

    def start(
        self, application: JobApplication, step: NextStep, kind: MessageKind, *, signature: str, template: Template | None = None
    ) -> Draft:
        """Return the starting text of a message, by a template or the first one that fits."""
        language = application.language or "en"
        chosen = template or next(iter(self.templates(language, kind)), None)
        to = starting_recipients(application, step, kind, self._clock.now())
        if chosen is None:
            return Draft(kind=kind, to=to)
        subject, body = filled(chosen, application, to, signature=signature, now=self._clock.now())
        return Draft(kind=kind, to=to, subject=subject, body=body)

    def recipients(self, application: JobApplication, draft: Draft) -> Sequence[Person]:
        """Return the people a draft goes to, with their addresses where known."""
        known = {person.name: person for person in application.people}
        return [known.get(name) or Person(name=name, email=name if "@" in name else None) for name in draft.to]

    def link(self, application: JobApplication, draft: Draft) -> MailLink:
        """Return the link that opens the draft in the user's e-mail program."""
        return self._mail.link(self.recipients(application, draft), draft.subject, draft.body)

    def eml(self, application: JobApplication, draft: Draft) -> bytes:
        """Return the draft as a file for e-mail programs."""
        return self._mail.draft(self.recipients(application, draft), draft.subject, draft.body)

    def sent(self, application_id: str, draft: Draft, at: dt.datetime | None = None) -> Change:
        """Record the draft as sent (now, or when the user says)."""
        message = Message(
            kind=draft.kind, sent=at or self._clock.now(), to=draft.to, subject=draft.subject or None, body=draft.body or None
        )
        return self._recording.record_message(application_id, message)
