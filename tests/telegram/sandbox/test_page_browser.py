"""The practice phone in a real browser, on a phone and on a desktop."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
from collections.abc import Iterator
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.telegram.sandbox.server import SandboxServer
from bot.telegram.sandbox.testing import SAMIRA, Hand

pytestmark = pytest.mark.browser

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
KEYBOARD = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("Yes", callback_data="yes"),
            InlineKeyboardButton("No", callback_data="no"),
        ]
    ]
)


def find_chromium() -> str | None:
    """Return the path of a Chromium, or None when this machine has none."""
    named = os.environ.get("MOORING_CHROMIUM")
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return named or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium on this machine: install it or name it in MOORING_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class Echo:
    """A small bot on the real client: asks about what it hears, thanks for what is pressed."""

    def __init__(self, server: SandboxServer) -> None:
        self._server = server
        self._loop = asyncio.new_event_loop()
        self._task = self._loop.create_task(self._talk())
        self._thread = Thread(target=self._run)

    def _run(self) -> None:
        with contextlib.suppress(asyncio.CancelledError):
            self._loop.run_until_complete(self._task)

    def __enter__(self) -> Echo:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join(timeout=10)
        self._loop.close()

    async def _talk(self) -> None:
        server, offset = self._server, 0
        async with Bot(server.token, server.base_url, server.base_file_url) as bot:
            await bot.set_my_commands([("help", "What you can write")])
            while True:
                for update in await bot.get_updates(offset=offset, timeout=20):
                    offset = update.update_id + 1
                    await self._answer(bot, update)

    async def _answer(self, bot: Bot, update: Update) -> None:
        if update.callback_query:
            await update.callback_query.answer("Noted")
            await bot.send_message(
                update.callback_query.from_user.id, f"You chose {update.callback_query.data}."
            )
        elif update.message:
            heard = update.message.text or "something else"
            await update.message.reply_text(f"You wrote: {heard}. OK?", reply_markup=KEYBOARD)


@pytest.fixture
def talking(hand: Hand) -> Iterator[Hand]:
    with Echo(hand.server):
        yield hand


@pytest.fixture(params=[(375, 740, "light"), (1280, 860, "dark")], ids=["phone", "desktop"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, height, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
    yield page
    context.close()
    assert [line for line in troubles if "ERR_CONNECTION_REFUSED" not in line] == []


def write(page: Page, text: str) -> None:
    page.get_by_label("Message", exact=True).fill(text)
    page.keyboard.press("Enter")


def test_somebody_starts_writes_and_presses_a_button(talking: Hand, page: Page) -> None:
    page.goto(talking.server.url)
    expect(page.get_by_text("Press Start to begin.")).to_be_visible()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_text("You wrote: /start. OK?")).to_be_visible()
    write(page, "can I work in a hospital?")
    expect(page.get_by_text("You wrote: can I work in a hospital?. OK?")).to_be_visible()
    page.get_by_role("button", name="Yes").last.click()
    expect(page.get_by_text("You chose yes.")).to_be_visible()
    expect(page.get_by_text("Noted")).to_be_visible()
    assert page.title() == "Mooring · practice phone"


def test_a_deep_link_starts_as_the_person_it_names(talking: Hand, page: Page) -> None:
    page.goto(f"{talking.server.url}/?start=lincoln-green&as=Samira")
    expect(page.get_by_text("You wrote: /start lincoln-green. OK?")).to_be_visible()
    page.reload()
    expect(page.get_by_text("You wrote: /start lincoln-green. OK?")).to_be_visible()
    texts = [message["text"] for message in talking.messages(SAMIRA)]
    assert texts.count("/start lincoln-green") == 1


def test_the_menu_the_attachments_and_changing_a_message(talking: Hand, page: Page) -> None:
    page.goto(f"{talking.server.url}/?start=x&as=Samira")
    page.get_by_role("button", name="Menu", exact=True).click()
    page.get_by_role("menuitem", name="/help").click()
    expect(page.get_by_text("You wrote: /help. OK?")).to_be_visible()
    for label in ("Photo of a document", "Voice note", "File", "Sticker", "Location", "Contact"):
        page.get_by_role("button", name="Attach").click()
        page.get_by_role("menuitem", name=label).click()
    expect(page.locator(".message.person")).to_have_count(8)
    expect(page.locator(".message.person img")).to_be_visible()
    own = page.locator(".message.person").nth(1)
    own.get_by_role("button", name="What to do with this message").click()
    page.get_by_role("menuitem", name="Change").click()
    write(page, "a better word")
    expect(own).to_contain_text("a better word")
    expect(own).to_contain_text("edited")


def test_text_from_right_to_left_stands_right(talking: Hand, page: Page) -> None:
    page.goto(f"{talking.server.url}/?start=x&as=Samira")
    write(page, "مرحبا، هل يمكنني العمل؟")
    words = page.locator(".message.person .text").last
    expect(words).to_contain_text("مرحبا")
    assert words.evaluate("node => getComputedStyle(node).direction") == "rtl"


def test_what_somebody_writes_is_never_taken_as_page_code(talking: Hand, page: Page) -> None:
    page.goto(f"{talking.server.url}/?start=x&as=Samira")
    write(page, "<img src=x onerror=alert(1)><b>bold</b>")
    expect(page.locator(".message.person .text").last).to_have_text(
        "<img src=x onerror=alert(1)><b>bold</b>"
    )


def test_the_clock_goes_forward_and_trouble_is_planned(talking: Hand, page: Page) -> None:
    page.goto(f"{talking.server.url}/?start=x&as=Samira")
    tools = page.get_by_role("button", name="Clock and faults")
    if tools.is_visible():
        tools.click()
    page.get_by_role("button", name="+1 day").click()
    expect(page.get_by_text("24 hours ahead of this computer")).to_be_visible()
    page.get_by_label("What goes wrong").select_option("502")
    page.get_by_label("Only this call").select_option("sendMessage")
    page.locator("#fault-form").get_by_role("button", name="Add").click()
    expect(page.get_by_text("502 × 1 (sendMessage)")).to_be_visible()
    page.get_by_role("button", name="Take away 502").click()
    expect(page.get_by_text("502 × 1 (sendMessage)")).to_be_hidden()


def test_messages_for_somebody_else_are_counted(talking: Hand, page: Page) -> None:
    page.goto(f"{talking.server.url}/?start=x&as=Dele")
    expect(page.get_by_text("You wrote: /start x. OK?")).to_be_visible()
    sent = talking.write("Hello")
    talking.replies(sent["seq"])
    people = page.get_by_role("button", name="People to be")
    if people.is_visible():
        people.click()
    samira = page.locator(f'[data-person="{SAMIRA}"]')
    expect(samira).to_contain_text("1 unread")
    samira.click()
    expect(page.get_by_text("You wrote: Hello. OK?")).to_be_visible()


def test_the_page_finds_the_sandbox_again(browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    with SandboxServer() as server:
        page.goto(f"{server.url}/?start=first&as=Samira")
        expect(page.locator(".message.person")).to_have_count(1)
    expect(page.get_by_text("The practice phone is not answering")).to_be_visible()
    with SandboxServer(port=server.port) as again, Hand(again) as hand:
        expect(page.get_by_text("The practice phone is not answering")).to_be_hidden(timeout=10000)
        expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
        hand.write("from elsewhere")
        expect(page.get_by_text("from elsewhere")).to_be_visible()
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_a_screen_reader_or_tired_eyes(
    talking: Hand, page: Page, theme: str
) -> None:
    page.goto(f"{talking.server.url}/?start=x&as=Samira")
    expect(page.get_by_text("You wrote: /start x. OK?")).to_be_visible()
    page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
