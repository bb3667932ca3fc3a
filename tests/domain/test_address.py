"""Texts tell whether their reader is du or Sie, and who has come to say du does not go back."""

import datetime as dt

import pytest

from hearback.domain.address import is_familiar, on_familiar_terms
from hearback.domain.job_application import JobApplication, Message, MessageKind, Reply, ReplyKind

DAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Hallo Sam, danke für deine Bewerbung. Magst du uns am Montag besuchen?"),
        ("de-AT", "SCHÖN, DASS IHR EUCH GEMELDET HABT"),
        ("de", "Danke dir! Sie, die Neue aus dem Team, kennst du ja schon."),
        ("fr", "Salut Sam, merci pour ton message, je t'appelle demain. Votre bureau est au deuxième."),
        ("es", "Hola, Sam: ¿te viene bien el lunes?"),
        ("it", "Ciao Sam, ti scriviamo lunedì."),
        ("nl", "Hoi Sam, leuk dat je langskwam."),
        ("pl", "Cześć Sam, oddzwonimy."),
        ("pt", "Olá Sam, o teu currículo chegou."),
    ],
)
def test_a_familiar_text_is_told(language: str, text: str) -> None:
    assert is_familiar(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Guten Tag, vielen Dank, dass Sie sich bei uns beworben haben."),
        ("de", "Wie sagten Sie so schön: „Mach du nur.“ Darüber habe ich mit Ihnen gelacht."),
        ("de", "Wir melden uns nächste Woche bei dem Team und ihr."),
        ("de", "Im Anhang die Seite. [… was dir wichtig ist …]"),
        ("fr", "Y a-t-il une date ? Merci de votre réponse."),
        ("es", "Les agradezco la conversación, y quedo a disposición de ustedes."),
        ("nl", "Fijn dat u langskwam. Zoiets vergeet je niet, dank u."),
        ("en", "Du and tu are not English words, you know."),
        ("tlh", "du tu je"),
        ("de", ""),
    ],
)
def test_a_formal_text_or_one_that_tells_nothing_is_not_familiar(language: str, text: str) -> None:
    assert not is_familiar(text, language)


def test_one_familiar_text_written_or_heard_is_enough_whatever_comes_later() -> None:
    formal = Message(kind=MessageKind.THANK_YOU, sent=DAY, body="Guten Tag, ich danke Ihnen.")
    heard = Reply(received=DAY, kind=ReplyKind.HOLDING, text="Hallo Sam, du hörst bald von uns.")
    said = Message(kind=MessageKind.CHECK_IN, sent=DAY, body="Hallo Ada, danke dir!")

    def application(*messages: Message, replies: tuple[Reply, ...] = ()) -> JobApplication:
        return JobApplication(id="arbor", company="Arbor", role="Koch", messages=messages, replies=replies)

    assert not on_familiar_terms(application(), "de")
    assert not on_familiar_terms(application(formal, Message(kind=MessageKind.OTHER, sent=DAY)), "de")
    assert on_familiar_terms(application(formal, replies=(heard,)), "de")
    assert on_familiar_terms(application(said, formal), "de")
    assert not on_familiar_terms(application(said), "en")
