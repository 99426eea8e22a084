"""Invented residents and their conversations, written the way that turns write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count

from bot.services.records import Chat, Choice, Understanding
from bot.store.unit_of_work import SqlUnitOfWork

numbers = count(1)
MINUTE = timedelta(minutes=1)


def a_resident(
    unit: SqlUnitOfWork,
    called: str | None,
    *,
    at: datetime,
    stage: str = "choosing",
    outcode: str | None = "SE15",
    **changes: object,
) -> Chat:
    """Add somebody with a chat, last seen at `at`."""
    chat = unit.chats.open(now=at, chat_id=None, telegram_chat_id=1_000_000 + next(numbers))
    unit.residents.update(
        chat.resident_id,
        called=called,
        stage=stage,
        outcode=outcode,
        last_seen_at=at,
        sixteen_or_over=True,
        **changes,
    )
    return chat


def says(
    unit: SqlUnitOfWork,
    chat: Chat,
    text: str,
    *,
    at: datetime,
    kind: str = "text",
    outcome: str = "answered",
    understanding: Understanding | None = None,
) -> int:
    """Add a message of the resident with its turn; returns the message's id."""
    number = next(numbers)
    turn_id = unit.transcript.add_turn(
        chat=chat,
        update_id=number,
        outcome=outcome,
        understanding=understanding or Understanding(intent="greet", confidence=0.97),
        at=at,
        milliseconds=42,
    )
    return unit.transcript.add(
        chat=chat,
        at=at,
        author="resident",
        text=text,
        kind=kind,
        telegram_message_id=number,
        update_id=number,
        turn_id=turn_id,
    )


def answers(
    unit: SqlUnitOfWork,
    chat: Chat,
    text: str,
    *,
    at: datetime,
    choices: Sequence[str] = (),
    pressed: str | None = None,
    delivery: str = "sent",
) -> int:
    """Add an answer of the bot, with its buttons and how its delivery went."""
    offered = [Choice(label, f"/{label.lower()}") for label in choices]
    message_id = unit.transcript.add(chat=chat, at=at, author="bot", text=text, buttons=offered)
    keys = unit.buttons.offer(chat=chat, message_id=message_id, choices=offered)
    for key, label in zip(keys, choices, strict=True):
        if label == pressed:
            unit.buttons.pressed(key, at + MINUTE)
    outbox_id = unit.outbox.add(chat=chat, message_id=message_id, payload={"text": text}, at=at)
    if delivery == "sent":
        unit.outbox.sent(outbox_id, telegram_message_id=next(numbers), at=at)
    elif delivery != "waiting":
        unit.outbox.give_up(outbox_id, state=delivery, problem="invented")
    return message_id
