"""The third tab: a year's review, looked through when it is opened."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hearback.desk.fields.narrow_box import NarrowBox
from hearback.desk.response_times.cards import Card, column_of
from hearback.desk.response_times.text_table import TextTable
from hearback.desk.response_times.year_words import YearWords
from hearback.desk.theme import Theme
from hearback.desk.turns import Turns
from hearback.desk.words import Words
from hearback.usecases.reviewing import InCommon

if TYPE_CHECKING:
    from collections.abc import Callable

    from hearback.usecases.response_times import ResponseTimes
    from hearback.usecases.reviewing import Reviewing


class YearTab(QWidget):
    """Shows one year; messages are judged a few at a time, so that the window stays alive."""

    def __init__(self, words: Words, theme: Theme, reviewing: "Callable[[], Reviewing]", parent: QWidget) -> None:
        super().__init__(parent)
        self._words = YearWords(words)
        self._reviewing = reviewing
        self._times: ResponseTimes | None = None
        self.turns = Turns(self)
        self.chooser = NarrowBox(self)
        self.chooser.setAccessibleName(words.say("Year"))
        self.chooser.setMaximumWidth(200)
        self.held = TextTable(theme, words.say("What the year held"), 8, self)
        self.traits = TextTable(theme, words.say("What messages with replies had in common"), 12, self)
        held = Card("", self)
        held.body.addWidget(self.held)
        self._common = Card(words.say("What messages with replies had in common"), self)
        self._common.body.addWidget(self.traits)
        column = column_of(self)
        column.addWidget(self.chooser)
        column.addWidget(held)
        column.addWidget(self._common)
        column.addStretch(1)
        self.chooser.currentIndexChanged.connect(lambda _index: self._look())

    def show_times(self, times: "ResponseTimes") -> None:
        """Look through the year that is chosen, or the latest."""
        self._times = times
        self.turns.begin(self._look_through_all(times))

    def _look(self) -> None:
        if self._times is not None and (year := self.chooser.currentData()) is not None:
            self.turns.begin(self._look_through(self._times, int(year)))

    def _look_through_all(self, times: "ResponseTimes") -> Iterator[None]:
        for years in times.years_in_turns():
            if years is not None:
                self._offer([str(year) for year in years])
            yield
        if (year := self.chooser.currentData()) is not None:
            yield from self._look_through(times, int(year))

    def _offer(self, years: list[str]) -> None:
        chosen = self.chooser.currentData()
        self.chooser.blockSignals(True)
        self.chooser.clear()
        for year in years:
            self.chooser.addItem(year, year)
        self.chooser.setCurrentIndex(max(self.chooser.findData(chosen), 0) if years else -1)
        self.chooser.blockSignals(False)

    def _look_through(self, times: "ResponseTimes", year: int) -> Iterator[None]:
        for held in times.year_in_turns(year):
            if held is not None:
                rows = self._words.held(held)
                self.held.texts.show(self._words.headings(), len(rows), rows.__getitem__, numbers=frozenset({1}))
            yield
        found = InCommon(0, ())
        self._show(found, done=False)
        for number, found in enumerate(self._reviewing().in_common(year)):
            if not number % 20:
                self._show(found, done=False)
            yield
        self._show(found, done=True)

    def _show(self, found: InCommon, *, done: bool) -> None:
        self._common.mean(self._words.in_common(found, done=done))
        traits = found.traits
        self.traits.texts.show(
            self._words.trait_headings(),
            len(traits),
            lambda row: self._words.trait_cells(traits[row]),
            numbers=frozenset({1, 2, 3}),
        )
        self.traits.setVisible(bool(traits))
