"""Whatever comes in, the answer is a plain refusal, never a crash."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.telegram.sandbox.api import METHODS
from bot.telegram.sandbox.config import SandboxConfig
from bot.telegram.sandbox.server import SandboxServer
from bot.telegram.sandbox.testing import SAMIRA, Hand

PARAMETERS = [
    "action",
    "allow_sending_without_reply",
    "allowed_updates",
    "callback_query_id",
    "caption",
    "caption_entities",
    "commands",
    "description",
    "document",
    "drop_pending_updates",
    "entities",
    "file_id",
    "language_code",
    "limit",
    "max_connections",
    "message_id",
    "message_ids",
    "name",
    "offset",
    "parse_mode",
    "photo",
    "reply_markup",
    "reply_parameters",
    "reply_to_message_id",
    "scope",
    "secret_token",
    "show_alert",
    "text",
    "url",
    "user_id",
    "voice",
]
WISHES = [
    "advance_months",
    "advance_seconds",
    "button",
    "caption",
    "chat_id",
    "content",
    "description",
    "duration",
    "emoji",
    "file_name",
    "first_name",
    "id",
    "kind",
    "language_code",
    "latitude",
    "message_id",
    "method",
    "mime_type",
    "payload",
    "reply_to",
    "retry_after",
    "seconds",
    "text",
    "times",
    "username",
]
DEEDS = [
    "clock",
    "faults",
    "people",
    *(f"people/{SAMIRA}/{deed}" for deed in ("messages", "start", "press", "edit", "block")),
]

texts = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["", "HTML", "MarkdownV2", "<b>", "*_[", "photo", "voice", "429", "\ud800"]),
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "text", "inline_keyboard", "message_id", "command", "offset"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)
quickly = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def anyones() -> Iterator[Hand]:
    with SandboxServer(SandboxConfig(rate=0, chat_rate=0)) as server, Hand(server) as hand:
        hand.write("Hello")
        hand.ask()
        yield hand


@quickly
@given(
    method=st.sampled_from(sorted(set(METHODS) - {"getupdates", "setwebhook"})),
    params=st.dictionaries(st.sampled_from(PARAMETERS), values, max_size=5),
    mode=st.sampled_from(["", "HTML", "MarkdownV2", "Markdown"]),
)
def test_any_call_of_the_bot_is_done_or_refused(
    anyones: Hand, method: str, params: dict[str, Any], mode: str
) -> None:
    wish = {"text": "x", "message_id": 2, "parse_mode": mode, **params, "chat_id": SAMIRA}
    path = f"/bot{anyones.server.token}/{method}"
    response = anyones.http.post(path, content=as_json(wish), headers=JSON)
    assert response.status_code in (200, 400)
    assert response.json()["ok"] is (response.status_code == 200)


@quickly
@given(
    deed=st.sampled_from(DEEDS),
    wish=st.dictionaries(st.sampled_from(WISHES), values, max_size=5),
    message=st.integers(0, 3),
)
def test_any_wish_is_granted_or_refused_in_words(
    anyones: Hand, deed: str, wish: dict[str, Any], message: int
) -> None:
    body = as_json({"message_id": message, **wish})
    response = anyones.http.post(f"/sandbox/{deed}", content=body, headers=JSON)
    assert response.status_code in (200, 201, 400, 404, 409)
    assert response.is_success or response.json()["error"].endswith(".")
    anyones.control("DELETE", "faults")
    anyones.control("POST", f"people/{SAMIRA}/unblock")


JSON = {"Content-Type": "application/json"}


def as_json(value: Any) -> str:
    """Return JSON as careless clients write it, with NaN and lone surrogates."""
    return json.dumps(value)
