"""Data in a folder that a service keeps in step: warned of, and moved out with one click, backups staying there."""

from journeys.desktop import Desktop, wait_for
from journeys.test_write_and_send import add_application


def test_the_data_move_out_and_backups_stay(desktop: Desktop) -> None:
    home = desktop.folder / "dropbox-home"
    data = home / "Dropbox" / "Jobs"
    data.mkdir(parents=True)
    own = home / "share"
    program = desktop.hearback(data=data, variables={"XDG_DATA_HOME": str(own)})
    add_application(program, "Lumen Health", "Analyst")
    program.sees("Dropbox keeps the folder of your data in step with other computers.", "label")
    program.click_on("Keep only backups there")
    program.click_on("OK")
    assert program.wait_for_end() == ""
    moved = own / "hearback"
    wait_for((moved / "hearback.sqlite").exists, "the data to be there")
    due = desktop.headless("due", "--all", data=moved)
    assert "Lumen Health" in due.stdout
    assert list(data.glob("hearback-asked-*.sqlite"))


def test_whoever_knows_is_not_told_again(desktop: Desktop) -> None:
    data = desktop.folder / "known-home" / "Nextcloud" / "Jobs"
    data.mkdir(parents=True)
    program = desktop.hearback(data=data)
    add_application(program, "Lumen Health", "Analyst")
    program.click_on("I know")
    assert program.quit() == ""
    again = desktop.hearback(data=data)
    again.wait_for_row("Lumen Health")
    assert [one.name for one in again.look() if one.name == "Keep only backups there"] == []
    assert again.quit() == ""
