"""The page that a resident gets, opened on a small phone: nothing is cut off or hard to read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from bot.content.content import Content
from bot.documents.copy import copy_page
from bot.services.dossier import copy_of_data
from bot.store.engine import make_engine
from bot.store.migrate import upgrade
from bot.store.unit_of_work import SqlUnitOfWork
from tests.telling import told

pytestmark = pytest.mark.browser
CONTENT = Path(__file__).parents[2] / "data" / "content"
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
WIDTHS = [320, 375]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of somebody who told everything, with one very long word."""
    folder = tmp_path_factory.mktemp("copy")
    engine = make_engine(f"sqlite:///{folder / 'mooring.db'}")
    upgrade(engine)
    with SqlUnitOfWork(engine, "test") as uow:
        chat = told(uow, NOW, 7, "Samira")
        uow.transcript.add(chat=chat, at=NOW, author="resident", text="wow" * 90)
        uow.commit()
        data = copy_of_data(uow, chat.resident_id)
    engine.dispose()
    file = folder / "page.html"
    file.write_bytes(copy_page(Content.load(CONTENT), data, NOW))
    return file


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_fits_a_small_phone_and_everybody_can_read_it(
    browser: Browser, page_file: Path, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 640})
    page.goto(page_file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 16
    assert page.locator("h1").count() == 1
    assert page.get_by_role("heading", name="Your applications").is_visible()
    assert page.get_by_text("I am Samira and I stay calm.").is_visible()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.close()
