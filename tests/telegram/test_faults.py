"""Whatever dies or refuses, nothing is lost and nothing is said twice."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import httpx
import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from bot import bootstrap
from bot.clock import SystemClock
from bot.settings import Settings
from bot.store.engine import make_engine
from bot.telegram.send import fate
from bot.telegram.turns import LateWatch
from tests.telegram.conftest import Phone
from tests.telegram.test_gateway import joined


async def test_an_answer_follows_when_the_dialogue_is_back(phone: Phone) -> None:
    person = await joined(phone)
    phone.dialogue.down = True
    phone.write(person, "first")
    phone.write(person, "second")
    await asyncio.sleep(1)
    assert len(phone.said(person)) == 1
    phone.dialogue.down = False
    assert (await phone.told(person, 3))[1:] == ["echo first", "echo second"]


async def test_whoever_waits_ten_seconds_is_told_so_once(phone: Phone) -> None:
    person = await joined(phone)
    phone.dialogue.down = True
    phone.write(person, "first")
    phone.write(person, "second")
    await phone.until(lambda: waiting(phone) == 2)
    in_ten_seconds = LateWatch(
        unit_of_work=phone.work,
        reading=phone.work,
        clock=SystemClock(),
        wall=Later(),
        sorry=phone.gateway.late.sorry if phone.gateway else None,  # type: ignore[arg-type]
    )
    assert await asyncio.to_thread(in_ten_seconds.apologise) == 1
    assert await asyncio.to_thread(in_ten_seconds.apologise) == 0
    phone.dialogue.down = False
    said = await phone.told(person, 4)
    assert "slow" in said[1]
    assert said[2:] == ["echo first", "echo second"]


async def test_a_gateway_that_stops_in_the_middle_of_a_turn_answers_after_its_return(
    phone: Phone,
) -> None:
    person = await joined(phone)
    phone.dialogue.pause = 30
    phone.write(person, "hello")
    await phone.until(lambda: bool(phone.dialogue.working))
    await phone.stop()
    phone.dialogue.working.clear()
    phone.dialogue.pause = 0
    release_leases(phone)
    await phone.start()
    assert (await phone.told(person, 2))[-1] == "echo hello"
    await asyncio.sleep(0.3)
    assert len(phone.said(person)) == 2


async def test_what_came_while_the_gateway_was_away_is_answered(phone: Phone) -> None:
    person = await joined(phone)
    await phone.stop()
    for text in ("one", "two", "three"):
        phone.write(person, text)
    await phone.start()
    assert (await phone.told(person, 4))[1:] == ["echo one", "echo two", "echo three"]


@pytest.mark.parametrize("kind", ["429", "500", "502", "drop_before"])
async def test_a_passing_refusal_only_delays(phone: Phone, kind: str) -> None:
    person = await joined(phone)
    phone.fault(kind, method="sendMessage", retry_after=1)
    phone.write(person, "one")
    phone.write(person, "two")
    assert (await phone.told(person, 3))[1:] == ["echo one", "echo two"]


async def test_a_blocked_bot_stops_writing_and_goes_on_when_it_is_unblocked(
    phone: Phone,
) -> None:
    person = await joined(phone)
    phone.fault("403", method="sendMessage")
    phone.write(person, "one")
    await phone.until(lambda: phone.transcript()[-1].delivery == "unreachable")
    phone.write(person, "two")
    assert (await phone.told(person, 2))[-1] == "echo two"


async def test_a_refused_message_is_parked_and_the_next_ones_go_on(phone: Phone) -> None:
    person = await joined(phone)
    phone.fault("400", method="sendMessage", description="Bad Request: can't parse entities")
    phone.write(person, "one")
    await phone.until(lambda: phone.transcript()[-1].delivery == "parked")
    phone.write(person, "two")
    assert (await phone.told(person, 2))[-1] == "echo two"


async def test_a_locked_database_delays_and_loses_nothing(phone: Phone) -> None:
    person = await joined(phone)
    other = make_engine(phone.settings.database)
    with other.connect() as connection:
        connection.begin()  # takes SQLite's write lock
        phone.write(person, "one")
        await asyncio.sleep(1.0)
        assert len(phone.said(person)) == 1
        connection.rollback()
    other.dispose()
    assert (await phone.told(person, 2, seconds=30))[-1] == "echo one"


def test_each_refusal_has_its_own_fate() -> None:
    assert fate(RetryAfter(timedelta(seconds=7)), 1).pause == 7
    assert fate(Forbidden("bot was blocked by the user"), 1).state == "unreachable"
    assert fate(BadRequest("Chat not found"), 1).state == "unreachable"
    assert fate(BadRequest("message is too long"), 1).state == "parked"
    assert fate(NetworkError("Bad Gateway"), 3).state == "waiting"
    assert fate(NetworkError("Bad Gateway"), 1).pause < fate(NetworkError("x"), 5).pause
    late = TimedOut()
    late.__cause__ = httpx.ReadTimeout("")
    assert fate(late, 1).state == "uncertain"
    early = TimedOut()
    early.__cause__ = httpx.ConnectTimeout("")
    assert fate(early, 1).state == "waiting"


class Later(SystemClock):
    """The machine's clock, eleven seconds on."""

    def now(self):  # type: ignore[no-untyped-def]
        return super().now() + timedelta(seconds=11)


def waiting(phone: Phone) -> int:
    with phone.work() as uow:
        return uow.inbox.waiting()


def release_leases(phone: Phone) -> None:
    """Let the dead worker's lease run out."""
    settings: Settings = phone.settings
    with bootstrap.engine(settings.database).connect() as connection:
        connection.exec_driver_sql("UPDATE chats SET lease_until = NULL")
        connection.commit()
