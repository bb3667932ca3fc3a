"""Which files that are dragged onto the window can be imported."""

from pathlib import Path

from PySide6.QtGui import QDropEvent

_IMPORTED = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".ics", ".json"})


def importable_files(event: QDropEvent) -> list[Path]:
    """Return the local files of a drag whose names end as those of importable ones do."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in _IMPORTED]
