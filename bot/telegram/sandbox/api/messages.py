"""sendMessage."""

from __future__ import annotations

from typing import Any

from bot.telegram.sandbox.api.outgoing import read_text, send
from bot.telegram.sandbox.api.registry import method
from bot.telegram.sandbox.errors import bad_request
from bot.telegram.sandbox.params import Params
from bot.telegram.sandbox.sandbox import Sandbox
from bot.telegram.sandbox.texts import MAX_TEXT, utf16_length


def read_message_text(params: Params) -> dict[str, Any]:
    """Return text and entities to keep; raise ApiError 400 when empty or above 4096 units."""
    text, entities = read_text(params, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > MAX_TEXT:
        raise bad_request("message is too long")
    return {"text": text} | ({"entities": entities} if entities else {})


@method("sendMessage")
async def send_message(sandbox: Sandbox, params: Params) -> Any:
    """Answer sendMessage."""
    return send(sandbox, params, read_message_text(params))
