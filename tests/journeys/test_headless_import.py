"""`hearback import` as scripts use it: the example files become what a careful person would make of them, or nothing changes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests" / "examples"
TABLES = ("bewerbungen-excel.csv", "job-search-google-sheet.csv", "jobsync-export.csv")


def hearback(data: Path, *arguments: str | Path) -> tuple[int, list[str], list[str]]:
    """Run a headless command; return its status and the lines on stdout and stderr."""
    done = subprocess.run(
        [sys.executable, "-m", "hearback", *map(str, arguments), "--data", str(data)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "desktop"), "TZ": "Europe/Berlin", "LANG": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()


def everything(data: Path, folder: Path) -> dict[str, Any]:
    """Return the JSON export, the applications by company and role."""
    file = folder / "everything.json"
    assert hearback(data, "export", file)[0] == 0
    held = json.loads(file.read_text("utf-8"))
    held["applications"] = {(one["company"], one["role"]): one for one in held["applications"]}
    for one in held["applications"].values():
        del one["id"]
    return dict(held)


def due(data: Path) -> list[dict[str, Any]]:
    status, out, _ = hearback(data, "due", "--all", "--json", "--at", "2026-11-23T13:00:00Z")
    assert status == 0
    return list(json.loads("\n".join(out)))


def test_the_four_examples_become_one_list(tmp_path: Path) -> None:
    data = tmp_path / "data"

    status, out, err = hearback(data, "import", *(EXAMPLES / name for name in (*TABLES, "invitation-outlook.ics")))

    assert status == 0
    assert out == [
        "bewerbungen-excel.csv: 4 applications added, 1 updated, 1 row could not be taken",
        "job-search-google-sheet.csv: 6 applications added",
        "jobsync-export.csv: 3 applications added, 1 updated",
        "invitation-outlook.ics: 1 updated",
    ]
    assert "bewerbungen-excel.csv: line 9: Beworben am: There is no such day as 31.02.2026." in err
    assert "bewerbungen-excel.csv: line 8: The same company and role as on line 4. The two became one." in err
    applications = everything(data, tmp_path)["applications"]
    assert len(applications) == 13
    nordwind = applications["Nordwind Energie", "Netzplanerin"]
    assert nordwind["notes"].splitlines() == [
        'Sprachen über Redispatch; sie suchen jemanden, der "lieber fragt als rät"',
        "Dublette",
    ]
    assert nordwind["people"] == [{"name": "Frau Jürgens", "email": "juergens@nordwind.example"}]
    lumen = applications["Lumen Health", "Data Platform Engineer"]
    # three files know it, and it is one interview
    assert lumen["rounds"] == [
        {
            "starts": "2026-11-19T14:00:00+01:00",
            "ends": "2026-11-19T15:10:00+01:00",
            "name": "Panel",
            "people": ["Priya Nair", "Tom Weiss"],
        }
    ]
    assert lumen["time_zone"] == "Europe/Berlin"
    assert [(person["name"], person["email"]) for person in lumen["people"]] == [
        ("Priya Nair", "priya.nair@lumen.example"),
        ("Tom Weiss", "tom.weiss@lumen.example"),
    ]
    assert "replies" not in lumen
    # a formula stays a text
    assert applications["Kestrel Robotics", "Controls Engineer"]["notes"] == '=HYPERLINK("http://evil.example";"final round")'


def test_what_is_due_after_an_import(tmp_path: Path) -> None:
    assert hearback(tmp_path, "import", EXAMPLES / "job-search-google-sheet.csv")[0] == 0

    steps = {one["company"]: one["step"] for one in due(tmp_path)}

    assert steps == {
        "Mirai Games": "answer-them",
        "Cobalt Labs": "application-check-in",
        "Kestrel Robotics": "final-check-in",
        "Papercrane": "wait-for-interview",
        "Lumen Health": "check-in",
        "Tern Logistics": "nothing",
    }


def test_an_invitation_alone_makes_an_application(tmp_path: Path) -> None:
    assert hearback(tmp_path / "data", "import", EXAMPLES / "invitation-outlook.ics")[1] == [
        "invitation-outlook.ics: 1 application added"
    ]

    (one,) = everything(tmp_path / "data", tmp_path)["applications"].values()

    assert (one["company"], one["role"], one["time_zone"]) == ("Lumen Health", "Data Platform Engineer", "Europe/Berlin")
    assert one["rounds"][0]["starts"] == "2026-11-19T14:00:00+01:00"


def test_the_same_files_again_change_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    files = [EXAMPLES / name for name in (*TABLES, "invitation-outlook.ics")]
    hearback(data, "import", *files)
    before = everything(data, tmp_path)

    status, out, _ = hearback(data, "import", *files)

    assert (status, out) == (
        0,
        [
            "bewerbungen-excel.csv: 5 already there, 1 row could not be taken",
            "job-search-google-sheet.csv: 6 already there",
            "jobsync-export.csv: 4 already there",
            "invitation-outlook.ics: 1 already there",
        ],
    )
    assert everything(data, tmp_path) == before


def test_a_dry_run_tells_the_same_and_writes_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    files = [EXAMPLES / name for name in TABLES]

    dry = hearback(data, "import", "--dry-run", *files)

    assert everything(data, tmp_path)["applications"] == {}
    real = hearback(data, "import", *files)
    assert dry[0] == real[0] == 0
    assert [line.removesuffix(" (dry run: nothing was written)") for line in dry[1]] == real[1]
    assert dry[2] == real[2]


def test_one_refused_file_leaves_everything_as_it_was(tmp_path: Path) -> None:
    data = tmp_path / "data"
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": "hearback", "version": 1, "applications": [{"company": "A"}, {"role": 3}]}', "utf-8")

    status, out, err = hearback(data, "import", EXAMPLES / TABLES[1], broken)

    assert (status, out) == (1, [])
    assert "broken.json: applications[0].role: This is missing, and it is needed." in err
    assert err[-1] == "Nothing was imported."
    assert everything(data, tmp_path)["applications"] == {}


def test_a_backup_replaces_by_id_and_brings_its_settings(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "backup.json"
    record = {"id": "a", "company": "Lumen Health", "role": "Engineer"}
    held: dict[str, Any] = {"format": "hearback", "version": 1, "applications": [record], "preferences": {"signature": "Sam"}}
    file.write_text(json.dumps(held), "utf-8")
    assert hearback(data, "import", file)[1] == ["backup.json: 1 application added"]
    record["salary"] = "80k"
    file.write_text(json.dumps(held), "utf-8")

    assert hearback(data, "import", file)[1] == ["backup.json: 1 updated"]

    now = everything(data, tmp_path)
    assert now["applications"]["Lumen Health", "Engineer"]["salary"] == "80k"
    assert now["preferences"] == {"signature": "Sam"}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("lines.csv", b'Company,Role\n"' + b'"' * 200_000, "A line is longer than any table’s."),
        ("text.txt", b"\0\1\2", "This is neither a spreadsheet nor a calendar file nor a Hearback file."),
        ("columns.csv", b"Fruit,Colour\nPear,green\n", "No column is the company."),
        ("rows.csv", b"Company,Role\n,Engineer\n", "The row names no company."),
        ("not.xlsx", b"PK\x03\x04 xl/workbook", "The spreadsheet is damaged"),
        ("explodes.ics", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261119T140000Z\nRRULE:FREQ=SECONDLY\nEND:VEVENT\n", "recurs"),
        ("deep.json", b'{"a":' * 100_000, "nested too deeply"),
    ],
)
def test_hostile_files_are_refused_with_a_sentence(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)

    status, out, err = hearback(tmp_path / "data", "import", file)

    assert (status, out) == (1, [])
    assert told in err[0]
    assert len(err) <= 3


def test_two_gigabytes_of_json_are_not_read(tmp_path: Path) -> None:
    file = tmp_path / "large.json"
    with file.open("wb") as large:
        large.write(b"{")
        large.truncate(2 << 30)

    status, _, err = hearback(tmp_path / "data", "import", file)

    assert status == 1
    assert err[0].startswith("large.json: The file is larger than 512 MB.")


def test_messages_being_written_travel_with_everything_and_come_back_byte_for_byte(tmp_path: Path) -> None:
    message = {"kind": "thank-you", "sent": "2026-11-20", "overruled": ["not-generic", "only-you"]}
    to_each = [
        {
            "application": "1",
            "kind": "thank-you",
            "occasion": "round 2026-11-19",
            "person": person,
            "language": "en",
            "to": [person],
            "subject": "Thank you",
            "body": f"Hello {person},\n\n…",
            "ticked": ["only-you"],
            "saved": f"2026-11-20T09:00:0{second}+00:00",
        }
        for second, person in enumerate(("Priya Nair", "Tom Weiss"))
    ]
    given = {
        "format": "hearback",
        "version": 1,
        "applications": [{"id": "1", "company": "Lumen", "role": "Engineer", "messages": [message]}],
        "preferences": {"drafts": to_each},
    }
    files = [tmp_path / f"{number}.json" for number in range(3)]
    files[0].write_text(json.dumps(given), encoding="utf-8")
    for number in (1, 2):
        data = tmp_path / f"data-{number}"
        assert hearback(data, "import", files[number - 1])[0] == 0
        assert hearback(data, "export", files[number])[0] == 0

    held = json.loads(files[1].read_text("utf-8"))
    assert held["preferences"]["drafts"] == to_each
    assert held["applications"][0]["messages"] == [message]
    assert files[2].read_bytes() == files[1].read_bytes()

    # importing it again brings nothing twice
    assert hearback(tmp_path / "data-2", "import", files[2])[0] == 0
    assert hearback(tmp_path / "data-2", "export", tmp_path / "again.json")[0] == 0
    assert (tmp_path / "again.json").read_bytes() == files[2].read_bytes()

    to_each[0]["kind"] = "poem"
    files[0].write_text(json.dumps(given), encoding="utf-8")
    status, _out, err = hearback(tmp_path / "data-3", "import", files[0])
    assert status == 1
    assert any("preferences.drafts[0].kind" in line for line in err)
