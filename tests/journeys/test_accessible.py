"""The whole window without eyes: every control has a name, and Escape leaves every dialog."""

from collections.abc import Callable

from journeys.desktop import Program, Seen, wait_for
from journeys.test_answers import program as program

NAMELESS = frozenset({"frame", "dialog", "filler", "panel", "split pane", "layered pane", "scroll pane", "unknown", "viewport"})
"""What only holds other things."""

DIALOGS: dict[str, Callable[[Program], None]] = {
    "New application": lambda program: program.keys("ctrl+n"),
    "Edit Lumen Health": lambda program: program.keys("ctrl+e"),
    "Tags": lambda program: program.keys("ctrl+l"),
    "Commands": lambda program: program.keys("ctrl+k"),
    "Keyboard shortcuts": lambda program: program.keys("ctrl+question"),
    "Help": lambda program: program.keys("F1"),
    "They answered": lambda program: program.keys("ctrl+r"),
    "Interview booked": lambda program: program.keys("ctrl+i"),
    "Gone quiet": lambda program: program.click_on("Review them together"),
    "Settings": lambda program: program.keys("ctrl+comma"),
}


def controls(program: Program) -> list[Seen]:
    """Return what can have the focus."""
    return [one for one in program.look() if "FOCUSABLE" in one.states and "ENABLED" in one.states and one.role not in NAMELESS]


def test_every_control_of_the_window_has_a_name(program: Program) -> None:
    program.sees("Copy message", "push button")
    assert [one for one in controls(program) if not one.name] == []


def test_every_control_says_what_it_is_and_how_it_stands(program: Program) -> None:
    program.sees("Copy message", "push button")
    program.keys("ctrl+f", "Down")
    program.wait_for_focus("Applications")
    seen = program.look()
    # what can be gone to has a role of its own
    assert [one for one in seen if "FOCUSABLE" in one.states and one.role in {"unknown", "invalid", ""}] == []
    filters = [one for one in seen if one.name.split(":")[0] in {"Due", "Waiting", "Interviewing", "Moved on", "All"}]
    assert [one.name.split(":")[0] for one in filters if "CHECKED" in one.states] == ["All"]
    assert {one.role for one in seen if one.name == "Search"} == {"text"}
    assert sum("SELECTED" in one.states for one in seen if one.role == "table cell") == 3


def test_every_control_of_a_dialog_has_a_name_and_escape_closes_it(program: Program) -> None:
    for title, opened in DIALOGS.items():
        program.keys("ctrl+f", "Down")
        program.wait_for_focus("Applications")
        opened(program)
        program.wait_for_title(title)
        assert [one for one in controls(program) if not one.name] == [], title
        program.keys("Escape")
        wait_for(lambda title=title: not any(title in one for one in program.titles()), f"{title!r} to close")  # type: ignore[misc]


def test_tab_leaves_the_message(program: Program) -> None:
    program.click_on("Message", "text")
    program.keys("Tab")
    program.wait_for_focus("Copy message")
