"""What the card says of a wait: how long it has been, what became of similar ones, and the chance that an answer still comes."""

from hearback.desk.words import Words
from hearback.domain.response_times.balance import Balance, Verdict
from hearback.domain.response_times.overview import StillWaiting

_ENOUGH_TO_TELL = 3
"""Of fewer similar waits nothing is said."""


class WaitWords:
    """Makes the sentences; none where too little is known."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def wait(self, waiting: StillWaiting) -> str:
        """Return what the user's own search says of a wait that goes on."""
        chance = waiting.chance
        if chance is None or chance.similar.cases < _ENOUGH_TO_TELL:
            return ""
        say, words, similar = self._words.say, self._words, chance.similar
        # whole days, as people count them: the first morning is not a day yet
        waited = words.say_n(
            "You have been waiting for {count} working day.",
            "You have been waiting for {count} working days.",
            int(waiting.waited),
        )
        cases = words.number(similar.cases)
        if not similar.replied_later:
            # Translators: waits: how long earlier messages went without an answer
            became = say("Of {cases} waits that went on for longer, no answer came later.", cases=cases)
        else:
            # Translators: see “Of {cases} waits that went on for longer, no answer came later.”
            became = words.say_n(
                "Of {cases} waits that went on for longer, {count} answer came later.",
                "Of {cases} waits that went on for longer, {count} answers came later.",
                similar.replied_later,
                cases=cases,
            )
        low, high = chance.interval
        still = say(
            "The chance that one still comes: {percent} ({low} to {high}).",
            percent=words.percent(chance.share),
            low=words.percent(low),
            high=words.percent(high),
        )
        said = [waited, became, still]
        if similar.pooled:
            # Translators: the user has had few answers from this application’s industry
            said.append(say("As few answers from this industry are known, all industries are counted."))
        return " ".join(said)

    def balance(self, balance: Balance) -> str:
        """Return how the follow-ups so far compare with the plan, where that is worth a word."""
        words = self._words
        match balance.verdict:
            case Verdict.TOO_EAGER:
                return words.say_n(
                    "So far {early} of {count} follow-up came sooner than planned: give them time.",
                    "So far {early} of {count} follow-ups came sooner than planned: give them time.",
                    balance.judged,
                    early=words.number(balance.early),
                )
            case Verdict.TOO_QUIET:
                return words.say_n(
                    "So far {late} of {count} follow-up came later than planned, or not at all.",
                    "So far {late} of {count} follow-ups came later than planned, or not at all.",
                    balance.judged,
                    late=words.number(balance.late + balance.missed),
                )
            case _:
                return ""
