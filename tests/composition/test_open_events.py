"""What macOS asks to open arrives, before the window is there and after."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from hearback.composition.open_events import OpenEvents
from hearback.composition.starts import StartRequest


def test_what_was_asked_for_waits_for_whoever_answers(qapp: QApplication) -> None:
    app = QCoreApplication.instance()
    assert isinstance(app, QGuiApplication)
    events = OpenEvents(app)
    answered: list[StartRequest] = []
    QCoreApplication.sendEvent(app, QFileOpenEvent(QUrl("hearback:0b1c")))
    events.hand_to(answered.append)
    QCoreApplication.sendEvent(app, QFileOpenEvent(str(Path("/a/b c.ics"))))
    app.removeEventFilter(events)
    assert [one.links for one in answered] == [("hearback:0b1c",), ()]
    assert [one.files for one in answered] == [(), (Path("/a/b c.ics"),)]
