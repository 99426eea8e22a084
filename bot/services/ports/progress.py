"""What was achieved, what was chosen on the way, and what somebody is reminded of."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from bot.services.records import Consent, HelpRequest, ProgressEvent, Reminder, RoleInterest


class Progress(Protocol):
    """The append-only log of what was achieved, and what a resident chose on the way."""

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
        ...

    def of(self, resident_id: str) -> list[ProgressEvent]:
        """Return the steps in order."""
        ...

    def add_interest(self, resident_id: str, *, role_id: str, source: str, at: datetime) -> bool:
        """Keep an interest in a role (or take it up again); False when it is there already."""
        ...

    def withdraw_interest(self, resident_id: str, *, role_id: str, at: datetime) -> bool:
        """End an interest; False when there was none."""
        ...

    def interests(self, resident_id: str) -> list[RoleInterest]:
        """Return the interests that stand, the oldest first."""
        ...

    def set_preference(self, resident_id: str, *, name: str, value: Any, at: datetime) -> None:
        """Keep an answer of the role finder; the newest counts."""
        ...

    def preferences(self, resident_id: str) -> dict[str, Any]:
        """Return the answers by name."""
        ...

    def who_prefers(self, name: str) -> list[str]:
        """Return the residents whose preference of that name is kept as true."""
        ...

    def record_consent(
        self, resident_id: str, *, purpose: str, granted: bool, wording: str, at: datetime
    ) -> None:
        """Add a dated consent or its withdrawal."""
        ...

    def consents(self, resident_id: str) -> dict[str, bool]:
        """Return what is consented now, by purpose."""
        ...

    def consent_history(self, resident_id: str) -> list[Consent]:
        """Return every consent and withdrawal, the oldest first."""
        ...

    def ask_for_person(self, resident_id: str, *, reason: str, key: str, at: datetime) -> bool:
        """Add a request for a person; False when the same key asked before."""
        ...

    def help_requests(
        self, resident_id: str | None = None, *, open_only: bool = True
    ) -> list[HelpRequest]:
        """Return requests, the oldest first; of all residents when none is named."""
        ...

    def answer_request(self, request_id: int, *, by: str, at: datetime) -> bool:
        """Close a request; False when it was closed before."""
        ...


class Reminders(Protocol):
    """What residents are reminded of: once for each resident, kind and subject."""

    def schedule(
        self,
        resident_id: str,
        *,
        kind: str,
        about: str,
        due_at: datetime,
        since: datetime,
        words: str | None = None,
    ) -> int:
        """Set a reminder, or set the one about this anew, and return its id."""
        ...

    def cancel(self, resident_id: str, *, kind: str | None = None, about: str | None = None) -> int:
        """Take off what waits of a kind, about something, or all of it; return how many."""
        ...

    def of(self, resident_id: str, *, kind: str | None = None) -> list[Reminder]:
        """Return a resident's reminders, the next one first; what was said and dropped too."""
        ...

    def residents_due(self, now: datetime, most: int) -> list[str]:
        """Return up to `most` residents with a reminder to look at, those longest due first."""
        ...

    def take_due(self, resident_id: str, now: datetime) -> list[Reminder]:
        """Return what is due of one resident, for this transaction alone."""
        ...

    def wait(self, reminder_id: int, *, until: datetime, since: datetime | None = None) -> None:
        """Look at it again at `until`; with `since`, its time is counted from there."""
        ...

    def drop(self, reminder_id: int) -> None:
        """Close it unsaid."""
        ...

    def said(
        self,
        reminder_id: int,
        *,
        at: datetime,
        message_id: int | None,
        again_at: datetime | None = None,
        since: datetime | None = None,
    ) -> None:
        """Close it as said by a message; with `again_at` the next of its series waits."""
        ...

    def last_said_at(self, resident_id: str) -> datetime | None:
        """Return when the resident was last reminded of anything."""
        ...

    def any_late(self, wall: datetime) -> bool:
        """Whether something waits in the outbox that it is too late to send."""
        ...

    def take_back_late(self, wall: datetime, now: datetime) -> int:
        """Take back what could not be sent in its time; return how many messages."""
        ...
