"""Applications full of what could be taken for mark-up, an image that nobody may look at, and a watch over it."""

import ctypes
import datetime as dt
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from hearback.domain.job_application import (
    ConversationNote,
    JobApplication,
    Message,
    MessageKind,
    NoteKind,
    Person,
    Promise,
    Reply,
    ReplyKind,
    Round,
)
from hearback.domain.kept_draft import DraftPlace, KeptDraft
from hearback.domain.message import Draft, Template
from hearback.domain.pace import Pace
from hearback.usecases.change import Edits

_IN_OPEN, _IN_ACCESS = 0x20, 0x1


class Watch:
    """Notices when a file is looked at, by whichever process."""

    def __init__(self, file: Path) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._handle: int = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        watching: int = libc.inotify_add_watch(self._handle, os.fsencode(file), _IN_OPEN | _IN_ACCESS)
        assert self._handle >= 0 and watching >= 0, os.strerror(ctypes.get_errno())

    @property
    def noticed(self) -> bool:
        """Whether the file was opened or read since this was asked last."""
        try:
            return bool(os.read(self._handle, 65536))
        except BlockingIOError:
            return False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        os.close(self._handle)


WATCHED = sys.platform == "linux"
"""Whether the system tells who looks at files."""


class Odd:
    """Texts with mark-up in them that names an image; each says what it is."""

    def __init__(self, picture: Path) -> None:
        self._picture = picture

    def __call__(self, what: str) -> str:
        image = f'<img src="file://{self._picture}">'
        return f"R&D <b>{what}</b> {image} a < b > c &amp; &Odd %1 {{0}} {{company}} [*] \u202e{what}"

    def application(self, id_: str, now: dt.datetime) -> JobApplication:
        """Return an application that was interviewed for yesterday by two people, with something odd in every field."""
        people = (self("Priya"), self("Tom"))
        return JobApplication(
            id=id_,
            company=self("company"),
            role=self("role"),
            url=f'javascript:alert("{self("url")}")',
            location=self("place"),
            source=self("source"),
            salary=self("salary"),
            pace="own",
            tags=(self("tag"),),
            strengths=(self("strength"),),
            notes=self("remark") + "\n" + self("second line"),
            applied=now - dt.timedelta(days=30),
            people=tuple(Person(name=name, title=self("title"), email="a@lumen.example") for name in people),
            rounds=(
                Round(
                    name=self("round"),
                    starts=now - dt.timedelta(days=1),
                    people=people,
                    notes=(
                        ConversationNote(text=self("note " * 40), person=people[0]),
                        ConversationNote(text=self("fit"), kind=NoteKind.FIT),
                    ),
                ),
            ),
            messages=(
                Message(
                    kind=MessageKind.OTHER,
                    sent=now - dt.timedelta(days=20),
                    to=(people[0],),
                    subject=self("subject"),
                    body=self("body"),
                ),
            ),
            replies=(
                Reply(received=now - dt.timedelta(days=10), kind=ReplyKind.OTHER, person=people[0], text=self("reply") + "\ntwo"),
            ),
            promises=(Promise(made=now - dt.timedelta(days=1), answer_by=(now + dt.timedelta(days=9)).date()),),
        )

    def store(self, now: dt.datetime, typical: Pace) -> Edits:
        """Return a whole store of such: two interviewed for, two gone quiet, one without an end, settings, drafts."""
        asked = [self.application("one", now), self.application("two", now)]
        quiet = [
            JobApplication(id=id_, company=self(id_), role=self("role"), applied=now - dt.timedelta(days=200))
            for id_ in ("quiet", "very quiet")
        ]
        endless = JobApplication(
            id="endless",
            company="w" * 5000,
            role=f"{self('lines')}\r\n\0\u2028\ufdd0\ufffc",
            applied=now - dt.timedelta(days=40),
            people=(Person(name="n" * 3000, email="a@b.example"),),
            rounds=(
                Round(
                    name="r" * 3000,
                    starts=now - dt.timedelta(hours=20),
                    people=("n" * 3000,),
                    notes=(ConversationNote(text="t" * 9000 + "\n\n\0end", person="n" * 3000),),
                ),
            ),
            replies=(Reply(received=now - dt.timedelta(days=5), kind=ReplyKind.OTHER, text="l" * 9000),),
        )
        draft = KeptDraft(
            place=DraftPlace(application="one", kind=MessageKind.CHECK_IN, person=asked[0].people[0].name),
            draft=Draft(kind=MessageKind.CHECK_IN, to=(self("to"),), subject=self("draft"), body=self("draft")),
            language="en",
            saved=now,
        )
        pace = Pace(
            id="own",
            name=self("pace"),
            thank_you=typical.thank_you,
            check_in=typical.check_in,
            application_check_in=typical.application_check_in,
            final_check_in=typical.final_check_in,
            move_on=typical.move_on,
        )
        template = Template(
            id="own-1",
            kind=MessageKind.THANK_YOU,
            language="en",
            name=self("template"),
            subject=self("subject"),
            body=self("{nobody_knows}"),
        )
        return Edits(
            applications={one.id: one for one in (*asked, *quiet, endless)},
            paces={"own": pace},
            templates={"own-1": template},
            preferences={"name": self("me")},
            drafts=(draft,),
        )
