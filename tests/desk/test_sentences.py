"""The sentences of steps: what comes next as the list says it, and why."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desk.window_setting import words_in
from hearback.desk.language.sentences import Sentences, Tone
from hearback.desk.language.short_days import ShortDays
from hearback.desk.words import Words
from hearback.domain.job_application import Step
from hearback.domain.next_step import Fact, NextStep, Reason, ReasonCode, Window
from hearback.domain.stage import Stage, StageKind
from hearback.usecases.change import Act
from hearback.usecases.ports import StoreProblem
from house.checkout import ROOT

BERLIN = ZoneInfo("Europe/Berlin")


def at(day: int, hour: int = 9, month: int = 11) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=BERLIN)


NOW = at(23, 14)
WORDS = words_in("en-GB", Path("nowhere"))
SHIPPED = sorted(path.name.replace("_", "-") for path in (ROOT / "resources" / "locale").iterdir() if path.is_dir())
SENTENCES = Sentences(WORDS, ShortDays("en-GB", BERLIN))


def step(kind: Step, earliest: dt.datetime, best: dt.datetime, latest: dt.datetime, *reasons: Reason) -> NextStep:
    return NextStep(step=kind, window=Window(earliest, best, latest), reasons=reasons)


def reason(code: ReasonCode, **facts: Fact) -> Reason:
    return Reason(code, facts)


PROMISED = reason(ReasonCode.PROMISE, answer_by=dt.date(2026, 11, 27), made=at(20), **{"from": at(24), "to": at(30)})


@pytest.mark.parametrize(
    ("next_step", "text", "tone"),
    [
        (step(Step.CHECK_IN, at(23), at(23, 10), at(25, 18)), "Check-in today", Tone.DUE),
        (step(Step.CHECK_IN, at(23), at(25), at(27, 18)), "Check-in, best Wed", Tone.DUE),
        (step(Step.THANK_YOU, at(23), at(23), at(23, 18)), "Thank-you by 18:00", Tone.DUE),
        (step(Step.FINAL_CHECK_IN, at(20), at(23), at(30)), "Last check-in or move on", Tone.DUE),
        (step(Step.CHECK_IN, at(16), at(16), at(20, 18)), "late: check-in", Tone.DUE),
        (step(Step.CHECK_IN, at(30), at(1, month=12), at(3, month=12)), "Tue 1 Dec", Tone.CALM),
        (step(Step.CHECK_IN, at(30), at(30), at(3, month=12), PROMISED), "they said by 27 Nov", Tone.CALM),
        (NextStep(step=Step.WAIT_FOR_INTERVIEW, at=at(26)), "after Thu’s interview", Tone.CALM),
        (NextStep(step=Step.WAIT_FOR_INTERVIEW, at=at(24)), "after tomorrow’s interview", Tone.CALM),
        (NextStep(step=Step.WAIT_FOR_INTERVIEW, at=at(23, 16)), "after today’s interview", Tone.CALM),
        (NextStep(step=Step.WAIT_FOR_INTERVIEW, at=at(8, month=12)), "after the interview on 8 Dec", Tone.CALM),
        (NextStep(step=Step.MOVE_ON, at=at(20)), "Move on?", Tone.DUE),
        (NextStep(step=Step.MOVE_ON, at=at(4, month=12)), "move on Fri 4 Dec?", Tone.CALM),
        (NextStep(step=Step.ANSWER_THEM, at=at(20)), "Answer them", Tone.DUE),
        (NextStep(step=Step.NOTHING), "–", Tone.CALM),
    ],
)  # fmt: skip
def test_the_list_says_what_comes_next(next_step: NextStep, text: str, tone: Tone) -> None:
    line = SENTENCES.next_step(next_step, NOW)
    assert (line.text, line.tone) == (text, tone)


OPENS: dict[str, Fact] = {"moves": ("earliest", "best"), "from": at(24), "to": at(28)}


@pytest.mark.parametrize(
    ("reasons", "said"),
    [
        (
            [reason(ReasonCode.AFTER_ROUND, at=at(19, 15), round="Panel")],
            ["It counts from the end of Panel (Thu 19 Nov, 15:00)."],
        ),
        (
            [reason(ReasonCode.AFTER_MESSAGE, at=at(20, 15), kind="thank-you", to=("Priya", "Tom"))],
            ["It counts from your last message: Thank-you to Priya and Tom (Fri 20 Nov, 15:00)."],
        ),
        (
            [reason(ReasonCode.PACE, pace="tech-startup", step="check-in", timing=("2wd", "2wd", "3wd"))],
            ["Tech start-ups: a check-in is well timed 2 to 3 working days later."],
        ),
        (
            [reason(ReasonCode.PACE, pace="typical", step="thank-you", timing=("24h", "24h", "48h"))],
            ["Usually: a thank-you is well timed 24 to 48 hours later."],
        ),
        (
            [reason(ReasonCode.PACE, pace="mine", name="My agency", step="move-on", timing=("1d",))],
            ["My agency: after 1 day without an answer it is time to move on."],
        ),
        (
            [
                reason(ReasonCode.WEEKEND, day=dt.date(2026, 11, 28), **OPENS),
                reason(ReasonCode.HOLIDAY, day=dt.date(2026, 11, 30), holiday="St Andrew’s Day", **OPENS),
            ],
            ["Because of the weekend and St Andrew’s Day (Mon 30 Nov) it opens on Sat 28 Nov, 09:00."],
        ),
        ([PROMISED], ["They said they would answer by Fri 27 Nov, so there is no reminder before Mon 30 Nov, 09:00."]),
        (
            [reason(ReasonCode.COURTESY, sent=at(22), company="Lumen", application="x", **{"from": at(23), "to": at(24)})],
            ["You wrote to Lumen about another application (Sun 22 Nov, 09:00), so 48 hours lie in between."],
        ),
        ([reason(ReasonCode.PINNED, day=dt.date(2026, 11, 26), to=at(26))], ["You put it on Thu 26 Nov."]),
    ],
)  # fmt: skip
def test_reasons_are_told_in_full_sentences(reasons: list[Reason], said: list[str]) -> None:
    assert SENTENCES.why(NextStep(step=Step.CHECK_IN, reasons=tuple(reasons))) == said


EVERY: dict[str, Fact] = {
    "at": at(20),
    "kind": "holding",
    "to": at(24),
    "from": at(23),
    "latest": at(22),
    "people": ("Priya",),
    "day": dt.date(2026, 11, 26),
    "step": "check-in",
    "timing": ("7d", "7d", "10d"),
    "pace": "finance",
    "holiday": "Epiphany",
    "answer_by": dt.date(2026, 11, 27),
    "made": at(20),
    "sent": at(20),
    "company": "Lumen",
    "application": "x",
    "until": at(25),
    "moves": ("latest",),
}


@pytest.mark.parametrize("code", list(ReasonCode))
def test_every_reason_has_a_sentence(code: ReasonCode) -> None:
    facts = {**EVERY, "kind": "thank-you", "to": ("Priya",)} if code is ReasonCode.AFTER_MESSAGE else EVERY
    (said,) = SENTENCES.why(NextStep(step=Step.CHECK_IN, reasons=(Reason(code, facts),)))
    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        (Stage(StageKind.ROUND, 2), "2nd round"),
        (Stage(StageKind.ROUND, 5), "Round 5"),
        (Stage(StageKind.ROUND, 1, "Panel"), "Panel"),
        (Stage(StageKind.OFFER), "Offer"),
    ],
)
def test_a_stage_is_said_in_a_word_or_two(stage: Stage, said: str) -> None:
    assert SENTENCES.stage(stage) == said


def test_everything_that_can_be_named_is_named() -> None:
    for act in Act:
        assert SENTENCES.act(act, "Lumen & Söhne").endswith("Lumen & Söhne")
    for problem in StoreProblem:
        assert SENTENCES.store_problem(problem, "/data/hearback.db").endswith(".")
    for kind in StageKind:
        assert SENTENCES.stage(Stage(kind, 1))
    assert SENTENCES.act(Act.IMPORT, "25") == "import of 25 applications"


@pytest.mark.parametrize("language", ["en", "en-001", "en-GB", *SHIPPED])
def test_short_days_are_written_as_the_words_write_them(language: str) -> None:
    words = Words(Path("nowhere"), language, BERLIN)
    days = ShortDays(language, BERLIN)
    this_year = dt.datetime.now(BERLIN).date()
    for month in range(1, 13):
        day = dt.date(this_year.year, month, 3)
        assert days.day(day, this_year) == words.day(day)
        assert days.day(day.replace(year=2031), this_year) == words.day(day.replace(year=2031))
    assert days.time(at(23, 14)) == words.time(at(23, 14))
