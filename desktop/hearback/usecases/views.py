"""Views of the list that the user saved under a name: what is shown, in which groups, order and columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from hearback.domain.stage import Group
from hearback.usecases.change import Act, Change, Edits
from hearback.usecases.grouping import Grouping
from hearback.usecases.ports import Archive, SortKey

_VIEWS = "views"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """A view; `columns` are the columns' names with their shares of the width, in order (none: those at the beginning)."""

    name: str
    group: Group = Group.ALL
    words: str = ""
    sort: SortKey = SortKey.NEXT_STEP
    descending: bool = False
    grouping: Grouping = Grouping.NONE
    columns: tuple[tuple[str, float], ...] = ()


class SavedViews:
    """The saved views, kept with the user's data: they are backed up with it, and saving one can be undone."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def all(self) -> Sequence[SavedView]:
        """Return the views in the order in which they were saved; what is no view (a file edited by hand) is left out."""
        kept = self._archive.preferences().get(_VIEWS)
        views = (_view_of(one) for one in kept) if isinstance(kept, list) else ()
        return [view for view in views if view is not None]

    def keep(self, view: SavedView) -> Change:
        """Save a view, in the place of the one with its name."""
        views = [view if one.name == view.name else one for one in self.all()]
        return self._write(Act.KEEP_VIEW, view.name, views if view in views else [*views, view])

    def forget(self, name: str) -> Change:
        """Forget a view."""
        return self._write(Act.FORGET_VIEW, name, [one for one in self.all() if one.name != name])

    def _write(self, act: Act, name: str, views: Sequence[SavedView]) -> Change:
        return self._archive.write(act, name, Edits(preferences={_VIEWS: [_data_of(one) for one in views] or None}))


def _data_of(view: SavedView) -> dict[str, object]:
    return {
        "name": view.name,
        "group": view.group.value,
        "words": view.words,
        "sort": view.sort.value,
        "descending": view.descending,
        "grouping": view.grouping.value,
        "columns": [list(one) for one in view.columns],
    }


def _view_of(data: object) -> SavedView | None:
    if not isinstance(data, dict) or not isinstance(data.get("name"), str) or not data["name"]:
        return None
    columns = data.get("columns")
    pairs = [one for one in columns if isinstance(one, list) and len(one) == 2] if isinstance(columns, list) else []
    try:
        return SavedView(
            name=data["name"],
            group=Group(data.get("group", Group.ALL)),
            words=str(data.get("words", "")),
            sort=SortKey(data.get("sort", SortKey.NEXT_STEP)),
            descending=bool(data.get("descending")),
            grouping=Grouping(data.get("grouping", Grouping.NONE)),
            columns=tuple((str(name), float(share)) for name, share in pairs),
        )
    except (ValueError, TypeError):
        return None
