"""How a message begins: in which language, from which opening, signed by whom."""

from collections.abc import Iterable, Sequence

from hearback.desk.composer.drafts.drafts import DraftInHand
from hearback.desk.fields.languages import language_names
from hearback.desk.language.message_words import MessageWords
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication, MessageKind
from hearback.domain.kept_draft import DraftPlace
from hearback.domain.message import Template
from hearback.domain.next_step import NextStep
from hearback.usecases.composing import Composing
from hearback.usecases.planning import Planning
from hearback.usecases.settling import Settling


class Starting:
    """Makes the drafts that nothing was typed into yet."""

    def __init__(self, words: Words, composing: Composing, planning: Planning, settling: Settling) -> None:
        self._words = words
        self._composing = composing
        self._planning = planning
        self._settling = settling
        self._chosen: dict[DraftPlace, str] = {}

    def signature(self) -> str:
        """Return the user's name; empty while it is not known."""
        return str(self._settling.preference("name") or "")

    def language(self, application: JobApplication) -> str:
        """Return the application's language, else the program's where it has templates, else English."""
        own = self._words.language
        return application.language or (own if own.split("-")[0] in self._composing.languages() else "en")

    def languages(self, chosen: str) -> Sequence[tuple[str, str]]:
        """Return the languages to write in with their names; the chosen one is among them, whatever it is."""
        base = chosen.split("-")[0]
        # where de-AT is chosen, it stands for de: it has the templates of de
        others = [code for code in self._composing.languages() if code != base]
        return language_names(self._words, [chosen, *others])

    def other_languages(self, chosen: str) -> Sequence[tuple[str, str]]:
        """Return all languages but those of `languages`, with their names."""
        offered = {code.split("-")[0] for code, _name in self.languages(chosen)}
        return [one for one in language_names(self._words) if one[0] not in offered]

    def what_is_lacking(self, language: str) -> str:
        """Return a sentence about a language that has no templates of its own; an empty one where there are some."""
        base = language.split("-")[0]
        if any(one.language.split("-")[0] == base for one in self._composing.templates(language)):
            return ""
        name = dict(language_names(self._words, [language]))[language]
        return self._words.say(
            "The openings are not in {language} but in English: write your own text. "
            "What depends on the language, the checklist leaves to you.",
            language=name,
        )

    def templates(self, language: str, kind: MessageKind) -> Sequence[Template]:
        """Return what a message can start from."""
        return self._composing.templates(language, kind)

    def begin(
        self,
        application: JobApplication,
        step: NextStep,
        place: DraftPlace,
        *,
        language: str | None = None,
        template: str | None = None,
        beside: Iterable[str | None] = (),
    ) -> DraftInHand:
        """Return a fresh draft, from the template with this id, or the one the user chose for it, where there is one.

        Else from the one whose turn it is; those of the messages `beside` it to other people come last.
        """
        kind = place.kind
        language = language or self.language(application)
        wanted = template or self._chosen.get(place)
        chosen = next((one for one in self.templates(language, kind) if one.id == wanted), None)
        chosen = chosen or self._composing.opening(application, language, kind, step, beside)
        draft = self._composing.start(
            application,
            step,
            kind,
            signature=self.signature(),
            calendar=self._planning.calendar_of(application),
            in_words=_in_words_of(chosen, language),
            template=chosen,
            to=(place.person,) if place.person is not None else None,
        )
        return DraftInHand(place=place, draft=draft, started=draft, language=language, template=chosen.id if chosen else None)

    def choose(self, place: DraftPlace, template: str) -> None:
        """Let a message start from a template until the program ends, whichever's turn it is."""
        self._chosen[place] = template

    def as_template(self, application: JobApplication, held: DraftInHand, name: str) -> Template:
        """Return a template made from the text as it stands."""
        return self._composing.as_template(
            application,
            held.draft,
            name,
            signature=self.signature(),
            language=held.language.split("-")[0],
            in_words=MessageWords(held.language),
            calendar=self._planning.calendar_of(application),
        )

    def subject(self, application: JobApplication, held: DraftInHand, to: Sequence[str]) -> str:
        """Return the subject that the draft would have started with, had it been for these people."""
        templates = self.templates(held.language, held.draft.kind)
        template = next((one for one in templates if one.id == held.template), None)
        return self._composing.subject(
            application,
            to,
            signature=self.signature(),
            calendar=self._planning.calendar_of(application),
            in_words=_in_words_of(template, held.language),
            template=template,
        )


def _in_words_of(template: Template | None, language: str) -> MessageWords:
    """Return the days and lists as a text in `language` has them, or a template that is lent to it from another."""
    lent = template is not None and template.language.split("-")[0] != language.split("-")[0]
    return MessageWords(template.language if template is not None and lent else language)
