"""What a fresh message starts from: openings take turns over the applications, and what the user chose stays."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk.composer_setting import GOOD, ComposerSetting, lumen
from hearback.desk.composer.drafts.drafts import DraftInHand
from hearback.desk.composer.message.template_form import TemplateForm
from hearback.domain.job_application import JobApplication, MessageKind, Person, Reply, ReplyKind

Open = Callable[..., ComposerSetting]


def like_lumen(*ids: str) -> list[JobApplication]:
    """Return applications like Lumen Health at other companies, with other people, so that courtesy moves nothing."""
    return [replace(lumen(), id=id_, company=id_.title(), people=(Person(name="Priya Nair"),)) for id_ in ids]


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    opened: list[ComposerSetting] = []

    def open_one(*applications: JobApplication) -> ComposerSetting:
        if not opened and not applications:
            applications = tuple(like_lumen("arbor", "birch", "cedar"))
        one = ComposerSetting(qtbot, tmp_path, applications)
        opened.append(one)
        one.window.show_everything()
        return one

    yield open_one
    for one in opened:
        one.close()


def begun(setting: ComposerSetting, id_: str) -> DraftInHand:
    """Return the message in hand once an application is chosen."""
    setting.window.choose(id_)
    held = setting.pane._shown.held
    assert held is not None
    return held


def opening(setting: ComposerSetting, id_: str) -> str:
    """Return the template that the message to an application starts from."""
    template = begun(setting, id_).template
    assert template is not None
    return template


def test_looking_around_changes_no_opening(open_window: Open) -> None:
    setting = open_window()

    first = opening(setting, "arbor")
    assert first == setting.pane._writing._starting.templates("en", MessageKind.CHECK_IN)[0].id
    assert [opening(setting, id_) for id_ in ("birch", "cedar", "arbor")] == [first] * 3


def test_what_is_being_written_and_what_was_sent_takes_its_turn(open_window: Open) -> None:
    setting = open_window()
    first = opening(setting, "arbor")
    setting.write(GOOD)

    second = opening(setting, "birch")
    assert second != first
    assert opening(setting, "arbor") == first, "a draft stays what it is"
    setting.pane.buttons.sent.click()
    setting.pane.bar.keep.click()
    assert setting.stored("arbor").messages[-1].body == GOOD
    assert opening(setting, "cedar") == second

    assert opening(open_window(), "cedar") == second, "another window knows it as well, and so does the next start"


def test_what_the_user_chose_is_there_again_though_nothing_was_typed(open_window: Open) -> None:
    setting = open_window()
    first = opening(setting, "arbor")
    other = next(one for one in setting.pane._writing._starting.templates("en", MessageKind.CHECK_IN) if one.id != first)

    setting.pane.form.opening.picked.emit(other)
    assert begun(setting, "birch").template == first
    again = begun(setting, "arbor")
    assert (again.template, again.edited) == (other.id, False)


def test_a_text_becomes_a_template_that_others_begin_with(open_window: Open) -> None:
    setting = open_window()
    opening(setting, "arbor")
    setting.write("Hello Priya, the Data Engineer role at Arbor is on my mind. Sam Bell")
    setting.pane.form.template_wanted.emit()
    (form,) = setting.pane.findChildren(TemplateForm)
    form.accept()
    assert form.name_field.problem, "it needs a name"

    form.name.setText("On my mind")
    form.accept()
    assert not form.isVisible()
    offered = [action.text() for action in setting.pane.form.opening.menu().actions()]
    assert offered[0] == "On my mind"
    held = begun(setting, "birch")
    assert held.draft.body == "Hello Priya, the Data Engineer role at Birch is on my mind. Sam Bell"
    setting.archive.undo()
    assert not setting.archive.templates()


def test_a_german_message_says_du_only_where_the_company_or_the_user_did(open_window: Open) -> None:
    formal, familiar = (replace(one, language="de") for one in like_lumen("arbor", "birch"))
    noon = dt.datetime(2026, 11, 16, 12, tzinfo=dt.UTC)
    said_du = Reply(received=noon, kind=ReplyKind.OTHER, text="Hallo Sam, schön, dass du da warst!")
    setting = open_window(formal, replace(familiar, replies=(said_du,)))

    assert begun(setting, "arbor").draft.body.startswith("Guten Tag")
    assert begun(setting, "birch").draft.body.startswith("Hallo Priya,")
