"""Phrases in a text: how they are written in the lists, and what they take for their own."""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearback.domain.phrase_syntax import PhraseFault
from hearback.domain.phrases import ENOUGH, Hint, PhraseList, Phrases
from hearback.system.word_stems import stem


def seen(text: str, *phrases: str, language: str = "en") -> list[str]:
    """Return what of a text the phrases take."""
    lists = Phrases({"generic": phrases}, lambda word: stem(word, language))
    return [text[start:end] for start, end in lists.found(text)[PhraseList.GENERIC]]


@pytest.mark.parametrize(
    ("language", "phrase", "text", "taken"),
    [
        ("en", "touch base", "I am Touching  Bases here", "Touching  Bases"),
        ("en", "touch base", "untouched bases", None),
        ("en", "I haven't heard", "I haven’t heard", "I haven’t heard"),
        ("en", "follow up", "following-up", "following-up"),
        ("en", "just checking in", "just — as ever, checking in", None),
        ("en", "just checking in", "Just, checking (in)", "Just, checking (in"),
        ("en", "just checking in", "Not just. Checking in the bags", None),
        ("en", "looking forward", "looking\nforward", "looking\nforward"),
        ("en", "looking forward", "looking\n\nforward", None),
        ("en", "hear about Dr Weiss", "hearing about Dr. Weiss", "hearing about Dr. Weiss"),
        ("en", "join Yahoo now", "join Yahoo! now", "join Yahoo! now"),
        ("de", "ich wollte nur nachfragen", "Ich wollte nur nachfragen", "Ich wollte nur nachfragen"),
        ("de", "freundliche Grüße", "freundlichen Grüssen", "freundlichen Grüssen"),
        ("de", "würde mich freuen", "wuerde mich freuen", "wuerde mich freuen"),
        ("fr", "l'entretien", "L’entretien d’hier", "L’entretien"),
        ("fr", "rencontrez-vous", "rencontrez-vous", "rencontrez-vous"),
        ("fr", "je suis intéressé", "je suis intéressée", "je suis intéressée"),
        ("it", "dell'azienda", "dell’azienda", "dell’azienda"),
        ("it", "attendo di informare", "attendo di informarvi", "attendo di informarvi"),
        ("es", "puede avisar", "puede avisarme", "puede avisarme"),
        ("pt", "posso informar", "posso informá-lo", "posso informá"),
        ("pl", "jestem zainteresowany", "jestem zainteresowana", "jestem zainteresowana"),
        ("nl", "ik ben geïnteresseerd", "Ik ben geïnteresseerd", "Ik ben geïnteresseerd"),
        ("ru", "ещё раз", "еще раз", "еще раз"),
        ("tr", "iyi", "İyi", "İyi"),
        ("ar", "شكرا", "شُكراً", "شُكراً"),
        ("tlh", "nuqneH", "NUQNEH", "NUQNEH"),
    ],
)
def test_a_phrase_takes_its_inflections_whatever_stands_between(language: str, phrase: str, text: str, taken: str | None) -> None:
    assert seen(text, phrase, language=language) == ([taken] if taken else [])


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_the_encoding_of_an_accent_is_no_matter(form: str) -> None:
    text = unicodedata.normalize(form, "Je suis intéressé")  # type: ignore[arg-type]

    assert seen(text, "suis intéressé", language="fr") == [text[3:]]


@pytest.mark.parametrize(
    "text", ["touch\u00ading base", "to\u200buch base", "\uff54ouch base", "touch\u00a0base", "touch\u2011base"]
)
def test_what_nobody_sees_is_no_matter(text: str) -> None:
    assert seen(text, "touch base") == [text]


@pytest.mark.parametrize(
    ("phrase", "takes", "leaves"),
    [
        ("=check it", "check it", "checking it"),
        ("=you're right", "you’re right", "yours right"),
        ("check* it", "checklists it", "recheck it"),
        ("*check it", "recheck it", "check it"),
        ("would … like", "would, if I may, like", "would one two three four like"),
        ("would … like", "would like", "would. I like"),
        ("a (big|very large) dog", "a very large dog", "a very dog"),
        ("a [very [very]] big dog", "a very big dog", "a very very very big dog"),
        ("a [very [very]] big dog", "a very very big dog", "a dog"),
        ("([just] check|look) in", "just checking in", "just in"),
        ("(a … b|c) d", "a x y z b d", "a d"),
        ("I *ed it", "I mended it", "I mend it"),
        ("very _ dog", "very old dog", "very dog"),
    ],
)
def test_marks_of_the_syntax(phrase: str, takes: str, leaves: str) -> None:
    assert seen(takes, phrase) == [takes]
    assert seen(leaves, phrase) == []


def test_the_longest_phrase_at_a_place_is_the_one_shown() -> None:
    assert seen("just checking in on you, just checking", "just checking", "just checking in on", "checking in") == [
        "just checking in on",
        "just checking",
    ]


@pytest.mark.parametrize(
    ("phrase", "detail"),
    [
        ("", "may be empty"),
        ("[just]", "may be empty"),
        ("… up", "stands at an end"),
        ("(a|b", r"\) is missing"),
        ("[a", r"\] is missing"),
        ("(a]|b)", r"\] stands alone"),
        ("a) b", r"\) stands alone"),
        ("a | b", r"\| stands alone"),
        ("(a|) b", "an alternative is empty"),
        ("a - b", "no word in “-”"),
        ("a = b", "no word in “=”"),
        ("=a*", "not both"),
        ("*a*", "not both"),
        ("=*a", "not both"),
        ("-<named>", "may be empty"),
        ("=(a|b) c", "no word in “=”"),
        ("(a|b)* c", "no word in"),
        ("[a] … b", "stands at an end"),
        ("a (b|c …)", "stands at an end"),
    ],
)
def test_what_is_wrong_with_a_phrase_is_said(phrase: str, detail: str) -> None:
    with pytest.raises(PhraseFault, match=detail) as caught:
        Phrases({"wait": [phrase]}, str).prepare()

    assert (caught.value.where, caught.value.phrase) == ("wait", phrase)


WITH_NEGATIONS = Phrases(
    {
        "interested": ["interested", "would … like to", "not only interested"],
        "generic": ["team player"],
        "negations": ["not", "no longer", "don't"],
    },
    lambda word: stem(word, "en"),
)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("I am interested", True),
        ("I am not interested", False),
        ("I'm not sure I'm interested", True),
        ("not at all interested", False),
        ("not one two three interested", True),
        ("I don’t feel interested", False),
        ("I am no longer interested", False),
        ("That is not so. I am interested", True),
        ("I am interested, not", True),
        ("I would not like to", False),
        ("I would like to", True),
        ("I am not only interested", True),
        ("My mind has not changed, I am interested", True),
        ("Whatever you do – interested I am", True),
    ],
)
def test_a_negation_just_before_turns_a_phrase_around(text: str, counts: bool) -> None:
    assert bool(WITH_NEGATIONS.found(text)[PhraseList.INTERESTED]) is counts


def test_a_negation_does_not_excuse_a_stock_phrase() -> None:
    assert WITH_NEGATIONS.found("I am not a team player")[PhraseList.GENERIC]


PIECES = st.sampled_from([*"!…\n ’İßſﬁ会😀", "just", "checking", "in", ". ", "\n\n", "e\u0301", "\u00ad"])


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=200, deadline=None)
def test_what_is_found_lies_in_the_text_in_order(text: str) -> None:
    lists = Phrases({"generic": ["just … in", "check*", "e … =ss"]}, lambda word: stem(word, "en"))
    spans = lists.found(text)[PhraseList.GENERIC]

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


TOGETHER = Phrases(
    {
        "interested": ["<like> & (<here>|at <named>) & !(hear|know)"],
        "fit": ["years & <named>"],
        "wait": ["(rush|hurry) & you"],
        "negations": ["not"],
    },
    lambda word: stem(word, "en"),
    {"like": ["would (like|love) to", "happy to"], "here": ["with you", "<like> join"]},
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("With you I would, as I said, love it. I would love to work with you.", ["would love to work with you"]),
        ("At Arbor Bank, where else, I would like to begin.", ["At Arbor Bank, where else, I would like to"]),
        ("I would like to hear from you, and to work with you.", []),
        ("I would like to begin. It would be with you.", []),
        ("I would not be happy to work with you.", []),
        ("I am happy to join.", ["happy to join"]),
    ],
)
def test_parts_that_count_together_stand_in_one_sentence_in_any_order(text: str, found: Sequence[str]) -> None:
    at = text.find("Arbor Bank")
    named = [(at, at + len("Arbor Bank"))] if at >= 0 else []
    assert [text[start:end] for start, end in TOGETHER.found(text, named)[PhraseList.INTERESTED]] == found


def test_a_name_counts_only_where_it_was_found() -> None:
    text = "Nine years, and now Arbor."
    assert not TOGETHER.found(text)[PhraseList.FIT]
    assert TOGETHER.found(text, [(20, 25)])[PhraseList.FIT] == [(5, 25)]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("I welded them", "I welded"),
        ("I noted them", None),
        ("I really welded them", None),
        ("I noted down them", "I noted down"),
        ("I have it", None),
    ],
)
def test_what_is_none_of_a_group_is_left_out_of_it(text: str, taken: str | None) -> None:
    did = ["*ed", "=noted down", "!(=noted|=really … welded)", "really … welded", "!=have"]
    lists = Phrases({"generic": ["=i <did>"]}, lambda word: stem(word, "en"), {"did": did})
    found = [text[start:end] for start, end in lists.found(text)[PhraseList.GENERIC]]

    assert found == ([taken] if taken else [])


@pytest.mark.parametrize(
    "phrase", ["one &", "& two", "!one", "one & !", "one +", "+ two & three", "<unknown> way", "-<unknown> way"]
)
def test_parts_and_groups_that_are_not_there_are_named(phrase: str) -> None:
    with pytest.raises(PhraseFault):
        Phrases({"wait": [phrase]}, str).prepare()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I mended pumps.", ["I mended"]),
        ("I also mended pumps.", ["I also mended"]),
        ("I laughed a lot.", []),
        ("I have laughed a lot.", []),
    ],
)
def test_a_place_where_nothing_of_a_group_begins(text: str, found: Sequence[str]) -> None:
    lists = Phrases({"fit": ["I [_] -<idle> *ed"]}, lambda word: stem(word, "en"), {"idle": ["(laugh|also)"]})

    assert [text[start:end] for start, end in lists.found(text)[PhraseList.FIT]] == found


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Dort habe ich Pumpen gebaut.", True),
        ("Ich habe, wie gesagt, Pumpen gebaut.", False),
        ("Ich mag die Pumpen, die Sie gebaut haben, und habe Zeit.", False),
        ("Ich sah sie, und dann habe ich eine gebaut.", True),
        ("Nie habe ich etwas gebaut.", False),
    ],
)
def test_parts_that_belong_together_stand_in_one_clause_in_any_order(text: str, counts: bool) -> None:
    lists = Phrases({"fit": ["=ich + =habe + gebaut"], "negations": ["nie"]}, lambda word: stem(word, "de"))

    assert bool(lists.found(text)[PhraseList.FIT]) is counts


WITH_HINTS = Phrases(
    {"fit": ["trained"], "negations": ["never"]},
    lambda word: stem(word, "en"),
    hints={
        "fit": [
            Hint(2, ["mended", "built"]),
            Hint(ENOUGH - 2, ["at my last school & !holiday", "pump"]),
            Hint(-2, ["told", "I + admire"]),
        ]
    },
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("At my last school I mended a lot.", ["At my last school I mended"]),
        ("I mended the pump at my last school.", ["mended the pump at my last school"]),
        ("I mended and built.", []),
        ("At my last school I mended a lot on holiday.", []),
        ("I mended a lot. That was at my last school.", []),
        ("I mended a lot; that was at my last school.", []),
        ("I told him that I mended a pump.", []),
        ("I never mended a pump.", []),
        ("I mended what was never a pump.", []),
        ("He trained them.", ["trained"]),
        ("I told him he was trained.", []),
        ("I told him he was trained, and mended it.", ["trained"]),
        ("He told me, trained.", []),
        ("I admire how he mended a pump.", []),
    ],
)
def test_hints_add_up_in_a_sentence_and_speak_against_it(text: str, found: Sequence[str]) -> None:
    assert [text[start:end] for start, end in WITH_HINTS.found(text)[PhraseList.FIT]] == found


def test_hints_are_understood_without_accents() -> None:
    hints = {"fit": [Hint(ENOUGH - 1, ["geprüft"]), Hint(1, ["Jahre"])]}
    lists = Phrases({}, lambda word: stem(word, "de"), hints=hints)

    assert lists.found("Liebe Frau Mueller, gern denke ich zurueck. Drei Jahre habe ich Pumpen geprueft.")[PhraseList.FIT]


def test_a_hint_that_cannot_be_read_says_where_it_stands() -> None:
    with pytest.raises(PhraseFault) as caught:
        Phrases({}, str, hints={"fit": [Hint(1, ["a | b"])]}).prepare()

    assert caught.value.where == "hints.fit"


def test_beside_others_a_reproach_means_nothing() -> None:
    lists = Phrases(
        {"reproach": ["no reply"], "generic": ["touch base"]},
        lambda word: stem(word, "en"),
        {"others": ["customer", "supplier"]},
        {"reproach": ["<others>"]},
    )
    text = "The customers got no reply. I got no reply. I touch base with a supplier."
    found = lists.found(text)

    assert [text[start:end] for start, end in found[PhraseList.REPROACH]] == ["no reply"]
    assert found[PhraseList.REPROACH][0][0] > text.index("I got")
    assert found[PhraseList.GENERIC]


@pytest.mark.parametrize(
    ("language", "phrase", "text"),
    [
        ("pl", "chciałabym … pracować", "Dzien dobry Pani Anno, dziekuje za rozmowe. Bardzo chcialabym u Panstwa pracowac."),
        ("de", "würde … gern", "Liebe Frau Mueller, danke fuer das Gespraech am Dienstag. Ich wuerde sehr gern anfangen."),
        ("es", "ilusión", "Buenos dias, gracias por la conversacion del martes pasado. Me hace mucha ilusion."),
    ],
)
def test_who_types_no_accents_is_understood(language: str, phrase: str, text: str) -> None:
    lists = Phrases({"interested": [phrase]}, lambda word: stem(word, language))

    assert lists.found(text)[PhraseList.INTERESTED]


def test_a_group_whose_name_has_accents_is_known_where_none_are_typed() -> None:
    lists = Phrases({"wait": ["sei <decisão>"]}, lambda word: stem(word, "pt"), {"decisão": ["(=decisões|=seleção)"]})

    assert lists.found("Bom dia, obrigado pela conversa de ontem na vossa casa de Lagos. Sei decisoes.")[PhraseList.WAIT]


def test_where_accents_are_typed_they_count() -> None:
    lists = Phrases({"wait": ["=sé que"]}, lambda word: stem(word, "es"))
    bare = "Buenos dias, gracias por la conversacion del martes pasado en su oficina de Lugo; "

    assert lists.found(bare + "ya se que tardan.")[PhraseList.WAIT]
    assert not lists.found(bare + "espero que así no se que.")[PhraseList.WAIT]
