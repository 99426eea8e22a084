"""A turn of somebody who has written for months, against a turn of somebody who is new."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot import bootstrap
from bot.bench.figures import in_ms, median, ratio_of_medians
from bot.bench.filling import give_history
from bot.bench.phones import Act
from bot.bench.setting import Setting, account, new_people, walk_through
from bot.bench.table import Findings, Row
from bot.bench.verify import drained, look
from bot.bench.walk import ASKING, CHOOSING, FINDING, JOINING, Step, Writes

MESSAGES = 10_000
REAL_TURNS, REAL_TURNS_IN_A_TRIAL = 200, 30
BLOCKS, BLOCKS_IN_A_TRIAL = 24, 4
RATIO = 1.1
# Whose answer is the same in length for both: nothing about what one has saved before.
COMPARED: tuple[Step, ...] = (
    Writes("what does a porter do"),
    Writes("how much is band 2"),
    Writes("who are you"),
    Writes("/help"),
    Writes("who can see this chat"),
)


async def measure(at: Setting) -> Findings:
    """Return the ratio of the medians, old resident to new, against 1.1.

    The old one takes some hundred real turns, which fills what Rasa keeps to its bound, and is
    then given the rest of 10,000 messages in the store. Both take the same steps in turn; a new
    resident comes for each block, so that theirs stays short.
    """
    name = f"turn after {MESSAGES:,} messages against a new resident, {at.database}"
    real = at.size(REAL_TURNS, REAL_TURNS_IN_A_TRIAL)
    at.say(f"{name}: {real} real turns first")
    old = (await new_people(at.phones, 1))[0]
    road = (JOINING + FINDING + (CHOOSING + ASKING) * (real // len(CHOOSING + ASKING) + 1))[:real]
    await walk_through(at.phones, old, road)
    await drained(at.product)
    chat = await asyncio.to_thread(at.product.chat, old)
    engine = bootstrap.engine(at.product.settings.database)
    await asyncio.to_thread(give_history, engine, chat, messages=MESSAGES - 2 * real)
    await walk_through(at.phones, old, COMPARED)  # the new rows come from the disk once
    at.say(name)
    people = await new_people(at.phones, at.size(BLOCKS, BLOCKS_IN_A_TRIAL))
    olds, news = await _in_turn(at, old, people)
    verdict = await look(at.product, at.phones, [old, *people])
    found = await account(at, name, verdict, [*olds, *news])
    found.rows += _row(name, verdict.of(olds), verdict.of(news))
    return found


async def _in_turn(at: Setting, old: int, people: Sequence[int]) -> tuple[list[Act], list[Act]]:
    olds: list[Act] = []
    news: list[Act] = []
    for number, new in enumerate(people):
        await walk_through(at.phones, new, JOINING)
        for step in COMPARED:
            both = [(olds, old), (news, new)]
            for acts, person in both if number % 2 else reversed(both):
                acts.append(await at.phones.take_turn(person, step))
    return olds, news


def _row(name: str, olds: Sequence[float], news: Sequence[float]) -> list[Row]:
    if not olds or not news:
        return []
    ratio = ratio_of_medians(olds, news)
    measured = f"{ratio:.2f} × ({in_ms(median(olds))} to {in_ms(median(news))})"
    return [Row(name, f"{RATIO} ×", measured, ratio <= RATIO)]
