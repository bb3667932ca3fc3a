"""The backup of the day: made by another process, as it takes seconds of a large store; what that finds is told here."""

import subprocess
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

from hearback.composition.children import STORE_DAMAGED, STORE_OUT_OF_STEP, backup_child
from hearback.composition.parts import Parts
from hearback.desk.acting import CarryOut
from hearback.desk.language.names import Names
from hearback.storage.store_file import FILE_NAME
from hearback.usecases.ports import ArchiveFault, StoreProblem

_AFTER_START_MS, _EVERY_MS, _WHILE_RUNNING_MS = 5_000, 3_600_000, 1_000
"""The start comes first; a program that runs for weeks makes its backups as well."""


class DailyBackup(QObject):
    """Looks every hour whether a backup is due. A process that was begun goes on when the program ends."""

    def __init__(self, parts: Parts, carry_out: CarryOut, complain: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._carry_out = carry_out
        self._complain = complain
        self._told = False
        self._running: subprocess.Popen[bytes] | None = None
        self._hourly, self._looking = QTimer(self), QTimer(self)
        self._hourly.setInterval(_EVERY_MS)
        self._hourly.timeout.connect(self.look)
        self._looking.setInterval(_WHILE_RUNNING_MS)
        self._looking.timeout.connect(self._look_whether_done)

    def begin(self) -> None:
        """Look soon, and every hour from then on."""
        QTimer.singleShot(_AFTER_START_MS, self, self.look)
        self._hourly.start()

    def look(self) -> None:
        """Begin the backup of the day where it is due."""
        with suppress(ArchiveFault, OSError):
            if self._running is None and self._parts.backing_up.has_work:
                self._running = subprocess.Popen(
                    backup_child(self._parts.folder),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
                self._looking.start()

    def _look_whether_done(self) -> None:
        status = None if self._running is None else self._running.poll()
        if status is None:
            return
        self._running = None
        self._looking.stop()
        if status == STORE_DAMAGED and not self._told:
            self._told = True
            path = str(self._parts.folder / FILE_NAME)
            self._complain(Names(self._parts.words).store_problem(StoreProblem.DAMAGED, path))
        elif status == STORE_OUT_OF_STEP and not self._told:
            self._told = True
            self._carry_out(lambda: self._parts.backing_up.repair(self._parts.archive))
