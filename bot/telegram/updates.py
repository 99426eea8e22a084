"""Between Telegram's raw JSON and what a resident did.

An update is stored raw, so that nothing depends on our understanding it at once; only what must
never be kept is taken out before it is written down: National Insurance numbers, share codes and
the like, where a file can be fetched and what it is called, places, other people's details, and
whose message was passed on.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

import telegram
from telegram import Message, Update

from bot.journey.sensitive import mask
from bot.services.incoming import Incoming, Kind

MEDIA = (
    "photo",
    "voice",
    "audio",
    "video",
    "video_note",
    "animation",
    "document",
    "sticker",
    "location",
    "venue",
    "contact",
)
"""Parts of a message of which nothing is kept but that they were there."""
_OTHERS = (
    "poll",
    "story",
    "paid_media",
    "reply_to_message",
    "external_reply",
    "quote",
    "via_bot",
    "forward_from",
    "forward_from_chat",
    "forward_sender_name",
    "forward_signature",
)
"""What other people made or wrote, or who they are; what was answered is in the transcript."""
_FORWARDED = ("forward_origin", "forward_date")

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")

NOT_PRIVATE = "It is not from a private chat."


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
    forwarded = _take_origin(raw)
    masked = _mask_in_place(raw)
    payload = _dump(raw, masked, forwarded=forwarded)
    press = raw.get("callback_query")
    press_id = press.get("id") if isinstance(press, dict) else None
    chat_id, problem = _private_chat(raw)
    if problem == NOT_PRIVATE:
        payload = _dump({"update_id": update_id}, frozenset())  # other people's words
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
    forwarded = bool(stored.get("forwarded"))
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
        return replace(_of_message(update.message, masked, edited=False), forwarded=forwarded)
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
        (message.photo or _is_picture(message), Kind.PHOTO),
        (message.voice or message.audio or message.video_note, Kind.VOICE),
        (message.video, Kind.VIDEO),
        # A moving picture comes as a document as well.
        (message.animation, Kind.OTHER),
        (message.document, Kind.DOCUMENT),
        (message.sticker, Kind.STICKER),
        (message.location or message.venue, Kind.LOCATION),
        (message.contact, Kind.CONTACT),
    )
    return next((kind for present, kind in kinds if present), Kind.OTHER)


def _is_picture(message: Message) -> bool:
    """Whether it is a picture that was sent as a file."""
    kind = message.document.mime_type if message.document else None
    return bool(kind) and str(kind).startswith("image/") and message.animation is None


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
        return None, NOT_PRIVATE
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
        _empty_media(message)
    if isinstance(raw.get("callback_query"), dict):
        press = raw["callback_query"]
        if isinstance(press.get("message"), dict):
            press["message"] = {
                key: press["message"].get(key) for key in ("message_id", "date", "chat")
            }
    return frozenset(kinds)


def _empty_media(message: dict[str, Any]) -> None:
    for part in MEDIA:
        if part in message:
            message[part] = _emptied(message[part])
    for part in _OTHERS:
        message.pop(part, None)


def _emptied(part: Any) -> Any:
    """Return the same shape with nothing in it; what kind of file it is stays."""
    if isinstance(part, dict):
        kept = {"mime_type", "type"}
        return {name: value if name in kept else _emptied(value) for name, value in part.items()}
    if isinstance(part, list):
        return [_emptied(one) for one in part]
    if isinstance(part, bool) or part is None:
        return part
    return "" if isinstance(part, str) else 0


def _take_origin(raw: dict[str, Any]) -> bool:
    """Take out whose message was passed on; return whether one was."""
    message = raw.get("message")
    if not isinstance(message, dict):
        return False
    found = [message.pop(part, None) for part in _FORWARDED]
    return any(one is not None for one in found)


def _dump(raw: Any, masked: frozenset[str], *, forwarded: bool = False) -> str:
    stored = {"update": raw, "masked": sorted(masked), "forwarded": forwarded}
    return json.dumps(stored, separators=(",", ":"))


def _is_number(value: Any) -> bool:
    """Whether it is a whole number that a database holds."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
