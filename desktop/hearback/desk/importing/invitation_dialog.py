"""Taking an interview invitation: when, with whom, and to which application it belongs."""

import datetime as dt
from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hearback.desk.fields.choice import Choice
from hearback.desk.fields.field import Field
from hearback.desk.fields.form_dialog import FormDialog, leave_room_for_bar
from hearback.desk.fields.plain_label import PlainLabel, plain_label
from hearback.desk.language.fault_sentences import fault_sentence
from hearback.desk.language.names import Names
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication
from hearback.domain.moments import is_day
from hearback.usecases.invitations import Invitation, InvitationReader

_TIMES_SHOWN = 5

Keep = Callable[[JobApplication, JobApplication | None], str | None]
"""Writes an application (and how it was before, None for a new one) and says what went wrong."""


class InvitationDialog(FormDialog):
    """Shows the invitations of one event (a series has several) and attaches them to an application."""

    def __init__(
        self,
        words: Words,
        invitations: Sequence[Invitation],
        applications: Sequence[JobApplication],
        reader: InvitationReader,
        new_id: str,
        keep: Keep,
        parent: QWidget | None = None,
    ) -> None:
        first = invitations[0]
        title = words.say("Interview cancelled") if first.cancelled else words.say("Interview invitation")
        super().__init__(words, title, words.say("Save"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(520, 420)
        self._invitations = invitations
        self._by_id = {one.id: one for one in applications}
        self._reader = reader
        self._new_id = new_id
        self._keep = keep
        fit = reader.fit(first, applications)
        self.application = Choice(words.say("A new application"), self._entries(fit.candidates))
        self.application_field = Field(words.say("Belongs to &application"), self.application, " ")
        proposal = reader.proposal(first)
        self.company = QLineEdit(proposal.company or "", self)
        self.role = QLineEdit(proposal.role or "", self)
        self.company_field = Field(words.say("&Company"), self.company)
        self.role_field = Field(words.say("&Role"), self.role)
        layout = QVBoxLayout(self.body)
        leave_room_for_bar(layout)
        layout.setSpacing(16)
        layout.addWidget(plain_label(first.summary or title, parent=self.body, role="title"))
        layout.addWidget(self._facts())
        layout.addWidget(self.application_field)
        layout.addWidget(self.company_field)
        layout.addWidget(self.role_field)
        layout.addStretch(1)
        self.application.set_value(fit.application)
        self.application.currentTextChanged.connect(lambda _: self._chosen())
        self.watch(self.company.textEdited, self.role.textEdited)
        self._chosen()

    def save(self) -> QWidget | str | None:
        words = self.words
        if self.application.is_wrong:
            self.application_field.set_problem(words.say("There is no such application. Choose one from the list."))
            return self.application
        self.application_field.set_problem("")
        target = self._target()
        if self.application.value is None:
            if self._invitations[0].cancelled:
                self.application_field.set_problem(words.say("Choose the application whose interview was cancelled."))
                return self.application
            for field, line, problem in (
                (self.company_field, self.company, words.say("Please name the company.")),
                (self.role_field, self.role, words.say("Please name the role.")),
            ):
                missing = not line.text().strip()
                field.set_problem(problem if missing else "")
                if missing:
                    return line
        return self._keep(self._attached(target), self._by_id.get(target.id))

    def _target(self) -> JobApplication:
        known = self._by_id.get(self.application.value or "")
        if known is not None:
            return known
        company, role = (" ".join(line.text().split()) for line in (self.company, self.role))
        return JobApplication(id=self._new_id, company=company, role=role)

    def _attached(self, application: JobApplication) -> JobApplication:
        for invitation in self._invitations:
            application = self._reader.attached(application, invitation)
        return application

    def _chosen(self) -> None:
        """Say what would happen to the chosen application."""
        value = self.application.value
        self.company_field.setVisible(value is None)
        self.role_field.setVisible(value is None)
        self.application_field.set_hint(self._effect(self._by_id[value]) if value else "")

    def _effect(self, application: JobApplication) -> str:
        say = self.words.say
        after = self._attached(application)
        if after == application:
            return say("This interview is not there.") if self._invitations[0].cancelled else say("It is there already.")
        if self._invitations[0].cancelled:
            return say("Its interview is marked as cancelled.")
        if len(after.rounds) == len(application.rounds):
            moved = [old.starts for old in application.rounds] != [new.starts for new in after.rounds]
            return say("Its interview is moved to this time.") if moved else say("It adds to the interview that is there.")
        return say("The interview is added.")

    def _entries(self, candidates: Sequence[str]) -> list[tuple[str, str]]:
        """Return the applications to choose from: those that fit, then the open ones, then the others."""
        names = Names(self.words)
        others = sorted(
            (one for one in self._by_id.values() if one.id not in candidates),
            key=lambda one: (one.closed is not None, one.company.casefold(), one.role.casefold()),
        )
        listed = [*(self._by_id[id_] for id_ in candidates), *others]
        return [(one.id, names.company_and_role(one.company, one.role)) for one in listed]

    def _facts(self) -> PlainLabel:
        say, first = self.words.say, self._invitations[0]
        lines = [self._when(one) for one in self._invitations[:_TIMES_SHOWN]]
        if more := len(self._invitations) - len(lines):
            lines.append(self.words.say_n("… and {count} more", "… and {count} more", more))
        if first.people:
            lines.append(say("With {people}", people=self.words.all_of([person.name for person in first.people])))
        if first.location:
            lines.append(first.location)
        if first.cancelled:
            lines.append(say("This interview was cancelled."))
        lines += [fault_sentence(fault, self.words) for fault in first.notices]
        return plain_label("\n".join(lines), parent=self.body)

    def _when(self, one: Invitation) -> str:
        """Return when it is, by the user's clock, and by theirs where it shows another time."""
        here = self._by_clock(one, self.words.zone)
        if one.time_zone is None or is_day(one.starts):
            return here
        there = self._by_clock(one, ZoneInfo(one.time_zone))
        place = one.time_zone.rpartition("/")[2].replace("_", " ")
        return here if here == there else self.words.say("{here}  ·  in {place} {there}", here=here, there=there, place=place)

    def _by_clock(self, one: Invitation, zone: ZoneInfo) -> str:
        words = self.words
        day = words.day(one.starts, zone)
        if not isinstance(one.starts, dt.datetime):
            return day
        start = words.time(one.starts, zone)
        end = words.time(one.ends, zone) if isinstance(one.ends, dt.datetime) else ""
        if not end:
            return words.say_in("day, time", "{day}, {time}", day=day, time=start)
        return words.say_in("day, time to time", "{day}, {start} – {end}", day=day, start=start, end=end)
