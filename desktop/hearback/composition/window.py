"""Builds the window and runs it."""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from hearback.composition.only_window import OnlyWindow
from hearback.composition.parts import DONE, REFUSED, Parts, user_language
from hearback.composition.rescuing import opened_or_rescued, rescue, what_to_do
from hearback.composition.speaking import speak, take_down
from hearback.composition.starts import StartRequest, start_request
from hearback.composition.window_composer import composer_of
from hearback.composition.window_dialogs import dialogs_of
from hearback.desk.accessibility import guard_scroll_areas
from hearback.desk.acting import Acting
from hearback.desk.announcements import Announcements
from hearback.desk.language.sentences import Sentences
from hearback.desk.language.short_days import ShortDays
from hearback.desk.main_window import MainWindow
from hearback.desk.reading_waits import ReadingWaits
from hearback.desk.theme import Theme, ThemeMode
from hearback.desk.window.window_memory import WindowMemory
from hearback.desk.words import Words
from hearback.system.clock import SystemClock
from hearback.system.folders import open_folders
from hearback.system.shipped import shipped_files
from hearback.usecases.ports import ArchiveFault
from hearback.usecases.recording import Recording
from hearback.usecases.settling import Settling

_PICTURE = (1440, 900)
"""The size of a picture of the window where nobody gives one: there may be no screen to fit it to."""

if TYPE_CHECKING:
    from hearback.composition.desktop_services import DesktopServices
    from hearback.composition.open_events import OpenEvents
    from hearback.composition.reminders import Reminders
    from hearback.composition.response_times_page import ResponseTimesScreen
    from hearback.desk.help.help_window import HelpWindow
    from hearback.system.crash_reports import CrashReports
    from hearback.usecases.staying import StartAtLogin


def show_window(
    data: Path | None,
    *,
    screenshot: Path | None = None,
    example: bool = False,
    theme: str | None = None,
    language: str | None = None,
    size: tuple[int, int] | None = None,
    targets: Sequence[str] = (),
    hidden: bool = False,
) -> int:
    """Open the window (or draw it to a picture) and run until it is closed; return the exit status.

    Where one is open on the same data, that one is brought forward instead, and opens the targets: files and links.
    """
    words = Words(shipped_files().root / "locale", language or user_language({}), SystemClock().zone())
    if not _has_display():
        if screenshot is None:
            print(words.say("There is no display to open a window on. Start Hearback from a desktop session."), file=sys.stderr)
            return REFUSED
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # chosen this way, the style needs no Python object: with one come 500 enumerators
    app = QApplication(["hearback", "-style", "Fusion"])
    app.setApplicationName("hearback")
    app.setApplicationDisplayName("Hearback")
    app.setDesktopFileName("hearback")
    guard_scroll_areas()
    with _example_folder() if example else nullcontext(data) as folder:
        only = None
        reports: CrashReports | None = None
        try:
            start = None
            if screenshot is None and not example:
                only = OnlyWindow(open_folders(folder).data)
                start = Start(only, start_request(targets, hidden=hidden), data, _open_events(app))
                if not only.take() and only.tell(start.request):
                    return DONE
                if only.is_taken:
                    from hearback.composition.crashes import watch_for_crashes

                    reports = watch_for_crashes(open_folders(folder).data)
            with opened_or_rescued(folder, language, lambda fault: screenshot is None and rescue(words, folder, fault)) as parts:
                status = _run(app, parts, start, reports, screenshot=screenshot, example=example, theme=theme, size=size)
        except ArchiveFault as fault:
            return _refuse(what_to_do(words, folder, fault), screenshot)
        except OSError as fault:
            return _refuse(f"{fault.filename or data or ''}: {fault.strerror or fault}", screenshot)
        finally:
            if reports is not None:
                reports.stop()
            if only is not None:
                only.leave()
    if screenshot is None:
        from hearback.desk.kept_clipboard import keep_what_was_copied

        # the store is closed: another window may open it meanwhile
        keep_what_was_copied()
    return status


def _run(
    app: QApplication,
    parts: Parts,
    start: "Start | None",
    reports: "CrashReports | None",
    *,
    screenshot: Path | None,
    example: bool,
    theme: str | None,
    size: tuple[int, int] | None,
) -> int:
    memory = WindowMemory(None if example or screenshot else parts.folder / "window.json")
    if example:
        parts.add_examples()
    chosen = None
    while True:
        translator = speak(app, parts.words, parts.shipped)
        look = Theme(app, parts.shipped.text, parts.shipped.path)
        window = build_window(app, parts, look, memory, start)
        if reports is not None:
            from hearback.composition.crashes import tell_of_crashes

            window.started.connect(partial(tell_of_crashes, reports, parts.words, window))
        if theme is not None:
            look.choose(ThemeMode(theme))
        if screenshot is not None:
            window.resize(*(size or _PICTURE))
            if window.draw_to(screenshot):
                return DONE
            print(parts.words.say("{file} could not be written.", file=screenshot), file=sys.stderr)
            return REFUSED
        if size is not None:
            window.resize(*size)
        if start is not None and start.request.hidden:
            QTimer.singleShot(0, window.finish_start)
        else:
            window.show()
        if chosen is not None:
            window.choose(chosen)
        status = app.exec()
        speaks_anew, chosen = window.speaks_anew, window.chosen
        window.ended.emit()
        # nothing of it may stir once the store is closed
        take_down(app, window, look, translator)
        if not speaks_anew:
            return status
        parts = parts.anew()
        # what it was started for is done: the next one only speaks another language
        start = None if start is None else replace(start, request=StartRequest(), anew=True)
        reports = theme = size = None


@dataclass(frozen=True, slots=True)
class Start:
    """How the window was started: what it is for, its place among other starts, the data folder that was given (None: none).

    `events` are what macOS asks for meanwhile.
    """

    only: OnlyWindow
    request: StartRequest
    data: Path | None
    events: "OpenEvents | None" = None
    anew: bool = False
    """Whether the window is only built anew, in another language."""


def build_window(app: QApplication, parts: Parts, look: Theme, memory: WindowMemory, start: Start | None = None) -> MainWindow:
    """Return the window with everything behind it; what it does not show at first is made when it is needed.

    Without a start it is alone in the world: it hears of no other start, and shows reminders nowhere but in itself.
    """
    words, archive, planning, clock = parts.words, parts.archive, parts.planning, parts.clock
    # what has no place in the window ends with it
    behind = QObject(app)
    announcements = Announcements(behind)
    sentences = Sentences(words, ShortDays(words.formats, words.zone))
    recording = Recording(archive, clock)

    def complain(sentence: str) -> None:
        from hearback.desk.fields.complaints import show_complaint

        show_complaint(sentence, window)

    acting = Acting(planning, announcements, sentences, complain, behind)
    settling = Settling(archive, lambda: parts.shipped_paces)
    dialogs = dialogs_of(parts, recording, settling, acting, announcements, lambda: reminders(), lambda: login(), look)
    window = MainWindow(
        words=words,
        archive=archive,
        planning=planning,
        recording=recording,
        announcements=announcements,
        acting=acting,
        clock=clock,
        theme=look,
        screens=dialogs,
        composer=lambda: composer_of(parts, acting, announcements, sentences, look, recording, settling, dialogs, reading),
        memory=memory,
    )
    reading = ReadingWaits(lambda: parts.response_times, announcements, window)
    window.ended.connect(behind.deleteLater)
    dialogs.window = window
    dialogs.speak_anew = window.speak_anew
    dialogs.chosen = lambda: window.chosen

    @cache
    def services() -> "DesktopServices | None":
        # beside another window on the same data, this one is silent
        if start is None or not start.only.is_taken:
            return None
        from hearback.composition.desktop_services import DesktopServices

        made = DesktopServices(words, parts.shipped.path("icons/hearback.svg"), look, behind)
        window.ended.connect(lambda: made.leave())
        return made

    @cache
    def response_times() -> "ResponseTimesScreen":
        from hearback.composition.response_times_page import ResponseTimesScreen

        return ResponseTimesScreen(parts, acting, announcements, look, reading, window)

    dialogs.show_response_times = lambda: response_times().open()

    @cache
    def help_window() -> "HelpWindow":
        from hearback.desk.help.help_window import HelpWindow
        from hearback.system.help_shelf import ShippedHelp

        return HelpWindow(words, look, ShippedHelp(parts.shipped.root), window)

    dialogs.show_help = lambda topic: help_window().open(topic)

    @cache
    def reminders() -> "Reminders":
        from hearback.composition.reminders import Desktop, build_reminders

        has = services()
        desktop = Desktop() if has is None else Desktop(has.notifiers, has.surroundings)
        return build_reminders(parts, window, acting, announcements, recording, settling, dialogs, desktop)

    @cache
    def login() -> "StartAtLogin | None":
        if start is None:
            return None
        from hearback.system.start_at_login import own_command, start_at_login

        return start_at_login(own_command(start.data))

    def begin_to_remind() -> None:
        heartbeat = reminders().heartbeat
        window.left.connect(heartbeat.stop)
        app.aboutToQuit.connect(heartbeat.stop)
        heartbeat.start()

    def go_on_from_start() -> None:
        has = services()
        if start is None:
            return
        from hearback.composition.opening import Opening

        opening = Opening(words, archive, window, dialogs, complain)
        opening.open(start.request)

        # a function keeps what it calls alive, a bound method would not
        def answer(another: StartRequest) -> None:
            opening.answer(another)

        only = start.only
        only.asked.connect(answer)
        window.ended.connect(lambda: only.asked.disconnect(answer))
        only.listen()
        if start.events is not None:
            start.events.hand_to(lambda another: opening.answer(another))
        if has is not None:
            from hearback.composition.staying import Life

            begins = login()
            assert begins is not None
            life = Life(
                app,
                parts,
                window,
                sentences,
                acting,
                announcements,
                dialogs,
                memory,
                has,
                reminders(),
                settling,
                begins,
                hidden=start.request.hidden,
            )
            if not start.anew:
                life.ask_once()

    if start is not None:

        def warn() -> None:
            from hearback.composition.synced import warn_of_synced_folder

            warn_of_synced_folder(parts, window, memory, complain)

        def back_up_daily() -> None:
            from hearback.composition.daily_backup import DailyBackup

            DailyBackup(parts, acting, complain, window).begin()

        def tell_of_itself() -> None:
            from hearback.composition.lines import offer_to_remove_example, tell_of_update

            tell_of_update(parts, window, memory)
            offer_to_remove_example(parts, window, acting, announcements)

        window.started.connect(warn)
        window.started.connect(back_up_daily)
        window.started.connect(tell_of_itself)
    window.started.connect(begin_to_remind)
    window.started.connect(go_on_from_start)
    window.started.connect(_look_for_cycles)
    return window


def _open_events(app: QApplication) -> "OpenEvents | None":
    if sys.platform != "darwin":
        return None
    from hearback.composition.open_events import OpenEvents

    return OpenEvents(app)


def _look_for_cycles() -> None:
    # what the start made is there to stay, and need not be looked through again and again
    gc.freeze()
    gc.enable()


@contextmanager
def _example_folder() -> Iterator[Path]:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="hearback-example-") as folder:
        yield Path(folder)


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _refuse(sentence: str, screenshot: Path | None) -> int:
    if screenshot is not None:
        print(sentence, file=sys.stderr)
    else:
        from hearback.desk.fields.complaints import show_complaint

        show_complaint(sentence, None).exec()
    return REFUSED
