"""Builds the program's life without its window: the tray and its menu, closing to it, starting with the session, waking up."""

import datetime as dt

from PySide6.QtWidgets import QApplication

from hearback.composition.desktop_services import DesktopServices
from hearback.composition.parts import Parts
from hearback.composition.reminders import Reminders
from hearback.desk.acting import Acting
from hearback.desk.announcements import Announcements
from hearback.desk.language.sentences import Sentences
from hearback.desk.main_window import MainWindow
from hearback.desk.screens import Screens
from hearback.desk.tray.login_question import LoginQuestion
from hearback.desk.tray.staying import Staying
from hearback.desk.tray.tray_menu import TrayMenu
from hearback.desk.window.window_memory import WindowMemory
from hearback.domain.reminders.later import day_moment
from hearback.domain.stage import Group
from hearback.usecases.ports import ArchiveFault
from hearback.usecases.reminding import Reminding
from hearback.usecases.settling import Settling
from hearback.usecases.staying import GOES_ON, StartAtLogin

_ASKED = "asked_to_start_at_login"
_TOLD = "told_that_it_goes_on"


class Pauses:
    """Pauses reminders, as the tray's menu asks for it."""

    def __init__(self, parts: Parts, reminding: Reminding, acting: Acting, window: MainWindow) -> None:
        self._parts = parts
        self._reminding = reminding
        self._acting = acting
        self._window = window

    @property
    def paused_until(self) -> dt.datetime | None:
        """Until when they are paused."""
        return self._reminding.paused_until

    def pause(self, until: dt.datetime | None) -> None:
        """Say nothing until then; None: go on now."""
        self._acting(lambda: self._reminding.pause(until))

    def choose_day(self) -> None:
        """Ask for the day."""
        from hearback.desk.tray.pause_form import PauseForm

        words, clock = self._parts.words, self._parts.clock

        def keep(day: dt.date) -> str | None:
            until = day_moment(day, clock.zone())
            if self._acting(lambda: self._reminding.pause(until)) is not None:
                return None
            return words.say("This could not be saved. Nothing was changed; what you typed is still here.")

        PauseForm(words, clock.now().astimezone(clock.zone()).date(), keep, self._window).open()


class Life:
    """Keeps the program going for its reminders while its window is closed."""

    def __init__(
        self,
        app: QApplication,
        parts: Parts,
        window: MainWindow,
        sentences: Sentences,
        acting: Acting,
        announcements: Announcements,
        screens: Screens,
        memory: WindowMemory,
        services: DesktopServices,
        reminders: Reminders,
        settling: Settling,
        login: StartAtLogin,
        *,
        hidden: bool,
    ) -> None:
        """`hidden` is whether the window is to stay out of sight until it is asked for."""
        self._app = app
        self._parts = parts
        self._window = window
        self._memory = memory
        self._tray = tray = services.tray
        self._reminders = reminders
        self._settling = settling
        self._login = login
        pauses = Pauses(parts, reminders.reminding, acting, window)
        self._menu = TrayMenu(parts.words, sentences, parts.archive, parts.clock, screens, window, pauses, self._leave)
        self._staying = Staying(
            parts.words,
            window,
            wanted=self._is_wanted,
            tray_is_there=lambda: tray.is_there,
            tell=reminders.notifier.post,
            told_before=memory.number(_TOLD, 0) > 0,
            told=lambda: memory.keep({_TOLD: 1}),
        )
        tray.offer(self._menu)
        tray.opened.connect(lambda: window.come_forward())
        announcements.changed.connect(lambda _change: self._show_due())
        reminders.heartbeat.beaten.connect(lambda: self._show_due())
        services.tell_of_waking(lambda: reminders.heartbeat.beat())
        app.setQuitOnLastWindowClosed(False)
        window.left.connect(app.quit)
        # whoever logs out is not to be kept from it
        app.commitDataRequest.connect(lambda _session: self._let_it_close())
        window.go_out_of_sight = self._staying.go_out_of_sight
        self._show_due()
        services.look_for_a_tray(lambda: self._show_where_it_is() if hidden else None)

    def _show_where_it_is(self) -> None:
        """Minimize the window of a hidden start where there is no tray to bring it back from."""
        if not self._tray.is_there and not self._window.isVisible():
            self._window.showMinimized()

    def ask_once(self) -> None:
        """Ask whether to start with the session, at the second start of somebody who has applications to be reminded of."""
        if not self._memory.text("geometry") or self._memory.number(_ASKED, 0) or self._login.is_on():
            return
        if not self._is_wanted() or not self._count(Group.ALL):
            return
        question = LoginQuestion(self._parts.words, self._answered, self._window)
        self._window.add_line(question)

    def _answered(self, yes: bool) -> None:
        self._memory.keep({_ASKED: 1})
        if not yes:
            return
        try:
            self._login.turn(True)
        except OSError as fault:
            self._window.status_line.tell(f"{fault.filename or ''}: {fault.strerror or fault}")

    def _is_wanted(self) -> bool:
        try:
            return self._reminders.reminding.settings.on and self._settling.preference(GOES_ON) is not False
        except ArchiveFault:
            return False

    def _let_it_close(self) -> None:
        self._window.go_out_of_sight = lambda: False

    def _leave(self) -> None:
        dialog = self._app.activeModalWidget()
        if dialog is not None:
            # what is typed there would be lost
            self._window.come_forward()
            dialog.activateWindow()
            return
        self._window.leave()

    def _show_due(self) -> None:
        due = self._count(Group.DUE)
        if due is not None:
            self._tray.show_due(due)

    def _count(self, group: Group) -> int | None:
        try:
            return self._parts.archive.counts("", self._parts.clock.now()).get(group, 0)
        except ArchiveFault:  # the next beat may succeed
            return None
