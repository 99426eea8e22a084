"""An open schedule: what is due is begun on time, however late the answers to earlier things are.

A driver that waits for an answer before it asks again measures a slow product too kindly: while
it waits, the residents who would have written meanwhile do not.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable


def due(number: int, *, rate: float) -> float:
    """Return the second, counted from the start, at which turn `number` (from 0) begins."""
    return number / rate


async def keep_to(
    begin: Callable[[int], Awaitable[None]],
    *,
    rate: float,
    seconds: float,
    now: Callable[[], float] = time.perf_counter,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> list[float]:
    """Begin `rate` turns a second for `seconds`; return by how much each began late, in seconds.

    Waits for the last ones to end. What `begin` raises is raised, once all have ended.
    """
    started = now()
    late: list[float] = []
    running: list[asyncio.Future[None]] = []
    for number in range(round(rate * seconds)):
        wait = started + due(number, rate=rate) - now()
        if wait > 0:
            await sleep(wait)
        late.append(max(0.0, now() - started - due(number, rate=rate)))
        running.append(asyncio.ensure_future(begin(number)))
    for ended in await asyncio.gather(*running, return_exceptions=True):
        if isinstance(ended, BaseException):
            raise ended
    return late
