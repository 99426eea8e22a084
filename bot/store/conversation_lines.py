"""Transcripts a page at a time, with delivery and presses, and words searched in one of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from bot.services.console_records import Line
from bot.store.tables import buttons, messages, outbox
from bot.store.transcript import to_message

# The worst news first: a long text goes out in several pieces and one state must stand for them.
DELIVERY = ("unreachable", "parked", "uncertain", "sending", "waiting", "sent")


class SqlLines:
    """The transcript part of `bot.services.console_ports.Caseload`."""

    def __init__(self, connection: Connection, bot_id: str) -> None:
        self._connection = connection
        self._bot_id = bot_id

    def lines(
        self,
        resident_id: str,
        *,
        before: int | None = None,
        after: int | None = None,
        most: int | None = None,
    ) -> list[Line]:
        """Return messages in order: those just after `after`, else the newest before `before`."""
        query = select(messages).where(*self._of(resident_id))
        if after is not None:
            query = query.where(messages.c.id > after).order_by(messages.c.id)
        else:
            if before is not None:
                query = query.where(messages.c.id < before)
            query = query.order_by(messages.c.id.desc())
        rows = self._connection.execute(query.limit(most)).mappings().all()
        return self._with_delivery(sorted(rows, key=lambda row: int(row["id"])))

    def search_lines(self, resident_id: str, words: str, *, most: int) -> list[Line]:
        """Return the newest messages that hold these words, in order."""
        rows = (
            self._connection.execute(
                select(messages)
                .where(*self._of(resident_id), contains(self._connection, messages.c.text, words))
                .order_by(messages.c.id.desc())
                .limit(most)
            )
            .mappings()
            .all()
        )
        return self._with_delivery(list(reversed(rows)))

    def count_lines(self, resident_id: str, *, before: int | None = None) -> int:
        """Return how many messages there are (before an id)."""
        query = select(func.count()).select_from(messages).where(*self._of(resident_id))
        if before is not None:
            query = query.where(messages.c.id < before)
        return int(self._connection.execute(query).scalar_one())

    def place_of(self, resident_id: str, at: datetime) -> int | None:
        """Return the id of the resident's last message up to a moment, else of their first."""
        theirs = (*self._of(resident_id), messages.c.author == "resident")
        last = self._connection.execute(
            select(messages.c.id)
            .where(*theirs, messages.c.at <= at)
            .order_by(messages.c.id.desc())
            .limit(1)
        ).scalar_one_or_none()
        if last is not None:
            return int(last)
        first = self._connection.execute(
            select(messages.c.id).where(*theirs).order_by(messages.c.id).limit(1)
        ).scalar_one_or_none()
        return None if first is None else int(first)

    def _of(self, resident_id: str) -> tuple[ColumnElement[bool], ...]:
        return messages.c.resident_id == resident_id, messages.c.bot_id == self._bot_id

    def _with_delivery(self, rows: Sequence[Any]) -> list[Line]:
        ids = [row["id"] for row in rows]
        delivery = self._delivery(ids)
        pressed = self._pressed(ids)
        return [
            Line(
                to_message(row, delivery.get(row["id"])),
                frozenset(pressed.get(row["id"], ())),
            )
            for row in rows
        ]

    def _delivery(self, ids: Sequence[int]) -> dict[int, str]:
        states: dict[int, str] = {}
        for some in _batches(ids):
            rows = self._connection.execute(
                select(outbox.c.message_id, outbox.c.state).where(outbox.c.message_id.in_(some))
            )
            for row in rows:
                known = states.get(row.message_id, row.state)
                states[row.message_id] = min(known, row.state, key=DELIVERY.index)
        return states

    def _pressed(self, ids: Sequence[int]) -> dict[int, set[int]]:
        found: dict[int, set[int]] = {}
        for some in _batches(ids):
            rows = self._connection.execute(
                select(buttons.c.message_id, buttons.c.position).where(
                    buttons.c.message_id.in_(some), buttons.c.pressed_at.is_not(None)
                )
            )
            for row in rows:
                found.setdefault(row.message_id, set()).add(row.position)
        return found


def contains(connection: Connection, column: Any, words: str) -> ColumnElement[bool]:
    """Match words anywhere in a column, whatever their case.

    SQLite's lower() knows only the letters a to z, so there the usual spellings of other letters
    are tried as they are.
    """
    anywhere: ColumnElement[bool] = column.icontains(words, autoescape=True)
    if connection.dialect.name != "sqlite" or words.isascii():
        return anywhere
    spellings = {words, words.lower(), words.upper(), words.title()}
    return or_(anywhere, *(column.contains(one, autoescape=True) for one in sorted(spellings)))


def _batches(ids: Sequence[int], size: int = 500) -> list[Sequence[int]]:
    return [ids[start : start + size] for start in range(0, len(ids), size)]
