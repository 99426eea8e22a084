"""Reads for the console about applications, across all of a resident's or all of a bot's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, insert, null, or_, select, union_all

from bot.services.application_records import Criterion, Vacancy
from bot.services.casework_records import (
    Applicant,
    Correction,
    Practised,
    VacancyPage,
    VacancyQuery,
)
from bot.store.application_tables import applications, criteria, story_corrections, vacancies
from bot.store.conversation_lines import contains
from bot.store.interview_tables import practice_answers, practices, test_items, test_sessions
from bot.store.rows import records
from bot.store.tables import residents, role_interests


class SqlCasework:
    """Implements `bot.services.casework_ports.Casework` for one bot."""

    def __init__(self, connection: Connection, bot_id: str) -> None:
        self._connection = connection
        self._bot_id = bot_id

    def criteria_of(self, resident_id: str) -> list[Criterion]:
        """Return the criteria of all of a resident's applications, in order."""
        query = (
            select(criteria)
            .where(criteria.c.resident_id == resident_id, criteria.c.bot_id == self._bot_id)
            .order_by(criteria.c.application_id, criteria.c.position)
        )
        return records(self._connection, Criterion, query)

    def corrections(self, story_id: int) -> list[Correction]:
        """Return how a story was mended, the oldest first."""
        query = select(story_corrections).where(
            story_corrections.c.story_id == story_id, story_corrections.c.bot_id == self._bot_id
        )
        return records(self._connection, Correction, query.order_by(story_corrections.c.id))

    def add_correction(
        self,
        resident_id: str,
        story_id: int,
        *,
        before: str,
        after: str,
        user_id: str,
        at: datetime,
    ) -> None:
        """Keep what a story was before it was mended."""
        self._connection.execute(
            insert(story_corrections).values(
                bot_id=self._bot_id,
                resident_id=resident_id,
                story_id=story_id,
                user_id=user_id,
                before=before,
                after=after,
                at=at,
            )
        )

    def practised(self, resident_id: str) -> list[Practised]:
        """Return a resident's mock interviews and tests with how many answers, the newest first."""
        mock = (
            select(
                practices.c.style.label("kind"),
                practices.c.application_id,
                practices.c.role_id,
                practices.c.started_at,
                practices.c.ended_at,
                func.count(practice_answers.c.id).label("answers"),
            )
            .outerjoin_from(practices, practice_answers)
            .where(practices.c.resident_id == resident_id, practices.c.bot_id == self._bot_id)
            .group_by(practices.c.id)
        )
        test = (
            select(
                test_sessions.c.kind,
                null().label("application_id"),
                test_sessions.c.role_id,
                test_sessions.c.started_at,
                test_sessions.c.ended_at,
                func.count(test_items.c.answered_at).label("answers"),
            )
            .outerjoin_from(test_sessions, test_items)
            .where(
                test_sessions.c.resident_id == resident_id, test_sessions.c.bot_id == self._bot_id
            )
            .group_by(test_sessions.c.id)
        )
        both = union_all(mock, test).subquery()
        newest = both.c.started_at.desc()
        return records(self._connection, Practised, select(both).order_by(newest, both.c.kind))

    def vacancies(self, query: VacancyQuery) -> VacancyPage:
        """Return one page of the vacancies for everybody, with how many applied to each."""
        wanted = self._wanted(query)
        total = self._connection.execute(
            select(func.count()).select_from(vacancies).where(*wanted)
        ).scalar_one()
        closing = (vacancies.c.closes_on.is_(None), vacancies.c.closes_on, vacancies.c.id)
        order = closing if query.state == "open" else (vacancies.c.id.desc(),)
        page = (
            select(vacancies)
            .where(*wanted)
            .order_by(*order)
            .limit(query.size)
            .offset((query.page - 1) * query.size)
        )
        found = records(self._connection, Vacancy, page)
        return VacancyPage(tuple(found), self._applied([one.id for one in found]), total)

    def applicants(self, vacancy_id: int) -> list[Applicant]:
        """Return who applies for a vacancy, those touched last first."""
        rows = self._connection.execute(
            select(
                applications.c.resident_id,
                residents.c.called,
                applications.c.id,
                applications.c.stage,
                applications.c.stage_on,
            )
            .join_from(applications, residents, applications.c.resident_id == residents.c.id)
            .where(applications.c.vacancy_id == vacancy_id, applications.c.bot_id == self._bot_id)
            .order_by(applications.c.updated_at.desc(), applications.c.id.desc())
        )
        return [Applicant(*row) for row in rows]

    def who_chose(self, role_id: str) -> list[tuple[str, str | None]]:
        """Return (id, outcode) of the residents in whom an interest in a role stands."""
        rows = self._connection.execute(
            select(residents.c.id, residents.c.outcode)
            .join_from(role_interests, residents, role_interests.c.resident_id == residents.c.id)
            .where(
                role_interests.c.bot_id == self._bot_id,
                role_interests.c.role_id == role_id,
                role_interests.c.withdrawn_at.is_(None),
                residents.c.stage.not_in(("new", "declined")),
            )
            .order_by(residents.c.id)
        )
        return [(row.id, row.outcode) for row in rows]

    def _applied(self, vacancy_ids: Sequence[int]) -> dict[int, int]:
        rows = self._connection.execute(
            select(applications.c.vacancy_id, func.count())
            .where(
                applications.c.vacancy_id.in_(vacancy_ids), applications.c.bot_id == self._bot_id
            )
            .group_by(applications.c.vacancy_id)
        )
        return {int(number): int(count) for number, count in rows}

    def _wanted(self, query: VacancyQuery) -> list[ColumnElement[bool]]:
        wanted = [vacancies.c.bot_id == self._bot_id, vacancies.c.resident_id.is_(None)]
        closes = vacancies.c.closes_on
        if query.state == "open":
            wanted.append(vacancies.c.withdrawn_at.is_(None))
            wanted.append(or_(closes.is_(None), closes >= query.today))
        elif query.state == "closed":
            wanted += [vacancies.c.withdrawn_at.is_(None), closes < query.today]
        elif query.state == "withdrawn":
            wanted.append(vacancies.c.withdrawn_at.is_not(None))
        if query.role_id:
            wanted.append(vacancies.c.role_id == query.role_id)
        if query.words:
            named = (vacancies.c.title, vacancies.c.employer, vacancies.c.place)
            found = [contains(self._connection, column, query.words) for column in named]
            wanted.append(or_(*found, vacancies.c.reference == query.words))
        return wanted
