"""The client of Rasa's channel: asks one turn over HTTP and reads the answer."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

import httpx

from bot.errors import DialogueUnavailableError
from bot.services.dialogue import ERASE, Answer, Question, Reply
from bot.services.records import Choice, Understanding

PATH = "/webhooks/mooring/turn"
TIMEOUT = httpx.Timeout(25, connect=2)


class RasaDialogue:
    """Asks the Rasa servers; one conversation always asks the same one first.

    When that one cannot be reached the others are asked: all keep nothing of their own.
    """

    def __init__(self, addresses: Sequence[str], client: httpx.AsyncClient | None = None) -> None:
        self._addresses = list(addresses)
        self._client = client or httpx.AsyncClient(timeout=TIMEOUT, trust_env=False)

    async def ask(self, question: Question) -> Answer:
        """Return the answer; raises `DialogueUnavailableError` when there is none now."""
        first = zlib.crc32(question.conversation.encode()) % len(self._addresses)
        body = {
            "conversation": question.conversation,
            "message_id": question.message_id,
            "text": question.text,
            "metadata": question.metadata,
        }
        for address in self._addresses[first:] + self._addresses[:first]:
            try:
                response = await self._client.post(address + PATH, json=body)
            except httpx.TransportError as error:
                if isinstance(error, httpx.ReadTimeout):
                    break  # it may still be at work: asking another would take the turn twice
                continue
            if response.status_code == httpx.codes.OK:
                return _answer(response.json())
            message = f"Rasa answered {response.status_code}; the turn is tried again."
            raise DialogueUnavailableError(message)
        message = "No Rasa server answers; the turn is tried again."
        raise DialogueUnavailableError(message)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


def _answer(body: dict[str, Any]) -> Answer:
    replies = tuple(
        Reply(
            reply["text"],
            tuple(Choice(one["title"], one["payload"]) for one in reply.get("buttons") or ()),
            (reply.get("custom") or {}).get("document"),
            (reply.get("custom") or {}).get("picture"),
        )
        for reply in body["replies"]
        if reply.get("text")
    )
    seen = body.get("understanding") or {}
    understanding = Understanding(
        intent=seen.get("intent"),
        confidence=seen.get("confidence"),
        runner_up=seen.get("runner_up"),
        runner_up_confidence=seen.get("runner_up_confidence"),
        fallback=bool(seen.get("fallback")),
        entities=tuple(seen.get("entities") or ()),
        actions=tuple(body.get("actions") or ()),
        policy=body.get("policy"),
        model=seen.get("model"),
    )
    erases = any((reply.get("custom") or {}).get("then") == ERASE for reply in body["replies"])
    return Answer(replies, understanding, erases, body.get("asking", ""))
