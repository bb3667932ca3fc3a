"""Typing in a long message while the checklist judges it, among thousands of earlier ones: the rules alone, and the window."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.made_up import letters
from benchmarks.measuring import Line, timed

_WORDS = 500
_SENTENCE = (
    "Hello again Priya, the two weeks you lost to an unreviewed schema change stay on my mind, and I know that such decisions "
    "take time. The Data Platform Engineer role is still my first choice, and my eighteen months with Debezium would help. "
)


def checklist(folder: Path, messages: int, keys: int) -> Sequence[Line]:
    """Return what a key press costs at 500 words and so many earlier messages, in this process."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    from hearback.composition.parts import opened
    from hearback.composition.window import build_window
    from hearback.desk.composer.pane import ComposerPane
    from hearback.desk.theme import Theme
    from hearback.desk.window.window_memory import WindowMemory
    from hearback.domain.checklist import judge
    from hearback.domain.earlier_texts import EarlierTexts
    from hearback.domain.message import Draft
    from hearback.domain.text_ranges import words_in

    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication(["checklist"])
    text = " ".join((_SENTENCE * _WORDS).split()[:_WORDS])
    with opened(letters(folder, messages, _WORDS)) as parts:
        earlier = EarlierTexts()
        started = time.perf_counter()
        for id_, texts in parts.composing.earlier_texts([one.id for one in parts.archive.applications()]):
            earlier.put(id_, texts)
        read = 1000 * (time.perf_counter() - started)

        window = build_window(app, parts, Theme(app, parts.shipped.text, parts.shipped.path), WindowMemory(None))
        window.resize(1440, 900)
        window.show()
        window.finish_start()
        window.show_everything()
        model = window.model
        companies = [row.company if (row := model.row(at)) else "" for at in range(model.rowCount())]
        window.list.selectRow(companies.index("Lumen Health"))
        pane = window.composer
        assert isinstance(pane, ComposerPane)
        editor, shown = pane.form.editor, pane._shown
        assert shown.application is not None
        assert shown.held is not None
        application, held = shown.application, shown.held

        def judged(run: int) -> object:
            draft = Draft(kind=held.draft.kind, to=("Priya Nair",), subject="A thought", body=f"{text} and {run} more.")
            return judge(draft, application, parts.composing.context(shown.step, "en", earlier=earlier))

        def split(run: int) -> object:
            return set(words_in(f"{text} and {run} more."))

        rules, words = timed(judged, keys), timed(split, keys)

        # nothing else is to run meanwhile
        pane._earlier._texts = earlier
        pane._earlier.stop()
        window.looking_ahead.stop()
        editor.replace(text)
        editor.moveCursor(editor.textCursor().MoveOperation.End)
        pane.judging.judge_now()
        bare = QPlainTextEdit(text)
        bare.resize(editor.size())
        bare.show()

        def key_press(_run: int) -> object:
            QTest.keyClicks(editor, "x")
            return app.processEvents()

        def key_press_judged(_run: int) -> object:
            QTest.keyClicks(editor, "x")
            pane.judging.judge_now()
            return app.processEvents()

        def bare_key_press(_run: int) -> object:
            QTest.keyClicks(bare, "x")
            return app.processEvents()

        floor = timed(bare_key_press, keys)
        unjudged, at_once = timed(key_press, keys), timed(key_press_judged, keys)
        bare.close()
        window.close()
    of = f"{_WORDS} words, {messages:,} earlier messages"
    return [
        Line(f"judging, {of}", "ms", rules, words, "splitting into words", "< 10 ms"),
        Line(f"key press to painted editor, {of}", "ms", unjudged, floor, "a bare editor"),
        Line(f"the same, judged at once, {of}", "ms", at_once, floor, "a bare editor"),
        Line(f"reading {messages:,} earlier messages, in slices", "ms", [read]),
    ]
