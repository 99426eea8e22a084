"""The vacancies' rows."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select, update

from bot.services.application_records import Vacancy
from bot.store.application_tables import vacancies
from bot.store.rows import add_once, first_record, records


class SqlVacancies:
    """Implements `bot.services.ports.applying.Vacancies` for one bot."""

    def __init__(self, connection: Connection, bot_id: str) -> None:
        self._connection = connection
        self._bot_id = bot_id

    def add(self, *, title: str, source: str, at: datetime, key: str, **more: Any) -> int:
        """Keep a vacancy and return its id."""
        return add_once(
            self._connection,
            vacancies,
            bot_id=self._bot_id,
            key=key,
            title=title,
            source=source,
            created_at=at,
            **more,
        )

    def get(self, vacancy_id: int) -> Vacancy | None:
        """Return the vacancy of this bot, or None."""
        query = self._all().where(vacancies.c.id == vacancy_id)
        return first_record(self._connection, Vacancy, query)

    def update(self, vacancy_id: int, **changes: Any) -> None:
        """Set the named columns."""
        self._connection.execute(
            update(vacancies)
            .where(vacancies.c.id == vacancy_id, vacancies.c.bot_id == self._bot_id)
            .values(**changes)
        )

    def open_to(self, resident_id: str, *, on: date) -> list[Vacancy]:
        """Return what the resident may apply for on that day, what closes first, first."""
        query = self._all().where(
            or_(vacancies.c.resident_id.is_(None), vacancies.c.resident_id == resident_id),
            vacancies.c.withdrawn_at.is_(None),
            or_(vacancies.c.closes_on.is_(None), vacancies.c.closes_on >= on),
        )
        soonest = query.order_by(
            vacancies.c.closes_on.is_(None), vacancies.c.closes_on, vacancies.c.id
        )
        return records(self._connection, Vacancy, soonest)

    def shared(self, *, open_on: date | None = None) -> list[Vacancy]:
        """Return the vacancies for everybody, the newest first; with a day only open ones."""
        query = self._all().where(vacancies.c.resident_id.is_(None))
        if open_on is not None:
            query = query.where(
                vacancies.c.withdrawn_at.is_(None),
                or_(vacancies.c.closes_on.is_(None), vacancies.c.closes_on >= open_on),
            )
        return records(self._connection, Vacancy, query.order_by(vacancies.c.id.desc()))

    def same(
        self,
        resident_id: str | None,
        *,
        link_key: str | None = None,
        reference: str | None = None,
        title: str | None = None,
        employer: str | None = None,
    ) -> Vacancy | None:
        """Return a vacancy that the resident sees and that is the same advert, or None."""
        signs = []
        if link_key:
            signs.append(vacancies.c.link_key == link_key)
        if reference:
            signs.append(func.lower(vacancies.c.reference) == reference.lower())
        if title and employer:
            signs.append(
                and_(
                    func.lower(vacancies.c.title) == title.lower(),
                    func.lower(vacancies.c.employer) == employer.lower(),
                )
            )
        if not signs:
            return None
        seen = or_(vacancies.c.resident_id.is_(None), vacancies.c.resident_id == resident_id)
        query = self._all().where(seen, vacancies.c.withdrawn_at.is_(None), or_(*signs))
        return first_record(self._connection, Vacancy, query.order_by(vacancies.c.id.desc()))

    def _all(self) -> Select[Any]:
        return select(vacancies).where(vacancies.c.bot_id == self._bot_id)
