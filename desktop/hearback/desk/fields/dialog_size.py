"""A dialog's size by the size of its text: what fits at the usual size fits at any, as far as the screen goes."""

from PySide6.QtWidgets import QDialog, QScrollArea, QStyle

_USUAL_TEXT_PX = 13
_AROUND = 40
"""What stays free on the screen beside a dialog."""


def grow_with_text(dialog: QDialog) -> None:
    """Make a dialog as much larger as its text is than usual, and its scrolled pages as wide as what is on them."""
    room = dialog.screen().availableSize()
    scale = max(dialog.fontInfo().pixelSize() / _USUAL_TEXT_PX, 1)
    width, height = round(dialog.width() * scale), round(dialog.height() * scale)
    bar = dialog.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
    margins = dialog.contentsMargins()
    layout = dialog.layout()
    if layout is not None:
        margins += layout.contentsMargins()
    for area in dialog.findChildren(QScrollArea):
        page = area.widget()
        if page is not None and area.widgetResizable():
            width = max(width, page.minimumSizeHint().width() + margins.left() + margins.right() + bar)
    # never smaller than it was made: its contents were laid out for that
    width = max(dialog.width(), min(width, room.width() - _AROUND))
    dialog.resize(width, max(dialog.height(), min(height, room.height() - _AROUND)))
