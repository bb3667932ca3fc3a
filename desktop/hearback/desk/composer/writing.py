"""Writing the message in hand: where it begins, in which language, signed by whom, and what is typed and put in."""

from dataclasses import replace

from hearback.desk.acting import CarryOut
from hearback.desk.composer.drafts import DraftInHand, Drafts
from hearback.desk.composer.judging import Judging
from hearback.desk.composer.message_form import MessageForm
from hearback.desk.composer.shown import Shown
from hearback.desk.composer.starting import Starting
from hearback.domain.message import Template
from hearback.usecases.change import Act
from hearback.usecases.recording import Recording
from hearback.usecases.settling import Settling


class Writing:
    """Between the form and the draft that it shows."""

    def __init__(
        self,
        *,
        shown: Shown,
        drafts: Drafts,
        starting: Starting,
        judging: Judging,
        form: MessageForm,
        recording: Recording,
        settling: Settling,
        carry_out: CarryOut,
    ) -> None:
        self._shown = shown
        self._drafts = drafts
        self._starting = starting
        self._judging = judging
        self._form = form
        self._recording = recording
        self._settling = settling
        self._carry_out = carry_out
        form.edited.connect(self._edited)
        form.template_chosen.connect(self._start_from)
        form.language_chosen.connect(self._write_in)
        form.name_given.connect(self._sign_as)

    def take_in_hand(self) -> bool:
        """Show the draft of the kind to be written, a fresh one where nothing was typed; return whether it is another one."""
        shown = self._shown
        application, kind = shown.application, shown.kind
        assert application is not None
        assert kind is not None
        held = self._drafts.get(application.id, kind)
        if held is None or not held.edited:
            # nothing was typed yet: what happened meanwhile may have changed what it starts from
            fresh = self._starting.begin(
                application, shown.step, kind, language=held.language if held else None, template=held.template if held else None
            )
            held = held if held is not None and held.started == fresh.started else fresh
            self._drafts.hold(application.id, held)
        is_another = held is not shown.held
        if is_another:
            shown.held = held
            self._form.show_draft(held.draft, application.people)
            self._offer_choosers(held)
        self._ask_for_name()
        return is_another

    def insert(self, text: str) -> None:
        """Put a text in where the cursor is."""
        if self._shown.kind is not None:
            self._form.editor.insert(text)

    def _edited(self) -> None:
        held = self._shown.held
        if held is not None:
            held.draft = self._form.draft(held.draft)
            self._judging.judge_soon()

    def _start_from(self, template: Template) -> None:
        """Begin anew from a template; what was typed can be had back by undo."""
        self._begin_anew(template=template.id)

    def _write_in(self, language: str) -> None:
        """Write to this application in a language: the text begins anew in it where nothing was typed yet."""
        application, held = self._shown.application, self._shown.held
        if application is None or held is None or language == held.language:
            return
        held.language = language
        if not held.edited:
            self._begin_anew(language=language)
        self._offer_choosers(held)
        self._carry_out(lambda: self._recording.save(Act.EDIT_APPLICATION, replace(application, language=language)))
        self._judging.judge_now()

    def _sign_as(self, name: str) -> None:
        """Remember the user's name, and sign with it where the text still asks for it."""
        self._carry_out(lambda: self._settling.save(preferences={"name": name}))
        editor = self._form.editor
        if self._shown.held is not None and "{signature}" in editor.text:
            editor.replace(editor.text.replace("{signature}", name))
        self._ask_for_name()

    def _begin_anew(self, *, language: str | None = None, template: str | None = None) -> None:
        application, held = self._shown.application, self._shown.held
        assert application is not None
        assert held is not None
        fresh = self._starting.begin(
            application, self._shown.step, held.draft.kind, language=language or held.language, template=template
        )
        held.started = replace(fresh.started, to=held.draft.to)
        held.draft = held.started
        held.language, held.template = fresh.language, fresh.template
        self._form.replace(held.draft)
        self._judging.judge_now()

    def _offer_choosers(self, held: DraftInHand) -> None:
        self._form.offer_openings(self._starting.templates(held.language, held.draft.kind), held.template)
        self._form.offer_languages(self._starting.languages(held.language), held.language)

    def _ask_for_name(self) -> None:
        self._form.name_row.setVisible(not self._starting.signature())
