"""Which opening a message starts from: the one that was used least recently, so that not every letter begins alike."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from hearback.domain.address import is_familiar
from hearback.domain.job_application import MessageKind
from hearback.domain.message import Template
from hearback.domain.next_step import NextStep, ReasonCode

Uses = Mapping[str, dt.datetime]
"""When each template was used last, by its id."""

_ANSWERS = {ReasonCode.OFFER: "offer", ReasonCode.INVITATION: "invitation"}


def opening_in_turn(templates: Sequence[Template], used: Uses, beside: Iterable[str | None] = ()) -> Template | None:
    """Return the template whose turn it is: one never used, else the one used least recently; the first of several.

    `beside` are the templates of messages that others of the same panel get at the same time: those come last.
    """
    taken = list(beside)

    def turn(one: Template) -> tuple[int, bool, dt.datetime]:
        last = used.get(one.id)
        return taken.count(one.id), last is not None, last or _NEVER

    return min(templates, key=turn, default=None)


def fitting(templates: Sequence[Template], step: NextStep, language: str, *, familiar: bool = False) -> Sequence[Template]:
    """Return those of a kind's templates that fit a language and what is answered; the first where none does.

    Of the shipped ones, those that address their reader the other way (`familiar`: du, tu …) are left out where others fit.
    """
    base = language.split("-")[0]
    # a language without shipped templates is offered English ones: not before the user's own
    in_language = [one for one in templates if one.language.split("-")[0] == base] or list(templates)
    answers = {_ANSWERS[reason.code] for reason in step.reasons if reason.code in _ANSWERS}
    wanted = [one for one in in_language if answer_of(one) in answers]
    neutral = [one for one in in_language if answer_of(one) is None]
    found = wanted or neutral or in_language[:1]
    return [one for one in found if not one.shipped or is_familiar(one.body, one.language) is familiar] or found


def latest_uses(*several: Iterable[tuple[str | None, dt.datetime | None]]) -> Uses:
    """Return when each template was used last, from uses in any order; what is not known is no use."""
    uses: dict[str, dt.datetime] = {}
    for template, when in (one for uses_of_a_kind in several for one in uses_of_a_kind):
        if template is not None and when is not None and when >= uses.get(template, _NEVER):
            uses[template] = when
    return uses


def answer_of(template: Template) -> str | None:
    """Return what a template answers (`offer`, `invitation`) by the last part of its id; None where it fits anything."""
    if template.kind is not MessageKind.OTHER:
        return None
    begins = template.id.rpartition("/")[2].split("-")[0]
    return begins if begins in _ANSWERS.values() else None


_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)
