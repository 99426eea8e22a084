"""What is asked in every turn is found by an index, however much was said before."""

from __future__ import annotations

import pytest

from bot.store import chats, inbox, outbox
from bot.store.engine import Engine


@pytest.mark.parametrize(
    ("statement", "index"),
    [
        (outbox._OLDEST, "ix_outbox_unsent"),
        (inbox._ANY, "ix_inbox_waiting"),
        (chats._FREE, "ix_inbox_waiting"),
    ],
)
def test_the_queues_are_read_by_the_index_of_what_waits(
    engine: Engine, statement: object, index: str
) -> None:
    if engine.dialect.name != "sqlite":
        return  # an empty table of PostgreSQL is read without any index
    sql = str(statement.compile(engine))  # type: ignore[attr-defined]
    with engine.connect() as connection:
        plan = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {sql}", tuple(1 for _ in range(sql.count("?")))
        )
        assert any(index in row[-1] for row in plan), index


@pytest.mark.parametrize(
    ("sql", "index"),
    [
        (
            "SELECT * FROM interviews WHERE resident_id = ? ORDER BY on_day DESC",
            "ix_interviews_resident_id_on_day",
        ),
        ("SELECT * FROM practice_answers WHERE resident_id = ? AND practice_id = ?", "practice_an"),
        (
            "SELECT id FROM test_items WHERE resident_id = ? AND fingerprint = ?",
            "test_items",
        ),
        ("SELECT * FROM checks WHERE resident_id = ? AND application_id = ?", "ix_checks_"),
        ("SELECT * FROM offers WHERE resident_id = ?", "ix_offers_resident_id"),
        ("SELECT * FROM documents_held WHERE resident_id = ?", "documents_held"),
        ("SELECT * FROM reference_requests WHERE resident_id = ?", "ix_reference_requests_"),
        ("SELECT * FROM jobs WHERE resident_id = ? ORDER BY id DESC", "ix_jobs_resident_id_id"),
        (
            "SELECT * FROM check_ins WHERE resident_id = ? ORDER BY due_on",
            "ix_check_ins_resident_id_due_on",
        ),
        ("SELECT * FROM care_standards WHERE resident_id = ?", "care_standards"),
        # What a worker looks for among all residents: what is due.
        (
            "SELECT * FROM interviews WHERE bot_id = ? AND state = ? AND on_day < ?",
            "ix_interviews_bot_id_state_on_day",
        ),
        (
            "SELECT * FROM checks WHERE bot_id = ? AND state = ? AND chase_on < ?",
            "ix_checks_bot_id_state_chase_on",
        ),
        (
            "SELECT * FROM check_ins WHERE bot_id = ? AND state = ? AND due_on < ?",
            "ix_check_ins_bot_id_state_due_on",
        ),
        # Erasing a resident or an application goes through these.
        ("SELECT 1 FROM interviews WHERE application_id = ?", "ix_interviews_application_id"),
        ("SELECT 1 FROM practices WHERE application_id = ?", "ix_practices_application_id"),
        ("SELECT 1 FROM test_items WHERE session_id = ?", "ix_test_items_session_id_id"),
        ("SELECT 1 FROM jobs WHERE application_id = ?", "ix_jobs_application_id"),
        ("SELECT 1 FROM check_ins WHERE job_id = ?", "check_ins"),
        ("SELECT 1 FROM reference_requests WHERE referee_id = ?", "ix_reference_requests_referee"),
    ],
)
def test_what_is_kept_from_an_interview_on_is_found_by_an_index(
    engine: Engine, sql: str, index: str
) -> None:
    if engine.dialect.name != "sqlite":
        return  # an empty table of PostgreSQL is read without any index
    with engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", (1,) * sql.count("?"))
        steps = [str(row[-1]) for row in plan]
    assert any(step.startswith("SEARCH") and index in step for step in steps), steps
    assert not any("TEMP B-TREE" in step for step in steps), steps
