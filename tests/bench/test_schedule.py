"""The open schedule keeps its times, whatever the answers do."""

from __future__ import annotations

import asyncio

import pytest

from bot.bench.schedule import due, keep_to


class SteppedTime:
    """Time that passes only while somebody sleeps, and when a test lets it pass."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def now(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.seconds += seconds
        await asyncio.sleep(0)


def test_thirty_turns_a_second_begin_a_thirtieth_of_a_second_apart() -> None:
    assert due(0, rate=30) == 0
    assert due(30, rate=30) == 1
    assert due(45, rate=30) == 1.5


async def test_a_late_answer_does_not_slow_the_schedule() -> None:
    time, begun = SteppedTime(), list[tuple[int, float]]()
    answered = asyncio.Event()

    async def begin(number: int) -> None:
        begun.append((number, time.now()))
        if number == 9:
            answered.set()
        await answered.wait()  # nobody is answered before the last one has begun

    late = await keep_to(begin, rate=10, seconds=1, now=time.now, sleep=time.sleep)

    assert [number for number, _ in begun] == list(range(10))
    assert late == [pytest.approx(0, abs=1e-9)] * 10


async def test_a_driver_that_was_held_up_catches_up_and_says_how_late_it_was() -> None:
    time = SteppedTime()
    held_up = False

    async def sleep(seconds: float) -> None:
        nonlocal held_up
        await time.sleep(seconds + (0 if held_up else 0.25))
        held_up = True

    async def begin(number: int) -> None:
        pass

    late = await keep_to(begin, rate=10, seconds=0.6, now=time.now, sleep=sleep)
    assert late == [pytest.approx(one) for one in (0, 0.25, 0.15, 0.05, 0, 0)]


async def test_what_goes_wrong_in_a_turn_is_told_after_the_others_have_ended() -> None:
    time, ended = SteppedTime(), list[int]()

    async def begin(number: int) -> None:
        if number == 0:
            raise RuntimeError("the phone broke")
        await asyncio.sleep(0)
        ended.append(number)

    with pytest.raises(RuntimeError, match="the phone broke"):
        await keep_to(begin, rate=10, seconds=0.3, now=time.now, sleep=time.sleep)
    assert ended == [1, 2]
