"""One resident at a time, through joining, the role finder, cards, progress and questions."""

from __future__ import annotations

from bot.bench.figures import in_ms, median, percentile
from bot.bench.phones import Act
from bot.bench.setting import Setting, account, new_people, walk_through, work
from bot.bench.table import Findings, Row
from bot.bench.verify import look
from bot.bench.walk import WALK

RESIDENTS, RESIDENTS_IN_A_TRIAL = 8, 1
P50, P95 = 0.060, 0.150


async def measure(at: Setting) -> Findings:
    """Return the spread of the time that one resident waits, against 60 and 150 ms."""
    name = f"one resident, {at.database}"
    people = await new_people(at.phones, at.size(RESIDENTS, RESIDENTS_IN_A_TRIAL))
    at.say(f"{name}: {len(people) * len(WALK)} turns")
    warming = await new_people(at.phones, 1)
    await walk_through(at.phones, warming[0], WALK[:6])
    acts: list[Act] = []
    before = at.product.processor_seconds()
    for person in people:
        acts += await walk_through(at.phones, person, WALK)
    after = at.product.processor_seconds()
    verdict = await look(at.product, at.phones, [*warming, *people])
    waited = verdict.of(acts)
    found = await account(at, name, verdict, acts)
    found.add(work(name, before, after, len(acts)))
    trip = median(await at.phones.round_trip())
    found.details.append(f"{name}: of it, a request to the practice phone {trip * 1000:.1f} ms")
    if waited:
        middle, high = median(waited), percentile(waited, 0.95)
        met = middle <= P50 and high <= P95
        found.rows.append(
            Row(
                f"{name}, p50 / p95",
                f"{in_ms(P50)} / {in_ms(P95)}",
                f"{in_ms(middle)} / {in_ms(high)}",
                met,
            )
        )
    return found
