"""What the dialogs for files have in common: reading beside the window, a progress bar, one act that can be cancelled."""

import gc
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from hearback.desk.fields.as_written import in_title
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.importing.background import Background, Work
from hearback.desk.importing.taking import Taking
from hearback.desk.language.fault_sentences import fault_line, fault_sentence
from hearback.desk.language.names import Names
from hearback.desk.words import Words
from hearback.usecases.change import Change
from hearback.usecases.faults import Fault, Refused
from hearback.usecases.importing import Import, Importing, Tally
from hearback.usecases.ports import ArchiveFault

Imported = Callable[[Tally, Change], None]
"""What happens after an import was committed."""

_FAULTS_SHOWN = 8


class ImportDialog(QDialog):
    """Reads a file, shows what is in it, and imports it. Subclasses fill `body`, and say what they read and write."""

    def __init__(self, words: Words, path: Path, importing: Importing, imported: Imported, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.path = path
        self.tally = Tally()
        self._importing = importing
        self._imported = imported
        self._background: Background | None = None
        self._ending: list[Background] = []
        self._taking: Taking | None = None
        self._change: Change | None = None
        self.setWindowTitle(in_title(words.say("Import {file}", file=path.name)))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QWidget(self)
        self.problem = plain_label(parent=self)
        self.problem.hide()
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words.say("Progress"))
        self.bar.setFixedHeight(6)
        self.bar.hide()
        box = QDialogButtonBox(self)
        self.import_button = box.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.name_button(words.say("Import"))
        self.import_button.setProperty("kind", "primary")
        self.import_button.setDefault(True)
        self.import_button.setEnabled(False)
        self.stop_button = box.addButton(words.say("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.stop_button.setAutoDefault(False)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(24)
        buttons.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        buttons.addWidget(box, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(self.body, 1)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)

    # for subclasses

    def take(self, one: Import) -> Generator[object]:
        """Write slice by slice through the import, counting in `tally`."""
        raise NotImplementedError

    def how_many(self) -> int:
        """Return how many slices' contents `take` looks at, for the bar and the act's name."""
        raise NotImplementedError

    def shown(self, step: object) -> None:
        """Show something that was read."""
        raise NotImplementedError

    def read_through(self) -> None:
        """Show that all is read."""
        raise NotImplementedError

    def read(self, work: Work) -> None:
        """Read beside the window; what was being read before is forgotten."""
        self.stop_reading()
        self.import_button.setEnabled(False)
        self.problem.hide()
        self.bar.setRange(0, 0)
        self.bar.show()
        self._background = background = Background(work, self)
        background.stepped.connect(self._stepped)
        background.failed.connect(self._failed)
        background.ended.connect(self._ended)
        background.start()

    def stop_reading(self) -> None:
        """Forget what is being read; it ends by itself within a moment."""
        if self._background is not None:
            self._background.requestInterruption()
            self._ending.append(self._background)
            self._background = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being read or written."""
        return self._background is not None or self._taking is not None

    def name_button(self, text: str) -> None:
        """Name the button that imports; its width counts the bold that the style gives it."""
        bold = QFont(self.import_button.font())
        bold.setBold(True)
        self.import_button.setText(text)
        self.import_button.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(text) + 40)

    def complain(self, sentence: str) -> None:
        """Say what is wrong."""
        self._say(sentence, "problem")

    def refused(self, refusal: Refused) -> None:
        """Say why the file cannot be taken."""
        self.complain("\n".join(sentences_of(refusal.faults, self.path.name, self.words)))

    # the way of an import

    def accept(self) -> None:
        """Import what is shown."""
        if self.is_busy or not self.import_button.isEnabled():
            return
        self.tally = Tally()
        self.body.setEnabled(False)
        self.import_button.setEnabled(False)
        self.problem.hide()
        self.bar.setRange(0, max(self.how_many(), 1))
        self.bar.setValue(0)
        self.bar.show()
        self._taking = Taking(self._steps(), self)
        self._taking.stepped.connect(lambda: self.bar.setValue(self.tally.looked_at))
        self._taking.done.connect(self._taken)
        self._taking.failed.connect(self._not_taken)
        self._taking.start()

    def reject(self) -> None:
        """Take an import under way back; without one, close."""
        if self._taking is not None:
            self._taking.cancel()
            self._let_go()
            self._say(self.words.say("Cancelled. Nothing was imported."), "hint")
            return
        super().reject()

    def done(self, result: int) -> None:
        """Close, however it came to that: what is being read or written ends before."""
        if self._taking is not None:
            self._taking.cancel()
            self._taking = None
        self.stop_reading()
        for one in self._ending:
            one.wait()
        gc.unfreeze()
        super().done(result)

    def _steps(self) -> Generator[object]:
        with self._importing.one_act(str(self.how_many())) as one:
            yield from self.take(one)
        self._change = one.change

    def _taken(self) -> None:
        self._taking = None
        super().accept()
        if self._change is not None:
            self._imported(self.tally, self._change)

    def _not_taken(self, fault: Exception) -> None:
        self._let_go()
        if isinstance(fault, ArchiveFault):
            self.complain(Names(self.words).store_problem(fault.problem, fault.path))
        elif isinstance(fault, Refused):
            self.refused(fault)

    def _let_go(self) -> None:
        self._taking = None
        self.bar.hide()
        self.body.setEnabled(True)
        self.import_button.setEnabled(True)

    def _stepped(self, background: Background, step: object) -> None:
        if background is self._background:
            self.shown(step)
        background.go_on()

    def _failed(self, background: Background, refusal: Refused) -> None:
        if background is self._background:
            self.refused(refusal)

    def _ended(self, background: Background) -> None:
        if background is self._background:
            self._ending.append(background)
            self._background = None
            self.bar.hide()
            self.read_through()

    def _say(self, sentence: str, tone: str) -> None:
        self.problem.setText(sentence)
        self.problem.setProperty("tone", tone)
        self.problem.style().unpolish(self.problem)
        self.problem.style().polish(self.problem)
        self.problem.show()


def sentences_of(faults: Sequence[Fault], file_name: str, words: Words) -> list[str]:
    """Return the first faults as sentences, and how many more there are."""
    told = [
        fault_sentence(fault, words) if fault.place in (file_name, "header") else fault_line(fault, words)
        for fault in faults[:_FAULTS_SHOWN]
    ]
    if more := len(faults) - len(told):
        told.append(words.say_n("… and {count} more.", "… and {count} more.", more))
    return told
