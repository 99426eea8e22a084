"""Each scenario in `scenarios/` is one resident's conversation, from their first message on."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import Chat
from tests.conversations.scenario import Turns, play, scenarios

pytestmark = [pytest.mark.rasa, pytest.mark.timeout(300)]


@pytest.mark.parametrize("turns", [pytest.param(turns, id=name) for name, turns in scenarios()])
def test_a_resident_is_answered_as_written_down(chat: Chat, turns: Turns) -> None:
    play(chat, turns)
