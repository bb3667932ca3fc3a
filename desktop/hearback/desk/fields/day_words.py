"""A language's words for days, gathered from its locale and the catalogue."""

from hearback.desk.fields.typed_time import DayWords
from hearback.desk.words import Words


def day_words(words: Words) -> DayWords:
    """Return how days are typed in the chosen language; English names are understood everywhere."""
    from babel import Locale

    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for locale in (Locale("en"), words.locale, words.customs):
        for width in ("wide", "abbreviated"):
            for form in ("format", "stand-alone"):
                months.update({name.casefold().strip("."): number for number, name in locale.months[form][width].items()})
                weekdays.update({name.casefold().strip("."): number for number, name in locale.days[form][width].items()})
    pattern = words.customs.date_formats["short"].pattern
    order = "".join(sorted("dmy", key=lambda letter: pattern.casefold().find(letter)))
    relative = {
        words.say_in("typed day", "today"): 0,
        words.say_in("typed day", "tomorrow"): 1,
        words.say_in("typed day", "yesterday"): -1,
        "today": 0,
        "tomorrow": 1,
        "yesterday": -1,
    }
    return DayWords(order, {word.casefold(): days for word, days in relative.items()}, months, weekdays)
