"""How a message begins: in which language, from which opening, signed by whom."""

from collections.abc import Sequence

from hearback.desk.composer.drafts import DraftInHand
from hearback.desk.composer.message_words import MessageWords
from hearback.desk.fields.languages import language_names
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication, MessageKind
from hearback.domain.message import Template
from hearback.domain.next_step import NextStep, ReasonCode
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

    def templates(self, language: str, kind: MessageKind) -> Sequence[Template]:
        """Return what a message can start from."""
        return self._composing.templates(language, kind)

    def begin(
        self,
        application: JobApplication,
        step: NextStep,
        kind: MessageKind,
        *,
        language: str | None = None,
        template: str | None = None,
    ) -> DraftInHand:
        """Return a fresh draft, from the template with this id where there is one."""
        language = language or self.language(application)
        templates = self.templates(language, kind)
        chosen = next((one for one in templates if one.id == template), None) or _fitting(templates, step)
        draft = self._composing.start(
            application,
            step,
            kind,
            signature=self.signature(),
            calendar=self._planning.calendar_of(application),
            language=language,
            in_words=MessageWords(language),
            template=chosen,
        )
        return DraftInHand(draft=draft, started=draft, language=language, template=chosen.id if chosen else None)


def _fitting(templates: Sequence[Template], step: NextStep) -> Template | None:
    if any(reason.code is ReasonCode.OFFER for reason in step.reasons):
        offers = [one for one in templates if one.id.endswith("/offer")]
        templates = offers or templates
    return templates[0] if templates else None
