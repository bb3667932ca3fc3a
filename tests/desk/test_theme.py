"""The look: every colour legible in both themes, followed from the system, switched at once."""

from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from hearback.desk.theme import Theme, ThemeMode, Tokens, blend
from hearback.system.shipped import shipped_files


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Dress the program, and leave it in the usual size and colours."""
    made = Theme(qapp, shipped_files().text, shipped_files().path)
    made.choose(ThemeMode.LIGHT)
    yield made
    made.set_text_percent(100)
    made.choose(ThemeMode.LIGHT)


def tokens_of(name: str) -> Tokens:
    return Tokens.read(shipped_files().text(f"themes/{name}.json"))


def luminance(colour: QColor) -> float:
    """Return WCAG's relative luminance."""
    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("name", "enough"), [("light", 4.5), ("dark", 4.5), ("high-contrast-light", 7), ("high-contrast-dark", 7)]
)
def test_text_is_legible_on_everything_it_stands_on(name: str, enough: float) -> None:
    tokens = tokens_of(name)
    chosen_row = blend(tokens.accent_soft, tokens.panel, 0.7)
    grounds = (tokens.background, tokens.panel, tokens.sunk, chosen_row, tokens.accent_soft, tokens.due_soft)
    for ground in grounds:
        assert contrast(tokens.ink, ground) >= enough
    for text in (tokens.mute, tokens.due, tokens.accent):
        for ground in (tokens.background, tokens.panel, chosen_row):
            assert contrast(text, ground) >= enough, (text.name(), ground.name())
    for button in (tokens.accent, tokens.due):
        assert contrast(tokens.panel, button) >= enough
    # a stage in its pill: dark themes write it in ink
    assert contrast(tokens.ink if name.endswith("dark") else tokens.mute, tokens.sunk) >= enough


@pytest.mark.parametrize("mode", [mode for mode in ThemeMode if mode is not ThemeMode.SYSTEM])
def test_every_theme_names_every_colour(mode: ThemeMode) -> None:
    for field in fields(Tokens):
        assert getattr(tokens_of(mode), field.name).isValid()


@pytest.mark.parametrize("mode", [ThemeMode.CONTRAST_LIGHT, ThemeMode.CONTRAST_DARK])
def test_high_contrast_draws_its_lines_to_be_seen(mode: ThemeMode) -> None:
    tokens = tokens_of(mode)
    assert min(contrast(tokens.line, ground) for ground in (tokens.panel, tokens.sunk)) >= 3


def test_a_theme_is_put_on_at_once(qtbot: QtBot, theme: Theme, qapp: QApplication) -> None:
    label = QLabel("Lumen")
    qtbot.addWidget(label)
    with qtbot.waitSignal(theme.changed):
        theme.choose(ThemeMode.DARK)
    assert theme.dark
    assert qapp.palette().window().color() == tokens_of("dark").background
    label.ensurePolished()
    assert label.palette().windowText().color() == tokens_of("dark").ink


def test_the_systems_theme_is_followed_only_when_asked(theme: Theme, qapp: QApplication) -> None:
    dark = qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark
    theme.choose(ThemeMode.SYSTEM)
    assert theme.dark is dark
    theme.choose(ThemeMode.DARK)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.dark


def test_text_grows_to_twice_its_size_and_rows_with_it(theme: Theme, qapp: QApplication) -> None:
    before, row = theme.px(), theme.row_height
    theme.set_text_percent(200)
    assert theme.px() == before * 2
    assert theme.row_height > row * 1.6
    assert qapp.font().pixelSize() == before * 2
    theme.set_text_percent(900)
    assert theme.text_percent == 200


def test_every_icon_can_be_drawn_in_a_colour(qapp: QApplication, theme: Theme) -> None:
    names = [name for name in shipped_files().names("icons") if name.endswith(".svg")]
    assert names
    for name in names:
        icon = theme.icon(name.removeprefix("icons/").removesuffix(".svg"), QColor("#ff0000"))
        assert not icon.pixmap(16, 16).isNull()
