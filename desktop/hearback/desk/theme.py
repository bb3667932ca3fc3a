"""The look: colours from the theme's tokens, put on the program as a palette and a style sheet, light or dark."""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from string import Template
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QIcon, QImageReader, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

_TEXT_PX = 13
"""The text's size in px at 100 %, unless the system's own is larger."""

_PROGRAM_SIZES = (16, 20, 22, 24, 32, 48, 64, 128, 256)
_SMALL_TO = 24
"""Up to this size the program's icon is a drawing of its own, with fewer lines."""


class ThemeMode(StrEnum):
    """Which theme the user chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "high-contrast-light"
    CONTRAST_DARK = "high-contrast-dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme, by what they are for."""

    background: QColor
    panel: QColor
    sunk: QColor
    line: QColor
    ink: QColor
    mute: QColor
    accent: QColor
    accent_soft: QColor
    due: QColor
    due_soft: QColor
    ok: QColor
    interview: QColor
    misspelt: QColor

    @classmethod
    def read(cls, text: str) -> "Tokens":
        """Read a theme file: a JSON object of `#RRGGBB` by token."""
        colours = json.loads(text)
        return cls(**{field.name: QColor(colours[field.name]) for field in fields(cls)})


def blend(over: QColor, under: QColor, share: float) -> QColor:
    """Return the opaque colour that `over` gives on `under` where it covers with `share` (0 to 1)."""
    rest = 1 - share
    return QColor(
        round(over.red() * share + under.red() * rest),
        round(over.green() * share + under.green() * rest),
        round(over.blue() * share + under.blue() * rest),
    )


class Look(Protocol):
    """What is painted with: colours, and fonts by their size in px at 100 %. The theme has one, paper another."""

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        ...

    def px(self, size: int = _TEXT_PX) -> int:
        """Return a text size as it is here."""
        ...

    def font(self, size: int = _TEXT_PX, *, bold: bool = False) -> QFont:
        """Return the text's font at a size."""
        ...


class Theme(QObject):
    """Holds the tokens in force and keeps the program dressed in them; widgets that paint themselves ask it."""

    changed = Signal()
    """Colours or sizes are others now."""

    def __init__(self, app: QApplication, shipped_text: Callable[[str], str], shipped_path: Callable[[str], Path]) -> None:
        """Read theme files and icons by names such as `themes/light.json`; style sheets name icons by their path."""
        super().__init__(app)
        self._app = app
        self._shipped_text = shipped_text
        self._sheet = Template(shipped_text("themes/desk.qss") + shipped_text("themes/forms.qss"))
        self._icon_paths = {name: shipped_path(f"icons/{name}.svg").as_posix() for name in ("chevron", "tick")}
        self._family = app.font().family()
        self._base_px = max(_TEXT_PX, QFontInfo(app.font()).pixelSize())
        self._icons: dict[tuple[str, str], QIcon] = {}
        self.mode = ThemeMode.SYSTEM
        self.text_percent = 100
        self.dark = False
        self._worn: tuple[ThemeMode, int] | None = None
        # held, as nobody else does: without it Python forgets what it tells of contrast
        self._hints = app.styleHints()
        self._contrast = self._hints.accessibility()
        self._dress()
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._contrast.contrastPreferenceChanged.connect(self._follow_system)

    def choose(self, mode: ThemeMode) -> None:
        """Follow the system in colours and contrast, or stay with one theme."""
        self.mode = mode
        self._dress()

    def set_text_percent(self, percent: int) -> None:
        """Set the size of all text, 100 to 200 % of the usual."""
        self.text_percent = max(100, min(200, percent))
        self._dress()

    @property
    def light_tokens(self) -> Tokens:
        """The light theme's colours, for paper."""
        return Tokens.read(self._shipped_text("themes/light.json"))

    def px(self, size: int = _TEXT_PX) -> int:
        """Return a text size (px at 100 %) as it is at the chosen one."""
        return round(size * self._base_px / _TEXT_PX * self.text_percent / 100)

    def font(self, size: int = _TEXT_PX, *, bold: bool = False) -> QFont:
        """Return the text's font at a size (px at 100 %)."""
        font = QFont(self._family)
        font.setPixelSize(self.px(size))
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    @property
    def row_height(self) -> int:
        """The height of a row in the list and the timeline: two lines and room around them."""
        return QFontMetrics(self.font(bold=True)).height() + QFontMetrics(self.font(12)).height() + 12

    @property
    def header_height(self) -> int:
        """The height of the headers above the list and the timeline: two small lines."""
        return 2 * QFontMetrics(self.font(11)).height() + 14

    def icon(self, name: str, colour: QColor | None = None) -> QIcon:
        """Return a shipped icon drawn in a colour (the ink, if none is given)."""
        painted = (colour or self.tokens.ink).name()
        icon = self._icons.get((name, painted))
        if icon is None:
            drawing = self._shipped_text(f"icons/{name}.svg").replace("#000000", painted)
            pixmap = QPixmap()
            pixmap.loadFromData(QByteArray(drawing.encode()), "SVG")
            icon = self._icons[name, painted] = QIcon(pixmap)
        return icon

    def program_icon(self) -> QIcon:
        """Return the program's own icon, drawn for each size."""
        icon = QIcon()
        for side in _PROGRAM_SIZES:
            icon.addPixmap(self._drawn("hearback-small" if side <= _SMALL_TO else "hearback", side))
        return icon

    def symbolic_icon(self, *, due: bool) -> QIcon:
        """Return the program's icon in one colour, for a bar that paints it itself, as macOS' does."""
        icon = QIcon()
        for side in (16, 18, 22, 32, 36, 44):
            icon.addPixmap(self._drawn("hearback-due-symbolic" if due else "hearback-symbolic", side))
        icon.setIsMask(True)
        return icon

    def _drawn(self, name: str, side: int) -> QPixmap:
        buffer = QBuffer()
        buffer.setData(self._shipped_text(f"icons/{name}.svg").encode())
        reader = QImageReader(buffer, b"svg")
        reader.setScaledSize(QSize(side, side))
        return QPixmap.fromImage(reader.read())

    def _follow_system(self) -> None:
        if self.mode is ThemeMode.SYSTEM:
            self._dress()

    def _wanted(self) -> ThemeMode:
        """Return the theme that is to be worn: what the system asks for, where it is followed."""
        if self.mode is not ThemeMode.SYSTEM:
            return self.mode
        dark = self._hints.colorScheme() is Qt.ColorScheme.Dark
        if self._contrast.contrastPreference() is Qt.ContrastPreference.HighContrast:
            return ThemeMode.CONTRAST_DARK if dark else ThemeMode.CONTRAST_LIGHT
        return ThemeMode.DARK if dark else ThemeMode.LIGHT

    def _dress(self) -> None:
        wanted = self._wanted()
        if self._worn == (wanted, self.text_percent):
            return
        self._worn = (wanted, self.text_percent)
        self.dark = wanted in (ThemeMode.DARK, ThemeMode.CONTRAST_DARK)
        self.tokens = Tokens.read(self._shipped_text(f"themes/{wanted}.json"))
        self._app.setFont(self.font())
        self._app.setPalette(_palette(self.tokens))
        self._app.setStyleSheet(self._sheet.substitute(self._colours_and_sizes()))
        self.changed.emit()

    def _colours_and_sizes(self) -> dict[str, str]:
        tokens = self.tokens
        text = self.px()
        check = self.px(14)
        # the ring around a chosen one's dot, as large together as the box that is not chosen
        ring = round((check + 2) * 0.3)
        return {
            **{field.name: getattr(tokens, field.name).name() for field in fields(tokens)},
            "accent_hover": blend(tokens.ink, tokens.accent, 0.15).name(),
            "accent_wash": blend(tokens.accent_soft, tokens.panel, 0.4).name(),
            "handle": blend(tokens.mute, tokens.panel, 0.45).name(),
            **self._icon_paths,
            "text": str(text),
            "small": str(self.px(11)),
            "label": str(self.px(12)),
            "title": str(self.px(20)),
            "control": str(round(text * 1.5)),
            "check": str(check),
            "check_round": str((check + 2) // 2),
            "ring": str(ring),
            "dot": str(check + 2 - 2 * ring),
            # half of a pill's height, borders and padding included
            "pill": str((round(text * 1.5) + 6) // 2),
        }


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for where, colour in {
        role.Window: tokens.background,
        role.WindowText: tokens.ink,
        role.Base: tokens.panel,
        role.AlternateBase: tokens.background,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.mute,
        role.Button: tokens.panel,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.due,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.panel,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.panel,
        role.ToolTipText: tokens.ink,
        role.Light: tokens.panel,
        role.Midlight: tokens.sunk,
        role.Mid: tokens.line,
        role.Dark: tokens.line,
        role.Shadow: tokens.line,
        role.Accent: tokens.accent,
    }.items():
        palette.setColor(where, colour)
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, tokens.mute)
    return palette
