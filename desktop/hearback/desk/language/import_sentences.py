"""What an import has done, in one sentence. Knows nothing of Qt: the headless command says the same."""

from hearback.desk.words import Words
from hearback.usecases.importing import Tally


def tally_sentence(tally: Tally, words: Words) -> str:
    """Return what was added, updated, found to be there already, and left out."""
    parts = []
    if tally.added or not tally.looked_at:
        parts.append(words.say_n("{count} application added", "{count} applications added", tally.added))
    if tally.updated:
        parts.append(words.say_n("{count} updated", "{count} updated", tally.updated))
    if tally.unchanged:
        parts.append(words.say_n("{count} already there", "{count} already there", tally.unchanged))
    if tally.skipped:
        parts.append(words.say_n("{count} skipped", "{count} skipped", tally.skipped))
    if tally.not_taken:
        parts.append(words.say_n("{count} row could not be taken", "{count} rows could not be taken", tally.not_taken))
    return ", ".join(parts)
