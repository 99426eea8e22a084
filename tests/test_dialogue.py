"""The gateway asks Rasa, and knows when there is no answer."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx
import pytest

from bot.dialogue import RasaDialogue
from bot.errors import DialogueUnavailableError
from bot.services.dialogue import Question, Reply
from bot.services.records import Choice

QUESTION = Question("c1", "default:7", "hiya", {"gap_seconds": None})
ANSWER = {
    "replies": [
        {"text": "Hello", "buttons": [{"title": "Yes", "payload": "/affirm"}]},
        {"text": "", "buttons": []},
        {"text": "Bye"},
    ],
    "understanding": {
        "intent": "greet",
        "confidence": 0.9,
        "runner_up": "thank",
        "runner_up_confidence": 0.05,
        "fallback": False,
        "entities": [],
        "model": "mooring-1",
    },
    "actions": ["action_greet"],
    "policy": "RulePolicy",
    "repeated": False,
}


def dialogue(handler: Callable[[httpx.Request], httpx.Response], servers: int = 2) -> RasaDialogue:
    client = httpx.AsyncClient(transport=httpx.MockTransport(handler))
    return RasaDialogue([f"http://rasa-{number}" for number in range(servers)], client)


async def test_an_answer_is_read_with_its_buttons_and_its_reasons() -> None:
    asked: list[dict[str, object]] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(json.loads(request.content))
        return httpx.Response(200, json=ANSWER)

    answer = await dialogue(handler).ask(QUESTION)
    assert answer.replies == (Reply("Hello", (Choice("Yes", "/affirm"),)), Reply("Bye"))
    assert answer.understanding.intent == "greet"
    assert answer.understanding.actions == ("action_greet",)
    assert asked == [
        {
            "conversation": "c1",
            "message_id": "default:7",
            "text": "hiya",
            "metadata": {"gap_seconds": None},
        }
    ]


async def test_one_conversation_asks_the_same_server_and_another_when_that_is_away() -> None:
    asked: list[str] = []
    away: set[str] = set()

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        if request.url.host in away:
            raise httpx.ConnectError("refused")
        return httpx.Response(200, json=ANSWER)

    client = dialogue(handler)
    for _ in range(3):
        await client.ask(QUESTION)
    (first,) = set(asked)
    away.add(first)
    await client.ask(QUESTION)
    assert asked[-1] != first


@pytest.mark.parametrize("status", [400, 409, 500, 503])
async def test_a_refused_turn_is_tried_again_later(status: int) -> None:
    with pytest.raises(DialogueUnavailableError, match=str(status)):
        await dialogue(lambda _: httpx.Response(status)).ask(QUESTION)


async def test_a_server_that_may_still_be_at_work_is_not_doubled_by_another() -> None:
    asked: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        raise httpx.ReadTimeout("slow")

    with pytest.raises(DialogueUnavailableError):
        await dialogue(handler).ask(QUESTION)
    assert len(asked) == 1


async def test_no_server_at_all_is_said_without_the_residents_words() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    with pytest.raises(DialogueUnavailableError) as refusal:
        await dialogue(handler).ask(QUESTION)
    assert "hiya" not in str(refusal.value)


async def test_a_reply_can_name_a_file_and_the_last_words_say_that_all_is_erased() -> None:
    file = {"text": "Your copy.", "custom": {"document": "copy_page"}}
    last = {"text": "It is done.", "custom": {"then": "erase"}}

    def handler(request: httpx.Request) -> httpx.Response:
        replies = [file] if "copy" in request.content.decode() else [last]
        return httpx.Response(200, json={**ANSWER, "replies": replies})

    copy = await dialogue(handler).ask(Question("c1", "default:8", "copy"))
    assert copy.replies == (Reply("Your copy.", document="copy_page"),)
    assert not copy.erases
    gone = await dialogue(handler).ask(Question("c1", "default:9", "delete"))
    assert gone.erases
