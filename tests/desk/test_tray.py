"""The tray: what its icon and menu show, what its choices lead to, and where the window goes when it is closed."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QIcon, QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desk.window_setting import WindowSetting, berlin, some_applications
from hearback.desk.language.sentences import Sentences
from hearback.desk.language.short_days import ShortDays
from hearback.desk.settings.reminders_page import RemindersPage
from hearback.desk.tray.drawn_icon import SIZES, tray_icon
from hearback.desk.tray.login_question import LoginQuestion
from hearback.desk.tray.pause_form import PauseForm
from hearback.desk.tray.staying import Staying
from hearback.desk.tray.tray_menu import TrayMenu
from hearback.domain.job_application import JobApplication
from hearback.domain.reminders.settings import ReminderSettings
from hearback.usecases.notifying import Posting, Surroundings
from hearback.usecases.staying import GOES_ON


class NotedPauses:
    """Notes until when reminders were paused."""

    def __init__(self) -> None:
        self.paused_until: dt.datetime | None = None
        self.asked_for_a_day = False

    def pause(self, until: dt.datetime | None) -> None:
        self.paused_until = until

    def choose_day(self) -> None:
        self.asked_for_a_day = True


class TraySetting(WindowSetting):
    """A window with a tray's menu."""

    def __init__(self, qtbot: QtBot, folder: Path, *applications: JobApplication, language: str = "en-GB") -> None:
        super().__init__(qtbot, folder, applications or some_applications(), language)
        self.pauses = NotedPauses()
        self.left: list[bool] = []
        sentences = Sentences(self.words, ShortDays(language, self.words.zone))
        self.menu = TrayMenu(
            self.words,
            sentences,
            self.archive,
            self.clock,
            self.screens,
            self.window,
            self.pauses,
            lambda: self.left.append(True),
        )
        qtbot.addWidget(self.menu)

    def texts(self, menu: QMenu | None = None) -> list[str]:
        (menu or self.menu).aboutToShow.emit()
        return [action.text() for action in (menu or self.menu).actions() if not action.isSeparator()]

    def entry(self, text: str, menu: QMenu | None = None) -> QAction:
        (menu or self.menu).aboutToShow.emit()
        return next(action for action in (menu or self.menu).actions() if text in action.text())

    def submenu(self, text: str) -> QMenu:
        menu = self.entry(text).menu()
        assert isinstance(menu, QMenu)
        return menu


@pytest.fixture
def setting(qtbot: QtBot, tmp_path: Path) -> Iterator[TraySetting]:
    made = TraySetting(qtbot, tmp_path)
    yield made
    made.close()


def test_the_menu_shows_the_next_five_steps_the_soonest_first(setting: TraySetting) -> None:
    texts = setting.texts()
    assert [text.partition(" · ")[0] for text in texts[:5]] == setting.companies()[:5]
    assert "Arbor Bank · Thank-you by 18:00" in texts
    assert "Kestrel Robotics · Move on?" in texts
    assert texts[5:] == [
        "&New application…",
        "They &answered…",
        "&Pause reminders",
        "&Open Hearback",
        "&Quit",
    ]


def test_the_menu_tells_what_is_to_come_with_its_step(qtbot: QtBot, tmp_path: Path) -> None:
    made = TraySetting(qtbot, tmp_path, *(one for one in some_applications() if one.id in ("paper", "mirai", "gone")))
    assert made.texts()[:2] == ["Papercrane · after Thu’s interview", "Mirai Games · Check-in: they said by 27 Nov"]
    assert "Closed Corp" not in "".join(made.texts())
    made.close()


def test_names_are_shown_as_they_are_and_end_somewhere(qtbot: QtBot, tmp_path: Path) -> None:
    odd = JobApplication(id="odd", company="A & B <b>&lt;</b>\n" + "x" * 500, role="R", applied=dt.date(2026, 9, 1))
    made = TraySetting(qtbot, tmp_path, odd)
    first = made.texts()[0]
    assert first.startswith("A && B <b>&&lt;</b> xxx")
    assert len(first) < 100
    made.close()


def test_the_menu_is_of_use_where_nothing_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    made = TraySetting(qtbot, tmp_path, JobApplication(id="one", company="One", role="R"))
    made.recording.delete(["one"])
    assert made.texts()[0] == "&New application…"
    assert made.texts(made.submenu("They &answered")) == ["Another application…"]
    made.close()


def test_a_step_leads_to_its_application(setting: TraySetting, qtbot: QtBot) -> None:
    setting.window.hide()
    setting.entry("Arbor Bank").trigger()
    assert setting.window.isVisible()
    assert setting.window.chosen == "arbor"


def test_an_answer_is_recorded_for_the_application_that_is_named(setting: TraySetting) -> None:
    setting.window.hide()
    setting.entry("Lumen Health · Data Engineer", setting.submenu("They &answered")).trigger()
    assert setting.window.isVisible()
    assert setting.screens.asked == [("they answered", "lumen")]


def test_another_application_is_looked_for(setting: TraySetting) -> None:
    setting.window.hide()
    setting.entry("Another", setting.submenu("They &answered")).trigger()
    assert setting.window.isVisible()
    assert setting.window.focusWidget() is setting.window.top_bar.search


def test_the_other_entries_do_what_they_say(setting: TraySetting) -> None:
    setting.window.hide()
    setting.entry("New application").trigger()
    assert setting.screens.asked == [("add", None)]
    assert setting.window.isVisible()
    setting.window.showMinimized()
    setting.entry("Open Hearback").trigger()
    assert not setting.window.isMinimized()
    setting.entry("Quit").trigger()
    assert setting.left == [True]


def test_reminders_are_paused_and_go_on(setting: TraySetting) -> None:
    pause = setting.submenu("Pause")
    assert [action.text() for action in pause.actions() if not action.isSeparator()] == [
        "For an hour (15:00)",
        "Until tomorrow (Tue 24 Nov)",
        "For a week (Mon 30 Nov)",
        "Choose a day…",
    ]
    pause.actions()[1].trigger()
    assert setting.pauses.paused_until == berlin(11, 24, 9)
    pause = setting.submenu("Reminders are &paused until Tue 24 Nov, 09:00")
    assert pause.actions()[0].text() == "Remind me again from now on"
    pause.actions()[0].trigger()
    assert setting.pauses.paused_until is None
    pause = setting.submenu("Pause")
    pause.actions()[-1].trigger()
    assert setting.pauses.asked_for_a_day


def test_the_day_of_a_pause_is_to_come(setting: TraySetting, qtbot: QtBot) -> None:
    kept: list[dt.date] = []

    def keep(day: dt.date) -> None:
        kept.append(day)

    form = PauseForm(setting.words, dt.date(2026, 11, 23), keep, setting.window)
    form.open()
    for day, complains in ((None, True), (dt.date(2026, 11, 23), True), (dt.date(2026, 11, 30), False)):
        form.day.set_moment(day)
        assert (form.save() is not None) is complains, day
    assert kept == [dt.date(2026, 11, 30)]
    form.done(0)


# the icon


def opaque(image: QImage) -> int:
    return sum(image.pixelColor(x, y).alpha() > 200 for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("due", ["", "1", "12", "99+"])
def test_the_icon_is_sharp_at_every_size_and_seen_on_light_and_dark(setting: TraySetting, due: str) -> None:
    icon = tray_icon(setting.theme.program_icon(), due)
    assert sorted(size.width() for size in icon.availableSizes()) == sorted(SIZES)
    for size in SIZES:
        image = icon.pixmap(QSize(size, size), 1.0).toImage()
        assert (image.width(), image.height()) == (size, size)
        assert opaque(image) > size * size / 2
        lightness = [
            image.pixelColor(x, y).lightness() for x in range(size) for y in range(size) if image.pixelColor(x, y).alpha() == 255
        ]
        # dark enough for a light panel, and white in it for a dark one
        assert min(lightness) < 110
        assert max(lightness) > 230


def test_every_number_looks_different_at_every_size(setting: TraySetting) -> None:
    plain: QIcon = setting.theme.program_icon()
    for size in SIZES:
        drawn = [tray_icon(plain, due).pixmap(QSize(size, size), 1.0).toImage() for due in ("", "1", "2", "12", "99+")]
        assert all(one != other for place, one in enumerate(drawn) for other in drawn[:place])


def test_a_large_icon_keeps_the_drawing_beside_the_number(setting: TraySetting) -> None:
    plain: QIcon = setting.theme.program_icon()
    with_number = tray_icon(plain, "3").pixmap(QSize(64, 64), 1.0).toImage()
    without = tray_icon(plain, "").pixmap(QSize(64, 64), 1.0).toImage()
    corner = [(x, y) for x in range(24) for y in range(24)]
    assert [with_number.pixelColor(*at) for at in corner] == [without.pixelColor(*at) for at in corner]
    assert with_number.pixelColor(50, 30).rgba() != QColor("transparent").rgba()


# closing


class Closed:
    """What became of a window that was closed."""

    def __init__(self, setting: WindowSetting, *, wanted: bool = True, tray: bool = True, told: bool = True) -> None:
        self.told: list[Posting] = []
        self.remembered = 0
        self.can_tell = told
        staying = Staying(
            setting.words,
            setting.window,
            wanted=lambda: wanted,
            tray_is_there=lambda: tray,
            tell=self._tell,
            told_before=False,
            told=self._remember,
        )
        setting.window.go_out_of_sight = staying.go_out_of_sight

    def _tell(self, posting: Posting) -> bool:
        self.told.append(posting)
        return self.can_tell

    def _remember(self) -> None:
        self.remembered += 1


def test_with_a_tray_the_window_hides_and_it_is_said_once(setting: TraySetting) -> None:
    closed = Closed(setting)
    for _twice in range(2):
        setting.window.show()
        assert not setting.window.close()
        assert not setting.window.isVisible()
    (posting,) = closed.told
    assert "in the tray" in posting.body
    assert closed.remembered == 1
    setting.window.go_out_of_sight = lambda: False


def test_without_a_tray_the_window_is_minimized(setting: TraySetting) -> None:
    closed = Closed(setting, tray=False)
    assert not setting.window.close()
    assert setting.window.isMinimized()
    assert "minimized" in closed.told[0].body
    setting.window.go_out_of_sight = lambda: False


def test_what_could_not_be_said_is_said_the_next_time(setting: TraySetting) -> None:
    closed = Closed(setting, told=False)
    for _twice in range(2):
        setting.window.show()
        setting.window.close()
    assert (len(closed.told), closed.remembered) == (2, 0)
    setting.window.go_out_of_sight = lambda: False


def test_where_there_is_nothing_to_go_on_for_the_window_closes(setting: TraySetting, qtbot: QtBot) -> None:
    closed = Closed(setting, wanted=False)
    with qtbot.waitSignal(setting.window.left):
        assert setting.window.close()
    assert closed.told == []


@pytest.mark.parametrize("hidden", [True, False])
def test_quitting_is_for_good(setting: TraySetting, qtbot: QtBot, hidden: bool) -> None:
    Closed(setting)
    if hidden:
        setting.window.close()
    with qtbot.waitSignal(setting.window.left):
        setting.window.menus.quit.trigger() if not hidden else setting.window.leave()


def test_out_of_sight_nothing_ticks_and_in_sight_it_catches_up(setting: TraySetting) -> None:
    window = setting.window
    for away, back in ((window.hide, window.show), (window.showMinimized, window.showNormal)):
        assert window.keeping_up.is_ticking
        away()
        assert window.keeping_up.is_still
        setting.clock.moment += dt.timedelta(days=1)
        back()
        assert window.keeping_up.is_ticking
    assert setting.cell("Papercrane", 2) == "after tomorrow’s interview"


def test_the_question_goes_with_its_answer(setting: TraySetting, qtbot: QtBot) -> None:
    for answer in (True, False):
        answers: list[bool] = []
        question = LoginQuestion(setting.words, answers.append, setting.window)
        setting.window.add_line(question)
        qtbot.waitUntil(question.isVisible)
        (question.yes if answer else question.no).click()
        assert answers == [answer]
        assert not question.isVisible()


# the settings


class NotedLogin:
    """A login item that only notes how it is switched, or cannot be."""

    def __init__(self, on: bool, fault: OSError | None = None) -> None:
        self.on = on
        self.fault = fault
        self.switched: list[bool] = []

    def is_on(self) -> bool:
        return self.on

    def turn(self, on: bool) -> None:
        if self.fault is not None:
            raise self.fault
        self.switched.append(on)


def page(setting: TraySetting, qtbot: QtBot, login: NotedLogin | None, *, goes_on: bool = True) -> RemindersPage:
    made = RemindersPage(
        setting.words, ReminderSettings(), Surroundings(), setting.clock, None, lambda _until: True, goes_on=goes_on, login=login
    )
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("on", [True, False])
def test_starting_at_login_is_switched_once_it_is_saved(setting: TraySetting, qtbot: QtBot, on: bool) -> None:
    login = NotedLogin(on)
    made = page(setting, qtbot, login)
    assert made.at_login.isChecked() is on
    assert not made.login_is_changed
    assert made.switch_login() is None
    made.at_login.click()
    assert made.login_is_changed
    assert login.switched == []
    assert made.switch_login() is None
    assert login.switched == [not on]
    assert not made.login_is_changed


def test_what_cannot_be_switched_is_said(setting: TraySetting, qtbot: QtBot) -> None:
    made = page(setting, qtbot, NotedLogin(False, PermissionError(13, "Permission denied", "/home/sam/.config/autostart")))
    made.at_login.click()
    assert made.switch_login() == "/home/sam/.config/autostart: Permission denied"
    assert made.login_is_changed


def test_where_nothing_starts_by_itself_nothing_is_offered(setting: TraySetting, qtbot: QtBot) -> None:
    made = page(setting, qtbot, None)
    assert not made.at_login.isVisible()
    assert made.switch_login() is None


def test_going_on_is_a_preference(setting: TraySetting, qtbot: QtBot) -> None:
    assert page(setting, qtbot, None).preferences[GOES_ON] is None
    made = page(setting, qtbot, None, goes_on=False)
    assert made.preferences[GOES_ON] is False
    made.goes_on.click()
    assert made.preferences[GOES_ON] is None
