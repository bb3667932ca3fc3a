"""Writing one message a person: going from one to the other, seeing all side by side, and back to one for all."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from hearback.desk.composer.drafts.keeping import Keeping
from hearback.desk.composer.message.message_form import MessageForm
from hearback.desk.composer.panel.panel import Panel
from hearback.desk.composer.panel.panel_strip import PanelStrip
from hearback.desk.composer.panel.side_by_side import SideBySide
from hearback.desk.composer.shown import Shown

_PAUSE_MS = 60


class OneEach(QObject):
    """Between the panel, its strip and its columns; `show_message` shows the message in hand anew."""

    def __init__(
        self,
        *,
        shown: Shown,
        panel: Panel,
        keeping: Keeping,
        strip: PanelStrip,
        form: MessageForm,
        columns: SideBySide,
        show_message: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shown = shown
        self._panel = panel
        self._keeping = keeping
        self._strip = strip
        self._form = form
        self._columns = columns
        self._show_message = show_message
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.show)
        strip.chosen.connect(self._choose)
        strip.left.connect(lambda: self._choose_each(False))
        form.each.clicked.connect(lambda: self._choose_each(True))
        form.edited.connect(self._pause.start)
        strip.compared.connect(self._compare)
        columns.opened.connect(self._open)
        columns.edited.connect(self._edited)

    def show(self) -> None:
        """Show who there is, and how far everybody's message is."""
        shown = self._shown
        members = self._panel.members()
        if shown.person is None or not members:
            shown.compared = False
            self._strip.hide()
            self._form.offer_each(len(self._panel.people()))
            return
        self._form.offer_each(0)
        shown.compared = shown.compared and len(members) > 1
        self._strip.show_members(members, shown.person, compared=shown.compared)
        if shown.compared:
            self._columns.show_members(members)

    def _choose(self, person: str) -> None:
        self._keeping.now()
        self._shown.show_person(person)
        self._show_message()
        if self._shown.compared:
            self._columns.focus(person)

    def _choose_each(self, each: bool) -> None:
        self._keeping.now()
        shown = self._shown
        if shown.kind is not None:
            shown.each[shown.kind] = each
            shown.compared = False
            shown.show_person(None)
            # what was clicked is gone now: the focus would go on to the subject, and select it
            self._form.editor.setFocus()
            self._show_message()

    def _compare(self, compared: bool) -> None:
        self._shown.compared = compared
        # what was typed in the columns is shown in the form again
        self._shown.show_person(self._shown.person)
        self._show_message()
        if compared and self._shown.person is not None:
            self._columns.focus(self._shown.person)

    def _open(self, person: str) -> None:
        self._shown.compared = False
        self._choose(person)

    def _edited(self, person: str, subject: str, body: str) -> None:
        held = self._shown.in_hand.get(person)
        if held is not None:
            held.draft = replace(held.draft, subject=subject, body=body)
            self._keeping.soon(held)
            self._pause.start()
