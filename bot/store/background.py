"""The rows of somebody's history, referees, needs, barriers and referrals."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from bot.services.application_records import Barrier, Readiness, Referee, Referral, WorkEntry
from bot.store.application_tables import barriers, readiness, referees, referrals, work_history
from bot.store.own_rows import OwnRows
from bot.store.rows import records


class SqlBackground(OwnRows):
    """Implements `bot.services.ports.applying.Background` for one bot."""

    def add_work(self, resident_id: str, *, at: datetime, key: str, **entry: Any) -> int:
        """Keep a part of somebody's history and return its id."""
        return self._add(work_history, resident_id, key, created_at=at, **entry)

    def work(self, resident_id: str) -> list[WorkEntry]:
        """Return somebody's history as it was told, the newest part first."""
        newest = (
            work_history.c.is_current.desc(),
            func.coalesce(work_history.c.to_month, work_history.c.from_month).desc(),
            work_history.c.id.desc(),
        )
        query = select(work_history).where(self._own(work_history, resident_id))
        return records(self._connection, WorkEntry, query.order_by(*newest))

    def update_work(self, resident_id: str, entry_id: int, **changes: Any) -> bool:
        """Set the named columns; False when it is not there."""
        return self._change(work_history, resident_id, entry_id, **changes)

    def remove_work(self, resident_id: str, entry_id: int) -> bool:
        """Take a part away; False when it was not there."""
        return self._remove(work_history, resident_id, entry_id)

    def add_referee(self, resident_id: str, *, at: datetime, key: str, **referee: Any) -> int:
        """Keep a referee and return the id."""
        return self._add(referees, resident_id, key, created_at=at, updated_at=at, **referee)

    def referees(self, resident_id: str) -> list[Referee]:
        """Return somebody's referees, the oldest first."""
        query = select(referees).where(self._own(referees, resident_id))
        return records(self._connection, Referee, query.order_by(referees.c.id))

    def update_referee(
        self, resident_id: str, referee_id: int, *, at: datetime, **changes: Any
    ) -> bool:
        """Set the named columns; False when it is not there."""
        return self._change(referees, resident_id, referee_id, updated_at=at, **changes)

    def remove_referee(self, resident_id: str, referee_id: int) -> bool:
        """Take a referee away; False when it was not there."""
        return self._remove(referees, resident_id, referee_id)

    def set_readiness(self, resident_id: str, item: str, *, state: str, at: datetime) -> None:
        """Set whether something is there."""
        self._put(readiness, ["resident_id", "item"], resident_id, item=item, state=state, at=at)

    def readiness(self, resident_id: str) -> dict[str, Readiness]:
        """Return what was said, by item."""
        query = select(readiness).where(self._own(readiness, resident_id))
        found = records(self._connection, Readiness, query.order_by(readiness.c.id))
        return {one.item: one for one in found}

    def set_barrier(
        self, resident_id: str, barrier: str, *, state: str, at: datetime, is_main: bool = False
    ) -> None:
        """Set what stands in the way; a main one takes that from all others."""
        if is_main:
            self._connection.execute(
                update(barriers).where(self._own(barriers, resident_id)).values(is_main=False)
            )
        self._put(
            barriers,
            ["resident_id", "barrier"],
            resident_id,
            barrier=barrier,
            state=state,
            at=at,
            is_main=is_main,
        )

    def barriers(self, resident_id: str) -> list[Barrier]:
        """Return what was named, the main one first."""
        query = select(barriers).where(self._own(barriers, resident_id))
        main_first = query.order_by(barriers.c.is_main.desc(), barriers.c.id)
        return records(self._connection, Barrier, main_first)

    def add_referral(
        self, resident_id: str, *, reason: str, service: str, state: str, at: datetime, key: str
    ) -> int:
        """Keep that somebody was pointed to a service, and return its id."""
        return self._add(
            referrals, resident_id, key, reason=reason, service=service, state=state, at=at
        )

    def update_referral(
        self, resident_id: str, referral_id: int, *, state: str, at: datetime
    ) -> bool:
        """Set what came of it; False when it is not there."""
        return self._change(referrals, resident_id, referral_id, state=state, outcome_at=at)

    def referrals(self, resident_id: str) -> list[Referral]:
        """Return where somebody was pointed to, the oldest first."""
        query = select(referrals).where(self._own(referrals, resident_id))
        return records(self._connection, Referral, query.order_by(referrals.c.id))
