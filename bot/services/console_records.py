"""What the store hands to the console: plain, frozen records. All moments are aware UTC."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.services.records import Message

# In the order of the journey: "sort by stage" means how far somebody has come.
STAGES = (
    "new",
    "declined",
    "joining",
    "choosing",
    "preparing",
    "applied",
    "interviewing",
    "offered",
    "checking",
    "in_work",
    "paused",
)


@dataclass(frozen=True, slots=True)
class User:
    """A person who may sign in; `role` is adviser, champion, lead, manager or admin."""

    id: str
    email: str
    name: str
    role: str
    active: bool
    created_at: datetime
    last_signed_in_at: datetime | None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """Somebody signed in: who, the session's form token, and how long it lasts at most."""

    user: User
    csrf: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A one-time link, known by the hash of its token."""

    purpose: str
    user_id: str | None
    expires_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class AuditLine:
    """Who did or read what, of whom, and when."""

    at: datetime
    user_id: str | None
    what: str
    resident_id: str | None
    detail: dict[str, Any]


@dataclass(frozen=True, slots=True)
class CaseloadQuery:
    """What the caseload is asked for; `sort` is name, stage or seen; pages count from 1."""

    words: str = ""
    stage: str = ""
    waiting_only: bool = False
    sort: str = "seen"
    descending: bool = True
    page: int = 1
    size: int = 50


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """One resident in the caseload table."""

    id: str
    called: str | None
    outcode: str | None
    stage: str
    campaign: str | None
    neighbourhood: str | None
    last_seen_at: datetime | None
    waiting: bool
    role_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseloadPage:
    """One page of the caseload, and how many residents match in all."""

    rows: tuple[CaseloadRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class WaitingRequest:
    """An open request for a person, with whom it is from."""

    id: int
    resident_id: str
    called: str | None
    outcode: str | None
    stage: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """What a resident last said about one purpose, and when."""

    purpose: str
    granted: bool
    wording: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """A private note that a member of the team wrote."""

    id: int
    author_id: str
    author: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a transcript and which of its buttons were pressed (positions from 0)."""

    message: Message
    pressed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Counts:
    """Figures for monitoring; none says anything about one person."""

    inbox_waiting: int
    quarantined: int
    requests_open: int
    outbox: dict[str, int] = field(default_factory=dict)
    turns_last_day: dict[str, int] = field(default_factory=dict)
    residents: dict[str, int] = field(default_factory=dict)
