"""The console on PostgreSQL, which refuses what SQLite takes: odd bytes, huge ids, half dates."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from bot.services.console_records import User
from bot.store.engine import Engine, make_engine
from bot.store.tables import metadata
from bot.store.unit_of_work import SqlUnitOfWork
from tests.conftest import FixedClock
from tests.console.applying import somebody_who_applies
from tests.console.people import a_resident, answers, says
from tests.console.visitor import Visitor

pytestmark = pytest.mark.postgres
Units = Callable[[], SqlUnitOfWork]
SERVER = "postgresql+psycopg://postgres@127.0.0.1:5432/"


@pytest.fixture
def engine() -> Iterator[Engine]:
    """An empty database of its own, in place of the usual SQLite."""
    admin = create_engine(
        f"{SERVER}postgres", isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 3}
    )
    name = f"mooring_console_{uuid.uuid4().hex[:12]}"
    try:
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
    except OperationalError:
        pytest.skip("no PostgreSQL answers on 127.0.0.1:5432")
    engine = make_engine(SERVER + name)
    metadata.create_all(engine)
    yield engine
    engine.dispose()
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def page(units: Units, clock: FixedClock) -> str:
    """The address of a resident who agreed, with a conversation."""
    now = clock.now()
    with units() as unit:
        chat = a_resident(unit, "Élodie", at=now)
        her = chat.resident_id
        unit.progress.record_consent(
            her, purpose="adviser_reads_chat", granted=True, wording="1", at=now
        )
        unit.progress.add_interest(her, role_id="porter", source="chat", at=now)
        unit.progress.ask_for_person(her, reason="asked", key="1", at=now)
        says(unit, chat, "bonjour", at=now)
        answers(unit, chat, "Hello.", at=now, choices=["Yes"], pressed="Yes")
        unit.commit()
    return f"/residents/{her}"


def test_an_adviser_walks_through(adviser: Visitor, page: str) -> None:
    assert adviser.get("/").heading == "Ruth, 1 person needs you"
    assert "Élodie" in adviser.get("/residents?q=ÉLO&waiting=yes&sort=name").words
    adviser.get(page)
    adviser.send(f"{page}/notes", note="before\x00after")
    assert "beforeafter" in adviser.get(page).words
    assert "1 message with “BONJOUR”" in adviser.get(f"{page}/transcript?words=BONJOUR").words
    assert "[x] Yes" in adviser.client.get(f"{page}/transcript.txt").text
    assert adviser.client.get("/metrics").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/residents?q=%00&stage=%00&sort=%00&page=99999999999999999999",
        "/residents?q=%ED%A0%80%5C%25_",
        "/residents?page=-1",
        "{page}/transcript?before=9999999999999999999",
        "{page}/transcript?after=9223372036854775807&at=0",
        "{page}/transcript?at=9223372036854775807",
        "{page}/transcript?words=%00%5C%27",
    ],
)
def test_odd_addresses_are_pages(adviser: Visitor, page: str, path: str) -> None:
    answer = adviser.client.get(path.replace("{page}", page))
    assert answer.status_code in {200, 303}


def test_odd_forms_are_answered(nobody: Visitor, user: Callable[[str], User], page: str) -> None:
    user("adviser")
    nobody.get("/sign-in")
    nobody.sends("/sign-in", 422, email="\x00@example.org", password="\x00" * 20)
    nobody.sends("/sign-in", 422, email="x" * 5_000, password="y" * 5_000)
    nobody.get("/sign-in/link/%00", 410)
    adviser = nobody.sign_in("adviser@example.org")
    for odd in ("9223372036854775807", "9223372036854775808", "%00"):
        adviser.sends(f"{page}/requests/{odd}/answered", 404)
    adviser.get("/residents/%00", 404)


def test_an_adviser_looks_after_applications_and_vacancies(
    adviser: Visitor, units: Units, page: str, clock: FixedClock
) -> None:
    with units() as unit:
        chat = unit.chats.of_resident(page.rpartition("/")[2])[0]
        number, story = somebody_who_applies(unit, chat, at=clock.now())
        unit.commit()
    adviser.get(page)
    adviser.get(f"{page}/needs")
    adviser.send(f"{page}/needs/id", state="need")
    application = f"{page}/applications/{number}"
    form: dict[str, Any] = {"seen": adviser.get(application).hidden("seen"), "stage": "submitted"}
    day: dict[str, Any] = {
        "happened_on[day]": "11",
        "happened_on[month]": "3",
        "happened_on[year]": "2026",
    }
    adviser.send(f"{application}/stage", **form, **day)
    assert "said by an adviser" in adviser.get(application).words
    told = adviser.get(f"{page}/stories/{story}")
    mended: dict[str, Any] = {"seen": told.hidden("seen"), "text": "I sat\x00 with her."}
    adviser.send(f"{page}/stories/{story}", **mended, agreed="yes")
    assert "I sat with her." in adviser.get(f"{page}/stories").words
    added = adviser.send("/vacancies/new", key="a-key-of-the-form", title="Élan", role_id="porter")
    assert "Fits 1 resident" in adviser.get(added.headers["location"]).words
    assert "1 vacancy" in adviser.get("/vacancies?q=éLAN&role=porter&state=all").words
    for odd in ("9223372036854775806", "9223372036854775807", "0", "x"):
        adviser.get(f"/vacancies/{odd}", 404)
        adviser.get(f"{page}/applications/{odd}", 404)
        adviser.get(f"{page}/stories/{odd}", 404)
