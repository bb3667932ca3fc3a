"""The window's end, in a process of its own: it has the one QApplication, and its own loop."""

import os
import subprocess
import sys
from pathlib import Path

OPEN_AND_LEAVE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from hearback.composition import window

build = window.build_window

def built(*arguments):
    made = build(*arguments)
    made.started.connect(lambda: QTimer.singleShot(0, made, made.leave))
    return made

window.build_window = built
status = window.show_window(Path(sys.argv[1]))
app = QApplication.instance()
going_on = {timer for one in [app, *app.topLevelWidgets()] for timer in one.findChildren(QTimer) if timer.isActive()}
print(status, [timer.parent() for timer in going_on])
"""


def test_nothing_goes_on_behind_a_window_that_has_ended(tmp_path: Path) -> None:
    # the clipboard may keep the program alive after its store is closed
    done = subprocess.run(
        [sys.executable, "-c", OPEN_AND_LEAVE, str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.stdout == "0 []\n", done.stderr
    assert "Traceback" not in done.stderr
