"""What the page of response times says of curves, rows, waits and weeks."""

import datetime as dt
from collections.abc import Mapping
from math import ceil

from hearback.desk.language.names import Names
from hearback.desk.language.pace_names import name_of, span_words
from hearback.desk.words import Words
from hearback.domain.job_application import MessageKind
from hearback.domain.pace import Pace
from hearback.domain.response_times.balance import Balance, Verdict
from hearback.domain.response_times.chances import ENOUGH_REPLIES
from hearback.domain.response_times.company_size import CompanySize
from hearback.domain.response_times.curve import Curve
from hearback.domain.response_times.overview import Grouping, GroupRow, Overview, StillWaiting
from hearback.domain.response_times.waits import Origin


class PageWords:
    """Makes the sentences and the cells."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._names = Names(words)
        self.number = words.number

    # the page

    def title(self) -> str:
        """Return what the page is called."""
        return self._words.say("Response times")

    def summary(self, overview: Overview) -> str:
        """Return what the curves are made of."""
        if overview.origin is Origin.ROUND:
            return self._words.say_n(
                "How long replies took after {count} interview you had. Waiting ones count too, as “not yet”.",
                "How long replies took after {count} interviews you had. Waiting ones count too, as “not yet”.",
                overview.everyone.waits,
            )
        return self._words.say_n(
            "How long replies took after {count} message you sent. Waiting ones count too, as “not yet”.",
            "How long replies took after {count} messages you sent. Waiting ones count too, as “not yet”.",
            overview.everyone.waits,
        )

    def reading(self, read: int) -> str:
        """Return how far the reading has come."""
        return self._words.say("Reading your applications: {number} so far …", number=self._words.number(read))

    def nothing_yet(self) -> str:
        """Return what there will be once there is something to show."""
        return self._words.say(
            "Here you will see how long replies take, from your own search: write down the messages that you send and the "
            "answers that come. Messages that still wait count from the first day on."
        )

    def balance(self, balance: Balance) -> str:
        """Return how the follow-ups compare with the plan, and what that is based on."""
        say, number = self._words.say, self._words.number
        if balance.verdict is None:
            return say("Whether your follow-ups are too eager or too quiet shows after a few more of them.")
        verdict = {
            Verdict.TOO_EAGER: say("Your follow-ups are rather too eager."),
            Verdict.JUST_RIGHT: say("Your follow-ups are in balance."),
            Verdict.TOO_QUIET: say("Your follow-ups are rather too quiet."),
        }[balance.verdict]
        based = say(
            "Of the latest {judged}: {in_time} in time, {early} sooner than planned, {late} later, {missed} not at all.",
            judged=number(balance.judged),
            in_time=number(balance.in_time),
            early=number(balance.early),
            late=number(balance.late),
            missed=number(balance.missed),
        )
        return f"{verdict} {based}"

    def few_replies(self, overview: Overview) -> str:
        """Return that little is known, and what would be enough; nothing where every curve is a group's own."""
        if not overview.everyone.waits:
            return ""
        replied, enough = overview.everyone.replied, self._words.number(ENOUGH_REPLIES)
        if replied < ENOUGH_REPLIES:
            known = self._words.say_n("{count} reply is known so far.", "{count} replies are known so far.", replied)
            needs = self._words.say(
                "A curve of its own needs {enough} replies; the band shows how little is certain until then.", enough=enough
            )
            return f"{known} {needs}"
        if any(row.pooled for row in overview.groups):
            return self._words.say(
                "A curve of its own needs {enough} replies. Until then, all together stand in (the dashed curve).", enough=enough
            )
        return ""

    def waiting_meaning(self, overview: Overview | None) -> str:
        """Return where the chances come from, and where they are known to be too high."""
        say = self._words.say
        meaning = say("what the same curves say today")
        if overview is None or not overview.promises_much:
            return meaning
        doubt = say(
            "So far few of your messages were replied to. In simulated searches like that, only about half of what chances above "
            "{percent} promised came true.",
            percent=self._words.percent(0.15),
        )
        return f"{meaning}\n{doubt}"

    # the charts

    def chart_title(self) -> str:
        """Return what the chart of curves is called."""
        return self._words.say("Chance that a reply has arrived")

    def axis(self, origin: Origin) -> str:
        """Return what the days of the axis are."""
        say = self._words.say
        return say("working days after the message") if origin is Origin.MESSAGE else say("working days after the interview")

    def chart_how(self) -> str:
        """Return how a chart is read by the keyboard."""
        return self._words.say("The arrow keys read it out.")

    def everyone(self) -> str:
        """Return what the curve of all groups together is called."""
        # Translators: the curve of all industries (or steps, or sizes of companies) counted together
        return self._words.say("All together")

    def after_days(self, days: int, origin: Origin) -> str:
        """Return the heading of what stands at a day."""
        if origin is Origin.ROUND:
            return self._words.say_n("{count} working day after the interview", "{count} working days after the interview", days)
        return self._words.say_n("{count} working day after the message", "{count} working days after the message", days)

    def at(self, curve: Curve, day: int) -> str:
        """Return a curve's value at a day, with its band."""
        words = self._words
        if day > curve.end:
            # Translators: the chart’s read-out, where nothing is known of so long a wait
            return words.say("not known")
        low, high = curve.band_at(day)
        return words.say(
            "{percent} ({low} to {high})",
            percent=words.percent(1 - curve.survival_at(day)),
            low=words.percent(1 - high),
            high=words.percent(1 - low),
        )

    def weeks_title(self) -> str:
        """Return what the chart of weeks is called."""
        return self._words.say("Messages and replies by week")

    def week_names(self) -> tuple[str, str]:
        """Return what the bars above and below the line are."""
        # Translators: above and below the line of a chart: messages sent, replies received
        return self._words.say("sent"), self._words.say("replies")

    def week_of(self, monday: dt.date) -> str:
        """Return a week's name."""
        return self._words.say("Week of {day}", day=self._words.day(monday))

    # groups

    def grouping(self, grouping: Grouping) -> str:
        """Return what curves are drawn for, as a heading and a choice."""
        say = self._words.say
        return {
            Grouping.INDUSTRY: say("Industry"),
            Grouping.STEP: say("Step"),
            Grouping.SIZE: say("Company size"),
        }[grouping]

    def group(self, grouping: Grouping, key: str, paces: Mapping[str, Pace]) -> str:
        """Return a group's name."""
        say = self._words.say
        match grouping:
            case Grouping.INDUSTRY:
                pace = paces.get(key)
                return name_of(self._words, pace) if pace is not None else key
            case Grouping.STEP if key == Origin.ROUND:
                return say("Interview")
            case Grouping.STEP:
                return self._names.message(MessageKind(key))
            case _:
                sizes: dict[str, str] = {
                    CompanySize.SMALL: say("Fewer than 50 people"),
                    CompanySize.MEDIUM: say("50 to 249 people"),
                    CompanySize.LARGE: say("250 people and more"),
                }
                return sizes.get(key) or say("Size not known")

    def group_headings(self, origin: Origin, grouping: Grouping) -> list[str]:
        """Return the headings of the table of groups; the last two are for industries alone."""
        say = self._words.say
        return [
            self.grouping(grouping),
            # Translators: headings of a table: how many messages (or interviews), how many of them were replied to
            say("messages") if origin is Origin.MESSAGE else say("interviews"),
            say("replied"),
            say("half reply within"),
            say("nine in ten within"),
            *((say("follow-ups per round"), say("check-in after")) if grouping is Grouping.INDUSTRY else ()),
        ]

    def group_cells(self, row: GroupRow, grouping: Grouping, paces: Mapping[str, Pace]) -> list[str]:
        """Return a group's row of the table."""
        number = self._words.number
        cells = [
            self.group(grouping, row.key, paces),
            number(row.waits),
            number(row.replied),
            self.within(row.half),
            self.within(row.nine_in_ten),
        ]
        if grouping is Grouping.INDUSTRY:
            pace = paces.get(row.key)
            per_round = row.follow_ups_per_round
            cells.append("–" if per_round is None else number(round(per_round, 1)))
            cells.append("–" if pace is None else span_words(self._words, pace.check_in[0], pace.check_in[2]))
        return cells

    def record_headings(self, origin: Origin, grouping: Grouping) -> list[str]:
        """Return the headings of the table as a spreadsheet."""
        say, headings = self._words.say, self.group_headings(origin, grouping)
        return [
            *headings[:3],
            # Translators: headings of a spreadsheet’s columns of numbers
            say("half reply within, working days"),
            say("nine in ten within, working days"),
            say("follow-ups per round"),
            say("remark"),
        ]

    def record(self, row: GroupRow, grouping: Grouping, paces: Mapping[str, Pace]) -> list[str]:
        """Return a group's row for a spreadsheet: numbers that can be reckoned with, nothing where there is none."""
        numbers = [self._digits(value) for value in (row.half, row.nine_in_ten, row.follow_ups_per_round)]
        counts = self.group_cells(row, grouping, paces)[:3]
        return [*counts, *numbers, self.pooled() if row.pooled else ""]

    def _digits(self, value: float | None) -> str:
        return "" if value is None else self._words.number(round(value, 2))

    def pooled(self) -> str:
        """Return the mark of a group that all together stand in for."""
        # Translators: in a small pill: this group has too few replies, so the curve of all is shown in its row
        return self._words.say("few of its own")

    def within(self, days: float | None) -> str:
        """Return within how many days so many have a reply, in whole days, or that the curve does not say."""
        if days is None:
            return self._words.say("not reached")
        return self.days(max(ceil(days), 1))

    def days(self, days: int) -> str:
        """Return working days, short."""
        # Translators: working days, in a narrow column
        return self._words.say_n("{count} d", "{count} d", days)

    # those still waiting

    def waiting_headings(self) -> list[str]:
        """Return the headings of the table of those that still wait."""
        say = self._words.say
        # Translators: headings of a narrow table: how long an application has waited, the chance that a reply still
        # comes, and how many similar waits that rests on
        return [say("Application"), say("waited"), say("still to come"), say("cases")]

    def waiting_cells(self, one: StillWaiting) -> list[str]:
        """Return the row of an application that still waits."""
        words, chance = self._words, one.chance
        name = self._names.company_and_role(one.job.company, one.job.role)
        if chance is None:
            return [name, self.days(int(one.waited)), "–", words.number(0)]
        return [name, self.days(int(one.waited)), words.percent(chance.share), words.number(chance.similar.cases)]

    def nothing_waits(self) -> str:
        """Return that nothing waits."""
        return self._words.say("Nothing waits for a reply right now.")

    def little_known(self) -> str:
        """Return that too little is known to say anything of a wait."""
        return self._words.say("Too few of your waits went on for longer to say anything.")

    def of_company(self, company: str, said: str) -> str:
        """Return what is said of one company’s wait."""
        return self._words.say_in("company: what is said of it", "{company}: {said}", company=company, said=said)
