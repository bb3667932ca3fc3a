"""The applications that templates are tried on, and what a message to them begins with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from hearback.desk.language.message_words import MessageWords
from hearback.desk.language.names import Names
from hearback.domain.job_application import JobApplication
from hearback.domain.message import Draft, Template
from hearback.domain.next_step import NextStep
from hearback.usecases.composing import Composing
from hearback.usecases.planning import Planning
from hearback.usecases.ports import Archive, Clock, ListQuery

_OFFERED = 300
"""How many applications can be chosen, those that ask for something first: a list of thousands finds nobody anything."""

_EXAMPLE = "example"


@dataclass(frozen=True, kw_only=True)
class TemplateSamples:
    """The user's applications, with the `chosen` one first; the `example` where there are none."""

    archive: Archive
    clock: Clock
    planning: Planning
    composing: Composing
    names: Names
    signature: str
    chosen: str | None
    example: Callable[[], JobApplication]
    _read: dict[str, tuple[JobApplication, NextStep] | None] = field(default_factory=dict)

    def named(self) -> Sequence[tuple[str, str]]:
        """Return ids with names."""
        ids = self.archive.listing(ListQuery(), self.clock.now())
        first = [self.chosen] if self.chosen in ids else []
        offered = [*first, *(one for one in ids[:_OFFERED] if one != self.chosen)]
        rows = self.archive.rows([one for one in offered if one is not None])
        named = [(row.id, self.names.company_and_role(row.company, row.role)) for row in rows]
        if named:
            return named
        example = self.example()
        return [(_EXAMPLE, self.names.company_and_role(example.company, example.role))]

    def fill(self, template: Template, id_: str) -> Draft:
        """Return the message that a template makes for one of them."""
        # read once: this is asked for with every key
        if id_ not in self._read:
            application = self.example() if id_ == _EXAMPLE else self.archive.application(id_)
            self._read[id_] = (application, self.planning.next_step(application)) if application is not None else None
        found = self._read[id_]
        if found is None:
            return Draft(kind=template.kind)
        application, step = found
        return self.composing.start(
            application,
            step,
            template.kind,
            signature=self.signature,
            calendar=self.planning.calendar_of(application),
            in_words=MessageWords(template.language),
            template=template,
        )
