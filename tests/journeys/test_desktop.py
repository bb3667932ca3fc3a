"""The desktop of the journeys does what a real one does, so that a journey that fails tells of Hearback."""

from pathlib import Path

from journeys.desktop import Desktop, Program


def test_the_clipboard_holds_text(desktop: Desktop) -> None:
    desktop.set_clipboard("Grüße aus Köln")
    assert desktop.clipboard() == "Grüße aus Köln"


def test_a_mail_link_reaches_the_mail_program_unchanged(desktop: Desktop) -> None:
    link = "mailto:priya.nair%2Bjobs@lumen.example?subject=Thank%20you&body=Dear%20Priya%0D%0A%25%27%22%24HOME"
    desktop.ask("xdg-open", link)
    assert desktop.mail_link() == link


def test_a_screenshot_is_a_picture_of_the_screen(desktop: Desktop, tmp_path: Path) -> None:
    desktop.screenshot(tmp_path / "screen.png")
    assert desktop.ask("identify", "-format", "%wx%h", str(tmp_path / "screen.png")) == "1440x900"


def test_notifications_are_kept(desktop: Desktop) -> None:
    desktop.ask("dunstify", "Follow up with Lumen Health", "Until Friday")
    assert "Follow up with Lumen Health" in desktop.notifications()


def test_the_window_opens_and_closes_without_a_word(hearback: Program) -> None:
    assert "Hearback" in hearback.title
    assert hearback.quit() == ""
