"""What is wrong with something that was given, as data: the desk makes the sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: `place` is a JSON path, a line or a cell; `problem` a code; `facts` what the sentence names."""

    place: str
    problem: str
    facts: Mapping[str, str] = field(default_factory=dict)


class Refused(Exception):
    """What was given is refused as a whole, for the faults named; nothing was changed."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = tuple(faults)
