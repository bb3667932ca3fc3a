"""The first minutes with Hearback: nothing is there yet, an example is looked at, the list is searched, filtered and sorted."""

from journeys.desktop import Program


def test_an_empty_store_offers_three_ways_in(hearback: Program) -> None:
    for way in ("Add your first application", "Import a spreadsheet", "Look at an example"):
        assert hearback.sees(way, "push button").description


def test_the_example_is_looked_through_by_keyboard_alone(hearback: Program) -> None:
    hearback.wait_for_focus("Add your first application")
    hearback.keys("Tab", "Tab", "Return")
    # which step is next depends on the day of the week
    hearback.wait_for_row("Lumen Health", "Panel")
    hearback.wait_for_focus("Applications")

    # what is due comes with its reason
    hearback.keys("ctrl+f")
    hearback.types("lumen")
    hearback.wait_for_rows(lambda rows: len(rows) == 1)
    hearback.keys("Down")
    hearback.wait_for_focus("Applications")
    hearback.sees("It counts from", "label")

    # a search in vain says so; Escape brings everything back
    hearback.keys("ctrl+f")
    hearback.types("xyzzy")
    hearback.sees("Nothing matches")
    hearback.keys("Escape")
    hearback.wait_for_rows(lambda rows: len(rows) > 1)

    # a filter beside the search field: the days may make any number of applications due, but reopen none
    hearback.keys("Tab", "space", "Right", "Right", "Right")
    moved_on = hearback.wait_for_rows(lambda rows: bool(rows) and all(row[2] == "–" for row in rows))
    assert f"Moved on: {len(moved_on)}" in {one.name for one in hearback.look()}
    hearback.keys("shift+Tab", "Down")
    hearback.wait_for_focus("Applications")
    hearback.keys("End")
    hearback.wait_for_focus(moved_on[-1][0])

    # the example is gone with one key
    hearback.keys("ctrl+z")
    hearback.sees("Look at an example")
