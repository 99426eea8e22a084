"""The rows of jobs and placements, of asking how they go, and of the Care Certificate."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from bot.services.work_records import CareStandard, CheckIn, Job
from bot.store.own_rows import OwnRows
from bot.store.rows import first_record, records
from bot.store.upsert import insert_once
from bot.store.work_tables import care_standards, check_ins, jobs

_MOMENT_OF = {"asked": "asked_at", "answered": "answered_at"}
"""The column with the moment at which a check-in came to a state."""


class SqlJobs(OwnRows):
    """Implements `bot.services.ports.work.Jobs` for one bot."""

    def add(self, resident_id: str, *, now: datetime, key: str, **columns: Any) -> int:
        """Keep a job and return its id."""
        return self._add(jobs, resident_id, key, created_at=now, updated_at=now, **columns)

    def get(self, resident_id: str, job_id: int) -> Job | None:
        """Return the resident's job, or None."""
        query = select(jobs).where(self._one(jobs, resident_id, job_id))
        return first_record(self._connection, Job, query)

    def of(self, resident_id: str) -> list[Job]:
        """Return a resident's jobs, the one that was told last, first."""
        query = select(jobs).where(self._own(jobs, resident_id)).order_by(jobs.c.id.desc())
        return records(self._connection, Job, query)

    def update(self, resident_id: str, job_id: int, *, now: datetime, **changes: Any) -> bool:
        """Set the named columns; False when it is not there."""
        return self._change(jobs, resident_id, job_id, updated_at=now, **changes)

    def plan_check_in(
        self,
        resident_id: str,
        *,
        job_id: int,
        kind: str,
        number: int,
        due_on: date,
        now: datetime,
    ) -> int:
        """Plan to ask how it goes and return the id; one that is planned stays as it is."""
        insert_once(
            self._connection,
            check_ins,
            bot_id=self._bot_id,
            resident_id=resident_id,
            job_id=job_id,
            kind=kind,
            number=number,
            due_on=due_on,
            created_at=now,
        )
        query = select(check_ins.c.id).where(
            self._own(check_ins, resident_id),
            check_ins.c.job_id == job_id,
            check_ins.c.kind == kind,
            check_ins.c.number == number,
        )
        return int(self._connection.execute(query).scalar_one())

    def check_ins(self, resident_id: str, job_id: int | None = None) -> list[CheckIn]:
        """Return the check-ins of one job, or of all, what is due first, first."""
        query = select(check_ins).where(self._own(check_ins, resident_id))
        if job_id is not None:
            query = query.where(check_ins.c.job_id == job_id)
        in_order = query.order_by(check_ins.c.due_on, check_ins.c.id)
        return records(self._connection, CheckIn, in_order)

    def update_check_in(
        self, resident_id: str, check_in_id: int, *, now: datetime, **changes: Any
    ) -> bool:
        """Set the named columns; False when it is not there.

        When it comes to be asked or answered and no moment is named, that is `now`.
        """
        moment = _MOMENT_OF.get(changes.get("state", ""))
        if moment is not None:
            changes = {moment: now, **changes}
        return self._change(check_ins, resident_id, check_in_id, **changes)

    def set_standard(self, resident_id: str, standard: int, *, state: str, now: datetime) -> None:
        """Set how far a standard of the Care Certificate (1 to 16) is."""
        same = ["resident_id", "standard"]
        self._put(care_standards, same, resident_id, standard=standard, state=state, at=now)

    def standards(self, resident_id: str) -> dict[int, CareStandard]:
        """Return what was said of the standards, by number."""
        query = select(care_standards).where(self._own(care_standards, resident_id))
        found = records(self._connection, CareStandard, query.order_by(care_standards.c.standard))
        return {one.standard: one for one in found}
