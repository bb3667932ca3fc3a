"""What holds of the follow-up rules for any history: an answer, windows in order and in working time, steps that go forward."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from hearback.domain.follow_up import next_step, plan
from hearback.domain.history import history_at, letters_matter_from
from hearback.domain.job_application import (
    Closing,
    ConversationNote,
    JobApplication,
    Message,
    MessageKind,
    NoteKind,
    Outcome,
    Person,
    Pin,
    Promise,
    Reply,
    ReplyKind,
    Round,
    Skip,
    Snooze,
    Step,
)
from hearback.domain.letter import Letter
from hearback.domain.moments import Moment
from hearback.domain.pace import Pace, PaceChanges, Span, SpanUnit, Timing
from hearback.domain.workdays import Calendar

Given = tuple[JobApplication, Pace, Calendar, list[Letter], dt.datetime]

ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
]
WEEKENDS = [{5, 6}, {4, 5}, {4}, set[int](), {0, 2, 4, 6}]
A_WEEK_OFF = {dt.date(2026, 3, 23) + dt.timedelta(days=days): "Spring week" for days in range(9)}
HOLIDAYS = [
    {},
    A_WEEK_OFF,
    {dt.date(2026, 3, 27): "Friday off", dt.date(2026, 3, 30): "Monday off", dt.date(2011, 12, 29): "Thursday off"},
]

# clock changes in spring (Morocco's Ramadan time too) and autumn, and the day that Samoa left out
ORIGINS = [
    dt.datetime(2026, 3, 1, tzinfo=dt.UTC),
    dt.datetime(2026, 10, 20, tzinfo=dt.UTC),
    dt.datetime(2011, 12, 20, tzinfo=dt.UTC),
]
_ORDER = {
    Step.NOTHING: 0,
    Step.ANSWER_THEM: 0,
    Step.THANK_YOU: 1,
    Step.WAIT_FOR_INTERVIEW: 2,
    Step.CHECK_IN: 3,
    Step.APPLICATION_CHECK_IN: 3,
    Step.FINAL_CHECK_IN: 4,
    Step.MOVE_ON: 5,
}

PEOPLE = (Person(name="Priya Nair", email="Priya@Lumen.example"), Person(name="Tom Weiss", email="tom@lumen.example"))
NAMES = ["Priya Nair", " priya  nair", "Tom Weiss", "tom@lumen.example", "Nobody known"]

spans = st.builds(Span, st.integers(0, 30), st.sampled_from(SpanUnit))
timings = st.tuples(spans, spans, spans)


def paces_of(timing: st.SearchStrategy[Timing], span: st.SearchStrategy[Span]) -> st.SearchStrategy[Pace]:
    return st.builds(
        Pace,
        id=st.just("any"),
        thank_you=timing,
        check_in=timing,
        application_check_in=timing,
        final_check_in=timing,
        move_on=span,
    )


people = st.lists(st.sampled_from(NAMES), max_size=3).map(tuple)
steps = st.sampled_from(Step)


def calendars() -> st.SearchStrategy[Calendar]:
    def build(zone: str, weekend: set[int], holidays: dict[dt.date, str]) -> Calendar:
        return Calendar(ZoneInfo(zone), frozenset(weekend), lambda year: {d: n for d, n in holidays.items() if d.year == year})

    return st.builds(build, st.sampled_from(ZONES), st.sampled_from(WEEKENDS), st.sampled_from(HOLIDAYS))


def moments(origin: dt.datetime) -> st.SearchStrategy[Moment]:
    """Instants and days without a time within five weeks, many of them equal or on a round hour."""
    hours = st.integers(0, 35 * 24).map(lambda hours: origin + dt.timedelta(hours=hours))
    minutes = st.integers(0, 35 * 24 * 60).map(lambda minutes: origin + dt.timedelta(minutes=minutes))
    days = st.integers(0, 35).map(lambda days: (origin + dt.timedelta(days=days)).date())
    return st.one_of(hours, minutes, days)


@st.composite
def applications(draw: st.DrawFn, origin: dt.datetime) -> JobApplication:
    at = moments(origin)
    days = st.integers(0, 45).map(lambda days: (origin + dt.timedelta(days=days)).date())
    rounds = st.builds(Round, starts=at, ends=st.none() | at, people=people, cancelled=st.booleans())
    return draw(
        st.builds(
            JobApplication,
            id=st.just("this"),
            company=st.just("Lumen Health"),
            role=st.just("Engineer"),
            applied=st.none() | at,
            pace_changes=st.just(PaceChanges()) | st.builds(PaceChanges, check_in=st.none() | timings, move_on=st.none() | spans),
            closed=st.none() | st.none() | st.builds(Closing, at=at, outcome=st.sampled_from(Outcome)),
            people=st.just(
                (Person(name="Priya Nair", email="Priya@Lumen.example"), Person(name="Tom Weiss", email="tom@lumen.example"))
            ),
            rounds=st.lists(rounds, max_size=3).map(tuple),
            messages=st.lists(st.builds(Message, kind=st.sampled_from(MessageKind), sent=at, to=people), max_size=4).map(tuple),
            replies=st.lists(st.builds(Reply, received=at, kind=st.sampled_from(ReplyKind)), max_size=3).map(tuple),
            promises=st.lists(st.builds(Promise, made=at, answer_by=days), max_size=2).map(tuple),
            skips=st.lists(st.builds(Skip, step=steps, at=at), max_size=2).map(tuple),
            snooze=st.none() | st.builds(Snooze, step=steps, set=at, until=at),
            pin=st.none() | st.builds(Pin, step=steps, set=at, day=days),
        )
    )


@st.composite
def histories(draw: st.DrawFn) -> Given:
    """An application with a pace, a calendar, letters about others, and an instant somewhere among it all."""
    origin = draw(st.sampled_from(ORIGINS))
    letters = st.builds(
        Letter,
        application=st.sampled_from(["this", "another"]),
        company_key=st.sampled_from(["lumen health", "arbor bank"]),
        emails=st.frozensets(st.sampled_from(["priya@lumen.example", "tom@lumen.example"]), max_size=1),
        sent=st.integers(0, 60 * 24).map(lambda hours: origin + dt.timedelta(hours=hours)),
    )
    now = origin + dt.timedelta(hours=draw(st.integers(-24, 80 * 24)))
    return draw(applications(origin)), draw(paces_of(timings, spans)), draw(calendars()), draw(st.lists(letters, max_size=4)), now


def works_at(calendar: Calendar, instant: dt.datetime, *, closing: bool = False) -> bool:
    """Whether an instant is working time, told from the wall clock alone; `closing` allows for 18:00."""
    wall = instant.astimezone(calendar.zone)
    working_day = wall.weekday() not in calendar.weekend and wall.date() not in calendar.holidays_in(wall.year)
    return working_day and (dt.time(9) <= wall.time() < dt.time(18) or (closing and wall.time() == dt.time(18)))


def is_plain(fact: object) -> bool:
    """Whether a reason's fact can be written down as it is: text, a number, a day, an aware instant, several texts."""
    if isinstance(fact, dt.datetime):
        return fact.tzinfo is not None
    if isinstance(fact, tuple):
        return all(type(part) is str for part in fact)
    return type(fact) in {str, int, bool, dt.date}


@settings(max_examples=120, deadline=None)
@given(histories())
def test_every_history_has_an_answer_whose_window_is_in_order_and_within_working_time(
    history: Given,
) -> None:
    application, pace, calendar, letters, now = history
    found = next_step(application, pace, calendar, now, letters)
    if found.window is not None:
        assert found.window.earliest <= found.window.best <= found.window.latest
        assert works_at(calendar, found.window.earliest)
        assert works_at(calendar, found.window.best)
        assert works_at(calendar, found.window.latest, closing=True)
    if found.step is Step.MOVE_ON:
        assert found.at is not None
        assert works_at(calendar, found.at, closing=True)
    assert (found.window is not None) == (
        found.step in {Step.THANK_YOU, Step.CHECK_IN, Step.FINAL_CHECK_IN, Step.APPLICATION_CHECK_IN}
    )
    assert (found.status(now) is None) == (found.step is Step.NOTHING)
    assert all(is_plain(fact) for reason in found.reasons for fact in reason.facts.values())


@settings(max_examples=120, deadline=None)
@given(histories(), st.integers(0, 120 * 24 * 60))
def test_a_plan_holds_until_it_says(history: Given, minutes: int) -> None:
    application, pace, calendar, letters, now = history
    made = plan(application, pace, calendar, now, letters)
    later = now + dt.timedelta(minutes=minutes)
    if made.holds_until is not None:
        assert made.holds_until > now
        later = min(later, made.holds_until - dt.datetime.resolution)
    assert next_step(application, pace, calendar, later, letters) == made.next_step


@settings(max_examples=50, deadline=None)
@given(histories())
def test_a_plan_is_not_made_anew_for_nothing(history: Given) -> None:
    """Between two events, time alone brings at most three more steps, so that a plan is not asked for every day."""
    application, pace, calendar, letters, now = history
    events = sum(len(part) for part in (application.rounds, application.messages, application.replies, application.promises))
    events += len(application.skips) + len(letters) + 3
    for _ in range(events + 4):
        until = plan(application, pace, calendar, now, letters).holds_until
        if until is None:
            return
        now = until
    raise AssertionError(f"still not settled at {now}")


@settings(max_examples=120, deadline=None)
@given(histories(), st.integers(0, 90 * 24 * 60))
def test_time_only_moves_the_step_forward_and_never_its_window(history: Given, minutes: int) -> None:
    application, pace, calendar, letters, now = history
    later = now + dt.timedelta(minutes=minutes)
    unfolds = history_at(application, calendar, now).unfolds
    if unfolds is not None:
        later = min(later, unfolds - dt.datetime.resolution)
    letters = [letter for letter in letters if letter.sent <= now]
    before = next_step(application, pace, calendar, now, letters)
    after = next_step(application, pace, calendar, later, letters)
    assert _ORDER[after.step] >= _ORDER[before.step]
    if before.step is after.step:
        assert after == before


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(ZONES), st.sampled_from([{5, 6}, set(range(7))]), st.data())
def test_the_ends_of_the_calendar_have_an_answer_too(zone: str, weekend: set[int], data: st.DataObject) -> None:
    """Nobody was interviewed in the year 1 or 9999, but a file may say so; and no calendar is so empty that it hangs."""
    days = st.sampled_from([dt.date.min, dt.date(1, 1, 3), dt.date(2026, 3, 27), dt.date(9999, 12, 30), dt.date.max])
    edges = ("0001-01-01T00:00+00:00", "2026-03-27T10:00+00:00", "9999-12-31T23:59:59.999999+00:00")
    instants = st.sampled_from(edges).map(dt.datetime.fromisoformat)
    at = days | instants
    calendar = Calendar(ZoneInfo(zone), frozenset(weekend), lambda year: {})
    application = JobApplication(
        id="this",
        company="Lumen Health",
        role="Engineer",
        applied=data.draw(st.none() | at),
        rounds=tuple(data.draw(st.lists(st.builds(Round, starts=at, ends=st.none() | at), max_size=2))),
        messages=tuple(data.draw(st.lists(st.builds(Message, kind=st.sampled_from(MessageKind), sent=at), max_size=2))),
        promises=tuple(data.draw(st.lists(st.builds(Promise, made=at, answer_by=days), max_size=1))),
        snooze=data.draw(st.none() | st.builds(Snooze, step=steps, set=at, until=at)),
        pin=data.draw(st.none() | st.builds(Pin, step=steps, set=at, day=days)),
    )
    span = st.builds(Span, st.sampled_from([0, 1, 9999]), st.sampled_from(SpanUnit))
    pace = data.draw(paces_of(st.tuples(span, span, span), span))
    now = data.draw(instants)
    made = plan(application, pace, calendar, now, ())
    window = made.next_step.window
    assert window is None or window.earliest <= window.best <= window.latest


@settings(max_examples=200, deadline=None)
@given(histories())
def test_letters_from_long_before_move_nothing(history: Given) -> None:
    application, pace, calendar, letters, now = history
    since = letters_matter_from(application, calendar, now)
    near = [letter for letter in letters if since is None or letter.sent >= since]
    assert plan(application, pace, calendar, now, near).next_step == plan(application, pace, calendar, now, letters).next_step


@settings(max_examples=100, deadline=None)
@given(histories(), st.text(max_size=20))
def test_words_and_tags_move_nothing(history: Given, words: str) -> None:
    application, pace, calendar, letters, now = history
    said = replace(
        application,
        language="de",
        url=words,
        location=words,
        source=words,
        salary=words,
        tags=("tag",),
        strengths=(words,),
        notes=words,
        messages=tuple(replace(message, subject=words, body=words) for message in application.messages),
        replies=tuple(replace(reply, text=words) for reply in application.replies),
        rounds=tuple(replace(one, notes=(ConversationNote(text=words, kind=NoteKind.FIT),)) for one in application.rounds),
    )
    assert plan(said, pace, calendar, now, letters) == plan(application, pace, calendar, now, letters)
