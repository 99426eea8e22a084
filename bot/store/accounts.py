"""Users, sessions, one-time links, failed tries to sign in, and the audit trail."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from bot.services.console_records import AuditLine, LinkRow, SessionRow, User
from bot.store.rows import first_record, records, to_record
from bot.store.tables import audit, sessions, sign_in_attempts, sign_in_links, users
from bot.store.upsert import insert_once

USER = tuple(users.c[name] for name in User.__slots__)


class SqlAccounts:
    """Implements `bot.services.console_ports.Accounts` for one bot."""

    def __init__(self, connection: Connection, bot_id: str) -> None:
        self._connection = connection
        self._bot_id = bot_id

    def users(self) -> list[User]:
        """Return all users of this bot, by name."""
        query = select(*USER).where(users.c.bot_id == self._bot_id)
        return records(self._connection, User, query.order_by(users.c.name, users.c.id))

    def any_user(self) -> bool:
        """Say whether anybody may sign in."""
        found = self._connection.execute(
            select(users.c.id).where(users.c.bot_id == self._bot_id).limit(1)
        )
        return found.first() is not None

    def by_email(self, email: str) -> tuple[User, str | None] | None:
        """Return the user with this address (lower case) and the password's hash, or None."""
        query = select(*USER, users.c.password_hash).where(
            users.c.bot_id == self._bot_id, users.c.email == email
        )
        row = self._connection.execute(query).mappings().first()
        return None if row is None else (to_record(User, row), row["password_hash"])

    def names(self, user_ids: Collection[str]) -> dict[str, str]:
        """Return names by user id."""
        if not user_ids:
            return {}
        rows = self._connection.execute(
            select(users.c.id, users.c.name).where(
                users.c.bot_id == self._bot_id, users.c.id.in_(user_ids)
            )
        )
        return {row.id: row.name for row in rows}

    def add_user(
        self, *, email: str, name: str, role: str, password_hash: str | None, at: datetime
    ) -> User | None:
        """Add a user; None when the address is taken."""
        user_id = str(uuid.uuid4())
        added = insert_once(
            self._connection,
            users,
            id=user_id,
            bot_id=self._bot_id,
            email=email,
            name=name,
            role=role,
            password_hash=password_hash,
            active=True,
            created_at=at,
        )
        return User(user_id, email, name, role, True, at, None) if added else None

    def set_password_hash(self, user_id: str, password_hash: str) -> None:
        """Replace the password's hash."""
        self._change_user(user_id, password_hash=password_hash)

    def signed_in(self, user_id: str, at: datetime) -> None:
        """Note the moment of signing in."""
        self._change_user(user_id, last_signed_in_at=at)

    def _change_user(self, user_id: str, **changes: Any) -> None:
        self._connection.execute(
            update(users)
            .where(users.c.id == user_id, users.c.bot_id == self._bot_id)
            .values(**changes)
        )

    def add_link(
        self, token_hash: str, *, purpose: str, user_id: str | None, expires_at: datetime
    ) -> None:
        """Keep a one-time link."""
        self._connection.execute(
            insert(sign_in_links).values(
                token_hash=token_hash,
                bot_id=self._bot_id,
                user_id=user_id,
                purpose=purpose,
                expires_at=expires_at,
            )
        )

    def void_links(self, purpose: str, user_id: str | None = None) -> None:
        """Delete the unused links of a purpose, of one user when one is named."""
        unused = delete(sign_in_links).where(
            sign_in_links.c.bot_id == self._bot_id,
            sign_in_links.c.purpose == purpose,
            sign_in_links.c.used_at.is_(None),
        )
        if user_id is not None:
            unused = unused.where(sign_in_links.c.user_id == user_id)
        self._connection.execute(unused)

    def link(self, token_hash: str) -> LinkRow | None:
        """Return the link, used or not."""
        query = select(sign_in_links).where(
            sign_in_links.c.token_hash == token_hash, sign_in_links.c.bot_id == self._bot_id
        )
        return first_record(self._connection, LinkRow, query)

    def use_link(self, token_hash: str, at: datetime) -> bool:
        """Use up a link; False when it was used before or has expired."""
        used = self._connection.execute(
            update(sign_in_links)
            .where(
                sign_in_links.c.token_hash == token_hash,
                sign_in_links.c.bot_id == self._bot_id,
                sign_in_links.c.used_at.is_(None),
                sign_in_links.c.expires_at > at,
            )
            .values(used_at=at)
        )
        return used.rowcount == 1

    def add_session(
        self, token_hash: str, *, user_id: str, csrf: str, at: datetime, expires_at: datetime
    ) -> None:
        """Keep a session."""
        self._connection.execute(
            insert(sessions).values(
                token_hash=token_hash,
                bot_id=self._bot_id,
                user_id=user_id,
                csrf=csrf,
                created_at=at,
                seen_at=at,
                expires_at=expires_at,
            )
        )

    def session(self, token_hash: str) -> SessionRow | None:
        """Return the session of an active user."""
        own = (sessions.c.csrf, sessions.c.created_at, sessions.c.seen_at, sessions.c.expires_at)
        query = (
            select(*USER, *(column.label(f"session_{column.name}") for column in own))
            .join_from(sessions, users, sessions.c.user_id == users.c.id)
            .where(
                sessions.c.token_hash == token_hash,
                sessions.c.bot_id == self._bot_id,
                users.c.active.is_(True),
            )
        )
        row = self._connection.execute(query).mappings().first()
        if row is None:
            return None
        times = {column.name: row[f"session_{column.name}"] for column in own}
        return SessionRow(user=to_record(User, row), **times)

    def touch_session(self, token_hash: str, at: datetime) -> None:
        """Note that it was used."""
        self._connection.execute(
            update(sessions)
            .where(sessions.c.token_hash == token_hash, sessions.c.bot_id == self._bot_id)
            .values(seen_at=at)
        )

    def end_session(self, token_hash: str) -> None:
        """Forget one session."""
        self._connection.execute(
            delete(sessions).where(
                sessions.c.token_hash == token_hash, sessions.c.bot_id == self._bot_id
            )
        )

    def end_sessions_of(self, user_id: str) -> None:
        """Forget all of somebody's sessions."""
        self._connection.execute(
            delete(sessions).where(sessions.c.user_id == user_id, sessions.c.bot_id == self._bot_id)
        )

    def drop_sessions(self, *, expired_at: datetime, idle_since: datetime) -> None:
        """Forget sessions that have expired or lain idle."""
        self._connection.execute(
            delete(sessions).where(
                sessions.c.bot_id == self._bot_id,
                or_(sessions.c.expires_at <= expired_at, sessions.c.seen_at <= idle_since),
            )
        )

    def one_at_a_time(self, who_hash: str) -> None:
        """Make other transactions that call this for the same hash wait until this one ends."""
        # On SQLite every writing transaction holds the one write lock already.
        if self._connection.dialect.name == "postgresql":
            number = int(who_hash[:15], 16)
            self._connection.execute(select(func.pg_advisory_xact_lock(number)))

    def failures(self, who_hash: str, *, since: datetime) -> list[datetime]:
        """Return when sign-in failed, the oldest first."""
        return list(
            self._connection.execute(
                select(sign_in_attempts.c.at)
                .where(
                    sign_in_attempts.c.who_hash == who_hash,
                    sign_in_attempts.c.bot_id == self._bot_id,
                    sign_in_attempts.c.at > since,
                )
                .order_by(sign_in_attempts.c.at)
            ).scalars()
        )

    def add_failure(self, who_hash: str, at: datetime) -> None:
        """Note a try."""
        self._connection.execute(
            insert(sign_in_attempts).values(bot_id=self._bot_id, who_hash=who_hash, at=at)
        )

    def forgive(self, who_hash: str) -> None:
        """Forget the tries."""
        self._connection.execute(
            delete(sign_in_attempts).where(
                sign_in_attempts.c.who_hash == who_hash,
                sign_in_attempts.c.bot_id == self._bot_id,
            )
        )

    def drop_failures(self, *, before: datetime) -> None:
        """Forget old tries of everybody."""
        self._connection.execute(
            delete(sign_in_attempts).where(
                sign_in_attempts.c.bot_id == self._bot_id, sign_in_attempts.c.at <= before
            )
        )


class SqlAudit:
    """Implements `bot.services.console_ports.Audit` for one bot."""

    def __init__(self, connection: Connection, bot_id: str) -> None:
        self._connection = connection
        self._bot_id = bot_id

    def add(
        self,
        *,
        what: str,
        at: datetime,
        user_id: str | None,
        resident_id: str | None = None,
        detail: dict[str, Any] | None = None,
    ) -> None:
        """Add a line; `detail` holds ids and counts, never what somebody wrote."""
        self._connection.execute(
            insert(audit).values(
                bot_id=self._bot_id,
                at=at,
                user_id=user_id,
                what=what,
                resident_id=resident_id,
                detail=detail or {},
            )
        )

    def lines(self, *, resident_id: str | None = None, most: int = 100) -> list[AuditLine]:
        """Return lines, the newest first."""
        query = select(audit).where(audit.c.bot_id == self._bot_id)
        if resident_id is not None:
            query = query.where(audit.c.resident_id == resident_id)
        newest_first = query.order_by(audit.c.id.desc()).limit(most)
        return records(self._connection, AuditLine, newest_first)
