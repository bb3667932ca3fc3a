"""Writing the message in hand: where it begins, in which language, signed by whom, and what is typed and put in."""

from dataclasses import replace

from hearback.desk.acting import CarryOut
from hearback.desk.composer.checklist.checklist_pane import ChecklistPane
from hearback.desk.composer.checklist.judging import Judging
from hearback.desk.composer.drafts.drafts import DraftInHand, Drafts, in_hand
from hearback.desk.composer.drafts.keeping import Keeping
from hearback.desk.composer.message.message_form import MessageForm
from hearback.desk.composer.message.starting import Starting
from hearback.desk.composer.panel.panel import Panel
from hearback.desk.composer.shown import Shown
from hearback.domain.job_application import JobApplication
from hearback.domain.kept_draft import DraftPlace
from hearback.domain.message import Draft, Template
from hearback.domain.subject import answered_subject
from hearback.usecases.change import Act
from hearback.usecases.drafting import Found
from hearback.usecases.recording import Recording
from hearback.usecases.settling import Settling


class Writing:
    """Between the form and the draft that it shows."""

    def __init__(
        self,
        *,
        shown: Shown,
        drafts: Drafts,
        panel: Panel,
        keeping: Keeping,
        starting: Starting,
        judging: Judging,
        form: MessageForm,
        checklist: ChecklistPane,
        recording: Recording,
        settling: Settling,
        carry_out: CarryOut,
    ) -> None:
        self._shown = shown
        self._drafts = drafts
        self._panel = panel
        self._keeping = keeping
        self._starting = starting
        self._judging = judging
        self._form = form
        self._recording = recording
        self._settling = settling
        self._carry_out = carry_out
        panel.take = self.take
        form.edited.connect(self._edited)
        form.template_chosen.connect(self._start_from)
        form.language_chosen.connect(self._write_in)
        form.offer_other_languages(lambda: starting.other_languages(shown.held.language) if shown.held is not None else ())
        form.name_given.connect(self._sign_as)
        checklist.ticked.connect(self.keep_soon)

    def take_in_hand(self) -> bool:
        """Show the draft to be written, a fresh one where nothing was typed; return whether it is another one."""
        shown = self._shown
        assert shown.application is not None
        self._panel.choose()
        before, held = shown.held, self.take(shown.person)
        is_another = held is not before
        if is_another:
            self._show(shown.application, held)
        else:
            # templates may have come or gone
            self._offer_choosers(held)
        self._ask_for_name()
        return is_another

    def take(self, person: str | None) -> DraftInHand:
        """Have the draft of the message to a person in hand (None: to all), not necessarily shown."""
        shown = self._shown
        application, kind, before = shown.application, shown.kind, shown.in_hand.get(person)
        assert application is not None
        assert kind is not None

        def begin(place: DraftPlace) -> DraftInHand:
            # what happened meanwhile may have changed what it starts from, its language too; the opening chosen stays
            template = before.template if before is not None and before.place == place else None
            others = [one.template for name, one in shown.in_hand.items() if person is not None and name not in (None, person)]
            return self._starting.begin(application, shown.step, place, template=template, beside=others)

        held = self._drafts.take(application, kind, person, before, begin)
        shown.in_hand[person] = held
        return held

    def open(self, found: Found) -> None:
        """Have a draft of the store in hand."""
        self._keeping.now()
        if self._shown.application is not None:
            held = in_hand(found)
            is_now = self._drafts.place(self._shown.application, held.place.kind, held.place.person) == held.place
            person = held.place.person if is_now else None
            self._shown.lay_aside(held.place.kind)
            self._shown.each[held.place.kind] = person is not None
            self._shown.person = person
            self._shown.in_hand[person] = held
            self._show(self._shown.application, held)

    def _show(self, application: JobApplication, held: DraftInHand) -> None:
        self._shown.held = held
        self._form.show_draft(held.draft, application.people)
        self._offer_choosers(held)

    def keep_now(self) -> bool:
        """Save what was done with the message in hand and the others, if anything; return whether all of it is saved."""
        held = self._shown.held
        if held is not None and not held.is_kept:
            self._keeping.soon(held)
        return self._keeping.now()

    def keep_soon(self) -> None:
        """Have what was done with the message in hand saved."""
        if self._shown.held is not None:
            self._keeping.soon(self._shown.held)

    def insert(self, text: str) -> None:
        """Put a text in where the cursor is."""
        if self._shown.kind is not None:
            self._form.editor.insert(text)

    def continue_thread(self, subject: str) -> None:
        """Let the message answer to an earlier one of this subject."""
        application, held = self._shown.application, self._shown.held
        answered = answered_subject(subject, application) if application is not None else ""
        if held is not None and answered:
            held.draft = replace(held.draft, subject=answered)
            self._form.replace_subject(answered)
            self._keeping.soon(held)
            self._judging.judge_soon()

    def _edited(self) -> None:
        held = self._shown.held
        if held is not None:
            before = held.draft
            held.draft = self._form.draft(before)
            aside = held.instead_of
            if aside is not None and held.draft.body == aside.draft.body:
                self._take_back(held, aside)
                return
            # a text of one's own needs no word about openings
            self._form.show_language_note("")
            if held.draft.to != before.to:
                self._let_subject_follow(held, before)
            self._keeping.soon(held)
            self._judging.judge_soon()

    def _let_subject_follow(self, held: DraftInHand, before: Draft) -> None:
        """Continue the thread of whom the message goes to now, unless the user has written another subject."""
        application = self._shown.application
        assert application is not None
        if before.subject == self._starting.subject(application, held, before.to):
            held.draft = replace(held.draft, subject=self._starting.subject(application, held, held.draft.to))
            self._form.replace_subject(held.draft.subject)

    def _start_from(self, template: Template) -> None:
        """Begin anew from a template; what was typed stays a draft of its own, which undo takes in hand again."""
        held = self._shown.held
        if held is None:
            return
        self._starting.choose(held.place, template.id)
        if held.edited:
            self._keeping.soon(held)
            self._have_in_hand(
                DraftInHand(
                    place=held.place, draft=held.draft, started=held.draft, language=held.language, template=None, instead_of=held
                )
            )
        self._begin_anew(template=template.id)

    def _take_back(self, held: DraftInHand, aside: DraftInHand) -> None:
        """Write on with what was set aside for another opening: undo has brought its text back."""
        aside.draft = replace(aside.draft, to=held.draft.to)
        held.forget_all()
        self._keeping.soon(held)
        self._have_in_hand(aside)
        self._form.replace_subject(aside.draft.subject)
        self._offer_choosers(aside)
        self._keeping.soon(aside)
        self._judging.judge_now()

    def _have_in_hand(self, one: DraftInHand) -> None:
        shown = self._shown
        person = next(person for person, each in shown.in_hand.items() if each is shown.held)
        shown.held = shown.in_hand[person] = one

    def _write_in(self, language: str) -> None:
        """Write to this application in a language: the text begins anew in it where nothing was typed yet."""
        application, held = self._shown.application, self._shown.held
        if application is None or held is None or language == held.language:
            return
        held.language = language
        if not held.edited:
            self._begin_anew(language=language)
        self._keeping.soon(held)
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
            application, self._shown.step, held.place, language=language or held.language, template=template
        )
        to = held.draft.to
        held.draft = held.started = replace(fresh.draft, to=to, subject=self._starting.subject(application, fresh, to))
        held.language, held.template = fresh.language, fresh.template
        self._form.replace(held.draft)
        self._keeping.soon(held)
        self._judging.judge_now()

    def _offer_choosers(self, held: DraftInHand) -> None:
        self._form.offer_openings(self._starting.templates(held.language, held.draft.kind), held.template)
        self._form.offer_languages(self._starting.languages(held.language), held.language)
        self._form.show_language_note("" if held.edited else self._starting.what_is_lacking(held.language))

    def _ask_for_name(self) -> None:
        self._form.name_row.setVisible(not self._starting.signature())
