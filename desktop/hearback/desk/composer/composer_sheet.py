"""The composer's part of the style sheet."""

from string import Template

from hearback.desk.theme import Theme, blend


def composer_sheet(theme: Theme) -> str:
    """Return the style sheet in the theme's colours and sizes."""
    tokens = theme.tokens
    return _SHEET.substitute(
        {
            name: getattr(tokens, name).name()
            for name in ("background", "panel", "sunk", "line", "ink", "mute", "accent", "accent_soft", "due", "due_soft")
        },
        wash=blend(tokens.accent_soft, tokens.panel, 0.5).name(),
        small=theme.px(11),
        text=theme.px(13),
        message=theme.px(14),
    )


_SHEET = Template("""
QWidget#composer-column, QScrollArea { background: $background; border: none; }
QLabel[scale="small"] { font-size: ${small}px; }
QLabel[role="lead"] { font-weight: 600; }
QFrame#why-card { background: $accent_soft; border: none; border-radius: 8px; }
QFrame#debrief-offer { background: $wash; border: 1px solid $accent; border-radius: 8px; }
QFrame#sent-bar { background: $panel; border: 1px solid $accent; border-radius: 8px; }
QPushButton[kind="note"] { background: $panel; border: 1px solid $line; border-radius: 8px; padding: 0; text-align: left; }
QPushButton[kind="note"]:hover { background: $wash; border-color: $accent; }
QPushButton[kind="note"][used="used"] { background: $accent_soft; border: 1px solid $accent; }
QPushButton[kind="note"][used="to-work-in"] { background: $due_soft; border: 1px dashed $due; }
QPushButton[kind="note"]:focus { border: 2px solid $accent; }
QPushButton[kind="switch"] { background: transparent; border: none; border-bottom: 2px solid transparent; border-radius: 0;
  color: $mute; font-size: ${small}px; font-weight: 600; padding: 3px 4px; margin: 0 4px; min-height: 0; }
QPushButton[kind="switch"]:hover { color: $ink; }
QPushButton[kind="switch"]:checked { color: $ink; border-bottom-color: $accent; }
QPushButton[kind="switch"]:focus { color: $accent; border: 1px solid $accent; border-bottom: 2px solid $accent;
  padding: 2px 3px 3px 3px; }
QTextBrowser[kind="thread"] { background: $background; border: none; padding: 2px 8px 8px 12px; }
QTextBrowser[kind="thread"]:focus { border: 1px solid $accent; padding: 1px 7px 7px 11px; }
QPushButton[kind="add"] { background: $panel; border: 1px solid $line; border-radius: 7px; padding: 0; }
QPushButton[kind="add"] QLabel { color: $mute; }
QPushButton[kind="add"]:hover { border-color: $accent; }
QPushButton[kind="add"]:focus { border: 2px solid $accent; }
QPushButton[kind="row"] { background: transparent; border: 1px solid transparent; border-radius: 6px;
  padding: 0; text-align: left; }
QPushButton[kind="row"]:hover { background: $sunk; }
QPushButton[kind="row"]:focus { border: 1px solid $accent; }
QWidget#finding { border-top: 1px solid $line; }
QWidget#finding QLabel[tone="due"] { font-weight: 400; }
QWidget#finding[first="true"] { border-top: none; }
QToolButton[kind="mark"] { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 3px;
  margin-top: 2px; }
QToolButton[kind="mark"]:hover { background: $sunk; }
QToolButton[kind="mark"]:focus { border: 1px solid $accent; }
QPushButton[kind="recipient"] { background: transparent; border: 1px solid $line; border-radius: 7px;
  padding: 2px 8px; min-height: 0; }
QPushButton[kind="recipient"]:hover { border-color: $due; color: $due; }
QPushButton[kind="recipient"]:focus { border: 1px solid $accent; }
QLineEdit[kind="bare"] { background: transparent; border: 1px solid transparent; padding: 2px 4px; }
QLineEdit[kind="bare"]:hover { border-color: $line; }
QLineEdit[kind="bare"]:focus { background: $panel; border: 1px solid $accent; }
QPushButton[kind="tab"] { background: transparent; border: 1px solid $line; border-radius: 7px; padding: 2px 8px;
  min-height: 0; }
QPushButton[kind="tab"]:hover { border-color: $accent; }
QPushButton[kind="tab"]:checked { background: $accent_soft; border-color: $accent; }
QPushButton[kind="tab"]:focus { border: 2px solid $accent; padding: 1px 7px; }
QPushButton[kind="column"] { background: transparent; border: 1px solid transparent; border-radius: 6px; font-weight: 600;
  text-align: left; padding: 2px 4px; min-height: 0; }
QPushButton[kind="column"]:hover { border-color: $line; }
QPushButton[kind="column"]:focus { border: 1px solid $accent; }
QPushButton[kind="chooser"] { background: transparent; border: 1px solid transparent; color: $mute;
  padding: 2px 6px; min-height: 0; }
QPushButton[kind="chooser"]:hover { border-color: $line; color: $ink; }
QPushButton[kind="chooser"]:focus { border: 1px solid $accent; }
QPushButton[kind="ways"] { padding-left: 4px; padding-right: 4px; min-width: 0; }
QPlainTextEdit[kind="message"] { font-size: ${message}px; border-radius: 8px; padding: 10px 12px; }
QPlainTextEdit[kind="message"]:focus { border: 1px solid $accent; padding: 10px 12px; }
""")
