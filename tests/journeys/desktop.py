"""Starts a desktop session on a display nobody sees, and uses it like a person: keys, clicks, clipboard, screenshots."""

import ctypes
import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Answer = TypeVar("Answer")

HEARBACK = tuple(shlex.split(os.environ.get("HEARBACK_PROGRAM", ""))) or (sys.executable, "-m", "hearback")
"""How Hearback is started: from its source, or as the variable says, which is how an installed program goes on a journey."""

# dunst hands its menu a line for each button, and does what the one says that comes back
CHOOSE = """\
#!/bin/sh
grep -F -- "$(cat "{folder}/choice")" | head -n 1
"""

PROGRAMS = (
    "Xvfb",
    "dbus-daemon",
    "dbus-send",
    "dunst",
    "dunstctl",
    "fc-cache",
    "import",
    "mutt",
    "openbox",
    "trayer",
    "wmctrl",
    "xclip",
    "xdg-mime",
    "xdotool",
    "xfce4-clipman",
    "xprop",
    "xsel",
)
SIZE = (1440, 900)
READER = Path(__file__).with_name("screen_reader.py")
READERS_PYTHON = "/usr/bin/python3"
"""The one that has AT-SPI's bindings."""

MAIL_PROGRAM = """\
[Desktop Entry]
Type=Application
Name=A mail program that keeps its links
Exec={script} %u
MimeType=x-scheme-handler/mailto;
NoDisplay=true
"""

# written under another name first, so that nobody reads half a link
KEEP_LINK = """\
#!/bin/sh
env > "{folder}/variables"
part="{folder}/.$$"
printf '%s' "$1" > "$part" && mv "$part" "{folder}/$$.link"
"""


def wait_for(ask: Callable[[], Answer | None], what: str, seconds: float = 60) -> Answer:
    """Ask until there is an answer that is not empty; the limit is only for what never comes. Raises AssertionError."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        answer = ask()
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"waited {seconds:.0f} s in vain for {what}")


def selection_owner(selection: str, display: str) -> int:
    """Return the X window that owns a selection, 0 where none does."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = x11.XGetSelectionOwner.restype = ctypes.c_ulong
    connection = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    atom = ctypes.c_ulong(x11.XInternAtom(connection, selection.encode(), False))
    owner = int(x11.XGetSelectionOwner(connection, atom))
    x11.XCloseDisplay(connection)
    return owner


@dataclass(frozen=True)
class Seen:
    """Something in a window, as a screen reader tells of it. `box` is x, y, width and height on the screen."""

    role: str
    name: str
    description: str
    text: str
    states: frozenset[str]
    box: tuple[int, int, int, int]
    depth: int

    def says(self, part: str) -> bool:
        """Whether a part of a sentence stands in it."""
        return part in self.name or part in self.text


class Program:
    """A running program and its window."""

    def __init__(
        self, desktop: "Desktop", process: subprocess.Popen[bytes], log: Path, data: Path, *, hidden: bool = False
    ) -> None:
        self._desktop = desktop
        self._process = process
        self._log = log
        self.data = data
        """The folder given with `--data`."""
        self.window = "" if hidden else wait_for(self._visible_window, "the window")
        """The X window's id."""

    @property
    def number(self) -> int:
        """The process's number."""
        return self._process.pid

    @property
    def messages(self) -> str:
        """What the program has written to stdout and stderr so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    @property
    def running(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    @property
    def title(self) -> str:
        """The window's title."""
        return self._desktop.xdotool("getwindowname", self.window)

    def titles(self) -> list[str]:
        """Return the titles of all its visible windows, dialogs too."""
        return [self._desktop.xdotool("getwindowname", window) for window in self._visible_windows()]

    def wait_for_title(self, part: str) -> str:
        """Wait until a visible window's title contains `part`, give it the focus, and return its id."""

        def found() -> str | None:
            for window in self._visible_windows():
                if part in self._desktop.xdotool("getwindowname", window):
                    return window
            return None

        window = wait_for(found, f"a window called {part!r}")
        self._desktop.xdotool("windowactivate", "--sync", window)
        return window

    def keys(self, *keys: str) -> None:
        """Press keys by their X names ("ctrl+n", "Tab", "Return") in whatever has the focus."""
        self._desktop.xdotool("key", "--clearmodifiers", "--delay", "20", *keys)

    def types(self, text: str) -> None:
        """Type text into whatever has the focus."""
        self._desktop.xdotool("type", "--clearmodifiers", "--delay", "10", text)

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click at a point of the main window, in pixels from its upper left corner."""
        self._desktop.xdotool("mousemove", "--window", self.window, str(x), str(y), "click", str(button))

    def look(self) -> list[Seen]:
        """Return all that its windows show now, outermost first."""
        assert self.running, f"the program ended with {self._process.returncode}: {self.messages}"
        return self._desktop.read_aloud(self._process.pid)

    def sees(self, part: str, role: str = "") -> Seen:
        """Wait until something (of a role) says `part`, and return it."""

        def found() -> Seen | None:
            return next((one for one in self.look() if one.says(part) and role in ("", one.role)), None)

        return wait_for(found, f"{role or 'something'} that says {part!r}", 60)

    def sees_no_more(self, part: str) -> None:
        """Wait until nothing says `part`."""
        wait_for(lambda: not any(one.says(part) for one in self.look()), f"{part!r} to go", 60)

    def wait_for_focus(self, part: str) -> Seen:
        """Wait until what says `part` has the focus."""

        def found() -> Seen | None:
            return next((one for one in self.look() if "FOCUSED" in one.states and one.says(part)), None)

        return wait_for(found, f"the focus on {part!r}", 60)

    def rows(self) -> list[list[str]]:
        """Return the list's rows that can be seen, each a text a column."""
        cells = [one.name for one in self.look() if one.role == "table cell"]
        return [cells[start : start + 3] for start in range(0, len(cells), 3)]

    def wait_for_rows(self, are_these: Callable[[list[list[str]]], bool]) -> list[list[str]]:
        """Wait until the list's rows are such, and return them."""

        def found() -> list[list[str]] | None:
            rows = self.rows()
            return rows if are_these(rows) else None

        return wait_for(found, "other rows", 60)

    def wait_for_row(self, *parts: str) -> list[str]:
        """Wait until one row holds all these words, and return it."""

        def found() -> list[str] | None:
            return next((row for row in self.rows() if all(any(part in cell for cell in row) for part in parts)), None)

        return wait_for(found, f"a row with {parts}", 60)

    def click_on(self, part: str, role: str = "push button") -> None:
        """Click in the middle of what says `part`."""
        x, y, width, height = self.sees(part, role).box
        self._desktop.xdotool("mousemove", str(x + width // 2), str(y + height // 2), "click", "1")

    def drag(self, what: Seen, to: tuple[int, int]) -> None:
        """Drag what was seen to a point of the screen, as a hand does: not in one jump."""
        x, y, width, height = what.box
        start = x + width // 2, y + height // 2
        self._desktop.xdotool("mousemove", str(start[0]), str(start[1]), "mousedown", "1")
        for part in range(1, 9):
            at = [str(start[axis] + (to[axis] - start[axis]) * part // 8) for axis in (0, 1)]
            self._desktop.xdotool("mousemove", "--sync", *at, "sleep", "0.05")
        self._desktop.xdotool("sleep", "0.2", "mouseup", "1")

    def paste(self, text: str) -> None:
        """Paste text, copied elsewhere, into whatever has the focus."""
        self._desktop.set_clipboard(text)
        self.keys("ctrl+v")

    def quit(self, *, expected_status: int = 0) -> str:
        """Quit by the key for it, wait for the end, and return what the program wrote."""
        self.activate()
        self.keys("ctrl+q")
        return self.wait_for_end(expected_status=expected_status)

    def wait_for_end(self, *, expected_status: int = 0) -> str:
        """Wait until it has ended, and return what it wrote."""
        status = self._process.wait(timeout=60)
        assert status == expected_status, self.messages
        return self.messages

    def close(self) -> None:
        """Close the main window by its button: the program may go on."""
        self._desktop.ask("wmctrl", "-i", "-c", self.window)

    def is_seen(self) -> bool:
        """Whether any of its windows can be seen."""
        return bool(self._visible_windows())

    def surfaces(self) -> set[str]:
        """Return the ids of all that it shows on the screen, menus and an icon in the tray among them."""
        return set(self._desktop.ask("xdotool", "search", "--onlyvisible", "--pid", str(self._process.pid)).split())

    def wait_until_out_of_sight(self) -> None:
        """Wait until none of its windows can be seen."""
        wait_for(lambda: not self.is_seen(), "the windows to go", 60)

    def wait_until_seen(self) -> None:
        """Wait until its main window can be seen, also one that was not there before."""
        self.window = wait_for(self._visible_window, "the window", 60)

    def activate(self) -> None:
        """Give its main window the focus."""
        self._desktop.xdotool("windowactivate", "--sync", self.window)

    def pause(self) -> None:
        """Stop it where it stands, until it is to `go_on`: as slow as a program can be."""
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it go on."""
        self._process.send_signal(signal.SIGCONT)

    def let_files_grow(self, to: int | None = None) -> None:
        """Let none of its files grow beyond a size from now on, as a full disk would (None: there is room again)."""
        import resource  # nowhere but on Unix

        _soft, hard = resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (hard if to is None else to, hard))

    def kill(self) -> None:
        """End it without a word, as a crash or a power cut would."""
        if self.running:
            self._process.kill()
        self._process.wait()

    def _visible_windows(self) -> Sequence[str]:
        assert self.running, f"the program ended with {self._process.returncode}: {self.messages}"
        found = self._desktop.ask("xdotool", "search", "--all", "--onlyvisible", "--pid", str(self._process.pid), "--name", ".")
        return found.split()

    def _visible_window(self) -> str | None:
        windows = self._visible_windows()
        return windows[-1] if windows else None


class Desktop:
    """One desktop session below a folder: its own display, home, bus, window manager, notifications and mail program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.links = folder / "mail-links"
        self.environment: dict[str, str] = {}
        """The variables of a program that runs on this desktop."""
        self._services: list[subprocess.Popen[bytes]] = []
        self._reader: subprocess.Popen[str] | None = None
        self._programs: list[Program] = []
        self._told_before: set[str] = set()

    def start(self) -> None:
        """Start the session's services, each once the one before answers."""
        home = self.folder / "home"
        self.environment = {
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "PATH": os.environ["PATH"],
            "TZ": "Europe/Berlin",
            "PYTHONFAULTHANDLER": "1",
            "QT_QPA_PLATFORM": "xcb",
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_DATA_HOME": str(home / ".local" / "share"),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "XDG_SESSION_TYPE": "x11",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            # Qt warns of a question that it does not answer, and that every reader asks
            "QT_LOGGING_RULES": "qt.accessibility.atspi=false",
        }
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
            Path(self.environment[name]).mkdir(parents=True, mode=0o700)
        # where nobody has looked through the fonts yet, every program would, for many seconds
        self.ask("fc-cache")
        self._start_display()
        self._start_bus()
        self._start_reader()
        self._serve("openbox", "--sm-disable")
        wait_for(lambda: "window id" in self.ask("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), "the window manager")
        self._start_notifications()
        self._install_mail_program()

    def stop(self) -> None:
        """End everything, the newest first."""
        for program in self._programs:
            program.kill()
        if self._reader is not None:
            self._reader.kill()
            self._reader.communicate()
        for service in reversed(self._services):
            service.terminate()
            service.wait(timeout=30)

    def tidy_up(self) -> None:
        """End the programs that still run; forget mail links, the clipboard and what was told."""
        for program in self._programs:
            program.kill()
        self._programs.clear()
        for link in self.links.glob("*.link"):
            link.unlink()
        self.set_clipboard("")
        self._ask_dunst("NotificationCloseAll")
        wait_for(lambda: self.shown_notifications() == 0, "the notifications to close", 60)
        # dunst cannot forget what it has told
        self._told_before |= {one["id"] for one in self.told()}

    def hearback(
        self, *arguments: str, data: Path, variables: Mapping[str, str] | None = None, within: Sequence[str] = ()
    ) -> Program:
        """Start Hearback's window on the store in the folder `data` and wait until it can be seen.

        `within` is a command that starts it in surroundings of its own, and takes its place itself.
        """
        log = self.folder / f"hearback-{len(list(self.folder.glob('hearback-*.log')))}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [*within, *HEARBACK, "--data", str(data), *arguments],
                env={**self.environment, **(variables or {})},
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            program = Program(self, process, log, data, hidden="--hidden" in arguments)
        except BaseException:
            process.kill()
            process.wait()
            raise
        self._programs.append(program)
        if program.window:
            program.activate()
        return program

    def second_hearback(self, *arguments: str, data: Path) -> Program:
        """Open a second window on the same store: as on another computer that shares the folder, the two cannot talk."""
        address = data / "window.address"
        wait_for(address.exists, "the first window to hear of other starts")
        address.unlink()
        return self.hearback(*arguments, data=data)

    def start_again(self, *arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
        """Start Hearback where a window is open already, and return what came of it."""
        command = [*HEARBACK, *arguments, "--data", str(data)]
        return subprocess.run(
            command, env=self.environment, cwd=self.folder, capture_output=True, text=True, timeout=60, check=False
        )

    def active_window(self) -> str:
        """Return the id of the window that has the focus."""
        return self.ask("xdotool", "getactivewindow")

    def headless(self, *arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
        """Run a headless command on the store in the folder `data`, without a display, and return what came of it."""
        without_display = {name: value for name, value in self.environment.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
        command = [*HEARBACK, *arguments, "--data", str(data)]
        return subprocess.run(command, env=without_display, cwd=self.folder, capture_output=True, text=True, check=False)

    def xdotool(self, *arguments: str) -> str:
        """Run xdotool and return what it prints, trimmed. Raises AssertionError where it fails."""
        done = self._run("xdotool", *arguments)
        assert done.returncode == 0, f"xdotool {shlex.join(arguments)}: {done.stderr}"
        return done.stdout.strip()

    def screenshot(self, path: Path, window: str = "root") -> None:
        """Save a picture of the whole screen, or of a window."""
        done = self._run("import", "-window", window, str(path))
        assert done.returncode == 0, done.stderr

    def clipboard(self, target: str = "UTF8_STRING") -> str:
        """Return what the clipboard holds in a format such as UTF8_STRING or text/html; empty where it holds none."""
        return self.ask("xclip", "-selection", "clipboard", "-o", "-t", target)

    def set_clipboard(self, text: str) -> None:
        """Put text on the clipboard as another program would."""
        # xclip stays to serve the text; a pipe it holds open would never end
        subprocess.run(
            ["xclip", "-selection", "clipboard", "-i"],
            env=self.environment,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )

    @contextmanager
    def clipboard_manager(self) -> Iterator[None]:
        """Have a clipboard manager, as most desktops have."""
        manager = self._serve("xfce4-clipman")
        try:
            wait_for(lambda: selection_owner("CLIPBOARD_MANAGER", self.environment["DISPLAY"]), "the clipboard manager")
            yield
        finally:
            manager.terminate()
            manager.wait(timeout=30)

    def mail_link(self) -> str:
        """Wait for the next link that the mail program is given, and return it."""
        link = wait_for(lambda: next(iter(sorted(self.links.glob("*.link"))), None), "the mail program to be given a link")
        text = link.read_text(encoding="utf-8")
        link.unlink()
        return text

    def mail_programs_variables(self) -> Mapping[str, str]:
        """Return the environment that the mail program was started with last."""
        lines = (self.links / "variables").read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines if "=" in line)

    @contextmanager
    def tray(self) -> Iterator[None]:
        """Have a tray, as most desktops have."""
        tray = self._serve("trayer", "--edge", "bottom", "--align", "right", "--widthtype", "request", "--height", "24")
        try:
            wait_for(lambda: selection_owner("_NET_SYSTEM_TRAY_S0", self.environment["DISPLAY"]), "the tray")
            yield
        finally:
            tray.terminate()
            tray.wait(timeout=30)

    def tray_icon(self) -> tuple[int, int]:
        """Wait until there is an icon in the tray, and return where its middle is on the screen."""

        def found() -> tuple[int, int] | None:
            place = self.ask("xdotool", "search", "--name", "^panel$", "getwindowgeometry", "--shell")
            sides = dict(line.split("=") for line in place.splitlines() if "=" in line)
            x, y, width, height = (int(sides.get(name, 0)) for name in ("X", "Y", "WIDTH", "HEIGHT"))
            # as long as it is empty, it is a dot in the corner
            return (x + width // 2, y + height // 2) if width > 16 else None

        return wait_for(found, "an icon in the tray", 60)

    def click_tray(self, button: int = 1) -> None:
        """Click on the icon in the tray."""
        x, y = self.tray_icon()
        self.xdotool("mousemove", str(x), str(y), "click", str(button))

    def shown_notifications(self) -> int:
        """Return how many notifications are on the screen."""
        return int(self.ask("dunstctl", "count", "displayed") or 0)

    def told(self) -> list[dict[str, str]]:
        """Return this journey's notifications that are not on the screen any more, the newest first, with summary and body."""
        history = json.loads(self.ask("dunstctl", "history") or "{}").get("data", [[]])[0]
        told = [{name: str(field["data"]) for name, field in one.items()} for one in history]
        return [one for one in told if one["id"] not in self._told_before]

    def press_in_notification(self, button: str) -> None:
        """Press a button of the notification on the screen, in dunst's menu."""
        # out of sight, what another program wrote is seen within a minute
        wait_for(self.shown_notifications, "a notification", 150)
        (self.folder / "choice").write_text(button, encoding="utf-8")
        self.ask("dunstctl", "context")

    @contextmanager
    def without_notifications(self) -> Iterator[None]:
        """Have the notification service end, and start again afterwards."""
        service = next(one for one in reversed(self._services) if "dunst" in str(one.args))
        service.terminate()
        service.wait(timeout=30)
        try:
            yield
        finally:
            self._start_notifications()

    def notifications(self) -> str:
        """Close the notifications that are shown, and return those since the journey began as dbus-send prints them."""
        self._ask_dunst("NotificationCloseAll")  # dunst tells only of closed ones
        return self._ask_dunst("NotificationListHistory")

    def ask(self, *command: str) -> str:
        """Run a program of this desktop and return what it prints, trimmed; empty where it fails."""
        done = self._run(*command)
        return done.stdout.strip() if done.returncode == 0 else ""

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, errors="replace", check=False)

    def _serve(self, *command: str, env: Mapping[str, str] | None = None, keep: Sequence[int] = ()) -> subprocess.Popen[bytes]:
        with (self.folder / f"{Path(command[0]).name}.log").open("wb") as output:
            service = subprocess.Popen(
                command,
                env=env or self.environment,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                pass_fds=keep,
            )
        self._services.append(service)
        return service

    def _start_display(self) -> None:
        read, write = os.pipe()
        width, height = SIZE
        # the server chooses a free number itself, and says it when it is ready
        self._serve(
            "Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset", keep=[write]
        )
        os.close(write)
        with os.fdopen(read) as answer:
            self.environment["DISPLAY"] = f":{answer.readline().strip()}"

    def _start_bus(self) -> None:
        read, write = os.pipe()
        self._serve("dbus-daemon", "--session", "--nofork", f"--print-address={write}", keep=[write])
        os.close(write)
        with os.fdopen(read) as answer:
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = answer.readline().strip()

    def _start_notifications(self) -> None:
        menu = self.folder / "choose"
        menu.write_text(CHOOSE.format(folder=self.folder), encoding="utf-8")
        menu.chmod(0o755)
        configuration = Path(self.environment["XDG_CONFIG_HOME"]) / "dunst" / "dunstrc"
        configuration.parent.mkdir(exist_ok=True)
        configuration.write_text(f"[global]\ndmenu = {menu}\n", encoding="utf-8")
        self._serve("dunst")
        self._told_before.clear()
        wait_for(lambda: "true" in self._ask_bus("NameHasOwner", "string:org.freedesktop.Notifications"), "the notifications")

    def _start_reader(self) -> None:
        launcher = next(Path("/usr").glob("lib*/**/at-spi-bus-launcher"))
        self._serve(str(launcher), "--launch-immediately")
        wait_for(lambda: "true" in self._ask_bus("NameHasOwner", "string:org.a11y.Bus"), "the bus of screen readers")
        with (self.folder / "screen-reader.log").open("wb") as complaints:
            self._reader = subprocess.Popen(
                [READERS_PYTHON, str(READER)],
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                text=True,
            )

    def read_aloud(self, process: int) -> list[Seen]:
        """Return all that a process's windows show, outermost first."""
        reader = self._reader
        assert reader is not None and reader.stdin is not None and reader.stdout is not None
        print(process, file=reader.stdin, flush=True)
        answer = reader.stdout.readline()
        assert answer, (self.folder / "screen-reader.log").read_text()
        return [Seen(**{**one, "states": frozenset(one["states"]), "box": tuple(one["box"])}) for one in json.loads(answer)]

    def _ask_bus(self, method: str, *arguments: str) -> str:
        return self._send("org.freedesktop.DBus", "/org/freedesktop/DBus", f"org.freedesktop.DBus.{method}", *arguments)

    def _ask_dunst(self, method: str) -> str:
        return self._send("org.freedesktop.Notifications", "/org/freedesktop/Notifications", f"org.dunstproject.cmd0.{method}")

    def _send(self, destination: str, path: str, method: str, *arguments: str) -> str:
        return self.ask("dbus-send", "--session", "--print-reply", f"--dest={destination}", path, method, *arguments)

    def _install_mail_program(self) -> None:
        self.links.mkdir()
        script = self.folder / "keep-link"
        script.write_text(KEEP_LINK.format(folder=self.links), encoding="utf-8")
        script.chmod(0o755)
        applications = Path(self.environment["XDG_DATA_HOME"]) / "applications"
        applications.mkdir()
        (applications / "keep-link.desktop").write_text(MAIL_PROGRAM.format(script=script), encoding="utf-8")
        self._run("update-desktop-database", str(applications))
        self._run("xdg-mime", "default", "keep-link.desktop", "x-scheme-handler/mailto")
