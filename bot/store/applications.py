"""The rows of applications: their criteria, the sections of their forms, and their history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select, update

from bot.services.application_records import (
    Application,
    ApplicationStep,
    Criterion,
    NewCriterion,
    Section,
)
from bot.store.application_tables import (
    application_sections,
    application_steps,
    applications,
    criteria,
)
from bot.store.rows import add_once, first_record, records
from bot.store.upsert import insert_once, put


class SqlApplications:
    """Implements `bot.services.ports.applying.Applications` for one bot."""

    def __init__(self, connection: Connection, bot_id: str) -> None:
        self._connection = connection
        self._bot_id = bot_id

    def start(
        self,
        resident_id: str,
        *,
        title: str,
        stage: str,
        stage_on: date,
        at: datetime,
        key: str,
        **more: Any,
    ) -> int:
        """Keep an application and return its id."""
        return add_once(
            self._connection,
            applications,
            bot_id=self._bot_id,
            key=key,
            resident_id=resident_id,
            title=title,
            stage=stage,
            stage_on=stage_on,
            created_at=at,
            updated_at=at,
            **more,
        )

    def get(self, resident_id: str, application_id: int) -> Application | None:
        """Return the resident's application, or None."""
        query = self._all(resident_id).where(applications.c.id == application_id)
        return first_record(self._connection, Application, query)

    def of(self, resident_id: str) -> list[Application]:
        """Return a resident's applications, the one that was touched last, first."""
        latest = (applications.c.updated_at.desc(), applications.c.id.desc())
        query = self._all(resident_id).order_by(*latest)
        return records(self._connection, Application, query)

    def of_vacancy(self, vacancy_id: int) -> list[Application]:
        """Return everybody's applications for one vacancy, the oldest first."""
        query = select(applications).where(
            applications.c.vacancy_id == vacancy_id, applications.c.bot_id == self._bot_id
        )
        return records(self._connection, Application, query.order_by(applications.c.id))

    def update(self, application_id: int, *, at: datetime, **changes: Any) -> None:
        """Set the named columns, and that it was touched."""
        self._connection.execute(
            update(applications)
            .where(applications.c.id == application_id, applications.c.bot_id == self._bot_id)
            .values(updated_at=at, **changes)
        )

    def move(
        self,
        application_id: int,
        *,
        stage: str,
        happened_on: date,
        who: str,
        at: datetime,
        key: str,
        words: str | None = None,
    ) -> bool:
        """Bring it to a stage and add that to its history; False when the key did so before."""
        added = insert_once(
            self._connection,
            application_steps,
            bot_id=self._bot_id,
            resident_id=self._whose(application_id),
            application_id=application_id,
            stage=stage,
            happened_on=happened_on,
            who=who,
            words=words,
            at=at,
            idempotency_key=key,
        )
        if added:
            self.update(application_id, at=at, stage=stage, stage_on=happened_on)
        return added

    def steps(self, resident_id: str, application_id: int | None = None) -> list[ApplicationStep]:
        """Return the history of one application, or of all of a resident, the oldest first."""
        query = select(application_steps).where(
            application_steps.c.resident_id == resident_id,
            application_steps.c.bot_id == self._bot_id,
        )
        if application_id is not None:
            query = query.where(application_steps.c.application_id == application_id)
        return records(self._connection, ApplicationStep, query.order_by(application_steps.c.id))

    def set_criteria(
        self, application_id: int, new: Sequence[NewCriterion], *, at: datetime
    ) -> None:
        """Put these criteria in the place of those that were there."""
        resident_id = self._whose(application_id)
        self._connection.execute(
            delete(criteria).where(
                criteria.c.application_id == application_id, criteria.c.bot_id == self._bot_id
            )
        )
        rows = [
            {
                "bot_id": self._bot_id,
                "resident_id": resident_id,
                "application_id": application_id,
                "position": position,
                "kind": one.kind,
                "text": one.text,
                "theme": one.theme,
                "at": at,
            }
            for position, one in enumerate(new, start=1)
        ]
        if rows:
            self._connection.execute(insert(criteria), rows)

    def criteria(self, application_id: int) -> list[Criterion]:
        """Return its criteria in order."""
        query = select(criteria).where(
            criteria.c.application_id == application_id, criteria.c.bot_id == self._bot_id
        )
        return records(self._connection, Criterion, query.order_by(criteria.c.position))

    def update_criterion(self, criterion_id: int, *, at: datetime, **changes: Any) -> None:
        """Set the named columns of one criterion."""
        self._connection.execute(
            update(criteria)
            .where(criteria.c.id == criterion_id, criteria.c.bot_id == self._bot_id)
            .values(at=at, **changes)
        )

    def set_section(self, application_id: int, section: str, *, state: str, at: datetime) -> None:
        """Set how far one section of the form is."""
        put(
            self._connection,
            application_sections,
            ["application_id", "section"],
            bot_id=self._bot_id,
            resident_id=self._whose(application_id),
            application_id=application_id,
            section=section,
            state=state,
            at=at,
        )

    def sections(self, application_id: int) -> list[Section]:
        """Return the sections whose state was set."""
        query = select(application_sections).where(
            application_sections.c.application_id == application_id,
            application_sections.c.bot_id == self._bot_id,
        )
        return records(self._connection, Section, query.order_by(application_sections.c.id))

    def _all(self, resident_id: str) -> Select[Any]:
        return select(applications).where(
            applications.c.resident_id == resident_id, applications.c.bot_id == self._bot_id
        )

    def _whose(self, application_id: int) -> str:
        """Return the resident whose application it is; raises NoResultFound for another bot's."""
        query = select(applications.c.resident_id).where(
            applications.c.id == application_id, applications.c.bot_id == self._bot_id
        )
        return str(self._connection.execute(query).scalar_one())
