"""The agenda without eyes: switched to by a key, read heading by heading, entry by entry, and put on paper."""

from journeys.desktop import Program, wait_for
from journeys.test_answers import program as program


def test_the_agenda_is_read_in_whole_sentences(program: Program) -> None:
    program.keys("ctrl+shift+a")
    program.wait_for_focus("Agenda")
    entry = program.sees("Lumen Health, Engineer: Application check-in. ", "table cell")
    assert "It counts from your application" in entry.name
    assert "SELECTED" in entry.states
    program.sees("Lumen Health, Engineer: Last check-in, if nothing comes. From", "table cell")
    program.keys("ctrl+r")
    program.wait_for_title("They answered")
    program.keys("Escape")
    program.keys("ctrl+f")
    program.keys("Escape", "Down")
    program.wait_for_focus("Agenda")
    program.sees("Gone quiet: 3 entries", "table cell")
    program.keys("End")
    program.sees(", Tester: Move on. Could be left since", "table cell")


def test_the_print_dialog_opens_and_closes(program: Program) -> None:
    program.keys("ctrl+p")
    program.wait_for_title("Print")
    program.keys("Escape")
    wait_for(lambda: not any("Print" in one for one in program.titles()), "the print dialog to close")
    program.wait_for_focus("Applications")
