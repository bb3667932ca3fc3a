"""Spelling while a message is written: which words are underlined, what can be put in their place, and what is the user's own."""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from hearback.desk.acting import CarryOut
from hearback.desk.announcements import Announcements
from hearback.desk.composer.message.message_editor import MessageEditor
from hearback.desk.composer.message.message_form import MessageForm
from hearback.desk.composer.message.subject_line import SubjectLine
from hearback.desk.composer.shown import Shown
from hearback.desk.composer.spelling.spelling_menu import SpellingMenu
from hearback.desk.composer.spelling.spelling_thread import Judged, Lacking, SpellingThread
from hearback.desk.fields.languages import language_names
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication
from hearback.domain.kept_draft import DraftPlace
from hearback.domain.spelling import UNSPACED, is_own, is_spared, plain_word, spared_words, words_to_check
from hearback.domain.text_ranges import Span
from hearback.usecases.change import Change
from hearback.usecases.ports import Speller
from hearback.usecases.spelling import EVERY_LANGUAGE, Spelling, base_of

_PAUSE_MS = 80
_REMEMBERED = 40_000
"""Words whose spelling is known already; past that many all are asked for anew."""

_Place = MessageEditor | SubjectLine


class SpellingCheck(QObject):
    """Between the form and the dictionaries. `follow` is to be called whenever another message or language is shown."""

    def __init__(
        self,
        *,
        words: Words,
        shown: Shown,
        form: MessageForm,
        spelling: Spelling,
        speller: Callable[[], Speller],
        dictionaries: str,
        signature: Callable[[], str],
        announcements: Announcements,
        carry_out: CarryOut,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._shown = shown
        self._form = form
        self._spelling = spelling
        self._make_speller = speller
        self._dictionaries = dictionaries
        self._signature = signature
        self._carry_out = carry_out
        self._thread: SpellingThread | None = None
        self._language = ""
        self._is_right: dict[str, bool] = {}
        self._wanted: dict[str, None] = {}
        self._asked: set[str] = set()
        self._spared: frozenset[str] = frozenset()
        self._own: frozenset[str] = frozenset()
        self._ignored: dict[DraftPlace, set[str]] = {}
        self._menu: SpellingMenu | None = None
        self._goes_on = False
        self._lacking = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._beside: tuple[_Place, ...] = ()
        for place in self._places:
            place.menu_wanted.connect(partial(self._fill, place))
        shortcut = QShortcut(QKeySequence("F7"), form)
        shortcut.setProperty("act", words.say("Next misspelt word"))
        shortcut.activated.connect(self.go_to_next)
        form.edited.connect(self._edited)
        form.language_chosen.connect(self.follow)
        announcements.changed.connect(self._changed)

    # what is checked

    def check_beside(self, places: Sequence[_Place]) -> None:
        """Check these as well, in place of those before: the messages to all, side by side."""
        self._beside = tuple(places)
        for place in self._beside:
            place.menu_wanted.connect(partial(self._fill, place))
        self.follow()

    def follow(self, _picked: object = None) -> None:
        """Check the message that is shown now, in its language."""
        if not any(place.isVisible() for place in self._places):
            return
        held, application = self._shown.held, self._shown.application
        if held is None or application is None or not self._spelling.is_checked or base_of(held.language) in UNSPACED:
            self._rest()
            return
        if held.language == self._lacking:
            return
        self._spared = spared_words([*_names(application), *held.draft.to, self._signature()])
        self._own = self._spelling.words_for(held.language)
        if self._language != held.language:
            self._language, self._lacking = held.language, ""
            self._forget()
            self._form.spelling_note.hide()
        if self._thread is None:
            self._thread = SpellingThread(self._make_speller(), self)
            self._thread.judged.connect(self._take_in)
            self._thread.suggested.connect(self._offer)
            self._thread.lacking.connect(self._do_without)
            self._thread.start()
        self._thread.language = self._language
        for place in self._places:
            place.show_misspelt(self.misspelt)

    def stop(self) -> None:
        """Ask nothing more until a message is shown again."""
        self._pause.stop()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.end()
            thread.deleteLater()
        self._language = self._lacking = ""
        self._goes_on = False

    def misspelt(self, text: str) -> Sequence[Span]:
        """Return where misspelt words stand in a text; those not known yet are asked for."""
        found = []
        is_right = self._is_right.get
        for word, span in _words_of(text):
            right = is_right(word)
            if right is None:
                self._want(word)
            elif not right and not self._is_let_pass(word):
                found.append(span)
        return found

    def _want(self, word: str) -> None:
        if word not in self._asked and not self._is_let_pass(word):
            self._wanted[word] = None
            if not self._pause.isActive():
                self._pause.start()

    def _is_let_pass(self, word: str) -> bool:
        return is_spared(word, self._spared) or is_own(word, self._own) or word in self._ignored_here

    @property
    def _ignored_here(self) -> set[str]:
        held = self._shown.held
        return self._ignored.setdefault(held.place, set()) if held is not None else set()

    @property
    def _places(self) -> tuple[_Place, ...]:
        return self._form.editor, self._form.subject, *self._beside

    def _rest(self) -> None:
        self.stop()
        self._form.spelling_note.hide()
        for place in self._places:
            place.show_misspelt(None)

    def _forget(self) -> None:
        self._is_right.clear()
        self._wanted.clear()
        self._asked.clear()

    def _repaint(self) -> None:
        for place in self._places:
            (place.viewport() if isinstance(place, MessageEditor) else place).update()

    # the dictionaries

    def _ask(self) -> None:
        if self._thread is not None and self._wanted:
            if len(self._is_right) > _REMEMBERED:
                self._is_right.clear()
            self._asked.update(self._wanted)
            self._thread.check(self._language, list(self._wanted))
            self._wanted.clear()

    def _take_in(self, judged: Judged) -> None:
        if judged.language != self._language:
            return
        self._asked.difference_update(judged.words)
        self._is_right.update((word, word not in judged.misspelt) for word in judged.words)
        if judged.misspelt:
            self._repaint()
        if self._goes_on and not self._asked and not self._wanted:
            self.go_to_next()

    def _do_without(self, lacking: Lacking) -> None:
        if lacking.language != self._language:
            return
        self._rest()
        self._lacking = lacking.language
        say = self._words.say
        name = dict(language_names(self._words, [lacking.language]))[lacking.language]
        if lacking.damaged:
            sentence = say("The dictionary {file} for {language} cannot be read.", file=lacking.damaged, language=name)
        else:
            sentence = say("No dictionary for {language} on this computer.", language=name)
        how = say("Put a Hunspell dictionary (.aff and .dic) into {folder}, and start again.", folder=self._dictionaries)
        self._form.show_spelling_note(sentence, how)

    # the menu

    def _fill(self, place: _Place, menu: QMenu, position: int) -> None:
        """Put into a text's menu what concerns the word at a position."""
        say = self._words.say
        span = next((one for one in place.misspelt() if one[0] <= position <= one[1]), None)
        if span is not None:
            self._offer_for(place, span, menu)
            assert self._menu is not None
            self._menu.separate()
        menu.addSeparator()
        menu.addAction(say("Next misspelt word") + "\tF7", self.go_to_next)
        switch = menu.addAction(say("Check spelling"))
        switch.setCheckable(True)
        switch.setChecked(self._spelling.is_checked)
        switch.toggled.connect(lambda on: self._carry_out(lambda: self._spelling.check(on)))

    def _offer_for(self, place: _Place, span: Span, menu: QMenu) -> None:
        say = self._words.say
        word = plain_word(_text_of(place)[span[0] : span[1]])
        self._menu = SpellingMenu(self._words, menu, word, lambda suggestion: self._replace(place, span, suggestion))
        self._menu.offer(say("Add to my words"), lambda: self._add(word, self._language))
        self._menu.offer(say("Add to my words in every language"), lambda: self._add(word, EVERY_LANGUAGE))
        self._menu.offer(say("Ignore in this message"), lambda: self._ignore(word))
        if self._thread is not None:
            self._thread.suggest(self._language, word)

    def _offer(self, word: str, suggestions: Sequence[str]) -> None:
        if self._menu is not None and self._menu.word == word:
            self._menu.show_suggestions(suggestions)

    def _replace(self, place: _Place, span: Span, suggestion: str) -> None:
        # as the text writes apostrophes, not as dictionaries do
        typographic = "’" in _text_of(place)
        place.put_in_place(span, suggestion.replace("'", "’") if typographic else suggestion)

    def _add(self, word: str, language: str) -> None:
        self._carry_out(lambda: self._spelling.add(word, language))

    def _ignore(self, word: str) -> None:
        self._ignored_here.add(word)
        self._repaint()

    # going through them

    def go_to_next(self) -> None:
        """Select the next misspelt word, behind the cursor and around, and show what can be done about it."""
        if self._thread is None:
            return
        editor, subject = self._form.editor, self._form.subject
        after = editor.selection_end() if editor.hasFocus() else 0
        in_text = list(editor.misspelt())
        later = [one for one in in_text if one[0] >= after]
        choices: list[tuple[_Place, Span]] = [(editor, one) for one in later]
        choices += [(subject, one) for one in subject.misspelt()] if not subject.hasFocus() else []
        choices += [(editor, one) for one in in_text if one not in later]
        # what was not in sight yet is asked for now, and the way goes on with the answer
        self._goes_on = bool(self._wanted or self._asked)
        if self._goes_on:
            return
        if not choices:
            self._form.show_spelling_note(self._words.say("No misspelt words."), "")
            return
        place, span = choices[0]
        place.select(span)
        menu = QMenu(place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offer_for(place, span, menu)
        menu.popup(place.menu_point())

    # what happens meanwhile

    def _edited(self) -> None:
        if self._thread is not None:
            self._form.spelling_note.hide()

    def _changed(self, change: Change) -> None:
        if change.preferences or change.everything:
            self.follow()
            self._repaint()


def _text_of(place: _Place) -> str:
    return place.text if isinstance(place, MessageEditor) else place.text()


@lru_cache(maxsize=512)
def _words_of(text: str) -> Sequence[tuple[str, Span]]:
    return tuple(words_to_check(text))


def _names(application: JobApplication) -> list[str]:
    """Return what the user knows by name: nobody's dictionary has it."""
    texts = [application.company, application.role, application.location, application.source, application.notes]
    texts += [text for person in application.people for text in (person.name, person.title)]
    for one in application.rounds:
        texts += [one.name, *one.people, *(note.text for note in one.notes), *(note.person for note in one.notes)]
    return [text for text in (*texts, *application.strengths, *application.tags) if text]
