"""The user's templates while they are edited: nothing is written before all of it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from hearback.domain.job_application import MessageKind
from hearback.domain.message import Template
from hearback.domain.template_faults import template_faults
from hearback.usecases.composing import new_template_id


class TemplateLibrary:
    """The shipped templates of each language, and the user's `own`, of which some replace shipped ones by their id."""

    def __init__(self, shipped: Callable[[str], Mapping[str, Template]], own: Mapping[str, Template]) -> None:
        self._shipped = shipped
        self._before = own
        self._own = dict(own)

    @property
    def edits(self) -> Mapping[str, Template | None]:
        """What is to be written; None where a template goes, or is as shipped again."""
        changed = {id_: one for id_, one in self._own.items() if self._before.get(id_) != one}
        return {**dict.fromkeys(self._before.keys() - self._own.keys()), **changed}

    @property
    def languages(self) -> Sequence[str]:
        """The languages in which the user has templates."""
        return sorted({base_of(one.language) for one in self._own.values()})

    def of(self, language: str) -> Sequence[Template]:
        """Return a language's templates by step; those that messages start from in its place where it has none of its own."""
        shipped = self._shipped(language)
        # a region has its language's templates
        own = [one for one in self._own.values() if base_of(one.language) == base_of(language) and one.id not in shipped]
        every = [*(self._own.get(id_, one) for id_, one in shipped.items()), *own]
        kinds = list(MessageKind)
        return sorted(every, key=lambda one: kinds.index(one.kind))

    def has_own(self, template: Template) -> bool:
        """Whether a template is the user's own or was changed by them."""
        return template.id in self._own

    def shipped(self, template: Template) -> Template | None:
        """Return a template as it was shipped; None for one that the user made."""
        return self._shipped(template.language).get(template.id)

    def put(self, template: Template) -> None:
        """Have a template as it is now; one that is as shipped is the user's no more."""
        if self.shipped(template) == replace(template, shipped=True):
            self._own.pop(template.id, None)
        else:
            self._own[template.id] = replace(template, shipped=False)

    def add(self, template: Template) -> Template:
        """Add a template under an id of its own, and return it."""
        # what an opening answers is told by the end of its id
        ending = template.id.rpartition("/")[2] if "/" in template.id else ""
        added = replace(template, id=new_template_id() + (f"/{ending}" if ending else ""), shipped=False)
        self._own[added.id] = added
        return added

    def take_away(self, template: Template) -> None:
        """Take the user's own away: one that replaces a shipped one is as shipped again."""
        self._own.pop(template.id, None)

    def first_wrong(self) -> Template | None:
        """Return an edited template in which something is wrong, if there is one."""
        edited = (one for one in self.edits.values() if one is not None)
        return next((one for one in edited if template_faults(one.subject) or template_faults(one.body)), None)


def base_of(language: str) -> str:
    """Return a language without its region."""
    return language.split("-")[0]
