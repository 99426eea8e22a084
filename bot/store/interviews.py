"""The rows of interviews."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.services.work_records import Interview
from bot.store.interview_tables import interviews
from bot.store.own_rows import OwnRows
from bot.store.rows import first_record, records


class SqlInterviews(OwnRows):
    """Implements `bot.services.ports.work.Interviews` for one bot."""

    def add(
        self, resident_id: str, *, application_id: int, now: datetime, key: str, **columns: Any
    ) -> int:
        """Keep an interview and return its id."""
        return self._add(
            interviews,
            resident_id,
            key,
            application_id=application_id,
            created_at=now,
            updated_at=now,
            **columns,
        )

    def get(self, resident_id: str, interview_id: int) -> Interview | None:
        """Return the resident's interview, or None."""
        query = select(interviews).where(self._one(interviews, resident_id, interview_id))
        return first_record(self._connection, Interview, query)

    def of(self, resident_id: str) -> list[Interview]:
        """Return a resident's interviews, the newest day first, those without a day last."""
        newest = (interviews.c.on_day.desc().nulls_last(), interviews.c.id.desc())
        query = select(interviews).where(self._own(interviews, resident_id)).order_by(*newest)
        return records(self._connection, Interview, query)

    def update(self, resident_id: str, interview_id: int, *, now: datetime, **changes: Any) -> bool:
        """Set the named columns; False when it is not there."""
        return self._change(interviews, resident_id, interview_id, updated_at=now, **changes)
