"""What is said of a proposal to change a pace: what the answers say, how sure that is, and what would move."""

from collections.abc import Sequence

from hearback.desk.language.names import Names
from hearback.desk.language.pace_names import name_of, span_words
from hearback.desk.words import Words
from hearback.domain.response_times.pace_fit import LEVEL, Fit
from hearback.usecases.pace_fitting import MovedWindow, Proposal

_NAMED = 3


class ProposalWords:
    """Makes the sentences."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._names = Names(words)

    def question(self, proposal: Proposal) -> str:
        """Return what is asked."""
        industry = name_of(self._words, proposal.before)
        if proposal.fit.fit is Fit.TOO_SOON:
            # Translators: industry: a name such as “Retail and hospitality”
            return self._words.say_n(
                "{industry}: your {count} answer took longer than the pace allows. Change it?",
                "{industry}: most of your {count} answers took longer than the pace allows. Change it?",
                proposal.fit.answers,
                industry=industry,
            )
        return self._words.say_n(
            "{industry}: your {count} answer came sooner than the pace expects. Change it?",
            "{industry}: most of your {count} answers came sooner than the pace expects. Change it?",
            proposal.fit.answers,
            industry=industry,
        )

    def reasons(self, proposal: Proposal) -> str:
        """Return what speaks for it, and what it would be."""
        words, fit = self._words, proposal.fit
        say = words.say
        now, then = (span_words(words, pace.check_in[0], pace.check_in[2]) for pace in (proposal.before, proposal.after))
        if fit.fit is Fit.TOO_SOON:
            seen = say(
                "Only {some} of {all} came before the check-in would have been due.",
                some=words.number(fit.before_check_in),
                all=words.number(fit.answers),
            )
        else:
            seen = say(
                "{some} of {all} came in the first half of the wait for it.",
                some=words.number(fit.in_first_half),
                all=words.number(fit.answers),
            )
        chance = fit.chance if fit.chance is not None else 1.0
        # Translators: how seldom chance alone would look like this; percent, level: shares such as “0.4 %”
        sure = say(
            "If the pace fitted, chance would bring that in {percent} of cases at most "
            "(sign test; {level} or less is asked for).",
            percent=self._percent(chance),
            level=self._percent(LEVEL),
        )
        change = say("The check-in after {now} would become one after {then}.", now=now, then=then)
        return " ".join((seen, sure, change))

    def moves(self, moved: Sequence[MovedWindow]) -> str:
        """Return what accepting would move."""
        if not moved:
            return self._words.say("Nothing that waits now would move.")
        count = self._words.say_n(
            "{count} check-in that waits now would move:", "{count} check-ins that wait now would move:", len(moved)
        )
        lines = [self._move(one) for one in moved[:_NAMED]]
        if len(moved) > _NAMED:
            lines.append(self._words.say_n("and {count} more", "and {count} more", len(moved) - _NAMED))
        return "\n".join((count, *lines))

    def _move(self, one: MovedWindow) -> str:
        day = self._words.day
        return self._words.say(
            "{application}: from {before} to {after}",
            application=self._names.company_and_role(one.company, one.role),
            before=day(one.before.best),
            after=day(one.after.best),
        )

    def _percent(self, share: float) -> str:
        from babel.numbers import format_percent

        if share < 0.0001:
            # Translators: a share that is smaller than this number of per cent
            return self._words.say("less than {percent}", percent=format_percent(0.0001, "0.##%", locale=self._words.customs))
        digits = "#,##0.#%" if share >= 0.001 else "#,##0.##%"
        return format_percent(share, digits, locale=self._words.customs)
