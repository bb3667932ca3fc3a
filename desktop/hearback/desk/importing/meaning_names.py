"""What the meanings of columns, and the ways in which a table is read, are called."""

from hearback.desk.words import Words
from hearback.usecases.table_import import DateOrder, Meaning


def meaning_names(words: Words) -> dict[Meaning, str]:
    """Return the name of every meaning, in the order in which they are offered."""
    say = words.say
    return {
        Meaning.IGNORE: say("not imported"),
        Meaning.COMPANY: say("Company"),
        Meaning.ROLE: say("Role"),
        Meaning.STATUS: say("Status"),
        Meaning.APPLIED: say("Applied on"),
        Meaning.APPLIED_YES_NO: say("Applied, yes or no"),
        Meaning.INTERVIEW: say("Interview on"),
        Meaning.INTERVIEW_TIME: say("Interview’s time"),
        Meaning.INTERVIEW_END: say("Interview’s end"),
        Meaning.ROUND: say("Interview’s name"),
        Meaning.CONTACT: say("Person"),
        Meaning.EMAIL: say("E-mail address"),
        Meaning.CONTACT_TITLE: say("Person’s title"),
        Meaning.THANK_YOU: say("Thank-you sent"),
        Meaning.LAST_CONTACT: say("Last contact"),
        Meaning.CONVERSATION: say("Talked about"),
        Meaning.NOTES: say("Notes"),
        Meaning.INDUSTRY: say("Industry"),
        Meaning.LOCATION: say("Location"),
        Meaning.COUNTRY: say("Country"),
        Meaning.LANGUAGE: say("Language"),
        Meaning.SALARY: say("Salary"),
        Meaning.SOURCE: say("Source"),
        Meaning.LINK: say("Link"),
        Meaning.TAGS: say("Tags"),
    }


def order_names(words: Words) -> dict[DateOrder, str]:
    """Return what the orders of day and month are called."""
    return {DateOrder.DAY_FIRST: words.say("Day first: 23/11/2026"), DateOrder.MONTH_FIRST: words.say("Month first: 11/23/2026")}


def delimiter_names(words: Words) -> dict[str, str]:
    """Return what the signs between cells are called."""
    say = words.say
    return {";": say("Semicolon ;"), ",": say("Comma ,"), "\t": say("Tab"), "|": say("Bar |")}


def encoding_names(words: Words) -> dict[str, str]:
    """Return what the encodings that tables mostly have are called."""
    say = words.say
    return {
        "utf-8": "UTF-8",
        "cp1252": say("Western (Windows-1252)"),
        "utf-16": "UTF-16",
        "iso8859-15": say("Western (ISO 8859-15)"),
        "cp1250": say("Central European (Windows-1250)"),
        "cp1251": say("Cyrillic (Windows-1251)"),
        "cp1253": say("Greek (Windows-1253)"),
        "cp1254": say("Turkish (Windows-1254)"),
        "cp850": say("Western (DOS)"),
        "mac_roman": say("Western (Mac)"),
        "cp932": say("Japanese (Shift JIS)"),
        "gb18030": say("Chinese (GB 18030)"),
        "cp949": say("Korean (Windows-949)"),
    }
