"""Compares what was built with a bare PySide6 window that is packaged the same way: sizes, and the time to first paint.

    .venv/bin/python installers/measure_package.py        after `from_source.py build`; Linux, with Xvfb

The time is from starting the program until a pixel of the screen changes, both by turns; the ratio is the median of the pairs'.
"""

import argparse
import mmap
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from building.archive import pack_tar
from building.command import executable
from building.freezing import ROOT, WORK, source_date

_WIDTH, _HEIGHT = 1440, 900
_BARE = """\
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

app = QApplication(["bare"])
window = QMainWindow()
window.setCentralWidget(QLabel("bare"))
window.resize(1440, 900)
window.show()
sys.exit(app.exec())
"""
_SPEC = """\
import sys
sys.path.insert(0, {installers!r})
from building.choosing import chosen_binaries, imports_of, without_dead_links
from building.contents import UNUSED_MODULES
from building.data_files import chosen_data

analysis = Analysis([{script!r}], excludes=UNUSED_MODULES)
analysis.binaries = chosen_binaries(analysis.binaries, imports_of)
there = {{entry[0] for entry in analysis.binaries}}
analysis.datas = list(without_dead_links(chosen_data(analysis.datas, {{"en"}}), there))
program = EXE(PYZ(analysis.pure), analysis.scripts, [("X utf8", None, "OPTION")], exclude_binaries=True, name="bare", strip=True)
COLLECT(program, analysis.binaries, analysis.datas, name="bare", strip=True)
"""


def main() -> int:
    """Freeze the bare window, measure both, and print a line a figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15, help="how often each is started (default: %(default)s)")
    runs = parser.parse_args().runs
    ours = WORK / "frozen" / "hearback"
    with tempfile.TemporaryDirectory(prefix="hearback-bare-") as name:
        folder = Path(name)
        bare = _freeze_bare(folder)
        dictionaries = ours / "_internal" / "hearback" / "resources" / "dictionaries"
        sizes = [(_size(one), _packed(one, folder)) for one in (ours, bare, dictionaries)]
        for at, what in enumerate(("installed", "tar.gz")):
            size, floor, words = (one[at] / 2**20 for one in sizes)
            print(
                f"{what}: {size:.1f} MiB, bare {floor:.1f} MiB, {size / floor:.2f} times; "
                f"dictionaries {words:.1f} MiB, without them {(size - words) / floor:.2f} times"
            )
        commands = {
            "hearback": [str(executable(ours)), "--data", str(folder / "data"), "--size", f"{_WIDTH}x{_HEIGHT}"],
            "bare": [str(bare / "bare")],
        }
        took: dict[str, list[float]] = {which: [] for which in commands}
        for run in range(runs + 1):
            for which, command in commands.items():
                seconds = _first_paint(command, folder)
                if run:  # the first run only warms the caches
                    took[which].append(seconds)
    ratio = statistics.median(one / other for one, other in zip(took["hearback"], took["bare"], strict=True))
    medians = {which: statistics.median(times) for which, times in took.items()}
    print(f"first paint, {runs} runs: {medians['hearback']:.3f} s, bare {medians['bare']:.3f} s, {ratio:.2f} times")
    return 0


def _freeze_bare(folder: Path) -> Path:
    script, spec = folder / "bare.py", folder / "bare.spec"
    script.write_text(_BARE, encoding="utf-8")
    spec.write_text(_SPEC.format(installers=str(ROOT / "installers"), script=str(script)), encoding="utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--log-level", "ERROR", "--distpath", str(folder / "frozen")]
    subprocess.run([*command, "--workpath", str(folder / "work"), str(spec)], check=True)
    return folder / "frozen" / "bare"


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _packed(program: Path, folder: Path) -> int:
    archive = folder / "packed.tar.gz"
    pack_tar(program, program.name, archive, source_date())
    return archive.stat().st_size


def _first_paint(command: list[str], folder: Path) -> float:
    """Start a program on a screen of its own, and return the seconds until something is painted there."""
    screen = Path(tempfile.mkdtemp(dir=folder))
    reading, writing = os.pipe()
    size = f"{_WIDTH}x{_HEIGHT}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-fbdir", str(screen), "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            display = f":{numbers.readline().strip()}"
        variables = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(folder)}
        variables.pop("DBUS_SESSION_BUS_ADDRESS", None)
        with (screen / "Xvfb_screen0").open("rb") as file, mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as pixels:
            # a row in the middle: a window without a manager is at the upper left
            middle = slice(len(pixels) // 2, len(pixels) // 2 + _WIDTH * 4)
            empty = pixels[middle]
            begun = time.monotonic()
            program = subprocess.Popen(command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            while pixels[middle] == empty:
                if time.monotonic() > begun + 60:
                    raise TimeoutError(f"{command[0]} painted nothing")
                time.sleep(0.001)
            took = time.monotonic() - begun
        program.kill()
        program.wait()
        return took
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(main())
