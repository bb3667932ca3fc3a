"""Finds the application that an invitation belongs to, and what the invitation adds to it (or to a new one)."""

import datetime as dt
import re
from collections.abc import Iterable, Set
from dataclasses import replace
from zoneinfo import ZoneInfo

from hearback.domain.job_application import JobApplication, Person, Round
from hearback.domain.moments import is_day
from hearback.exchange.calendars.file import domain_of, is_mailbox
from hearback.exchange.tables.words import ImportWords, plain
from hearback.usecases.invitations import Fit, Invitation, Proposal

_BETWEEN = re.compile(r"\s*[:|–—@]\s*|\s+-\s+|\s+(?:with|at|mit|bei|avec|chez|con|en|com|presso|met|bij)\s+", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,60})[)\]]\s*$")
_ENOUGH = 4
_KNOWN_ADDRESS, _KNOWN_DOMAIN, _COMPANY, _COMPANY_IN_DOMAIN, _ROLE, _COMPANY_IN_TEXT = 8, 4, 4, 2, 3, 2


def best_fit(invitation: Invitation, applications: Iterable[JobApplication], words: ImportWords) -> Fit:
    """Return which application an invitation fits: by known addresses, their domains, the company's name, the role."""
    scores: list[tuple[int, int, str]] = []
    clues = _Clues(invitation)
    for number, one in enumerate(applications):
        score = clues.score(one)
        if score >= _ENOUGH:
            # an ended application is meant only where no other fits
            scores.append((score if one.closed is None else score - 100, -number, one.id))
    scores.sort(reverse=True)
    candidates = tuple(id_ for _, _, id_ in scores)
    sole = bool(scores) and (len(scores) == 1 or scores[0][0] > scores[1][0])
    return Fit(candidates[0] if sole else None, candidates)


class _Clues:
    def __init__(self, invitation: Invitation) -> None:
        self._addresses = frozenset(invitation.addresses)
        self._domains = frozenset(domain for address in invitation.addresses if (domain := domain_of(address)))
        self._labels = frozenset(label for domain in self._domains for label in domain.split(".")[:-1])
        organizer = invitation.organizer.name if invitation.organizer else ""
        self._told = f" {plain(' | '.join([invitation.summary, invitation.location or '', organizer]))} "
        self._text = f" {plain(invitation.description or '')} "

    def score(self, one: JobApplication) -> int:
        emails = {person.email.casefold() for person in one.people if person.email}
        score = _KNOWN_ADDRESS if emails & self._addresses else 0
        if {domain_of(email) for email in emails} & self._domains:
            score += _KNOWN_DOMAIN
        company = plain(one.company)
        if company and f" {company} " in self._told:
            score += _COMPANY
        elif company and f" {company} " in self._text:
            score += _COMPANY_IN_TEXT
        name = company.split()
        if name and (len(name[0]) > 3 or len(name) == 1) and self._labels & {name[0], "".join(name), "-".join(name)}:
            score += _COMPANY_IN_DOMAIN
        role = plain(one.role)
        if role and (f" {role} " in self._told or f" {role} " in self._text):
            score += _ROLE
        return score


def proposal(invitation: Invitation, words: ImportWords) -> Proposal:
    """Return the company (the organiser's shared mailbox, or the place, named after it) and the role (in the summary)."""
    return Proposal(_company(invitation, words), _summary(invitation, words)[1])


def round_of(invitation: Invitation, words: ImportWords) -> Round:
    """Return the round that an invitation is for, named by its summary where that says more than "Interview"."""
    return Round(
        name=_summary(invitation, words)[0],
        starts=invitation.starts,
        ends=invitation.ends,
        people=tuple(person.name for person in invitation.people),
        cancelled=invitation.cancelled,
    )


def with_invitation(
    application: JobApplication, invitation: Invitation, words: ImportWords, user_zone: ZoneInfo
) -> JobApplication:
    """Return an application with the invitation's people and round.

    A round that starts at the same time, on the same day with somebody who is invited too (a moved time, another zone),
    or on the same day where only the day was known, becomes this one and keeps its notes.
    A cancelled invitation marks its round and adds none.
    """
    zone = ZoneInfo(application.time_zone) if application.time_zone else user_zone
    people = list(application.people)
    names = [_known_as(person, people) for person in invitation.people]
    index = next((index for index, one in enumerate(application.rounds) if _same_round(one, invitation, set(names), zone)), None)
    if invitation.cancelled:
        if index is None:
            return application
        rounds = list(application.rounds)
        rounds[index] = replace(rounds[index], cancelled=True)
        return replace(application, rounds=tuple(rounds))
    fresh = replace(round_of(invitation, words), people=tuple(names))
    rounds = list(application.rounds)
    if index is None:
        rounds.append(fresh)
    else:
        old = rounds[index]
        rounds[index] = replace(
            fresh,
            name=old.name or fresh.name,
            ends=fresh.ends or old.ends,
            people=tuple(dict.fromkeys([*old.people, *fresh.people])),
            notes=old.notes,
        )
    return replace(
        application,
        people=tuple(people),
        rounds=tuple(rounds),
        location=application.location or invitation.location,
        time_zone=application.time_zone or invitation.time_zone,
    )


def _known_as(person: Person, people: list[Person]) -> str:
    """Return the name under which somebody is known to the application; add who is not, and an address that was missing."""
    for index, known in enumerate(people):
        if person.email and known.email and known.email.casefold() == person.email:
            return known.name
        if known.name.casefold() == person.name.casefold():
            if known.email is None:
                people[index] = replace(known, email=person.email)
            return known.name
    people.append(person)
    return person.name


def _same_round(one: Round, invitation: Invitation, names: Set[str], zone: ZoneInfo) -> bool:
    if one.starts == invitation.starts:
        return True
    day, other = (
        moment.astimezone(zone).date() if isinstance(moment, dt.datetime) else moment
        for moment in (one.starts, invitation.starts)
    )
    return day == other and (is_day(one.starts) or bool(set(one.people) & names))


def _company(invitation: Invitation, words: ImportWords) -> str | None:
    organizer = invitation.organizer
    if organizer is not None and is_mailbox(organizer, words):
        name = organizer.name.split()
        while name and (plain(name[-1]) in words.mailboxes or plain(" ".join(name[-2:])) in words.mailboxes):
            name.pop()
        if name and "@" not in name[0]:
            return " ".join(name)
    place = (invitation.location or "").split(",")[0].strip()
    labels = {label for address in invitation.addresses if (domain := domain_of(address)) for label in domain.split(".")[:-1]}
    written = plain(place).split()
    return place if written and labels & {written[0], "".join(written), "-".join(written)} else None


def _summary(invitation: Invitation, words: ImportWords) -> tuple[str | None, str | None]:
    """Return the round's name and the role that a summary holds: "Interview: Data Platform Engineer (Panel)"."""
    text = invitation.summary
    name: str | None = None
    if found := _IN_BRACKETS.search(text):
        name, text = found[1].strip(), text[: found.start()]
    company = plain(_company(invitation, words) or "")
    people = {plain(person.name) for person in invitation.people}
    role: str | None = None
    for part in _BETWEEN.split(text):
        part = part.strip(" ,;.-")
        said = plain(part)
        if not said or said == company or said in people or said in words.summary_words or said in words.plain_interview:
            continue
        if set(said.split()) & words.interview_words:
            name = name or part
        elif role is None:
            role = part
    return name, role
