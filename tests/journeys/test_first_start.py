"""The first minutes with Hearback: nothing is there yet, an example is looked at, the list is searched, filtered and sorted."""

from journeys.desktop import Program


def test_an_empty_store_offers_three_ways_in(hearback: Program) -> None:
    for way in ("Add your first application", "Import a spreadsheet", "Look at an example"):
        assert hearback.sees(way, "push button").description


def test_the_example_is_looked_through_by_keyboard_alone(hearback: Program) -> None:
    hearback.wait_for_focus("Add your first application")
    hearback.keys("Tab", "Tab", "Return")
    hearback.wait_for_row("Lumen Health", "Check-in")
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
    every = hearback.wait_for_rows(lambda rows: len(rows) > 1)

    # the filter beside the search field
    hearback.keys("Tab", "space")
    due = hearback.wait_for_rows(lambda rows: bool(rows) and rows != every)
    assert f"Due: {len(due)}" in {one.name for one in hearback.look()}
    hearback.keys("shift+Tab", "Down")
    hearback.wait_for_focus("Applications")
    hearback.keys("End")
    hearback.wait_for_focus(due[-1][0])

    # the example is gone with one key
    hearback.keys("ctrl+z")
    hearback.sees("Look at an example")
