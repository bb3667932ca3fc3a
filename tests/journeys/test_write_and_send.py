"""From an interview to the message that follows it: written down, due, written, handed off, sent; undone."""

import datetime as dt
import json
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from journeys.desktop import Desktop, Program, wait_for

TEXT = """Hello Jürgen,

Thank you for yesterday. Your graveyard of rejected models & why it grew made me think: 1 + 1 > 2, 100 % of the time.

I would love to bring my eighteen months of model validation to Köln & Söhne as Analyst.

Grüße aus Łódź
Sam Bell"""


def add_application(program: Program, company: str, role: str) -> None:
    """Add an application that says no more than it must."""
    program.keys("ctrl+n")
    program.wait_for_title("New application")
    program.types(company)
    program.keys("Tab")
    program.types(role)
    program.keys("ctrl+Return")
    program.wait_for_row(company, role)


def book_interview(program: Program, day: str, time: str, name: str, address: str) -> None:
    """Write down an interview of the chosen application, with one person."""
    program.keys("ctrl+i")
    program.wait_for_title("Interview booked")
    program.types(day)
    program.keys("Tab")
    program.types(time)
    program.keys("Tab", "Tab", "Tab")
    program.wait_for_focus("Name of somebody else")
    program.paste(name)
    program.keys("Tab")
    program.types(address)
    program.keys("ctrl+Return")
    program.wait_for_title("Hearback")


def write(program: Program, text: str, subject: str | None = None) -> None:
    """Write a whole message, as somebody who wrote it elsewhere: by pasting it."""
    if subject is not None:
        program.click_on("Subject", "text")
        program.keys("ctrl+a")
        program.paste(subject)
        wait_for(lambda: program.sees("Subject", "text").text.startswith(subject.split("\r")[0]), "the subject")
    program.click_on("Message", "text")
    program.keys("ctrl+a")
    program.paste(text)
    wait_for(lambda: program.sees("Message", "text").text == text, "the text")


@pytest.fixture
def after_interview(hearback: Program) -> Program:
    """A window whose only application had an interview yesterday."""
    add_application(hearback, "Koeln & Soehne", "Analyst")
    book_interview(hearback, "yesterday", "10:00", "Jürgen Müller", "j.mueller+hr@koeln.example")
    hearback.sees("Thank-you", "label")
    return hearback


def plan(desktop: Desktop, program: Program) -> dict[str, str]:
    """Return the only application's next step, as a script sees it."""
    done = desktop.headless("due", "--all", "--json", data=program.data)
    assert done.returncode == 0, done.stderr
    (only,) = json.loads(done.stdout)
    return dict(only)


def test_what_was_said_becomes_a_message_that_is_copied_and_marked_as_sent(desktop: Desktop, after_interview: Program) -> None:
    program = after_interview
    program.sees("It counts from the end", "label")

    # note what only they can know
    program.click_on("+ Note what you remember")
    program.types("a graveyard of rejected models on the wall")
    program.keys("ctrl+Return")
    program.sees("graveyard of rejected models", "push button")
    assert "you noted: a graveyard" in program.sees("Message", "text").text

    # what is left to fill in holds the message back
    desktop.set_clipboard("what was there before")
    program.keys("ctrl+shift+c")
    program.sees("left to fill in", "label")
    assert desktop.clipboard() == "what was there before"

    write(program, TEXT)
    desktop.set_clipboard("what was there before")
    program.keys("ctrl+shift+c")
    program.sees("Did you send it?")
    assert desktop.clipboard() == TEXT
    assert "text/html" not in desktop.clipboard("TARGETS")

    program.click_on("Yes, sent just now")
    program.sees("Message to Koeln & Soehne recorded.", "label")
    after = plan(desktop, program)
    assert after["step"] == "check-in"
    best = dt.datetime.fromisoformat(after["best"])
    program.wait_for_row("Koeln", f"{best.day} {best:%b}")

    program.keys("ctrl+z")
    wait_for(lambda: plan(desktop, program)["step"] == "thank-you", "the thank-you to come back")
    program.sees("Thank-you", "label")


def test_the_debrief_of_an_interview_becomes_notes_that_are_dragged_into_the_message(after_interview: Program) -> None:
    program = after_interview
    program.sees("How did it go with Jürgen Müller?")
    program.click_on("Note three things…")
    program.wait_for_title("Debrief")
    program.wait_for_focus("What did they care about?")
    program.types("a graveyard of rejected models")
    program.keys("Tab")
    program.types("the parrot at the front desk")
    program.keys("ctrl+Return")
    program.wait_for_title("Hearback")
    note = program.sees("the parrot at the front desk", "push button")
    program.sees_no_more("How did it go with")

    write(program, "Hello Jürgen")
    x, y, _width, _height = program.sees("Message", "text").box
    program.drag(note, (x + 18, y + 22))
    wait_for(
        lambda: program.sees("Message", "text").text == "[… the parrot at the front desk …] Hello Jürgen",
        "the note in the message",
    )
    program.sees("in the message, still to be worked in", "push button")

    # one Backspace at the mark's edge accepts its words
    program.keys("ctrl+Home", "Right", "BackSpace")
    wait_for(lambda: program.sees("Message", "text").text == "the parrot at the front desk Hello Jürgen", "the words alone")
    program.sees("used in this message", "push button")


def test_the_mail_program_is_given_the_message_as_it_stands(desktop: Desktop, after_interview: Program) -> None:
    program = after_interview
    subject = "Danke & Grüße? cc=boss@evil.example, 100 % + more"
    write(program, TEXT, subject)
    program.click_on("Open in email")
    link = urlsplit(desktop.mail_link())
    assert link.scheme == "mailto"
    assert unquote(link.path) == "j.mueller+hr@koeln.example"
    # a mail program decodes percents only: a plus stays a plus
    assert "+" not in link.query
    assert parse_qs(link.query, strict_parsing=True) == {"subject": [subject], "body": [TEXT.replace("\n", "\r\n")]}
    program.sees("Did you send it?")


def test_a_text_too_long_for_a_link_goes_to_the_clipboard(desktop: Desktop, after_interview: Program) -> None:
    program = after_interview
    long = "\n\n".join([TEXT] * 8)
    write(program, long)
    desktop.set_clipboard("what was there before")
    program.click_on("Open in email")
    assert "body" not in parse_qs(urlsplit(desktop.mail_link()).query)
    program.sees("it is on the clipboard")
    assert desktop.clipboard() == long


def test_a_saved_draft_opens_as_a_message_to_send(desktop: Desktop, after_interview: Program, tmp_path: Path) -> None:
    program = after_interview
    write(program, TEXT, "Grüße\r\nBcc: everybody@evil.example")
    program.click_on("Save draft .eml")
    program.wait_for_title("Save draft")
    draft = tmp_path / "Entwurf für Köln.eml"
    program.keys("ctrl+a")
    program.paste(str(draft))
    program.keys("Return")
    program.sees("Saved as")
    assert draft.stat().st_mode & 0o777 == 0o600
    message = message_from_bytes(draft.read_bytes(), policy=policy.default)
    assert message["X-Unsent"] == "1"
    assert message["To"].addresses[0].addr_spec == "j.mueller+hr@koeln.example"
    assert message["To"].addresses[0].display_name == "Jürgen Müller"
    assert message["Bcc"] is None
    assert message["Subject"] == "Grüße Bcc: everybody@evil.example"
    body = message.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").rstrip("\n") == TEXT
