"""Makes applications of a table's rows, as a careful person would, and says of every row what was not taken and why."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from uuid import uuid4
from zoneinfo import ZoneInfo

from hearback.domain.job_application import ConversationNote, JobApplication, Person, Round
from hearback.domain.letter import company_key
from hearback.exchange.tables.cells import CellReader, web_address
from hearback.exchange.tables.dates import DateFault, DateReader
from hearback.exchange.tables.guess import EMAIL
from hearback.exchange.tables.history import Told, history_of
from hearback.exchange.tables.job_places import PlaceFinder
from hearback.exchange.tables.people_names import people_in
from hearback.exchange.tables.status import StatusReading, read_status
from hearback.exchange.tables.words import ImportWords, at_line, plain
from hearback.usecases.faults import Fault, Refused
from hearback.usecases.ports import Places
from hearback.usecases.table_import import Meaning, ReadRow, Row, Table

CHUNK = 500
_MOST_REMEMBERED = 10_000
_LONGEST = 1000
_FREE_TEXT = frozenset({Meaning.NOTES, Meaning.CONVERSATION, Meaning.IGNORE})


def applications_from(
    table: Table,
    words: ImportWords,
    *,
    user_zone: ZoneInfo,
    now: dt.datetime,
    paces: Mapping[str, str],
    places: Places,
    new_id: Callable[[], str] = lambda: str(uuid4()),
) -> Iterator[tuple[ReadRow, ...]]:
    """Yield the table's rows as read, in chunks, so that a caller can show progress and stop between them.

    Times are the user's own (`user_zone`), as in any private calendar. `paces` holds the known paces' names by id.
    Raises Refused at once where no column is the company or the role, and later for what exceeds a bound.
    """
    missing = [meaning for meaning in (Meaning.COMPANY, Meaning.ROLE) if meaning not in table.guess.columns]
    if missing:
        raise Refused([Fault("header", f"no-{meaning}-column") for meaning in missing])
    reader = _RowReader(table, words, user_zone, now, paces, places, new_id)
    return _chunks(table, reader)


def _chunks(table: Table, reader: "_RowReader") -> Iterator[tuple[ReadRow, ...]]:
    seen: dict[tuple[str, str], int] = {}
    chunk: list[ReadRow] = []
    for row in table.rows():
        chunk.append(reader.read(row, seen))
        if len(chunk) == CHUNK:
            yield tuple(chunk)
            chunk = []
    if chunk:
        yield tuple(chunk)


class _RowReader:
    def __init__(
        self,
        table: Table,
        words: ImportWords,
        zone: ZoneInfo,
        now: dt.datetime,
        paces: Mapping[str, str],
        places: Places,
        new_id: Callable[[], str],
    ) -> None:
        self._table = table
        self._words = words
        self._cells = CellReader(words, DateReader(words, table.guess.date_order), zone, paces)
        self._places = PlaceFinder(places, now)
        self._zone = zone
        self._now = now
        self._new_id = new_id
        self._statuses: dict[str, StatusReading] = {}
        self._columns: dict[Meaning, list[int]] = {}
        for column, meaning in enumerate(table.guess.columns):
            if meaning is not None:
                self._columns.setdefault(meaning, []).append(column)
        self._people_columns = [
            (column, meaning)
            for column, meaning in enumerate(table.guess.columns)
            if meaning in (Meaning.CONTACT, Meaning.EMAIL, Meaning.CONTACT_TITLE)
        ]

    def read(self, row: Row, seen: dict[tuple[str, str], int]) -> ReadRow:
        one = _OneRow(row, self._columns, self._table, self._words)
        company, role = one.line_of(Meaning.COMPANY), one.line_of(Meaning.ROLE)
        for meaning, value in ((Meaning.COMPANY, company), (Meaning.ROLE, role)):
            if not value:
                one.fault(meaning, f"no-{meaning}")
        told = self._told(one) if not one.faults else None
        if told is None or one.faults:
            return ReadRow(line=row.line, cells=row.cells, faults=tuple(one.faults))
        history = history_of(told, self._zone, self._now)
        for problem in history.notices:
            one.notices.append(at_line(row.line, problem.code, **problem.facts))
        if history.keep_status:
            one.keep(Meaning.STATUS)
        rounds = self._with_conversation(one, history.rounds)
        location = one.line_of(Meaning.LOCATION)
        place = self._places.find(location) if location else None
        country = self._country(one) or (place.country if place else None)
        application = JobApplication(
            id=self._new_id(),
            company=company,
            role=role,
            pace=self._pace(one),
            country=country,
            time_zone=(place.time_zone if place else None) or (self._places.zone(country, (location,)) if country else None),
            language=self._language(one),
            url=self._link(one),
            location=location or None,
            source=one.line_of(Meaning.SOURCE) or None,
            salary=one.line_of(Meaning.SALARY) or None,
            tags=self._tags(one),
            notes="\n".join([*one.texts(Meaning.NOTES), *one.kept]) or None,
            applied=history.applied,
            closed=history.closed,
            people=told.people,
            rounds=rounds,
            messages=history.messages,
            replies=history.replies,
        )
        identity = company_key(company), company_key(role)
        same_as = seen.setdefault(identity, row.line)
        return ReadRow(
            line=row.line,
            cells=row.cells,
            application=application,
            notices=tuple(one.notices),
            same_as=same_as if same_as != row.line else None,
        )

    def _told(self, one: "_OneRow") -> Told:
        status_text = one.line_of(Meaning.STATUS)
        status = self._status(status_text)
        if status_text and not status.understood:
            one.notice(Meaning.STATUS, "status-not-understood", status_text)
            one.keep(Meaning.STATUS)
        people = self._people(one)
        yes_no = plain(one.line_of(Meaning.APPLIED_YES_NO))
        thanked = one.line_of(Meaning.THANK_YOU)
        applied = one.line_of(Meaning.APPLIED)
        return Told(
            status=status,
            people=people,
            rounds=self._rounds(one, status, people),
            applied=None if plain(applied) in self._words.yes | self._words.no else self._moment(one, Meaning.APPLIED),
            says_applied=_yes_or_no(yes_no or plain(applied), self._words),
            thanked=None if plain(thanked) in self._words.yes | self._words.no else self._moment(one, Meaning.THANK_YOU),
            says_thanked=bool(_yes_or_no(plain(thanked), self._words)),
            last_contact=self._moment(one, Meaning.LAST_CONTACT),
        )

    def _status(self, text: str) -> StatusReading:
        if text not in self._statuses:
            if len(self._statuses) >= _MOST_REMEMBERED:
                self._statuses.clear()
            self._statuses[text] = read_status(text, self._words) if text else StatusReading()
        return self._statuses[text]

    def _moment(self, one: "_OneRow", meaning: Meaning) -> dt.date | dt.datetime | None:
        text = one.line_of(meaning)
        if not text:
            return None
        try:
            return self._cells.moment(text)
        except DateFault as fault:
            one.not_a_date(meaning, fault.problem, text)
            return None

    def _rounds(self, one: "_OneRow", status: StatusReading, people: tuple[Person, ...]) -> tuple[Round, ...]:
        columns = self._columns.get(Meaning.INTERVIEW, [])
        rounds: list[Round] = []
        filled = [column for column in columns if not self._words.is_nothing(one.row.cell(column))]
        single = len(columns) == 1
        for column in filled:
            text = " ".join(one.row.cell(column).split())
            if plain(text) in self._words.yes | self._words.no:
                continue
            time, end = (one.line_of(meaning) if single else "" for meaning in (Meaning.INTERVIEW_TIME, Meaning.INTERVIEW_END))
            try:
                starts, ends = self._cells.span(text, time, end)
            except DateFault as fault:
                shown = " ".join(part for part in (text, time, end) if part)
                one.not_a_date(Meaning.INTERVIEW, fault.problem, shown, column)
                continue
            name = one.line_of(Meaning.ROUND) or status.round_name if len(filled) == 1 else None
            if not single:
                name = name or self._table.heading(column)
            # who was met in which of several interviews is not said
            met = tuple(person.name for person in people) if len(filled) == 1 else ()
            rounds.append(Round(name=name or None, starts=starts, ends=ends, people=met))
        return tuple(rounds)

    def _people(self, one: "_OneRow") -> tuple[Person, ...]:
        """Pair names with the addresses and titles that stand beside them, column by column."""
        people: list[Person] = []
        latest: list[int] = []
        for column, meaning in self._people_columns:
            text = one.row.cell(column)
            if self._words.is_nothing(text):
                continue
            if meaning is Meaning.CONTACT:
                heading = self._table.heading(column)
                title = heading if plain(heading) in self._words.contact_titles else None
                found = people_in(text, self._words)
                latest = list(range(len(people), len(people) + len(found)))
                people += [Person(name=person.name, email=person.email, title=title) for person in found]
                continue
            if meaning is Meaning.CONTACT_TITLE:
                for index in latest[:1]:
                    people[index] = Person(name=people[index].name, email=people[index].email, title=" ".join(text.split()))
                continue
            emails = EMAIL.findall(text)
            if not emails:
                one.notice(Meaning.EMAIL, "not-an-address", text)
                one.keep_text(column, text)
            waiting = [index for index in latest if people[index].email is None]
            for email, index in zip(emails, waiting, strict=False):
                people[index] = Person(name=people[index].name, email=email, title=people[index].title)
            known = {person.email for person in people}
            people += [Person(name=email, email=email) for email in emails if email not in known]
        unique: dict[str, Person] = {}
        for person in people:
            unique.setdefault(person.name, person)
        return tuple(unique.values())

    def _with_conversation(self, one: "_OneRow", rounds: tuple[Round, ...]) -> tuple[Round, ...]:
        """Give what was talked about to the last round; without one it stays with the notes."""
        texts = one.texts(Meaning.CONVERSATION)
        if not rounds:
            one.kept += texts
            return rounds
        lines = [line.strip(" -•*\t") for text in texts for line in text.split("\n")]
        notes = tuple(ConversationNote(text=line) for line in lines if line)
        last = rounds[-1]
        changed = Round(name=last.name, starts=last.starts, ends=last.ends, people=last.people, notes=notes)
        return (*rounds[:-1], changed) if notes else rounds

    def _pace(self, one: "_OneRow") -> str | None:
        text = one.line_of(Meaning.INDUSTRY)
        return self._cells.pace(text) if text else None

    def _tags(self, one: "_OneRow") -> tuple[str, ...]:
        tags: dict[str, None] = {}
        for column in self._columns.get(Meaning.TAGS, []):
            text = one.row.cell(column)
            if self._words.is_nothing(text) or plain(text) in self._words.no:
                continue
            if plain(text) in self._words.yes:
                tags[self._table.heading(column)] = None
                continue
            for part in text.replace("\n", ",").replace(";", ",").replace("|", ",").split(","):
                if part.strip():
                    tags[" ".join(part.split())] = None
        industry = one.line_of(Meaning.INDUSTRY)
        if industry and self._cells.pace(industry) is None:
            # no pace tells it, so that it is not lost
            tags[industry] = None
        return tuple(tags)

    def _country(self, one: "_OneRow") -> str | None:
        text = one.line_of(Meaning.COUNTRY)
        if not text:
            return None
        country = self._places.country(text)
        if country is None:
            one.notice(Meaning.COUNTRY, "country-not-known", text)
            one.keep(Meaning.COUNTRY)
        return country

    def _language(self, one: "_OneRow") -> str | None:
        text = one.line_of(Meaning.LANGUAGE)
        if not text:
            return None
        language = self._cells.language(text)
        if language is None:
            one.notice(Meaning.LANGUAGE, "language-not-known", text)
            one.keep(Meaning.LANGUAGE)
        return language

    def _link(self, one: "_OneRow") -> str | None:
        text = one.line_of(Meaning.LINK)
        if not text:
            return None
        link = web_address(text)
        if link is None:
            one.notice(Meaning.LINK, "not-a-link", text)
            one.keep(Meaning.LINK)
        return link


class _OneRow:
    """A row being read: its cells by meaning, and what is wrong with it."""

    def __init__(self, row: Row, columns: Mapping[Meaning, list[int]], table: Table, words: ImportWords) -> None:
        self.row = row
        self._columns = columns
        self._table = table
        self._texts: dict[Meaning, list[str]] = {}
        self.faults: list[Fault] = []
        self.notices: list[Fault] = []
        self.kept: list[str] = []
        for meaning, numbers in columns.items():
            for number in numbers:
                if not (text := row.cell(number)) or words.is_nothing(text):
                    continue
                if len(text) > _LONGEST and meaning not in _FREE_TEXT:
                    # a page of text is no name, date or address, and looking for one in it takes long
                    self.fault(meaning, "cell-too-long", text[:80], number)
                    continue
                self._texts.setdefault(meaning, []).append(text)

    def line_of(self, meaning: Meaning) -> str:
        """Return the cell of a meaning on one line, empty where there is none or it says that there is nothing."""
        texts = self._texts.get(meaning)
        return " ".join(texts[0].split()) if texts else ""

    def texts(self, meaning: Meaning) -> list[str]:
        """Return all cells of a meaning as they are, the empty ones left out."""
        return self._texts.get(meaning, [])

    def fault(self, meaning: Meaning, problem: str, value: str = "", column: int | None = None) -> None:
        """Note why the row cannot be taken."""
        self.faults.append(at_line(self.row.line, problem, column=self._heading(meaning, column), value=value))

    def notice(self, meaning: Meaning, problem: str, value: str) -> None:
        """Note what was left alone."""
        self.notices.append(at_line(self.row.line, problem, column=self._heading(meaning), value=value))

    def not_a_date(self, meaning: Meaning, problem: str, value: str, column: int | None = None) -> None:
        """Judge a cell that is no date: words ("soon") go to the notes, a wrong date keeps the row out."""
        if any(sign.isdigit() for sign in value):
            self.fault(meaning, problem, value, column)
        else:
            self.notice(meaning, problem, value)
            self.keep_text(self._columns[meaning][0] if column is None else column, value)

    def keep(self, meaning: Meaning) -> None:
        """Keep what a cell says in the notes, under its header."""
        column = self._columns[meaning][0]
        self.keep_text(column, self.row.cell(column))

    def keep_text(self, column: int, text: str) -> None:
        """Keep a text in the notes, under its column's header."""
        self.kept.append(f"{self._table.heading(column)}: {text}")

    def _heading(self, meaning: Meaning, column: int | None = None) -> str:
        columns = self._columns[meaning]
        return self._table.heading(columns[0] if column is None else column)


def _yes_or_no(word: str, words: ImportWords) -> bool | None:
    return True if word in words.yes else False if word in words.no else None
