"""The composer as a person uses it: writing, being judged, handing off, marking as sent, putting off, and losing nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desk.composer_setting import GOOD, ComposerSetting, lumen, one_of_each
from desk.window_setting import berlin
from hearback.desk.composer.planned.reasons import Reasons
from hearback.desk.fields.flow_layout import FlowLayout
from hearback.desk.fields.plain_text import character_index, qt_position
from hearback.domain.checklist import Item
from hearback.domain.job_application import JobApplication, MessageKind, Outcome, Step
from hearback.usecases.change import Act, Change
from hearback.usecases.ports import ArchiveFault, StoreProblem

Open = Callable[..., ComposerSetting]


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Open windows with Lumen Health's check-in in the composer; all are closed in the end."""
    opened: list[ComposerSetting] = []

    def open_one(applications: Sequence[JobApplication], **settings: str | None) -> ComposerSetting:
        one = ComposerSetting(qtbot, tmp_path, applications, **settings)  # type: ignore[arg-type]
        opened.append(one)
        one.window.show_everything()
        one.choose("Lumen Health")
        qtbot.waitUntil(one.pane.isVisible)
        return one

    yield open_one
    for one in opened:
        one.close()


@pytest.fixture
def setting(open_window: Open) -> ComposerSetting:
    """Show the window with Lumen Health's check-in in the composer."""
    return open_window(one_of_each())


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def highlighted(setting: ComposerSetting) -> list[str]:
    return [one.cursor.selectedText() for one in setting.pane.form.editor.extraSelections()]


# what is shown


def test_a_starting_text_is_ready_in_the_thread_that_was_begun(setting: ComposerSetting) -> None:
    form = setting.pane.form

    assert form.to.chosen == ("Priya Nair",)
    assert form.subject.text() == "Re: Thank you for Wednesday"
    assert form.editor.text.startswith("Hello Priya,")
    assert "Sam Bell" in form.editor.text
    assert setting.pane.card.text.startswith("Check-in · now")


def test_what_was_found_is_tinted_and_what_is_doubtful_is_underlined(setting: ComposerSetting) -> None:
    setting.write(GOOD.replace("I know these", "Just checking in 😀. I know these"))

    shown = highlighted(setting)
    assert "Priya" in shown
    assert "Just checking in" in shown
    assert "Data Engineer" in shown


def test_the_checklist_says_what_it_found_and_leads_there(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.write("😀 " + GOOD.replace("I know these", "Just checking in. I know these"))
    row = setting.row(Item.NOT_GENERIC)

    assert "“Just checking in” sounds generic" in row.go.accessibleName()
    press(qtbot, row.go)

    assert setting.pane.form.editor.textCursor().selectedText() == "Just checking in"


def test_a_text_that_is_read_from_the_right_begins_there(setting: ComposerSetting) -> None:
    editor = setting.pane.form.editor
    setting.write("مرحباً ليلى،")
    assert editor.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignRight
    setting.write("Hello Priya,")
    assert editor.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignLeft


def rest_on(setting: ComposerSetting, words: str) -> str:
    """Let the mouse rest on words of the message, and return the tool tip."""
    editor = setting.pane.form.editor
    cursor = editor.document().find(words)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
    cursor.setPosition(cursor.selectionStart() + 2)
    point = editor.cursorRect(cursor).center()
    QToolTip.hideText()
    QApplication.sendEvent(editor.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, editor.viewport().mapToGlobal(point)))
    return QToolTip.text()


def test_what_is_marked_is_explained_where_the_mouse_rests(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.write(GOOD.replace("I know these", "Just checking in about <b>. I know these"))

    assert "“Just checking in” sounds generic\nSay what is new instead" in rest_on(setting, "Just checking in")
    assert "Names the role or the company" in rest_on(setting, "Data Engineer")
    # Qt lets a tool tip stay for a moment
    rest_on(setting, "Kind regards")
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_what_is_flagged_in_the_subject_is_explained_and_led_to(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.pane.form.subject.setText("Just checking in, {role}")
    setting.pane.form.subject.textEdited.emit(setting.pane.form.subject.text())
    setting.write(GOOD)

    assert "sounds generic" in setting.pane.form.subject.toolTip()
    press(qtbot, setting.row(Item.FILLED_IN).go)
    assert setting.pane.form.subject.selectedText() == "{role}"


def test_what_is_missing_leads_to_where_it_is_to_come_from(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.write("Hello")
    press(qtbot, setting.row(Item.CONVERSATION).go)
    assert setting.pane.notes.cards[0].hasFocus()

    press(qtbot, setting.row(Item.READS_WELL).go)
    assert setting.pane.form.editor.hasFocus()
    assert setting.pane.form.editor.textCursor().position() == len("Hello")

    setting.pane.form.subject.clear()
    setting.pane.form.subject.textEdited.emit("")
    setting.write(GOOD)
    press(qtbot, setting.row(Item.READS_WELL).go)
    assert setting.pane.form.subject.hasFocus()


def test_a_tick_settles_an_item_by_hand(qtbot: QtBot, setting: ComposerSetting) -> None:
    press(qtbot, setting.row(Item.ONLY_YOU).mark)

    assert "ticked by you" in setting.row(Item.ONLY_YOU).go.accessibleName()
    press(qtbot, setting.row(Item.ONLY_YOU).mark)
    assert "not yet" in setting.row(Item.ONLY_YOU).go.accessibleName()


def test_why_this_date_leads_to_its_rule(qtbot: QtBot, setting: ComposerSetting) -> None:
    qtbot.mouseClick(setting.pane.card.learn, Qt.MouseButton.LeftButton)
    assert setting.screens.asked[-1] == ("help", "check-in")


def test_without_an_interview_the_notes_offer_to_record_one(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.choose("Kestrel")
    press(qtbot, setting.pane.notes.add)

    assert setting.screens.asked == [("book interview", "kestrel")]


# handing off


@pytest.mark.parametrize("way", ["Copy message", "Open in email", "Save draft .eml"])
def test_nothing_leaves_while_something_is_left_to_fill_in(qtbot: QtBot, setting: ComposerSetting, way: str) -> None:
    QGuiApplication.clipboard().setText("before")
    press(qtbot, setting.button(way))

    assert QGuiApplication.clipboard().text() == "before"
    assert setting.links == []
    assert "left to fill in" in setting.pane.bar.sentence
    assert setting.pane.form.editor.textCursor().selectedText().startswith("[…")


def test_copying_and_yes_records_the_message_and_says_what_comes_next(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.write(GOOD)
    press(qtbot, setting.button("Copy message"))

    assert QGuiApplication.clipboard().text() == GOOD
    assert "Did you send it?" in setting.pane.bar.sentence
    press(qtbot, setting.pane.bar.just_now)

    message = setting.stored("lumen").messages[-1]
    assert (message.kind, message.sent, message.to) == (MessageKind.CHECK_IN, setting.clock.now(), ("Priya Nair",))
    assert (message.subject, message.body) == ("Re: Thank you for Wednesday", GOOD)
    assert "Message to Lumen Health recorded. Next: Last check-in" in setting.pane.bar.sentence
    assert setting.pane.card.text.startswith("Last check-in · best")


def test_copying_with_paragraphs_gives_both_flavours_and_is_remembered(open_window: Open) -> None:
    first = open_window(one_of_each())
    first.write(GOOD)
    plain, rich = first.pane.buttons.ways_of_copying
    assert plain.isChecked()
    rich.trigger()

    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == GOOD
    assert '<p dir="ltr">Hi Priya,</p>' in copied.html()
    assert "Did you send it?" in first.pane.bar.sentence
    first.window.close()

    second = open_window(one_of_each())
    plain, rich = second.pane.buttons.ways_of_copying
    assert rich.isChecked()
    second.write("Hi Priya, a < b & c.")
    second.pane.buttons.copy.click()
    assert "Hi Priya, a &lt; b &amp; c." in QGuiApplication.clipboard().mimeData().html()

    plain.trigger()
    assert not QGuiApplication.clipboard().mimeData().hasHtml()


def test_the_shortcut_copies(qtbot: QtBot, setting: ComposerSetting) -> None:
    QGuiApplication.clipboard().clear()
    setting.write(GOOD)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(setting.window, Qt.Key.Key_C, keys)

    # the button is shown pressed for a moment first
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == GOOD)


def test_not_yet_leaves_everything_as_it_was(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.write(GOOD)
    press(qtbot, setting.button("Copy message"))
    press(qtbot, setting.pane.bar.later)

    assert not setting.pane.bar.isVisible()
    assert setting.pane.form.editor.text == GOOD
    assert len(setting.stored("lumen").messages) == 1


def test_the_time_it_was_sent_can_be_given(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.write(GOOD)
    press(qtbot, setting.button("Mark as sent"))
    assert setting.pane.bar.when is not None
    setting.pane.bar.when.set_moment(berlin(12, 24, 9))
    press(qtbot, setting.pane.bar.keep)
    assert len(setting.stored("lumen").messages) == 1

    setting.pane.bar.when.set_moment(berlin(11, 23, 9))
    press(qtbot, setting.pane.bar.keep)

    assert setting.stored("lumen").messages[-1].sent == berlin(11, 23, 9)


def test_the_mail_program_gets_the_link_and_copy_is_always_named(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.write(GOOD)
    press(qtbot, setting.button("Open in email"))

    assert setting.links[0].startswith("mailto:priya.nair@lumen.example?")
    assert "Copy message" in setting.pane.bar.sentence


def test_it_is_said_who_has_no_address(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.write(GOOD)
    to = setting.pane.form.to
    to.line.setText("Ann Lee")
    to.line.editingFinished.emit()
    press(qtbot, setting.button("Open in email"))

    assert setting.links[0].startswith("mailto:priya.nair@lumen.example?")
    assert setting.pane.bar.sentence.startswith("Ann Lee has no e-mail address")


def test_a_text_too_long_for_a_link_is_on_the_clipboard(qtbot: QtBot, setting: ComposerSetting) -> None:
    long = GOOD + "\n" + "Noch ein Satz über Überprüfungen. " * 60
    setting.write(long)
    press(qtbot, setting.button("Open in email"))

    assert len(setting.links[0]) <= 1500
    assert QGuiApplication.clipboard().text() == long
    assert "clipboard" in setting.pane.bar.sentence


def test_where_no_mail_program_answers_it_says_so(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.mail_answers = False
    setting.write(GOOD)
    press(qtbot, setting.button("Open in email"))

    assert "No e-mail program answered" in setting.pane.bar.sentence
    assert setting.pane.drafts.unfinished_kinds(setting.stored("lumen")) == [MessageKind.CHECK_IN]


def test_a_subject_that_would_smuggle_a_header_is_refused_with_a_sentence(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.write(GOOD)
    setting.pane.form.subject.setFocus()
    setting.pane.form.subject.selectAll()
    qtbot.keyClicks(setting.pane.form.subject, "=?utf-8?q?a=0d=0aBcc:_x?= three words more")
    press(qtbot, setting.button("Save draft .eml"))

    assert setting.pane.bar.isVisible()
    assert "Did you send it?" not in setting.pane.bar.sentence


def test_a_draft_file_is_written_for_the_user_alone(
    qtbot: QtBot, setting: ComposerSetting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "to lumen"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(chosen), ""))
    setting.write(GOOD)
    press(qtbot, setting.button("Save draft .eml"))

    written = tmp_path / "to lumen.eml"
    assert b"X-Unsent: 1" in written.read_bytes()
    assert written.stat().st_mode & 0o077 == 0
    assert "to lumen.eml" in setting.pane.bar.sentence


# nothing is lost


def test_what_was_typed_is_there_after_looking_at_another_row(setting: ComposerSetting) -> None:
    setting.write(GOOD)
    setting.choose("Arbor Bank")
    setting.write("Hello Arbor, something else.")
    setting.choose("Lumen Health")

    assert setting.pane.form.editor.text == GOOD
    setting.choose("Arbor Bank")
    assert setting.pane.form.editor.text == "Hello Arbor, something else."


def test_what_was_typed_survives_a_change_from_elsewhere_even_of_the_step(setting: ComposerSetting) -> None:
    setting.write(GOOD)
    setting.acting(lambda: setting.recording.skip("lumen", Step.CHECK_IN))

    assert setting.pane.card.text.startswith("Last check-in")
    assert setting.pane.form.editor.text == GOOD
    assert setting.stored("lumen").messages[-1].kind is MessageKind.THANK_YOU


def test_a_draft_of_another_kind_is_offered_again(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.write(GOOD)
    setting.acting(lambda: setting.recording.skip("lumen", Step.CHECK_IN))
    setting.choose("Arbor Bank")
    setting.choose("Lumen Health")

    assert setting.pane.form.editor.text != GOOD
    press(qtbot, setting.button("Go on with: Check-in"))
    assert setting.pane.form.editor.text == GOOD


def test_an_untouched_starting_text_follows_what_happens(setting: ComposerSetting) -> None:
    renamed = replace(setting.stored("lumen"), company="Lumen Labs")
    setting.acting(lambda: setting.recording.add(renamed))

    assert "Lumen Labs" in setting.pane.form.editor.text


def test_what_was_typed_is_there_after_a_restart(open_window: Open) -> None:
    first = open_window(one_of_each())
    first.write(GOOD)
    first.window.close()

    assert open_window([]).pane.form.editor.text == GOOD


def test_a_template_in_place_of_what_was_typed_can_be_undone(setting: ComposerSetting) -> None:
    setting.write(GOOD)
    other = setting.pane.form.opening.values[1]
    setting.pane.form.opening.picked.emit(other)
    assert "take the time you need" in setting.pane.form.editor.text

    setting.pane.form.editor.undo()
    assert setting.pane.form.editor.text == GOOD


def test_with_a_text_its_subject_and_its_ticks_come_back(qtbot: QtBot, setting: ComposerSetting) -> None:
    form = setting.pane.form
    setting.write(GOOD)
    form.subject.setText("My very own subject")
    form.subject.textEdited.emit(form.subject.text())
    qtbot.mouseClick(setting.row(Item.ONLY_YOU).mark, Qt.MouseButton.LeftButton)
    held = setting.pane._shown.held
    assert held is not None
    assert held.ticked == {Item.ONLY_YOU}

    form.opening.picked.emit(form.opening.values[1])
    assert setting.pane._shown.held is not held
    assert form.subject.text() != "My very own subject"
    form.editor.undo()

    assert setting.pane._shown.held is held
    assert (form.editor.text, form.subject.text(), held.ticked) == (GOOD, "My very own subject", {Item.ONLY_YOU})


def test_a_subject_that_was_replaced_can_be_had_back_by_undo(setting: ComposerSetting) -> None:
    subject = setting.pane.form.subject
    before = subject.text()

    setting.pane._writing.continue_thread("Your visit")
    assert subject.text() == "Re: Your visit"
    subject.undo()

    assert subject.text() == before


def test_a_message_that_could_not_be_recorded_is_still_in_hand(
    qtbot: QtBot, setting: ComposerSetting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> Change:
        raise ArchiveFault(StoreProblem.FULL, str(setting.folder))

    setting.write(GOOD)
    setting.acting(lambda: setting.recording.delete(["paper"]))
    press(qtbot, setting.button("Copy message"))
    monkeypatch.setattr(setting.archive, "write", full)
    press(qtbot, setting.pane.bar.just_now)
    monkeypatch.undo()

    assert len(setting.complaints) == 1
    assert len(setting.stored("lumen").messages) == 1
    assert setting.pane.form.editor.text == GOOD
    assert setting.pane.drafts.unfinished_kinds(setting.stored("lumen")) == [MessageKind.CHECK_IN]


# languages and names


def test_another_language_begins_anew_only_where_nothing_was_typed(setting: ComposerSetting) -> None:
    setting.pane.form.language.picked.emit("de")
    assert setting.pane.form.editor.text.startswith("Guten Tag Priya Nair,")
    assert setting.stored("lumen").language == "de"

    setting.write(GOOD)
    setting.pane.form.language.picked.emit("fr")
    assert setting.pane.form.editor.text == GOOD
    assert setting.stored("lumen").language == "fr"


def test_an_untouched_message_follows_the_language_of_its_application(setting: ComposerSetting) -> None:
    for language, begins in (("de", "Guten Tag Priya Nair,"), ("zh", "Hello Priya,"), ("fr", "Bonjour Priya Nair,")):
        changed = replace(setting.stored("lumen"), language=language)
        setting.acting(partial(setting.recording.save, Act.EDIT_APPLICATION, changed))
        assert setting.pane._shown.held is not None
        assert setting.pane._shown.held.language == language
        assert setting.pane.form.editor.text.startswith(begins)


def test_the_name_is_asked_for_once_and_signs(qtbot: QtBot, open_window: Open) -> None:
    form = open_window([lumen()], name=None).pane.form
    assert form.name_row.isVisible()
    assert "{signature}" in form.editor.text

    field = form.name_row.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, "Sam Bell")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert form.editor.text.endswith("Sam Bell")
    assert not form.name_row.isVisible()


def test_people_are_added_by_name_or_address_and_removed(qtbot: QtBot, setting: ComposerSetting) -> None:
    to = setting.pane.form.to
    for typed in ("tom weiss", "jobs@lumen.example", "priya.nair@lumen.example"):
        to.line.setText(typed)
        to.line.editingFinished.emit()
    assert to.chosen == ("Priya Nair", "Tom Weiss", "jobs@lumen.example")

    press(qtbot, to.pills[0])
    assert list(to.chosen) == ["Tom Weiss", "jobs@lumen.example"]

    to.line.setText("mailto:a@x.example; Priya <priya.nair@lumen.example>, “B” <b@x.example>")
    to.line.editingFinished.emit()
    assert list(to.chosen) == ["Tom Weiss", "jobs@lumen.example", "a@x.example", "Priya Nair", "b@x.example"]
    assert setting.pane.drafts.unfinished_kinds(setting.stored("lumen")) == [MessageKind.CHECK_IN]


# other steps


def test_waiting_for_an_interview_says_when_and_with_whom(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.choose("Papercrane")

    assert "Thu 26 Nov" in setting.pane.card.text
    assert "Aiko Mori" in setting.pane.card.text
    assert not setting.pane.form.isVisible()
    press(qtbot, setting.button("Write to them anyway"))
    assert setting.pane.form.isVisible()


def test_an_offer_is_answered(setting: ComposerSetting) -> None:
    setting.choose("Volta Foods")

    assert "write back" in setting.pane.card.text
    assert setting.pane.form.to.chosen == ("Jo Falk",)
    assert "Thank you for the offer" in setting.pane.form.editor.text


def test_what_went_quiet_can_be_left_or_written_to_once_more(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.choose("Kestrel")
    press(qtbot, setting.button("One last message"))
    assert "last note" in setting.pane.form.editor.text

    press(qtbot, setting.button("Move on"))
    closed = setting.stored("kestrel").closed
    assert closed is not None
    assert closed.outcome is Outcome.MOVED_ON
    assert "Moved on from Kestrel." in setting.pane.bar.sentence
    assert not setting.pane.form.isVisible()


def test_a_final_check_in_offers_to_move_on_as_well(setting: ComposerSetting) -> None:
    setting.choose("Halden")

    assert setting.pane.form.isVisible()
    assert setting.button("Move on").isVisible()


def test_what_is_closed_can_be_taken_up_again(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.choose("Mirai")
    assert "they declined" in setting.pane.card.text

    press(qtbot, setting.button("Take up again"))
    assert setting.stored("gone").closed is None


def test_skipping_moves_the_plan_on(qtbot: QtBot, setting: ComposerSetting) -> None:
    press(qtbot, setting.button("Skip"))

    assert setting.stored("lumen").skips[-1].step is Step.CHECK_IN
    assert setting.pane.card.text.startswith("Last check-in")


def test_reminding_later_offers_moments_that_make_sense(setting: ComposerSetting) -> None:
    setting.pane.later.aboutToShow.emit()
    names = [action.text() for action in setting.pane.later.actions() if action.text()]
    assert names == ["Tomorrow (Tue 24 Nov)", "In a week (Mon 30 Nov)", "Choose a day…"]

    setting.pane.later.actions()[0].trigger()
    snooze = setting.stored("lumen").snooze
    assert snooze is not None
    assert snooze.until == berlin(11, 24, 9)


def test_reminding_later_on_a_friday_morning_knows_the_weekend(setting: ComposerSetting) -> None:
    setting.clock.moment = berlin(11, 27, 9)
    setting.pane.later.aboutToShow.emit()

    assert [action.text() for action in setting.pane.later.actions() if action.text()][:3] == [
        "This afternoon (14:00)",
        "Tomorrow (Sat 28 Nov)",
        "Next working day (Mon 30 Nov)",
    ]


def test_nothing_chosen_shows_nothing(setting: ComposerSetting) -> None:
    setting.pane.show_application(None)
    assert not setting.pane.columns.isVisible()
    setting.pane.show_application("not there")
    assert not setting.pane.columns.isVisible()


# care


def test_every_control_has_a_name_and_no_label_takes_mark_up(setting: ComposerSetting) -> None:
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox):
        for control in setting.pane.findChildren(kind):
            if control.isVisible() and not control.objectName().startswith("qt_"):
                # a button without a name of its own is read by its text
                assert control.accessibleName() or control.property("text"), control
    for label in setting.pane.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.text().count("<"), label.text()


def test_earlier_messages_are_read_while_idle_and_a_copy_is_seen(qtbot: QtBot, open_window: Open) -> None:
    other = replace(lumen(), id="other", company="Other Health")
    sent = replace(other, messages=(replace(other.messages[0], body=GOOD),))
    setting = open_window([lumen(), sent])
    setting.write(GOOD)

    qtbot.waitUntil(lambda: "stood in your message to Other Health" in setting.row(Item.NOT_A_COPY).go.accessibleName())


def test_positions_are_the_same_to_qt_and_to_us(qtbot: QtBot) -> None:
    text = "a😀b\u00a0ß😀c"
    for index in range(len(text) + 1):
        assert character_index(text, qt_position(text, index)) == index


def test_buttons_wrap_where_it_is_narrow_and_mirror(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host, spacing=10)
    parts = [QWidget(host) for _ in range(3)]
    for part in parts:
        part.setFixedSize(100, 20)
        flow.addWidget(part)

    host.resize(400, 100)
    flow.activate()
    assert [part.x() for part in parts] == [0, 110, 220]
    host.resize(215, 100)
    flow.activate()
    assert [(part.x(), part.y()) for part in parts] == [(0, 0), (110, 0), (0, 30)]
    assert flow.heightForWidth(215) == 50
    host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.activate()
    assert [part.x() for part in parts] == [115, 5, 115]


def test_where_room_is_scarce_reasons_are_told_when_asked(qtbot: QtBot, setting: ComposerSetting) -> None:
    pane, card = setting.pane, setting.pane.card
    pane.resize(1000, 600)
    assert not card.ask.isVisible()
    tall = card.height()

    pane.resize(1000, 330)
    assert card.ask.isVisible()
    qtbot.waitUntil(lambda: card.height() < tall)

    press(qtbot, card.ask)
    qtbot.waitUntil(lambda: card.height() >= tall)


def test_where_room_is_short_the_first_reasons_are_told(qtbot: QtBot, setting: ComposerSetting) -> None:
    card = setting.pane.card
    reasons = card.findChildren(Reasons)[0]
    setting.window.resize(900, 960)
    card.show_text("Check-in today.", "They take their time, and so may you. " * 9)
    qtbot.waitUntil(lambda: reasons.isVisible() and reasons.is_cut)
    assert reasons.text().endswith("…")
    assert reasons.heightForWidth(reasons.width()) <= 2 * reasons.fontMetrics().height()
    assert card.accessibleName().endswith(reasons.whole.strip())

    press(qtbot, card.ask)

    qtbot.waitUntil(lambda: reasons.text() == reasons.whole)
