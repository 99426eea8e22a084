"""Send: what waits in the outbox, in order for each chat, within Telegram's limits.

What may be tried again waits (429, 5xx, network); what can never arrive is closed (403: the chat
is unreachable, 400: parked for a person); a time-out after sending is uncertain and is not sent
again, because Telegram has no key by which it would know the second try as the same message.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
import structlog
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.clock import Clock
from bot.documents import Document
from bot.services.ports import UnitOfWorkFactory
from bot.services.records import Outgoing
from bot.telegram.allowance import Allowance
from bot.telegram.api import TelegramApi

log = structlog.get_logger(__name__)

CLAIM = timedelta(seconds=60)
SWEEP_SECONDS = 0.5
PAUSES = (1, 2, 4, 8, 15, 30)
MOST_TRIES_TO_MAKE = 5


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a message that could not be sent."""

    state: str  # waiting, unreachable, parked or uncertain
    problem: str
    pause: float = 0.0


def fate(error: TelegramError, attempts: int) -> Fate:  # noqa: PLR0911 - one return a class
    """Return what to do after `error`, at the given number of tries (from 1)."""
    backoff = float(PAUSES[min(attempts, len(PAUSES)) - 1])
    match error:
        case RetryAfter():
            return Fate("waiting", "Telegram asked to wait.", seconds_of(error))
        case Forbidden():
            return Fate("unreachable", "The resident has blocked the bot or left Telegram.")
        case BadRequest() if "chat not found" in str(error).lower():
            return Fate("unreachable", "Telegram does not know this chat.")
        # A bad request is a NetworkError too: it must be met before the network's own errors.
        case BadRequest() | ChatMigrated():
            return Fate("parked", "Telegram refused the message.")
        case InvalidToken():
            return Fate("waiting", "Telegram refused the bot's token.", PAUSES[-1])
        case TimedOut() if not isinstance(
            error.__cause__, httpx.ConnectTimeout | httpx.PoolTimeout
        ):
            return Fate("uncertain", "Telegram did not say whether it arrived.")
    # A time-out before anything was sent, an outage, a broken connection: safe to repeat.
    return Fate("waiting", f"Telegram could not be reached ({type(error).__name__}).", backoff)


def seconds_of(error: RetryAfter) -> float:
    """Return how long Telegram asks to wait, in seconds."""
    pause = error.retry_after  # a number today, a timedelta in a later version
    return float(pause if isinstance(pause, int | float) else pause.total_seconds())


class Sender:
    """Empties the outbox; many senders, in any number of processes, keep each chat's order.

    `make` makes the file or picture that a message names, from the chat's id and that name, when
    it is sent: it is stored nowhere. `forget` leaves nothing of deleted rows in the database's
    files.
    """

    def __init__(
        self,
        *,
        api: TelegramApi,
        unit_of_work: UnitOfWorkFactory,
        relaxed: UnitOfWorkFactory,
        reading: UnitOfWorkFactory,
        clock: Clock,
        wall: Clock,
        allowance: Allowance,
        make: Callable[[str, str], Document],
        forget: Callable[[], bool],
        most: int = 32,
    ) -> None:
        self._api = api
        self._unit_of_work = unit_of_work
        self._relaxed = relaxed
        self._reading = reading
        self._clock = clock
        self._wall = wall
        self._allowance = allowance
        self._make = make
        self._forget = forget
        self._to_forget = False
        self._most = most
        self._news = asyncio.Event()
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()

    def wake(self) -> None:
        """Look at the whole outbox now."""
        self._news.set()

    def wake_chat(self, chat_id: str) -> None:
        """Send what waits in one chat, without looking at the others."""
        if chat_id in self._busy:
            self._again.add(chat_id)
        elif len(self._busy) < self._most:
            self._begin(chat_id)
        else:
            self._news.set()

    async def run(self) -> None:
        """Send until cancelled; a message that is under way is finished first."""
        try:
            while True:
                await self._round()
                await _until(self._news, SWEEP_SECONDS)
        finally:
            if self._busy:
                await asyncio.wait(self._busy.values(), timeout=5)

    def abandon_expired(self) -> int:
        """Close as uncertain what a dead process had begun to send; return how many."""
        now = self._wall.now()
        with self._unit_of_work() as uow:
            for chat_id in uow.outbox.expired_last_words(now):
                self._to_forget |= uow.chats.forget_stranger(chat_id)
            count = uow.outbox.abandon_expired(now)
            uow.commit()
        self._forget_erased()
        return count

    async def _round(self) -> None:
        self._news.clear()
        free = self._most - len(self._busy)
        if free <= 0:
            return
        try:
            ready = await asyncio.to_thread(self._ready, tuple(self._busy), free)
        except Exception as error:  # noqa: BLE001 - the database may come back; the next sweep sees
            log.error("could not read the outbox", error=type(error).__name__)  # noqa: TRY400
            return
        for chat_id in ready:
            if chat_id not in self._busy:
                self._begin(chat_id)

    def _begin(self, chat_id: str) -> None:
        task = asyncio.ensure_future(self._send_all(chat_id))
        self._busy[chat_id] = task
        task.add_done_callback(self._release(chat_id))

    def _release(self, chat_id: str) -> Callable[[asyncio.Task[None]], None]:
        def release(task: asyncio.Task[None]) -> None:
            self._busy.pop(chat_id, None)
            if task.cancelled():
                return
            if task.exception() is not None:
                log.error("sending broke", error=type(task.exception()).__name__)
            if chat_id in self._again:
                self._again.discard(chat_id)
                self._begin(chat_id)
            elif len(self._busy) == self._most - 1:
                self._news.set()  # others may have waited for this place

        return release

    async def _send_all(self, chat_id: str) -> None:
        """Send one chat's messages one after the other, as long as there are any.

        The limits are waited for before a message is claimed: what is claimed when a process
        dies counts as perhaps sent.
        """
        one: Outgoing | None = None
        while True:
            if one is None:
                await self._allowance.take(chat_id)
                one = await asyncio.to_thread(self._claim, chat_id)
            if one is None:
                return
            try:
                number = await self._deliver(one)
            except TelegramError as error:
                await asyncio.to_thread(self._failed, one, fate(error, one.attempts))
                return
            except _NotMadeError as error:
                await asyncio.to_thread(self._failed, one, _not_made(error, one.attempts))
                return
            go_on = one.more and await self._allowance.take_now(chat_id)
            following = await asyncio.to_thread(self._sent, one, number, go_on)
            if following is None and not one.more:
                return
            one = following

    def _ready(self, busy: tuple[str, ...], most: int) -> list[str]:
        with self._reading() as uow:
            return uow.outbox.ready_chats(now=self._wall.now(), busy=busy, most=most)

    def _claim(self, chat_id: str) -> Outgoing | None:
        now = self._wall.now()
        with self._unit_of_work() as uow:
            one = uow.outbox.claim_next(chat_id, now=now, until=now + CLAIM)
            uow.commit()
        return one

    def _sent(self, one: Outgoing, number: int, go_on: bool) -> Outgoing | None:
        """Close one message; with `go_on`, claim the chat's next in the same transaction."""
        with (self._unit_of_work if go_on else self._relaxed)() as uow:
            uow.outbox.sent(one.id, telegram_message_id=number, at=self._clock.now())
            if one.payload.get("last"):
                self._to_forget |= uow.chats.forget_stranger(one.chat_id)
            now = self._wall.now()
            following = (
                uow.outbox.claim_next(one.chat_id, now=now, until=now + CLAIM) if go_on else None
            )
            uow.commit()
        self._forget_erased()
        return following

    def _failed(self, one: Outgoing, what: Fate) -> None:
        now = self._wall.now()
        with self._unit_of_work() as uow:
            if what.state == "waiting":
                later = _later(now, what.pause)
                uow.outbox.wait(one.id, not_before=later, problem=what.problem)
            else:
                uow.outbox.give_up(one.id, state=what.state, problem=what.problem)
            if what.state == "unreachable":
                uow.chats.set_reachable(one.chat_id, reachable=False)
                uow.outbox.give_up_chat(one.chat_id, problem=what.problem)
            if what.state == "unreachable" or (what.state != "waiting" and one.payload.get("last")):
                self._to_forget |= uow.chats.forget_stranger(one.chat_id)
            uow.commit()
        self._forget_erased()
        log.warning("a message was not sent", state=what.state, problem=what.problem)

    async def _deliver(self, one: Outgoing) -> int:
        """Send one message with what belongs to it; return Telegram's number for it.

        The words below a picture say what it shows: where it cannot be made, or where Telegram
        refuses it, they go alone.
        """
        if one.payload.get("picture"):
            with contextlib.suppress(_NotMadeError, BadRequest):
                picture = await asyncio.to_thread(self._file, one, one.payload["picture"])
                return await self._api.say(one.telegram_chat_id, one.payload, picture)
            log.warning("a picture could not be sent; its words are sent alone")
        document, file = one.payload.get("document"), None
        if document:
            file = await asyncio.to_thread(self._file, one, document)
        return await self._api.say(one.telegram_chat_id, one.payload, file)

    def _file(self, one: Outgoing, name: str) -> Document:
        try:
            return self._make(one.chat_id, name)
        except Exception as error:  # noqa: BLE001 - whatever broke, the chat must go on
            # Its own words may hold the resident's.
            raise _NotMadeError(type(error).__name__) from None

    def _forget_erased(self) -> None:
        """Empty the database's files of somebody who was erased; tried again when it is busy."""
        if not self._to_forget:
            return
        try:
            self._to_forget = not self._forget()
        except Exception as error:  # noqa: BLE001 - another process may hold the database
            log.warning("erased rows are still in the file", error=type(error).__name__)


class _NotMadeError(Exception):
    """A file could not be made; names the kind of error and no more."""


def _not_made(error: _NotMadeError, attempts: int) -> Fate:
    problem = f"The file could not be made ({error})."
    if attempts >= MOST_TRIES_TO_MAKE:
        return Fate("parked", problem)
    return Fate("waiting", problem, float(PAUSES[attempts - 1]))


def _later(now: datetime, seconds: float) -> datetime:
    return now + timedelta(seconds=seconds)


async def _until(event: asyncio.Event, seconds: float) -> None:
    # Not asyncio.wait_for: on Python 3.11 it can swallow a cancellation that comes with the event.
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
