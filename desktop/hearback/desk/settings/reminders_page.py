"""When the user is reminded, and what there is on this desktop to remind with."""

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.fields.flow_layout import FlowLayout
from hearback.desk.fields.form_dialog import leave_room_for_bar
from hearback.desk.fields.narrow_box import NarrowBox
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.language.pauses import pauses
from hearback.desk.words import Words
from hearback.domain.reminders.later import Later
from hearback.domain.reminders.settings import QuietHours, ReminderSettings, When
from hearback.usecases.notifying import DoNotDisturb, Surroundings
from hearback.usecases.ports import Clock
from hearback.usecases.reminder_settings import PREFERENCE, preference_of
from hearback.usecases.staying import GOES_ON, StartAtLogin

_HALF_HOURS = [dt.time(half // 2, half % 2 * 30) for half in range(48)]
_WEEK = range(7)
_BY_ITSELF = ReminderSettings()


class RemindersPage(QWidget):
    """Edits the preference of reminders; a pause begins and ends at once, as it does from the tray."""

    def __init__(
        self,
        words: Words,
        settings: ReminderSettings,
        surroundings: Surroundings,
        clock: Clock,
        paused_until: dt.datetime | None,
        pause: Callable[[dt.datetime | None], bool],
        parent: QWidget | None = None,
        *,
        goes_on: bool = True,
        login: StartAtLogin | None = None,
    ) -> None:
        """`pause` pauses until an instant (None: goes on) and returns whether it could be kept.

        `goes_on` is whether closing the window leaves the program running; without `login` nothing starts by itself.
        """
        super().__init__(parent)
        self._words = words
        self._clock = clock
        self._pause = pause
        say = words.say
        self.on = self._check(say("&Remind me"), settings.on)
        self.around = plain_label(" ".join(around_sentences(words, surroundings)), "hint", self)
        self.paused = plain_label(parent=self)
        self.go_on = QPushButton(say("&Go on now"), self)
        self.pause_button = QPushButton(say("&Pause") + " ▾", self)
        self.when = self._box([(say("As its window opens"), When.OPENING), (say("At its best moment"), When.BEST)], settings.when)
        self.before_closing = self._check(say("Once more &before its window closes"), settings.before_closing)
        self.interviews = self._check(say("On the eve of an &interview, and after it"), settings.interviews)
        self.digest = self._times(settings.digest_at, _BY_ITSELF.digest_at, say("No digest: each at its own moment"))
        quiet = settings.quiet or _BY_ITSELF.quiet
        assert quiet is not None
        self.quiet = self._check(say("Be &quiet"), settings.quiet is not None)
        self.quiet_since = self._times(quiet.since, quiet.since)
        self.quiet_until = self._times(quiet.until, quiet.until)
        names = words.locale.days["stand-alone"]["abbreviated"]
        self.silent_days = {day: self._check(names[day], day in settings.silent_days) for day in self._week()}
        self.later = self._box(later_names(words), settings.later)
        self.goes_on = self._check(say("Go on &out of sight when the window is closed"), goes_on)
        self._login = login
        self._starts_at_login = login is not None and login.is_on()
        self.at_login = self._check(say("&Start when I log in, out of sight"), self._starts_at_login)
        self.at_login.setVisible(login is not None)
        self._lay_out()
        self.quiet.toggled.connect(self._enable)
        self.on.toggled.connect(self._enable)
        self._enable()
        self._show_pause(paused_until)

    @property
    def preferences(self) -> Mapping[str, object]:
        """The preference as edited."""
        settings = ReminderSettings(
            on=self.on.isChecked(),
            when=When(self.when.currentData()),
            before_closing=self.before_closing.isChecked(),
            interviews=self.interviews.isChecked(),
            digest_at=self.digest.currentData(),
            quiet=QuietHours(self.quiet_since.currentData(), self.quiet_until.currentData()) if self.quiet.isChecked() else None,
            silent_days=frozenset(day for day, box in self.silent_days.items() if box.isChecked()),
            later=Later(self.later.currentData()),
        )
        return {PREFERENCE: preference_of(settings), GOES_ON: None if self.goes_on.isChecked() else False}

    @property
    def login_is_changed(self) -> bool:
        """Whether the program is to start with the session, other than it does."""
        return self.at_login.isChecked() is not self._starts_at_login

    def switch_login(self) -> str | None:
        """Have the program start with the session as was chosen; return what went wrong."""
        if self._login is None or not self.login_is_changed:
            return None
        try:
            self._login.turn(self.at_login.isChecked())
        except OSError as fault:
            return self._words.say("{file}: {what}", file=fault.filename or "", what=fault.strerror or str(fault))
        self._starts_at_login = self.at_login.isChecked()
        return None

    def _lay_out(self) -> None:
        say = self._words.say
        pausing = QHBoxLayout()
        pausing.setSpacing(8)
        for button in (self.pause_button, self.go_on):
            button.setAutoDefault(False)
            pausing.addWidget(button)
        pausing.addWidget(self.paused, 1)
        self.go_on.clicked.connect(lambda: self._begin_pause(None))
        menu = QMenu(self.pause_button)
        menu.aboutToShow.connect(lambda: self._offer_pauses(menu))
        self.pause_button.setMenu(menu)
        self.pause_button.setAccessibleName(say("Pause"))
        message = QWidget(self)
        parts = QVBoxLayout(message)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(6)
        for widget in (Field(say("When to remind of a &message"), self.when), self.before_closing, self.interviews):
            parts.addWidget(widget)
        hours = QWidget(self)
        row = QHBoxLayout(hours)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.quiet)
        self.quiet_since.setAccessibleName(say("Quiet from"))
        self.quiet_until.setAccessibleName(say("Quiet until"))
        # Translators: quiet hours: “Be quiet from [20:00] until [08:00]”
        row.addWidget(plain_label(self._words.say_in("quiet hours", "from"), parent=self))
        row.addWidget(self.quiet_since)
        row.addWidget(plain_label(self._words.say_in("quiet hours", "until"), parent=self))
        row.addWidget(self.quiet_until)
        row.addStretch(1)
        days = QWidget(self)
        flow = FlowLayout(days, spacing=14)
        for box in self.silent_days.values():
            flow.addWidget(box)
        self._below = [message, hours, self.digest, days, self.later, self.goes_on]
        layout = QVBoxLayout(self)
        leave_room_for_bar(layout, above=16)
        layout.setSpacing(16)
        layout.addWidget(self.on)
        layout.addWidget(self.around)
        layout.addLayout(pausing)
        layout.addWidget(message)
        hint = say("Where several are due on a day, they come as one reminder. What you missed comes together as well.")
        layout.addWidget(Field(say("Morning &digest"), self.digest, hint))
        layout.addWidget(hours)
        layout.addWidget(
            Field(say("Silent &days"), days, say("What falls into silence is kept for afterwards, unless it is over by then."))
        )
        layout.addWidget(Field(say("The button “&Later” of a reminder means"), self.later))
        staying = QWidget(self)
        column = QVBoxLayout(staying)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.goes_on)
        column.addWidget(self.at_login)
        layout.addWidget(Field(say("So that reminders reach you"), staying))
        layout.addStretch(1)

    def _week(self) -> list[int]:
        """Return the weekdays in the language's order."""
        first = self._words.customs.first_week_day
        return [*_WEEK[first:], *_WEEK[:first]]

    def _check(self, text: str, on: bool) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setChecked(on)
        return box

    def _box(self, entries: list[tuple[str, object]], chosen: object) -> NarrowBox:
        box = NarrowBox(self)
        for text, value in entries:
            box.addItem(text, value)
        box.setCurrentIndex([value for _text, value in entries].index(chosen))
        return box

    def _times(self, chosen: dt.time | None, preset: dt.time | None, none: str | None = None) -> NarrowBox:
        """Return a choice of half hours, and whatever other time is chosen."""
        times = sorted({*_HALF_HOURS, *(one for one in (chosen, preset) if one is not None)})
        entries: list[tuple[str, object]] = [(self._time(one), one) for one in times]
        return self._box([(none, None), *entries] if none is not None else entries, chosen)

    def _time(self, time: dt.time) -> str:
        zone = self._words.zone
        return self._words.time(dt.datetime.combine(dt.date(2026, 1, 1), time, zone))

    def _enable(self) -> None:
        on = self.on.isChecked()
        for widget in self._below:
            widget.setEnabled(on)
        self.quiet_since.setEnabled(on and self.quiet.isChecked())
        self.quiet_until.setEnabled(on and self.quiet.isChecked())
        self.pause_button.setEnabled(on)

    def _offer_pauses(self, menu: QMenu) -> None:
        menu.clear()
        for text, until in pauses(self._words, self._clock):
            menu.addAction(text, lambda until=until: self._begin_pause(until))  # type: ignore[misc]

    def _begin_pause(self, until: dt.datetime | None) -> None:
        if self._pause(until):
            self._show_pause(until)

    def _show_pause(self, until: dt.datetime | None) -> None:
        said = "" if until is None else self._words.say("Paused until {moment}.", moment=self._words.day_and_time(until))
        self.paused.setText(said)
        self.go_on.setVisible(until is not None)


def later_names(words: Words) -> list[tuple[str, object]]:
    """Return what the choices of later are called, whatever the time."""
    say = words.say
    return [
        (say("In an hour"), Later.IN_AN_HOUR),
        (say("This afternoon, or else tomorrow"), Later.THIS_AFTERNOON),
        (say("Tomorrow"), Later.TOMORROW),
        (say("On the next working day"), Later.NEXT_WORKING_DAY),
        (say("In a week"), Later.IN_A_WEEK),
    ]


def around_sentences(words: Words, surroundings: Surroundings) -> list[str]:
    """Return what is going on: who shows reminders here, and what is missing."""
    say, service = words.say, surroundings.service
    if service is None:
        said = [say("No notification service answers on this desktop: reminders are shown in the window while it is open.")]
    elif surroundings.buttons:
        said = [say("Reminders are shown by this desktop ({service}), with buttons.", service=service)]
    else:
        said = [say("Reminders are shown by this desktop ({service}) without buttons: a click opens Hearback.", service=service)]
    if surroundings.do_not_disturb is DoNotDisturb.ON:
        said.append(say("You have asked the desktop not to disturb you: what is due is kept for afterwards."))
    if not surroundings.tray:
        said.append(say("There is no tray here for Hearback’s icon."))
    return said
