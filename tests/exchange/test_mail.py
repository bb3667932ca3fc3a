"""Handing a message to the user's e-mail program: it arrives as written, and nothing in it becomes a header."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from exchange import histories
from hearback.domain.job_application import Person
from hearback.exchange.mail.address import ascii_address
from hearback.exchange.mail.formats import Mail
from hearback.usecases.composing import MailFormats, MailLink
from hearback.usecases.faults import Refused

MAIL: MailFormats = Mail()
PRIYA = Person(name="Priya Nair", email="priya.nair@lumen.example")
TOM = Person(name='Weiss, Tom “the "Tool" \\ man”', email="tom+jobs@lumen.example")


def opened(link: MailLink) -> tuple[list[str], dict[str, str]]:
    """Return recipients and fields as RFC 6068 has programs read them (a plus sign is a plus sign)."""
    parts = urlsplit(link.url)
    assert parts.scheme == "mailto" and not parts.fragment and not parts.netloc
    fields = dict(parse_qsl(parts.query.replace("+", "%2B"), keep_blank_values=True, strict_parsing=bool(parts.query)))
    return [unquote(one) for one in parts.path.split(",") if one], fields


def parsed(draft: bytes) -> EmailMessage:
    message = message_from_bytes(draft, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def problems(to: Person, subject: str = "", body: str = "") -> set[tuple[str, str]]:
    found = []
    for hand_over in (MAIL.link, MAIL.draft):
        with pytest.raises(Refused) as refusal:
            hand_over([to], subject, body)
        found.append({(fault.place, fault.problem) for fault in refusal.value.faults})
    assert found[0] == found[1]
    return found[0]


def test_a_link_carries_the_whole_message() -> None:
    link = MAIL.link([PRIYA, TOM], "Thanks & regards + 100 % = ?", "Dear Priya,\n\nthank you – “truly”.\r\nTom")

    assert not link.body_left_out
    assert "+" not in link.url and "%2B" in link.url and "%0D%0A%0D%0A" in link.url
    assert link.url.isascii()
    assert opened(link) == (
        ["priya.nair@lumen.example", "tom+jobs@lumen.example"],
        {"subject": "Thanks & regards + 100 % = ?", "body": "Dear Priya,\r\n\r\nthank you – “truly”.\r\nTom"},
    )


def test_what_is_empty_is_left_out() -> None:
    assert MAIL.link([], "", "").url == "mailto:"
    assert MAIL.link([PRIYA], "", "").url == "mailto:priya.nair@lumen.example"
    # without an address the user fills it in
    assert MAIL.link([Person(name="Priya Nair")], "Hi", "").url == "mailto:?subject=Hi"


def test_nobody_is_written_to_twice() -> None:
    assert MAIL.link([PRIYA, PRIYA], "", "").url == "mailto:priya.nair@lumen.example"


@pytest.mark.parametrize(("sign", "most"), [("a", 1_400), ("ש", 230), ("é", 230)])
def test_a_body_that_makes_the_link_too_long_is_left_to_the_clipboard(sign: str, most: int) -> None:
    short, long = MAIL.link([PRIYA], "Subject", sign * most), MAIL.link([PRIYA], "Subject", sign * (most + 100))

    assert not short.body_left_out and len(short.url) <= 1_500
    assert long.body_left_out
    assert opened(long) == (["priya.nair@lumen.example"], {"subject": "Subject"})


def test_a_link_stays_below_the_shortest_limit_that_was_met() -> None:
    bare = len(MAIL.link([PRIYA], "S", "b").url) - 1

    assert not MAIL.link([PRIYA], "S", "b" * (1_500 - bare)).body_left_out
    assert MAIL.link([PRIYA], "S", "b" * (1_501 - bare)).body_left_out


def test_a_subject_too_long_for_any_link_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        MAIL.link([PRIYA], "x" * 1_500, "")

    assert [fault.problem for fault in refusal.value.faults] == ["link-too-long"]
    assert MAIL.draft([PRIYA], "x" * 1_500, "")


@pytest.mark.parametrize("sign", ["\r", "\n", "\r\nBcc: x@y.example", "\0", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_no_line_can_be_broken_in_a_header(sign: str) -> None:
    assert problems(PRIYA, f"Hello{sign}there") == {("subject", "line-break")}
    assert problems(Person(name=f"Priya{sign}", email=PRIYA.email)) == {("to[0].name", "line-break")}


def test_no_header_can_be_smuggled_in_as_an_encoded_word() -> None:
    word = "=?utf-8?q?a=0d=0aBcc:_evil@x.example?="

    assert problems(PRIYA, word) == {("subject", "encoded-word")}
    assert problems(Person(name=word, email=PRIYA.email)) == {("to[0].name", "encoded-word")}


def test_what_is_no_character_in_the_body_is_shown_as_one_that_is_missing() -> None:
    body = "a\0b\ud800c"

    assert opened(MAIL.link([PRIYA], "S", body))[1]["body"] == "a\N{REPLACEMENT CHARACTER}b?c"
    assert parsed(MAIL.draft([PRIYA], "S", body)).get_content().rstrip() == "a\N{REPLACEMENT CHARACTER}b?c"


def test_a_letter_before_the_at_that_programs_do_not_agree_about_is_named() -> None:
    for hand_over in (MAIL.link, MAIL.draft):
        with pytest.raises(Refused) as refusal:
            hand_over([Person(name="Zoë", email="zoë@lumen.example")], "S", "b")
        (fault,) = refusal.value.faults
        assert (fault.place, fault.problem) == ("to[0].email", "address-not-ascii")
        assert fault.facts == {"value": "zoë@lumen.example", "letter": "ë"}


@pytest.mark.parametrize(
    "address",
    [
        "priya",
        "@lumen.example",
        "priya@",
        "priya@localhost",
        "priya@lumen..example",
        ".priya@lumen.example",
        "priya@-lumen.example",
        "priya@lumen.example?bcc=evil@x.example",
        "priya@lumen.example&body=x",
        "priya@lumen.example,evil@x.example",
        "priya@lumen.example\r\nBcc: evil@x.example",
        "priya@lumen.example\n",
        "Priya <priya@lumen.example>",
        "pri ya@lumen.example",
        "priya@lumen.example>",
        "priya@127.0.0.1",
        "priya@[127.0.0.1]",
        "priya@lumen.ex\u200bample",
        "priya@" + "a" * 64 + ".example",
        "p" * 65 + "@lumen.example",
        "priya@💩.example",
    ],
)
def test_an_address_that_no_mail_reaches_is_refused(address: str) -> None:
    assert problems(Person(name="Priya", email=address)) == {("to[0].email", "address-not-usable")}


@pytest.mark.parametrize(
    ("address", "ascii_form"),
    [
        ("priya@lumen.example", "priya@lumen.example"),
        (" priya@Lumen.Example ", "priya@lumen.example"),
        ("P.O'Neil+jobs@mail.lumen.example", "P.O'Neil+jobs@mail.lumen.example"),
        ("info@münchen.example", "info@xn--mnchen-3ya.example"),
        ("info@MÜNCHEN.example", "info@xn--mnchen-3ya.example"),
        ("info@例え。テスト", "info@xn--r8jz45g.xn--zckzah"),
        ("info@straße.example", "info@xn--strae-oqa.example"),
        ("info@xn--mnchen-3ya.example", "info@xn--mnchen-3ya.example"),
        ("jobs@شركة.مثال", "jobs@xn--ogbpi5d.xn--mgbh0fb"),
    ],
)
def test_domains_are_written_in_ascii(address: str, ascii_form: str) -> None:
    assert ascii_address(address) == ascii_form
    assert opened(MAIL.link([Person(name="A", email=address)], "", ""))[0] == [ascii_form]
    assert parsed(MAIL.draft([Person(name="A", email=address)], "", ""))["To"].addresses[0].addr_spec == ascii_form


def test_a_draft_is_an_unsent_message() -> None:
    draft = MAIL.draft([PRIYA, TOM], "Danke für das Gespräch", "Liebe Priya,\n\ndanke!\n")

    message = parsed(draft)
    assert message.keys() == ["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]
    assert message["X-Unsent"] == "1"
    assert [(one.display_name, one.addr_spec) for one in message["To"].addresses] == [
        (PRIYA.name, PRIYA.email),
        (TOM.name, TOM.email),
    ]
    assert message["Subject"] == "Danke für das Gespräch"
    assert message.get_content_type() == "text/plain" and message.get_content_charset() == "utf-8"
    assert message.get_content() == "Liebe Priya,\r\n\r\ndanke!\r\n"
    assert draft.isascii() and b"\n" not in draft.replace(b"\r\n", b"")
    assert max(map(len, draft.split(b"\r\n"))) <= 76


one_line = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=150)


@settings(max_examples=200, deadline=None)
@given(one_line, one_line, st.text(histories.characters, max_size=300))
@example('a, b; <c> (d) "e" \\', "100 % & a=b?c#d + e", "=20 trailing \t \n.\nFrom me\r\rend ")
@example(" outer ", "  blanks  ", " ")
@example("x" * 150, "é" * 150, "é" * 300)
def test_any_text_arrives_as_written_and_adds_no_header(name: str, subject: str, body: str) -> None:
    to = [Person(name=name, email="priya@lumen.example")]
    if "=?" in name or "=?" in subject:
        with pytest.raises(Refused):
            MAIL.link(to, subject, body)
        return
    lines = body.replace("\r\n", "\n").replace("\r", "\n")

    link = MAIL.link(to, subject, body)
    expected = {"subject": subject, "body": "" if link.body_left_out else lines.replace("\n", "\r\n")}
    assert opened(link) == (["priya@lumen.example"], {key: value for key, value in expected.items() if value})

    draft = MAIL.draft(to, subject, body)
    message = parsed(draft)
    assert message.keys() == ["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]
    (recipient,) = message["To"].addresses
    assert recipient.addr_spec == "priya@lumen.example"
    # the standard library's parser leaves a blank between the encoded words of a long name
    assert "".join(recipient.display_name.split()) == "".join(name.split())
    assert message["Subject"].strip() == subject.strip()
    content = message.get_payload(decode=True)
    assert isinstance(content, bytes) and content.replace(b"\r\n", b"\n").decode() == lines
    assert max(map(len, draft.split(b"\r\n"))) <= 998
    assert b"\n" not in draft.replace(b"\r\n", b"") and b"\r" not in draft.replace(b"\r\n", b"")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_given_is_handed_over_or_refused(name: str, address: str, subject: str, body: str) -> None:
    for hand_over in (MAIL.link, MAIL.draft):
        try:
            hand_over([Person(name=name, email=address)], subject, body)
        except Refused as refusal:
            assert refusal.faults


class ReadAsText(HTMLParser):
    """What a program makes of HTML that is pasted as plain text; notes every tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "p":
            self.paragraphs.append("")
        elif tag == "br":
            self.paragraphs[-1] += "\n"

    def handle_data(self, data: str) -> None:
        self.paragraphs[-1] += data

    @property
    def text(self) -> str:
        shown = ["" if one == "\n" else one.replace("\N{NO-BREAK SPACE}", " ") for one in self.paragraphs]
        return "\n\n".join(shown)

    def directions(self) -> list[str | None]:
        return [attributes.get("dir") for tag, attributes in self.tags if tag == "p"]


def test_rich_text_has_paragraphs_with_their_direction_and_the_language() -> None:
    body = "שלום Priya,\n\nDear Priya (שלום),\nline two\n\n123\n\n\n  two  blanks"
    read = ReadAsText(MAIL.rich_text(body, "he"))

    assert read.text == body
    assert read.directions() == ["rtl", "ltr", None, "ltr"]
    assert [attributes for tag, attributes in read.tags if tag == "div"] == [{"lang": "he", "dir": "rtl"}]


def test_nothing_typed_becomes_mark_up_in_rich_text() -> None:
    typed = 'a < b > c &amp; <img src="file:///etc/passwd"> <b>x</b> </p></div></body> \'"><script>alert(1)</script> \u202e'
    read = ReadAsText(MAIL.rich_text(typed, 'en" onclick="x'))

    assert read.text == typed
    assert [tag for tag, _ in read.tags] == ["html", "head", "meta", "body", "div", "p"]
    assert {name for _, attributes in read.tags for name in attributes} == {"charset", "lang", "dir"}


@settings(max_examples=100, deadline=None)
@given(st.text(st.one_of(st.sampled_from(" \n<>&"), st.characters(exclude_categories=["Cc", "Cs"])), max_size=200))
def test_every_word_is_there_when_rich_text_is_read_as_plain(body: str) -> None:
    assert ReadAsText(MAIL.rich_text(body, "en")).text.split() == body.split()
