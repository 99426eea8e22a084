"""An adviser at a real browser: by the one-time link to the place in the conversation."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from starlette.applications import Starlette

from bot.services.accounts import add_user, first_sign_in_link
from bot.services.records import Understanding
from bot.settings import Settings
from bot.store.unit_of_work import SqlUnitOfWork
from tests.conftest import FixedClock
from tests.console.people import a_resident, answers, says
from tests.console.visitor import PASSWORD

pytestmark = pytest.mark.browser
Units = Callable[[], SqlUnitOfWork]
HOUR = timedelta(hours=1)
WCAG = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
WIDTHS = [375, 1280]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def address(app: Starlette) -> Iterator[str]:
    """A console that is really served."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def _samira(units: Units, clock: FixedClock) -> None:
    now = clock.now()
    with units() as unit:
        chat = a_resident(unit, "Samira", at=now - HOUR, neighbourhood="Peckham")
        her, progress = chat.resident_id, unit.progress
        progress.record_consent(
            her, purpose="adviser_reads_chat", granted=True, wording="1", at=now
        )
        says(unit, chat, "hello", at=now - 30 * HOUR)
        answers(unit, chat, "Hello.", at=now - 30 * HOUR, choices=["Yes", "No"], pressed="Yes")
        for number in range(40):
            says(unit, chat, f"line {number} " + "word " * 30, at=now - 3 * HOUR)
        says(
            unit,
            chat,
            "averyveryverylongword" * 20 + " <b>سلام</b>",
            at=now - 2 * HOUR,
            understanding=Understanding(
                intent="nlu_fallback", confidence=0.4, runner_up="human", fallback=True
            ),
        )
        answers(unit, chat, "Sorry?", at=now - 2 * HOUR, delivery="unreachable")
        says(unit, chat, "can i talk to someone", at=now - HOUR, outcome="safety")
        progress.ask_for_person(her, reason="safety", key="1", at=now - HOUR)
        progress.ask_for_person(her, reason="asked", key="2", at=now - HOUR)
        progress.log(
            her, what="joined", who="resident", action="action_joining", key="k", at=now - HOUR
        )
        progress.add_interest(her, role_id="porter", source="chat", at=now)
        progress.set_preference(her, name="lifting", value="yes", at=now)
        for number in range(60):
            a_resident(unit, f"Resident {number}", at=now - number * HOUR, stage="in_work")
        unit.commit()


@pytest.fixture
def ruth(settings: Settings, units: Units, wall: FixedClock) -> str:
    """An adviser with an account; returns her address."""
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


@pytest.fixture
def link(settings: Settings, units: Units, wall: FixedClock) -> str:
    """The path of the first account's one-time link."""
    made = first_sign_in_link(settings, units, now=wall.now())
    assert made is not None
    return "/sign-in/link/" + made.rpartition("/")[2]


def a_page(browser: Browser, width: int, address: str, *, script: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        base_url=address,
        java_script_enabled=script,
    )
    context.set_default_timeout(20_000)
    return context.new_page()


def check(page: Page) -> None:
    """No violation of WCAG 2.2 AA, and nothing wider than the screen."""
    found = Axe().run(page, options=WCAG).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )


@pytest.mark.usefixtures("_samira")
@pytest.mark.parametrize("width", WIDTHS)
def test_the_adviser_s_first_morning(browser: Browser, address: str, link: str, width: int) -> None:
    page = a_page(browser, width, address)
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))

    page.goto("/sign-in")
    check(page)
    page.goto(link)
    check(page)
    page.get_by_label("Your name").fill("Ruth Okafor")
    page.get_by_label("Email address").fill("ruth@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Make account").click()
    page.get_by_role("heading", name="Ruth, 1 person needs you").wait_for()
    check(page)

    page.get_by_role("link", name="Read what was said (Samira: Said something worrying)").click()
    marked = page.locator(".app-line--marked")
    marked.get_by_text("can i talk to someone").wait_for()
    assert marked.bounding_box()["y"] < 900  # type: ignore[index]
    page.get_by_text("Understood: not understood (40%, unsure)").click()
    page.get_by_text("The bot was too unsure to act on this").wait_for()
    check(page)
    page.get_by_label("Search this conversation").fill("HELLO")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("heading", name="messages with “HELLO”").wait_for()
    check(page)

    page.get_by_role("link", name="Samira").first.click()
    page.get_by_label("Add a note").fill("Rang her. She is safe.")
    check(page)
    page.get_by_role("button", name="Save note").click()
    page.get_by_text("Your note is saved").wait_for()
    page.get_by_role("button", name="Mark as answered (Said something worrying)").click()
    page.get_by_role("alert").get_by_text("Marked as answered").wait_for()
    check(page)

    page.get_by_role("link", name="Residents", exact=True).click()
    check(page)
    page.get_by_label("Name or first half of postcode").fill("sam")
    page.get_by_role("button", name="Show residents").click()
    page.get_by_text("1 resident", exact=True).wait_for()
    assert problems == []

    page.goto("/no-such-page")
    check(page)
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("heading", name="Sign in").wait_for()


@pytest.mark.usefixtures("_samira")
def test_everything_works_without_scripts(browser: Browser, address: str, ruth: str) -> None:
    page = a_page(browser, 375, address, script=False)
    page.goto("/residents?q=samira")
    page.get_by_label("Email address").fill(ruth)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Samira").click()
    page.get_by_label("Add a note").fill("A note without scripts.")
    page.get_by_role("button", name="Save note").click()
    page.get_by_text("Your note is saved").wait_for()
    page.get_by_role("link", name="Read the conversation").click()
    page.get_by_text("Understood: not understood").click()
    page.get_by_text("The bot was too unsure to act on this").wait_for()


def test_a_wrong_password_takes_the_reader_to_the_problem(browser: Browser, address: str) -> None:
    page = a_page(browser, 375, address)
    page.goto("/sign-in")
    page.get_by_label("Email address").fill("nobody@example.org")
    page.get_by_label("Password", exact=True).fill("not this one")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="There is a problem").wait_for()
    assert page.evaluate("document.activeElement.className") == "nhsuk-error-summary"
    check(page)


@pytest.mark.usefixtures("_samira")
def test_a_phone_s_back_button_shows_no_page_of_somebody_who_signed_out(
    browser: Browser, address: str, ruth: str
) -> None:
    page = a_page(browser, 375, address)
    page.goto("/sign-in")
    page.get_by_label("Email address").fill(ruth)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Samira").first.wait_for()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_text("You have signed out").wait_for()
    page.go_back()
    page.get_by_role("heading", name="Sign in").wait_for()
    assert page.get_by_text("Samira").count() == 0
