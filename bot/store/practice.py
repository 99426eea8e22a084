"""The rows of mock interviews, and of tests of numbers and words."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Table, select, update

from bot.services.work_records import Practice, PracticeAnswer, SkillsItem, SkillsTest
from bot.store.interview_tables import practice_answers, practices, test_items, test_sessions
from bot.store.own_rows import OwnRows
from bot.store.rows import first_record, records
from bot.store.upsert import insert_once


class SqlPractices(OwnRows):
    """Implements `bot.services.ports.work.Practices` for one bot."""

    def start(
        self,
        resident_id: str,
        *,
        role_id: str | None,
        application_id: int | None,
        style: str,
        feedback: str,
        now: datetime,
        key: str,
    ) -> int:
        """Begin a mock interview and return its id; one that is open stays so."""
        return self._add(
            practices,
            resident_id,
            key,
            role_id=role_id,
            application_id=application_id,
            style=style,
            feedback=feedback,
            started_at=now,
        )

    def open(self, resident_id: str) -> Practice | None:
        """Return the mock interview that goes on (the newest one), or None."""
        query = select(practices).where(
            self._own(practices, resident_id), practices.c.state == "open"
        )
        return first_record(self._connection, Practice, query.order_by(practices.c.id.desc()))

    def practices(self, resident_id: str) -> list[Practice]:
        """Return a resident's mock interviews, the newest first."""
        query = select(practices).where(self._own(practices, resident_id))
        return records(self._connection, Practice, query.order_by(practices.c.id.desc()))

    def end(self, resident_id: str, practice_id: int, *, now: datetime) -> bool:
        """End it; False when it is not there or has ended before."""
        return self._end(practices, resident_id, practice_id, now)

    def remove(self, resident_id: str, practice_id: int) -> bool:
        """Take a mock interview away with its answers; False when it was not there."""
        return self._remove(practices, resident_id, practice_id)

    def answer(
        self,
        resident_id: str,
        *,
        practice_id: int,
        question_id: str,
        attempt: int,
        text: str,
        assessment: dict[str, Any],
        now: datetime,
        key: str,
    ) -> int:
        """Keep an answer with what it held and return its id."""
        return self._add(
            practice_answers,
            resident_id,
            key,
            practice_id=practice_id,
            question_id=question_id,
            attempt=attempt,
            text=text,
            assessment=assessment,
            at=now,
        )

    def answers(self, resident_id: str, practice_id: int | None = None) -> list[PracticeAnswer]:
        """Return the answers of one mock interview, or of all, the oldest first."""
        query = select(practice_answers).where(self._own(practice_answers, resident_id))
        if practice_id is not None:
            query = query.where(practice_answers.c.practice_id == practice_id)
        return records(self._connection, PracticeAnswer, query.order_by(practice_answers.c.id))

    def start_test(
        self,
        resident_id: str,
        *,
        kind: str,
        role_id: str | None,
        level: int,
        now: datetime,
        key: str,
    ) -> int:
        """Begin a test and return its id; one that is open stays so."""
        return self._add(
            test_sessions,
            resident_id,
            key,
            kind=kind,
            role_id=role_id,
            level=level,
            started_at=now,
        )

    def open_test(self, resident_id: str) -> SkillsTest | None:
        """Return the test that goes on (the newest one), or None."""
        query = select(test_sessions).where(
            self._own(test_sessions, resident_id), test_sessions.c.state == "open"
        )
        newest = query.order_by(test_sessions.c.id.desc())
        return first_record(self._connection, SkillsTest, newest)

    def tests(self, resident_id: str) -> list[SkillsTest]:
        """Return a resident's tests, the newest first."""
        query = select(test_sessions).where(self._own(test_sessions, resident_id))
        return records(self._connection, SkillsTest, query.order_by(test_sessions.c.id.desc()))

    def end_test(self, resident_id: str, session_id: int, *, now: datetime) -> bool:
        """End it; False when it is not there or has ended before."""
        return self._end(test_sessions, resident_id, session_id, now)

    def remove_test(self, resident_id: str, session_id: int) -> bool:
        """Take a test away with its items; False when it was not there."""
        return self._remove(test_sessions, resident_id, session_id)

    def ask_item(
        self,
        resident_id: str,
        *,
        session_id: int,
        skill: str,
        fingerprint: str,
        params: dict[str, Any],
        now: datetime,
        key: str,
    ) -> int | None:
        """Keep that an item was asked and return its id; None: they had this fingerprint before."""
        insert_once(
            self._connection,
            test_items,
            bot_id=self._bot_id,
            resident_id=resident_id,
            session_id=session_id,
            skill=skill,
            fingerprint=fingerprint,
            params=params,
            at=now,
            idempotency_key=key,
        )
        query = select(test_items.c.id).where(
            self._own(test_items, resident_id), test_items.c.idempotency_key == key
        )
        return self._connection.execute(query).scalar()

    def answer_item(
        self, resident_id: str, item_id: int, *, answer: str, is_right: bool, now: datetime
    ) -> bool:
        """Keep the first answer to an item; False when it is not there or was answered before."""
        given = (
            update(test_items)
            .where(self._one(test_items, resident_id, item_id), test_items.c.answered_at.is_(None))
            .values(answer=answer, is_right=is_right, answered_at=now)
        )
        return self._connection.execute(given).rowcount == 1

    def items(self, resident_id: str, session_id: int | None = None) -> list[SkillsItem]:
        """Return the items of one test, or of all, the oldest first."""
        query = select(test_items).where(self._own(test_items, resident_id))
        if session_id is not None:
            query = query.where(test_items.c.session_id == session_id)
        return records(self._connection, SkillsItem, query.order_by(test_items.c.id))

    def had(self, resident_id: str, fingerprint: str) -> bool:
        """Whether they were asked this item before."""
        query = select(test_items.c.id).where(
            self._own(test_items, resident_id), test_items.c.fingerprint == fingerprint
        )
        return self._connection.execute(query).first() is not None

    def _end(self, table: Table, resident_id: str, row_id: int, now: datetime) -> bool:
        ended = (
            update(table)
            .where(self._one(table, resident_id, row_id), table.c.state == "open")
            .values(state="ended", ended_at=now)
        )
        return self._connection.execute(ended).rowcount == 1
