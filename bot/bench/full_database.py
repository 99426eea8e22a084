"""A turn beside a hundred thousand residents, against a turn in an almost empty database."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot import bootstrap
from bot.bench.figures import in_ms, median, ratio_of_medians
from bot.bench.filling import invite
from bot.bench.phones import Act, Phones
from bot.bench.product import Product
from bot.bench.setting import Setting, account, new_people
from bot.bench.table import Findings, Row
from bot.bench.verify import look
from bot.bench.walk import WALK

RESIDENTS, RESIDENTS_IN_A_TRIAL = 100_000, 5_000
MESSAGES_EACH = 10
WALKS, WALKS_IN_A_TRIAL = 6, 1
RATIO = 1.2


async def fill(product: Product, *, quick: bool) -> int:
    """Bring the database of a product that is not running to its size; return the residents."""
    residents = RESIDENTS_IN_A_TRIAL if quick else RESIDENTS
    await asyncio.to_thread(product.migrate)
    engine = bootstrap.engine(product.settings.database)
    await asyncio.to_thread(invite, engine, residents=residents, messages=MESSAGES_EACH)
    return residents


async def measure(empty: Setting, full: Product, residents: int) -> Findings:
    """Return the ratio of the medians, full to empty, against 1.2.

    Both products run side by side and take the same steps in turn, so that what else happens on
    the machine meets both.
    """
    name = f"turn beside {residents:,} residents against none, {empty.database}"
    empty.say(name)
    async with Phones(full.phones_url) as phones:
        walks = empty.size(WALKS, WALKS_IN_A_TRIAL)
        here = await new_people(phones, walks + 1)
        there = await new_people(empty.phones, walks + 1)
        pairs = [(phones, here), (empty.phones, there)]
        fulls, empties = await _in_turn(pairs)
        seen = await look(full, phones, here)
        other = await look(empty.product, empty.phones, there)
    waited, against = seen.of(fulls), other.of(empties)
    found = await account(
        Setting(full, phones, empty.database, empty.quick, empty.say),
        f"{name} (full)",
        seen,
        fulls,
    )
    found.add(await account(empty, f"{name} (empty)", other, empties))
    if waited and against:
        ratio = ratio_of_medians(waited, against)
        measured = f"{ratio:.2f} × ({in_ms(median(waited))} to {in_ms(median(against))})"
        found.rows.append(Row(name, f"{RATIO} ×", measured, ratio <= RATIO))
    return found


async def _in_turn(
    pairs: Sequence[tuple[Phones, Sequence[int]]],
) -> tuple[list[Act], list[Act]]:
    """Let the people of both take the walk in turn; the first of each only warms them up."""
    taken: tuple[list[Act], list[Act]] = ([], [])
    for number in range(len(pairs[0][1])):
        for at, step in enumerate(WALK):
            order = (0, 1) if (number + at) % 2 else (1, 0)
            for which in order:
                phones, people = pairs[which]
                act = await phones.take_turn(people[number], step)
                if number:
                    taken[which].append(act)
    return taken
