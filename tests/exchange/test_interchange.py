"""Hearback's own file: what is written is read back the same, and a bad file is refused with every fault and its path."""

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange import histories
from hearback.domain.job_application import JobApplication, MessageKind, NoteKind, Pin, Promise, Round, Step
from hearback.domain.kept_draft import KeptDraft
from hearback.domain.message import Template
from hearback.domain.pace import Pace, Span
from hearback.domain.published_figures import Gleaning
from hearback.domain.reminders.kept_reminder import KeptReminder
from hearback.exchange.interchange.reader import Interchange, read_interchange
from hearback.exchange.interchange.writer import write_interchange
from hearback.usecases.faults import Refused

SHIPPED = ["typical", "tech-startup", "big-tech", "retail", "finance", "health-education", "government"]
EXAMPLES = Path(__file__).parent.parent / "examples"

# the example of the format's description, word by word
EXAMPLE = r"""
{"format": "hearback", "version": 1,
 "applications": [{
   "id": "0192f3c1-7c1e-7b6e-9d5a-0f3f6e3f9a11",
   "company": "Lumen Health", "role": "Data Platform Engineer",
   "pace": "tech-startup", "country": "DE", "region": "BE", "time_zone": "Europe/Berlin", "language": "en",
   "url": "https://…", "location": "Berlin", "source": "referral", "salary": "…", "tags": ["remote"],
   "strengths": ["ran Debezium for 18 months"],
   "notes": "free text", "applied": "2026-10-28",
   "closed": {"at": "2026-12-01T10:00:00+01:00", "outcome": "rejected"},
   "people": [{"name": "Priya Nair", "title": "Head of Data", "email": "priya.nair@lumen.example"}],
   "rounds": [{"name": "Panel", "starts": "2026-11-19T14:00:00+01:00", "ends": "2026-11-19T15:10:00+01:00",
               "people": ["Priya Nair"],
               "notes": [{"text": "lost two weeks to an unreviewed schema change", "kind": "insight", "person": "Priya Nair"}]}],
   "messages": [{"kind": "thank-you", "sent": "2026-11-20T15:10:00+01:00", "to": ["Priya Nair"], "subject": "…", "body": "…"}],
   "replies": [{"received": "2026-11-23T09:00:00+01:00", "kind": "holding", "person": "Priya Nair", "text": "…"}],
   "promises": [{"made": "2026-11-19T15:10:00+01:00", "answer_by": "2026-11-27"}],
   "skips": [{"step": "thank-you", "at": "2026-11-20T18:00:00+01:00"}],
   "snooze": {"step": "check-in", "set": "2026-11-23T09:00:00+01:00", "until": "2026-11-25T09:00:00+01:00"},
   "pin": {"step": "check-in", "set": "2026-11-23T09:00:00+01:00", "day": "2026-11-26"}}],
 "paces": [{"id": "my-agency", "name": "My agency", "thank_you": ["4h", "24h", "48h"], "check_in": ["3wd", "3wd", "5wd"],
            "application_check_in": ["7d", "10d", "14d"], "final_check_in": ["14d", "14d", "21d"], "move_on": "14d"}],
 "templates": [], "preferences": {}}
"""


def read(data: bytes | str, known_paces: Iterable[str] = SHIPPED) -> Interchange:
    return read_interchange(data.encode() if isinstance(data, str) else data, known_paces=list(known_paces))


def written(found: Interchange) -> bytes:
    return b"".join(
        write_interchange(
            found.applications,
            found.paces,
            found.templates,
            found.preferences,
            found.drafts,
            found.gleanings,
            found.reminders,
        )
    )


def document(*applications: Mapping[str, object], **others: object) -> str:
    return json.dumps({"format": "hearback", "version": 1, "applications": list(applications), **others})


def application(**facts: object) -> dict[str, object]:
    return {"company": "Lumen", "role": "Engineer", **facts}


def faults_of(data: bytes | str) -> set[tuple[str, str]]:
    with pytest.raises(Refused) as refusal:
        read(data)
    return {(fault.place, fault.problem) for fault in refusal.value.faults}


def test_the_documented_example_says_what_it_says() -> None:
    found = read(EXAMPLE)

    (one,) = found.applications
    assert (one.id, one.company, one.role) == ("0192f3c1-7c1e-7b6e-9d5a-0f3f6e3f9a11", "Lumen Health", "Data Platform Engineer")
    assert one.applied == dt.date(2026, 10, 28)
    assert one.rounds[0].starts == dt.datetime(2026, 11, 19, 13, tzinfo=dt.UTC)
    assert one.rounds[0].notes[0].kind is NoteKind.INSIGHT
    assert one.promises == (Promise(made=dt.datetime(2026, 11, 19, 14, 10, tzinfo=dt.UTC), answer_by=dt.date(2026, 11, 27)),)
    assert one.pin == Pin(step=Step.CHECK_IN, set=dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC), day=dt.date(2026, 11, 26))
    assert found.paces["my-agency"].move_on == Span.parse("14d")
    # with the same wall times and offsets, key by key
    assert json.loads(written(found)) == json.loads(EXAMPLE)


def test_instants_are_kept_in_utc() -> None:
    (one,) = read(document(application(applied="2026-10-28T09:30:00-04:00"))).applications

    assert one.applied == dt.datetime(2026, 10, 28, 13, 30, tzinfo=dt.UTC)
    assert isinstance(one.applied, dt.datetime) and one.applied.tzinfo is dt.UTC


def test_only_company_and_role_are_needed_and_ids_are_given_to_those_without() -> None:
    first, second = read(document(application(), application())).applications

    assert (first.company, first.role) == ("Lumen", "Engineer")
    assert first.id and first.id != second.id
    assert read('{"format": "hearback", "version": 1}') == Interchange()


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read(b"\xef\xbb\xbf" + document().encode()) == Interchange()


def test_the_generated_job_search_is_read_and_comes_back_byte_for_byte() -> None:
    made = subprocess.run([sys.executable, EXAMPLES / "generate.py", "300"], capture_output=True, check=True).stdout

    found = read(made)
    once = written(found)

    assert json.loads(once)["applications"][0]["company"] == json.loads(made)["applications"][0]["company"]
    assert len(found.applications) == 300
    assert read(once) == found
    assert written(read(once)) == once


@settings(max_examples=100, deadline=None)
@given(
    st.lists(histories.applications, max_size=3, unique_by=lambda one: one.id),
    st.dictionaries(histories.words, histories.paces, max_size=2),
    st.dictionaries(histories.words, histories.templates, max_size=2),
    histories.preferences,
    st.lists(histories.drafts, max_size=2),
    st.dictionaries(histories.words, histories.gleanings, max_size=2),
    st.lists(histories.reminders, max_size=2, unique_by=lambda one: one.identity),
)
def test_whatever_can_be_kept_survives_export_and_import(
    applications: list[JobApplication],
    paces: dict[str, Pace],
    templates: dict[str, Template],
    preferences: dict[str, object],
    drafts: list[KeptDraft],
    gleanings: dict[str, Gleaning],
    reminders: list[KeptReminder],
) -> None:
    kept = Interchange(
        applications=tuple(applications),
        paces={one.id: one for one in paces.values()},
        templates={one.id: one for one in templates.values()},
        preferences=preferences,
        drafts=tuple(drafts),
        gleanings={one.id: one for one in gleanings.values()},
        reminders=tuple(sorted(reminders, key=lambda one: one.identity)),
    )
    once = written(kept)

    assert read(once, histories.KNOWN_PACES) == kept
    assert written(read(once, histories.KNOWN_PACES)) == once


def test_instants_stand_in_the_companys_zone_where_it_is_known() -> None:
    noon = dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC)
    berlin = JobApplication(id="1", company="A", role="B", time_zone="Europe/Berlin", rounds=(Round(starts=noon),))
    nowhere = JobApplication(id="2", company="A", role="B", rounds=(Round(starts=noon),))

    first, second = json.loads(written(Interchange(applications=(berlin, nowhere))))["applications"]

    assert first["rounds"] == [{"starts": "2026-07-01T14:00:00+02:00"}]
    assert second["rounds"] == [{"starts": "2026-07-01T12:00:00+00:00"}]


def test_both_passes_through_an_hour_that_occurs_twice_are_told_apart() -> None:
    twice = [dt.datetime(2026, 10, 25, hour, 30, tzinfo=dt.UTC) for hour in (0, 1)]
    one = JobApplication(
        id="1", company="A", role="B", time_zone="Europe/Berlin", rounds=tuple(Round(starts=start) for start in twice)
    )

    assert [found.starts for found in read(written(Interchange(applications=(one,)))).applications[0].rounds] == twice


def test_paces_of_the_file_may_be_named_and_may_replace_a_shipped_one_without_a_name() -> None:
    timing = {key: ["1d", "2d", "3d"] for key in ("thank_you", "check_in", "application_check_in", "final_check_in")}
    found = read(
        document(
            application(pace="own", pace_changes={"check_in": ["5d", "5d", "8d"]}),
            paces=[{"id": "own", "name": "Own", **timing, "move_on": "9d"}, {"id": "typical", **timing, "move_on": "9d"}],
        )
    )

    assert found.applications[0].pace == "own"
    assert [str(span) for span in found.applications[0].pace_changes.check_in or ()] == ["5d", "5d", "8d"]
    assert found.paces["typical"].name is None


@pytest.mark.parametrize(
    ("facts", "place", "problem"),
    [
        ({"company": "  "}, "company", "blank"),
        ({"company": None}, "company", "wrong-type"),
        ({"role": 7}, "role", "wrong-type"),
        ({"id": ""}, "id", "blank"),
        ({"nickname": "x"}, "nickname", "unknown-key"),
        ({"odd key\n": "x"}, '["odd key\\n"]', "unknown-key"),
        ({"notes": "half a \ud83d pair"}, "notes", "bad-character"),
        ({"notes": "nul \0"}, "notes", "bad-character"),
        ({"notes": None}, "notes", "wrong-type"),
        ({"tags": "remote"}, "tags", "wrong-type"),
        ({"tags": ["remote", 3]}, "tags[1]", "wrong-type"),
        ({"tags": [" "]}, "tags[0]", "blank"),
        ({"pace": "warp"}, "pace", "unknown-pace"),
        ({"pace_changes": {"check_in": ["5d", "5d"]}}, "pace_changes.check_in", "not-three-spans"),
        ({"pace_changes": {"check_in": ["5d", "5 days", "6d"]}}, "pace_changes.check_in[1]", "not-a-span"),
        ({"pace_changes": {"check_in": ["5d", "4d", "6d"]}}, "pace_changes.check_in", "decreasing-spans"),
        ({"pace_changes": {"check_in": ["3wd", "48h", "6d"]}}, "pace_changes.check_in", "decreasing-spans"),
        ({"pace_changes": {"check_in": "5d"}}, "pace_changes.check_in", "wrong-type"),
        ({"pace_changes": {"move_on": "-1d"}}, "pace_changes.move_on", "not-a-span"),
        ({"pace_changes": {"name": "x"}}, "pace_changes.name", "unknown-key"),
        ({"country": "UK"}, "country", "unknown-country"),
        ({"country": "de"}, "country", "unknown-country"),
        ({"country": "EU"}, "country", "unknown-country"),
        ({"country": "DE", "region": "FR-IDF"}, "region", "region-of-another-country"),
        ({"country": "DE", "region": "Bavaria"}, "region", "malformed-region"),
        ({"time_zone": "Europe/Bielefeld"}, "time_zone", "unknown-zone"),
        ({"time_zone": "europe/berlin"}, "time_zone", "unknown-zone"),
        ({"time_zone": "../../etc/passwd"}, "time_zone", "unknown-zone"),
        ({"time_zone": "CEST"}, "time_zone", "unknown-zone"),
        ({"language": "en_GB"}, "language", "unknown-language"),
        ({"language": "xx"}, "language", "unknown-language"),
        ({"language": "english"}, "language", "unknown-language"),
        ({"language": "und"}, "language", "unknown-language"),
        ({"applied": "28.10.2026"}, "applied", "not-a-moment"),
        ({"applied": "2026-02-30"}, "applied", "not-a-moment"),
        ({"applied": "0000-01-01"}, "applied", "not-a-moment"),
        ({"applied": "2026-10-28T09:00:00"}, "applied", "no-offset"),
        ({"applied": "2026-10-28T24:00:00Z"}, "applied", "not-a-moment"),
        ({"applied": "2026-10-28T09:00:00+25:00"}, "applied", "not-a-moment"),
        ({"applied": "٢٠٢٦-10-28"}, "applied", "not-a-moment"),
        ({"applied": "9999-12-31T23:00:00-05:00"}, "applied", "date-out-of-range"),
        ({"applied": "0001-01-01T00:00:00+05:00"}, "applied", "date-out-of-range"),
        ({"applied": 20261028}, "applied", "wrong-type"),
        ({"applied": 10**400}, "applied", "bad-number"),
        ({"closed": {"at": "2026-10-28"}}, "closed.outcome", "missing"),
        ({"closed": {"at": "2026-10-28", "outcome": "ghosted"}}, "closed.outcome", "unknown-choice"),
        ({"closed": []}, "closed", "wrong-type"),
        ({"people": [{}]}, "people[0].name", "missing"),
        ({"people": [{"name": "A"}, "B"]}, "people[1]", "wrong-type"),
        ({"rounds": [{}]}, "rounds[0].starts", "missing"),
        ({"rounds": [{"starts": "2026-11-19", "cancelled": 1}]}, "rounds[0].cancelled", "wrong-type"),
        ({"rounds": [{"starts": "2026-11-19", "ends": "2026-11-18"}]}, "rounds[0].ends", "ends-before-start"),
        ({"rounds": [{"starts": "2026-11-19", "ends": "late"}]}, "rounds[0].ends", "not-a-moment"),
        ({"rounds": [{"starts": "2026-11-19", "notes": [{"kind": "fit"}]}]}, "rounds[0].notes[0].text", "missing"),
        ({"messages": [{"kind": "hello", "sent": "2026-11-19"}]}, "messages[0].kind", "unknown-choice"),
        (
            {"messages": [{"kind": "other", "sent": "2026-11-19", "overruled": ["only-you", "x"]}]},
            "messages[0].overruled[1]",
            "unknown-choice",
        ),
        ({"messages": [{"kind": "other", "sent": "2026-11-19", "overruled": "only-you"}]}, "messages[0].overruled", "wrong-type"),
        ({"messages": [{"kind": ["other"], "sent": "2026-11-19"}]}, "messages[0].kind", "wrong-type"),
        ({"replies": [{"received": "2026-11-19"}]}, "replies[0].kind", "missing"),
        ({"promises": [{"made": "2026-11-19"}]}, "promises[0].answer_by", "missing"),
        ({"promises": [{"made": "2026-11-19", "answer_by": "2026-11-19T10:00Z"}]}, "promises[0].answer_by", "not-a-day"),
        ({"skips": [{"step": "coffee", "at": "2026-11-19"}]}, "skips[0].step", "unknown-choice"),
        ({"snooze": {"step": "check-in", "set": "2026-11-19"}}, "snooze.until", "missing"),
        ({"pin": {"step": "check-in", "set": "2026-11-19", "day": "soon"}}, "pin.day", "not-a-moment"),
    ],
)
def test_a_fault_is_named_by_its_path(facts: dict[str, object], place: str, problem: str) -> None:
    path = f"applications[1]{place}" if place.startswith("[") else f"applications[1].{place}"

    assert faults_of(document(application(), application(**facts))) == {(path, problem)}


@pytest.mark.parametrize(
    "facts",
    [
        {"country": "DE", "region": "DE-BE"},
        {"country": "US", "region": "NY"},
        {"language": "zh-Hant-TW"},
        {"language": "sr-Latn"},
        {"language": "de-1996"},
        {"language": "fil"},
        {"time_zone": "UTC"},
        {"time_zone": "Asia/Calcutta"},
        {"applied": "2026-10-28T09:30Z"},
        {"applied": "2026-10-28T09:30:15.5+05:30"},
        {"pace_changes": {"check_in": ["24h", "1d", "2wd"]}},
        {"rounds": [{"starts": "2026-11-19", "ends": "2026-11-19"}]},
        {"rounds": [{"starts": "2026-11-19T10:00Z", "ends": "2026-11-19", "people": ["somebody not among the people"]}]},
        {"id": "any text will do"},
        {"notes": ""},
    ],
)
def test_what_is_only_unusual_is_taken(facts: dict[str, object]) -> None:
    assert len(read(document(application(**facts))).applications) == 1


def test_every_fault_is_reported_at_once() -> None:
    text = document(
        {"company": "", "tags": [1]},
        {"id": "same", "company": "A", "role": "B", "country": "XX"},
        {"id": "same", "company": "A", "role": "B"},
        "not an object",  # type: ignore[arg-type]
        paces=[{"id": "own", "thank_you": ["1h", "2h", "3h"], "check_in": []}],
        templates=[{"id": "mine", "kind": "thank-you", "language": "en", "name": "Mine", "font": "Arial"}],
        preferences={"theme": None},
        colour="red",
    )

    assert faults_of(text) == {
        ("colour", "unknown-key"),
        ("applications[0].company", "blank"),
        ("applications[0].role", "missing"),
        ("applications[0].tags[0]", "wrong-type"),
        ("applications[1].country", "unknown-country"),
        ("applications[2].id", "repeated-id"),
        ("applications[3]", "wrong-type"),
        ("paces[0].name", "missing"),
        ("paces[0].check_in", "not-three-spans"),
        ("paces[0].application_check_in", "missing"),
        ("paces[0].final_check_in", "missing"),
        ("paces[0].move_on", "missing"),
        ("templates[0].font", "unknown-key"),
        ("preferences.theme", "wrong-type"),
    }


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", ("1:1", "not-json")),
        (b"company;role\nLumen;Engineer\n", ("1:1", "not-json")),
        (b'{"format": "hearback",\n "version": 1,}', ("2:15", "not-json")),
        (document().encode("utf-16"), ("$", "encoding")),
        (b'{"format": "caf\xe9"}', ("$", "encoding")),
        (b"[" * 200_000, ("$", "too-deep")),
        (b'{"a":' * 200_000, ("$", "too-deep")),
        (b"[]", ("$", "wrong-type")),
        (b"NaN", ("$", "bad-number")),
        (b'{"format": "other", "version": 1}', ("format", "not-hearback")),
        (b'{"format": "hearback", "version": 2, "applications": 1}', ("version", "newer-version")),
        (b'{"format": "hearback", "version": 0}', ("version", "unknown-version")),
        (b'{"format": "hearback", "version": true}', ("version", "wrong-type")),
        (b'{"format": "hearback", "version": 1.0}', ("version", "wrong-type")),
        (b'{"format": "hearback", "version": ' + b"9" * 5000 + b"}", ("version", "bad-number")),
        (b'{"format": "hearback", "version": 1, "version": 1}', ("version", "repeated-key")),
        (b'{"format": "hearback", "version": 1, "preferences": {"x": [NaN]}}', ("preferences.x[0]", "bad-number")),
        (b'{"format": "hearback", "version": 1, "preferences": {"x": 1e999}}', ("preferences.x", "bad-number")),
        (b'{"format": "hearback", "version": 1, "preferences": {"x": {"y": 1, "y": 2}}}', ("preferences.x.y", "repeated-key")),
        (b'{"format": "hearback", "version": 1, "preferences": null}', ("preferences", "wrong-type")),
        (b'{"format": "hearback", "version": 1, "applications": {}}', ("applications", "wrong-type")),
    ],
)
def test_what_is_not_such_a_file_is_refused(data: bytes, fault: tuple[str, str]) -> None:
    assert faults_of(data) == {fault}


def test_preferences_nested_past_use_are_refused() -> None:
    nested = "[" * 500 + "]" * 500

    ((place, problem),) = faults_of(f'{{"format": "hearback", "version": 1, "preferences": {{"x": {nested}}}}}')

    assert place.startswith("preferences.x[0][0]")
    assert problem == "too-deep"


def test_a_repeated_key_is_named_wherever_it_stands() -> None:
    text = document(application(people=[{"name": "A"}])).replace('"name": "A"', '"name": "A", "name": "B"')

    assert faults_of(text) == {("applications[0].people[0].name", "repeated-key")}


def test_what_a_fault_names_can_be_printed() -> None:
    with pytest.raises(Refused) as refusal:
        read(document(application(notes="\ud83d", country="\ud83d" * 500, **{"\ud83d" * 500: 1})))

    for fault in refusal.value.faults:
        for said in (fault.place, *fault.facts.values()):
            assert said.encode() and said.isprintable() and len(said) < 1000


def test_countries_are_those_of_the_standard() -> None:
    for code in ("DE", "US", "TW", "AX", "BQ", "SS", "GG", "XK"):
        read(document(application(country=code)))


json_documents = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.sampled_from(["company", "role", "rounds", "starts", "people", "tags", "pin", "id"]), inner)
    ),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200) | json_documents.map(lambda one: document(one).encode()))  # type: ignore[arg-type]
def test_garbage_is_refused_and_never_more_than_refused(data: bytes) -> None:
    try:
        read(data)
    except Refused as refusal:
        assert refusal.faults


def test_applications_are_written_piece_by_piece() -> None:
    one = JobApplication(id="1", company="A", role="B")
    pieces = write_interchange((one for _ in range(10_000)), {}, {}, {})

    assert max(map(len, pieces)) < 200


def test_a_template_of_the_users_own_is_checked_like_the_rest() -> None:
    template = {"id": "mine", "kind": "thank-you", "language": "en", "name": "Mine", "body": "Dear {name}"}

    assert read(document(templates=[template])).templates["mine"] == Template(
        id="mine", kind=MessageKind.THANK_YOU, language="en", name="Mine", subject="", body="Dear {name}"
    )
    assert faults_of(document(templates=[{**template, "language": "xx"}, {**template, "kind": "poem"}])) == {
        ("templates[0].language", "unknown-language"),
        ("templates[1].kind", "unknown-choice"),
        ("templates[1].id", "repeated-id"),
    }


def test_what_was_overruled_and_what_is_being_written_travel_along() -> None:
    draft = {
        "application": "1",
        "kind": "check-in",
        "occasion": "applying",
        "person": "Priya",
        "language": "en",
        "to": ["Priya"],
        "subject": "Re: x",
        "body": "Hi",
        "ticked": ["only-you"],
        "handed_off": True,
        "saved": "2026-11-23T09:00:00+00:00",
    }
    message = {"kind": "other", "sent": "2026-11-19", "overruled": ["not-generic"]}

    once = json.loads(written(read(document(application(id="1", messages=[message]), preferences={"drafts": [draft], "a": 1}))))

    assert once["applications"][0]["messages"] == [message]
    assert once["preferences"] == {"a": 1, "drafts": [draft]}


def test_gleanings_stand_among_the_preferences_and_odd_ones_are_refused_with_their_place() -> None:
    forum = {"id": "1", "about": "Banks", "value": 12.5, "in_days": "working-days", "counts": "message-to-reply",
             "source": "a forum", "day": "2026-11-20"}  # fmt: skip
    found = read(document(preferences={"gleanings": [forum], "a": 1}))
    assert found.preferences == {"a": 1}
    assert found.gleanings["1"].value == 12.5
    assert json.loads(written(found))["preferences"] == {"a": 1, "gleanings": [forum]}
    odd = [
        {**forum, "value": True},
        {**forum, "id": "2", "value": -1, "in_days": "weeks"},
        {**forum, "id": "3", "source": " ", "day": "soon", "since": 1},
        {**forum, "id": "4", "value": "12"},
        "nonsense",
    ]
    assert faults_of(document(preferences={"gleanings": [forum, *odd]})) == {
        ("preferences.gleanings[1].value", "not-so-many-days"),
        ("preferences.gleanings[1].id", "repeated-id"),
        ("preferences.gleanings[2].value", "not-so-many-days"),
        ("preferences.gleanings[2].in_days", "unknown-choice"),
        ("preferences.gleanings[3].source", "blank"),
        ("preferences.gleanings[3].day", "not-a-moment"),
        ("preferences.gleanings[3].since", "unknown-key"),
        ("preferences.gleanings[4].value", "not-so-many-days"),
        ("preferences.gleanings[5]", "wrong-type"),
    }


def test_drafts_of_the_first_releases_are_read_and_odd_ones_refused_with_their_place() -> None:
    first: dict[str, object] = {
        "application": "1",
        "kind": "other",
        "language": "en",
        "template": None,
        "to": [],
        "subject": "",
        "body": "Hi",
    }
    (kept,) = read(document(preferences={"drafts": [{**first, "ticked": [], "handed_off": False}]})).drafts
    assert (kept.draft.body, kept.place.occasion, kept.template, kept.saved) == ("Hi", "", None, None)

    odd = [{**first, "kind": "poem"}, {**first, "colour": "red"}, {**first, "saved": "2026-11-23"}, "x", {}]
    assert faults_of(document(preferences={"drafts": odd})) == {
        ("preferences.drafts[0].kind", "unknown-choice"),
        ("preferences.drafts[1].colour", "unknown-key"),
        ("preferences.drafts[2].saved", "not-a-moment"),
        ("preferences.drafts[3]", "wrong-type"),
        ("preferences.drafts[4].application", "missing"),
        ("preferences.drafts[4].kind", "missing"),
        ("preferences.drafts[4].language", "missing"),
    }
    assert faults_of(document(preferences={"drafts": 1})) == {("preferences.drafts", "wrong-type")}


def test_what_was_told_of_reminders_is_refused_with_its_place_where_it_is_odd() -> None:
    told = {"identity": "a", "application": "1", "notice": "a", "moment": "2026-11-24T09:00:00Z", "shown": "2026-11-24T09:00:00Z"}
    assert read(document(preferences={"reminders_told": [told]})).reminders[0].again is None
    odd = [{**told, "moment": "2026-11-24"}, {**told, "colour": 1}, {"identity": "b"}, 1]
    assert faults_of(document(preferences={"reminders_told": odd})) == {
        ("preferences.reminders_told[0].moment", "not-a-moment"),
        ("preferences.reminders_told[1].colour", "unknown-key"),
        ("preferences.reminders_told[2].application", "missing"),
        ("preferences.reminders_told[2].notice", "missing"),
        ("preferences.reminders_told[2].moment", "missing"),
        ("preferences.reminders_told[2].shown", "missing"),
        ("preferences.reminders_told[3]", "wrong-type"),
    }
