"""Every address is tried by nobody and by every role."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount, Route

from bot.console.guard import Page
from bot.console.permissions import ANYONE, CASEWORK, SIGNED_IN
from bot.console.routes import PAGES
from bot.services.accounts import ROLES
from bot.store.unit_of_work import SqlUnitOfWork
from tests.conftest import FixedClock
from tests.console.people import a_resident
from tests.console.visitor import Visitor

Units = Callable[[], SqlUnitOfWork]
NAMES = [f"{page.method} {page.path}" for page in PAGES]


def address(page: Page, resident_id: str) -> str:
    filled = page.path.replace("{resident_id}", resident_id).replace("{token}", "no-such-token")
    return (
        re.sub(r"\{[a-z]+_id\}", "1", filled).replace("{item}", "email").replace("{check}", "dbs")
    )


def ask(visitor: Visitor, page: Page, resident_id: str) -> int:
    path = address(page, resident_id)
    if page.method == "GET":
        return int(visitor.client.get(path).status_code)
    return int(visitor.client.post(path, data={"csrf": visitor.csrf}).status_code)


@pytest.fixture
def resident_id(units: Units, clock: FixedClock) -> str:
    with units() as unit:
        chat = a_resident(unit, "Samira", at=clock.now())
        unit.commit()
    return chat.resident_id


def test_every_address_served_is_in_the_table(app: Starlette) -> None:
    served = {route.path for route in app.routes if isinstance(route, Route)}
    assert served == {page.path for page in PAGES}
    mounts = [route.path for route in app.routes if isinstance(route, Mount)]
    assert "/assets/images" in mounts
    assert all(re.fullmatch(r"/assets/images|/static/[0-9a-f]{12}", path) for path in mounts)


def test_addresses_are_lower_case_words_with_hyphens() -> None:
    for page in PAGES:
        assert re.fullmatch(r"(/([a-z.-]+|\{[a-z_]+\}(\.txt)?))*/?", page.path)


def test_each_role_of_an_account_is_known_to_the_table() -> None:
    assert frozenset(ROLES) == SIGNED_IN
    assert CASEWORK < SIGNED_IN


def test_every_resident_s_address_is_for_caseworkers_only() -> None:
    for page in PAGES:
        if page.path.startswith("/residents"):
            assert page.who == CASEWORK


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_nobody_sees_what_is_not_for_anyone(page: Page, nobody: Visitor, resident_id: str) -> None:
    path = address(page, resident_id)
    if page.who is ANYONE:
        assert ask(nobody, page, resident_id) in {200, 403, 410}
    elif page.method == "GET":
        assert nobody.leads(path).startswith("/sign-in")
    else:
        refused = nobody.sends(path, 403)
        assert refused.heading == "You have been signed out"


@pytest.mark.parametrize("role", ROLES)
def test_a_role_sees_what_the_table_says_and_nothing_else(
    role: str,
    signed_in: Callable[[str], Visitor],
    units: Units,
    resident_id: str,
) -> None:
    visitor = signed_in(role)
    for page in PAGES:
        status = ask(visitor, page, resident_id)
        if page.path.startswith("/sign-"):
            visitor = signed_in(role)
        if page.who is not None and role not in page.who:
            assert status == 403, (role, page.path)
        else:
            assert status not in {403, 500} or "transcript" in page.path, (role, page.path)
    with units() as unit:
        refused = [one for one in unit.audit.lines(most=500) if one.what == "refused"]
    allowed = role in CASEWORK
    assert bool(refused) is not allowed


@pytest.mark.parametrize("role", sorted(SIGNED_IN - CASEWORK))
def test_who_has_no_casework_is_told_so_on_the_home_page(
    role: str, signed_in: Callable[[str], Visitor]
) -> None:
    page = signed_in(role).get("/")
    assert "does not include residents' records" in page.words
    assert "/residents" not in page.links


def test_a_resident_of_another_bot_is_not_found(
    adviser: Visitor, engine: object, clock: FixedClock
) -> None:
    with SqlUnitOfWork(engine, "other") as unit:  # type: ignore[arg-type]
        chat = a_resident(unit, "Somebody else's", at=clock.now())
        unit.progress.ask_for_person(chat.resident_id, reason="asked", key="k", at=clock.now())
        request = unit.progress.help_requests(chat.resident_id)[0]
        unit.commit()
    base = f"/residents/{chat.resident_id}"
    adviser.get("/")
    for path in (
        base,
        f"{base}/transcript",
        f"{base}/transcript?words=a",
        f"{base}/transcript.txt",
    ):
        assert adviser.get(path, 404).heading == "Page not found"
    adviser.sends(f"{base}/notes", 404, note="hello")
    adviser.sends(f"{base}/requests/{request.id}/answered", 404)
    assert "Somebody" not in adviser.get("/residents").words
    assert adviser.get("/").heading.endswith("nobody is waiting for you")


@pytest.mark.parametrize(
    "forged", ["0", "%00", "..%2F..", "a" * 400, "%F0%9F%98%80", "1%20OR%201=1", "ΑΒΓ"]
)
def test_a_forged_resident_is_not_found(adviser: Visitor, forged: str) -> None:
    adviser.get(f"/residents/{forged}", 404)
    adviser.get(f"/residents/{forged}/transcript", 404)


@pytest.mark.parametrize("forged", ["0", "-1", "9" * 30, "1.5", "x", "%00", "٣"])
def test_a_forged_request_is_not_found(adviser: Visitor, resident_id: str, forged: str) -> None:
    adviser.get("/")
    adviser.sends(f"/residents/{resident_id}/requests/{forged}/answered", 404)
