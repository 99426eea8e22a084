"""Reminders stand once, are found when they are due, and are said by one process alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.services.records import Chat, Reminder
from bot.store.engine import Engine
from bot.store.reminders import _DUE
from bot.store.unit_of_work import SqlUnitOfWork

NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)
Work = Callable[[], SqlUnitOfWork]


def a_chat(uow: SqlUnitOfWork, number: int = 7) -> Chat:
    return uow.chats.open(now=NOW, chat_id=None, telegram_chat_id=number)


def nudge(uow: SqlUnitOfWork, chat: Chat, due_at: datetime = NOW, about: str = "joining") -> int:
    return uow.reminders.schedule(
        chat.resident_id, kind="nudge", about=about, due_at=due_at, since=NOW - DAY
    )


def only(uow: SqlUnitOfWork, chat: Chat) -> Reminder:
    (one,) = uow.reminders.of(chat.resident_id)
    return one


def test_the_same_reminder_is_never_there_twice(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        chat = a_chat(uow)
        assert nudge(uow, chat) == nudge(uow, chat, NOW + DAY)
        assert only(uow, chat).due_at == NOW + DAY


def test_a_series_that_is_set_anew_begins_at_its_first(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        chat = a_chat(uow)
        key = nudge(uow, chat)
        uow.reminders.said(key, at=NOW, message_id=1, again_at=NOW + 6 * DAY, since=NOW)
        after = only(uow, chat)
        assert (after.nth, after.state, after.due_at) == (1, "waiting", NOW + 6 * DAY)
        nudge(uow, chat, NOW + DAY)
        assert (only(uow, chat).nth, only(uow, chat).due_at) == (0, NOW + DAY)
        assert uow.reminders.last_said_at(chat.resident_id) == NOW


def test_what_is_due_is_found_the_longest_due_first(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        late, soon, later = (a_chat(uow, number) for number in (1, 2, 3))
        nudge(uow, soon, NOW)
        nudge(uow, late, NOW - DAY)
        nudge(uow, late, NOW - 2 * DAY, "finder")
        nudge(uow, later, NOW + DAY)
        assert uow.reminders.residents_due(NOW, 9) == [late.resident_id, soon.resident_id]
        assert uow.reminders.residents_due(NOW, 1) == [late.resident_id]
        due = uow.reminders.take_due(late.resident_id, NOW)
        assert [one.about for one in due] == ["finder", "joining"]


def test_what_waits_or_is_closed_is_not_due(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        chats = [a_chat(uow, number) for number in range(1, 5)]
        keys = [nudge(uow, chat) for chat in chats]
        uow.reminders.wait(keys[0], until=NOW + DAY)
        uow.reminders.drop(keys[1])
        uow.reminders.said(keys[2], at=NOW, message_id=None)
        assert uow.reminders.cancel(chats[3].resident_id, about="joining") == 1
        assert uow.reminders.residents_due(NOW, 9) == []
        assert uow.reminders.residents_due(NOW + DAY, 9) == [chats[0].resident_id]


def test_only_what_is_named_is_taken_off(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        chat = a_chat(uow)
        nudge(uow, chat)
        nudge(uow, chat, about="finder")
        assert uow.reminders.cancel(chat.resident_id, kind="asked") == 0
        assert uow.reminders.cancel(chat.resident_id, kind="nudge", about="finder") == 1
        states = {one.about: one.state for one in uow.reminders.of(chat.resident_id)}
        assert states == {"joining": "waiting", "finder": "dropped"}
        assert uow.reminders.cancel(chat.resident_id) == 1


def test_of_two_processes_one_has_a_resident(unit_of_work: Work, engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        return  # there a second writer waits for the first
    with unit_of_work() as uow:
        chat = a_chat(uow)
        nudge(uow, chat)
        uow.commit()
    with unit_of_work() as one, unit_of_work() as other:
        assert len(one.reminders.take_due(chat.resident_id, NOW)) == 1
        assert other.reminders.take_due(chat.resident_id, NOW) == []


def test_what_could_not_be_sent_in_time_is_taken_back(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        chat = a_chat(uow)
        key = nudge(uow, chat)
        line = uow.transcript.add(chat=chat, at=NOW, author="bot", text="Shall we go on?")
        uow.outbox.add(chat=chat, message_id=line, payload={}, at=NOW, not_after=NOW + DAY)
        uow.reminders.said(key, at=NOW, message_id=line, again_at=NOW + 6 * DAY)
        assert uow.chats.is_busy(chat.id)
        assert not uow.reminders.any_late(NOW)
        late = NOW + DAY
        assert uow.outbox.claim_next(chat.id, now=late, until=late) is None
        assert uow.outbox.ready_chats(now=late, busy=(), most=9) == []
        assert uow.reminders.any_late(late)
        assert uow.reminders.take_back_late(late, late) == 1
        assert uow.transcript.messages(chat.resident_id) == []
        again = only(uow, chat)
        assert (again.nth, again.state, again.said_at) == (0, "waiting", None)
        assert uow.reminders.residents_due(late, 9) == [chat.resident_id]
        assert not uow.chats.is_busy(chat.id)


def test_what_was_said_last_is_taken_back_too(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        chat = a_chat(uow)
        key = nudge(uow, chat)
        line = uow.transcript.add(chat=chat, at=NOW, author="bot", text="Your form")
        uow.outbox.add(chat=chat, message_id=line, payload={}, at=NOW, not_after=NOW)
        uow.reminders.said(key, at=NOW, message_id=line)
        assert uow.reminders.take_back_late(NOW, NOW) == 1
        assert (only(uow, chat).state, only(uow, chat).nth) == ("waiting", 0)


def test_a_message_under_way_is_not_taken_back(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        chat = a_chat(uow)
        line = uow.transcript.add(chat=chat, at=NOW, author="bot", text="Your form")
        uow.outbox.add(chat=chat, message_id=line, payload={}, at=NOW, not_after=NOW + DAY)
        assert uow.outbox.claim_next(chat.id, now=NOW, until=NOW + DAY) is not None
        assert uow.reminders.take_back_late(NOW + DAY, NOW) == 0


def test_a_chat_is_busy_while_an_update_waits(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        chat = a_chat(uow)
        assert not uow.chats.is_busy(chat.id)
        uow.inbox.add(update_id=1, chat_id=chat.id, payload="{}", at=NOW)
        assert uow.chats.is_busy(chat.id)


def test_an_erased_resident_leaves_no_reminder(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        chat = a_chat(uow)
        nudge(uow, chat)
        uow.residents.erase(chat.resident_id)
        assert uow.reminders.of(chat.resident_id) == []
        assert uow.reminders.residents_due(NOW, 9) == []


@pytest.mark.parametrize("name", ["residents_due", "of", "take_due"])
def test_another_bot_sees_nothing(unit_of_work: Work, engine: Engine, name: str) -> None:
    with unit_of_work() as uow:
        chat = a_chat(uow)
        nudge(uow, chat)
        uow.commit()
    with SqlUnitOfWork(engine, "other") as other:
        arguments = {"residents_due": (NOW, 9), "take_due": (chat.resident_id, NOW)}
        assert getattr(other.reminders, name)(*arguments.get(name, (chat.resident_id,))) == []


def test_what_is_due_is_found_by_its_index(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        return  # an empty table of PostgreSQL is read without any index
    sql = str(_DUE.compile(engine))
    with engine.connect() as connection:
        plan = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {sql}", tuple(1 for _ in range(sql.count("?")))
        )
        assert any("ix_reminders_waiting" in row[-1] for row in plan)
