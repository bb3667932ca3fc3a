"""The page's part of the style sheet."""

from string import Template

from hearback.desk.theme import Theme, blend


def page_sheet(theme: Theme) -> str:
    """Return the style sheet in the theme's colours and sizes."""
    tokens = theme.tokens
    return _SHEET.substitute(
        {name: getattr(tokens, name).name() for name in ("background", "panel", "line", "ink", "mute", "accent", "accent_soft")},
        wash=blend(tokens.accent_soft, tokens.panel, 0.4).name(),
        label=theme.px(12),
    )


_SHEET = Template("""
QWidget#page-window { background: $background; }
QFrame#card { background: $panel; border: 1px solid $line; border-radius: 10px; }
QFrame#proposal { background: $accent_soft; border: none; border-radius: 8px; }
QTableView#texts { background: $panel; border: 2px solid transparent; }
QTableView#texts:focus { border: 2px solid $accent; border-radius: 7px; }
QTableView#texts::item { border-bottom: 1px solid $line; padding: 0 6px; color: $ink; }
QTableView#texts::item:selected { background: $wash; color: $ink; }
QTableView#texts QHeaderView::section { background: $panel; color: $mute; border: none; border-bottom: 1px solid $line;
  padding: 5px 9px; font-size: ${label}px; }
""")
