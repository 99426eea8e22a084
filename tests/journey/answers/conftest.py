"""The reader that residents have, loaded once."""

import pytest

from bot import bootstrap
from bot.journey.answers import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return bootstrap.answer_reader()
