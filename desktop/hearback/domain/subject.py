"""A message's subject: how it continues the thread that was begun with somebody, and what mail programs put before it."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from hearback.domain.job_application import JobApplication, Message
from hearback.domain.letter import email_key, name_key
from hearback.domain.moments import instant_of
from hearback.domain.workdays import Calendar


def continued_subject(application: JobApplication, to: Sequence[str], now: dt.datetime, calendar: Calendar) -> str | None:
    """Return `Re: …` of the message sent last to most of the recipients, or None where none of them got one with a subject."""
    best: tuple[int, dt.datetime, str] | None = None
    for message in application.messages:
        sent = instant_of(message.sent, "event", calendar.zone)
        reached = _reached(message, to, application)
        subject = answered_subject(message.subject or "", application)
        if reached and subject and sent <= now and (best is None or (reached, sent) >= best[:2]):
            best = (reached, sent, subject)
    return best[2] if best else None


def answered_subject(subject: str, application: JobApplication) -> str:
    """Return the subject that continues another one; empty where that says nothing."""
    bare = bare_subject(subject, (application.role, application.company))
    return f"Re: {bare}" if bare else ""


def bare_subject(subject: str, own_words: Iterable[str] = ()) -> str:
    """Return a subject without the `Re:`, `AW:`, `Fwd:` that mail programs put before it; `own_words` (a role `PD`) are none."""
    return subject[behind_marks(subject, own_words) :].strip()


def behind_marks(subject: str, own_words: Iterable[str] = ()) -> int:
    """Return where the words of a subject begin, behind its marks of an answer (as `bare_subject` knows them)."""
    own = {name_key(word) for word in own_words}
    at = 0
    while (mark := _ANSWER_MARK.match(subject, at)) and name_key(mark[1]) not in own:
        at = mark.end()
    return at


def _reached(message: Message, to: Sequence[str], application: JobApplication) -> int:
    """Return how many of the recipients a message went to: to all where it or the draft names nobody."""
    if not message.to or not to:
        return len(to) or 1
    written_to = set().union(*(_keys(entry, application) for entry in message.to))
    return sum(1 for entry in to if written_to & _keys(entry, application))


def _keys(entry: str, application: JobApplication) -> set[str]:
    """Return the name and the address of whom an entry names: it may be either."""
    key = name_key(entry)
    keys = {key}
    for person in application.people:
        both = {name_key(person.name), *([email_key(person.email)] if person.email else [])}
        if key in both:
            keys |= both
    return keys


# what mail programs write in their languages for an answer, then for a message passed on
_MARKS = (
    "re|aw|antw|antwort|sv|vs|rv|r|res|odp|ynt|atb|bls|vá|hồi âm|ответ|отв|відп|απ|σχετ"
    "|回复|回覆|答复|答覆|返信|회신|답장|תשובה|השב|رد"
    "|fw|fwd|wg|tr|i|enc|pd|doorst|vb|vl|trs|yml|továbbítás|ilt|i̇lt|пересл|πρθ"
    "|转发|轉寄|転送|전달|הועבר|إعادة توجيه"
)
_ANSWER_MARK = re.compile(rf"\s*({_MARKS})\s*(?:\[\d+\]|\(\d+\)|\^\d+|\*\d+)?\s*[:：]\s*", re.IGNORECASE)
