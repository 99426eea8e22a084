"""Interviews, checks and jobs at a real browser, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from bot.store.unit_of_work import SqlUnitOfWork
from tests.conftest import FixedClock
from tests.console.people import a_resident
from tests.console.test_browser import WIDTHS, a_page, address, browser, check  # noqa: F401
from tests.console.test_browser_casework import ruth, sign_in  # noqa: F401
from tests.console.working import somebody_on_the_way_to_work

pytestmark = pytest.mark.browser


@pytest.fixture
def samira(units: Callable[[], SqlUnitOfWork], clock: FixedClock) -> str:
    """The address of a resident with an interview, an offer, checks and a job."""
    with units() as unit:
        chat = a_resident(unit, "Samira", at=clock.now(), stage="checking")
        unit.progress.record_consent(
            chat.resident_id,
            purpose="adviser_reads_chat",
            granted=True,
            wording="1",
            at=clock.now(),
        )
        somebody_on_the_way_to_work(unit, chat, at=clock.now())
        unit.commit()
    return f"/residents/{chat.resident_id}"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("script", [True, False])
def test_an_adviser_says_that_a_check_is_done(
    browser: Browser,  # noqa: F811
    address: str,  # noqa: F811
    ruth: str,  # noqa: F811
    samira: str,
    *,
    width: int,
    script: bool,
) -> None:
    page = a_page(browser, width, address, script=script)
    look = check if script else lambda _: None  # axe is a script itself
    sign_in(page, ruth)
    page.goto(samira)
    look(page)
    page.get_by_role("navigation", name="On this page").get_by_text("Offers and checks").click()
    page.get_by_role("link", name="Change DBS, Porter").click()
    page.get_by_role("heading", name="Samira, Porter DBS").wait_for()
    look(page)
    page.get_by_label("How far is it?").select_option("Under way")
    page.get_by_label("Whose turn is it?").select_option("Nobody's, or not known")
    page.get_by_role("button", name="Save check").click()
    page.get_by_role("heading", name="There is a problem").wait_for()
    look(page)
    page.get_by_label("How far is it?").select_option("Done")
    page.get_by_role("button", name="Save check").click()
    page.get_by_text("Your change is saved").wait_for()
    page.get_by_text("On 2 March").first.wait_for()
    look(page)
