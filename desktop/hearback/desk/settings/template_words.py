"""What placeholders stand for, and what is wrong in a template, in words."""

from collections.abc import Sequence

from hearback.desk.words import Words
from hearback.domain.template_faults import TemplateFault, TemplateFaultKind

_SAID_AT_ONCE = 3


def placeholder_meanings(words: Words) -> Sequence[tuple[str, str]]:
    """Return every placeholder with what is put in its place, in the order in which they are offered."""
    say = words.say
    return (
        # Translators: what is filled in for a placeholder of a template
        ("first_names", say("First names of those it goes to")),
        ("full_names", say("Full names of those it goes to")),
        ("company", say("Company")),
        ("role", say("Role")),
        ("interviewers", say("Everybody met in the last interview")),
        ("round_name", say("Name of the last interview")),
        ("round_day", say("Day of the last interview")),
        ("topic", say("First note from the interview")),
        ("fit", say("First note on why you fit, or a strength of yours")),
        ("applied_day", say("Day you applied")),
        ("last_message_day", say("Day of your last message")),
        ("promise_day", say("Day by which they promised an answer")),
        ("signature", say("Your name")),
    )


def sentence_about(words: Words, fault: TemplateFault) -> str:
    """Return what is wrong and what to do about it."""
    say = words.say
    # what was typed keeps its own direction
    typed = f"\u2068{fault.words}\u2069"
    meant = f"{{{fault.meant}}}"
    match fault.kind:
        case TemplateFaultKind.UNKNOWN if fault.meant is not None:
            return say("{typed}: did you mean {meant}?", typed=typed, meant=meant)
        case TemplateFaultKind.UNKNOWN:
            return say("{typed}: nothing is known by this name. Choose one from “Insert”.", typed=typed)
        case TemplateFaultKind.BRACES:
            return say("{typed}: write {meant}, with one brace on each side.", typed=typed, meant=meant)
        case TemplateFaultKind.NOT_CLOSED:
            return say("{typed}: this optional part does not end. Put ]] where it ends.", typed=typed)
        case TemplateFaultKind.NOT_OPENED:
            return say("{typed}: this optional part does not begin. Put [[ where it begins.", typed=typed)
        case TemplateFaultKind.NESTED:
            return say("{typed}: an optional part cannot hold another. End the first one before it with ]].", typed=typed)
        case TemplateFaultKind.ALWAYS_THERE:
            return say(
                "{typed}: this part could never be left out, for it holds no placeholder. Put one in, or take the [[ ]] away.",
                typed=typed,
            )


def sentences_about(words: Words, faults: Sequence[TemplateFault]) -> str:
    """Return the first faults, a line each, and how many more there are; an empty text where there are none."""
    lines = [sentence_about(words, one) for one in faults[:_SAID_AT_ONCE]]
    more = len(faults) - len(lines)
    if more:
        lines.append(words.say_n("And {count} more.", "And {count} more.", more))
    return "\n".join(lines)
