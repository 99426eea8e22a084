"""The append-only progress log, and what residents chose, consented to and asked for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from bot.services.records import Consent, HelpRequest, ProgressEvent, RoleInterest
from bot.store.rows import records
from bot.store.tables import consents, help_requests, preferences, progress, role_interests
from bot.store.upsert import insert_once, put


class SqlProgress:
    """Progress of one bot's residents."""

    def __init__(self, connection: Connection, bot_id: str) -> None:
        self._connection = connection
        self._bot_id = bot_id

    def log(
        self,
        resident_id: str,
        *,
        what: str,
        who: str,
        action: str,
        key: str,
        at: datetime,
        data: dict[str, Any] | None = None,
    ) -> bool:
        """Log a step once; False when the same key was logged before."""
        return insert_once(
            self._connection,
            progress,
            bot_id=self._bot_id,
            resident_id=resident_id,
            at=at,
            who=who,
            what=what,
            data=data or {},
            action=action,
            idempotency_key=key,
        )

    def of(self, resident_id: str) -> list[ProgressEvent]:
        """Return the steps in order."""
        query = select(progress).where(
            progress.c.resident_id == resident_id, progress.c.bot_id == self._bot_id
        )
        return records(self._connection, ProgressEvent, query.order_by(progress.c.id))

    def add_interest(self, resident_id: str, *, role_id: str, source: str, at: datetime) -> bool:
        """Keep an interest in a role (or take it up again); False when it is there already."""
        if insert_once(
            self._connection,
            role_interests,
            bot_id=self._bot_id,
            resident_id=resident_id,
            role_id=role_id,
            source=source,
            at=at,
        ):
            return True
        again = self._connection.execute(
            update(role_interests)
            .where(
                role_interests.c.resident_id == resident_id,
                role_interests.c.role_id == role_id,
                role_interests.c.withdrawn_at.is_not(None),
            )
            .values(withdrawn_at=None, at=at, source=source)
        )
        return again.rowcount == 1

    def withdraw_interest(self, resident_id: str, *, role_id: str, at: datetime) -> bool:
        """End an interest; False when there was none."""
        ended = self._connection.execute(
            update(role_interests)
            .where(
                role_interests.c.resident_id == resident_id,
                role_interests.c.role_id == role_id,
                role_interests.c.withdrawn_at.is_(None),
            )
            .values(withdrawn_at=at)
        )
        return ended.rowcount == 1

    def interests(self, resident_id: str) -> list[RoleInterest]:
        """Return the interests that stand, the oldest first."""
        query = select(role_interests).where(
            role_interests.c.resident_id == resident_id,
            role_interests.c.bot_id == self._bot_id,
            role_interests.c.withdrawn_at.is_(None),
        )
        oldest_first = query.order_by(role_interests.c.at, role_interests.c.id)
        return records(self._connection, RoleInterest, oldest_first)

    def set_preference(self, resident_id: str, *, name: str, value: Any, at: datetime) -> None:
        """Keep an answer of the role finder; the newest counts."""
        put(
            self._connection,
            preferences,
            ["resident_id", "name"],
            bot_id=self._bot_id,
            resident_id=resident_id,
            name=name,
            value=value,
            at=at,
        )

    def preferences(self, resident_id: str) -> dict[str, Any]:
        """Return the answers by name."""
        rows = self._connection.execute(
            select(preferences.c.name, preferences.c.value).where(
                preferences.c.resident_id == resident_id, preferences.c.bot_id == self._bot_id
            )
        )
        return {row.name: row.value for row in rows}

    def who_prefers(self, name: str) -> list[str]:
        """Return the residents whose preference of that name is kept as true."""
        rows = self._connection.execute(
            select(preferences.c.resident_id, preferences.c.value)
            .where(preferences.c.bot_id == self._bot_id, preferences.c.name == name)
            .order_by(preferences.c.id)
        )
        # JSON is compared here: databases differ in how they compare it.
        return [row.resident_id for row in rows if row.value is True]

    def record_consent(
        self, resident_id: str, *, purpose: str, granted: bool, wording: str, at: datetime
    ) -> None:
        """Add a dated consent or its withdrawal."""
        self._connection.execute(
            insert(consents).values(
                bot_id=self._bot_id,
                resident_id=resident_id,
                purpose=purpose,
                granted=granted,
                wording=wording,
                at=at,
            )
        )

    def consents(self, resident_id: str) -> dict[str, bool]:
        """Return what is consented now, by purpose."""
        rows = self._connection.execute(
            select(consents.c.purpose, consents.c.granted)
            .where(consents.c.resident_id == resident_id, consents.c.bot_id == self._bot_id)
            .order_by(consents.c.id)
        )
        return {row.purpose: row.granted for row in rows}

    def consent_history(self, resident_id: str) -> list[Consent]:
        """Return every consent and withdrawal, the oldest first."""
        query = select(consents).where(
            consents.c.resident_id == resident_id, consents.c.bot_id == self._bot_id
        )
        return records(self._connection, Consent, query.order_by(consents.c.id))

    def ask_for_person(self, resident_id: str, *, reason: str, key: str, at: datetime) -> bool:
        """Add a request for a person; False when the same key asked before."""
        return insert_once(
            self._connection,
            help_requests,
            bot_id=self._bot_id,
            resident_id=resident_id,
            reason=reason,
            at=at,
            idempotency_key=key,
        )

    def help_requests(
        self, resident_id: str | None = None, *, open_only: bool = True
    ) -> list[HelpRequest]:
        """Return requests, the oldest first; of all residents when none is named."""
        query = select(help_requests).where(help_requests.c.bot_id == self._bot_id)
        if resident_id is not None:
            query = query.where(help_requests.c.resident_id == resident_id)
        if open_only:
            query = query.where(help_requests.c.answered_at.is_(None))
        oldest_first = query.order_by(help_requests.c.at, help_requests.c.id)
        return records(self._connection, HelpRequest, oldest_first)

    def answer_request(self, request_id: int, *, by: str, at: datetime) -> bool:
        """Close a request; False when it was closed before."""
        closed = self._connection.execute(
            update(help_requests)
            .where(
                help_requests.c.id == request_id,
                help_requests.c.bot_id == self._bot_id,
                help_requests.c.answered_at.is_(None),
            )
            .values(answered_at=at, answered_by=by)
        )
        return closed.rowcount == 1
