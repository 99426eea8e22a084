"""Button presses and their answers."""

from __future__ import annotations

import pytest

from bot.telegram.sandbox.testing import DELE, SAMIRA, Hand, MovableTime, UnexpectedAnswerError

TOO_OLD = (
    400,
    "Bad Request: query is too old and response timeout expired or query ID is invalid",
)


@pytest.mark.parametrize("button", [1, "no", "No"])
def test_a_press_names_its_message_and_data(chatting: Hand, button: int | str) -> None:
    number = chatting.ask()
    press = chatting.press(number, button)
    query = chatting.result("getUpdates")[0]["callback_query"]
    assert (query["id"], query["data"]) == (press["query_id"], "no")
    assert query["message"]["message_id"] == number
    assert query["from"]["id"] == SAMIRA


def test_an_answer_reaches_the_phone(chatting: Hand) -> None:
    press = chatting.press(chatting.ask())
    wish = {"callback_query_id": press["query_id"], "text": "Noted", "show_alert": True}
    assert chatting.result("answerCallbackQuery", **wish) is True
    event = chatting.server.sandbox.events.since(press["seq"])
    assert event is not None
    assert [(e.kind, e.data.get("text")) for e in event] == [("answer", "Noted")]


def test_an_unknown_press_cannot_be_answered(chatting: Hand) -> None:
    assert chatting.refusal("answerCallbackQuery", callback_query_id="1") == TOO_OLD
    assert chatting.refusal("answerCallbackQuery") == TOO_OLD


def test_a_press_is_too_old_after_150_seconds(chatting: Hand, time: MovableTime) -> None:
    press = chatting.press(chatting.ask())
    time.pass_by(149)
    chatting.result("answerCallbackQuery", callback_query_id=press["query_id"])
    time.pass_by(1)
    refusal = chatting.refusal("answerCallbackQuery", callback_query_id=press["query_id"])
    assert refusal == TOO_OLD


def test_moving_the_products_clock_ages_no_press(chatting: Hand) -> None:
    press = chatting.press(chatting.ask())
    chatting.control("POST", "clock", {"advance_seconds": 3600})
    chatting.result("answerCallbackQuery", callback_query_id=press["query_id"])


def test_an_answer_of_more_than_200_characters_is_refused(chatting: Hand) -> None:
    press = chatting.press(chatting.ask())
    wish = {"callback_query_id": press["query_id"], "text": "x" * 201}
    assert chatting.refusal("answerCallbackQuery", **wish) == (400, "Bad Request: MESSAGE_TOO_LONG")


def test_two_presses_at_once_are_two_updates(chatting: Hand) -> None:
    number = chatting.ask()
    queries = {chatting.press(number)["query_id"], chatting.press(number)["query_id"]}
    assert len(queries) == 2
    assert len(chatting.result("getUpdates")) == 2


@pytest.mark.parametrize("button", [2, -1, "maybe"])
def test_a_button_that_is_not_there_cannot_be_pressed(chatting: Hand, button: int | str) -> None:
    number = chatting.ask()
    with pytest.raises(UnexpectedAnswerError, match="no such button"):
        chatting.press(number, button)


def test_nobody_presses_a_button_in_another_chat(chatting: Hand) -> None:
    number = chatting.ask()
    with pytest.raises(UnexpectedAnswerError, match="no message of this chat"):
        chatting.press(number, 0, DELE)
