"""The product's own content, read once for all tests of the rules."""

from pathlib import Path

import pytest

from bot.content import Content

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def content() -> Content:
    return Content.load(ROOT / "data" / "content")
