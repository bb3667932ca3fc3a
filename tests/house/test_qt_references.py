"""Qt's binding keeps its references: some releases drop one to None on every void call and abort after a few thousand."""

from house.checkout import run_python

# in a process of its own, for pytest hides the drift
MEASURE = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
widget = QWidget()
calls = 2000
before = sys.getrefcount(None)
for call in range(calls):
    widget.update()
    widget.setWindowTitle("title")
print(abs(sys.getrefcount(None) - before))
"""


def test_void_calls_do_not_use_up_none() -> None:
    measured = run_python("-c", MEASURE, env={"QT_QPA_PLATFORM": "offscreen"})
    assert measured.returncode == 0, measured.stderr
    assert int(measured.stdout) < 100
