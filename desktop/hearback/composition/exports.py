"""Puts an export together: what the archive holds, in the format that the file's name asks for."""

from collections.abc import Iterator
from pathlib import Path

from hearback.composition.parts import Parts
from hearback.domain.job_application import JobApplication
from hearback.usecases.ports import ListRow


def write_export(parts: Parts, path: Path) -> None:
    """Write everything (`.json`), the list (`.csv`) or what comes (`.ics`) to a file of the user's own; raises OSError."""
    from hearback.exchange.private_file import save_private

    match path.suffix.casefold():
        case ".json":
            from hearback.exchange.interchange.writer import write_interchange

            archive = parts.archive
            drafts = [kept for _seen, kept in archive.drafts()]
            save_private(
                path,
                write_interchange(
                    archive.applications(),
                    archive.paces(),
                    archive.templates(),
                    archive.preferences(),
                    drafts,
                    archive.gleanings(),
                    archive.reminders(),
                ),
            )
        case ".csv":
            from hearback.exchange.tables.export import Column, Entry, TableWords, write_table

            words = parts.export_words
            entries = (Entry(application=one, stage=row.stage, next_step=row.next_step) for one, row in _planned(parts))
            table_words = TableWords(
                headings={Column(name): text for name, text in words.headings().items()},
                stage=parts.names.stage,
                next_step=lambda step: parts.names.step(step.step),
                delimiter=words.delimiter,
            )
            save_private(path, write_table(entries, table_words, now=parts.clock.now(), user_zone=parts.clock.zone()))
        case ".ics":
            from hearback.exchange.calendars.export import write_calendar

            coming = ((one, row.next_step) for one, row in _planned(parts))
            save_private(path, write_calendar(coming, parts.export_words, now=parts.clock.now(), user_zone=parts.clock.zone()))
        case ending:
            raise ValueError(ending)


def _planned(parts: Parts) -> Iterator[tuple[JobApplication, ListRow]]:
    parts.planning.refresh()
    rows = {row.id: row for row, _zone, _told in parts.archive.kept_plans()}
    for application in parts.archive.applications():
        if row := rows.get(application.id):
            yield application, row
