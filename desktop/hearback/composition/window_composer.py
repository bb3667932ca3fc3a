"""Builds the composer and its spelling."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hearback.composition.parts import Parts
from hearback.desk.acting import Acting
from hearback.desk.announcements import Announcements
from hearback.desk.dialogs import Dialogs
from hearback.desk.language.sentences import Sentences
from hearback.desk.reading_waits import ReadingWaits
from hearback.desk.theme import Theme
from hearback.usecases.recording import Recording
from hearback.usecases.settling import Settling

if TYPE_CHECKING:
    from hearback.desk.composer.message.message_form import MessageForm
    from hearback.desk.composer.shown import Shown
    from hearback.desk.composer.spelling.spelling import SpellingCheck


def composer_of(
    parts: Parts,
    acting: Acting,
    announcements: Announcements,
    sentences: Sentences,
    look: Theme,
    recording: Recording,
    settling: Settling,
    dialogs: Dialogs,
    reading: ReadingWaits,
) -> QWidget:
    """Return the composer, with what it needs loaded now."""
    from hearback.desk.composer.pane import ComposerPane
    from hearback.desk.composer.planned.wait_so_far import WaitSoFar
    from hearback.exchange.private_file import save_private
    from hearback.usecases.debriefing import Debriefing
    from hearback.usecases.drafting import Drafting

    return ComposerPane(
        words=parts.words,
        sentences=sentences,
        theme=look,
        archive=parts.archive,
        clock=parts.clock,
        planning=parts.planning,
        recording=recording,
        composing=parts.composing,
        drafting=Drafting(parts.archive, parts.clock, parts.planning.calendar_of),
        settling=settling,
        debriefing=Debriefing(parts.archive, parts.clock, parts.planning.calendar_of, settling),
        announcements=announcements,
        carry_out=acting,
        screens=dialogs,
        write_private=lambda path, content: save_private(path, [content]),
        wait_so_far=WaitSoFar(parts.words, reading, parts.balancing),
        check_spelling=lambda shown, form, parent: _spelling(parts, acting, announcements, shown, form, parent),
    )


def _spelling(
    parts: Parts, acting: Acting, announcements: Announcements, shown: "Shown", form: "MessageForm", parent: QObject
) -> "SpellingCheck":
    from hearback.desk.composer.spelling.spelling import SpellingCheck

    return SpellingCheck(
        words=parts.words,
        shown=shown,
        form=form,
        spelling=parts.spelling,
        speller=parts.speller,
        dictionaries=str(parts.own_dictionaries),
        signature=lambda: str(parts.archive.preferences().get("name") or ""),
        announcements=announcements,
        carry_out=acting,
        parent=parent,
    )
