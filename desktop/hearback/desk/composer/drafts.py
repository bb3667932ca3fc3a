"""The messages in hand: one an application and kind, so that nothing typed is lost while others are looked at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hearback.domain.checklist import Item
from hearback.domain.job_application import MessageKind
from hearback.domain.message import Draft


@dataclass(kw_only=True)
class DraftInHand:
    """A draft, the text it started from, its template and language, the items ticked, and whether it was handed off."""

    draft: Draft
    started: Draft
    language: str
    template: str | None = None
    ticked: set[Item] = field(default_factory=set)
    handed_off: bool = False

    @property
    def edited(self) -> bool:
        """Whether the user made it different from its starting text, or did anything with it."""
        return self.draft != self.started or bool(self.ticked) or self.handed_off


class Drafts:
    """All messages in hand."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, MessageKind], DraftInHand] = {}

    def get(self, application: str, kind: MessageKind) -> DraftInHand | None:
        """Return the message in hand, if there is one."""
        return self._held.get((application, kind))

    def hold(self, application: str, one: DraftInHand) -> None:
        """Keep a message at hand."""
        self._held[application, one.draft.kind] = one

    def drop(self, application: str, kind: MessageKind) -> None:
        """Let a message go: it was sent, or is not wanted."""
        self._held.pop((application, kind), None)

    def edited_kinds(self, application: str) -> list[MessageKind]:
        """Return the kinds of which an application has something typed."""
        return [kind for (held_for, kind), one in self._held.items() if held_for == application and one.edited]

    def as_records(self) -> list[Mapping[str, object]]:
        """Return what was typed as plain JSON data."""
        return [
            {
                "application": application,
                "kind": kind.value,
                "language": one.language,
                "template": one.template,
                "to": list(one.draft.to),
                "subject": one.draft.subject,
                "body": one.draft.body,
                "ticked": sorted(one.ticked),
                "handed_off": one.handed_off,
            }
            for (application, kind), one in self._held.items()
            if one.edited
        ]

    def read(self, records: object) -> None:
        """Take up what was kept; anything that is not as `as_records` writes it is left out."""
        for application, one in _valid(records):
            self.hold(application, one)


def _valid(records: object) -> Iterator[tuple[str, DraftInHand]]:
    for record in records if isinstance(records, list) else []:
        try:
            kind = MessageKind(record["kind"])
            draft = Draft(kind=kind, to=tuple(map(str, record["to"])), subject=str(record["subject"]), body=str(record["body"]))
            yield (
                str(record["application"]),
                DraftInHand(
                    draft=draft,
                    started=Draft(kind=kind),
                    language=str(record["language"]),
                    template=record["template"],
                    ticked={Item(one) for one in record["ticked"]},
                    handed_off=bool(record["handed_off"]),
                ),
            )
        except (KeyError, TypeError, ValueError):
            continue
