"""Made-up stores and tables to measure with: the same ones each time."""

import csv
import datetime as dt
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
