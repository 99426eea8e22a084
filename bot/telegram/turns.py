"""The turn workers of one process: lease chats, take their turns, apologise when it takes long."""

from __future__ import annotations

import asyncio
import contextlib
import uuid
from collections.abc import Callable
from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.services.dialogue import Reply
from bot.services.ports import UnitOfWorkFactory
from bot.services.records import Lease
from bot.services.saying import say
from bot.services.turns import LEASE, TurnTaker

log = structlog.get_logger(__name__)

SWEEP_SECONDS = 0.5
LATE = timedelta(seconds=9.5)
LATE_SWEEP_SECONDS = 0.5


class TurnWorkers:
    """Takes up to `most` turns at once, each of another chat.

    `after_turn` is called with the chat in which something may wait to be sent now.
    """

    def __init__(
        self,
        *,
        taker: TurnTaker,
        unit_of_work: UnitOfWorkFactory,
        reading: UnitOfWorkFactory,
        wall: Clock,
        after_turn: Callable[[str], None],
        most: int = 16,
    ) -> None:
        self._taker = taker
        self._unit_of_work = unit_of_work
        self._reading = reading
        self._wall = wall
        self._after_turn = after_turn
        self._most = most
        self._name = str(uuid.uuid4())
        self._news = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._unseen = False

    def wake(self) -> None:
        """Look at the inbox now."""
        self._unseen = True
        self._news.set()

    async def run(self) -> None:
        """Work until cancelled; turns under way are finished first."""
        try:
            while True:
                self._news.clear()
                for lease in await self._lease():
                    task = asyncio.ensure_future(self._take(lease))
                    self._tasks.add(task)
                    task.add_done_callback(self._done)
                await _until(self._news, SWEEP_SECONDS)
        finally:
            if self._tasks:
                await asyncio.wait(self._tasks, timeout=5)

    async def _take(self, lease: Lease) -> None:
        await self._taker.take(lease)
        self._after_turn(lease.chat.id)

    async def _lease(self) -> list[Lease]:
        free = self._most - len(self._tasks)
        if free <= 0:
            return []
        woken, self._unseen = self._unseen, False
        try:
            return await asyncio.to_thread(self._lease_now, free, woken)
        except Exception as error:  # noqa: BLE001 - the database may come back; the next sweep sees
            log.error("could not read the inbox", error=type(error).__name__)  # noqa: TRY400
            return []

    def _lease_now(self, most: int, woken: bool) -> list[Lease]:
        """Lease; a look that nobody asked for reads first, so that it takes no lock for nothing."""
        if not woken:
            with self._reading() as uow:
                if uow.inbox.is_empty():
                    return []
        now = self._wall.now()
        with self._unit_of_work() as uow:
            leases = uow.chats.lease(owner=self._name, now=now, until=now + LEASE, most=most)
            uow.commit()
        return leases

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            # The lease runs out and the turn is taken again.
            log.error("a turn broke", error=type(task.exception()).__name__)
        self._news.set()


class LateWatch:
    """Says one plain sentence to whoever waits for longer than ten seconds."""

    def __init__(
        self,
        *,
        unit_of_work: UnitOfWorkFactory,
        reading: UnitOfWorkFactory,
        clock: Clock,
        wall: Clock,
        sorry: Reply,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._reading = reading
        self._clock = clock
        self._wall = wall
        self.sorry = sorry
        self.after_apology: Callable[[], None] = lambda: None

    async def run(self) -> None:
        """Watch until cancelled."""
        while True:
            await asyncio.sleep(LATE_SWEEP_SECONDS)
            try:
                apologies = await asyncio.to_thread(self.apologise)
            except Exception as error:  # noqa: BLE001 - the next round sees
                log.error("could not look for late turns", error=type(error).__name__)  # noqa: TRY400
                continue
            if apologies:
                log.warning("residents wait for an answer", chats=apologies)
                self.after_apology()

    def apologise(self) -> int:
        """Queue the sentence for each chat that waits too long, once; return how many."""
        before = self._wall.now() - LATE
        with self._reading() as uow:
            late = uow.inbox.late(before=before)
        if not late:
            return 0
        said = 0
        with self._unit_of_work() as uow:
            for inbox_id, chat_id in late:
                chat = uow.chats.get(chat_id)
                if chat is None or chat.owner == "person" or not uow.inbox.apologised(inbox_id):
                    continue
                say(uow, chat, self.sorry, self._clock)
                said += 1
            uow.commit()
        return said


async def _until(event: asyncio.Event, seconds: float) -> None:
    # Not asyncio.wait_for: on Python 3.11 it can swallow a cancellation that comes with the event.
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
