"""Button presses that wait for `answerCallbackQuery`; they live 150 seconds."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.telegram.sandbox.errors import bad_request

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass
class Press:
    """One press of one button; `answer` is None until the bot answered."""

    query_id: str
    person_id: int
    message_id: int
    expires_at: float
    answer: dict[str, Any] | None = None


class Presses:
    """The presses of the last 150 seconds."""

    def __init__(self, *, lifetime: float, monotonic: Callable[[], float]) -> None:
        self._lifetime = lifetime
        self._monotonic = monotonic
        self._presses: dict[str, Press] = {}

    def add(self, person_id: int, message_id: int) -> Press:
        """Record a press and return it with its new query id."""
        now = self._monotonic()
        for old in [key for key, press in self._presses.items() if press.expires_at <= now]:
            del self._presses[old]
        query_id = str(secrets.randbelow(9 * 10**17) + 10**17)
        press = Press(query_id, person_id, message_id, now + self._lifetime)
        self._presses[query_id] = press
        return press

    def answer(self, query_id: str, answer: dict[str, Any]) -> Press:
        """Answer a press; raise ApiError 400 when it is unknown or older than its lifetime."""
        press = self._presses.get(query_id)
        if press is None or press.expires_at <= self._monotonic():
            raise bad_request(TOO_OLD)
        press.answer = answer
        return press
