"""The shipped templates and phrase lists: complete in every language, and good by the program's own checklist."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hearback.domain.address import is_familiar
from hearback.domain.checklist import Context, Item, Verdict, judge
from hearback.domain.job_application import ConversationNote, JobApplication, MessageKind, NoteKind, Person, Round, Step
from hearback.domain.left_to_fill_in import marks_left
from hearback.domain.message import Draft, Template, filled
from hearback.domain.next_step import NextStep
from hearback.domain.openings import answer_of
from hearback.domain.template_faults import template_faults
from hearback.domain.text_overlap import trigrams
from hearback.domain.text_ranges import count_words
from hearback.domain.workdays import Calendar
from hearback.system.shipped import shipped_files
from hearback.system.template_shelf import ShippedTemplates
from hearback.system.word_stems import stem

SHELF = ShippedTemplates(shipped_files().root)
TEMPLATES = [template for language in SHELF.languages() for template in SHELF.shipped(language).values()]
NOW = dt.datetime(2026, 11, 23, 13, tzinfo=dt.UTC)
CALENDAR = Calendar(zone=ZoneInfo("Europe/Berlin"), weekend=frozenset({5, 6}), holidays_in=lambda _year: {})
LUMEN = JobApplication(
    id="lumen",
    company="Lumen Health",
    role="Data Engineer",
    applied=dt.date(2026, 10, 28),
    people=(Person(name="Priya Nair", email="priya.nair@lumen.example"),),
    rounds=(
        Round(
            starts=dt.datetime(2026, 11, 19, 13, tzinfo=dt.UTC),
            people=("Priya Nair",),
            notes=(
                ConversationNote(text="on-call moves to follow-the-sun"),
                ConversationNote(text="ran Debezium", kind=NoteKind.FIT),
            ),
        ),
    ),
)
BARE = JobApplication(id="bare", company="Lumen Health", role="Data Engineer")


class Plain:
    """Days and names without a language."""

    def day(self, day: dt.date, today: dt.date) -> str:
        return str(day.day)

    def names(self, names: Sequence[str]) -> str:
        return ", ".join(names)


def draft_of(template: Template, application: JobApplication = LUMEN, to: tuple[str, ...] = ("Priya Nair",)) -> Draft:
    subject, body = filled(template, application, to, signature="Sam Bell", now=NOW, calendar=CALENDAR, in_words=Plain())
    return Draft(kind=template.kind, to=to, subject=subject, body=body)


def test_the_first_languages_are_there() -> None:
    assert {"en", "de", "fr", "es", "nl", "pl"} <= set(SHELF.languages())


@pytest.mark.parametrize("language", SHELF.languages())
@pytest.mark.parametrize("kind", MessageKind)
def test_every_kind_has_openings_that_really_differ(language: str, kind: MessageKind) -> None:
    openings = [template for template in SHELF.shipped(language).values() if template.kind is kind]
    texts = [trigrams(template.body) for template in openings]

    assert len(openings) >= 4
    for index, one in enumerate(texts):
        for other in texts[index + 1 :]:
            assert len(one & other) / min(len(one), len(other)) < 0.2


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "nl", "pl"])
def test_whom_a_shipped_template_greets_by_the_first_name_it_addresses_so_throughout(language: str) -> None:
    for template in SHELF.shipped(language).values():
        assert is_familiar(template.body, language) == ("{first_names}" in template.body), template.id


@pytest.mark.parametrize("language", SHELF.languages())
def test_five_who_sat_on_one_panel_can_be_thanked_formally_in_five_ways(language: str) -> None:
    thanks = [template for template in SHELF.shipped(language).values() if template.kind is MessageKind.THANK_YOU]

    assert len([template for template in thanks if not is_familiar(template.body, language)]) >= 5


@pytest.mark.parametrize("language", ["de", "es", "fr"])
@pytest.mark.parametrize("kind", MessageKind)
def test_each_kind_can_begin_formally_in_several_ways_and_familiarly(language: str, kind: MessageKind) -> None:
    openings = [template for template in SHELF.shipped(language).values() if template.kind is kind]
    familiar = [template for template in openings if is_familiar(template.body, language)]

    assert len(familiar) >= 1
    assert len(openings) - len(familiar) >= 4


@pytest.mark.parametrize("language", SHELF.languages())
def test_what_is_neither_an_invitation_nor_an_offer_can_be_answered_too(language: str) -> None:
    others = [template for template in SHELF.shipped(language).values() if template.kind is MessageKind.OTHER]

    assert {answer_of(template) for template in others} == {"invitation", "offer", None}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_a_shipped_template_is_good_by_our_own_checklist(template: Template) -> None:
    draft = draft_of(template)
    context = Context(
        now=NOW,
        next_step=NextStep(step=Step.NOTHING),
        language=template.language,
        phrases=SHELF.phrases(template.language),
        stem=stem,
    )
    verdicts = {finding.item: (finding.verdict, finding.problem) for finding in judge(draft, LUMEN, context)}

    assert [*template_faults(template.subject), *template_faults(template.body)] == []
    expected = {Item.GREETS, Item.ROLE_OR_COMPANY, Item.INTERESTED, Item.READS_WELL, Item.NOT_GENERIC, Item.NOT_EAGER}
    if Item.WAIT in verdicts:
        expected |= {Item.WAIT, Item.QUESTION}
    assert {item: verdicts[item] for item in expected} == dict.fromkeys(expected, (Verdict.SATISFIED, ""))
    # it is a beginning: what only the user knows is still to be filled in
    assert verdicts[Item.FILLED_IN][0] is Verdict.BLOCKS
    assert draft.body.count("[…") >= 2
    assert "{" not in draft.subject + draft.body


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_a_shipped_template_reads_well_where_little_is_known(template: Template) -> None:
    draft = draft_of(template, BARE, ())

    assert "{" not in draft.subject + draft.body
    assert "[[" not in draft.body
    assert "  " not in draft.body
    assert " ," not in draft.body
    assert "\n\n\n" not in draft.body
    assert 50 <= count_words(draft.body) <= 125
    assert draft.body.endswith("Sam Bell")
    assert len(marks_left(draft.body)) == draft.body.count("[…")


def test_a_region_takes_its_languages_templates_and_an_unknown_language_english() -> None:
    assert SHELF.shipped("de-AT") == SHELF.shipped("de")
    assert SHELF.shipped("xx") == SHELF.shipped("en")
    assert SHELF.phrases("xx") is None
    assert SHELF.phrases("fr-CA") == SHELF.phrases("fr")


def test_a_damaged_file_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "templates" / "en").mkdir(parents=True)
    (tmp_path / "templates" / "en" / "thank-you.toml").write_text("[[opening]\n", encoding="utf-8")

    with pytest.raises(ValueError, match="line 1"):
        ShippedTemplates(tmp_path).shipped("en")


@pytest.mark.parametrize(
    ("word", "language", "same"),
    [("moving", "en", "moves"), ("Entscheidungen".lower(), "de", "entscheidung"), ("xyzzy", "tlh", "xyzzy")],
)
def test_words_of_one_stem_are_recognised(word: str, language: str, same: str) -> None:
    assert stem(word, language) == stem(same, language)
