"""What the console needs of a store: accounts, the audit trail, and reads made for its pages.

`bot.store.accounts` and `bot.store.caseload` implement the ports.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any, Protocol

from bot.services.casework_ports import Casework
from bot.services.console_records import (
    AuditLine,
    CaseloadPage,
    CaseloadQuery,
    ConsentRow,
    Counts,
    Line,
    LinkRow,
    Note,
    SessionRow,
    User,
    WaitingRequest,
)
from bot.services.ports import UnitOfWork


class Accounts(Protocol):
    """Users, their sessions, one-time links, and failed tries to sign in."""

    def users(self) -> list[User]:
        """Return all users of this bot, by name."""
        ...

    def any_user(self) -> bool:
        """Say whether anybody may sign in."""
        ...

    def by_email(self, email: str) -> tuple[User, str | None] | None:
        """Return the user with this address (lower case) and the password's hash, or None."""
        ...

    def names(self, user_ids: Collection[str]) -> dict[str, str]:
        """Return names by user id."""
        ...

    def add_user(
        self, *, email: str, name: str, role: str, password_hash: str | None, at: datetime
    ) -> User | None:
        """Add a user; None when the address is taken."""
        ...

    def set_password_hash(self, user_id: str, password_hash: str) -> None:
        """Replace the password's hash."""
        ...

    def signed_in(self, user_id: str, at: datetime) -> None:
        """Note the moment of signing in."""
        ...

    def add_link(
        self, token_hash: str, *, purpose: str, user_id: str | None, expires_at: datetime
    ) -> None:
        """Keep a one-time link."""
        ...

    def void_links(self, purpose: str, user_id: str | None = None) -> None:
        """Delete the unused links of a purpose, of one user when one is named."""
        ...

    def link(self, token_hash: str) -> LinkRow | None:
        """Return the link, used or not."""
        ...

    def use_link(self, token_hash: str, at: datetime) -> bool:
        """Use up a link; False when it was used before or has expired."""
        ...

    def add_session(
        self, token_hash: str, *, user_id: str, csrf: str, at: datetime, expires_at: datetime
    ) -> None:
        """Keep a session."""
        ...

    def session(self, token_hash: str) -> SessionRow | None:
        """Return the session of an active user."""
        ...

    def touch_session(self, token_hash: str, at: datetime) -> None:
        """Note that it was used."""
        ...

    def end_session(self, token_hash: str) -> None:
        """Forget one session."""
        ...

    def end_sessions_of(self, user_id: str) -> None:
        """Forget all of somebody's sessions."""
        ...

    def drop_sessions(self, *, expired_at: datetime, idle_since: datetime) -> None:
        """Forget sessions that have expired or lain idle."""
        ...

    def one_at_a_time(self, who_hash: str) -> None:
        """Make other transactions that call this for the same hash wait until this one ends."""
        ...

    def failures(self, who_hash: str, *, since: datetime) -> list[datetime]:
        """Return when sign-in failed, the oldest first."""
        ...

    def add_failure(self, who_hash: str, at: datetime) -> None:
        """Note a try."""
        ...

    def forgive(self, who_hash: str) -> None:
        """Forget the tries."""
        ...

    def drop_failures(self, *, before: datetime) -> None:
        """Forget old tries of everybody."""
        ...


class Audit(Protocol):
    """The audit trail: only ever added to."""

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
        ...

    def lines(self, *, resident_id: str | None = None, most: int = 100) -> list[AuditLine]:
        """Return lines, the newest first."""
        ...


class Caseload(Protocol):
    """Reads made for the console's pages, and notes."""

    def find(self, query: CaseloadQuery) -> CaseloadPage:
        """Return one page of residents."""
        ...

    def open_requests(self, *, first: Sequence[str], most: int) -> list[WaitingRequest]:
        """Return open requests: those whose reason is in `first`, then the oldest."""
        ...

    def count_waiting(self) -> int:
        """Return how many residents have an open request."""
        ...

    def place_of(self, resident_id: str, at: datetime) -> int | None:
        """Return the id of the resident's last message up to a moment, else of their first."""
        ...

    def consents(self, resident_id: str) -> list[ConsentRow]:
        """Return the newest word on each purpose."""
        ...

    def notes(self, resident_id: str) -> list[Note]:
        """Return the notes, the newest first."""
        ...

    def add_note(
        self, resident_id: str, *, author_id: str, text: str, at: datetime, same_since: datetime
    ) -> bool:
        """Add a note; False when the same author wrote the same words since `same_since`."""
        ...

    def lines(
        self,
        resident_id: str,
        *,
        before: int | None = None,
        after: int | None = None,
        most: int | None = None,
    ) -> list[Line]:
        """Return messages in order: those just after `after`, else the newest before `before`."""
        ...

    def search_lines(self, resident_id: str, words: str, *, most: int) -> list[Line]:
        """Return the newest messages that hold these words, in order."""
        ...

    def count_lines(self, resident_id: str, *, before: int | None = None) -> int:
        """Return how many messages there are (before an id)."""
        ...

    def counts(self, *, day_ago: datetime) -> Counts:
        """Return the figures for monitoring."""
        ...


class ConsoleUnitOfWork(UnitOfWork, Protocol):
    """One transaction, as the console sees it: with accounts, the audit trail and its lists."""

    @property
    def accounts(self) -> Accounts:
        """Users and sessions."""
        ...

    @property
    def audit(self) -> Audit:
        """The audit trail."""
        ...

    @property
    def caseload(self) -> Caseload:
        """Reads for the pages."""
        ...

    @property
    def casework(self) -> Casework:
        """Reads about applications."""
        ...


ConsoleUnits = Callable[[], ConsoleUnitOfWork]
