"""sendMessage and the rules that every message from the bot meets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.telegram.sandbox.config import SandboxConfig
from bot.telegram.sandbox.testing import DELE, SAMIRA, Hand, MovableTime, button

Start = Callable[[SandboxConfig], Hand]


def test_a_message_arrives_and_comes_back_as_sent(chatting: Hand) -> None:
    sent = chatting.result("sendMessage", chat_id=SAMIRA, text="Good morning")
    assert sent["text"] == "Good morning"
    assert sent["chat"]["id"] == SAMIRA
    assert sent["from"]["is_bot"] is True
    shown = chatting.control("GET", f"people/{SAMIRA}/messages")["messages"][-1]
    assert (shown["from"], shown["text"]) == ("bot", "Good morning")


def test_outer_blanks_are_taken_away(chatting: Hand) -> None:
    assert chatting.result("sendMessage", chat_id=SAMIRA, text=" \n Hi \n")["text"] == "Hi"


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_text_is_refused(chatting: Hand, text: str) -> None:
    refusal = chatting.refusal("sendMessage", chat_id=SAMIRA, text=text)
    assert refusal == (400, "Bad Request: message text is empty")


def test_a_text_of_4096_units_passes_and_one_more_is_too_long(chatting: Hand) -> None:
    chatting.result("sendMessage", chat_id=SAMIRA, text="a" * 4096)
    refusal = chatting.refusal("sendMessage", chat_id=SAMIRA, text="a" * 4097)
    assert refusal == (400, "Bad Request: message is too long")


def test_an_emoji_counts_two_units(chatting: Hand) -> None:
    chatting.result("sendMessage", chat_id=SAMIRA, text="😀" * 2048)
    refusal = chatting.refusal("sendMessage", chat_id=SAMIRA, text="😀" * 2048 + "a")
    assert refusal == (400, "Bad Request: message is too long")


@pytest.mark.parametrize("chat_id", [99, "@nobody_here", "words"])
def test_an_unknown_chat_is_not_found(chatting: Hand, chat_id: object) -> None:
    refusal = chatting.refusal("sendMessage", chat_id=chat_id, text="Hi")
    assert refusal == (400, "Bad Request: chat not found")


def test_a_missing_chat_is_named(chatting: Hand) -> None:
    assert chatting.refusal("sendMessage", text="Hi") == (400, "Bad Request: chat_id is empty")


def test_the_bot_cannot_write_first(hand: Hand) -> None:
    refusal = hand.refusal("sendMessage", chat_id=DELE, text="Hi")
    assert refusal == (403, "Forbidden: bot can't initiate conversation with a user")


def test_somebody_who_blocked_the_bot_gets_nothing(chatting: Hand) -> None:
    chatting.control("POST", f"people/{SAMIRA}/block")
    refusal = chatting.refusal("sendMessage", chat_id=SAMIRA, text="Hi")
    assert refusal == (403, "Forbidden: bot was blocked by the user")
    chatting.control("POST", f"people/{SAMIRA}/unblock")
    chatting.result("sendMessage", chat_id=SAMIRA, text="Hi")


def test_a_deactivated_account_gets_nothing(chatting: Hand) -> None:
    chatting.control("POST", f"people/{SAMIRA}/deactivate")
    refusal = chatting.refusal("sendMessage", chat_id=SAMIRA, text="Hi")
    assert refusal == (403, "Forbidden: user is deactivated")


def test_a_reply_quotes_its_message(chatting: Hand) -> None:
    sent = chatting.result(
        "sendMessage", chat_id=SAMIRA, text="Yes", reply_parameters={"message_id": 1}
    )
    assert sent["reply_to_message"]["text"] == "Hello"
    refusal = chatting.refusal(
        "sendMessage", chat_id=SAMIRA, text="Yes", reply_parameters={"message_id": 99}
    )
    assert refusal == (400, "Bad Request: message to be replied not found")
    lenient = {"message_id": 99, "allow_sending_without_reply": True}
    sent = chatting.result("sendMessage", chat_id=SAMIRA, text="Yes", reply_parameters=lenient)
    assert "reply_to_message" not in sent


def send_keyboard(hand: Hand, markup: object) -> tuple[int, str]:
    return hand.refusal("sendMessage", chat_id=SAMIRA, text="Hi", reply_markup=markup)


def test_callback_data_of_64_bytes_passes_and_one_more_is_invalid(chatting: Hand) -> None:
    for data in ("x" * 64, "é" * 32):
        keyboard = {"inline_keyboard": [[button("Go", data)]]}
        chatting.result("sendMessage", chat_id=SAMIRA, text="Hi", reply_markup=keyboard)
    refusal = send_keyboard(chatting, {"inline_keyboard": [[button("Go", "é" * 32 + "x")]]})
    assert refusal == (400, "Bad Request: BUTTON_DATA_INVALID")


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ([], "object expected as reply markup"),
        ({"inline_keyboard": "x"}, 'field "inline_keyboard" must be an Array of Arrays'),
        ({"inline_keyboard": [["x"]]}, "InlineKeyboardButton must be an Object"),
        ({"inline_keyboard": [[{"callback_data": "x"}]]}, 'Can\'t find field "text"'),
        ({"inline_keyboard": [[{"text": "x"}]]}, "Text buttons are unallowed"),
        ({"inline_keyboard": [[{"text": " ", "callback_data": "x"}]]}, "BUTTON_INVALID"),
        ({"inline_keyboard": [[{"text": "x", "url": "nowhere"}]]}, "Wrong HTTP URL"),
        ({"inline_keyboard": [[button("x", "y")] * 101]}, "reply markup is too long"),
    ],
)
def test_a_malformed_keyboard_is_refused_in_telegrams_words(
    chatting: Hand, markup: object, what: str
) -> None:
    code, description = send_keyboard(chatting, markup)
    assert code == 400
    assert description.startswith("Bad Request: ")
    assert what in description


def test_a_burst_of_five_passes_and_the_sixth_has_to_wait(
    sandbox_with: Start, time: MovableTime
) -> None:
    hand = sandbox_with(SandboxConfig(monotonic=time))
    hand.write("Hello")
    for number in range(5):
        hand.result("sendMessage", chat_id=SAMIRA, text=str(number))
    response = hand.api("sendMessage", chat_id=SAMIRA, text="6")
    assert response.status_code == 429
    assert response.headers["retry-after"] == "1"
    assert response.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    time.pass_by(1)
    hand.result("sendMessage", chat_id=SAMIRA, text="6")


def test_the_bot_may_send_thirty_messages_a_second(sandbox_with: Start, time: MovableTime) -> None:
    hand = sandbox_with(SandboxConfig(monotonic=time, chat_rate=0))
    hand.write("Hello")
    codes = [hand.api("sendMessage", chat_id=SAMIRA, text="Hi").status_code for _ in range(31)]
    assert codes == [200] * 30 + [429]


def test_a_refused_message_does_not_count(sandbox_with: Start, time: MovableTime) -> None:
    hand = sandbox_with(SandboxConfig(monotonic=time, chat_burst=1))
    hand.write("Hello")
    hand.refusal("sendMessage", chat_id=SAMIRA, text="")
    hand.result("sendMessage", chat_id=SAMIRA, text="Hi")


def test_typing_is_told_to_the_phone_and_nonsense_is_refused(chatting: Hand) -> None:
    before = chatting.control("GET", "state")["seq"]
    assert chatting.result("sendChatAction", chat_id=SAMIRA, action="typing") is True
    assert chatting.control("GET", "state")["seq"] > before
    refusal = chatting.refusal("sendChatAction", chat_id=SAMIRA, action="dancing")
    assert refusal == (400, "Bad Request: wrong parameter action in request")
