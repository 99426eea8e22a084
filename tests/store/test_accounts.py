"""Users, links, sessions, tries and the audit trail, on SQLite and on PostgreSQL."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.services.console_ports import User
from bot.store.engine import Engine
from bot.store.unit_of_work import SqlUnitOfWork

Units = Callable[[], SqlUnitOfWork]
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def ruth(unit_of_work: Units) -> User:
    with unit_of_work() as unit:
        user = unit.accounts.add_user(
            email="ruth@example.org", name="Ruth", role="adviser", password_hash="h", at=NOW
        )
        unit.commit()
    assert user is not None
    return user


def test_an_address_has_one_account_in_one_bot(
    unit_of_work: Units, engine: Engine, ruth: User
) -> None:
    again: dict[str, Any] = {
        "email": ruth.email,
        "name": "R",
        "role": "lead",
        "password_hash": None,
        "at": NOW,
    }
    with unit_of_work() as unit:
        assert unit.accounts.add_user(**again) is None
        assert unit.accounts.by_email(ruth.email) == (ruth, "h")
        assert unit.accounts.any_user()
    with SqlUnitOfWork(engine, "other") as unit:
        assert not unit.accounts.any_user()
        assert unit.accounts.by_email(ruth.email) is None
        assert unit.accounts.add_user(**again) is not None


def test_a_link_is_used_once_even_by_two_at_the_same_time(unit_of_work: Units) -> None:
    with unit_of_work() as unit:
        unit.accounts.add_link("t", purpose="first", user_id=None, expires_at=NOW + HOUR)
        unit.commit()
    used: list[bool] = []
    both = threading.Barrier(2)

    def use() -> None:
        both.wait()
        with unit_of_work() as unit:
            used.append(unit.accounts.use_link("t", NOW))
            unit.commit()

    threads = [threading.Thread(target=use) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(used) == [False, True]
    with unit_of_work() as unit:
        link = unit.accounts.link("t")
        assert link is not None
        assert link.used_at == NOW


def test_a_link_that_expired_is_not_used(unit_of_work: Units) -> None:
    with unit_of_work() as unit:
        unit.accounts.add_link("t", purpose="first", user_id=None, expires_at=NOW)
        assert not unit.accounts.use_link("t", NOW)


def test_voiding_keeps_used_links_and_other_purposes(unit_of_work: Units, ruth: User) -> None:
    with unit_of_work() as unit:
        for token, purpose in (("used", "first"), ("old", "first"), ("mine", "password")):
            unit.accounts.add_link(token, purpose=purpose, user_id=ruth.id, expires_at=NOW + HOUR)
        unit.accounts.use_link("used", NOW)
        unit.accounts.void_links("first")
        assert unit.accounts.link("used") is not None
        assert unit.accounts.link("old") is None
        assert unit.accounts.link("mine") is not None


def test_a_session_belongs_to_an_active_user_of_this_bot(
    unit_of_work: Units, engine: Engine, ruth: User
) -> None:
    with unit_of_work() as unit:
        unit.accounts.add_session("t", user_id=ruth.id, csrf="c", at=NOW, expires_at=NOW + HOUR)
        unit.accounts.touch_session("t", NOW + HOUR / 2)
        unit.accounts.signed_in(ruth.id, NOW)
        unit.accounts.set_password_hash(ruth.id, "h2")
        unit.commit()
        session = unit.accounts.session("t")
        assert session is not None
        assert (session.csrf, session.seen_at) == ("c", NOW + HOUR / 2)
        assert session.user.last_signed_in_at == NOW
        assert unit.accounts.by_email(ruth.email) == (session.user, "h2")
    with SqlUnitOfWork(engine, "other") as unit:
        assert unit.accounts.session("t") is None
        unit.accounts.end_session("t")
        unit.commit()
    with unit_of_work() as unit:
        assert unit.accounts.session("t") is not None
        unit.accounts.drop_sessions(expired_at=NOW + HOUR, idle_since=NOW - HOUR)
        assert unit.accounts.session("t") is None


def test_tries_are_counted_for_one_hash_and_forgotten(unit_of_work: Units) -> None:
    one, other = "a" * 64, "b" * 64
    with unit_of_work() as unit:
        for minutes in (0, 5, 20):
            unit.accounts.one_at_a_time(one)
            unit.accounts.add_failure(one, NOW + timedelta(minutes=minutes))
        unit.accounts.add_failure(other, NOW)
        since = NOW + timedelta(minutes=4)
        assert unit.accounts.failures(one, since=since) == [
            NOW + timedelta(minutes=5),
            NOW + timedelta(minutes=20),
        ]
        unit.accounts.drop_failures(before=NOW)
        assert unit.accounts.failures(other, since=NOW - HOUR) == []
        unit.accounts.forgive(one)
        assert unit.accounts.failures(one, since=NOW - HOUR) == []


def test_the_audit_trail_tells_the_newest_first_and_of_one_resident(
    unit_of_work: Units, engine: Engine, ruth: User
) -> None:
    with unit_of_work() as unit:
        unit.audit.add(what="resident.read", at=NOW, user_id=ruth.id, resident_id="r1")
        unit.audit.add(
            what="note.added", at=NOW + HOUR, user_id=ruth.id, resident_id="r2", detail={"n": 1}
        )
        unit.commit()
        assert [one.what for one in unit.audit.lines()] == ["note.added", "resident.read"]
        assert [one.what for one in unit.audit.lines(resident_id="r1")] == ["resident.read"]
        assert unit.audit.lines()[0].detail == {"n": 1}
    with SqlUnitOfWork(engine, "other") as unit:
        assert unit.audit.lines() == []
