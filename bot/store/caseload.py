"""Reads made for the console's pages, each of them from one bot's own rows; and notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    case,
    exists,
    func,
    insert,
    or_,
    select,
)

from bot.services.console_records import (
    STAGES,
    CaseloadPage,
    CaseloadQuery,
    CaseloadRow,
    ConsentRow,
    Counts,
    Note,
    WaitingRequest,
)
from bot.store.conversation_lines import SqlLines, contains
from bot.store.tables import (
    consents,
    help_requests,
    inbox,
    notes,
    outbox,
    quarantine,
    residents,
    role_interests,
    turns,
    users,
)


class SqlCaseload(SqlLines):
    """Implements `bot.services.console_ports.Caseload` for one bot."""

    def __init__(self, connection: Connection, bot_id: str) -> None:
        super().__init__(connection, bot_id)
        self._waiting = exists().where(
            help_requests.c.resident_id == residents.c.id, help_requests.c.answered_at.is_(None)
        )

    def find(self, query: CaseloadQuery) -> CaseloadPage:
        """Return one page of residents."""
        wanted = self._wanted(query)
        total = self._connection.execute(
            select(func.count()).select_from(residents).where(*wanted)
        ).scalar_one()
        fields = [name for name in CaseloadRow.__slots__ if name not in {"waiting", "role_ids"}]
        rows = self._connection.execute(
            select(*(residents.c[name] for name in fields), self._waiting.label("waiting"))
            .where(*wanted)
            .order_by(*_order(query))
            .limit(query.size)
            .offset((query.page - 1) * query.size)
        ).mappings()
        found = [dict(row) for row in rows]
        roles = self._roles([row["id"] for row in found])
        return CaseloadPage(
            tuple(CaseloadRow(**row, role_ids=tuple(roles.get(row["id"], ()))) for row in found),
            total,
        )

    def _wanted(self, query: CaseloadQuery) -> list[ColumnElement[bool]]:
        wanted = [residents.c.bot_id == self._bot_id]
        if query.stage:
            wanted.append(residents.c.stage == query.stage)
        if query.waiting_only:
            wanted.append(self._waiting)
        if query.words:
            wanted.append(
                or_(
                    contains(self._connection, residents.c.called, query.words),
                    residents.c.outcode.startswith(
                        query.words.replace(" ", "").upper(), autoescape=True
                    ),
                )
            )
        return wanted

    def _roles(self, resident_ids: Sequence[str]) -> dict[str, list[str]]:
        rows = self._connection.execute(
            select(role_interests.c.resident_id, role_interests.c.role_id)
            .where(
                role_interests.c.resident_id.in_(resident_ids),
                role_interests.c.withdrawn_at.is_(None),
            )
            .order_by(role_interests.c.at, role_interests.c.id)
        )
        found: dict[str, list[str]] = {}
        for row in rows:
            found.setdefault(row.resident_id, []).append(row.role_id)
        return found

    def open_requests(self, *, first: Sequence[str], most: int) -> list[WaitingRequest]:
        """Return open requests: those whose reason is in `first`, then the oldest."""
        own = [help_requests.c[name] for name in ("id", "resident_id", "reason", "at")]
        theirs = [residents.c[name] for name in ("called", "outcode", "stage")]
        rows = self._connection.execute(
            select(*own, *theirs)
            .join_from(help_requests, residents, help_requests.c.resident_id == residents.c.id)
            .where(help_requests.c.bot_id == self._bot_id, help_requests.c.answered_at.is_(None))
            .order_by(
                case((help_requests.c.reason.in_(first), 0), else_=1),
                help_requests.c.at,
                help_requests.c.id,
            )
            .limit(most)
        ).mappings()
        return [WaitingRequest(**dict(row)) for row in rows]

    def count_waiting(self) -> int:
        """Return how many residents have an open request."""
        return int(
            self._connection.execute(
                select(func.count(help_requests.c.resident_id.distinct())).where(
                    help_requests.c.bot_id == self._bot_id, help_requests.c.answered_at.is_(None)
                )
            ).scalar_one()
        )

    def consents(self, resident_id: str) -> list[ConsentRow]:
        """Return the newest word on each purpose."""
        rows = self._connection.execute(
            select(*(consents.c[name] for name in ConsentRow.__slots__))
            .where(consents.c.resident_id == resident_id, consents.c.bot_id == self._bot_id)
            .order_by(consents.c.id)
        )
        newest = {row.purpose: ConsentRow(*row) for row in rows}
        return list(newest.values())

    def notes(self, resident_id: str) -> list[Note]:
        """Return the notes, the newest first."""
        rows = self._connection.execute(
            _note_columns()
            .where(notes.c.resident_id == resident_id, notes.c.bot_id == self._bot_id)
            .order_by(notes.c.id.desc())
        )
        return [Note(*row) for row in rows]

    def add_note(
        self, resident_id: str, *, author_id: str, text: str, at: datetime, same_since: datetime
    ) -> bool:
        """Add a note; False when the same author wrote the same words since `same_since`.

        The resident's row is locked, so that a form sent twice at once is one note.
        """
        self._connection.execute(
            select(residents.c.id)
            .where(residents.c.id == resident_id, residents.c.bot_id == self._bot_id)
            .with_for_update()
        )
        twin = self._connection.execute(
            select(notes.c.id).where(
                notes.c.resident_id == resident_id,
                notes.c.author_id == author_id,
                notes.c.text == text,
                notes.c.at > same_since,
            )
        ).first()
        if twin is not None:
            return False
        self._connection.execute(
            insert(notes).values(
                bot_id=self._bot_id, resident_id=resident_id, author_id=author_id, text=text, at=at
            )
        )
        return True

    def counts(self, *, day_ago: datetime) -> Counts:
        """Return the figures for monitoring."""
        return Counts(
            inbox_waiting=self._count(inbox, inbox.c.state == "waiting"),
            quarantined=self._count(quarantine, quarantine.c.seen_at.is_(None)),
            requests_open=self._count(help_requests, help_requests.c.answered_at.is_(None)),
            outbox=self._by(outbox.c.state, outbox.c.state != "sent"),
            turns_last_day=self._by(turns.c.outcome, turns.c.at > day_ago),
            residents=self._by(residents.c.stage),
        )

    def _count(self, table: Any, *wanted: ColumnElement[bool]) -> int:
        query = select(func.count()).select_from(table).where(table.c.bot_id == self._bot_id)
        return int(self._connection.execute(query.where(*wanted)).scalar_one())

    def _by(self, column: Any, *wanted: ColumnElement[bool]) -> dict[str, int]:
        rows = self._connection.execute(
            select(column, func.count())
            .where(column.table.c.bot_id == self._bot_id, *wanted)
            .group_by(column)
        )
        return {str(name): int(count) for name, count in rows}


def _order(query: CaseloadQuery) -> list[Any]:
    column: Any = {
        "name": func.lower(residents.c.called),
        "stage": case({name: at for at, name in enumerate(STAGES)}, value=residents.c.stage),
        "seen": residents.c.last_seen_at,
    }[query.sort]
    return [
        column.desc().nulls_last() if query.descending else column.asc().nulls_last(),
        residents.c.id,
    ]


def _note_columns() -> Select[Any]:
    return select(notes.c.id, notes.c.author_id, users.c.name, notes.c.text, notes.c.at).join_from(
        notes, users, notes.c.author_id == users.c.id
    )
