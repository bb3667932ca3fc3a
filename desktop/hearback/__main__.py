"""The command `hearback`: reads the arguments, then opens the window or runs a headless command."""

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

_COMMANDS = ("due", "import", "export", "self-test")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit status: 0 done, 1 refused, 2 usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["--read-sheet"]:
        # the other end of the child process that reads spreadsheets of others under limits
        from hearback.composition.headless import read_sheet

        return read_sheet(given[1:])
    options = _parser().parse_args(given)
    if options.command is None:
        # what knows nothing of Qt comes first: its bindings look through the source of whatever is imported after them
        import hearback.composition.parts  # noqa: F401
        from hearback.composition.window import show_window

        return show_window(
            options.data,
            screenshot=options.screenshot,
            example=options.example,
            theme=options.theme,
            language=options.language,
            size=options.size,
        )
    from hearback.composition import headless

    match options.command:
        case "due":
            return headless.due(options.data, at=options.at, every=options.all, as_json=options.json)
        case "import":
            return headless.import_files(options.data, options.files, dry_run=options.dry_run)
        case "export":
            return headless.export(options.data, options.file)
        case _:
            return headless.self_test(options.data)


def _parser() -> argparse.ArgumentParser:
    everywhere = argparse.ArgumentParser(add_help=False)
    everywhere.add_argument(
        "--data", type=Path, metavar="DIR", default=argparse.SUPPRESS, help="the data folder (default: the platform's own)"
    )
    parser = argparse.ArgumentParser(
        prog="hearback",
        parents=[everywhere],
        description="Know when to follow up after an interview, and what to say. Without a command, opens the window.",
    )
    parser.set_defaults(data=None, command=None)
    parser.add_argument("--version", action=_Version)
    parser.add_argument("--screenshot", type=Path, metavar="FILE", help="draw the window to a picture instead of showing it")
    parser.add_argument("--example", action="store_true", help="show made-up applications, in a store of their own")
    parser.add_argument("--theme", choices=["system", "light", "dark"], help="the look, for this time only")
    parser.add_argument("--language", metavar="TAG", help="the program's language, for this time only")
    parser.add_argument("--size", type=_size, metavar="WxH", help="the window's size, for this time only")
    commands = parser.add_subparsers(dest="command", metavar="{" + ",".join(_COMMANDS) + "}")
    due = commands.add_parser("due", parents=[everywhere], help="tell what is due, soonest deadline first")
    due.add_argument("--at", type=_instant, metavar="INSTANT", help="as of this instant (ISO 8601 with an offset) instead of now")
    due.add_argument("--all", action="store_true", help="every application's next step")
    due.add_argument("--json", action="store_true", help="as JSON")
    take = commands.add_parser("import", parents=[everywhere], help="import JSON, CSV, TSV, XLSX or ICS files")
    take.add_argument("files", nargs="+", type=Path, metavar="FILE")
    take.add_argument("--dry-run", action="store_true", help="tell what would be imported, and import nothing")
    give = commands.add_parser("export", parents=[everywhere], help="export to .json (all), .csv (the list) or .ics (what comes)")
    give.add_argument("file", type=_export_file, metavar="FILE")
    commands.add_parser("self-test", parents=[everywhere], help="check the installed program")
    return parser


class _Version(argparse.Action):
    """Prints the version; looked up only when asked, as it reads the installation's metadata."""

    def __init__(self, option_strings: Sequence[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="print the version")

    def __call__(self, parser: argparse.ArgumentParser, *_rest: object) -> None:
        from importlib.metadata import version

        parser.exit(message=f"hearback {version('hearback-desktop')}\n")


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


if __name__ == "__main__":
    sys.exit(main())
