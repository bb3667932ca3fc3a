"""Puts tables on paper: as a PDF file of the user's choice, or through the system's print dialog."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale
from PySide6.QtGui import QPageSize, QPdfWriter
from PySide6.QtWidgets import QWidget

from hearback.desk.fields.saved_file import save_as
from hearback.desk.paper import PaperLook, PaperTable, page_layout, put_on_paper
from hearback.desk.words import Words

_DOTS_AN_INCH = 1200


class PaperCopies:
    """Saves and prints over a window."""

    def __init__(self, words: Words, look: PaperLook, write_private: Callable[[Path, bytes], None]) -> None:
        """`write_private` puts bytes into a file that nobody else may read; it raises OSError."""
        self._words = words
        self._look = look
        self._write_private = write_private

    def save(self, table: PaperTable, name: str, window: QWidget) -> None:
        """Ask for a file, `name` proposed, and write a table into it as a PDF."""
        save_as(self._words, window, f"{name}.pdf", lambda path: self._write_private(path, pdf_of(table, self._look)))

    def print_(self, table: PaperTable, window: QWidget) -> None:
        """Open the system's print dialog, and print what was chosen there."""
        # QtPrintSupport is large, and most people never print
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(table.title)
        printer.setPageSize(usual_page())
        printer.setPageLayout(page_layout(table, printer.pageLayout()))
        dialog = QPrintDialog(printer, window)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)

        def go() -> None:
            chosen = printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage() > 0
            put_on_paper(table, self._look, printer, (printer.fromPage(), printer.toPage()) if chosen else None)

        dialog.accepted.connect(go)
        dialog.setModal(True)
        dialog.show()


def pdf_of(table: PaperTable, look: PaperLook) -> bytes:
    """Return a table as the bytes of a PDF document."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(table.title)
    writer.setCreator("Hearback")
    writer.setResolution(_DOTS_AN_INCH)
    writer.setPageSize(usual_page())
    writer.setPageLayout(page_layout(table, writer.pageLayout()))
    put_on_paper(table, look, writer)
    buffer.close()
    return bytes(content.data())


def usual_page() -> QPageSize:
    """Return the paper that is usual where the user lives."""
    imperial = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize(QPageSize.PageSizeId.Letter if imperial else QPageSize.PageSizeId.A4)
