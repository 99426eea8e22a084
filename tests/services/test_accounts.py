"""Accounts, passwords, links and sessions, as the command line and the console use them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import pytest
from argon2 import PasswordHasher

from bot.errors import NotFoundError
from bot.services import accounts, passwords, sessions
from bot.services.accounts import AccountProblemsError, add_user, first_sign_in_link
from bot.settings import Settings
from bot.store.engine import make_engine
from bot.store.tables import metadata
from bot.store.unit_of_work import SqlUnitOfWork

Units = Callable[[], SqlUnitOfWork]
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
PASSWORD = "three random words"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Real hashes are meant to be slow."""
    monkeypatch.setattr(passwords, "_hasher", QUICK)
    passwords._nobodys_hash.cache_clear()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        data_dir=tmp_path, console_host="127.0.0.1", console_port=8000, console_url=None
    )


@pytest.fixture
def units(tmp_path: Path) -> Iterator[Units]:
    engine = make_engine(f"sqlite:///{tmp_path / 'mooring.db'}")
    metadata.create_all(engine)
    yield lambda: SqlUnitOfWork(engine, "default")
    engine.dispose()


def ruth(settings: Settings, units: Units, **changes: str) -> accounts.AddedUser:
    values = {"email": "ruth@example.org", "name": "Ruth", "role": "adviser", **changes}
    return add_user(settings, **values, password=PASSWORD, units=units, now=NOW)


def enter(units: Units, password: str, at: datetime, **changes: str) -> sessions.SignedIn:
    values = {"email": "ruth@example.org", "address": "192.0.2.1", **changes}
    return sessions.sign_in(units, **values, password=password, key="k", now=at)


@pytest.mark.parametrize(
    "password",
    [
        "short",
        "password1234",
        "Password123!",
        "PASSWORD-2026",
        "passwordpassword",
        "qwertyuiop12",
        "123456789012",
        "aaaaaaaaaaaa",
        "abababababab",
        "mooring 2026!",
        "letmein letmein",
        "",
        "x" * 201,
        "ruth@example.org",
    ],
)
def test_a_password_that_is_short_common_or_the_address_is_refused(password: str) -> None:
    assert passwords.problem_with(password, email="ruth@example.org") is not None


@pytest.mark.parametrize(
    "password",
    ["three random words", "correcthorsebattery", "ångström över ö", "日本語のパスワードです今日"],
)
def test_length_is_enough_for_a_password(password: str) -> None:
    assert passwords.problem_with(password) is None


def test_the_same_letters_from_another_keyboard_are_the_same_password() -> None:
    kept = passwords.hash_of("café au lait!")
    assert passwords.matches(kept, "cafe\u0301 au lait!")
    assert not passwords.matches(kept, "cafe au lait!")


def test_nobody_s_password_is_never_right_whatever_is_tried() -> None:
    assert not passwords.matches(None, "nobody has this password")
    assert not passwords.matches("no hash at all", PASSWORD)
    assert not passwords.matches(passwords.hash_of(""), "x" * 1_000_000)


def test_an_unknown_address_takes_the_same_work(
    settings: Settings, units: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruth(settings, units)
    checked: list[str] = []

    class Counting(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002
            checked.append(str(hash))
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "_hasher", Counting(time_cost=1, memory_cost=8, parallelism=1))
    for email in ("ruth@example.org", "stranger@example.org"):
        with pytest.raises(sessions.SignInRefusedError):
            enter(units, "not this one", NOW, email=email)
    assert len(checked) == 2


def test_a_hash_of_older_parameters_is_made_anew_at_sign_in(
    settings: Settings, units: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruth(settings, units)
    monkeypatch.setattr(
        passwords, "_hasher", PasswordHasher(time_cost=2, memory_cost=8, parallelism=1)
    )
    enter(units, PASSWORD, NOW)
    with units() as unit:
        found = unit.accounts.by_email("ruth@example.org")
    assert found is not None
    assert found[1] is not None
    assert "t=2" in found[1]
    enter(units, PASSWORD, NOW + MINUTE)


def test_waits_double_and_end_with_the_window(settings: Settings, units: Units) -> None:
    ruth(settings, units)
    at = NOW
    for _ in range(5):
        with pytest.raises(sessions.SignInRefusedError):
            enter(units, "wrong", at)
    waits = []
    for _ in range(4):
        with pytest.raises(sessions.TooManyTriesError) as slowed:
            enter(units, PASSWORD, at)
        waits.append(slowed.value.wait)
        at += slowed.value.wait
        with pytest.raises(sessions.SignInRefusedError):
            enter(units, "wrong", at)
    seconds = timedelta(seconds=1)
    assert waits == [30 * seconds, 60 * seconds, 120 * seconds, 240 * seconds]
    enter(units, PASSWORD, at + 16 * MINUTE)


def test_asking_again_while_waiting_does_not_lengthen_the_wait(
    settings: Settings, units: Units
) -> None:
    ruth(settings, units)
    for _ in range(5):
        with pytest.raises(sessions.SignInRefusedError):
            enter(units, "wrong", NOW)
    for _ in range(10):
        with pytest.raises(sessions.TooManyTriesError):
            enter(units, PASSWORD, NOW)
    enter(units, PASSWORD, NOW + MINUTE)


def test_one_network_address_that_tries_many_accounts_is_slowed_others_are_not(
    settings: Settings, units: Units
) -> None:
    ruth(settings, units)
    for number in range(20):
        with pytest.raises(sessions.SignInRefusedError):
            enter(units, "wrong", NOW, email=f"guess{number}@example.org")
    with pytest.raises(sessions.TooManyTriesError):
        enter(units, PASSWORD, NOW)
    enter(units, PASSWORD, NOW, address="198.51.100.7")


def test_tries_are_kept_without_addresses(settings: Settings, units: Units) -> None:
    with pytest.raises(sessions.SignInRefusedError):
        enter(units, "wrong", NOW)
    with units() as unit:
        assert unit.accounts.failures("ruth@example.org", since=NOW - MINUTE) == []
        (line,) = unit.audit.lines()
    assert (line.what, line.user_id, line.detail) == ("account.sign_in_failed", None, {})


def test_only_hashes_of_tokens_are_kept(settings: Settings, units: Units, tmp_path: Path) -> None:
    link = first_sign_in_link(settings, units, now=NOW)
    assert link is not None
    ruth(settings, units)
    token = enter(units, PASSWORD, NOW).token
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("mooring.db*"))
    assert token.encode() not in kept
    assert link.rpartition("/")[2].encode() not in kept
    assert PASSWORD.encode() not in kept
    assert sessions.hash_of(token).encode() in kept


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "ruth"}, "email"),
        ({"email": "a@b"}, "email"),
        ({"email": "a b@example.org"}, "email"),
        ({"email": "a" * 250 + "@example.org"}, "email"),
        ({"name": "  "}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"role": "owner"}, "role"),
    ],
)
def test_what_is_wrong_with_a_new_user_is_named(
    settings: Settings, units: Units, changes: dict[str, str], field: str
) -> None:
    with pytest.raises(AccountProblemsError) as problem:
        ruth(settings, units, **changes)
    assert set(problem.value.problems) == {field}


def test_an_address_that_is_taken_is_refused_whatever_its_case(
    settings: Settings, units: Units
) -> None:
    ruth(settings, units)
    with pytest.raises(AccountProblemsError) as problem:
        ruth(settings, units, email=" Ruth@Example.ORG")
    assert "email" in problem.value.problems


@pytest.mark.parametrize(
    ("changes", "start"),
    [
        ({}, "http://127.0.0.1:8000/"),
        ({"console_host": "::"}, "http://127.0.0.1:8000/"),
        ({"console_host": "::1"}, "http://[::1]:8000/"),
        ({"console_url": "https://mooring.example/"}, "https://mooring.example/sign-in"),
    ],
)
def test_the_link_begins_with_the_console_s_own_address(
    settings: Settings, units: Units, changes: dict[str, str], start: str
) -> None:
    link = first_sign_in_link(settings.model_copy(update=changes), units, now=NOW)
    assert link is not None
    assert link.startswith(start)


def test_a_link_for_a_closed_account_sets_no_password(settings: Settings, units: Units) -> None:
    added = add_user(
        settings, email="d@example.org", name="Dele", role="lead", units=units, now=NOW
    )
    assert added.link is not None
    token = added.link.rpartition("/")[2]
    engine = make_engine(f"sqlite:///{settings.data_dir / 'mooring.db'}")
    with engine.connect() as connection:
        connection.exec_driver_sql("UPDATE users SET active = 0")
        connection.commit()
    engine.dispose()
    with pytest.raises(accounts.LinkSpentError):
        accounts.use_link(units, token, name="", email="", password=PASSWORD, now=NOW)


def test_a_forgotten_password_is_chosen_anew_and_the_old_sessions_end(
    settings: Settings, units: Units
) -> None:
    ruth(settings, units)
    before = enter(units, PASSWORD, NOW)
    spare = accounts.new_password_link(
        settings, email="ruth@example.org", units=units, now=NOW
    ).rpartition("/")[2]
    token = accounts.new_password_link(
        settings, email=" Ruth@example.org", units=units, now=NOW
    ).rpartition("/")[2]
    with pytest.raises(accounts.LinkSpentError):
        accounts.open_link(units, spare, NOW)
    new = "another three words"
    after = accounts.use_link(units, token, name="", email="", password=new, now=NOW)
    assert sessions.session_of(units, before.token, NOW) is None
    assert sessions.session_of(units, after.token, NOW) is not None
    with pytest.raises(sessions.SignInRefusedError):
        enter(units, PASSWORD, NOW)
    enter(units, new, NOW)


def test_there_is_no_link_for_a_stranger(settings: Settings, units: Units) -> None:
    with pytest.raises(NotFoundError):
        accounts.new_password_link(settings, email="eve@example.org", units=units, now=NOW)
