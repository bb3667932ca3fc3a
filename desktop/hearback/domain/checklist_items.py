"""The items of the checklist by name: what a message is judged by, and what can be overruled by hand."""

from enum import StrEnum


class Item(StrEnum):
    """What is looked at, in the order of the list."""

    GREETS = "greets"
    CONVERSATION = "conversation"
    ROLE_OR_COMPANY = "role-or-company"
    INTERESTED = "interested"
    FIT = "fit"
    WAIT = "wait"
    QUESTION = "question"
    READS_WELL = "reads-well"
    FILLED_IN = "filled-in"
    NOT_GENERIC = "not-generic"
    NOT_EAGER = "not-eager"
    NOT_A_COPY = "not-a-copy"
    WELL_TIMED = "well-timed"
    ONLY_YOU = "only-you"
