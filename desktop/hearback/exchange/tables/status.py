"""Understands the status column: what it says, and the round it names ("2. Gespräch", "Phone screen scheduled")."""

from dataclasses import dataclass

from hearback.exchange.tables.words import ImportWords, StatusKind, plain


@dataclass(frozen=True, slots=True)
class StatusReading:
    """What a status says: a kind, or that there is a round (None names a plain "Interview"); neither: not understood."""

    kind: StatusKind | None = None
    is_round: bool = False
    round_name: str | None = None

    @property
    def understood(self) -> bool:
        """Whether it says anything to us."""
        return self.kind is not None or self.is_round


def read_status(text: str, words: ImportWords) -> StatusReading:
    """Return what a status says; a status that is not in the lists and names no round is not understood."""
    phrase = plain(text)
    if phrase in words.plain_interview:
        return StatusReading(is_round=True)
    if phrase in words.statuses:
        return StatusReading(kind=words.statuses[phrase])
    parts = text.split()
    kept = list(parts)
    while kept and plain(kept[-1]) in words.booked | words.held:
        kept.pop()
    if not kept or not set(plain(" ".join(kept)).split()) & words.interview_words:
        # "Rejected (after panel)", "Absage - zu teuer": the first words may say it
        for end in range(min(len(parts) - 1, 4), 0, -1):
            if (phrase := plain(" ".join(parts[:end]))) in words.statuses:
                return StatusReading(kind=words.statuses[phrase])
        return StatusReading()
    said = [words.statuses.get(plain(part)) for part in parts]
    if said[0] is StatusKind.APPLIED:
        # "Applied, waiting for interview"
        return StatusReading(kind=StatusKind.APPLIED)
    # "Rejected after interview": the outcome goes before the round it came after
    for kind in said:
        if kind not in (None, StatusKind.APPLIED, StatusKind.NOTED, StatusKind.INTERVIEWED):
            return StatusReading(kind=kind)
    name = " ".join(kept).strip(" -–—:,;()")
    return StatusReading(is_round=True, round_name=None if plain(name) in words.plain_interview else name)
