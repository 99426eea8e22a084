"""How much may be sent now: Telegram's limits, kept before it has to remind us."""

from __future__ import annotations

from aiolimiter import AsyncLimiter

BURST = 5
# From so many chats on, those that have not been written to for a while are forgotten.
MOST_REMEMBERED = 10_000


class Allowance:
    """How much may be sent now: by the bot in all, and in each chat."""

    def __init__(self, rate: float, chat_rate: float) -> None:
        self._bot = AsyncLimiter(max(1.0, rate), max(1.0, rate) / rate)
        self._chat_rate = chat_rate
        self._chats: dict[str, AsyncLimiter] = {}

    async def take(self, chat_id: str) -> None:
        """Wait until a message may be sent in this chat: a burst of 5, then one after the other."""
        await self._of(chat_id).acquire()
        await self._bot.acquire()

    async def take_now(self, chat_id: str) -> bool:
        """Take the right to send a message if it is there without waiting."""
        chat = self._of(chat_id)
        if not (chat.has_capacity() and self._bot.has_capacity()):
            return False
        await self.take(chat_id)
        return True

    def _of(self, chat_id: str) -> AsyncLimiter:
        limiter = self._chats.get(chat_id)
        if limiter is None:
            if len(self._chats) > MOST_REMEMBERED:
                self._chats = {
                    key: one for key, one in self._chats.items() if not one.has_capacity(BURST)
                }
            limiter = self._chats[chat_id] = AsyncLimiter(BURST, BURST / self._chat_rate)
        return limiter
