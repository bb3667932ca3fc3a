"""Keeps screen readers from crashing the program: what Qt answers about scroll areas, answered with a look at the bounds."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QAccessibleWidget, QPlainTextEdit, QTextEdit


def guard_scroll_areas() -> None:
    """Describe scroll areas as plain widgets.

    Qt (6.11) keeps no watch over the index when a screen reader asks for a scroll area's child: a scroll bar that
    vanished since the reader counted crashes the program. Views and editors, which have more to tell, keep Qt's own.
    """
    QAccessible.installFactory(_described)


def _described(_class_name: str, described: QObject) -> QAccessibleInterface | None:
    if isinstance(described, QAbstractScrollArea) and not isinstance(described, QAbstractItemView | QPlainTextEdit | QTextEdit):
        return QAccessibleWidget(described, QAccessible.Role.Client)
    return None
