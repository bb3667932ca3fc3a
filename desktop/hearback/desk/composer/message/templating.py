"""Makes a template of the text being written, for other applications to begin with."""

from PySide6.QtWidgets import QWidget

from hearback.desk.acting import CarryOut
from hearback.desk.composer.message.message_form import MessageForm
from hearback.desk.composer.message.starting import Starting
from hearback.desk.composer.shown import Shown
from hearback.desk.words import Words
from hearback.usecases.settling import Settling


class Templating:
    """Listens to the menu of openings."""

    def __init__(
        self,
        *,
        shown: Shown,
        words: Words,
        starting: Starting,
        settling: Settling,
        form: MessageForm,
        carry_out: CarryOut,
        parent: QWidget,
    ) -> None:
        self._shown = shown
        self._words = words
        self._starting = starting
        self._settling = settling
        self._carry_out = carry_out
        self._parent = parent
        form.template_wanted.connect(self._ask_name)

    def _ask_name(self) -> None:
        from hearback.desk.composer.message.template_form import TemplateForm

        if self._shown.held is not None:
            TemplateForm(self._words, self._keep, self._parent).open()

    def _keep(self, name: str) -> str | None:
        application, held = self._shown.application, self._shown.held
        assert application is not None
        assert held is not None
        template = self._starting.as_template(application, held, name)
        if self._carry_out(lambda: self._settling.save(templates={template.id: template})) is not None:
            return None
        return self._words.say("This could not be saved. Nothing was changed; what you typed is still here.")
