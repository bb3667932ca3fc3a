"""What an act of the user changed: written in one transaction, announced afterwards, undone as a whole."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from hearback.domain.job_application import JobApplication
from hearback.domain.kept_draft import KeptDraft
from hearback.domain.message import Template
from hearback.domain.pace import Pace

if TYPE_CHECKING:
    from hearback.domain.published_figures import Gleaning
    from hearback.domain.reminders.kept_reminder import KeptReminder


class Act(StrEnum):
    """What the user did, for the names of undo steps."""

    ADD_APPLICATION = "add-application"
    EDIT_APPLICATION = "edit-application"
    DELETE_APPLICATIONS = "delete-applications"
    BRING_BACK = "bring-back"
    MERGE_APPLICATIONS = "merge-applications"
    ADD_ROUND = "add-round"
    EDIT_ROUND = "edit-round"
    ADD_NOTE = "add-note"
    EDIT_NOTE = "edit-note"
    DELETE_NOTE = "delete-note"
    DEBRIEF = "debrief"
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
    TAG = "tag"
    SET_PACE = "set-pace"
    IMPORT = "import"
    ADD_EXAMPLES = "add-examples"
    REMOVE_EXAMPLES = "remove-examples"
    EDIT_PACES = "edit-paces"
    EDIT_TEMPLATES = "edit-templates"
    KEEP_VIEW = "keep-view"
    FORGET_VIEW = "forget-view"
    EDIT_PREFERENCES = "edit-preferences"
    EDIT_GLEANINGS = "edit-gleanings"
    DISCARD_DRAFT = "discard-draft"
    RESTORE = "restore"
    REMEMBER = "remember"
    """What the program remembers by itself (the columns of a table): nothing that anybody would undo."""


@dataclass(frozen=True, slots=True)
class SeenDraft:
    """A kept draft in the state in which it was seen last."""

    number: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trashed:
    """A deleted application with the drafts that were kept for it."""

    application: JobApplication
    deleted: dt.datetime
    drafts: tuple[KeptDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """New states of records: a value puts one there, None takes it away.

    Keys are ids (applications, paces, templates, gleanings, trash) and names (preferences). A preference's value is plain JSON.
    `drafts` are put beside those that are there, `drafts_gone` are let go unless they were changed since they were seen.
    `reminders` take the place of those with their identities, and are no step of undo: what was told stays told.
    """

    applications: Mapping[str, JobApplication | None] = field(default_factory=dict)
    paces: Mapping[str, Pace | None] = field(default_factory=dict)
    templates: Mapping[str, Template | None] = field(default_factory=dict)
    preferences: Mapping[str, object] = field(default_factory=dict)
    gleanings: "Mapping[str, Gleaning | None]" = field(default_factory=dict)
    trash: Mapping[str, Trashed | None] = field(default_factory=dict)
    drafts: Sequence[KeptDraft] = ()
    drafts_gone: Collection[SeenDraft] = ()
    reminders: "Sequence[KeptReminder]" = ()
    reminders_gone: Collection[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What was changed, so that the screens know what to read again.

    `applications` are the ids written or deleted, `planned_anew` those and others whose next step may have moved with them
    (courtesy reaches across applications); with `plans` anybody's may. `about` names what the act was about (a company, a
    number): the user's words.
    """

    act: Act
    about: str = ""
    applications: frozenset[str] = frozenset()
    planned_anew: frozenset[str] = frozenset()
    everything: bool = False
    plans: bool = False
    paces: bool = False
    templates: bool = False
    preferences: bool = False
    gleanings: bool = False
