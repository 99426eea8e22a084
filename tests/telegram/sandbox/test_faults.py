"""Trouble on demand."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from bot.telegram.sandbox.testing import DELE, SAMIRA, Hand, UnexpectedAnswerError


def plan(hand: Hand, kind: str, **wish: Any) -> Any:
    return hand.control("POST", "faults", {"kind": kind, **wish})["fault"]


def test_the_next_calls_are_told_to_wait(chatting: Hand) -> None:
    plan(chatting, "429", times=2, retry_after=7)
    for _ in range(2):
        body = chatting.api("sendMessage", chat_id=SAMIRA, text="Hi").json()
        assert body["error_code"] == 429
        assert body["parameters"] == {"retry_after": 7}
    chatting.result("sendMessage", chat_id=SAMIRA, text="Hi")
    assert chatting.control("GET", "faults")["faults"] == []


@pytest.mark.parametrize(
    ("kind", "description"),
    [
        ("403", "Forbidden: bot was blocked by the user"),
        ("400", "Bad Request: chat not found"),
        ("500", "Internal Server Error"),
        ("502", "Bad Gateway"),
    ],
)
def test_a_call_is_refused_on_demand_and_does_nothing(
    chatting: Hand, kind: str, description: str
) -> None:
    plan(chatting, kind)
    refusal = chatting.refusal("sendMessage", chat_id=SAMIRA, text="Hi")
    assert refusal == (int(kind), description)
    assert len(chatting.messages()) == 1


def test_a_refusal_may_say_something_else(chatting: Hand) -> None:
    plan(chatting, "400", description="Bad Request: message is too long")
    assert chatting.refusal("getMe") == (400, "Bad Request: message is too long")


def test_an_answer_can_be_slow(chatting: Hand) -> None:
    plan(chatting, "slow", seconds=0.3)
    response = chatting.api("sendMessage", chat_id=SAMIRA, text="Hi")
    assert response.json()["ok"] is True
    assert response.elapsed.total_seconds() >= 0.3


@pytest.mark.parametrize(("kind", "shown"), [("drop_before", 1), ("drop_after", 2)])
def test_a_connection_can_break_before_or_after_the_message_is_sent(
    chatting: Hand, kind: str, shown: int
) -> None:
    plan(chatting, kind)
    with pytest.raises(httpx.RemoteProtocolError):
        chatting.api("sendMessage", chat_id=SAMIRA, text="Hi")
    assert len(chatting.messages()) == shown
    chatting.result("sendMessage", chat_id=SAMIRA, text="Hi again")


def test_trouble_can_be_kept_to_one_method_and_one_chat(chatting: Hand) -> None:
    chatting.write("Hello", DELE)
    plan(chatting, "500", method="sendmessage", chat_id=DELE)
    chatting.result("sendMessage", chat_id=SAMIRA, text="Hi")
    chatting.result("sendChatAction", chat_id=DELE, action="typing")
    assert chatting.refusal("sendMessage", chat_id=DELE, text="Hi")[0] == 500


def test_polls_use_up_no_trouble_unless_it_is_meant_for_them(chatting: Hand) -> None:
    plan(chatting, "500")
    chatting.result("getUpdates")
    assert chatting.refusal("getMe")[0] == 500
    plan(chatting, "502", method="getUpdates")
    assert chatting.refusal("getUpdates")[0] == 502


def test_trouble_can_be_taken_away(chatting: Hand) -> None:
    first, second = plan(chatting, "500"), plan(chatting, "403", times=3)
    left = chatting.control("DELETE", f"faults/{first['id']}")["faults"]
    assert [fault["id"] for fault in left] == [second["id"]]
    with pytest.raises(UnexpectedAnswerError, match="no such fault"):
        chatting.control("DELETE", "faults/99")
    assert chatting.control("DELETE", "faults")["faults"] == []
    chatting.result("getMe")


@pytest.mark.parametrize(
    "wish",
    [
        {},
        {"kind": "404"},
        {"kind": "500", "times": 0},
        {"kind": "500", "times": "many"},
        {"kind": "429", "retry_after": -1},
        {"kind": "slow", "seconds": 1e9},
        {"kind": "500", "left": 2},
        {"kind": "500", "surprise": 1},
        {"kind": "500", "method": 7},
    ],
)
def test_trouble_that_makes_no_sense_is_refused(hand: Hand, wish: dict[str, Any]) -> None:
    response = hand.http.post("/sandbox/faults", json=wish)
    assert response.status_code == 400
    assert response.json()["error"]


def test_the_calls_of_the_bot_are_listed_without_what_they_said(chatting: Hand) -> None:
    since = chatting.control("GET", "state")["seq"]
    chatting.result("sendMessage", chat_id=SAMIRA, text="a private word")
    plan(chatting, "502", method="sendMessage")
    chatting.refusal("sendMessage", chat_id=SAMIRA, text="a private word")
    chatting.refusal("sendSmoke")
    calls = chatting.control("GET", f"calls?since={since}")["calls"]
    assert [(c["method"], c["status"], c["fault"]) for c in calls] == [
        ("sendMessage", 200, None),
        ("sendMessage", 502, "502"),
        ("unknown", 404, None),
    ]
    assert "private" not in str(calls)
