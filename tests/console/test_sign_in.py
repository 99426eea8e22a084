"""Signing in, out, by a one-time link, and not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from starlette.applications import Starlette

from bot.console.app import create_app
from bot.console.labels import Labels
from bot.services.accounts import add_user, first_sign_in_link
from bot.services.console_records import User
from bot.settings import Settings
from bot.store.engine import Engine
from bot.store.unit_of_work import SqlUnitOfWork
from tests.conftest import FixedClock
from tests.console.visitor import PASSWORD, Visitor

Units = Callable[[], SqlUnitOfWork]
HOUR = timedelta(hours=1)


def link_path(link: str | None) -> str:
    assert link is not None
    return "/sign-in/link/" + link.rpartition("/")[2]


def test_an_adviser_signs_in_and_goes_on_to_the_page_they_wanted(
    nobody: Visitor, user: Callable[[str], User]
) -> None:
    user("adviser")
    assert nobody.leads("/residents?q=sam") == "/sign-in?next=%2Fresidents%3Fq%3Dsam"
    page = nobody.get("/sign-in?next=%2Fresidents%3Fq%3Dsam")
    assert page.heading == "Sign in"
    answer = nobody.send(
        "/sign-in", email=" Adviser@Example.org ", password=PASSWORD, next=page.hidden("next")
    )
    assert answer.headers["location"] == "/residents?q=sam"
    assert nobody.get("/residents?q=sam").heading == "Residents"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a b"],
)
def test_signing_in_never_leads_to_another_site(
    nobody: Visitor, user: Callable[[str], User], elsewhere: str
) -> None:
    user("adviser")
    nobody.get("/sign-in")
    answer = nobody.send("/sign-in", email="adviser@example.org", password=PASSWORD, next=elsewhere)
    assert answer.headers["location"] == "/"


def test_a_wrong_password_and_an_unknown_address_are_told_the_same(
    nobody: Visitor, user: Callable[[str], User]
) -> None:
    user("adviser")
    nobody.get("/sign-in")
    wrong = nobody.sends("/sign-in", 422, email="adviser@example.org", password="not this one")
    unknown = nobody.sends("/sign-in", 422, email="stranger@example.org", password="not this one")
    assert wrong.words == unknown.words
    assert "Your email address and password do not match" in wrong.words
    assert wrong.title.startswith("Error: ")
    assert PASSWORD not in wrong.response.text


def test_after_five_wrong_passwords_the_right_one_has_to_wait(
    nobody: Visitor, user: Callable[[str], User], wall: FixedClock
) -> None:
    user("adviser")
    nobody.get("/sign-in")
    for _ in range(5):
        nobody.sends("/sign-in", 422, email="adviser@example.org", password="not this one")
    slowed = nobody.sends("/sign-in", 429, email="adviser@example.org", password=PASSWORD)
    assert "Wait 30 seconds, then try again" in slowed.words
    wall.move(timedelta(seconds=31))
    nobody.send("/sign-in", email="adviser@example.org", password=PASSWORD)


def test_the_session_is_kept_where_no_script_reads_it(
    nobody: Visitor, user: Callable[[str], User]
) -> None:
    user("adviser")
    nobody.get("/sign-in")
    answer = nobody.send("/sign-in", email="adviser@example.org", password=PASSWORD)
    cookie = next(
        one for one in answer.headers.get_list("set-cookie") if one.startswith("mooring-session=")
    )
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie


def test_over_https_the_cookie_belongs_to_this_host_alone(
    settings: Settings, engine: Engine, units: Units, clock: FixedClock, user: Callable[[str], User]
) -> None:
    user("adviser")
    app = create_app(
        settings.model_copy(update={"console_url": "https://mooring.example"}),
        units=units,
        reading=units,
        clock=clock,
        wall=clock,
        labels=Labels(),
        trouble=lambda: None,
    )
    # A proxy ends the https and hands the request on by http, with the public name.
    visitor = Visitor(app, "http://mooring.example")
    answer = visitor.client.get("/sign-in")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-mooring-form=")
    assert "Secure" in cookie
    assert "Domain" not in cookie
    assert answer.headers["strict-transport-security"]


def test_signing_out_ends_the_session_on_the_server_too(adviser: Visitor) -> None:
    token = adviser.client.cookies["mooring-session"]
    adviser.send("/sign-out")
    adviser.client.cookies.set("mooring-session", token)
    assert adviser.leads("/") == "/sign-in"


def test_the_session_is_new_at_every_sign_in(adviser: Visitor) -> None:
    before = adviser.client.cookies["mooring-session"]
    # The sign-in form of another tab, sent once more by somebody who is signed in.
    adviser.send("/sign-in", email="adviser@example.org", password=PASSWORD)
    after = adviser.client.cookies["mooring-session"]
    assert after != before
    adviser.client.cookies.set("mooring-session", before)
    assert adviser.leads("/") == "/sign-in"


def test_a_session_that_lay_idle_for_half_a_day_is_over(adviser: Visitor, wall: FixedClock) -> None:
    wall.move(11 * HOUR)
    adviser.get("/")
    wall.move(11 * HOUR)
    adviser.get("/")
    wall.move(12 * HOUR)
    assert adviser.leads("/") == "/sign-in"
    assert "Sign in again to go on" in adviser.get("/sign-in").words


def test_a_session_lasts_a_week_at_most(adviser: Visitor, wall: FixedClock) -> None:
    for _ in range(16):
        wall.move(10 * HOUR)
        adviser.get("/")
    wall.move(10 * HOUR)
    assert adviser.leads("/") == "/sign-in"


def test_moving_the_practice_clock_by_a_month_signs_nobody_out(
    adviser: Visitor, clock: FixedClock
) -> None:
    clock.move(timedelta(days=31))
    adviser.get("/")


def test_a_closed_account_is_signed_out_at_once(
    adviser: Visitor, units: Units, user: Callable[[str], User], engine: Engine
) -> None:
    with engine.connect() as connection:
        connection.exec_driver_sql("UPDATE users SET active = false")
        connection.commit()
    assert adviser.leads("/") == "/sign-in"


def test_the_first_account_is_made_by_the_one_time_link(
    nobody: Visitor, settings: Settings, units: Units, wall: FixedClock
) -> None:
    link = first_sign_in_link(settings, units, now=wall.now())
    assert link is not None
    assert link.startswith("http://127.0.0.1:8000/sign-in/link/")
    path = link_path(link)
    assert nobody.get(path).heading == "Make your account"
    # Looking does not use it up: mail programs look at links.
    nobody.get(path)
    nobody.send(path, name="Ruth  Okafor", email="Ruth@Example.org", password=PASSWORD)
    home = nobody.get("/")
    assert home.heading == "Ruth, nobody is waiting for you"
    assert "Your account is ready" in home.words
    with units() as unit:
        (ruth,) = unit.accounts.users()
    assert (ruth.name, ruth.email, ruth.role) == ("Ruth Okafor", "ruth@example.org", "admin")


def test_a_link_works_once(
    app: Starlette, nobody: Visitor, settings: Settings, units: Units, wall: FixedClock
) -> None:
    path = link_path(first_sign_in_link(settings, units, now=wall.now()))
    other = Visitor(app)
    nobody.get(path)
    other.get(path)
    nobody.send(path, name="Ruth", email="ruth@example.org", password=PASSWORD)
    late = other.sends(path, 410, name="Eve", email="eve@example.org", password=PASSWORD)
    assert late.heading == "This link cannot be used"
    assert nobody.get(path, 410).heading == "This link cannot be used"
    with units() as unit:
        assert len(unit.accounts.users()) == 1


def test_a_link_is_too_old_after_a_day(
    nobody: Visitor, settings: Settings, units: Units, wall: FixedClock
) -> None:
    path = link_path(first_sign_in_link(settings, units, now=wall.now()))
    wall.move(24 * HOUR)
    nobody.get(path, 410)


def test_a_newer_link_takes_the_place_of_an_older_one(
    nobody: Visitor, settings: Settings, units: Units, wall: FixedClock
) -> None:
    old = link_path(first_sign_in_link(settings, units, now=wall.now()))
    new = link_path(first_sign_in_link(settings, units, now=wall.now()))
    nobody.get(old, 410)
    nobody.get(new)


def test_there_is_no_first_link_once_somebody_has_an_account(
    settings: Settings, units: Units, user: Callable[[str], User]
) -> None:
    user("adviser")
    assert first_sign_in_link(settings, units) is None


def test_what_is_wrong_with_a_new_account_is_said_beside_its_field(
    nobody: Visitor, settings: Settings, units: Units, wall: FixedClock
) -> None:
    path = link_path(first_sign_in_link(settings, units, now=wall.now()))
    nobody.get(path)
    page = nobody.sends(path, 422, name=" ", email="nobody", password="short")
    assert page.title.startswith("Error: ")
    for problem in (
        "Enter your name",
        "Enter an email address, like name@example.org",
        "Your password must have 12 characters or more",
    ):
        assert page.words.count(problem) == 2
    # The link is still good.
    nobody.send(path, name="Ruth", email="ruth@example.org", password=PASSWORD)


def test_somebody_who_was_added_chooses_their_password_by_a_link(
    nobody: Visitor, settings: Settings, units: Units, wall: FixedClock
) -> None:
    added = add_user(
        settings,
        email="dele@example.org",
        name="Dele Bello",
        role="adviser",
        units=units,
        now=wall.now(),
    )
    path = link_path(added.link)
    page = nobody.get(path)
    assert page.heading == "Choose a password"
    assert "dele@example.org" in page.words
    nobody.send(path, email="other@example.org", name="Other", password=PASSWORD)
    assert nobody.get("/").heading == "Dele, nobody is waiting for you"


def test_a_sign_in_form_that_is_not_ours_is_refused(
    nobody: Visitor, user: Callable[[str], User]
) -> None:
    user("adviser")
    page = nobody.sends("/sign-in", 403, email="adviser@example.org", password=PASSWORD)
    assert page.heading == "This form is too old"
    # The token of one browser does not fit another's cookie.
    nobody.get("/sign-in")
    nobody.client.cookies.delete("mooring-form")
    nobody.client.cookies.set("mooring-form", "chosen-by-somebody-else")
    nobody.sends("/sign-in", 403, email="adviser@example.org", password=PASSWORD)
