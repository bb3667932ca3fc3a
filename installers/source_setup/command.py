"""The commands of from_source.py: run, test and build."""

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from source_setup.catalogues import compile_catalogues
from source_setup.console import Line, SetupFault
from source_setup.environment import Environment
from source_setup.packages import install
from source_setup.system_packages import FORBIDDEN, provide

ROOT = Path(__file__).resolve().parents[2]
NEWEST = (3, 14)

# what the program does without a window
HEADLESS = frozenset({"due", "import", "export", "--help", "-h", "--version"})
# what loads Qt, but draws into memory or not at all
NO_DISPLAY = frozenset({"self-test", "--screenshot"})

NO_DISPLAY_TEXT = """\
There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window cannot open. You can
  - run this command in a terminal of your desktop, or over `ssh -X`;
  - draw the window to a picture:  python3 installers/from_source.py run -- --screenshot window.png --example
  - ask without a window:          python3 installers/from_source.py run -- due --all"""


def command(arguments: Sequence[str]) -> int:
    """Set up what is missing and become the program, or its tests; return the exit status where that is not possible."""
    options, passed_on = _parse(arguments)
    sys.stderr.reconfigure(errors="replace")  # type: ignore[union-attr]  # old code pages of Windows lack the ellipsis
    line = Line()
    try:
        if sys.version_info[:2] > NEWEST:
            known = ".".join(map(str, NEWEST))
            raise SetupFault(f"Hearback knows Python 3.11 to {known}, this is {sys.version_info.major}.{sys.version_info.minor}.")
        running, testing = options.command == "run", options.command == "test"
        if running and not has_display(os.environ) and not needs_no_display(passed_on):
            raise SetupFault(NO_DISPLAY_TEXT)
        allowed = not options.no_system_packages and not os.environ.get(FORBIDDEN)
        with_qt = not running or not HEADLESS & set(passed_on)
        environment = _set_up(line, with_tests=not running, with_qt=with_qt, with_desktop=testing, allowed=allowed)
    except SetupFault as fault:
        line.end()
        print(fault, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        line.end()
        print("Stopped. The same command goes on from here.", file=sys.stderr)
        return 130
    line.end()
    if testing:
        os.chdir(ROOT)
        return _become([str(environment.python), "-m", "pytest", *passed_on])
    if not running:
        return _become([str(environment.python), str(ROOT / "installers" / "build.py"), *passed_on])
    return _become([str(environment.program("hearback")), *passed_on])


def has_display(variables: Mapping[str, str]) -> bool:
    """Whether a window can open, as far as the variables tell; a chosen Qt platform is taken at its word."""
    return sys.platform != "linux" or any(variables.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def needs_no_display(arguments: Sequence[str]) -> bool:
    """Whether the program's arguments ask for something that it does without a display."""
    return any(argument.partition("=")[0] in HEADLESS | NO_DISPLAY for argument in arguments)


def _parse(arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(prog="from_source.py", description="Set Hearback up from its source in .venv, and start it.")
    parser.add_argument(
        "--no-system-packages",
        action="store_true",
        help=f"never install system packages, only say which are missing (also: the variable {FORBIDDEN}=1)",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="run|test|build")
    commands.add_parser("run", help="start Hearback; the rest goes to it", usage="from_source.py run [-- arguments]")
    commands.add_parser(
        "test", help="run all checks and tests; what follows -- goes to pytest", usage="from_source.py test [-- …]"
    )
    commands.add_parser(
        "build",
        help="make packages that need no Python, in dist/; what follows -- says which",
        usage="from_source.py build [-- …]",
    )
    # split here, for argparse would take options behind the first "--" for its own
    at = arguments.index("--") if "--" in arguments else len(arguments)
    return parser.parse_args(arguments[:at]), list(arguments[at + 1 :])


def _set_up(line: Line, *, with_tests: bool, with_qt: bool, with_desktop: bool, allowed: bool) -> Environment:
    provide(with_qt=with_qt, with_desktop=with_desktop, allowed=allowed, line=line)
    environment = Environment(ROOT)
    note = environment.open(line)
    install(environment, note, with_tests=with_tests, line=line)
    compile_catalogues(environment, line)
    return environment


def _become(program: list[str]) -> int:
    """Go on as the program, so that its exit status and signals are its own; on Windows wait for it instead."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execv(program[0], program)
    with subprocess.Popen(program) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue  # the console sends Ctrl-C to the program too, which ends in its own way
