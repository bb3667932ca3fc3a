"""What an act of the user changed: written in one transaction, announced afterwards, undone as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hearback.domain.job_application import JobApplication
from hearback.domain.message import Template
from hearback.domain.pace import Pace


class Act(StrEnum):
    """What the user did, for the names of undo steps."""

    ADD_APPLICATION = "add-application"
    EDIT_APPLICATION = "edit-application"
    DELETE_APPLICATIONS = "delete-applications"
    MERGE_APPLICATIONS = "merge-applications"
    ADD_ROUND = "add-round"
    EDIT_ROUND = "edit-round"
    ADD_NOTE = "add-note"
    EDIT_NOTE = "edit-note"
    RECORD_MESSAGE = "record-message"
    EDIT_MESSAGE = "edit-message"
    RECORD_REPLY = "record-reply"
    EDIT_REPLY = "edit-reply"
    RECORD_PROMISE = "record-promise"
    EDIT_PROMISE = "edit-promise"
    SKIP = "skip"
    SNOOZE = "snooze"
    PIN = "pin"
    CLOSE = "close"
    REOPEN = "reopen"
    MOVE_ON = "move-on"
    IMPORT = "import"
    ADD_EXAMPLES = "add-examples"
    REMOVE_EXAMPLES = "remove-examples"
    EDIT_PACES = "edit-paces"
    EDIT_TEMPLATES = "edit-templates"
    EDIT_PREFERENCES = "edit-preferences"
    REMEMBER = "remember"
    """What the program remembers by itself (drafts, the columns of a table): nothing that anybody would undo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """New states of records: a value puts one there, None takes it away.

    Keys are ids (applications, paces, templates) and names (preferences). A preference's value is plain JSON data.
    """

    applications: Mapping[str, JobApplication | None] = field(default_factory=dict)
    paces: Mapping[str, Pace | None] = field(default_factory=dict)
    templates: Mapping[str, Template | None] = field(default_factory=dict)
    preferences: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What was changed, so that the screens know what to read again.

    `applications` are the ids written or deleted, `planned_anew` those and others whose next step may have moved with them
    (courtesy reaches across applications). `about` names what the act was about (a company, a number): the user's words.
    """

    act: Act
    about: str = ""
    applications: frozenset[str] = frozenset()
    planned_anew: frozenset[str] = frozenset()
    everything: bool = False
    paces: bool = False
    templates: bool = False
    preferences: bool = False
