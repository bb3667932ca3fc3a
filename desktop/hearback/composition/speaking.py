"""Has the whole program speak a language: Qt's own sentences, the direction of writing, and at a change a window built anew."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from hearback.desk.words import Words
from hearback.system.shipped import ShippedFiles


class _OwnTranslator(QTranslator):
    """Says what a file says: for languages that Qt itself does not speak."""

    def __init__(self, said: Mapping[str, Mapping[str, str]], parent: QObject) -> None:
        super().__init__(parent)
        self._said = said

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return self._said.get(context, {}).get(text, "") or text


def speak(app: QApplication, words: Words, shipped: ShippedFiles) -> QTranslator:
    """Have Qt itself speak the language; return what translates, to be taken down at a change."""
    tag = words.language.replace("-", "_")
    own = f"locale/{tag.partition('_')[0]}/qt.json"
    if (shipped.root / own).is_file():
        translator: QTranslator = _OwnTranslator(shipped.json(own), app)  # type: ignore[arg-type]
    else:
        translator = QTranslator(app)
        translator.load(QLocale(tag), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    app.installTranslator(translator)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if words.right_to_left else Qt.LayoutDirection.LeftToRight)
    return translator


def take_down(app: QApplication, *objects: QObject) -> None:
    """Delete what spoke the other language, now: nothing of it may answer any more."""
    for one in objects:
        if isinstance(one, QTranslator):
            app.removeTranslator(one)
        one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
