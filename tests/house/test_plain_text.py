"""What a user or a company typed is never taken for mark-up: the desk shows texts only by what shows them as they are."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from house.checkout import ROOT, modules

DESK = Path("desktop/hearback/desk")

# Qt guesses rich text in these, and an image named in it is loaded
GUESSING = {
    "QLabel": "fields/plain_label.py",
    "QMessageBox": "fields/plain_box.py",
    "QErrorMessage": None,
    "QInputDialog": None,
    "QProgressDialog": None,
}
# as these must be given: through what makes a text plain, by the place among the arguments
MADE_PLAIN = {
    "setToolTip": (0, "plain_tool_tip"),
    "showText": (1, "plain_tool_tip"),
    "setWindowTitle": (0, "in_title"),
}
# our own words and a number only; a system's tray would show the tags
NOBODYS_WORDS = {("tray/tray.py", "setToolTip")}
# rich text by its nature, or guessed where no one can say that it is plain
NEVER = {
    "setWhatsThis", "insertHtml", "appendHtml", "insertMarkdown", "fromHtml", "setSource",
    "ToolTipRole", "StatusTipRole", "WhatsThisRole", "RichText", "AutoText", "MarkdownText", "QTextDocumentFragment",
}  # fmt: skip
# the one place for each of these; the clipboard's HTML is escaped where it is made
ONLY_IN = {
    "setHtml": "composer/hand_off/hand_off.py",
    "openUrl": "composer/hand_off/opening_links.py",
    # the help is written by nobody but us
    "setMarkdown": "help/topic_view.py",
    "loadResource": "help/topic_view.py",
}


def faults_of(source: str, place: str) -> Iterator[str]:
    """Yield what shows a text in a way in which it could be taken for mark-up."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name)) if GUESSING.get(name, place) != place:
                yield f"{node.lineno}: {name}(…)"
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=attr)) if GUESSING.get(name, place) != place:
                yield f"{node.lineno}: {name}.{attr}(…)"
            case ast.ClassDef(bases=bases):
                named = {base.id for base in bases if isinstance(base, ast.Name)}
                yield from (f"{node.lineno}: class of {name}" for name in named if GUESSING.get(name, place) != place)
            case ast.Call(func=ast.Attribute(attr=attr)) if attr in MADE_PLAIN and (place, attr) not in NOBODYS_WORDS:
                argument, maker = MADE_PLAIN[attr]
                text = node.args[argument]
                literal = isinstance(text, ast.Constant)
                if not literal and not (isinstance(text, ast.Call) and isinstance(text.func, ast.Name) and text.func.id == maker):
                    yield f"{node.lineno}: {attr}(…) without {maker}(…)"
            case ast.Call(func=ast.Attribute(attr="replace"), args=[ast.Constant(value="&"), ast.Constant(value="&&")]):
                if place != "fields/as_written.py":
                    yield f"{node.lineno}: on_button(…), written again"
            case ast.Attribute(attr=attr) | ast.Name(id=attr):
                if attr in NEVER or ONLY_IN.get(attr, place) != place:
                    yield f"{node.lineno}: {attr}"


def test_the_desk_shows_texts_as_they_are() -> None:
    faults = [
        f"{file}:{fault}"
        for file in modules()
        if DESK in file.parents
        for fault in faults_of((ROOT / file).read_text("utf-8"), file.relative_to(DESK).as_posix())
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "source",
    [
        "QLabel(name, self)",
        "class Name(QLabel): ...",
        "QMessageBox.information(self, title, name)",
        "button.setToolTip(name)",
        "button.setToolTip(words.say('To {name}', name=name))",
        "QToolTip.showText(at, name)",
        "window.setWindowTitle(f'Import {name}')",
        "item.setData(Qt.ItemDataRole.ToolTipRole, name)",
        "label.setTextFormat(Qt.TextFormat.RichText)",
        "editor.setHtml(name)",
        "QDesktopServices.openUrl(QUrl(name))",
        "tab.setText(name.replace('&', '&&'))",
    ],
)
def test_what_could_be_taken_for_mark_up_is_found(source: str) -> None:
    assert list(faults_of(source, "composer/pane.py"))


@pytest.mark.parametrize(
    "source",
    [
        "PlainLabel(name, self)",
        "def label(self) -> QLabel: ...",
        "button.setToolTip(plain_tool_tip(name))",
        "w.setWindowTitle('A')",
    ],
)
def test_what_shows_texts_as_they_are_is_left_alone(source: str) -> None:
    assert not list(faults_of(source, "composer/pane.py"))
