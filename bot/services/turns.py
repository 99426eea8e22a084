"""One turn: from a leased update to a committed answer.

Everything that a turn changes is written in one transaction at its end: the transcript, what was
understood, the replies in the outbox, and "done". Whoever dies before that leaves the update in
the inbox, and the next worker takes the turn again; the dialogue answers the same question the
same way, so that nothing is said or logged twice.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.clock import Clock
from bot.errors import DialogueUnavailableError, LeaseLostError
from bot.journey.language import ENGLISH
from bot.services.dialogue import Answer, Dialogue, Question, Reply
from bot.services.erasing import erase_and_say
from bot.services.guarding import Guard, Outcome, SafetyAnswer, rests, woken
from bot.services.incoming import Asked, Edited, Incoming, Kind, asked_of, metadata_of
from bot.services.ports import UnitOfWork, UnitOfWorkFactory
from bot.services.records import Lease, OfferedButton, Resident, Turn, Understanding
from bot.services.saying import say

SHORT = 300
"""Signs of a message that takes the safety layer only a few milliseconds to read."""
NOT_UNDERSTOOD = "action_not_understood"
"""The action that answers what nobody could make sense of."""
LEASE = timedelta(seconds=60)
TYPING_AFTER = 1.0
# Seconds before the next try, by how often it was tried; the last one counts from then on.
PAUSES = (0.5, 1, 2, 4, 8, 15)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is read before the dialogue is asked."""

    asked: Asked
    gap_seconds: float | None
    rests: bool = False
    edited: Edited | None = None


@dataclass(frozen=True, slots=True)
class _Result:
    outcome: Outcome
    replies: tuple[Reply, ...] = ()
    understanding: Understanding = field(default_factory=Understanding)
    help_reason: str | None = None
    erases: bool = False
    asking: str | None = ""


class TurnTaker:
    """Takes leased turns. `read` turns a raw update into an `Incoming` or raises ValueError."""

    def __init__(
        self,
        *,
        unit_of_work: UnitOfWorkFactory,
        reading: UnitOfWorkFactory,
        dialogue: Dialogue,
        guard: Guard,
        clock: Clock,
        wall: Clock,
        read: Callable[[str], Incoming],
        typing: Callable[[int], Awaitable[None]] | None = None,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._reading = reading
        self._dialogue = dialogue
        self._guard = guard
        self._clock = clock
        self._wall = wall
        self._read = read
        self._typing = typing

    async def take(self, lease: Lease) -> None:
        """Take one turn to its end, or put it back to be tried again.

        Never raises for what a resident or a part that is down can cause.
        """
        started = time.perf_counter()
        try:
            try:
                incoming = self._read(lease.update.payload)
            except ValueError as error:
                await asyncio.to_thread(self._quarantine, lease, str(error))
                return
            seen = await asyncio.to_thread(self._look, lease, incoming)
            result = await self._result(lease, incoming, seen)
            milliseconds = round((time.perf_counter() - started) * 1000)
            await asyncio.to_thread(self._commit, lease, incoming, seen, result, milliseconds)
        except DialogueUnavailableError:
            await asyncio.to_thread(self._put_back, lease)
        except LeaseLostError:
            return  # the worker that took over answers

    async def _result(self, lease: Lease, incoming: Incoming, seen: _Seen) -> _Result:
        if incoming.kind in {Kind.BLOCKED, Kind.UNBLOCKED}:
            return _Result(Outcome.SILENT)
        language = _language(incoming, lease.resident)
        awake = woken(self._guard, incoming, seen.asked) if seen.rests else seen.asked
        danger = self._guard.after(awake.text, language) if awake and awake.text else None
        if danger is None and incoming.text:
            asking = None if seen.rests else lease.chat.asking
            danger = await self._danger(incoming.text, language, asking)
        if danger is not None and not (danger.goes_on and lease.chat.owner != "person"):
            understanding = Understanding(intent=None, policy=f"safety:{danger.rule}")
            return _Result(danger.outcome, danger.replies, understanding, danger.reason)
        if lease.chat.owner == "person":
            return _Result(Outcome.PERSON)
        if seen.asked.text is None:
            return _Result(Outcome.SILENT)
        if awake is None:
            return _Result(
                Outcome.RESTING, (*self._why(incoming, language), self._guard.rest(language))
            )
        answer = await self._ask(lease, incoming, replace(seen, asked=awake))
        beside = danger.replies if danger else ()
        return _Result(
            Outcome.ANSWERED,
            (*beside, *answer.replies),
            answer.understanding,
            help_reason=danger.reason if danger else None,
            erases=answer.erases,
            asking=answer.asking,
        )

    async def _danger(
        self, text: str, language: str | None, asking: str | None
    ) -> SafetyAnswer | None:
        """Look for danger; a long message is read in a thread, so that others need not wait."""
        if len(text) <= SHORT:
            return self._guard.danger(text, language, asking)
        return await asyncio.to_thread(self._guard.danger, text, language, asking)

    async def _ask(self, lease: Lease, incoming: Incoming, seen: _Seen) -> Answer:
        question = Question(
            conversation=lease.chat.id,
            message_id=f"{lease.chat.bot_id}:{lease.update.update_id}",
            text=seen.asked.text or "",
            metadata=metadata_of(incoming, seen.gap_seconds, seen.edited),
        )
        task = asyncio.ensure_future(self._dialogue.ask(question))
        try:
            done, _ = await asyncio.wait({task}, timeout=TYPING_AFTER)
            if not done and self._typing is not None and lease.chat.telegram_chat_id is not None:
                await self._typing(lease.chat.telegram_chat_id)
            answer = await task
        finally:
            task.cancel()
        why = self._why(incoming, _language(incoming, lease.resident))
        return replace(answer, replies=(*why, *answer.replies))

    def _why(self, incoming: Incoming, language: str | None) -> tuple[Reply, ...]:
        """Return the words for what was taken out of a message, if something was."""
        return (self._guard.not_kept(incoming.masked, language),) if incoming.masked else ()

    def _look(self, lease: Lease, incoming: Incoming) -> _Seen:
        with self._reading() as uow:
            pressed = uow.buttons.find(lease.chat, incoming.key) if incoming.key else None
            offered = uow.buttons.current(lease.chat)
            before = uow.transcript.last_resident_message_at(lease.chat.id)
            last = uow.transcript.last_turn(lease.chat)
            edited = _edited(uow, lease, incoming, last) if incoming.kind is Kind.EDIT else None
        gap = None if before is None else (self._clock.now() - before).total_seconds()
        asked = asked_of(incoming, lease.resident, offered=offered, pressed=pressed, edited=edited)
        return _Seen(asked, gap, rests(last, self._clock.now()), edited)

    def _commit(
        self, lease: Lease, incoming: Incoming, seen: _Seen, result: _Result, milliseconds: int
    ) -> None:
        now = self._clock.now()
        with self._unit_of_work() as uow:
            if result.erases:
                uow.chats.release(lease)  # refused to whoever no longer holds the chat
                erase_and_say(uow, lease.chat, result.replies, now)
                uow.commit()
                return
            turn_id = uow.transcript.add_turn(
                chat=lease.chat,
                update_id=lease.update.update_id,
                outcome=result.outcome.value,
                understanding=result.understanding,
                at=now,
                milliseconds=milliseconds,
            )
            self._write_down(uow, lease, incoming, seen.asked.pressed, turn_id)
            for reply in result.replies:
                say(uow, lease.chat, reply, self._clock, turn_id=turn_id)
            if result.help_reason is not None:
                key = f"{lease.chat.id}:{lease.update.update_id}:{result.help_reason}"
                uow.progress.ask_for_person(
                    lease.resident.id, reason=result.help_reason, key=key, at=now
                )
                uow.progress.log(
                    lease.resident.id,
                    what="signpost_shown",
                    who="bot",
                    action="safety",
                    key=key,
                    at=now,
                )
            if result.asking not in {"", lease.chat.asking}:
                uow.chats.set_asking(lease.chat.id, result.asking)
            if not lease.chat.reachable:
                uow.chats.set_reachable(lease.chat.id, reachable=True)
            if incoming.kind is Kind.BLOCKED:
                uow.chats.set_reachable(lease.chat.id, reachable=False)
            uow.inbox.done(lease, at=self._wall.now())
            uow.chats.release(lease)
            uow.commit()

    def _write_down(
        self,
        uow: UnitOfWork,
        lease: Lease,
        incoming: Incoming,
        pressed: OfferedButton | None,
        turn_id: int,
    ) -> None:
        now = self._clock.now()
        if incoming.kind in {Kind.BLOCKED, Kind.UNBLOCKED}:
            uow.transcript.add(
                chat=lease.chat,
                at=now,
                author="system",
                kind=incoming.kind.value,
                text="",
                update_id=lease.update.update_id,
                turn_id=turn_id,
            )
            return
        text = incoming.text
        if incoming.kind is Kind.PRESS:
            text = pressed.label if pressed is not None else ""
        if pressed is not None:
            uow.buttons.pressed(pressed.key, now)
        if incoming.kind is Kind.EDIT and incoming.telegram_message_id is not None:
            uow.transcript.mark_edited(lease.chat, incoming.telegram_message_id, now)
        uow.transcript.add(
            chat=lease.chat,
            at=now,
            author="resident",
            kind=incoming.written_as,
            text=text,
            telegram_message_id=(
                None if incoming.kind is Kind.PRESS else incoming.telegram_message_id
            ),
            update_id=lease.update.update_id,
            turn_id=turn_id,
        )
        uow.residents.update(lease.resident.id, last_seen_at=now)

    def _quarantine(self, lease: Lease, reason: str) -> None:
        with self._unit_of_work() as uow:
            uow.inbox.quarantine(
                update_id=lease.update.update_id,
                chat_id=lease.chat.id,
                payload=lease.update.payload,
                reason=reason,
                at=self._wall.now(),
            )
            uow.chats.release(lease)
            uow.commit()

    def _put_back(self, lease: Lease) -> None:
        """Leave the update in the inbox and its chat alone for a moment."""
        with self._unit_of_work() as uow:
            tries = uow.inbox.attempted(lease)
            pause = PAUSES[min(tries, len(PAUSES)) - 1]
            uow.chats.release(lease, not_before=self._wall.now() + timedelta(seconds=pause))
            uow.commit()


def _edited(uow: UnitOfWork, lease: Lease, incoming: Incoming, last: Turn | None) -> Edited:
    """Return what is known of a message that the resident changed."""
    number = incoming.telegram_message_id
    was_last = number is not None and uow.transcript.last_written(lease.chat) == number
    seen = last.understanding if last is not None else None
    understood = seen is not None and NOT_UNDERSTOOD not in seen.actions and not seen.fallback
    return Edited(was_last, understood)


def _language(incoming: Incoming, resident: Resident) -> str | None:
    """Return the language to answer in at once: that of the message, or else the resident's."""
    found = incoming.language
    return resident.language if found is None or found == ENGLISH else found
