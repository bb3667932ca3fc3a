"""Made-up stores and tables to measure with: the same ones each time."""

import csv
import datetime as dt
import json
import random
import subprocess
import sys
from pathlib import Path

from benchmarks.measuring import user_environment

HEARBACK = (sys.executable, "-m", "hearback")
_GENERATE = Path(__file__).parents[1] / "examples" / "generate.py"
_COMPANIES = ("Lumen Health", "Arbor Bank", "Kestrel Robotics", "Nordwind Energy", "Halden Foods", "Mirai Games", "Volta Systems")
_ROLES = ("Data Platform Engineer", "Risk Analyst", "Controls Engineer", "GIS Specialist", "Product Designer", "Translator")
_STATUSES = ("Applied", "Interview", "Rejected", "Offer", "")


def store(folder: Path, applications: int) -> Path:
    """Make a data folder that holds so many applications with their plans; return it."""
    data = folder / f"store-{applications}"
    document = folder / f"applications-{applications}.json"
    with document.open("wb") as out:
        subprocess.run([sys.executable, _GENERATE, str(applications)], stdout=out, check=True)
    for command in (("import", str(document)), ("due",)):
        done = [*HEARBACK, *command, "--data", str(data)]
        subprocess.run(done, env=user_environment(), stdout=subprocess.DEVNULL, check=True)
    return data


def letters(folder: Path, messages: int, words: int) -> Path:
    """Make a data folder that holds so many messages, each so long, to 400 companies; return it."""
    chosen = random.Random(1)
    # words as people use them: few of them often, many seldom
    known, weights = [f"word{number}" for number in range(6_000)], [1 / (number + 1) for number in range(6_000)]
    ready = " ".join(chosen.choices(known, k=40))
    first = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
    applications: list[dict[str, object]] = [
        {"company": "Lumen Health", "role": "Data Platform Engineer", "language": "en", "applied": "2026-11-02",
         "people": [{"name": "Priya Nair"}],
         "rounds": [{"starts": "2026-11-18T14:00:00+01:00", "people": ["Priya Nair"], "notes": [
             {"text": "lost two weeks to a schema change that nobody reviewed", "kind": "insight"},
             {"text": "I ran Debezium for eighteen months", "kind": "fit"}]}]}
    ]  # fmt: skip
    for number in range(min(400, messages)):
        sent = [
            {
                "kind": "other",
                "sent": (first + dt.timedelta(hours=7 * one)).isoformat(),
                "subject": "Hello",
                # one in three begins with what is ready
                "body": (ready if one % 3 == 0 else "") + " " + " ".join(chosen.choices(known, weights, k=words)),
            }
            for one in range(number, messages, 400)
        ]
        applications.append({"company": f"{_COMPANIES[number % 7]} {number}", "role": "Translator", "messages": sent})
    document = folder / "letters.json"
    document.write_text(json.dumps({"format": "hearback", "version": 1, "applications": applications}), encoding="utf-8")
    data = folder / "letters"
    done = [*HEARBACK, "import", str(document), "--data", str(data)]
    subprocess.run(done, env=user_environment(), stdout=subprocess.DEVNULL, check=True)
    return data


def spreadsheet(folder: Path, rows: int) -> Path:
    """Write a CSV file of so many different applications; return its path."""
    path = folder / f"applications-{rows}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["Company", "Position", "Date applied", "Status", "Location", "Contact", "Email", "Notes"])
        for number in range(rows):
            company = f"{_COMPANIES[number % len(_COMPANIES)]} {number // 40}"
            applied = dt.date(2026, 1, 5) + dt.timedelta(days=number % 300)
            writer.writerow(
                [
                    *(company, f"{_ROLES[number % len(_ROLES)]} {number % 40}", applied.isoformat()),
                    *(_STATUSES[number % len(_STATUSES)], "Berlin", "Priya Nair", f"priya.nair@c{number // 40}.example"),
                    "lost two weeks to a schema change that nobody reviewed",
                ]
            )
    return path
