"""`hearback due`: a line an application."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache
from typing import TextIO
from zoneinfo import ZoneInfo

from hearback.desk.language.names import Names
from hearback.desk.words import Words
from hearback.domain.job_application import Step
from hearback.domain.next_step import NextStep
from hearback.usecases.planning import Listed


def print_due(listed: Sequence[Listed], words: Words, names: Names, out: TextIO) -> None:
    """Print what is due in the user's words; days and times are the company's own."""
    if not listed:
        print(words.say("Nothing is due."), file=out)
    steps = {step: names.step(step) for step in Step}
    # kept here, as ZoneInfo itself keeps eight and reads the others anew each time
    zones = {name: ZoneInfo(name) if name else None for name in {one.zone for one in listed}}
    # most of what is due shares its moments with others: those of the same zone open at the same hours
    moments = cache(words.day_and_time)
    lines = []
    for one in listed:
        name = names.company_and_role(one.row.company, one.row.role)
        if not name.isprintable():
            # line breaks or control characters of somebody's spreadsheet
            name = "".join(letter if letter.isprintable() else " " for letter in name)
        when = _when(one.step, steps[one.step.step], zones[one.zone], words, moments)
        lines.append(words.say("{application}: {step}", application=name, step=when) + "\n")
    out.writelines(lines)


def _when(
    step: NextStep, name: str, zone: ZoneInfo | None, words: Words, moment: Callable[[dt.datetime, ZoneInfo | None], str]
) -> str:
    if step.window is not None:
        return words.say(
            "{step}, from {earliest}, best {best}, until {latest}",
            step=name,
            earliest=moment(step.window.earliest, zone),
            best=moment(step.window.best, zone),
            latest=moment(step.window.latest, zone),
        )
    if step.at is not None:
        return words.say("{step}, {when}", step=name, when=moment(step.at, zone))
    return name
