"""Fills a database with what months of residents leave behind, in the shape the store gives it.

Written directly, many rows at once: ten thousand messages through the dialogue would take most of
an hour. Every kind of row that a turn leaves is there: the update, the turn, both messages,
buttons, the sent message; and for whole residents their consent, progress and what Rasa keeps.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.services.records import Chat
from bot.store.bench import analyse, next_id, pour
from bot.store.engine import Engine

BOT = "default"
TURN = timedelta(minutes=7)
# Telegram never gives numbers below 0, so nothing real is ever met.
FIRST_UPDATE = -1
WRITTEN = "i can do mornings but not fridays, is that ok for this one"
SAID = (
    "Many wards have morning shifts, and some are shorter than others. Ask about part-time before "
    "you apply. The advert always wins.\nShall I save this role for you?"
)
LABELS = ("Yes", "Tell me more first", "Show others")
# About as much as Rasa keeps of a conversation that has just begun.
STATE = json.dumps({"format": 1, "before": None, "events": ["x" * 2000]})
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """A chat that gets a past of `turns` turns, the last of them at `until`."""

    chat_id: str
    resident_id: str
    turns: int
    until: datetime


def give_history(engine: Engine, chat: Chat, *, messages: int) -> None:
    """Give one resident `messages` earlier messages: half theirs, half the bot's."""
    _pour_turns(engine, [Past(chat.id, chat.resident_id, messages // 2, datetime.now(UTC))])
    analyse(engine)


def invite(engine: Engine, *, residents: int, messages: int) -> None:
    """Add residents who joined, chose a role and wrote, each with so many messages."""
    now = datetime.now(UTC)
    people = [
        Past(str(uuid.UUID(int=2 * number + 1)), str(uuid.UUID(int=2 * number + 2)),
             messages // 2, now - timedelta(seconds=number))
        for number in range(residents)
    ]  # fmt: skip
    _pour(engine, "residents", ("id", "bot_id", "called", "outcode", "sixteen_or_over", "language",
          "stage", "created_at", "last_seen_at"), (
        (past.resident_id, BOT, "Alex", "LS9", True, "en", "preparing", _text(past.until),
         _text(past.until)) for past in people))  # fmt: skip
    _pour(engine, "chats", ("id", "bot_id", "resident_id", "telegram_chat_id", "owner", "reachable",
          "fence"), (
        (past.chat_id, BOT, past.resident_id, 1_000_000_000 + number, "bot", True, past.turns)
        for number, past in enumerate(people)))  # fmt: skip
    _pour(
        engine,
        "consents",
        ("bot_id", "resident_id", "purpose", "granted", "wording", "at"),
        ((BOT, past.resident_id, "chat", True, "2026-11", _text(past.until)) for past in people),
    )
    _pour(
        engine,
        "role_interests",
        ("bot_id", "resident_id", "role_id", "source", "at"),
        ((BOT, past.resident_id, "porter", "finder", _text(past.until)) for past in people),
    )
    _pour(
        engine,
        "trackers",
        ("conversation_id", "bot_id", "version", "state", "updated_at"),
        ((past.chat_id, BOT, past.turns, STATE, _text(past.until)) for past in people),
    )
    steps = ("joined", "consented", "role_saved")
    _pour(engine, "progress", ("bot_id", "resident_id", "at", "who", "what", "data", "action",
          "idempotency_key"), (
        (BOT, past.resident_id, _text(past.until), "resident", step, "{}", "action",
         f"{past.chat_id}:{step}") for past in people for step in steps))  # fmt: skip
    _pour_turns(engine, people)
    analyse(engine)


def _pour_turns(engine: Engine, people: list[Past]) -> None:
    """Write all that turns leave, table by table; ids are ours so that rows can name each other."""
    with engine.begin() as connection:
        turn, message = next_id(connection, "turns"), next_id(connection, "messages")
        inbox = next_id(connection, "inbox")
    _pour(engine, "inbox", ("id", "bot_id", "update_id", "chat_id", "state", "received_at",
          "done_at"), (
        (inbox + n, BOT, FIRST_UPDATE - inbox - n, past.chat_id, "done", at, at)
        for n, past, at in _turns(people)))  # fmt: skip
    _pour(engine, "turns", ("id", "bot_id", "chat_id", "resident_id", "update_id", "outcome",
          "intent", "confidence", "fallback", "entities", "actions", "policy", "at",
          "milliseconds"), (
        (turn + n, BOT, past.chat_id, past.resident_id, FIRST_UPDATE - inbox - n, "answered",
         "inform", 0.9, False, "[]", '["action_roles"]', "RulePolicy", at, 25)
        for n, past, at in _turns(people)))  # fmt: skip
    buttons = json.dumps([{"label": label, "payload": "/affirm"} for label in LABELS])
    _pour(engine, "messages", ("id", "bot_id", "chat_id", "resident_id", "at", "author", "kind",
          "text", "buttons", "telegram_message_id", "update_id", "turn_id"), (
        (message + 2 * n + half, BOT, past.chat_id, past.resident_id, at,
         *(("bot", "text", SAID, buttons) if half else ("resident", "text", WRITTEN, None)),
         -message - 2 * n - half, None if half else FIRST_UPDATE - inbox - n, turn + n)
        for n, past, at in _turns(people) for half in (0, 1)))  # fmt: skip
    _pour(engine, "buttons", ("key", "bot_id", "chat_id", "message_id", "position", "label",
          "payload"), (
        (f"{message + n:x}.{position}", BOT, past.chat_id, message + 2 * n + 1, position, label,
         "/affirm")
        for n, past, _ in _turns(people) for position, label in enumerate(LABELS)))  # fmt: skip
    _pour(engine, "outbox", ("bot_id", "chat_id", "message_id", "payload", "state", "attempts",
          "telegram_message_id", "created_at", "sent_at"), (
        (BOT, past.chat_id, message + 2 * n + 1, "{}", "sent", 1, -message - 2 * n - 1, at, at)
        for n, past, at in _turns(people)))  # fmt: skip


def _turns(people: Iterable[Past]) -> Iterator[tuple[int, Past, str]]:
    """Yield each turn's number, whose it is, and when it was, as text."""
    number = 0
    for past in people:
        for before in range(past.turns, 0, -1):
            yield number, past, _text(past.until - before * TURN)
            number += 1


def _pour(engine: Engine, table: str, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    with engine.connect() as connection, connection.begin():
        pour(connection, table, columns, rows)


def _text(moment: datetime) -> str:
    """Return a moment as both databases take it: UTC, to the microsecond, without its zone."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
