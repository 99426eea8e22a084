"""Reminders as the resident with the phone sees them, on a clock that is moved on."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, time, timedelta

from bot.clock import LONDON, ShiftedClock
from bot.telegram import reminders
from tests.telegram.conftest import Phone
from tests.telegram.test_gateway import joined

DAY = timedelta(days=1)
ROUNDS = 3


def clock_of(phone: Phone) -> ShiftedClock:
    return ShiftedClock(phone.settings.clock_file)


def move_to(phone: Phone, days: int, at: time) -> datetime:
    """Move the product's clock on to a time of day in London, so many days ahead."""
    clock = clock_of(phone)
    here = clock.now().astimezone(LONDON)
    then = datetime.combine(here.date() + days * DAY, at, LONDON)
    clock.advance(then.astimezone(UTC) - clock.now())
    return then


async def left_a_question(phone: Phone) -> int:
    """Return a person who wrote at 10 in the morning and left the finder unfinished."""
    move_to(phone, 1, time(10))
    person = await joined(phone)
    with phone.work() as uow:
        (resident,) = uow.residents.list()
        now = clock_of(phone).now()
        uow.reminders.schedule(
            resident.id, kind="nudge", about="finder", due_at=now + DAY, since=now
        )
        uow.commit()
    return person


async def quiet_rounds() -> None:
    await asyncio.sleep(reminders.SWEEP_SECONDS * ROUNDS)


async def test_months_of_silence_are_two_kind_messages(phone: Phone) -> None:
    person = await left_a_question(phone)
    said = len(phone.said(person))
    move_to(phone, 1, time(11))
    first = (await phone.told(person, said + 1))[-1]
    assert first.startswith("Hello. We were looking for a role")
    move_to(phone, 6, time(11))
    assert "I will not ask again" in (await phone.told(person, said + 2))[-1]
    for days in (1, 30, 60, 90):
        move_to(phone, days, time(11))
        await quiet_rounds()
    assert len(phone.said(person)) == said + 2
    assert [line.author for line in phone.transcript()][-2:] == ["bot", "bot"]
    assert all(line.delivery == "sent" for line in phone.transcript()[-2:])


async def test_after_a_jump_of_months_there_is_one_message(phone: Phone) -> None:
    person = await left_a_question(phone)
    said = len(phone.said(person))
    move_to(phone, 120, time(11))
    await phone.told(person, said + 1)
    move_to(phone, 10, time(11))
    await quiet_rounds()
    assert len(phone.said(person)) == said + 1


async def test_at_night_nobody_is_written_to(phone: Phone) -> None:
    person = await left_a_question(phone)
    said = len(phone.said(person))
    move_to(phone, 1, time(21))
    await quiet_rounds()
    assert len(phone.said(person)) == said
    move_to(phone, 1, time(8, 1))
    await phone.told(person, said + 1)


async def test_a_machine_that_was_off_for_a_week_writes_once(phone: Phone) -> None:
    person = await left_a_question(phone)
    said = len(phone.said(person))
    await phone.stop()
    move_to(phone, 8, time(11))
    await phone.start()
    await phone.told(person, said + 1)
    await quiet_rounds()
    assert len(phone.said(person)) == said + 1


async def test_yes_and_no_below_a_reminder_answer_it_and_no_older_question(phone: Phone) -> None:
    person = await left_a_question(phone)
    said = len(phone.said(person))
    move_to(phone, 1, time(11))
    await phone.told(person, said + 1)
    phone.write(person, "ok then")
    assert '"go_on"' in (await phone.told(person, said + 2))[-1]


async def test_whoever_has_blocked_the_bot_is_not_written_to(phone: Phone) -> None:
    person = await left_a_question(phone)
    said = len(phone.said(person))
    phone.server.control("POST", f"/sandbox/people/{person}/block", {"blocked": True})

    def is_gone() -> bool:
        with phone.work() as uow:
            (resident,) = uow.residents.list()
            return not uow.chats.of_resident(resident.id)[0].reachable

    await phone.until(is_gone)
    move_to(phone, 1, time(11))
    await quiet_rounds()
    assert len(phone.said(person)) == said
