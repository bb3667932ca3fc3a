"""What paces and their spans are called."""

from hearback.desk.words import Words
from hearback.domain.pace import Pace, Span, SpanUnit


def pace_name(words: Words, id_: str, given: str | None) -> str:
    """Return a pace's name: the one the user gave it, or a shipped one's by its id."""
    if given:
        return given
    say = words.say
    return {
        "typical": say("Any other industry"),
        "tech-startup": say("Tech start-ups"),
        "big-tech": say("Large technology firms"),
        "retail": say("Retail and hospitality"),
        "finance": say("Banks, insurance, consulting and law"),
        "health-education": say("Health, education and non-profits"),
        "government": say("Public sector and defence"),
    }.get(id_, id_)


def name_of(words: Words, pace: Pace) -> str:
    """Return a pace's name."""
    return pace_name(words, pace.id, pace.name)


def span_words(words: Words, first: Span, last: Span) -> str:
    """Return a length of time from one span to another, once where they are the same (`2 to 3 working days`)."""
    if first == last:
        return _span(words, last)
    if first.unit is last.unit:
        # Translators: one unit, as in “2 to 3 working days later”
        return words.say_in("from 2 to 3 days", "{first} to {last}", first=words.number(first.count), last=_span(words, last))
    return words.say_in("from 4 hours to 3 days", "{first} to {last}", first=_span(words, first), last=_span(words, last))


def _span(words: Words, span: Span) -> str:
    match span.unit:
        case SpanUnit.HOURS:
            # Translators: lengths of time stand in “… is well timed 2 to 3 days later” and “after 14 days without an answer”
            return words.say_n("{count} hour", "{count} hours", span.count)
        case SpanUnit.WORKING_DAYS:
            # Translators: see “{count} hour”
            return words.say_n("{count} working day", "{count} working days", span.count)
        case _:
            # Translators: see “{count} hour”
            return words.say_n("{count} day", "{count} days", span.count)
