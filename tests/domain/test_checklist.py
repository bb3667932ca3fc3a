"""The checklist: what is found in a message, where, and what is said of it."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearback.domain.checklist import Context, Finding, Item, Place, SiblingText, Verdict, judge, used_notes
from hearback.domain.earlier_texts import EarlierText, EarlierTexts
from hearback.domain.job_application import ConversationNote, JobApplication, MessageKind, NoteKind, Person, Round, Step
from hearback.domain.left_to_fill_in import marks_left, without_marks
from hearback.domain.message import Draft
from hearback.domain.next_step import NextStep, Window
from hearback.domain.phrases import Phrases
from hearback.domain.text_overlap import trigrams

NOW = dt.datetime(2026, 11, 23, 13, tzinfo=dt.UTC)


def crude_stem(word: str, language: str = "en") -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


ENGLISH = Phrases(
    {
        "interested": ["would … like to", "first choice"],
        "wait": ["take time"],
        "generic": ["just checking in", "touching base"],
        "pleading": ["please please"],
        "reproach": ["have not heard back", "haven't heard"],
        "filler": ["a", "and", "for", "in", "it", "of", "the", "they", "to", "was", "we", "with", "nobody"],
    },
    crude_stem,
)
LUMEN = JobApplication(
    id="lumen",
    company="Lumen Health",
    role="Data Platform Engineer",
    people=(Person(name="Priya Nair", email="priya@lumen.example"), Person(name="Dr. Tom Weiss")),
    rounds=(
        Round(
            starts=dt.datetime(2026, 11, 19, 13, tzinfo=dt.UTC),
            people=("Priya Nair", "Dr. Tom Weiss"),
            notes=(
                ConversationNote(text="We lost two weeks to a schema change nobody reviewed."),
                ConversationNote(text="On-call rota moving to follow-the-sun in Q1"),
                ConversationNote(text="sourdough", kind=NoteKind.HUMOUR),
                ConversationNote(text="They use Debezium; I ran it for 18 months", kind=NoteKind.FIT),
            ),
        ),
    ),
)
BODY = """Hi Priya,
I have been thinking about the two weeks you lost to an unreviewed schema change, and how contract tests could catch it.

I know these decisions take time. The Data Platform Engineer role is still my first choice, and my eighteen months running
Debezium map closely onto what you need first, also while you move to follow-the-sun on-call in the coming quarter.

Is there anything else that would help you decide?
Kind regards, Sam"""
CHECK_IN = Draft(kind=MessageKind.CHECK_IN, to=("Priya Nair",), subject="Re: Data Platform Engineer, a thought", body=BODY)


def context(**changes: object) -> Context:
    values: dict[str, object] = {
        "now": NOW,
        "next_step": NextStep(step=Step.NOTHING),
        "language": "en",
        "phrases": ENGLISH,
        "stem": crude_stem,
        **changes,
    }
    return Context(**values)  # type: ignore[arg-type]


def finding(item: Item, body: str = BODY, application: JobApplication = LUMEN, **changes: object) -> Finding:
    draft = replace(CHECK_IN, body=body)
    return next(one for one in judge(draft, application, context(**changes)) if one.item is item)


def passages(found: Finding, body: str) -> list[str]:
    return [body[one.start : one.end] for one in found.passages if one.place is Place.BODY]


def test_a_good_message_has_all_but_what_only_its_writer_knows() -> None:
    verdicts = {one.item: one.verdict for one in judge(CHECK_IN, LUMEN, context())}

    assert {item for item, verdict in verdicts.items() if verdict is not Verdict.SATISFIED} == {Item.WELL_TIMED, Item.ONLY_YOU}


def test_only_check_ins_are_asked_for_the_wait_and_a_question() -> None:
    items = [one.item for one in judge(replace(CHECK_IN, kind=MessageKind.THANK_YOU), LUMEN, context())]

    assert Item.WAIT not in items
    assert Item.QUESTION not in items


@pytest.mark.parametrize(
    ("greeting", "found"),
    [
        ("Hi Priya,", "Priya"),
        ("Dear Ms Nair,", "Nair"),
        ("Hello Priya  Nair", "Priya  Nair"),
        ("hallo PRIYA", "PRIYA"),
        ("\n\nHello Tom,", "Tom"),
        ("Hello Dr. Weiss", "Weiss"),
        ("Hello Priyanka,", None),
        ("Hello,\nPriya", None),
        ("", None),
    ],
)
def test_the_greeting_names_somebody_met(greeting: str, found: str | None) -> None:
    one = finding(Item.GREETS, greeting)

    assert one.verdict is (Verdict.SATISFIED if found else Verdict.OPEN)
    assert passages(one, greeting) == [found if found else greeting.partition("\n")[0]]


def test_a_greeting_copied_from_the_message_to_another_is_worth_another_look() -> None:
    siblings = [SiblingText(LUMEN.people[1].name, trigrams("a b c d"))]

    one = finding(Item.GREETS, "Hello Tom,\n\nThank you.", siblings=siblings)

    assert (one.verdict, one.problem) == (Verdict.WARNING, "somebody-else")
    assert (one.facts["name"], one.facts["other"]) == ("Priya Nair", LUMEN.people[1].name)
    assert finding(Item.GREETS, "Hello Priya and Tom,", siblings=siblings).verdict is Verdict.SATISFIED


def test_what_a_mark_reminds_of_is_not_said_yet() -> None:
    body = "Hello Priya,\n\n[… the Data Platform Engineer role! Just checking in! …]"

    assert passages(finding(Item.ROLE_OR_COMPANY, body), body) == []
    assert finding(Item.NOT_GENERIC, body).verdict is Verdict.SATISFIED
    assert finding(Item.NOT_EAGER, body).verdict is Verdict.SATISFIED


def test_where_no_blanks_are_between_words_a_copy_is_not_judged() -> None:
    body = "您好，谢谢您昨天抽出时间与我见面，我们谈到的数据平台让我印象深刻。"

    one = finding(Item.NOT_A_COPY, body, siblings=[SiblingText("Aiko", trigrams(body))])

    assert (one.verdict, one.problem) == (Verdict.NOT_JUDGED, "no-blanks")


def test_nobody_can_be_greeted_where_nobody_is_known() -> None:
    one = judge(Draft(kind=MessageKind.CHECK_IN, body="Hi"), replace(LUMEN, people=(), rounds=()), context())[0]

    assert (one.verdict, one.problem) == (Verdict.OPEN, "nobody-known")


def test_notes_are_recognised_by_stems_within_one_sentence() -> None:
    one = finding(Item.CONVERSATION)

    assert one.facts == {"used": 3, "count": 4}
    assert passages(one, BODY)[0] == "two weeks you lost to an unreviewed schema change"


def test_one_word_of_a_longer_note_is_not_yet_a_mention_but_the_only_word_of_a_note_is() -> None:
    notes = LUMEN.rounds[0].notes

    assert used_notes("A change of plans.", notes, LUMEN, context()) == {}
    assert used_notes("Two days. A schema.", notes, LUMEN, context()) == {}
    assert set(used_notes("My sourdough rises.", notes, LUMEN, context())) == {2}


def test_two_words_of_a_note_in_sentences_that_follow_each_other_are_a_mention() -> None:
    notes = [ConversationNote(text="the vegetable garden where the snails always win")]

    assert set(used_notes("How is the garden? Have the snails been back?", notes, LUMEN, context())) == {0}
    assert used_notes("How is the garden? Mine is fine. I saw snails.", notes, LUMEN, context()) == {}


def test_what_a_fill_in_mark_reminds_of_is_not_said_yet() -> None:
    reminder = "I liked [… a thing (you noted: We lost two weeks to a schema change nobody reviewed.) …]."

    assert finding(Item.CONVERSATION, reminder).verdict is Verdict.OPEN


def test_fit_is_found_in_notes_of_fit_and_in_strengths() -> None:
    strong = replace(LUMEN, strengths=("led the migration to Kafka",))

    assert passages(finding(Item.FIT), BODY) == ["months running\nDebezium"]
    assert finding(Item.FIT, "I led a Kafka migration.", strong).verdict is Verdict.SATISFIED
    assert finding(Item.FIT, "Hello").facts["note"] == "They use Debezium; I ran it for 18 months"
    assert finding(Item.FIT, "Hello", replace(LUMEN, rounds=())).problem == "no-notes"
    assert finding(Item.FIT, "Hello", replace(LUMEN, rounds=()), phrases=None).verdict is Verdict.NOT_JUDGED


def test_role_and_company_are_found_as_whole_words_in_subject_and_text() -> None:
    draft = Draft(kind=MessageKind.THANK_YOU, subject="data platform  engineer", body="Lumenhealthy")
    one = next(found for found in judge(draft, LUMEN, context()) if found.item is Item.ROLE_OR_COMPANY)

    assert [(passage.place, passage.start, passage.end) for passage in one.passages] == [(Place.SUBJECT, 0, 23)]


def test_a_gap_in_a_phrase_stands_for_up_to_three_words() -> None:
    assert passages(finding(Item.INTERESTED, "I would very much like to join."), "I would very much like to join.") == [
        "would very much like to"
    ]
    assert finding(Item.INTERESTED, "I would one two three four like to").verdict is Verdict.OPEN
    assert finding(Item.INTERESTED, "I would. They like to").verdict is Verdict.OPEN


def test_without_lists_for_the_language_phrases_are_not_judged() -> None:
    for item in (Item.INTERESTED, Item.WAIT, Item.NOT_GENERIC, Item.NOT_EAGER):
        assert finding(item, phrases=None).verdict is Verdict.NOT_JUDGED
    assert finding(Item.NOT_EAGER, "Yes!! Now!!", phrases=None).problem == "exclamation-marks"


@pytest.mark.parametrize(
    ("body", "verdict", "count"),
    [
        ("No question.", Verdict.OPEN, 0),
        ("One? Two?", Verdict.SATISFIED, 2),
        ("Really???", Verdict.SATISFIED, 1),
        ("One? Two? Three?", Verdict.WARNING, 3),
        ("See https://x.example/?a=b&c=d?", Verdict.OPEN, 0),
        ("هل هناك جديد؟", Verdict.SATISFIED, 1),
    ],
)
def test_one_or_two_questions_are_easy_to_answer(body: str, verdict: Verdict, count: int) -> None:
    one = finding(Item.QUESTION, body)

    assert (one.verdict, one.facts["count"]) == (verdict, count)


@pytest.mark.parametrize(
    ("words", "subject", "verdict", "problem"),
    [
        (49, "one two three", Verdict.OPEN, "short"),
        (50, "one two three", Verdict.SATISFIED, ""),
        (125, "Re: one two three", Verdict.SATISFIED, ""),
        (126, "one two three", Verdict.WARNING, "long"),
        (201, "one two three", Verdict.WARNING, "much-too-long"),
        (80, "", Verdict.OPEN, "no-subject"),
        (80, "Re: two words", Verdict.WARNING, "subject-short"),
        (80, "1 2 3 4 5 6 7 8 9 10", Verdict.WARNING, "subject-long"),
    ],
)
def test_length_of_text_and_subject(words: int, subject: str, verdict: Verdict, problem: str) -> None:
    draft = replace(CHECK_IN, subject=subject, body="word " * words)
    one = next(found for found in judge(draft, LUMEN, context()) if found.item is Item.READS_WELL)

    assert (one.verdict, one.problem) == (verdict, problem)


@pytest.mark.parametrize(
    "mark",
    [
        "[… one thing …]",
        "{first_name}",
        "{{company}}",
        "[Company Name]",
        "<your name>",
        "XXX",
        "____",
        "[[",
        "TODO",
        "Lorem ipsum",
        "[… over\ntwo lines …]",
        "{prénom}",
        "${company}",
        "<Vorname>",
        "<company name>",
        "<<contact>>",
        "«First_Name»",
        "«FirstName»",
        "(your name)",
        "(Dateiname einfügen)",
        "(insert one thing you liked)",
        "%FIRST_NAME%",
        "#NAME#",
        "$NAME_OF_BRANCH",
        "(mention ref no.)",
        "(nombre del director)",
        "(tu wstawić link)",
        "<functie>",
        "xx/xx",
        "XX.XX.2026",
        "dd/mm/yyyy",
        "TT.MM.JJJJ",
        "TBD",
        "........",
        "[Name of the hiring manager]",
        "xxxx",
    ],
)
def test_what_is_left_to_fill_in_blocks(mark: str) -> None:
    body = f"Dear {mark}, hello"
    one = finding(Item.FILLED_IN, body)

    assert one.verdict is Verdict.BLOCKS
    assert passages(one, body) == [mark]


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        ("On XX March we met", "XX"),
        ("In data XX agosto le ho scritto", "XX"),
        ("Gern bei Firma XY", "Firma XY"),
        ("Moin NAME,\n\nich", "NAME"),
        ("Two XX chromosomes", None),
        ("Lo scrittore del XX secolo", None),
        ("My NAME badge", None),
    ],
)
def test_letters_that_stand_for_something_block_but_not_those_that_mean_something(body: str, mark: str | None) -> None:
    assert passages(finding(Item.FILLED_IN, body), body) == ([mark] if mark else [])


@pytest.mark.parametrize(
    "text",
    [
        *("see [1]", "a < b > c", "priya <priya@x.example>", "x = {1, 2}", "f() {}", "XX", "a_b", "[…]", "[12]"),
        *("C++ <vector>", "std::vector<Widget>", "array[i]", "m[row][column]", "a quote [sic] of yours", "«SAP»", "« oui »"),
        *(
            "see https://x.example/[id]/{name}/____",
            "[our talk](https://x.example)",
            "HTML <b>",
            "size XXL",
            "(name of the game)",
        ),
        *(
            "I insert (and remove) records",
            "Hello,",
            "Hello, Priya",
            "one, two ,three",
            "Wait...",
            "[EXTERNAL]",
            "[JIRA-12]",
            "100%",
        ),
    ],
)
def test_what_only_looks_like_a_mark_does_not_block(text: str) -> None:
    assert finding(Item.FILLED_IN, text).verdict is Verdict.SATISFIED


@pytest.mark.parametrize("body", ["Dear ,\nthank you", "Sehr geehrte Frau ,", "Kind regards\nYour Name", "Bonjour Mme. ,"])
def test_a_name_that_was_never_put_in_blocks(body: str) -> None:
    assert finding(Item.FILLED_IN, body).verdict is Verdict.BLOCKS


@pytest.mark.parametrize("name", ["{signature}", "[Brackets]", "[[x]]"])
def test_a_company_that_is_named_like_a_mark_is_none(name: str) -> None:
    strange = replace(LUMEN, company=name)

    assert finding(Item.FILLED_IN, f"I like {name}.", strange).verdict is Verdict.SATISFIED
    assert finding(Item.FILLED_IN, f"I like {name}. [Name]", strange).verdict is Verdict.BLOCKS


def test_stock_phrases_are_flagged_where_they_stand_whatever_the_apostrophe() -> None:
    body = "Just  checking in. I haven’t heard."

    assert passages(finding(Item.NOT_GENERIC, body), body) == ["Just  checking in"]
    assert passages(finding(Item.NOT_EAGER, body), body) == ["haven’t heard"]
    assert finding(Item.NOT_EAGER, body).problem == "reproach"


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("Thanks!", ""),
        ("Thanks! Great!", "exclamation-marks"),
        ("This is VERY IMPORTANT to me.", "shouting"),
        ("I am URGENTLY waiting.", "shouting"),
        ("I used SQL and AWS at NASA.", ""),
        ("شكراً على وقتك يوم السبت، ما زلت أفكر فيه.", ""),
        ("please please", "pleading"),
    ],
)
def test_tone(body: str, problem: str) -> None:
    one = finding(Item.NOT_EAGER, body)

    assert (one.problem, one.verdict) == (problem, Verdict.WARNING if problem else Verdict.SATISFIED)


def test_capitals_of_their_own_names_do_not_shout() -> None:
    loud = replace(LUMEN, company="MEGACORP INDUSTRIES")

    assert finding(Item.NOT_EAGER, "I like MEGACORP INDUSTRIES.", loud).verdict is Verdict.SATISFIED


def sent_before(**texts: str) -> EarlierTexts:
    """Return earlier messages by their company."""
    earlier = EarlierTexts()
    for company, text in texts.items():
        earlier.put(company, [(EarlierText(company, NOW), trigrams(text))])
    return earlier


def test_a_copy_is_shown_with_the_message_it_was_copied_from() -> None:
    one = finding(Item.NOT_A_COPY, earlier=sent_before(Volta="nothing in common with it at all", Arbor=BODY))

    assert (one.verdict, one.facts["company"], one.facts["share"]) == (Verdict.WARNING, "Arbor", 1.0)
    assert "".join(passages(one, BODY)).startswith("Hi Priya")
    assert finding(Item.NOT_A_COPY, earlier=sent_before(Volta="nothing in common")).verdict is Verdict.SATISFIED


def test_a_share_below_three_in_ten_is_no_copy() -> None:
    earlier = sent_before(Arbor="a b c d e")

    assert finding(Item.NOT_A_COPY, "a b c d e f g h i j k l", earlier=earlier).verdict is Verdict.WARNING
    assert finding(Item.NOT_A_COPY, "a b c d e f g h i j k l m", earlier=earlier).verdict is Verdict.SATISFIED


def test_a_note_to_somebody_else_at_the_same_company_counts_as_well() -> None:
    siblings = [SiblingText("Aiko", trigrams("a b")), SiblingText("Tom", trigrams("a b c d e f"))]
    one = finding(Item.NOT_A_COPY, "a b c d e f g", siblings=siblings, earlier=sent_before(Arbor="a b c d"))

    assert (one.verdict, one.facts["person"], one.facts["share"]) == (Verdict.WARNING, "Tom", 0.8)
    assert "company" not in one.facts
    assert finding(Item.NOT_A_COPY, "a b c d e f g", siblings=siblings, earlier=sent_before(A="a b c d e f g")).facts["company"]


@pytest.mark.parametrize(
    ("hours", "verdict", "problem"),
    [(-2, Verdict.OPEN, "early"), (0, Verdict.SATISFIED, ""), (48, Verdict.SATISFIED, ""), (49, Verdict.WARNING, "late")],
)
def test_timing_is_the_steps_window(hours: int, verdict: Verdict, problem: str) -> None:
    window = Window(NOW, NOW + dt.timedelta(hours=4), NOW + dt.timedelta(hours=48))
    step = NextStep(step=Step.CHECK_IN, window=window)
    one = finding(Item.WELL_TIMED, next_step=step, now=NOW + dt.timedelta(hours=hours))

    assert (one.verdict, one.problem) == (verdict, problem)


def test_a_message_that_is_not_planned_has_no_time() -> None:
    step = NextStep(step=Step.THANK_YOU, window=Window(NOW, NOW, NOW))

    assert finding(Item.WELL_TIMED, next_step=step).verdict is Verdict.NOT_JUDGED


def test_a_tick_overrules_everything() -> None:
    ticked = frozenset({Item.FILLED_IN, Item.ONLY_YOU})
    one = finding(Item.FILLED_IN, "[Name]", ticked=ticked)

    assert (one.verdict, one.by_hand, one.passages) == (Verdict.SATISFIED, True, ())
    assert finding(Item.ONLY_YOU, ticked=ticked).verdict is Verdict.SATISFIED


TEXTS = st.lists(
    st.sampled_from(
        [*BODY.split(), "[…", "…]", "[[", "{x}", "?", "!", "\n", "😀", "İ", "ß", "SHOUTING", "just checking in", " "]
    ),
    max_size=80,
).map(" ".join)


@given(subject=TEXTS, body=TEXTS, company=TEXTS, note=TEXTS)
@settings(max_examples=120, deadline=None)
def test_every_passage_lies_in_its_text(subject: str, body: str, company: str, note: str) -> None:
    one = LUMEN.rounds[0]
    strange = replace(LUMEN, company=company, rounds=(replace(one, notes=(*one.notes, ConversationNote(text=note))),))
    draft = Draft(kind=MessageKind.FINAL_CHECK_IN, to=(note,), subject=subject, body=body)
    earlier = sent_before(Arbor=BODY)

    for found in judge(draft, strange, context(earlier=earlier)):
        for passage in found.passages:
            text = subject if passage.place is Place.SUBJECT else body
            assert 0 <= passage.start <= passage.end <= len(text)


@pytest.mark.parametrize("run", ["[…", "[[", "{", "<a ", "A", "A B ", "would ", "?", "a.a", "\n", "just checking ", "[", "x"])
def test_hostile_text_is_judged_in_no_time(run: str) -> None:
    # a pattern that explodes would not end at all
    assert judge(replace(CHECK_IN, body=run * 10_000), LUMEN, context())


def test_marks_are_blanked_without_moving_anything() -> None:
    text = "a [… b …] c"

    assert without_marks(text) == "a         c"
    assert marks_left(text) == [(2, 9)]
