"""A note on its way into a message: as a phrase still to be worked in, and as plain text for every other program."""

from PySide6.QtCore import QMimeData

_PHRASE = "application/x-hearback-phrase"


def phrase_data(phrase: str, plain: str) -> QMimeData:
    """Return what a drag carries."""
    data = QMimeData()
    data.setText(plain)
    data.setData(_PHRASE, phrase.encode("utf-8", "replace"))
    return data


def phrase_in(data: QMimeData) -> str | None:
    """Return the phrase that was dragged, or None where the data come from elsewhere."""
    return bytes(data.data(_PHRASE).data()).decode("utf-8", "replace") if data.hasFormat(_PHRASE) else None
