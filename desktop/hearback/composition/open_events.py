"""What macOS asks a program to open comes as an event, at the start and later, where others put it on the command line."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent, QGuiApplication

from hearback.composition.starts import StartRequest, start_request


class OpenEvents(QObject):
    """Keeps what is asked for until there is somebody to answer it."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._waiting: list[StartRequest] = []
        self._answer: Callable[[StartRequest], None] | None = None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.FileOpen:
            return False
        assert isinstance(event, QFileOpenEvent)
        request = start_request([event.file() or event.url().toString()], hidden=False)
        if self._answer is None:
            self._waiting.append(request)
        else:
            self._answer(request)
        return True

    def hand_to(self, answer: Callable[[StartRequest], None]) -> None:
        """Have everything answered from now on, what has come so far too."""
        self._answer = answer
        while self._waiting:
            answer(self._waiting.pop(0))
