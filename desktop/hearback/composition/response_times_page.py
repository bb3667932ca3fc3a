"""Opens the page of response times, made when it is first asked for; what it shows is loaded only then."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from hearback.composition.parts import Parts
from hearback.desk.acting import Acting
from hearback.desk.announcements import Announcements
from hearback.desk.main_window import MainWindow
from hearback.desk.reading_waits import ReadingWaits
from hearback.desk.theme import Theme

if TYPE_CHECKING:
    from hearback.desk.response_times.page import ResponseTimesPage


class ResponseTimesScreen:
    """The page of one window; `page` is None before it is opened."""

    def __init__(
        self,
        parts: Parts,
        acting: Acting,
        announcements: Announcements,
        look: Theme,
        reading: ReadingWaits,
        window: MainWindow,
    ) -> None:
        self._parts = parts
        self._acting = acting
        self._announcements = announcements
        self._look = look
        self._reading = reading
        self._window = window
        self.page: ResponseTimesPage | None = None

    def open(self) -> None:
        """Show the page, or bring it to the front."""
        if self.page is None:
            self.page = self._make()
        self.page.open()

    def _make(self) -> "ResponseTimesPage":
        from hearback.desk.response_times.exporting import Exporting
        from hearback.desk.response_times.page import PageParts, ResponseTimesPage
        from hearback.exchange.private_file import save_private

        parts = self._parts
        page = ResponseTimesPage(
            parts.words,
            self._look,
            PageParts(
                archive=parts.archive,
                clock=parts.clock,
                reading=self._reading,
                fitting=parts.pace_fitting,
                balancing=parts.balancing,
                reviewing=lambda: parts.reviewing,
                gleanings=parts.gleanings,
                published=parts.published_figures,
                paces=lambda: parts.planning.paces,
                announcements=self._announcements,
                carry_out=self._acting,
                open_application=self._open_application,
            ),
            self._window,
        )
        Exporting(parts.words, self._look, page.waits, lambda path, content: save_private(path, [content]), self._as_csv).offer()
        return page

    def _open_application(self, id_: str) -> None:
        """Choose an application in the window below, which the page would cover."""
        if self.page is not None:
            self.page.close()
        self._window.choose(id_)
        self._window.activateWindow()

    def _as_csv(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[bytes]:
        from hearback.exchange.tables.export import write_rows

        return write_rows(headings, rows, self._parts.export_words.delimiter)
