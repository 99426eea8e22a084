"""Checks a `reply_markup` as Telegram does and returns the inline keyboard to keep.

Sources of the refusals: https://core.telegram.org/bots/api#inlinekeyboardbutton and the
open-source server.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from bot.telegram.sandbox.errors import bad_request

MAX_CALLBACK_BYTES = 64
_MAX_BUTTONS = 100
_OTHER_MARKUPS = ("keyboard", "remove_keyboard", "hide_keyboard", "force_reply")
_OTHER_ACTIONS = (
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)

Rows = list[list[dict[str, Any]]]


def read_inline_keyboard(markup: Any) -> Rows | None:
    """Return the button rows, or None when the markup holds no inline keyboard.

    Raise ApiError 400 for anything malformed, `callback_data` above 64 bytes, or a wrong link.
    """
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        if markup and not any(field in markup for field in _OTHER_MARKUPS):
            raise bad_request("can't parse reply keyboard markup JSON object")
        return None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" must be an Array of Arrays')
    checked = [[_read_button(button) for button in row] for row in rows]
    if sum(len(row) for row in checked) > _MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return [row for row in checked if row] or None


def _read_button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise _unreadable("InlineKeyboardButton must be an Object")
    text = button.get("text")
    if text is None:
        raise _unreadable('Can\'t find field "text"')
    if not isinstance(text, str):
        raise _unreadable('Field "text" must be of type String')
    if not text.strip():
        raise bad_request("BUTTON_INVALID")
    if url := button.get("url"):
        return {"text": text, "url": _read_url(url)}
    if data := button.get("callback_data"):
        return {"text": text, "callback_data": _read_data(data)}
    for action in _OTHER_ACTIONS:
        if action in button:
            return {"text": text, action: button[action]}
    raise _unreadable("Text buttons are unallowed in the inline keyboard")


def _read_data(data: Any) -> str:
    if not isinstance(data, str):
        raise _unreadable('Field "callback_data" must be of type String')
    if len(data.encode("utf-8", "surrogatepass")) > MAX_CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return data


def _read_url(url: Any) -> str:
    parts = urlsplit(url) if isinstance(url, str) else None
    if parts is None or parts.scheme not in ("http", "https", "tg") or not parts.netloc:
        shown = url if isinstance(url, str) else ""
        raise bad_request(f"inline keyboard button URL '{shown}' is invalid: Wrong HTTP URL")
    return str(url)


def _unreadable(why: str) -> Exception:
    return bad_request(f"can't parse inline keyboard button: {why}")
