"""Does in the window what a start asks for: brings it forward, opens links, imports files."""

import os
from collections.abc import Callable

from hearback.composition.starts import StartRequest
from hearback.desk.main_window import MainWindow
from hearback.desk.screens import Screens
from hearback.desk.words import Words
from hearback.exchange.application_link import application_of
from hearback.usecases.ports import Archive


class Opening:
    """Takes requests from this start and from those that come after it; what a link names is believed only where it is kept."""

    def __init__(
        self, words: Words, archive: Archive, window: MainWindow, screens: Screens, complain: Callable[[str], None]
    ) -> None:
        self._words = words
        self._archive = archive
        self._window = window
        self._screens = screens
        self._complain = complain

    def answer(self, request: StartRequest) -> None:
        """Do what another start asks for."""
        if request.token:
            # where Wayland's Qt looks for the leave to raise a window
            os.environ["XDG_ACTIVATION_TOKEN"] = request.token
        if not request.hidden:
            self._window.come_forward()
        self.open(request)

    def open(self, request: StartRequest) -> None:
        """Open the links and files of a start."""
        for link in request.links:
            self._open_link(link)
        if request.files:
            self._screens.import_files(request.files)

    def _open_link(self, link: str) -> None:
        id_ = application_of(link)
        if id_ is None:
            self._complain(self._words.say("This is not a link to an application: {link}", link=link))
        elif self._archive.application(id_) is None:
            self._complain(self._words.say("The application that this link leads to is not kept here: {link}", link=link))
        else:
            self._window.choose(id_)
