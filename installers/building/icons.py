"""Draws the program's icon in every size that a system asks for, from the two drawings in resources/icons."""

import struct
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
SMALL_TO = 24
"""Up to this size the drawing is another one: with fewer lines, on whole pixels at 16."""

# macOS' names for the sizes that it asks for; the second of a size is the same for screens with twice the points
_ICNS = (
    (b"icp4", 16),
    (b"icp5", 32),
    (b"ic07", 128),
    (b"ic08", 256),
    (b"ic09", 512),
    (b"ic11", 32),
    (b"ic12", 64),
    (b"ic13", 256),
)
_ICO = (16, 20, 24, 32, 40, 48, 64, 256)


def png(icons: Path, size: int) -> bytes:
    """Return the icon as a PNG picture."""
    drawing = QSvgRenderer(str(icons / ("hearback-small.svg" if size <= SMALL_TO else "hearback.svg")))
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    return bytes(data.data())


def ico(icons: Path, sizes: Sequence[int] = _ICO) -> bytes:
    """Return a Windows icon: a directory of sizes, and their PNG pictures behind it."""
    pictures = [png(icons, size) for size in sizes]
    at = 6 + 16 * len(sizes)
    directory = struct.pack("<HHH", 0, 1, len(sizes))
    for size, picture in zip(sizes, pictures, strict=True):
        directory += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return directory + b"".join(pictures)


def icns(icons: Path) -> bytes:
    """Return a macOS icon: PNG pictures, each behind its name and length."""
    pictures = [(name, png(icons, size)) for name, size in _ICNS]
    entries = b"".join(name + struct.pack(">I", 8 + len(picture)) + picture for name, picture in pictures)
    return b"icns" + struct.pack(">I", 8 + len(entries)) + entries


def write_theme(icons: Path, share: Path) -> None:
    """Write the icon into freedesktop's theme `hicolor`, with the variants of one colour that panels paint themselves."""
    theme = share / "icons" / "hicolor"
    for size in SIZES:
        file = theme / f"{size}x{size}" / "apps" / "hearback.png"
        file.parent.mkdir(parents=True)
        file.write_bytes(png(icons, size))
    for folder, names in (("scalable", ("hearback",)), ("symbolic", ("hearback-symbolic", "hearback-due-symbolic"))):
        (theme / folder / "apps").mkdir(parents=True)
        for name in names:
            (theme / folder / "apps" / f"{name}.svg").write_bytes((icons / f"{name}.svg").read_bytes())
