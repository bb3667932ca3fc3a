"""The page of response times: curves and tables by hand and by key, what others say, proposals, a year, and files."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desk.response_times_page_setting import PageSetting, met, written_to
from hearback.desk.response_times.exporting import Exporting
from hearback.desk.response_times.gleaning_form import GleaningForm
from hearback.desk.response_times.proposal_card import ProposalCard
from hearback.domain.job_application import JobApplication
from hearback.domain.response_times.overview import Grouping
from hearback.domain.response_times.waits import Origin
from hearback.usecases.change import Act, Edits
from house.checkout import ROOT, run_python

Open = Callable[..., PageSetting]

STARTUPS = [written_to(number, replied_after=3 + number) for number in range(7)]
WAITING = [written_to(number, replied_after=None, ago=5) for number in range(10, 12)]
FEW = [written_to(20, replied_after=9, pace="finance"), written_to(21, replied_after=None, pace="finance")]
SLOW_BANKS = [met(number, ago=90 + number, replied_after=22) for number in range(12)]


@pytest.fixture
def opened_with(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    settings: list[PageSetting] = []

    def opened_with(applications: Sequence[JobApplication], language: str = "en-GB") -> PageSetting:
        setting = PageSetting(qtbot, tmp_path / str(len(settings)), applications, language)
        settings.append(setting)
        setting.open()
        return setting

    yield opened_with
    for setting in settings:
        setting.close()


# the curves and their table


def test_an_industry_has_a_curve_once_it_has_five_replies_and_is_all_together_before(opened_with: Open) -> None:
    setting = opened_with([*STARTUPS, *WAITING, *FEW])
    assert [line.name for line in setting.page.waits.chart.lines] == ["Tech start-ups", "All together"]
    startups, banks = setting.rows("groups")
    assert startups[:3] == ["Tech start-ups", "9", "7"] and startups[6] == "2 to 3 working days"
    assert banks[:3] == ["Banks, insurance, consulting and law", "2", "1"]
    model = setting.page.waits.groups.texts
    aloud = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert aloud == "Banks, insurance, consulting and law, few of its own"
    assert "needs 5 replies" in setting.page.waits.hint.text()
    assert "11 messages you sent" in setting.page.summary.text()


def test_what_is_chosen_stays_chosen_when_something_is_counted_anew(opened_with: Open) -> None:
    setting = opened_with([*STARTUPS, *WAITING, *FEW])
    setting.page.waits.groups.choose(1)
    setting.page.waits.waiting.choose(1)
    setting.act(Act.RECORD_REPLY, **{"one-10": written_to(10, replied_after=4, ago=5)})
    assert setting.page.waits.groups.row == 1 and setting.page.waits.chart.lead != ""
    assert setting.page.waits.told.text().startswith("Company 11: ")


def test_nothing_of_it_is_loaded_before_it_is_opened(tmp_path: Path) -> None:
    ask = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from hearback.composition.parts import opened
from hearback.composition.window import build_window
from hearback.desk.theme import Theme
from hearback.desk.window.window_memory import WindowMemory
app = QApplication(["hearback"])
with opened(Path(sys.argv[1])) as parts:
    window = build_window(app, parts, Theme(app, parts.shipped.text, parts.shipped.path), WindowMemory(None))
    window.finish_start()
    print(*(name for name in sys.modules if name.startswith(("hearback.desk.response_times", "PySide6.QtSvg"))))
    window.close()
"""
    done = run_python(
        "-c", ask, str(tmp_path / "data"), env={"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT / "desktop")}
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


def test_little_data_says_what_it_needs_and_none_at_all_what_will_be_here(opened_with: Open) -> None:
    little = opened_with(FEW).page
    assert little.waits.hint.text().startswith("1 reply is known so far. A curve of its own needs 5 replies")
    assert [line.name for line in little.waits.chart.lines] == ["All together"]
    nothing = opened_with([]).page
    assert nothing.waits.hint.text() == ""
    assert "Here you will see how long replies take" in nothing.summary.text()
    assert nothing.waits.told.text() == "Nothing waits for a reply right now."
    assert len(nothing.waits.chart.places()) == 0
    nothing.grab()


def test_chances_are_doubted_where_few_messages_were_replied_to(opened_with: Open) -> None:
    quiet = [written_to(number, replied_after=None, ago=200, pace="finance") for number in range(30, 36)]
    lucky = [written_to(40, replied_after=3), written_to(41, replied_after=None, ago=1)]
    page = opened_with([*quiet, *lucky]).page
    assert "only about half of what chances above 15% promised came true" in page.waits.waiting_card.meaning.text()
    assert "promised" not in opened_with([*STARTUPS, *WAITING]).page.waits.waiting_card.meaning.text()


def test_waits_are_counted_from_interviews_and_by_step(opened_with: Open) -> None:
    setting = opened_with([*STARTUPS, *SLOW_BANKS])
    waits = setting.page.waits
    waits.switches[Origin.ROUND].click()
    setting.settle()
    assert [row[:3] for row in setting.rows("groups")] == [["Banks, insurance, consulting and law", "12", "12"]]
    assert "12 interviews you had" in setting.page.summary.text()
    waits.switches[Origin.MESSAGE].click()
    waits.switches[Grouping.STEP].click()
    setting.settle()
    assert [row[:3] for row in setting.rows("groups")] == [["Thank-you", "12", "12"], ["Check-in", "7", "7"]]
    assert len(setting.rows("groups")[0]) == 5


def test_company_sizes_are_offered_where_one_is_known(opened_with: Open) -> None:
    assert opened_with(STARTUPS).page.waits.switches[Grouping.SIZE].isHidden()
    sized = [written_to(number, replied_after=4, tags=("20 employees",)) for number in range(30, 36)]
    setting = opened_with([*STARTUPS, *sized])
    setting.page.waits.switches[Grouping.SIZE].click()
    setting.settle()
    assert [row[0] for row in setting.rows("groups")] == ["Size not known", "Fewer than 50 people"]


def test_a_row_that_is_chosen_lets_its_curve_lead(opened_with: Open, qtbot: QtBot) -> None:
    setting = opened_with([*STARTUPS, *FEW])
    groups, chart = setting.page.waits.groups, setting.page.waits.chart
    groups.setFocus()
    groups.choose(0)
    assert chart.lead == "tech-startup"
    qtbot.keyClick(groups, Qt.Key.Key_Down)
    assert next(line.name for line in chart.lines if line.key == chart.lead) == "All together"


def test_the_chart_is_read_out_by_keys_and_mouse(opened_with: Open, qtbot: QtBot) -> None:
    chart = opened_with(STARTUPS).page.waits.chart
    assert chart.accessibleDescription() == "The arrow keys read it out."
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleDescription().startswith("0 working days after the message; Tech start-ups: 0%")
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleDescription().startswith("1 working day after the message")
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.accessibleDescription().endswith("not known") or "100%" in chart.accessibleDescription()
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.place is None
    at, none = QPointF(chart.x_of_place(4), 40), Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, at, chart.mapToGlobal(at), none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(chart, moved)
    assert chart.place == 4
    chart.grab()


def test_escape_leaves_the_read_out_first_and_then_the_page(opened_with: Open, qtbot: QtBot) -> None:
    page = opened_with(STARTUPS).page
    chart = page.waits.chart
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert page.isVisible()
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_time_runs_to_the_left_where_one_reads_from_the_right(opened_with: Open, qtbot: QtBot) -> None:
    page = opened_with(STARTUPS).page
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for chart in (page.waits.chart, page.waits.bars):
        first, last = chart.places()[0], chart.places()[-1]
        assert chart.x_of_place(first) > chart.x_of_place(last)
        assert chart.place_at(chart.x_of_place(last)) == last
        chart.grab()
    page.waits.chart.read(3)
    qtbot.keyClick(page.waits.chart, Qt.Key.Key_Left)
    assert page.waits.chart.place == 4


# those still waiting, the weeks, the balance


def test_those_still_waiting_are_told_with_the_cases_behind(opened_with: Open) -> None:
    setting = opened_with([*STARTUPS, *WAITING])
    rows = setting.rows("waiting")
    assert [row[0] for row in rows] == ["Company 10, Engineer", "Company 11, Engineer"]
    # both were written to on a Wednesday; four of the others waited for longer than these three working days
    assert {row[1] for row in rows} == {"3 d"} and {row[3] for row in rows} == {"4"}
    setting.page.waits.waiting.choose(0)
    assert setting.page.waits.told.text().startswith("Company 10: You have been waiting for 3 working days. Of 4 waits")


def test_a_wait_that_is_opened_is_chosen_in_the_window(opened_with: Open, qtbot: QtBot) -> None:
    setting = opened_with([*STARTUPS, *WAITING])
    waiting = setting.page.waits.waiting
    waiting.setFocus()
    waiting.choose(1)
    qtbot.keyClick(waiting, Qt.Key.Key_Return)
    assert setting.window.chosen == "one-11" and not setting.page.isVisible()


def test_weeks_are_read_out_back_to_the_first(opened_with: Open, qtbot: QtBot) -> None:
    bars = opened_with([*STARTUPS, written_to(40, replied_after=7, ago=600)]).page.waits.bars
    assert (bars.weeks[0].sent, bars.weeks[1].replies) == (1, 1)
    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_Home)
    assert bars.accessibleDescription().endswith("sent: 1; replies: 0")
    assert 0 < bars.x_of_place(0) < bars.width()
    bars.grab()


def test_an_answer_is_counted_at_once_while_the_page_is_open(opened_with: Open) -> None:
    setting = opened_with([*STARTUPS, *WAITING])
    setting.act(Act.RECORD_REPLY, **{"one-10": written_to(10, replied_after=4, ago=5)})
    assert [row[0] for row in setting.rows("waiting")] == ["Company 11, Engineer"]
    assert setting.rows("groups")[0][2] == "8"


def test_the_balance_says_what_it_is_based_on(opened_with: Open) -> None:
    page = opened_with(SLOW_BANKS).page
    assert "Of the latest 12: 8 in time, 4 sooner than planned, 0 later, 0 not at all." in page.balance.text()
    assert page.balance.text().startswith("Your follow-ups are in balance.")


# proposals


def test_a_pace_that_the_answers_contradict_is_changed_and_changed_back(opened_with: Open, qtbot: QtBot) -> None:
    setting = opened_with([*SLOW_BANKS, met(50, ago=2, replied_after=None)])
    (card,) = _cards(setting)
    assert card.text.startswith("Banks, insurance, consulting and law: most of your 12 answers took longer than the pace allows.")
    assert "Bank 50, Analyst: from" in card.text
    before = setting.parts.planning.paces["finance"].check_in
    card.accept.click()
    setting.settle()
    assert setting.parts.planning.paces["finance"].check_in != before
    assert _cards(setting) == []
    qtbot.keyClick(setting.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    setting.settle()
    assert setting.parts.planning.paces["finance"].check_in == before
    assert len(_cards(setting)) == 1


def test_a_proposal_that_is_declined_stays_away(opened_with: Open) -> None:
    setting = opened_with(SLOW_BANKS)
    (card,) = _cards(setting)
    assert "Nothing that waits now would move." in card.text
    card.decline.click()
    setting.settle()
    assert _cards(setting) == []


def _cards(setting: PageSetting) -> list[ProposalCard]:
    layout = setting.page.waits.proposals
    items = [layout.itemAt(index) for index in range(layout.count())]
    found = [item.widget() for item in items if item is not None]
    return [one for one in found if isinstance(one, ProposalCard)]


# what others say


def test_published_figures_tell_source_year_and_what_they_count(opened_with: Open) -> None:
    setting = opened_with([written_to(number, replied_after=7, pace="retail") for number in range(6)])
    hospitality = next(row for row in setting.rows("published") if row[0] == "Hospitality")
    assert hospitality == [
        "Hospitality", "39.5", "working days", "from the interview to the offer", "2012",
        "NACE, Recruiting Benchmarks Survey 2012", "5 d",
    ]  # fmt: skip
    assert ["Brazil", "39.6", "calendar days"] in [row[:3] for row in setting.rows("published")]


def test_what_the_user_gleans_is_added_changed_removed_and_brought_back(opened_with: Open, qtbot: QtBot) -> None:
    setting = opened_with(STARTUPS)
    figures = setting.page.figures
    figures.add.click()
    form = _form()
    form.save_button.click()
    assert form.about_field.problem and form.source_field.problem
    assert form.value_field.problem == "Please give a number of days, up to 3,650."
    form.about.setText("Lumen Health")
    form.value.setText("12,5")
    form.source.setText("a friend & <b>her</b> colleague")
    form.save_button.click()
    (row,) = setting.rows("gleaned")
    assert row[:2] == ["Lumen Health", "12.5"] and row[5] == "a friend & <b>her</b> colleague"
    figures.gleaned.choose(0)
    figures.change.click()
    form = _form()
    assert form.value.text() == "12.5"
    form.value.setText("9")
    form.save_button.click()
    assert setting.rows("gleaned")[0][1] == "9"
    figures.gleaned.choose(0)
    figures.remove.click()
    assert setting.rows("gleaned") == [] and not figures.remove.isEnabled()
    qtbot.keyClick(setting.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert setting.rows("gleaned")[0][1] == "9"


def _form() -> GleaningForm:
    form = QApplication.activeModalWidget()
    assert isinstance(form, GleaningForm)
    return form


# a year


def test_a_year_is_looked_through_when_its_tab_is_opened(opened_with: Open) -> None:
    setting = opened_with([*STARTUPS, written_to(40, replied_after=7, ago=500)])
    assert setting.rows("held") == []
    setting.page.tabs.setCurrentIndex(2)
    setting.settle()
    held = {row[0]: row[1] for row in setting.rows("held")}
    assert (held["Messages written"], held["Replies received"]) == ("7", "7")
    chooser = setting.page.year.chooser
    assert [chooser.itemText(index) for index in range(chooser.count())] == ["2026", "2025"]
    chooser.setCurrentIndex(1)
    setting.settle()
    assert {row[0]: row[1] for row in setting.rows("held")}["Messages written"] == "1"
    assert setting.rows("traits") == []


# files


def test_the_curves_are_written_as_picture_and_drawing(opened_with: Open, tmp_path: Path) -> None:
    setting = opened_with([*STARTUPS, *WAITING])
    setting.export(0, tmp_path / "curves.png")
    image = QImage(str(tmp_path / "curves.png"))
    assert (image.width(), image.height()) == (1920, 1080)
    assert len({image.pixelColor(x, y).name() for x in range(0, 1920, 16) for y in range(0, 1080, 16)}) > 3
    setting.export(1, tmp_path / "curves.svg")
    drawing = ElementTree.fromstring((tmp_path / "curves.svg").read_text("utf-8"))
    written = " ".join("".join(element.itertext()) for element in drawing.iter("{http://www.w3.org/2000/svg}text"))
    assert "Tech start-ups" in written and "working days after the message" in written


def test_tables_are_written_as_spreadsheets_that_run_nothing(opened_with: Open, tmp_path: Path) -> None:
    setting = opened_with([*STARTUPS, *FEW])
    pace = setting.parts.planning.paces["finance"]
    setting.window._acting(
        lambda: setting.parts.archive.write(Act.EDIT_PACES, "", Edits(paces={"finance": replace(pace, name="=cmd|1")}))
    )
    setting.settle()
    # without its ending, the file still gets one
    setting.export(2, tmp_path / "table")
    rows = _csv(tmp_path / "table.csv")
    assert rows[0][:4] == ["Industry", "messages", "replied", "half reply within, working days"]
    assert rows[1][:3] == ["Tech start-ups", "7", "7"] and 3 < float(rows[1][3]) < 7
    assert rows[2][0] == "'=cmd|1" and rows[2][6] == "few of its own"
    setting.export(3, tmp_path / "weeks.csv")
    weeks = _csv(tmp_path / "weeks.csv")
    assert weeks[0] == ["Week from", "sent", "replies"] and weeks[1] == ["2026-09-21", "9", "1"]


def test_a_file_that_cannot_be_written_is_said(opened_with: Open, tmp_path: Path) -> None:
    setting = opened_with(STARTUPS)

    def full(_path: Path, _content: bytes) -> None:
        raise OSError(28, "No space left on device")

    page, parts = setting.page, setting.parts
    page.waits.export_menu.clear()
    Exporting(parts.words, setting.window._theme, page.waits, full, lambda _headings, _rows: ()).offer()
    setting.export(3, tmp_path / "weeks.csv")
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.text() == f"{tmp_path / 'weeks.csv'} could not be written: No space left on device."
    box.close()


def test_everything_is_said_in_german(opened_with: Open) -> None:
    setting = opened_with([*STARTUPS, *WAITING, *SLOW_BANKS], "de")
    buttons = {button.text() for button in setting.page.findChildren(QPushButton)}
    assert {"Ab der Nachricht", "Nach Branche", "Tempo ändern"} <= buttons
    assert setting.rows("groups")[0][0] == "Banken, Versicherungen, Beratung und Recht"


def _csv(path: Path) -> list[list[str]]:
    text = path.read_text("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))
