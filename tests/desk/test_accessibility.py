"""What a screen reader may ask of a scroll area."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from hearback.desk.accessibility import guard_scroll_areas


def test_a_child_that_is_gone_is_no_child(qtbot: QtBot) -> None:
    guard_scroll_areas()
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setAccessibleName("Notes")
    area.setWidget(QLabel("a note"))
    area.show()
    described = QAccessible.queryAccessibleInterface(area)
    assert described is not None
    assert described.text(QAccessible.Text.Name) == "Notes"
    assert described.childCount() > 0
    assert described.child(described.childCount()) is None
    assert described.child(99) is None
