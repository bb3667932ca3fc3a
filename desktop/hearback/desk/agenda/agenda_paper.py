"""The agenda as a table on paper: what is in view, under its headings."""

from collections.abc import Iterator, Sequence

from hearback.desk.agenda.agenda_model import AgendaModel, Heading
from hearback.desk.paper import Cell, Column, Line, PaperTable
from hearback.desk.words import Words
from hearback.domain.agenda import EntryKind, Placed


def agenda_on_paper(model: AgendaModel, about: Sequence[str], words: Words) -> PaperTable:
    """Return the agenda's rows as they are; `about` says which they are."""
    say = words.say
    return PaperTable(
        title=say("Agenda"),
        about=about,
        columns=[
            Column(heading=say("When"), share=2),
            Column(heading=say("What"), share=6),
            Column(heading=say("Application"), share=4),
        ],
        lines=list(_lines(model)),
        page_words=lambda page, pages: say("Page {page} of {pages}", page=page, pages=pages),
        mirrored=words.right_to_left,
    )


def _lines(model: AgendaModel) -> Iterator[Line]:
    for row in range(model.rowCount()):
        one, told, application = model.at(row), model.told(row), model.application(row)
        if isinstance(one, Heading):
            yield Line([Cell(model.title(one))], is_heading=True)
        elif isinstance(one, Placed) and told is not None and application is not None:
            faint = one.entry.kind is EntryKind.FORESEEN
            yield Line(
                [
                    Cell(told.when, told.then, faint=faint),
                    Cell(told.what, told.why, bold=not faint, faint=faint),
                    Cell(application.company, application.role, bold=not faint, faint=faint),
                ]
            )
