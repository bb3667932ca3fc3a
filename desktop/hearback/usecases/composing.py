"""From the next step to a message in hand: starting text, checklist, hand-off, and the record that it was sent."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from hearback.domain.address import on_familiar_terms
from hearback.domain.checklist import Context, Item, SiblingText, Stem
from hearback.domain.earlier_texts import EarlierText, EarlierTexts
from hearback.domain.job_application import JobApplication, Message, MessageKind, Person
from hearback.domain.message import Draft, InWords, Template, as_template, filled, people_named, starting_recipients
from hearback.domain.moments import Moment, instant_of
from hearback.domain.next_step import NextStep
from hearback.domain.openings import Uses, fitting, latest_uses, opening_in_turn
from hearback.domain.phrases import Phrases
from hearback.domain.subject import continued_subject
from hearback.domain.text_overlap import Trigrams, trigrams
from hearback.domain.workdays import Calendar
from hearback.usecases.change import Change, SeenDraft
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

    def rich_text(self, body: str, language: str) -> str:
        """Return a text in a language (BCP 47) as HTML, in which nothing of it is mark-up."""
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

    def shipped(self, language: str) -> Mapping[str, Template]:
        """Return a language's shipped templates by id (English for a language that has none)."""
        return self._shelf.shipped(language)

    def templates(self, language: str, kind: MessageKind | None = None) -> Sequence[Template]:
        """Return the templates of a language (and kind): the user's own first, then the shipped ones in their order."""
        base = language.split("-")[0]
        own = {id_: one for id_, one in self._archive.templates().items() if one.language.split("-")[0] == base}
        every = {**self._shelf.shipped(language), **own}
        fitting = [one for one in every.values() if kind is None or one.kind is kind]
        return sorted(fitting, key=lambda one: (one.shipped, "" if one.shipped else one.name.casefold()))

    def opening(
        self,
        application: JobApplication,
        language: str,
        kind: MessageKind,
        step: NextStep,
        beside: Iterable[str | None] = (),
    ) -> Template | None:
        """Return the template that a fresh message starts from, by what was sent and is being written (`opening_in_turn`)."""
        familiar = on_familiar_terms(application, language)
        templates = fitting(self.templates(language, kind), step, language, familiar=familiar)
        if len(templates) < 2:
            return next(iter(templates), None)
        written = ((kept.template, kept.saved) for _seen, kept in self._archive.drafts())
        return opening_in_turn(templates, latest_uses(self._openings_sent().items(), written), beside)

    def start(
        self,
        application: JobApplication,
        step: NextStep,
        kind: MessageKind,
        *,
        signature: str,
        calendar: Calendar,
        in_words: InWords,
        template: Template | None,
        to: Sequence[str] | None = None,
    ) -> Draft:
        """Return the starting text of a message, by a template where there is one; `to` tells whom it is for."""
        now = self._clock.now()
        to = tuple(to) if to is not None else starting_recipients(application, step, kind, now, calendar)
        if template is None:
            return Draft(kind=kind, to=to)
        subject, body = filled(template, application, to, signature=signature, now=now, calendar=calendar, in_words=in_words)
        return Draft(kind=kind, to=to, subject=subject, body=body)

    def subject(
        self,
        application: JobApplication,
        to: Sequence[str],
        *,
        signature: str,
        calendar: Calendar,
        in_words: InWords,
        template: Template | None,
    ) -> str:
        """Return the subject that a message to these people starts with."""
        now = self._clock.now()
        if template is None:
            return continued_subject(application, to, now, calendar) or ""
        return filled(template, application, to, signature=signature, now=now, calendar=calendar, in_words=in_words)[0]

    def as_template(
        self,
        application: JobApplication,
        draft: Draft,
        name: str,
        *,
        signature: str,
        language: str,
        in_words: InWords,
        calendar: Calendar,
    ) -> Template:
        """Return a new template made from a message that was written (`as_template`)."""
        return as_template(
            draft,
            application,
            id_=new_template_id(),
            name=name,
            language=language,
            signature=signature,
            now=self._clock.now(),
            calendar=calendar,
            in_words=in_words,
        )

    def context(
        self,
        step: NextStep,
        language: str,
        *,
        earlier: EarlierTexts | None = None,
        siblings: Sequence[SiblingText] = (),
        ticked: frozenset[Item] = frozenset(),
    ) -> Context:
        """Return what a draft in a language is judged by."""
        return Context(
            now=self._clock.now(),
            next_step=step,
            language=language,
            phrases=self._shelf.phrases(language),
            stem=self._stem,
            earlier=earlier if earlier is not None else EarlierTexts(),
            siblings=siblings,
            ticked=ticked,
        )

    def earlier_texts(self, ids: Collection[str]) -> Iterator[tuple[str, Iterator[tuple[EarlierText, Trigrams]]]]:
        """Yield the id of each of these applications with the messages sent to it. Slow over many."""
        zone = self._clock.zone()
        for application in self._archive.applications(ids):
            yield (
                application.id,
                (
                    (EarlierText(application.company, instant_of(one.sent, "event", zone)), trigrams(one.body))
                    for one in application.messages
                    if one.body
                ),
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

    def rich_text(self, draft: Draft, language: str) -> str:
        """Return the draft's text, written in a language, as HTML for the clipboard."""
        return self._mail.rich_text(draft.body, language)

    def sent(
        self,
        application_id: str,
        draft: Draft,
        at: Moment | None = None,
        *,
        overruled: Collection[Item] = (),
        kept: SeenDraft | None = None,
        template: str | None = None,
    ) -> Change:
        """Record the draft as sent (now, or when the user says), with the items of the checklist settled by hand.

        What is `kept` of it goes, and comes back with undo. The `template` it began from is the last one's turn from now on.
        """
        message = Message(
            kind=draft.kind,
            sent=at or self._clock.now(),
            to=draft.to,
            subject=draft.subject or None,
            body=draft.body or None,
            overruled=tuple(item for item in Item if item in overruled),
        )
        remembered: dict[str, object] = {}
        if template is not None:
            sent = {**self._openings_sent(), template: self._clock.now()}
            remembered = {_OPENINGS_SENT: {id_: when.isoformat() for id_, when in sent.items()}}
        return self._recording.record_message(application_id, message, kept, remembered=remembered)

    def _openings_sent(self) -> Uses:
        return dict(_uses_in(self._archive.preferences().get(_OPENINGS_SENT)))


def new_template_id() -> str:
    """Return an id that no other template has."""
    from uuid import uuid4

    return f"own-{uuid4().hex[:8]}"


def _uses_in(remembered: object) -> Iterator[tuple[str, dt.datetime]]:
    """Yield what a preference tells of templates used, which may have come from anybody's file."""
    for id_, when in remembered.items() if isinstance(remembered, dict) else ():
        try:
            instant = dt.datetime.fromisoformat(when)
        except (TypeError, ValueError):
            continue
        if instant.tzinfo is not None:
            yield id_, instant


_OPENINGS_SENT = "openings_sent"
"""The preference that holds when a message that began from a template was sent last, by the template's id."""
