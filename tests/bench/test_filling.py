"""A past that was written directly reads like one that was lived through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.bench.filling import LABELS, give_history, invite
from bot.services.records import Understanding
from bot.store.bench import count_unfinished, milestones
from bot.store.engine import Engine, make_engine
from bot.store.migrate import upgrade
from bot.store.unit_of_work import SqlUnitOfWork

NOW = datetime.now(UTC)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    made = make_engine(f"sqlite:///{tmp_path / 'mooring.db'}")
    upgrade(made)
    return made


@pytest.fixture
def uow(engine: Engine) -> Callable[[], SqlUnitOfWork]:
    return lambda: SqlUnitOfWork(engine, "default")


def test_a_resident_gets_a_past_and_goes_on_after_it(
    engine: Engine, uow: Callable[[], SqlUnitOfWork]
) -> None:
    with uow() as work:
        chat = work.chats.open(now=NOW, chat_id=None, telegram_chat_id=42)
        work.commit()

    give_history(engine, chat, messages=100)

    with uow() as work:
        last = work.transcript.add(chat=chat, at=NOW, author="resident", text="hello")
        work.commit()
        lines = work.transcript.messages(chat.resident_id)
        turns = work.transcript.turns(chat.resident_id)
        seen = work.transcript.last_resident_message_at(chat.id)
    assert len(lines) == 101
    assert lines[-1].id == last
    assert [line.author for line in lines[:4]] == ["resident", "bot", "resident", "bot"]
    assert {line.turn_id for line in lines[:100]} == set(turns)
    assert [choice.label for choice in lines[1].buttons] == list(LABELS)
    assert lines == sorted(lines, key=lambda line: line.at)
    assert seen == NOW
    assert count_unfinished(engine, "default") == 0


def test_the_buttons_of_the_last_thing_said_can_be_pressed(
    engine: Engine, uow: Callable[[], SqlUnitOfWork]
) -> None:
    with uow() as work:
        chat = work.chats.open(now=NOW, chat_id=None, telegram_chat_id=42)
        work.commit()
    give_history(engine, chat, messages=10)
    with uow() as work:
        offered = work.buttons.current(chat)
        assert [button.label for button in offered] == list(LABELS)
        assert work.buttons.find(chat, offered[0].key) == offered[0]


def test_residents_are_invited_with_their_transcripts(
    engine: Engine, uow: Callable[[], SqlUnitOfWork]
) -> None:
    invite(engine, residents=30, messages=4)
    with uow() as work:
        chat = work.chats.open(now=NOW, chat_id=None, telegram_chat_id=1_000_000_007)
        assert len(work.transcript.messages(chat.resident_id)) == 4
        resident = work.residents.get(chat.resident_id)
        fresh = work.chats.open(now=NOW, chat_id=None, telegram_chat_id=42)
        assert work.transcript.messages(fresh.resident_id) == []
    assert resident is not None
    assert resident.stage == "preparing"


def test_what_waits_to_be_answered_or_sent_counts_as_unfinished(
    engine: Engine, uow: Callable[[], SqlUnitOfWork]
) -> None:
    with uow() as work:
        chat = work.chats.open(now=NOW, chat_id=None, telegram_chat_id=42)
        work.inbox.add(update_id=1, chat_id=chat.id, payload="{}", at=NOW)
        work.outbox.add(chat=chat, message_id=None, payload={"text": "hello"}, at=NOW)
        work.commit()
    assert count_unfinished(engine, "default") == 2


def test_the_milestones_of_a_turn_are_those_of_its_first_reply(
    engine: Engine, uow: Callable[[], SqlUnitOfWork]
) -> None:
    later = [NOW + timedelta(seconds=number) for number in range(5)]
    with uow() as work:
        chat = work.chats.open(now=NOW, chat_id=None, telegram_chat_id=42)
        work.inbox.add(update_id=9, chat_id=chat.id, payload="{}", at=later[0])
        work.commit()
        (lease,) = work.chats.lease(owner="me", now=NOW, until=later[4], most=1)
        turn = work.transcript.add_turn(
            chat=chat, update_id=9, outcome="answered", understanding=Understanding(),
            at=NOW, milliseconds=1,
        )  # fmt: skip
        for sent_at in later[2:4]:
            line = work.transcript.add(chat=chat, at=NOW, author="bot", text="hello", turn_id=turn)
            out = work.outbox.add(chat=chat, message_id=line, payload={}, at=NOW)
            work.outbox.sent(out, telegram_message_id=line, at=sent_at)
        work.inbox.done(lease, at=later[1])
        work.commit()
    assert milestones(engine, "default") == {9: (later[0], later[1], later[2])}
