"""What can be said on the command line: the window's options, and the headless commands with theirs."""

import argparse
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

# as ThemeMode has them, which is part of the window
_THEMES = ("system", "light", "dark", "high-contrast-light", "high-contrast-dark")
_COMMANDS = ("open", "due", "import", "export", "self-test")


def parser() -> argparse.ArgumentParser:
    """Return what reads the arguments; it leaves the program itself where they cannot be understood."""
    whole = argparse.ArgumentParser(
        prog="hearback",
        parents=[_everywhere()],
        description="Know when to follow up after an interview, and what to say. Without a command, opens the window.",
    )
    whole.set_defaults(data=None, command=None, targets=[])
    whole.add_argument("--version", action=_Version)
    whole.add_argument("--screenshot", type=Path, metavar="FILE", help="draw the window to a picture instead of showing it")
    whole.add_argument("--example", action="store_true", help="show made-up applications, in a store of their own")
    whole.add_argument("--theme", choices=_THEMES, help="the look, for this time only")
    whole.add_argument("--language", metavar="TAG", help="the program's language, for this time only")
    whole.add_argument("--size", type=_size, metavar="WxH", help="the window's size, for this time only")
    whole.add_argument("--hidden", action="store_true", help="start out of sight: in the tray, or minimized")
    commands = whole.add_subparsers(dest="command", metavar="{" + ",".join(_COMMANDS) + "}")
    show = commands.add_parser("open", parents=[_everywhere()], help="open the window (or the open one) with files or links")
    show.add_argument("targets", nargs="*", metavar="FILE|LINK", help="a file to import, or a link such as hearback:ID")
    due = commands.add_parser("due", parents=[_everywhere()], help="tell what is due, soonest deadline first")
    due.add_argument("--at", type=_instant, metavar="INSTANT", help="as of this instant (ISO 8601 with an offset) instead of now")
    due.add_argument("--all", action="store_true", help="every application's next step")
    due.add_argument("--json", action="store_true", help="as JSON")
    take = commands.add_parser("import", parents=[_everywhere()], help="import JSON, CSV, TSV, XLSX or ICS files")
    take.add_argument("files", nargs="+", type=Path, metavar="FILE")
    take.add_argument("--dry-run", action="store_true", help="tell what would be imported, and import nothing")
    give = commands.add_parser("export", parents=[_everywhere()], help="export .json (all), .csv (the list) or .ics (what comes)")
    give.add_argument("file", type=_export_file, metavar="FILE")
    check = commands.add_parser("self-test", parents=[_everywhere()], help="check the installed program and the data")
    check.add_argument("--repair", action="store_true", help="mend what is out of step in the data, after a backup")
    return whole


def _everywhere() -> argparse.ArgumentParser:
    """Return what every command takes, too, each time anew: the whole's default is not the commands', which would undo it."""
    everywhere = argparse.ArgumentParser(add_help=False)
    everywhere.add_argument(
        "--data", type=Path, metavar="DIR", default=argparse.SUPPRESS, help="the data folder (default: the platform's own)"
    )
    return everywhere


class _Version(argparse.Action):
    """Prints the version; looked up only when asked, as it reads the installation's metadata."""

    def __init__(self, option_strings: Sequence[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="print the version")

    def __call__(self, parser: argparse.ArgumentParser, *_rest: object) -> None:
        from hearback.system.components import program_version

        print(f"hearback {program_version()}")
        parser.exit()


def _instant(text: str) -> dt.datetime:
    try:
        instant = dt.datetime.fromisoformat(text)
        return instant.astimezone(dt.UTC) if instant.tzinfo else _refused(text)
    except (ValueError, OverflowError):
        return _refused(text)


def _refused(text: str) -> dt.datetime:
    raise argparse.ArgumentTypeError(f"{text!r} is not an instant such as 2026-11-23T14:00:00+01:00")


def _export_file(text: str) -> Path:
    path = Path(text)
    if path.suffix.casefold() not in (".json", ".csv", ".ics"):
        raise argparse.ArgumentTypeError(f"{text!r} does not end in .json, .csv or .ics")
    return path


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit() and 0 < int(width) < 20_000 and 0 < int(height) < 20_000):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1440x900")
    return int(width), int(height)
