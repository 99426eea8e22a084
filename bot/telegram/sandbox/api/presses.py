"""answerCallbackQuery."""

from __future__ import annotations

from typing import Any

from bot.telegram.sandbox.api.registry import method
from bot.telegram.sandbox.errors import bad_request
from bot.telegram.sandbox.params import Params
from bot.telegram.sandbox.sandbox import Sandbox

_MAX_ANSWER = 200


@method("answerCallbackQuery")
async def answer_callback_query(sandbox: Sandbox, params: Params) -> Any:
    """Answer answerCallbackQuery: stops the button's spinner and may show a short notice."""
    text = params.text("text")
    if len(text) > _MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {"text": text, "show_alert": params.boolean("show_alert")}
    press = sandbox.presses.answer(params.text("callback_query_id"), answer)
    sandbox.events.publish(
        "answer",
        press.person_id,
        {"query_id": press.query_id, "message_id": press.message_id} | answer,
    )
    return True
