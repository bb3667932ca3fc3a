"""The window's menus: every act that has no place of its own in the window, with its shortcut."""

import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from hearback.desk.fields.as_written import on_button
from hearback.desk.language.sentences import Sentences
from hearback.desk.screens import Screens
from hearback.desk.theme import Theme, ThemeMode
from hearback.desk.window.chosen_actions import ChosenActions
from hearback.desk.words import Words
from hearback.usecases.ports import Archive

_TEXT_SIZES = (100, 125, 150, 200)


class Menus(QObject):
    """The menu behind the button at the top (F10); on macOS the menu bar as well."""

    def __init__(
        self, words: Words, sentences: Sentences, archive: Archive, theme: Theme, screens: Screens, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._words = words
        self._sentences = sentences
        self._archive = archive
        self._theme = theme
        self._window = window
        say = words.say
        key = QKeySequence.StandardKey
        self.add = self._action(say("&New application…"), screens.add, key.New)
        self.import_ = self._action(say("&Import…"), lambda: screens.import_files(()), key.Open)
        self.undo = self._action(say("&Undo"), None, key.Undo)
        self.redo = self._action(say("&Redo"), None, "Ctrl+Shift+Z")
        self.find = self._action(say("&Find"), None, key.Find)
        self.commands = self._action(say("Find a &command…"), None, "Ctrl+K")
        self.commands.setShortcuts([QKeySequence("Ctrl+K"), QKeySequence("Ctrl+Shift+P")])
        self.contents = self._action(say("&Help"), screens.help, key.HelpContents)
        self.shortcuts = self._action(say("&Keyboard shortcuts"), None, "Ctrl+?")
        self.zoom_in = self._action(say("Zoom timeline &in"), None, "Ctrl++")
        self.zoom_in.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self.zoom_out = self._action(say("Zoom timeline &out"), None, "Ctrl+-")
        self.today = self._action(say("Go to &today"), None, "Ctrl+T")
        self.fit = self._action(say("&Fit what is in sight"), None, "Ctrl+0")
        self.agenda = self._action(say("&Agenda"), None, "Ctrl+Shift+A")
        self.agenda.setCheckable(True)
        self.response_times = self._action(say("&Response times"), screens.response_times, "Ctrl+Shift+T")
        self.write_large = self._action(say("&Write in the whole window"), None, "F9")
        self.write_large.setCheckable(True)
        self.print = self._action(say("&Print…"), None, key.Print)
        self.pdf = self._action(say("What is shown as a &PDF…"), None)
        self.report = self._action(say("Job search &report…"), screens.search_report)
        self.quit = self._action(say("&Quit"), None, "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.trash = self._action(say("&Trash…"), screens.trash)
        self.settings = self._action(say("&Settings…"), screens.settings, "Ctrl+,")
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.whats_new = self._action(say("What’s &new"), screens.whats_new)
        self.about = self._action(say("&About Hearback"), screens.about)
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self.menu = QMenu(say("Menu"), window)
        self.file = self.menu.addMenu(say("&File"))
        self.edit = self.menu.addMenu(say("&Edit"))
        self.application = self.menu.addMenu(say("A&pplication"))
        self.view = self.menu.addMenu(say("&View"))
        self.help = self.menu.addMenu(say("&Help"))
        self._fill(screens)
        self.edit.aboutToShow.connect(self.name_undo)

    def show_application(self, actions: ChosenActions) -> None:
        """Offer the chosen application's actions as well."""
        actions.fill(self.application)
        self._window.addActions([actions.answered, actions.booked, actions.debrief, actions.edit, actions.tags])

    def name_undo(self) -> None:
        """Name what would be undone and done again."""
        say = self._words.say
        for action, done, named, bare in (
            (self.undo, self._archive.undoable(), say("&Undo: {act}"), say("&Undo")),
            (self.redo, self._archive.redoable(), say("&Redo: {act}"), say("&Redo")),
        ):
            action.setEnabled(done is not None)
            act = on_button(self._sentences.act(*done)) if done is not None else ""
            action.setText(named.format(act=act) if done is not None else bare)

    def _fill(self, screens: Screens) -> None:
        say = self._words.say
        self.file.addActions([self.add, self.import_])
        export = self.file.addMenu(say("&Export"))
        for text, ending in (
            (say("The list as a &spreadsheet (CSV)…"), "csv"),
            (say("Follow-ups and interviews as a &calendar (ICS)…"), "ics"),
            (say("&Everything (JSON)…"), "json"),
        ):
            export.addAction(text, partial(screens.export_file, ending))
        export.addAction(self.pdf)
        self.file.addActions([self.report, self.print])
        self.file.addSeparator()
        self.file.addAction(self.trash)
        self.file.addSeparator()
        self.file.addActions([self.settings, self.quit])
        self.edit.addActions([self.undo, self.redo])
        self.edit.addSeparator()
        self.edit.addActions([self.find, self.commands])
        self._fill_view()
        self.help.addActions([self.contents, self.shortcuts, self.whats_new, self.about])
        if sys.platform == "darwin":
            for menu in (self.file, self.edit, self.application, self.view, self.help):
                self._window.menuBar().addMenu(menu)

    def _fill_view(self) -> None:
        say, theme = self._words.say, self._theme
        modes = self.view.addMenu(say("&Theme"))
        group = QActionGroup(self)
        for mode, text in (
            (ThemeMode.SYSTEM, say("Follow the &system")),
            (ThemeMode.LIGHT, say("&Light")),
            (ThemeMode.DARK, say("&Dark")),
            (ThemeMode.CONTRAST_LIGHT, say("High &contrast, light")),
            (ThemeMode.CONTRAST_DARK, say("&High contrast, dark")),
        ):
            action = self._checkable(text, group, partial(theme.choose, mode))
            action.setChecked(theme.mode is mode)
            modes.addAction(action)
        sizes = self.view.addMenu(say("Text &size"))
        group = QActionGroup(self)
        for percent in _TEXT_SIZES:
            action = self._checkable(f"{percent} %", group, partial(theme.set_text_percent, percent))
            action.setChecked(theme.text_percent == percent)
            sizes.addAction(action)
        self.view.addSeparator()
        self.view.addActions(
            [self.response_times, self.agenda, self.write_large, self.zoom_in, self.zoom_out, self.today, self.fit]
        )

    def _checkable(self, text: str, group: QActionGroup, chosen: Callable[[], None]) -> QAction:
        action = QAction(text, group)
        action.setCheckable(True)
        action.triggered.connect(lambda: chosen())
        return action

    def _action(
        self, text: str, act: Callable[[], object] | None, shortcut: QKeySequence.StandardKey | str | None = None
    ) -> QAction:
        action = QAction(text, self)
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        if act is not None:
            action.triggered.connect(lambda: act())
        self._window.addAction(action)
        return action
