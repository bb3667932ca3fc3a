"""What the composer has before it: the chosen application, its next step, and the message in hand."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from hearback.desk.composer.drafts.drafts import DraftInHand
from hearback.domain.job_application import JobApplication, MessageKind, Step
from hearback.domain.next_step import NextStep

_NOTHING = NextStep(step=Step.NOTHING)
_KIND_OF_STEP = {
    Step.THANK_YOU: MessageKind.THANK_YOU,
    Step.CHECK_IN: MessageKind.CHECK_IN,
    Step.FINAL_CHECK_IN: MessageKind.FINAL_CHECK_IN,
    Step.APPLICATION_CHECK_IN: MessageKind.APPLICATION_CHECK_IN,
    Step.ANSWER_THEM: MessageKind.OTHER,
}


@dataclass(kw_only=True)
class Shown:
    """The parts of the composer share one: `kind` None means that no message is being written, `held` is its draft.

    `each` tells of which kinds every person gets an own message, `person` whose is shown then (None: one goes to all), and
    `compared` that all are shown side by side. `in_hand` holds the drafts to all (None) and to each.
    """

    application: JobApplication | None = None
    step: NextStep = _NOTHING
    kind: MessageKind | None = None
    held: DraftInHand | None = None
    person: str | None = None
    each: dict[MessageKind, bool] = field(default_factory=dict)
    compared: bool = False
    in_hand: dict[str | None, DraftInHand] = field(default_factory=dict)

    @property
    def planned_kind(self) -> MessageKind | None:
        """The kind of message that the plan asks for."""
        return _KIND_OF_STEP.get(self.step.step)

    def to_others(self) -> Iterator[tuple[str, DraftInHand]]:
        """Yield what was written to other people, where everybody gets an own message."""
        if self.person is not None:
            for person, one in self.in_hand.items():
                if person is not None and person != self.person and one.edited:
                    yield person, one

    def put(self, application: JobApplication | None, step: NextStep | None) -> None:
        """Have an application with its next step before it; what was typed stays, also where the step is another one."""
        if application is None or self.application is None or application.id != self.application.id:
            self.each.clear()
            self.compared = False
        self.application = application
        self.step = step or _NOTHING
        planned = self.planned_kind
        if (self.held is None or not self.held.edited) and planned is not None and planned is not self.kind:
            self.lay_aside(planned)

    def lay_aside(self, kind: MessageKind | None = None) -> None:
        """Have no message in hand any more, or one of another kind next."""
        self.kind = kind
        self.held = None
        self.person = None
        self.in_hand.clear()

    def show_person(self, person: str | None) -> None:
        """Have the message to another person in hand next (None: the one to all); those to the others stay in hand."""
        self.person = person
        self.held = None
