"""Makes a sentence of what is wrong with something that was given: what, where, what to do."""

import datetime as dt

from hearback.desk.words import Words
from hearback.usecases.faults import Fault


def fault_line(fault: Fault, words: Words) -> str:
    """Return the fault with its place, on one line."""
    sentence = fault_sentence(fault, words)
    if not fault.place:
        return sentence
    return words.say_in("place: sentence", "{place}: {sentence}", place=place_of(fault, words), sentence=sentence)


def place_of(fault: Fault, words: Words) -> str:
    """Return where a fault is; a line is named in the user's language."""
    kind, _, number = fault.place.partition(" ")
    return words.say("line {number}", number=number) if kind == "line" and number.isdigit() else _shown(fault.place)


def fault_sentence(fault: Fault, words: Words) -> str:
    """Return what is wrong, in one sentence, with the column's heading before it where it is about one cell."""
    facts = {name: _shown(value) for name, value in fault.facts.items()}
    if (limit := facts.get("limit", "")).isdigit() and fault.problem in _IN_BYTES:
        facts["limit"] = words.say("{number} MB", number=words.number(int(limit) // (1024 * 1024)))
    if when := facts.get("when"):
        facts["when"] = words.day(dt.date.fromisoformat(when))
    template = _sentences(words).get(fault.problem)
    if template is None:
        return words.say("This cannot be read ({code}).", code=fault.problem)
    sentence = template.format_map(_Facts(facts))
    if column := facts.get("column"):
        return words.say_in("column: sentence", "{column}: {sentence}", column=column, sentence=sentence)
    return sentence


class _Facts(dict[str, str]):
    """Facts that were not given read as an ellipsis: a sentence is never lost for a missing word."""

    def __missing__(self, key: str) -> str:
        return "…"


def _shown(value: str) -> str:
    plain = "".join(letter if letter.isprintable() else "�" for letter in value)
    return plain if len(plain) <= 80 else plain[:79] + "…"


def _sentences(words: Words) -> dict[str, str]:
    say = words.say
    return {
        # Hearback's own file
        "not-hearback": say("This is not a Hearback file."),
        "newer-version": say("This file was written by a newer Hearback (version {version}). Update Hearback, then import it."),
        "unknown-version": say("Hearback does not know this file’s version."),
        "not-json": say("This is not valid JSON: {detail}."),
        "encoding": say("The file is not UTF-8 text."),
        "wrong-type": say("A {expected} is expected here, not {found}."),
        "missing": say("This is missing, and it is needed."),
        "blank": say("This may not be empty."),
        "unknown-key": say("Hearback does not know this entry. Check its spelling or remove it."),
        "repeated-key": say("This entry stands there twice."),
        "repeated-id": say("The id “{id}” is used twice."),
        "unknown-choice": say("“{value}” is not one of the possible values ({expected})."),
        "unknown-pace": say("There is no pace “{value}”, neither built in nor in the file."),
        "unknown-zone": say("There is no time zone “{value}”. Use a name such as Europe/Berlin."),
        "unknown-country": say("There is no country “{value}”. Use two letters such as DE."),
        "unknown-language": say("There is no language “{value}”. Use a tag such as en or pt-BR."),
        "malformed-region": say("“{region}” is not a region’s code (ISO 3166-2)."),
        "region-of-another-country": say("The region “{region}” is not in the country given."),
        "not-an-instant": say("“{value}” is not an instant with an offset, such as 2026-11-23T14:00:00+01:00."),
        "not-a-moment": say("“{value}” is neither a day nor an instant with an offset."),
        "not-a-day": say("“{value}” is not a day such as 2026-11-23."),
        "no-offset": say("“{value}” does not say in which zone. Add an offset such as +01:00."),
        "ends-before-start": say("The end is before the start."),
        "not-a-span": say("“{value}” is not a span such as 24h, 7d or 3wd."),
        "not-three-spans": say("Three spans are expected here: earliest, best, latest."),
        "decreasing-spans": say("Earliest, best and latest must not run backwards."),
        "not-so-many-days": say("A number of days is expected here, such as 12 or 2.5, and at most ten years."),
        "too-deep": say("This is nested too deeply."),
        "bad-number": say("This number cannot be used."),
        "bad-character": say("There is a character here that cannot be stored."),
        # messages on their way to a mail program
        "address-not-usable": say("“{value}” cannot be used as an e-mail address. Correct it, or use “Copy message”."),
        "address-not-ascii": say(
            "Many e-mail programs cannot write to “{value}”, for its “{letter}”. Use “Copy message”, and type the address there."
        ),
        "line-break": say("There is a line break or another control character in “{value}”. Take it out, or use “Copy message”."),
        "encoded-word": say("“=?” may not stand in a subject or a name. Take it out of “{value}”, or use “Copy message”."),
        "link-too-long": say("Recipients and subject are too long for a link. Copy the message instead."),
        "header-injected": say("The message cannot be written as a file without changing its headers."),
        # tables
        "file-too-large": say("The file is larger than {limit}. Split it, or export only the sheet that you need."),
        "not-a-file": say("There is no such file."),
        "unreadable": say("The file cannot be read: {detail}."),
        "unknown-kind": say("This is neither a spreadsheet nor a calendar file nor a Hearback file."),
        "nul-bytes": say("This is not a text file. If it is a spreadsheet, save it as CSV or XLSX first."),
        "wrong-encoding": say("The text is not in the encoding {encoding}. Choose another one."),
        "line-too-long": say("A line is longer than any table’s."),
        "not-a-table": say("No table was found in this file."),
        "empty-table": say("The table is empty."),
        "too-many-columns": say("The table has more than {limit} columns."),
        "too-many-rows": say("The table has more than {limit} rows. Split it into several files."),
        "no-such-sheet": say("There is no sheet “{sheet}” in this file."),
        "reader-failed": say("The spreadsheet could not be read. It may be damaged, or larger than it looks."),
        "reader-too-slow": say("Reading the spreadsheet took too long, so it was given up. Save it as CSV and try again."),
        "unreadable-row": say("This row cannot be read."),
        "not-a-workbook": say("The spreadsheet is damaged, or protected by a password. Save it anew as XLSX or CSV."),
        "unpacks-too-large": say("The spreadsheet unpacks to more than {limit}, so it was left alone."),
        "sheet-too-large": say("The sheet is larger than can be read. Delete what stands far below or beside the table."),
        "xml-entities": say("The spreadsheet holds what no spreadsheet program writes, so it was left alone."),
        "no-company-column": say("No column is the company."),
        "no-role-column": say("No column is the role."),
        "no-company": say("The row names no company."),
        "no-role": say("The row names no role."),
        "not-a-date": say("“{value}” is not a date."),
        "no-such-date": say("There is no such day as {value}."),
        "no-such-time": say("There is no such time as {value}."),
        "date-out-of-range": say("The date {value} cannot be meant."),
        # rows that are taken, and what was made of them
        "merged-with-line": say("The same company and role as on line {line}. The two became one."),
        "skipped-for-line": say("The same company and role as on line {line}. Skipped."),
        "status-not-understood": say("“{value}” was not understood. It is kept in the notes."),
        "not-an-address": say("“{value}” is not an e-mail address. It is kept in the notes."),
        "not-a-link": say("“{value}” is not a web address. It is kept in the notes."),
        "country-not-known": say("“{value}” is not a known country. It is kept in the notes."),
        "language-not-known": say("“{value}” is not a known language. It is kept in the notes."),
        "applied-date-left-alone": say("It says “not applied”, so the day of applying, {when}, was left out."),
        "applied-without-date": say("Applied, but on no day that is known."),
        "applied-in-the-future": say("The day of applying, {when}, is still to come."),
        "thanked-date-assumed": say("Nobody noted when the thank-you was sent. {when} was assumed."),
        "thanked-without-date": say("A thank-you without a date and without an interview was left out."),
        "message-in-the-future": say("A message of {when}, which is still to come, was left out."),
        "contact-left-alone": say("The last contact, {when}, is earlier than what followed it, and was left out."),
        "offer-date-assumed": say("Nobody noted when the offer came. {when} was assumed."),
        "closing-date-assumed": say("Nobody noted when it ended. {when} was assumed."),
        "interview-without-date": say("An interview without a date. Add it when you know it."),
        # calendars
        "not-a-calendar": say("This is not a calendar file."),
        "no-events": say("There is no interview in this calendar file."),
        "not-an-invitation": say("This answers an invitation ({method}); it is none itself."),
        "broken-event": say("This event is damaged and cannot be read."),
        "event-without-start": say("This event does not say when it starts."),
        "event-too-large": say("This event is longer than any invitation."),
        "too-many-events": say("There are more than {limit} events. Save the interview alone, then import it."),
        "recurrence-refused": say("This event recurs in a way that no interview does ({rule})."),
        "zone-not-known": say("The time zone “{zone}” is not known. Your own was taken."),
        "fits-several": say("It fits {count} applications alike. Open it in the window to choose."),
        "fits-none": say("It fits no application and does not name company and role. Open it in the window to say which it is."),
        "cancelled-not-known": say("This interview was cancelled, and it was in no application."),
        # texts that no file can hold
        "lone-surrogate": say("There is half a character here, which cannot be stored."),
        "moment-out-of-range": say("There is a time at the very edge of the calendar here, which cannot be stored."),
    }


_IN_BYTES = frozenset({"file-too-large", "unpacks-too-large"})
