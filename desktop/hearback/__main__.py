"""The command `hearback`: reads the arguments, then opens the window or runs a headless command."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit status: 0 done, 1 refused, 2 usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    # whatever is written, here or by a library, is for nobody else's eyes
    os.umask(0o077)
    if given:
        from hearback.composition.child_processes import as_child

        if (status := as_child(given)) is not None:
            return status
    # what a start makes stays: whoever runs on turns the search for cycles on again
    gc.disable()
    if not given:
        return _open_window()
    # only now: what reads arguments takes 10 ms to load
    from hearback.composition.arguments import parser

    options = parser().parse_args(given)
    return _open_window(options) if options.command in (None, "open") else _run_headless(options)


def _open_window(options: "argparse.Namespace | None" = None) -> int:
    # what knows nothing of Qt comes first: its bindings look through the source of whatever is imported after them
    import hearback.composition.parts  # noqa: F401
    from hearback.composition.window import show_window

    if options is None:
        return show_window(None)
    return show_window(
        options.data,
        screenshot=options.screenshot,
        example=options.example,
        theme=options.theme,
        language=options.language,
        size=options.size,
        targets=options.targets,
        hidden=options.hidden,
    )


def _run_headless(options: "argparse.Namespace") -> int:
    from hearback.composition import headless

    match options.command:
        case "due":
            return headless.due(options.data, at=options.at, every=options.all, as_json=options.json)
        case "import":
            return headless.import_files(options.data, options.files, dry_run=options.dry_run)
        case "export":
            return headless.export(options.data, options.file)
        case _:
            return headless.self_test(options.data, repair=options.repair)


if __name__ == "__main__":
    sys.exit(main())
