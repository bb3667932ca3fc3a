"""Another language is spoken at once, by the same program."""

from journeys.desktop import Desktop, Program, wait_for
from journeys.test_write_and_send import add_application


def speak(program: Program, settings: str, key: str, language: str) -> None:
    """Choose the program's language in the settings, and wait for the window that speaks it."""
    before = program.window
    program.keys("ctrl+comma")
    program.wait_for_title(settings)
    program.keys(key)
    program.types(language)
    program.keys("ctrl+Return")

    def is_new() -> bool:
        program.wait_until_seen()
        return program.window != before

    wait_for(is_new, "a new window")
    program.activate()


def test_another_language_is_spoken_at_once(desktop: Desktop, hearback: Program) -> None:
    add_application(hearback, "Arbor Bank", "Analyst")
    number = hearback.number

    speak(hearback, "Settings", "alt+g", "Deu")
    hearback.wait_for_row("Arbor Bank")
    hearback.sees("Neue Bewerbung", "push button")
    assert not [one for one in hearback.look() if one.says("New application")]
    # the one that was chosen still is
    hearback.sees("Arbor Bank · Analyst")

    speak(hearback, "Einstellungen", "alt+s", "Pol")
    hearback.sees("Nowa aplikacja", "push button")
    hearback.wait_for_row("Arbor Bank")

    # another start finds the window that there is now, and what was behind the others answers no more
    desktop.xdotool("windowminimize", "--sync", hearback.window)
    done = desktop.start_again(data=hearback.data)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    wait_for(lambda: desktop.active_window() == hearback.window, "the window to come forward")
    assert len(hearback.titles()) == 1
    assert hearback.number == number
    assert hearback.quit() == ""
