"""Until when reminders can be paused, in words."""

import datetime as dt

from hearback.desk.words import Words
from hearback.domain.reminders.later import day_moment
from hearback.usecases.ports import Clock


def pauses(words: Words, clock: Clock) -> list[tuple[str, dt.datetime]]:
    """Return until when reminders can be paused, with what that is called."""
    now, zone, say = clock.now(), clock.zone(), words.say
    today = now.astimezone(zone).date()
    hour = now + dt.timedelta(hours=1)
    tomorrow, week = day_moment(today + dt.timedelta(days=1), zone), day_moment(today + dt.timedelta(days=7), zone)
    return [
        (say("For an hour ({time})", time=words.time(hour, zone)), hour),
        (say("Until tomorrow ({day})", day=words.day(tomorrow, zone)), tomorrow),
        (say("For a week ({day})", day=words.day(week, zone)), week),
    ]
