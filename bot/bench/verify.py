"""Compares what residents did, what the transcript holds, and what their phones got.

Whatever was written must be one turn and stand in the transcript once; each of the bot's messages
in the transcript must have reached the phone once, in that order, and nothing else may have.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.bench.phones import Act, Heard, Phones
from bot.bench.product import Product
from bot.services.records import Message, Turn

DRAIN_SECONDS = 45.0
ANSWERED = frozenset({"answered", "safety"})


@dataclass(slots=True)
class Verdict:
    """What came of turns: seconds to the first reply, seconds inside, and what went wrong."""

    waited: dict[int, float] = field(default_factory=dict)  # by update id
    inside: list[float] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)
    twice: Counter[str] = field(default_factory=Counter)
    misunderstood: int = 0
    apologies: int = 0

    def add(self, other: Verdict) -> None:
        """Take in another resident's."""
        self.waited |= other.waited
        self.inside += other.inside
        self.lost += other.lost
        self.twice += other.twice
        self.misunderstood += other.misunderstood
        self.apologies += other.apologies

    def of(self, acts: Sequence[Act]) -> list[float]:
        """Return the seconds to the first reply of those acts that were answered."""
        return [self.waited[act.update_id] for act in acts if act.update_id in self.waited]

    def faults(self) -> list[str]:
        """Return one line for each kind of thing that was lost or said twice."""
        lost = [f"lost: {count} × {what}" for what, count in sorted(self.lost.items())]
        return lost + [f"twice: {count} × {what}" for what, count in sorted(self.twice.items())]


def compare(
    acts: Sequence[Act],
    heard: Sequence[Heard],
    messages: Sequence[Message],
    turns: Mapping[int, Turn],
) -> Verdict:
    """Return what came of one resident's turns.

    `acts` and `heard` as the phone saw them, `messages` and `turns` (by id) as the store has them;
    rows that belong to none of the acts are left aside.
    """
    verdict = Verdict()
    began = {act.update_id: act.began for act in acts}
    ours = {number: turn for number, turn in turns.items() if turn.update_id in began}
    taken = Counter(turn.update_id for turn in ours.values())
    written = Counter(one.update_id for one in messages if one.author == "resident")
    for act in acts:
        _count(verdict, taken[act.update_id], "a message as a turn")
        _count(verdict, written[act.update_id], "a message in the transcript")
    # Without a turn: the sentence for those who wait for too long.
    said = [
        one
        for one in messages
        if one.author == "bot" and (one.turn_id is None or one.turn_id in ours)
    ]
    arrived = {one.message_id: one.at for one in heard}
    for number, turn in ours.items():
        verdict.inside.append(turn.milliseconds / 1000)
        verdict.misunderstood += turn.understanding.fallback
        replies = [_number(one) for one in said if one.turn_id == number]
        times = [arrived[key] for key in replies if key in arrived]
        if times:
            verdict.waited[turn.update_id] = min(times) - began[turn.update_id]
        elif turn.outcome in ANSWERED and not replies:
            verdict.lost["an answer"] += 1
    _compare_said(verdict, said, heard)
    return verdict


def _compare_said(verdict: Verdict, said: Sequence[Message], heard: Sequence[Heard]) -> None:
    verdict.apologies = sum(1 for one in said if one.turn_id is None)
    sent = [_number(one) for one in said]
    got = sorted(one.message_id for one in heard)
    missing = [key for key in sent if key not in set(got)]
    extra = set(got) - set(sent)
    if missing:
        verdict.lost["an answer that no phone got"] += len(missing)
    if extra:
        verdict.twice["an answer that is not in the transcript"] += len(extra)
    if not missing and not extra and sent != got:
        verdict.lost["the order of a chat's answers"] += 1


def _count(verdict: Verdict, times: int, what: str) -> None:
    if times == 0:
        verdict.lost[what] += 1
    elif times > 1:
        verdict.twice[what] += times - 1


def _number(message: Message) -> int:
    return message.telegram_message_id or 0


async def look(product: Product, phones: Phones, people: Sequence[int]) -> Verdict:
    """Wait until everything is answered and delivered, then compare each person's chat."""
    await drained(product)
    await asyncio.sleep(0.5)  # what was sent last is on its way to the listener
    return await asyncio.to_thread(_look, product, phones, people)


async def drained(product: Product) -> None:
    """Return when nothing waits in the inbox or the outbox, or after `DRAIN_SECONDS`."""
    end = time.perf_counter() + DRAIN_SECONDS
    # The rows are other processes' doing: there is no event to wait for.
    while await asyncio.to_thread(product.unfinished) and time.perf_counter() < end:  # noqa: ASYNC110
        await asyncio.sleep(0.5)


def _look(product: Product, phones: Phones, people: Sequence[int]) -> Verdict:
    verdict = Verdict()
    for person in people:
        messages, turns = product.chat_of(person)
        acts = sorted(phones.acts[person], key=lambda act: act.update_id)
        verdict.add(compare(acts, phones.heard[person], messages, turns))
    return verdict
