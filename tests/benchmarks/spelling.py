"""Measures spelling: how long a key press takes until it is painted, with and without it, and the dictionaries behind it."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.measuring import Line
from hearback.desk.composer.message.message_form import MessageForm
from hearback.domain.job_application import JobApplication, MessageKind
from hearback.domain.kept_draft import DraftPlace
from hearback.domain.message import Draft
from hearback.system.shipped import shipped_files
from hearback.system.spelling.shelf import Shelf
from hearback.system.spelling.speller import ProcessSpeller

_WORDS = {
    "en-US": ("thank you for the conversation about your organization and the interviewer's question", "oppertunity"),
    "de-DE": (
        "vielen Dank für das Vorstellungsgespräch und die Unterlagen der Personalabteilung",
        "Vorstellungsgesprech",
    ),
}
_SENTENCE = "I have been thinking about the schemma change that you mentioned and how contract tests would have cought it.\n"
_KEYS = 40
"""Key presses a run."""


def spelling(folder: Path, words: int, runs: int) -> Sequence[Line]:
    """Return the figures of the dictionaries, and of writing a message of so many words."""
    return [*_dictionaries(runs), *_writing(folder, words, runs)]


def _dictionaries(runs: int) -> Sequence[Line]:
    lines = []
    for language, (right, wrong) in _WORDS.items():
        many = right.split() * 50
        loading, checking, suggesting = [], [], []
        for _run in range(runs):
            speller = _speller()
            loading.append(_milliseconds(partial(speller.misspelt, language, ["a"])))
            checking.append(_milliseconds(partial(speller.misspelt, language, many)) / len(many) * 1000)
            suggesting.append(_milliseconds(partial(speller.suggestions, language, wrong)))
            speller.close()
        lines += [
            Line(f"process and dictionary ready, {language}", "ms", loading),
            Line(f"a word checked, {language}", "µs", checking),
            Line(f"suggestions for {wrong}, {language}", "ms", suggesting),
        ]
    return lines


def _writing(folder: Path, words: int, runs: int) -> Sequence[Line]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    text = _SENTENCE * (words // len(_SENTENCE.split()) + 1)
    with _form(folder) as (form, check):
        editor = form.editor

        def key() -> None:
            QTest.keyClick(editor, Qt.Key.Key_A)
            editor.viewport().repaint()

        def paste() -> None:
            editor.put("")
            editor.insertPlainText(text)
            editor.viewport().repaint()

        def paired(act: Callable[[], None], times: int) -> tuple[Sequence[float], Sequence[float]]:
            ours: list[float] = []
            floor: list[float] = []
            for _time in range(times):
                for find, spent in ((check, ours), (None, floor)):
                    editor.show_misspelt(find)
                    spent.append(_milliseconds(act))
                    QApplication.processEvents()
            return ours, floor

        paired(key, 2)
        pasted = paired(paste, runs)
        pressed = paired(key, runs * _KEYS)
    return [
        Line(f"key press to painted, {words:,} words", "ms", *pressed, "without spelling", "< 16 ms at p95"),
        Line(f"{words:,} words pasted and painted", "ms", *pasted, "without spelling"),
    ]


@contextmanager
def _form(folder: Path) -> Iterator[tuple[MessageForm, Callable[[str], Sequence[tuple[int, int]]]]]:
    """Give a message's form in a window, and what finds misspelt words in it."""
    from PySide6.QtWidgets import QApplication, QWidget

    from hearback.desk.announcements import Announcements
    from hearback.desk.composer.drafts.drafts import DraftInHand
    from hearback.desk.composer.shown import Shown
    from hearback.desk.composer.spelling.spelling import SpellingCheck
    from hearback.desk.theme import Theme
    from hearback.desk.words import Words
    from hearback.storage.archive import open_archive
    from hearback.system.clock import SystemClock
    from hearback.usecases.spelling import Spelling

    there = QApplication.instance()
    app = there if isinstance(there, QApplication) else QApplication(["hearback", "-style", "Fusion"])
    shipped, archive = shipped_files(), open_archive(folder, clock=SystemClock().now)
    words = Words(shipped.root / "locale", "en-US", ZoneInfo("UTC"))
    window = QWidget()
    form = MessageForm(words, Theme(app, shipped.text, shipped.path), window)
    draft = Draft(kind=MessageKind.CHECK_IN)
    shown = Shown(
        application=JobApplication(id="a", company="Lumen", role="Engineer"),
        kind=draft.kind,
        held=DraftInHand(place=DraftPlace(application="a", kind=draft.kind), draft=draft, started=draft, language="en-US"),
    )
    check = SpellingCheck(
        words=words,
        shown=shown,
        form=form,
        spelling=Spelling(archive),
        speller=_speller,
        dictionaries="",
        signature=str,
        announcements=Announcements(app),
        carry_out=lambda act: act(),
        parent=window,
    )
    for one in (window, form):
        one.resize(700, 600)
    window.show()
    check.follow()
    try:
        yield form, check.misspelt
    finally:
        check.stop()
        window.close()
        archive.close()


def _speller() -> ProcessSpeller:
    return ProcessSpeller(Shelf(Path(os.devnull), shipped_files().root / "dictionaries", ()))


def _milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000
