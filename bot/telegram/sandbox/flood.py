"""Telegram's flood limits: about 30 messages a second for a bot and one a second in a chat.

Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this. Short
bursts in one chat are let through, as Telegram does.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from bot.telegram.sandbox.errors import too_many_requests


class Bucket:
    """A bucket of `burst` tokens that fills with `rate` tokens a second (rate 0: no limit)."""

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self._rate = rate
        self._burst = burst
        self._tokens = burst
        self._filled_at = now

    def wait(self, now: float) -> float:
        """Return the seconds until a token is there; 0 when one is there already."""
        if self._rate <= 0:
            return 0.0
        gained = (now - self._filled_at) * self._rate
        self._tokens = min(self._burst, self._tokens + gained)
        self._filled_at = now
        return max(0.0, (1.0 - self._tokens) / self._rate)

    def take(self) -> None:
        """Take one token; call `wait` first."""
        self._tokens -= 1.0


class FloodLimits:
    """The bot's bucket and one bucket per chat."""

    def __init__(
        self, *, rate: float, chat_rate: float, chat_burst: int, monotonic: Callable[[], float]
    ) -> None:
        self._monotonic = monotonic
        self._chat_rate = chat_rate
        self._chat_burst = max(1, chat_burst)
        self._bot = Bucket(rate, max(1.0, rate), monotonic())
        self._chats: dict[int, Bucket] = {}

    def count_message(self, chat_id: int) -> None:
        """Count one message into a chat; raise ApiError 429 with whole seconds when too many."""
        now = self._monotonic()
        chat = self._chats.get(chat_id)
        if chat is None:
            chat = self._chats[chat_id] = Bucket(self._chat_rate, self._chat_burst, now)
        wait = max(self._bot.wait(now), chat.wait(now))
        if wait > 0:
            raise too_many_requests(max(1, math.ceil(wait)))
        self._bot.take()
        chat.take()
