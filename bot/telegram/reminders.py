"""The watch that says what is due: looks every few seconds, and wakes the sender."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import structlog

from bot.services.reminding import Reminding

log = structlog.get_logger(__name__)

SWEEP_SECONDS = 1.0


class ReminderWatch:
    """Says reminders when they are due, by the product's clock, however far it was moved on.

    `after_saying` is called with each chat in which something waits to be sent now.
    """

    def __init__(self, reminding: Reminding, after_saying: Callable[[str], None]) -> None:
        self._reminding = reminding
        self._after_saying = after_saying

    async def run(self) -> None:
        """Watch until cancelled; a round under way is finished first."""
        while True:
            try:
                chats = await asyncio.to_thread(self.round)
            except Exception as error:  # noqa: BLE001 - the database may come back; the next round sees
                log.error("could not look for reminders", error=type(error).__name__)  # noqa: TRY400
                chats = []
            for chat_id in chats:
                self._after_saying(chat_id)
            await asyncio.sleep(SWEEP_SECONDS)

    def round(self) -> list[str]:
        """Take back what is too late, say what is due, and return the chats to send in."""
        self._reminding.take_back_late()
        return self._reminding.say_due()
