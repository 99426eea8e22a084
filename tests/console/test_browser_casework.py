"""Applications, stories and needs at a real browser, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from bot.services.accounts import add_user
from bot.settings import Settings
from bot.store.unit_of_work import SqlUnitOfWork
from tests.conftest import FixedClock
from tests.console.applying import somebody_who_applies
from tests.console.people import a_resident
from tests.console.test_browser import WIDTHS, a_page, address, browser, check  # noqa: F401
from tests.console.visitor import PASSWORD

pytestmark = pytest.mark.browser
Units = Callable[[], SqlUnitOfWork]


@pytest.fixture
def samira(units: Units, clock: FixedClock) -> str:
    """The address of a resident with an application, stories and needs."""
    with units() as unit:
        chat = a_resident(unit, "Samira", at=clock.now(), stage="preparing")
        unit.progress.record_consent(
            chat.resident_id,
            purpose="adviser_reads_chat",
            granted=True,
            wording="1",
            at=clock.now(),
        )
        somebody_who_applies(unit, chat, at=clock.now())
        unit.commit()
    return f"/residents/{chat.resident_id}"


@pytest.fixture
def ruth(settings: Settings, units: Units, wall: FixedClock) -> str:
    email = "ruth@example.org"
    add_user(
        settings,
        email=email,
        name="Ruth",
        role="adviser",
        password=PASSWORD,
        units=units,
        now=wall.now(),
    )
    return email


def sign_in(page: Page, email: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="See all residents").wait_for()


@pytest.mark.parametrize("width", WIDTHS)
def test_an_adviser_looks_after_an_application(
    browser: Browser,  # noqa: F811
    address: str,  # noqa: F811
    ruth: str,
    samira: str,
    width: int,
) -> None:
    page = a_page(browser, width, address)
    sign_in(page, ruth)
    page.goto(samira)
    check(page)
    page.get_by_role("link", name="Porter").click()
    page.get_by_role("heading", name="Samira Porter").wait_for()
    check(page)
    page.get_by_label("Stage", exact=True).select_option("Sent")
    page.get_by_label("Day", exact=True).fill("30")
    page.get_by_label("Month").fill("2")
    page.get_by_role("button", name="Save stage").click()
    page.get_by_role("heading", name="There is a problem").wait_for()
    check(page)
    page.get_by_label("Day", exact=True).fill("28")
    page.get_by_role("button", name="Save stage").click()
    page.get_by_text("The new stage is saved").wait_for()
    page.get_by_text("28 February, said by an adviser").wait_for()

    page.goto(f"{samira}/stories")
    check(page)
    page.get_by_role("link", name="Care", exact=True).click()
    check(page)
    page.get_by_label("Words of the story").fill("I sat with her until the ambulance came.")
    page.get_by_role("button", name="Save story").click()
    page.get_by_role("heading", name="There is a problem").wait_for()
    check(page)
    page.get_by_label("Samira has read or heard").check()
    page.get_by_role("button", name="Save story").click()
    page.get_by_text("The new words are saved").wait_for()
    check(page)
    page.goto(f"{samira}/needs")
    check(page)
    page.get_by_label("Photo ID").select_option("Needed")
    page.get_by_role("button", name="Save Photo ID").click()
    page.get_by_text("Your change is saved").wait_for()
    check(page)


@pytest.fixture
def vacancies(units: Units, clock: FixedClock, samira: str) -> int:
    """Some vacancies, of which Samira applies for the first; returns its id."""
    with units() as unit:
        add = unit.vacancies.add
        first = add(
            title="Porter",
            source="adviser",
            at=clock.now(),
            key="1",
            employer="Elmfield NHS Trust",
            place="Peckham, SE15",
            role_id="porter",
            link="https://jobs.example/a",
            closes_on=clock.now().date(),
            specification="Essential\n- Kind to people\n- Team player\nDesirable\n- First aid",
        )
        add(title="x" * 160, source="file", at=clock.now(), key="2")
        unit.applications.update(1, at=clock.now(), vacancy_id=first)
        unit.commit()
    assert samira
    return first


@pytest.mark.parametrize("width", WIDTHS)
def test_an_adviser_keeps_vacancies(
    browser: Browser,  # noqa: F811
    address: str,  # noqa: F811
    ruth: str,
    vacancies: int,
    width: int,
) -> None:
    page = a_page(browser, width, address)
    sign_in(page, ruth)
    page.get_by_role("link", name="Vacancies", exact=True).click()
    check(page)
    page.goto(f"/vacancies/{vacancies}")
    check(page)
    page.get_by_role("button", name="Take it away").click()
    page.get_by_text("The vacancy is taken away").wait_for()
    check(page)
    page.get_by_role("button", name="Bring it back").click()
    page.get_by_text("The vacancy is back").wait_for()
    page.get_by_role("link", name="Edit this vacancy").click()
    check(page)
    page.get_by_label("Closing date").fill("soon")
    page.get_by_role("button", name="Save vacancy").click()
    page.get_by_role("heading", name="There is a problem").wait_for()
    check(page)
    page.goto("/vacancies/upload")
    check(page)
    content = b"Title,Employer,Closes\nCook,Hillside Care,1 April 2026\nCleaner,,soon\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "jobs.csv", "mimeType": "text/csv", "buffer": content}
    )
    page.get_by_role("button", name="Look at the file").click()
    page.get_by_role("heading", name="What the file would add").wait_for()
    check(page)
    page.get_by_role("button", name="Add 1 vacancy").click()
    page.get_by_text("The vacancies are added").wait_for()
    page.get_by_role("link", name="Cook").wait_for()


def test_a_stage_is_corrected_without_scripts(
    browser: Browser,  # noqa: F811
    address: str,  # noqa: F811
    ruth: str,
    samira: str,
) -> None:
    page = a_page(browser, 375, address, script=False)
    sign_in(page, ruth)
    page.goto(samira)
    page.get_by_role("navigation", name="On this page").get_by_text("Applications").click()
    page.get_by_role("link", name="Porter").click()
    page.get_by_label("Stage", exact=True).select_option("Has an interview")
    page.get_by_role("button", name="Save stage").click()
    page.get_by_text("The new stage is saved").wait_for()
