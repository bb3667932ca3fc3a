"""What the composer has before it: the chosen application, its next step, and the message in hand."""

from dataclasses import dataclass

from hearback.desk.composer.drafts import DraftInHand
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
    """The parts of the composer share one: `kind` None means that no message is being written, `held` is its draft."""

    application: JobApplication | None = None
    step: NextStep = _NOTHING
    kind: MessageKind | None = None
    held: DraftInHand | None = None

    @property
    def planned_kind(self) -> MessageKind | None:
        """The kind of message that the plan asks for."""
        return _KIND_OF_STEP.get(self.step.step)

    def put(self, application: JobApplication | None, step: NextStep | None) -> None:
        """Have an application with its next step before it; what was typed stays, also where the step is another one."""
        self.application = application
        self.step = step or _NOTHING
        planned = self.planned_kind
        if (self.held is None or not self.held.edited) and planned is not None:
            self.kind = planned

    def lay_aside(self, kind: MessageKind | None = None) -> None:
        """Have no message in hand any more, or one of another kind next."""
        self.kind = kind
        self.held = None
