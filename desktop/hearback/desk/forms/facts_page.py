"""The facts of an application: company, role, industry, place, and what else the user wants to keep."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QStringListModel, Qt, SignalInstance
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QWidget

from hearback.desk.fields.choice import Choice
from hearback.desk.fields.field import Field
from hearback.desk.fields.form_dialog import leave_room_for_bar
from hearback.desk.fields.moment_field import MomentField
from hearback.desk.fields.plain_text import PlainText
from hearback.desk.fields.tags_line import TagsLine
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the form offers: values with their names, and look-ups of what is known."""

    paces: Sequence[tuple[str, str]]
    countries: Sequence[tuple[str, str]]
    zones: Sequence[str]
    languages: Sequence[tuple[str, str]]
    regions_of: Callable[[str], Sequence[str]]
    zones_of: Callable[[str], Sequence[str]]
    companies: Callable[[str], Sequence[str]]
    people_at: Callable[[str], Sequence[Person]]
    tags: Sequence[str]


class FactsPage(QWidget):
    """Edits the facts in memory."""

    def __init__(
        self, words: Words, today: dt.date, choices: Choices, application: JobApplication, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._choices = choices
        unknown = words.say("Not known")
        self.company = QLineEdit(application.company, self)
        self._companies = QStringListModel(self)
        completer = QCompleter(self._companies, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.company.setCompleter(completer)
        self.company.textEdited.connect(lambda text: self._companies.setStringList(list(choices.companies(text))))
        self.role = QLineEdit(application.role, self)
        self.pace = Choice(words.say("Any other industry"), choices.paces, self)
        self.pace.set_value(application.pace)
        self.applied = MomentField(words, today, words.say("Applied"))
        self.applied.set_moment(application.applied)
        self.country = Choice(unknown, choices.countries, self)
        self.country.set_value(application.country)
        self.region = Choice(unknown, (), self)
        self.zone = Choice(words.say("Not known: as yours"), [(zone, zone.replace("_", " ")) for zone in choices.zones], self)
        self.zone.set_value(application.time_zone)
        self.location = QLineEdit(application.location or "", self)
        self.language = Choice(words.say("As the program’s"), choices.languages, self)
        self.language.set_value(application.language)
        self.url = QLineEdit(application.url or "", self)
        self.source = QLineEdit(application.source or "", self)
        self.salary = QLineEdit(application.salary or "", self)
        self.tags = TagsLine(application.tags, choices.tags, self)
        self.strengths = PlainText(self)
        self.strengths.setPlainText("\n".join(application.strengths))
        self.notes = PlainText(self)
        self.notes.setPlainText(application.notes or "")
        for long in (self.strengths, self.notes):
            long.setMinimumHeight(64)
        self._offer_regions(application.region)
        self.company_field = Field(words.say("&Company"), self.company)
        self.role_field = Field(words.say("&Role"), self.role)
        self.applied_field = Field(words.say("&Applied on"), self.applied)
        self.choice_fields = (
            Field(words.say("&Industry"), self.pace, words.say("Decides how long to wait before each message.")),
            Field(words.say("C&ountry"), self.country, words.say("For its weekends and public holidays.")),
            Field(words.say("Re&gion"), self.region),
            Field(words.say("Time &zone"), self.zone, words.say("The company’s own.")),
            Field(words.say("&Language of your messages"), self.language),
        )
        industry, country, region, zone, language = self.choice_fields
        strengths = Field(
            words.say("Why you &fit, a line each"),
            self.strengths,
            words.say("Used when you write: “ran Debezium for 18 months”."),
        )
        grid = QGridLayout(self)
        leave_room_for_bar(grid, above=16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(16)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        pairs = (
            (self.company_field, self.role_field),
            (industry, self.applied_field),
            (country, region),
            (zone, language),
            (Field(words.say("P&lace"), self.location), Field(words.say("Lin&k"), self.url)),
            (Field(words.say("Found throu&gh"), self.source), Field(words.say("Sala&ry"), self.salary)),
        )
        for row, (left, right) in enumerate(pairs):
            grid.addWidget(left, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(right, row, 1, Qt.AlignmentFlag.AlignTop)
        below = len(pairs)
        grid.addWidget(Field(words.say("&Tags, separated by commas"), self.tags), below, 0, 1, 2)
        grid.addWidget(strengths, below + 1, 0, 1, 2)
        grid.addWidget(Field(words.say("&Notes"), self.notes), below + 2, 0, 1, 2)
        self.country.currentTextChanged.connect(lambda _text: self._country_chosen())

    @property
    def edits(self) -> Sequence[SignalInstance]:
        """The signals that tell of an edit."""
        lines = (self.company, self.role, self.location, self.url, self.source, self.salary, self.tags)
        choices = (self.pace, self.country, self.region, self.zone, self.language)
        return (
            *(line.textEdited for line in lines),
            *(choice.currentTextChanged for choice in choices),
            self.applied.edited,
            self.strengths.textChanged,
            self.notes.textChanged,
        )

    def check(self) -> QWidget | None:
        """Say beside the fields what is wrong; return the first wrong one."""
        say = self._words.say
        problems: dict[Field, str] = {
            self.company_field: "" if self.company.text().strip() else say("Please name the company."),
            self.role_field: "" if self.role.text().strip() else say("Please name the role."),
            self.applied_field: self.applied.problem(),
        }
        for field in self.choice_fields:
            choice = field.editor
            assert isinstance(choice, Choice)
            wrong = choice.is_wrong
            problems[field] = say("“{text}” is not in the list.", text=choice.currentText()) if wrong else ""
        for field, problem in problems.items():
            field.set_problem(problem)
        return next((field.editor for field, problem in problems.items() if problem), None)

    def applied_to(self, application: JobApplication) -> JobApplication:
        """Return the application with the facts as typed."""
        return replace(
            application,
            company=" ".join(self.company.text().split()),
            role=" ".join(self.role.text().split()),
            pace=self.pace.value,
            applied=self.applied.moment,
            country=self.country.value,
            region=self.region.value,
            time_zone=self.zone.value,
            language=self.language.value,
            tags=self.tags.tags,
            strengths=tuple(line for part in self.strengths.toPlainText().splitlines() if (line := part.strip())),
            notes=self.notes.toPlainText().strip() or None,
            location=_typed(self.location),
            url=_typed(self.url),
            source=_typed(self.source),
            salary=_typed(self.salary),
        )

    def _country_chosen(self) -> None:
        self._offer_regions(None)
        country = self.country.value
        zones = self._choices.zones_of(country) if country else ()
        if len(zones) == 1 or (zones and self.zone.value is not None and self.zone.value not in zones):
            self.zone.set_value(zones[0] if len(zones) == 1 else None)

    def _offer_regions(self, region: str | None) -> None:
        country = self.country.value
        codes = self._choices.regions_of(country) if country else ()
        self.region.offer(self._words.say("Not known"), [(code, code) for code in codes])
        self.region.set_value(region)
        self.region.setEnabled(bool(codes) or region is not None)


def _typed(line: QLineEdit) -> str | None:
    return line.text().strip() or None
