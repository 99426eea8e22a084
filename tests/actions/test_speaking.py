"""Other languages: noticed, asked for, and left again."""

from __future__ import annotations

from typing import Any

import pytest

from actions.joining import JoiningStart
from actions.people import PeopleAsk
from actions.speaking import LanguageChange
from tests.actions.conftest import CHAT, Call, Heard


def language_of(store: Any) -> str:
    with store() as uow:
        chat = uow.chats.get(CHAT)
        return str(uow.residents.get(chat.resident_id).language)


def requests(store: Any) -> list[str]:
    with store() as uow:
        chat = uow.chats.get(CHAT)
        return [one.reason for one in uow.progress.help_requests(chat.resident_id)]


def spoken(heard: Heard) -> list[str | None]:
    return [message.get("spoken_language") for message in heard.messages]


def test_a_newcomer_is_greeted_in_the_language_they_wrote_in(call: Call, store: Any) -> None:
    heard = call(JoiningStart(), "start", entities={"spoken_language": "es"})

    assert heard.responses == ["utter_joining_hello"]
    assert language_of(store) == "es"


def test_a_language_that_we_do_not_know_is_not_kept(call: Call, store: Any) -> None:
    call(JoiningStart(), "start", entities={"spoken_language": "xx"})

    assert language_of(store) == "en"


def test_who_asks_for_polish_is_spoken_to_in_polish_and_a_person_is_told(
    samira: Call, store: Any
) -> None:
    text = "can we speak polish"
    heard = samira(LanguageChange(), "language_change", text, entities={"language": "polish"})

    assert heard.responses == ["utter_language_set"]
    assert spoken(heard) == ["pl"]
    assert heard.slots["spoken_language"] == "pl"
    assert language_of(store) == "pl"
    assert requests(store) == ["language_change"]


def test_who_asks_for_english_gets_english_and_nobody_is_told(samira: Call, store: Any) -> None:
    samira.slots["spoken_language"] = "pl"
    heard = samira(
        LanguageChange(), "language_change", "english please", entities={"language": "english"}
    )

    assert heard.responses == ["utter_language_english"]
    assert heard.slots["spoken_language"] == "en"
    assert requests(store) == []


def test_no_hablo_ingles_is_no_wish_for_english(samira: Call, store: Any) -> None:
    heard = samira(
        LanguageChange(),
        "language_change",
        "no hablo ingles",
        entities={"language": "english"},
        language="es",
    )

    assert spoken(heard) == ["es"]


def test_a_language_that_is_not_translated_gets_an_honest_answer(samira: Call, store: Any) -> None:
    heard = samira(
        LanguageChange(), "language_change", "speak tigrinya", entities={"language": "tigrinya"}
    )

    assert heard.responses == ["utter_people_language_change"]
    assert "spoken_language" not in heard.slots
    assert requests(store) == ["language_change"]


def test_who_writes_french_is_answered_in_french_from_then_on(samira: Call, store: Any) -> None:
    heard = samira(PeopleAsk(), "human", "je veux parler à quelqu'un", language="fr")

    assert spoken(heard) == ["fr", "fr"]
    assert heard.slots["spoken_language"] == "fr"
    assert language_of(store) == "fr"


@pytest.mark.parametrize(
    ("text", "slots"),
    [("hola amigo", {}), ("je veux parler à quelqu'un", {"spoken_language": "en"})],
)
def test_two_words_or_an_earlier_choice_of_english_change_nothing(
    samira: Call, store: Any, text: str, slots: dict[str, str]
) -> None:
    samira.slots.update(slots)
    heard = samira(PeopleAsk(), "human", text, language="fr")

    assert "spoken_language" not in heard.slots
    assert language_of(store) == "en"


def test_an_answer_changes_no_language(samira: Call, store: Any) -> None:
    samira(PeopleAsk(), "inform", "Maria da Conceição dos Santos", language="pt")

    assert language_of(store) == "en"
