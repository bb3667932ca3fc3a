"""What steps, stages, messages, replies, acts and the store's problems are called."""

from collections.abc import Sequence

from hearback.desk.language.pace_names import name_of
from hearback.desk.words import Words
from hearback.domain.job_application import MessageKind, NoteKind, Outcome, ReplyKind, Round, Step
from hearback.domain.pace import Pace
from hearback.domain.stage import Group, Stage, StageKind
from hearback.usecases.change import Act
from hearback.usecases.ports import SortKey, StoreProblem


class Names:
    """The names in the user's language. Knows nothing of Qt: the headless commands use it as well."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def list_name(self) -> str:
        """Return what the list is called to those who hear it."""
        return self._words.say("Applications")

    def sorting_name(self) -> str:
        """Return what the list's headings are called to those who hear them."""
        return self._words.say("Sort by")

    def compose_name(self) -> str:
        """Return what going from an application to its message is called."""
        return self._words.say("Write to them")

    def column(self, key: SortKey) -> str:
        """Return a column's heading."""
        say = self._words.say
        match key:
            case SortKey.STAGE:
                return say("Stage")
            case SortKey.NEXT_STEP:
                return say("Next step")
            case SortKey.INDUSTRY:
                return say("Industry")
            case SortKey.APPLIED:
                return say("Applied")
            case SortKey.LAST_HEARD:
                return say("Last heard")
            case SortKey.TAGS:
                return say("Tags")
            case SortKey.COUNTRY:
                return say("Country")
            case _:
                return say("Application")

    def group(self, group: Group) -> str:
        """Return a filter's name."""
        say = self._words.say
        return {
            # Translators: the filters above the list; “Moved on” holds all that ended
            Group.DUE: say("Due"),
            Group.WAITING: say("Waiting"),
            Group.INTERVIEWING: say("Interviewing"),
            Group.MOVED_ON: say("Moved on"),
            Group.ALL: self._words.say_in("all applications", "All"),
        }[group]

    def company_and_role(self, company: str, role: str) -> str:
        """Return an application's name in one line."""
        return self._words.say_in("company, role", "{company}, {role}", company=company, role=role)

    def industry(self, pace: Pace) -> str:
        """Return the name of an industry, by its pace."""
        return name_of(self._words, pace)

    def country(self, code: str) -> str:
        """Return a country's name."""
        return str(self._words.locale.territories.get(code, code))

    def with_tags(self, name: str, tags: Sequence[str]) -> str:
        """Return an application's name with its tags, for those who hear it."""
        return self._words.say_in("application, tags", "{name}, tags: {tags}", name=name, tags=", ".join(tags))

    def step(self, step: Step) -> str:
        """Return a step's name."""
        say = self._words.say
        return {
            # Translators: steps are messages to write or things to do
            Step.THANK_YOU: say("Thank-you"),
            Step.CHECK_IN: say("Check-in"),
            Step.FINAL_CHECK_IN: say("Last check-in"),
            Step.APPLICATION_CHECK_IN: say("Application check-in"),
            Step.WAIT_FOR_INTERVIEW: say("Wait for the interview"),
            # Translators: leaving behind an application that nobody answers
            Step.MOVE_ON: say("Move on"),
            Step.ANSWER_THEM: say("Answer them"),
            Step.NOTHING: say("Nothing to do"),
        }[step]

    def message(self, kind: MessageKind) -> str:
        """Return what a message that was sent is called."""
        if kind is MessageKind.OTHER:
            return self._words.say("Message")
        return self.step(Step(kind.value))

    def reply(self, kind: ReplyKind) -> str:
        """Return what a reply is called."""
        say = self._words.say
        return {
            # Translators: what they said, in their words
            ReplyKind.HOLDING: say("“Still deciding”"),
            ReplyKind.INVITATION: say("Invitation"),
            ReplyKind.REJECTION: say("Rejection"),
            ReplyKind.OFFER: say("Offer"),
            ReplyKind.OTHER: say("Reply"),
        }[kind]

    def note(self, kind: NoteKind) -> str:
        """Return what a kind of note is called."""
        say = self._words.say
        return {
            # Translators: kinds of notes from an interview; “fit” is what makes the user fit the role
            NoteKind.TOPIC: say("topic"),
            NoteKind.INSIGHT: say("insight"),
            NoteKind.HUMOUR: say("humour"),
            NoteKind.FIT: say("fit"),
            NoteKind.QUOTE: say("quote"),
        }[kind]

    def round(self, one: Round, number: int) -> str:
        """Return what a round is called, with its day; `number` counts in the order in which rounds were written down."""
        name = one.name or self._words.say("Round {number}", number=self._words.number(number))
        return self._words.say_in("round, day", "{round}, {day}", round=name, day=self._words.day(one.starts))

    def outcome(self, outcome: Outcome) -> str:
        """Return how an application ended."""
        return self.stage(Stage(StageKind(outcome.value)))

    def stage(self, stage: Stage) -> str:
        """Return a stage in a word or two, for its pill."""
        say = self._words.say
        if stage.kind is StageKind.ROUND:
            if stage.round_name:
                return stage.round_name
            ordinals = {1: say("1st round"), 2: say("2nd round"), 3: say("3rd round")}
            return ordinals.get(stage.round_number) or say("Round {number}", number=self._words.number(stage.round_number))
        return {
            # Translators: stages, each in a small pill: a word or two
            StageKind.NOTED: say("Noted"),
            StageKind.APPLIED: say("Applied"),
            StageKind.INVITED: say("Invited"),
            StageKind.OFFER: say("Offer"),
            StageKind.REJECTED: say("Rejected"),
            StageKind.ACCEPTED: say("Accepted"),
            StageKind.WITHDRAWN: say("Withdrawn"),
            StageKind.MOVED_ON: say("Moved on"),
        }[stage.kind]

    # acts and faults

    def act(self, act: Act, about: str) -> str:
        """Return what the user did, as the undo menu names it."""
        say = self._words.say
        if about.isdigit() and act in _ACTS_ON_SEVERAL:
            return {
                # Translators: acts stand after “Undo:” in the menu
                Act.MOVE_ON: say("move on from {number} applications", number=about),
                Act.CLOSE: say("close {number} applications", number=about),
                Act.DELETE_APPLICATIONS: say("delete {number} applications", number=about),
                Act.BRING_BACK: say("bring back {number} applications", number=about),
                Act.MERGE_APPLICATIONS: say("merge {number} applications", number=about),
                Act.IMPORT: say("import of {number} applications", number=about),
                Act.SNOOZE: say("remind me later of {number} applications", number=about),
                Act.PIN: say("choose day for {number} applications", number=about),
                Act.TAG: say("change tags of {number} applications", number=about),
                Act.SET_PACE: say("change industry of {number} applications", number=about),
                Act.REOPEN: say("reopen {number} applications", number=about),
            }[act]
        name = {
            # Translators: acts stand after “Undo:” in the menu
            Act.ADD_APPLICATION: say("add application"),
            Act.EDIT_APPLICATION: say("edit application"),
            Act.DELETE_APPLICATIONS: say("delete application"),
            Act.BRING_BACK: say("bring back application"),
            Act.MERGE_APPLICATIONS: say("merge applications"),
            Act.ADD_ROUND: say("add interview"),
            Act.EDIT_ROUND: say("edit interview"),
            Act.ADD_NOTE: say("add note"),
            Act.EDIT_NOTE: say("edit note"),
            Act.DELETE_NOTE: say("delete note"),
            Act.DEBRIEF: say("debrief"),
            Act.RECORD_MESSAGE: say("mark as sent"),
            Act.EDIT_MESSAGE: say("edit sent message"),
            Act.RECORD_REPLY: say("record answer"),
            Act.EDIT_REPLY: say("edit answer"),
            Act.RECORD_PROMISE: say("record promise"),
            Act.EDIT_PROMISE: say("edit promise"),
            Act.SKIP: say("skip step"),
            Act.SNOOZE: say("remind me later"),
            Act.PIN: say("choose day"),
            Act.CLOSE: say("close application"),
            Act.REOPEN: say("reopen application"),
            Act.MOVE_ON: say("move on"),
            Act.TAG: say("change tags"),
            Act.SET_PACE: say("change industry"),
            Act.IMPORT: say("import"),
            Act.ADD_EXAMPLES: say("add examples"),
            Act.REMOVE_EXAMPLES: say("remove examples"),
            Act.EDIT_PACES: say("edit timing"),
            Act.EDIT_TEMPLATES: say("edit templates"),
            Act.KEEP_VIEW: say("save view"),
            Act.FORGET_VIEW: say("forget view"),
            Act.EDIT_PREFERENCES: say("edit settings"),
            # Translators: what others said about waiting for an answer, noted with its source
            Act.EDIT_GLEANINGS: say("edit what you gleaned"),
            Act.DISCARD_DRAFT: say("discard draft"),
            Act.RESTORE: "",  # its own undo is another backup
            Act.REMEMBER: "",  # no step of undo, so it is never named
        }[act]
        return self._words.say_in("act: about", "{act}: {about}", act=name, about=about) if about else name

    def store_problem(self, problem: StoreProblem, path: str) -> str:
        """Return what is wrong with the store, and what can be done."""
        say = self._words.say
        return {
            StoreProblem.NEWER: say(
                "The data in {path} was written by a newer Hearback. Update Hearback, then open it again.", path=path
            ),
            StoreProblem.FOREIGN: say("{path} was not made by Hearback, so it is left alone. Choose another folder.", path=path),
            StoreProblem.DAMAGED: say(
                "The data in {path} is damaged. “Backups” in the settings leads back to an earlier copy that is whole.", path=path
            ),
            StoreProblem.BUSY: say(
                "Another program is writing to {path}. Nothing was changed; try again in a moment.", path=path
            ),
            StoreProblem.FULL: say("The disk is full, so nothing was saved. Free some space, then try again."),
            StoreProblem.READ_ONLY: say(
                "{path} may not be written to, so nothing was saved. Check the folder’s rights.", path=path
            ),
            StoreProblem.UNREADABLE: say("{path} cannot be read. Check that it is there and that you may read it.", path=path),
        }[problem]

    def not_opened(self, problem: StoreProblem, path: str) -> str:
        """Return why the store cannot be opened, where no settings can be opened either."""
        if problem is StoreProblem.DAMAGED:
            return self._words.say("The data in {path} is damaged.", path=path)
        return self.store_problem(problem, path)

    def no_backup(self, folder: str) -> str:
        """Return what can be done where no backup is whole."""
        return self._words.say(
            "There is no whole backup in {folder}. If you have a copy elsewhere, put that into the folder of the data. Nothing "
            "was changed.",
            folder=folder,
        )

    def gone(self) -> str:
        """Return that the application is not there any more."""
        return self._words.say("This application was deleted elsewhere, so nothing was changed.")

    def refused(self, places: int) -> str:
        """Return that something was refused, without the faults."""
        return self._words.say_n(
            "Nothing was changed: one entry is not valid.", "Nothing was changed: {count} entries are not valid.", places
        )


_ACTS_ON_SEVERAL = frozenset(
    {
        *(Act.MOVE_ON, Act.CLOSE, Act.DELETE_APPLICATIONS, Act.MERGE_APPLICATIONS, Act.IMPORT),
        *(Act.SNOOZE, Act.PIN, Act.TAG, Act.SET_PACE, Act.REOPEN, Act.BRING_BACK),
    }
)
