"""Two hundred residents who keep writing, thirty turns a second, whatever the answers do."""

from __future__ import annotations

from bot.bench.figures import in_ms, percentile
from bot.bench.phones import Act
from bot.bench.schedule import keep_to
from bot.bench.setting import Setting, account, new_people, walk_together, work
from bot.bench.stages import turns_a_second
from bot.bench.table import Findings, Row
from bot.bench.verify import look
from bot.bench.walk import FINDING, JOINING, steps

RESIDENTS, RESIDENTS_IN_A_TRIAL = 200, 40
SECONDS, SECONDS_IN_A_TRIAL = 60, 8
RATE = 30.0
P95 = 0.300
LATE = 0.050


async def measure(at: Setting) -> Findings:
    """Return the 95th percentile, against 300 ms, and whether anything was lost or said twice.

    Half of the residents are in the middle when the minute begins: they have joined and answered
    the finder's questions. The other half says hello in it. They take turns in a fixed order.
    """
    people = await new_people(at.phones, at.size(RESIDENTS, RESIDENTS_IN_A_TRIAL))
    seconds = at.size(SECONDS, SECONDS_IN_A_TRIAL)
    name = f"{len(people)} residents, {RATE:.0f} turns/s for {seconds} s, {at.database}"
    at.say(f"{name}: half of them join first")
    before = JOINING + FINDING
    await walk_together(at.phones, people[::2], before)
    roads = {person: steps() for person in people}
    for person in people[::2]:
        for _ in before:
            next(roads[person])
    acts: list[Act] = []

    async def begin(number: int) -> None:
        person = people[number % len(people)]
        acts.append(await at.phones.do(person, next(roads[person])))

    at.say(name)
    before_it = at.product.processor_seconds()
    late = await keep_to(begin, rate=RATE, seconds=seconds)
    verdict = await look(at.product, at.phones, people)
    after_it = at.product.processor_seconds()
    waited = verdict.of(acts)
    found = await account(at, name, verdict, acts)
    found.add(work(name, before_it, after_it, len(acts)))
    if speed := turns_a_second(acts, verdict.waited):
        found.details.append(f"{name}: {speed:.1f} turns a second were answered")
    if percentile(late, 0.95) > LATE:
        found.details.append(
            f"{name}: this program itself was late by {in_ms(percentile(late, 0.95))} (p95): the "
            "machine is too busy for the schedule"
        )
    faults = sum(verdict.lost.values()) + sum(verdict.twice.values())
    if waited:
        high = percentile(waited, 0.95)
        budget = f"p95 {in_ms(P95)}, nothing lost, nothing twice"
        wrong = (
            f"lost {sum(verdict.lost.values())}, twice {sum(verdict.twice.values())}"
            if faults
            else "nothing lost, nothing twice"
        )
        measured = f"p95 {in_ms(high)}, {wrong}"
        found.rows.append(Row(name, budget, measured, high <= P95 and not faults))
    return found
