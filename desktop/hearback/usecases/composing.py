"""From the next step to a message in hand: starting text, checklist, hand-off, and the record that it was sent."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from hearback.domain.checklist import Context, Item, Stem
from hearback.domain.job_application import JobApplication, Message, MessageKind, Person
from hearback.domain.message import Draft, InWords, Template, filled, people_named, starting_recipients
from hearback.domain.moments import Moment, instant_of
from hearback.domain.next_step import NextStep
from hearback.domain.phrases import Phrases
from hearback.domain.text_overlap import EarlierText, trigrams
from hearback.domain.workdays import Calendar
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
    """The shipped templates and phrase lists."""

    def shipped(self, language: str) -> Mapping[str, Template]:
        """Return a language's shipped templates by id (English for a language that has none)."""
        ...

    def languages(self) -> Sequence[str]:
        """Return the languages that have templates."""
        ...

    def phrases(self, language: str) -> Phrases | None:
        """Return a language's phrase lists, None where there are none."""
        ...


class Composing:
    """What the composer does."""

    def __init__(
        self, archive: Archive, clock: Clock, recording: Recording, shelf: TemplateShelf, mail: MailFormats, stem: Stem
    ) -> None:
        self._archive = archive
        self._clock = clock
        self._recording = recording
        self._shelf = shelf
        self._mail = mail
        self._stem = stem

    def languages(self) -> Sequence[str]:
        """Return the languages that have templates."""
        return self._shelf.languages()

    def templates(self, language: str, kind: MessageKind | None = None) -> Sequence[Template]:
        """Return the templates of a language (and kind): the user's own first, then the shipped ones in their order."""
        base = language.split("-")[0]
        own = {id_: one for id_, one in self._archive.templates().items() if one.language.split("-")[0] == base}
        every = {**self._shelf.shipped(language), **own}
        fitting = [one for one in every.values() if kind is None or one.kind is kind]
        return sorted(fitting, key=lambda one: (one.shipped, "" if one.shipped else one.name.casefold()))

    def start(
        self,
        application: JobApplication,
        step: NextStep,
        kind: MessageKind,
        *,
        signature: str,
        calendar: Calendar,
        language: str,
        in_words: InWords,
        template: Template | None = None,
    ) -> Draft:
        """Return the starting text of a message, by a template or the first one that fits."""
        chosen = template or next(iter(self.templates(language, kind)), None)
        now = self._clock.now()
        to = starting_recipients(application, step, kind, now, calendar)
        if chosen is None:
            return Draft(kind=kind, to=to)
        subject, body = filled(chosen, application, to, signature=signature, now=now, calendar=calendar, in_words=in_words)
        return Draft(kind=kind, to=to, subject=subject, body=body)

    def context(
        self,
        step: NextStep,
        language: str,
        *,
        earlier: Sequence[EarlierText] = (),
        ticked: frozenset[Item] = frozenset(),
    ) -> Context:
        """Return what a draft in a language is judged by."""
        return Context(
            now=self._clock.now(),
            next_step=step,
            language=language,
            phrases=self._shelf.phrases(language),
            stem=self._stem,
            earlier=earlier,
            ticked=ticked,
        )

    def earlier_texts(self, ids: Collection[str] | None = None) -> Iterator[tuple[str, Sequence[EarlierText]]]:
        """Yield each application's id with the messages sent to it: of those with the ids, or of all. Slow over many."""
        zone = self._clock.zone()
        for application in self._archive.applications(ids):
            yield (
                application.id,
                [
                    EarlierText(application.company, instant_of(one.sent, "event", zone), trigrams(one.body))
                    for one in application.messages
                    if one.body
                ],
            )

    def recipients(self, application: JobApplication, draft: Draft) -> Sequence[Person]:
        """Return the people a draft goes to, with their addresses where known."""
        return people_named(application, draft.to)

    def link(self, application: JobApplication, draft: Draft) -> MailLink:
        """Return the link that opens the draft in the user's e-mail program."""
        return self._mail.link(self.recipients(application, draft), draft.subject, draft.body)

    def eml(self, application: JobApplication, draft: Draft) -> bytes:
        """Return the draft as a file for e-mail programs."""
        return self._mail.draft(self.recipients(application, draft), draft.subject, draft.body)

    def sent(self, application_id: str, draft: Draft, at: Moment | None = None) -> Change:
        """Record the draft as sent (now, or when the user says)."""
        message = Message(
            kind=draft.kind, sent=at or self._clock.now(), to=draft.to, subject=draft.subject or None, body=draft.body or None
        )
        return self._recording.record_message(application_id, message)
