"""The templates page: whatever language and step, wrong placeholders named while typing, seen as a message at once."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desk.window_setting import words_in
from hearback.composition.parts import Parts, opened
from hearback.composition.window import build_window
from hearback.desk.forms.message_form import message_kind_names
from hearback.desk.main_window import MainWindow
from hearback.desk.settings.backups_page import BackupsPage
from hearback.desk.settings.general_page import GeneralPage
from hearback.desk.settings.paces_page import PacesPage
from hearback.desk.settings.reminders_page import RemindersPage
from hearback.desk.settings.settings_dialog import SettingsDialog
from hearback.desk.settings.spelling_page import SpellingPage
from hearback.desk.settings.template_library import TemplateLibrary
from hearback.desk.settings.template_preview import TemplatePreview
from hearback.desk.settings.templates_page import TemplatesPage
from hearback.desk.theme import Theme
from hearback.desk.window.window_memory import WindowMemory
from hearback.desk.words import Words
from hearback.domain.job_application import MessageKind
from hearback.domain.message import Draft, Template, fill
from hearback.domain.pace import paces_from
from hearback.domain.reminders.settings import ReminderSettings
from hearback.storage.archive import SqliteArchive, open_archive
from hearback.system.clock import SystemClock
from hearback.system.shipped import shipped_files
from hearback.system.template_shelf import ShippedTemplates
from hearback.usecases.backing_up import BackingUp
from hearback.usecases.change import Act, Edits
from hearback.usecases.notifying import Surroundings
from hearback.usecases.settling import Settling
from hearback.usecases.spelling import Spelling

CHECK_IN = MessageKind.CHECK_IN
VALUES = {
    "lumen": {"company": "Lumen Health", "role": "Engineer", "first_names": "Priya"},
    "arbor": {"company": "<b>Arbor</b> & Söhne", "role": "Analyst"},
}


def filled(template: Template, id_: str) -> Draft:
    """Return what a template makes of these applications."""
    subject, body = (fill(text, VALUES[id_]) for text in (template.subject, template.body))
    return Draft(kind=template.kind, subject=subject, body=body)


@pytest.fixture
def words(tmp_path: Path) -> Words:
    return words_in("en-150", tmp_path)


Open = Callable[..., TemplatesPage]


@pytest.fixture
def open_page(qtbot: QtBot, words: Words) -> Open:
    """Show the page with the shipped templates and the user's own."""

    def open_one(*own: Template, alone: bool = True) -> TemplatesPage:
        library = TemplateLibrary(ShippedTemplates(shipped_files().root).shipped, {one.id: one for one in own})
        preview = TemplatePreview(words, [("lumen", "Lumen Health, Engineer"), ("arbor", "Arbor, Analyst")], filled)
        languages = [("en", "English"), ("de", "German")]
        page = TemplatesPage(words, languages, [("he", "Hebrew")], message_kind_names(words), library, preview)
        if alone:
            qtbot.addWidget(page)
            page.resize(1000, 600)
            page.show()
        return page

    return open_one


def own(name: str = "Mine", body: str = "Hello {first_names}", language: str = "en") -> Template:
    return Template(id=f"own-{name}", kind=CHECK_IN, language=language, name=name, subject="{role}", body=body)


def titles(page: TemplatesPage) -> list[str]:
    """Return what the list shows, headings and all."""
    return [page.list.item(row).text() for row in range(page.list.count())]


def choose(page: TemplatesPage, title: str) -> None:
    page.list.setCurrentRow(titles(page).index(title))


def type_text(page: TemplatesPage, text: str) -> None:
    """Put a text in place of the template's, as somebody who pastes it does."""
    page.editor.text.selectAll()
    page.editor.text.insertPlainText(text)


# the list


def test_templates_stand_under_their_steps_and_the_users_own_are_marked(open_page: Open) -> None:
    page = open_page(own())
    shown = titles(page)

    assert shown.index("Check-in") < shown.index("Mine · yours") < shown.index("Last check-in")
    assert not page.list.item(0).flags() & Qt.ItemFlag.ItemIsSelectable, "a step's name is no template"
    first = shown[1]
    type_text(page, "Hello {first_names}")
    assert titles(page)[1] == f"{first} · changed"


def test_typing_back_to_what_was_shipped_changes_nothing(open_page: Open) -> None:
    page = open_page()
    before = page.editor.text.text

    type_text(page, "Hello")
    assert page.library.edits
    type_text(page, before)
    assert not page.library.edits


def test_a_shipped_one_is_as_shipped_again_and_an_own_one_goes_and_comes_back(open_page: Open) -> None:
    shipped = ShippedTemplates(shipped_files().root).shipped("en")
    changed = replace(next(one for one in shipped.values() if one.kind is CHECK_IN), body="Other words", shipped=False)
    page = open_page(own(), changed)

    choose(page, f"{changed.name} · changed")
    page.take_away.click()
    assert page.editor.text.text == shipped[changed.id].body
    choose(page, "Mine · yours")
    page.take_away.click()
    assert page.library.edits == {changed.id: None, "own-Mine": None}
    assert "Mine · yours" not in titles(page)

    page.bring_back.click()
    assert page.library.edits == {changed.id: None}
    assert page.editor.name.text() == "Mine"
    assert not page.bring_back.isVisible()


def test_a_duplicate_gets_a_name_of_its_own_and_can_be_renamed_and_put_to_another_step(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(own())
    choose(page, "Mine · yours")
    page.copy.click()
    choose(page, "Mine · yours")
    page.copy.click()
    assert page.editor.name.text() == "Mine (copy) 2"

    qtbot.keyClicks(page.editor.name, "Late")
    page.editor.step.setCurrentIndex(page.editor.step.findData("final-check-in"))
    shown = titles(page)
    assert shown.index("Last check-in") < shown.index("Late · yours") < shown.index("Application check-in")
    added = sorted((one.name, one.kind) for one in page.library.edits.values() if one is not None)
    assert added == [("Late", MessageKind.FINAL_CHECK_IN), ("Mine (copy)", CHECK_IN)]


def test_a_copy_of_an_offers_thanks_still_answers_offers(open_page: Open) -> None:
    page = open_page()
    choose(page, ShippedTemplates(shipped_files().root).shipped("en")["en/other/offer"].name)
    page.copy.click()

    (id_,) = page.library.edits
    assert id_.endswith("/offer")
    assert not page.editor.step_field.isHidden()


def test_a_language_without_templates_shows_what_it_begins_with_and_takes_copies(open_page: Open) -> None:
    page = open_page()
    page.show_language("he-IL")
    assert titles(page)[1].endswith(" · English")

    page.copy.click()
    (copied,) = page.library.edits.values()
    assert copied is not None
    assert copied.language == "he"
    page.new.click()
    page.editor.text.setPlainText("שלום {first_names}, תודה")
    assert page.editor.text.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignRight
    assert page.preview.message.text == "שלום Priya, תודה"
    assert page.preview.message.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignRight


# what is wrong


def test_a_misspelt_placeholder_is_named_while_typing_and_corrected_with_a_click(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    type_text(page, "😀 ")
    qtbot.keyClicks(page.editor.text, "Hi {frist_name}, I")

    assert "{frist_name}" in page.editor.text_field.problem
    assert page.editor.text_field.problem.endswith("did you mean {first_names}?")
    (wrong,) = page.editor.text.extraSelections()
    assert wrong.cursor.selectedText() == "{frist_name}"
    page.editor.correct.click()
    assert page.editor.text.text == "😀 Hi {first_names}, I"
    assert (page.editor.text_field.problem, page.editor.correct.isVisible()) == ("", False)
    page.editor.text.undo()
    assert page.editor.text.text == "😀 Hi {frist_name}, I"


def test_the_subject_is_corrected_likewise(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    page.editor.subject.selectAll()
    qtbot.keyClicks(page.editor.subject, "{{rol}} today")

    assert "{role}" in page.editor.subject_field.problem
    page.editor.correct.click()
    assert page.editor.subject.text() == "{role} today"
    assert page.preview.subject.text() == "Engineer today"


def test_many_faults_are_counted(open_page: Open) -> None:
    page = open_page()
    type_text(page, "{one1} {two2} {three3} {four4} [[")

    lines = page.editor.text_field.problem.splitlines()
    assert len(lines) == 4
    assert lines[-1] == "And 2 more."


def test_what_is_wrong_elsewhere_is_shown_before_anything_is_saved(open_page: Open) -> None:
    page = open_page(own(language="de"))
    page.show_language("de")
    choose(page, "Mine · yours")
    type_text(page, "Hallo [[{first_names}")
    page.show_language("en")

    assert page.check() is page.editor.text
    assert page.editor.name.text() == "Mine"
    type_text(page, "Hallo [[{first_names}]]")
    assert page.check() is None


# putting in


def test_a_placeholder_goes_where_the_cursor_was_last(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    actions = {action.text().partition("\t")[2]: action for action in page.editor.insert.menu().actions()}
    page.activateWindow()
    page.editor.subject.setFocus()
    qtbot.waitUntil(page.editor.subject.hasFocus)
    page.editor.subject.setText("At ")
    actions["{company}"].trigger()
    assert page.editor.subject.text() == "At {company}"

    page.editor.text.setPlainText("Hello\nyou")
    page.editor.text.setFocus()
    page.editor.text.selectAll()
    actions["[[…]]"].trigger()
    assert page.editor.text.text == "[[Hello\nyou]]"
    qtbot.keyClicks(page.editor.text, "!")
    assert page.editor.text.text == "[[Hello\nyou!]]"


def test_narrow_and_protected_blanks_stay(open_page: Open) -> None:
    page = open_page()
    type_text(page, "Bonjour\u00a0! Merci\u202f?")

    (edited,) = page.library.edits.values()
    assert edited is not None
    assert edited.body == "Bonjour\u00a0! Merci\u202f?"


# the preview


def test_the_preview_follows_each_key_and_the_application_chosen(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    page.editor.text.selectAll()
    qtbot.keyClicks(page.editor.text, "To {company}[[, {first_names}]]")
    assert page.preview.message.text == "To Lumen Health, Priya"

    page.preview.application.setCurrentIndex(1)
    assert page.preview.message.text == "To <b>Arbor</b> & Söhne", "names are never mark-up"
    type_text(page, "Hello {first_names}, about […this…]")
    marks = [one.cursor.selectedText() for one in page.preview.message.extraSelections()]
    assert marks == ["{first_names}", "[…this…]"]


# saved together


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[SqliteArchive]:
    archive = open_archive(tmp_path / "store", clock=SystemClock().now)
    yield archive
    archive.close()


def dialog_of(qtbot: QtBot, words: Words, archive: SqliteArchive, page: TemplatesPage) -> SettingsDialog:
    def keep(*what: object) -> str | None:
        Settling(archive, dict).save(templates=what[2])  # type: ignore[arg-type]
        return None

    dialog = SettingsDialog(
        words,
        GeneralPage(words, {}, [("en", "English")], [], lambda language, formats: ""),
        PacesPage(words, paces_from(shipped_files().json("paces.json")), {}, lambda pace: pace.id),
        page,
        SpellingPage(words, Spelling(archive), [], Path("dictionaries")),
        RemindersPage(words, ReminderSettings(), Surroundings(), SystemClock(), None, lambda _until: True),
        BackupsPage(
            words, BackingUp(archive.backups, SystemClock(), Settling(archive, dict)), archive, Path("backups"), lambda _act: True
        ),
        keep,
    )
    qtbot.addWidget(dialog, before_close_func=lambda one: one.done(0))
    dialog.pages.setCurrentIndex(2)
    dialog.show()
    return dialog


def test_esc_asks_before_anything_is_lost_and_says_nothing_where_nothing_was_changed(
    qtbot: QtBot, words: Words, archive: SqliteArchive, open_page: Open
) -> None:
    untouched = dialog_of(qtbot, words, archive, open_page(alone=False))
    qtbot.keyClick(untouched, Qt.Key.Key_Escape)
    assert not untouched.isVisible()

    page = open_page(alone=False)
    dialog = dialog_of(qtbot, words, archive, page)
    type_text(page, "Hello")
    asked: list[str] = []

    def stay() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        box.reject()

    QTimer.singleShot(50, stay)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert asked == ["Discard what you typed?"]
    assert dialog.isVisible()
    assert page.editor.text.text == "Hello"


def test_what_is_saved_is_one_act_that_undo_takes_back(
    qtbot: QtBot, words: Words, archive: SqliteArchive, open_page: Open
) -> None:
    page = open_page(alone=False)
    dialog = dialog_of(qtbot, words, archive, page)
    type_text(page, "Hello {nobody}")
    dialog.accept()
    assert dialog.isVisible()
    assert not archive.templates()

    type_text(page, "Hello {company}")
    page.copy.click()
    dialog.accept()
    assert sorted(one.body for one in archive.templates().values()) == ["Hello {company}"] * 2
    archive.undo()
    assert not archive.templates()


# in the whole window


Look = Callable[[str | None], TemplatesPage]


@pytest.fixture
def parts(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Parts]:
    with opened(tmp_path / "data", getattr(request, "param", "en-GB")) as made:
        yield made


@pytest.fixture
def look(qtbot: QtBot, parts: Parts) -> Iterator[Look]:
    """Open the settings at the templates, with an application chosen in the window."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = build_window(app, parts, Theme(app, parts.shipped.text, parts.shipped.path), WindowMemory(None))
    qtbot.addWidget(window)

    def open_settings(chosen: str | None) -> TemplatesPage:
        window.show()
        qtbot.waitUntil(lambda: window.composer is not None)
        window.show_everything()
        if chosen is not None:
            window.choose(chosen)
        window._screens.settings()
        (dialog,) = window.findChildren(SettingsDialog)
        dialog.pages.setCurrentIndex(2)
        return dialog.templates

    yield open_settings
    for dialog in window.findChildren(SettingsDialog):
        dialog.done(0)
    window.close()


def test_where_there_is_no_application_the_example_shows_what_comes_of_it(parts: Parts, look: Look) -> None:
    page = look(None)
    type_text(page, "{company} and {signature}")

    assert page.preview.message.text == f"{parts.examples()[0].company} and {{signature}}"


@pytest.mark.parametrize("parts", ["en-GB", "de"], indirect=True)
def test_no_column_is_pushed_out_of_the_window_at_twice_the_size_of_text(parts: Parts, look: Look) -> None:
    page = look(None)
    window, room = page.window().parent(), page.parentWidget()
    assert isinstance(window, MainWindow) and room is not None
    theme = window._theme
    try:
        theme.set_text_percent(200)
        type_text(page, "{compony}")
        assert page.editor.correct.isVisible()
        QApplication.processEvents()

        assert page.minimumSizeHint().width() <= room.width()
        for part in (page.list, page.editor, page.preview, page.editor.correct):
            assert room.rect().right() >= part.mapTo(room, part.rect().topRight()).x()
    finally:
        theme.set_text_percent(100)


def test_the_application_chosen_in_the_window_is_shown_first_in_its_own_language(parts: Parts, look: Look) -> None:
    examples = {one.id: one for one in parts.examples()}
    mine = replace(parts.examples()[-1], id="mine", company="Zuletzt & Söhne", language="de")
    parts.archive.write(Act.ADD_EXAMPLES, "", Edits(applications={**examples, "mine": mine}, preferences={"name": "Sam"}))
    page = look("mine")
    assert page.language.currentData() == "de"
    type_text(page, "{company}, {signature}")

    assert page.preview.message.text == "Zuletzt & Söhne, Sam"
    assert page.preview.application.count() == len(examples) + 1
