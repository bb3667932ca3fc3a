"""`hearback due`: a line an application, or JSON."""

from collections.abc import Sequence
from typing import TextIO
from zoneinfo import ZoneInfo

from hearback.desk.names import Names
from hearback.desk.words import Words
from hearback.usecases.planning import Listed


def print_due(listed: Sequence[Listed], words: Words, names: Names, out: TextIO) -> None:
    """Print what is due in the user's words; days and times are the company's own."""
    if not listed:
        print(words.say("Nothing is due."), file=out)
    for one in listed:
        name = names.company_and_role(one.row.company, one.row.role)
        # a name may hold line breaks or control characters of somebody's spreadsheet
        name = "".join(letter if letter.isprintable() else " " for letter in name)
        print(words.say("{application}: {step}", application=name, step=_when(one, words, names)), file=out)


def _when(one: Listed, words: Words, names: Names) -> str:
    step, window = names.step(one.step.step), one.step.window
    zone = ZoneInfo(one.zone) if one.zone else None
    if window is not None:
        return words.say(
            "{step}, from {earliest}, best {best}, until {latest}",
            step=step,
            earliest=words.day_and_time(window.earliest, zone),
            best=words.day_and_time(window.best, zone),
            latest=words.day_and_time(window.latest, zone),
        )
    if one.step.at is not None:
        return words.say("{step}, {when}", step=step, when=words.day_and_time(one.step.at, zone))
    return step
