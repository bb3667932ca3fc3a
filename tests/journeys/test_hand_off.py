"""A message leaves by every way, whatever its script, and arrives in the programs of others as it was written."""

import datetime as dt
import json
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from hearback.domain.job_application import Person
from hearback.exchange.mail.formats import Mail
from journeys.desktop import Desktop, Program, wait_for
from journeys.mutt import sent_by_mutt, text_of
from journeys.test_write_and_send import write

ARABIC = "\n\n".join(["السلام عليكم Priya،", "أشكركم على وقتكم، وأتمنى لكم يوما سعيدا. " * 17, "مع خالص التحية\nسام"])
CHINESE = "\n\n".join(["Priya 您好：", "感谢您抽出时间与我交谈，我对这个职位仍然很感兴趣。" * 14, "此致\n敬礼"])
ODD = 'R&D: a < b > c, 100 % = 50 # 2? "x" +1 🎉\n\n</b> is no mark-up &amp; C:\\temp\n.\nFrom here on'
TEXTS = {"arabic": ARABIC, "chinese": CHINESE, "odd": ODD}
LONGER_THAN_A_LINK = {"arabic", "chinese"}

PEOPLE = [
    {"name": "Nair, Priya", "email": "priya+jobs@lumen.example"},
    {"name": 'Tom "The Boss" Weiß', "email": "tom@straße.example"},
    {"name": "منى", "email": "mona@شركة.مثال"},
]
ADDRESSES = ["priya+jobs@lumen.example", "tom@xn--strae-oqa.example", "mona@xn--ogbpi5d.xn--mgbh0fb"]


@pytest.fixture
def data(desktop: Desktop, tmp_path: Path) -> Path:
    """A store whose only application was met yesterday by people whose names and addresses are not plain."""
    yesterday = dt.datetime.now(dt.UTC) - dt.timedelta(days=1)
    met = {"starts": yesterday.isoformat(), "people": [person["name"] for person in PEOPLE]}
    lumen = {"company": "Lumen & Söhne", "role": "Analyst", "people": PEOPLE, "rounds": [met]}
    file = tmp_path / "applications.json"
    file.write_text(json.dumps({"format": "hearback", "version": 1, "applications": [lumen]}), encoding="utf-8")
    done = desktop.headless("import", str(file), data=tmp_path / "data")
    assert done.returncode == 0, done.stderr
    return tmp_path / "data"


class Read(HTMLParser):
    """What a browser would show of a page, and in which directions its paragraphs run."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.directions: list[str | None] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "p":
            self.text += "\n\n" if self.directions else ""
            self.directions.append(dict(attrs).get("dir"))
        elif tag == "br":
            self.text += "\n"

    def handle_data(self, data: str) -> None:
        self.text += data


def copy_as(program: Program, *, rich_text: bool) -> None:
    """Copy by the menu beside the button: its second entry copies rich text as well."""
    program.click_on("How to copy")
    program.keys(*["Down"] * (2 if rich_text else 1), "Return")
    program.sees("Did you send it?")


def save_draft(program: Program, draft: Path) -> None:
    """Save the message as a file."""
    program.click_on("Save draft .eml")
    program.wait_for_title("Save draft")
    program.keys("ctrl+a")
    program.paste(str(draft))
    program.keys("Return")
    program.sees("Saved as")


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_any_script_leaves_by_every_way(desktop: Desktop, data: Path, tmp_path: Path, name: str) -> None:
    text = TEXTS[name].strip()
    program = desktop.hearback(data=data)
    write(program, text, "Danke für das Gespräch – 100 % & more, شكرا")

    program.keys("ctrl+shift+c")
    program.sees("Did you send it?")
    assert desktop.clipboard() == desktop.ask("xsel", "--clipboard", "--output") == text
    assert "text/html" not in desktop.clipboard("TARGETS")

    copy_as(program, rich_text=True)
    assert desktop.clipboard() == text
    page = Read(desktop.clipboard("text/html"))
    assert page.text.replace("\N{NO-BREAK SPACE}", " ") == text
    assert set(page.directions) == ({"rtl"} if name == "arabic" else {"ltr"})

    desktop.set_clipboard("what was there before")
    program.click_on("Open in email")
    link = urlsplit(desktop.mail_link())
    assert [unquote(address) for address in link.path.split(",")] == ADDRESSES
    fields = parse_qs(link.query, strict_parsing=True)
    assert fields["subject"] == ["Danke für das Gespräch – 100 % & more, شكرا"]
    if name in LONGER_THAN_A_LINK:
        program.sees("it is on the clipboard")
        assert "body" not in fields
        assert desktop.clipboard() == text
        assert "text/html" in desktop.clipboard("TARGETS")
    else:
        assert fields["body"] == [text.replace("\n", "\r\n")]

    save_draft(program, tmp_path / "draft.eml")
    arrived = sent_by_mutt(tmp_path / "draft.eml", tmp_path / "mutt")
    assert recipients(arrived) == [(one["name"], address) for one, address in zip(PEOPLE, ADDRESSES, strict=True)]
    assert arrived["Subject"].strip() == "Danke für das Gespräch – 100 % & more, شكرا"
    assert text_of(arrived).rstrip("\n") == text


def recipients(message: EmailMessage) -> list[tuple[str, str]]:
    """Return names and addresses as a mail program shows them."""
    return [(one.display_name, one.addr_spec) for one in message["To"].addresses]


HOSTILE_BODIES = [
    "Hello\nBcc: evil@x.example\n\n.\n..\nFrom here on\n>From there\n",
    "x" * 5_000 + "\ntrailing blanks   \n\tand a tab\t\n=20=3D soft=\nbreaks\n",
    "-- \nSam\n\n\n\n\nend\n",
    "é" * 2_000 + "\n" + "语" * 2_000 + "\n",
    "Content-Type: text/html\n\n<img src=\"file:///etc/passwd\"> &amp; \u202egnp.exe\n",
]  # fmt: skip


@pytest.mark.parametrize("body", HOSTILE_BODIES, ids=range(len(HOSTILE_BODIES)))
def test_a_mail_program_reads_every_line_as_it_was_written(tmp_path: Path, body: str) -> None:
    to = [Person(name=one["name"], email=one["email"]) for one in PEOPLE]
    subject = "Bcc: evil@x.example <b>x</b> " + "a very long subject " * 500 + "é"
    draft = tmp_path / "draft.eml"
    draft.write_bytes(Mail().draft(to, subject, body))
    arrived = sent_by_mutt(draft, tmp_path / "mutt")

    assert recipients(arrived) == [(one["name"], address) for one, address in zip(PEOPLE, ADDRESSES, strict=True)]
    assert "".join(arrived["Subject"].split()) == "".join(subject.split())
    assert text_of(arrived) == body
    # what the sender adds, and nothing else
    added = {"Date", "From", "Message-ID", "MIME-Version", "Content-Type", "Content-Disposition", "Content-Transfer-Encoding"}
    assert set(arrived.keys()) <= added | {"To", "Subject", "X-Unsent"}


def test_how_to_copy_is_remembered(desktop: Desktop, data: Path) -> None:
    program = desktop.hearback(data=data)
    write(program, "Hi Priya, thank you!")
    copy_as(program, rich_text=True)
    desktop.set_clipboard("")
    program.quit()

    program = desktop.hearback(data=data)
    program.click_on("Copy message")
    wait_for(lambda: "text/html" in desktop.clipboard("TARGETS"), "both flavours")
    copy_as(program, rich_text=False)
    assert "text/html" not in desktop.clipboard("TARGETS")
    assert desktop.clipboard() == "Hi Priya, thank you!"


def test_the_mail_program_does_not_load_the_libraries_of_a_packaged_hearback(desktop: Desktop, data: Path) -> None:
    ours = {
        "LD_LIBRARY_PATH": "/opt/hearback/_internal",
        "LD_LIBRARY_PATH_ORIG": "/opt/theirs",
        "QT_PLUGIN_PATH_ORIG": "/opt/plugins",
    }
    program = desktop.hearback(data=data, variables=ours)
    write(program, "Hi Priya, thank you!")
    program.click_on("Open in email")
    desktop.mail_link()

    theirs = desktop.mail_programs_variables()
    assert (theirs["LD_LIBRARY_PATH"], theirs["QT_PLUGIN_PATH"]) == ("/opt/theirs", "/opt/plugins")


def test_where_no_mail_program_is_set_up_the_window_says_what_to_do(desktop: Desktop, data: Path, tmp_path: Path) -> None:
    nobody = tmp_path / "nobody"
    nobody.mkdir()
    program = desktop.hearback(
        data=data, variables={"XDG_DATA_HOME": str(nobody), "XDG_DATA_DIRS": str(nobody), "BROWSER": "false"}
    )
    write(program, "Hi Priya, thank you!")
    program.click_on("Open in email")

    program.sees("use “Copy message”")
    assert not list(desktop.links.glob("*.link"))
    program.click_on("Copy message")
    wait_for(lambda: desktop.clipboard() == "Hi Priya, thank you!", "the message on the clipboard")


def test_a_clipboard_manager_keeps_the_message_when_the_program_ends(desktop: Desktop, data: Path) -> None:
    with desktop.clipboard_manager():
        program = desktop.hearback(data=data)
        write(program, "Hi Priya, thank you! شكرا")
        copy_as(program, rich_text=True)
        program.quit()

        assert desktop.clipboard() == "Hi Priya, thank you! شكرا"
        assert "<p" in desktop.clipboard("text/html")


def test_without_a_clipboard_manager_the_message_is_kept_until_something_else_is_copied(desktop: Desktop, data: Path) -> None:
    program = desktop.hearback(data=data)
    write(program, "Hi Priya, thank you!")
    program.click_on("Copy message")
    program.sees("Did you send it?")
    program.keys("ctrl+q")
    wait_for(lambda: not desktop.ask("xdotool", "search", "--onlyvisible", "--name", "Hearback"), "the window to close")

    # another window may open the store meanwhile
    again = desktop.hearback(data=data)
    again.sees("Did you send it?")
    again.quit()
    assert desktop.clipboard() == "Hi Priya, thank you!"

    desktop.set_clipboard("something else")
    wait_for(lambda: not program.running, "the program to end")
    assert program.messages == ""
