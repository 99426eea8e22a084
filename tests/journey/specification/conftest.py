"""The product's own themes, read once."""

from pathlib import Path

import pytest

from bot.content import Content
from bot.journey.themes import Themes

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def themes() -> Themes:
    return Content.load(ROOT / "data" / "content").themes
