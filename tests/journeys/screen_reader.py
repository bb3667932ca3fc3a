"""Reads windows aloud for the journeys: for each process id on stdin, one line of JSON with all that it shows.

Runs under the system's own Python, where AT-SPI's bindings live.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - only after the version is required

STATES = ("CHECKED", "ENABLED", "FOCUSABLE", "FOCUSED", "SELECTED")
WITH_TEXT = frozenset({"text", "entry", "paragraph", "document text"})
MOST_CHILDREN = 200


def shown(widget: Any, depth: int = 0) -> Iterator[dict[str, object]]:
    """Yield what a widget and those inside it show, outermost first."""
    states = widget.get_state_set()
    if depth and not states.contains(Atspi.StateType.SHOWING):
        return
    role = widget.get_role_name()
    place = widget.get_component_iface()
    if depth and place is not None:
        box = place.get_extents(Atspi.CoordType.SCREEN)
        yield {
            "role": role,
            "name": widget.get_name(),
            "description": widget.get_description(),
            "text": Atspi.Text.get_text(widget, 0, -1) if role in WITH_TEXT else "",
            "states": [name for name in STATES if states.contains(getattr(Atspi.StateType, name))],
            "box": [box.x, box.y, box.width, box.height],
            "depth": depth,
        }
    for index in range(min(widget.get_child_count(), MOST_CHILDREN)):
        child = widget.get_child_at_index(index)
        if child is not None:
            yield from shown(child, depth + 1)


def main() -> None:
    """Answer each line until there are no more."""
    desktop = Atspi.get_desktop(0)
    for line in sys.stdin:
        found: list[dict[str, object]] = []
        try:
            for index in range(desktop.get_child_count()):
                program = desktop.get_child_at_index(index)
                if program is not None and program.get_process_id() == int(line):
                    # nobody here listens for changes, so nothing remembered is true
                    program.set_cache_mask(Atspi.Cache.NONE)
                    program.clear_cache()
                    found += shown(program)
        except GLib.Error:  # what was being read has gone meanwhile
            found = []
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
