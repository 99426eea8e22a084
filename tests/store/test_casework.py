"""Reads for advisers about applications and vacancies, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from bot.services.application_records import NewCriterion
from bot.services.casework_records import VacancyQuery
from bot.store.engine import Engine
from bot.store.unit_of_work import SqlUnitOfWork

NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 12)
DAY = timedelta(days=1)
Units = Callable[[], SqlUnitOfWork]


def resident(unit: SqlUnitOfWork, number: int, **changes: object) -> str:
    chat = unit.chats.open(now=NOW, chat_id=None, telegram_chat_id=number)
    values = {"stage": "choosing", **changes}
    unit.residents.update(chat.resident_id, **values)
    return chat.resident_id


def vacancy(unit: SqlUnitOfWork, title: str, **more: Any) -> int:
    return unit.vacancies.add(title=title, source="adviser", at=NOW, key=title, **more)


def application(unit: SqlUnitOfWork, whose: str, key: str, **more: Any) -> int:
    return unit.applications.start(
        whose, title="Porter", stage="preparing", stage_on=TODAY, at=NOW, key=key, **more
    )


@pytest.fixture
def jobs(unit_of_work: Units, engine: Engine) -> dict[str, int]:
    """Vacancies of this bot in every state, one that a resident found, and one of another bot."""
    with unit_of_work() as unit:
        found = {
            "Porter": vacancy(
                unit, "Porter", role_id="porter", employer="Élan Care", closes_on=TODAY
            ),
            "Clerk": vacancy(unit, "Clerk", role_id="ward_clerk", reference="C1", place="SE15"),
            "Cook": vacancy(unit, "Cook", closes_on=TODAY - DAY),
            "Gone": vacancy(unit, "Gone", closes_on=TODAY + DAY),
        }
        unit.vacancies.update(found["Gone"], withdrawn_at=NOW)
        vacancy(unit, "Own", resident_id=resident(unit, 1))
        unit.commit()
    with SqlUnitOfWork(engine, "other") as unit:
        vacancy(unit, "Theirs")
        unit.commit()
    return found


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({}, ["Porter", "Clerk"]),
        ({"state": "closed"}, ["Cook"]),
        ({"state": "withdrawn"}, ["Gone"]),
        ({"state": ""}, ["Gone", "Cook", "Clerk", "Porter"]),
        ({"role_id": "porter"}, ["Porter"]),
        ({"words": "éLAN"}, ["Porter"]),
        ({"words": "se15"}, ["Clerk"]),
        ({"words": "C1"}, ["Clerk"]),
        ({"words": "%"}, []),
        ({"page": 2, "size": 1}, ["Clerk"]),
    ],
)
@pytest.mark.usefixtures("jobs")
def test_vacancies_are_found_by_state_role_and_words(
    unit_of_work: Units, asked: dict[str, Any], titles: list[str]
) -> None:
    with unit_of_work() as unit:
        page = unit.casework.vacancies(VacancyQuery(today=TODAY, **asked))
    assert [one.title for one in page.rows] == titles
    assert page.total == (2 if asked.get("page") else len(titles))


def test_a_vacancy_knows_who_applies_for_it(unit_of_work: Units, jobs: dict[str, int]) -> None:
    with unit_of_work() as unit:
        samira, dele = resident(unit, 2, called="Samira"), resident(unit, 3, called="Dele")
        first = application(unit, samira, "a", vacancy_id=jobs["Porter"])
        second = application(unit, dele, "b", vacancy_id=jobs["Porter"])
        application(unit, dele, "c", vacancy_id=jobs["Clerk"])
        unit.applications.update(first, at=NOW + DAY)
        found = unit.casework.applicants(jobs["Porter"])
        counts = unit.casework.vacancies(VacancyQuery(today=TODAY)).applied
    assert [(one.called, one.application_id) for one in found] == [
        ("Samira", first),
        ("Dele", second),
    ]
    assert counts == {jobs["Porter"]: 2, jobs["Clerk"]: 1}


def test_who_chose_a_role_is_found_as_long_as_they_want_it_and_are_here(
    unit_of_work: Units, engine: Engine
) -> None:
    with unit_of_work() as unit:
        here = resident(unit, 2, outcode="SE15")
        changed, gone = resident(unit, 3), resident(unit, 4, stage="declined")
        for one in (here, changed, gone):
            unit.progress.add_interest(one, role_id="porter", source="chat", at=NOW)
        unit.progress.withdraw_interest(changed, role_id="porter", at=NOW)
        assert unit.casework.who_chose("porter") == [(here, "SE15")]
        unit.commit()
    with SqlUnitOfWork(engine, "other") as unit:
        assert unit.casework.who_chose("porter") == []


def test_all_criteria_of_somebody_come_at_once_and_nobody_elses(
    unit_of_work: Units, engine: Engine
) -> None:
    with unit_of_work() as unit:
        mine, other = resident(unit, 2), resident(unit, 3)
        first, second = application(unit, mine, "a"), application(unit, mine, "b")
        for number in (first, second, application(unit, other, "c")):
            unit.applications.set_criteria(
                number, [NewCriterion("essential", f"of {number}", None)] * 2, at=NOW
            )
        found = unit.casework.criteria_of(mine)
        assert [(one.application_id, one.position) for one in found] == [
            (first, 1),
            (first, 2),
            (second, 1),
            (second, 2),
        ]
        unit.commit()
    with SqlUnitOfWork(engine, "other") as unit:
        assert unit.casework.criteria_of(mine) == []


@pytest.mark.usefixtures("jobs")
def test_what_the_pages_ask_is_found_by_an_index(unit_of_work: Units, engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        return  # an empty table of PostgreSQL is read without any index
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        asked.append((statement, values))

    event.listen(engine, "before_cursor_execute", note)
    with unit_of_work() as unit:
        unit.casework.criteria_of("x")
        unit.casework.applicants(1)
        unit.casework.who_chose("porter")
        unit.casework.vacancies(VacancyQuery(today=TODAY))
    event.remove(engine, "before_cursor_execute", note)
    reads = [one for one in asked if one[0].startswith("SELECT")]
    assert len(reads) == 6
    with engine.connect() as connection:
        for statement, values in reads:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            steps = [row[-1] for row in plan]
            assert not [one for one in steps if one.startswith("SCAN")], (statement, steps)


def test_practices_and_tests_are_counted_and_not_marked(unit_of_work: Units) -> None:
    with unit_of_work() as unit:
        her = resident(unit, 1)
        begun: dict[str, Any] = {"role_id": "porter", "key": "a"}
        mock = unit.practice.start(
            her, application_id=None, style="panel", feedback="each", now=NOW, **begun
        )
        for number in (1, 2):
            unit.practice.answer(
                her,
                practice_id=mock,
                question_id="why",
                attempt=number,
                text="Because",
                assessment={},
                now=NOW,
                key=f"{number}",
            )
        unit.practice.end(her, mock, now=NOW)
        test = unit.practice.start_test(her, kind="literacy", level=1, now=NOW + DAY, **begun)
        unit.practice.ask_item(
            her,
            session_id=test,
            skill="spelling",
            fingerprint="x",
            params={},
            now=NOW,
            key="a",
        )
        found = unit.casework.practised(her)
        assert unit.casework.practised(resident(unit, 2)) == []
    shown = [(one.kind, one.role_id, one.answers, one.ended_at) for one in found]
    assert shown == [("literacy", "porter", 0, None), ("panel", "porter", 2, NOW)]
