"""Between Telegram's raw JSON and what a resident did.

An update is stored raw, so that nothing depends on our understanding it at once; only what must
never be kept (National Insurance numbers, share codes and the like) is masked before it is
written down.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import telegram
from telegram import Message, Update

from bot.journey.sensitive import mask
from bot.services.incoming import Incoming, Kind

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")


@dataclass(frozen=True, slots=True)
class Envelope:
    """A raw update as it is stored, and the little that is needed to store it.

    `chat_id` is None where no private chat is behind it; such an update cannot be answered.
    `press_id` is the press that Telegram wants answered within seconds.
    """

    update_id: int | None
    chat_id: int | None
    payload: str
    press_id: str | None = None
    problem: str | None = None


def envelope(raw: Any) -> Envelope:
    """Return the envelope of one raw update, whatever it holds; never raises."""
    if not isinstance(raw, dict) or not _is_number(raw.get("update_id")):
        return Envelope(None, None, _dump(raw, frozenset()), problem="It has no update_id.")
    update_id = raw["update_id"]
    masked = _mask_in_place(raw)
    payload = _dump(raw, masked)
    press = raw.get("callback_query")
    press_id = press.get("id") if isinstance(press, dict) else None
    chat_id, problem = _private_chat(raw)
    return Envelope(
        update_id, chat_id, payload, press_id if isinstance(press_id, str) else None, problem
    )


def read(payload: str) -> Incoming:
    """Return what the resident did, from a stored payload.

    Raises ValueError, in words without any of the resident's, when it is no update that we know.
    """
    stored = json.loads(payload)
    try:
        update = Update.de_json(stored["update"], bot=None)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        message = f"It is not an update of Telegram's form ({type(error).__name__})."
        raise ValueError(message) from None
    masked = frozenset(stored.get("masked", ()))
    if update.callback_query is not None:
        press = update.callback_query
        below = press.message.message_id if press.message is not None else None
        return Incoming(Kind.PRESS, key=press.data or "", telegram_message_id=below)
    if update.my_chat_member is not None:
        status = update.my_chat_member.new_chat_member.status
        gone = status in {telegram.ChatMember.BANNED, telegram.ChatMember.LEFT}
        return Incoming(Kind.BLOCKED if gone else Kind.UNBLOCKED)
    if update.edited_message is not None:
        return _of_message(update.edited_message, masked, edited=True)
    if update.message is not None:
        return _of_message(update.message, masked, edited=False)
    message = "It is a kind of update that residents do not send."
    raise ValueError(message)


def _of_message(message: Message, masked: frozenset[str], *, edited: bool) -> Incoming:
    text = clean(message.text or message.caption or "")
    kind = _kind(message)
    if edited:
        kind = Kind.EDIT
    elif kind is Kind.TEXT and text.startswith("/"):
        kind = Kind.COMMAND
    writer = message.from_user
    return Incoming(
        kind,
        text,
        telegram_message_id=message.message_id,
        masked=masked,
        phone=writer.language_code if writer is not None else None,
    )


def _kind(message: Message) -> Kind:
    kinds = (
        (message.text, Kind.TEXT),
        (message.photo, Kind.PHOTO),
        (message.voice or message.audio or message.video_note, Kind.VOICE),
        (message.document, Kind.DOCUMENT),
        (message.sticker, Kind.STICKER),
        (message.location or message.venue, Kind.LOCATION),
        (message.contact, Kind.CONTACT),
    )
    return next((kind for present, kind in kinds if present), Kind.OTHER)


def clean(text: str) -> str:
    """Return `text` without what no database takes: NUL and halves of a character."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8").strip()


def _private_chat(raw: dict[str, Any]) -> tuple[int | None, str | None]:
    for name in ("message", "edited_message", "my_chat_member"):
        if isinstance(raw.get(name), dict):
            return _chat_of(raw[name].get("chat"))
    press = raw.get("callback_query")
    if isinstance(press, dict):
        message = press.get("message")
        if isinstance(message, dict):
            return _chat_of(message.get("chat"))
        # A message too old for Telegram to show: in a private chat the person is the chat.
        return _chat_of({"type": "private", **_dict(press.get("from"))})
    return None, "It is a kind of update that residents do not send."


def _chat_of(chat: Any) -> tuple[int | None, str | None]:
    chat = _dict(chat)
    if not _is_number(chat.get("id")):
        return None, "It names no chat."
    if chat.get("type") != "private":
        return None, "It is not from a private chat."
    return chat["id"], None


def _mask_in_place(raw: dict[str, Any]) -> frozenset[str]:
    kinds: set[str] = set()
    for name in ("message", "edited_message"):
        message = raw.get(name)
        if not isinstance(message, dict):
            continue
        for part in ("text", "caption"):
            if isinstance(message.get(part), str):
                masked = mask(message[part])
                kinds.update(masked.kinds)
                if masked.kinds:
                    message[part] = masked.text
                    # Places in the text no longer fit; nothing of ours reads them.
                    message.pop("entities", None)
                    message.pop("caption_entities", None)
        if isinstance(message.get("contact"), dict):
            message["contact"] = {"phone_number": "", "first_name": ""}
        # The message it answers is in the transcript already, masked when it came.
        message.pop("reply_to_message", None)
    if isinstance(raw.get("callback_query"), dict):
        press = raw["callback_query"]
        if isinstance(press.get("message"), dict):
            press["message"] = {
                key: press["message"].get(key) for key in ("message_id", "date", "chat")
            }
    return frozenset(kinds)


def _dump(raw: Any, masked: frozenset[str]) -> str:
    return json.dumps({"update": raw, "masked": sorted(masked)}, separators=(",", ":"))


def _is_number(value: Any) -> bool:
    """Whether it is a whole number that a database holds."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
