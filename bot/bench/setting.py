"""What every measurement is handed, and small things that several of them do."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.bench.figures import in_ms, median, percentile, spread
from bot.bench.phones import Act, Phones
from bot.bench.product import Product
from bot.bench.stages import in_words, stages
from bot.bench.table import Findings
from bot.bench.verify import Verdict
from bot.bench.walk import Step

FIRST_NAMES = ("Samira", "Dele", "Kim", "Arben", "Rosa", "Tom", "Aisha", "Lin")


@dataclass(frozen=True, slots=True)
class Setting:
    """A running product and its phones, the database's name, and whether it is only a trial."""

    product: Product
    phones: Phones
    database: str
    quick: bool
    say: Callable[[str], None]

    def size(self, whole: int, trial: int) -> int:
        """Return how many there are to be: fewer in a trial."""
        return trial if self.quick else whole


async def new_people(phones: Phones, count: int) -> list[int]:
    """Return the Telegram ids of so many new people."""
    return [await phones.new_person(FIRST_NAMES[n % len(FIRST_NAMES)]) for n in range(count)]


async def walk_through(phones: Phones, person: int, steps: Iterable[Step]) -> list[Act]:
    """Let one person take steps, each after the answer to the one before."""
    return [await phones.take_turn(person, step) for step in steps]


async def walk_together(
    phones: Phones, people: Sequence[int], steps: Sequence[Step], *, most: int = 6
) -> None:
    """Let people take the same steps, at most so many people at once."""
    gate = asyncio.Semaphore(most)

    async def one(person: int) -> None:
        async with gate:
            await walk_through(phones, person, steps)

    await asyncio.gather(*(one(person) for person in people))


async def account(at: Setting, name: str, verdict: Verdict, acts: Sequence[Act]) -> Findings:
    """Return what a verdict says beside the table: the spread, where time goes, what went wrong."""
    lines = [f"{name}: {spread(verdict.of(acts))}"]
    milestones = await asyncio.to_thread(at.product.milestones)
    if where := in_words(stages(acts, milestones)):
        lines.append(f"{name}: {where}")
    if verdict.inside:
        lines.append(
            f"{name}: inside the turn (reading, dialogue and actions; a part of work) p50 "
            f"{in_ms(median(verdict.inside))}, p95 {in_ms(percentile(verdict.inside, 0.95))}"
        )
    if verdict.misunderstood:
        lines.append(f"{name}: {verdict.misunderstood} turns were not understood")
    if verdict.apologies:
        lines.append(f"{name}: {verdict.apologies} times residents were told that it takes longer")
    return Findings(details=lines, faults=[f"{name}: {fault}" for fault in verdict.faults()])


def work(
    name: str, before: Mapping[str, float], after: Mapping[str, float], turns: int
) -> Findings:
    """Return how long each part kept a core busy for a turn; a database server is not seen."""
    used = {part: (after[part] - before.get(part, 0.0)) / turns for part in after}
    by_size = sorted(used.items(), key=lambda part: -part[1])
    parts = ", ".join(f"{part} {seconds * 1000:.1f}" for part, seconds in by_size)
    total = sum(used.values()) * 1000
    return Findings(details=[f"{name}: processor ms a turn: {total:.1f} in all; {parts}"])
