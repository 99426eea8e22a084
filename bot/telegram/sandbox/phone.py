"""What a person does with the phone, turned into the updates that the bot receives."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import Any

from bot.telegram.sandbox import samples
from bot.telegram.sandbox.api.media import describe_document, describe_photo, describe_voice
from bot.telegram.sandbox.api.outgoing import quoted
from bot.telegram.sandbox.chats import StoredMessage
from bot.telegram.sandbox.errors import ControlError
from bot.telegram.sandbox.files import image_size
from bot.telegram.sandbox.people import Person
from bot.telegram.sandbox.presses import Press
from bot.telegram.sandbox.sandbox import Sandbox
from bot.telegram.sandbox.texts import (
    MAX_CAPTION,
    MAX_TEXT,
    find_entities,
    split_text,
    trim,
    utf16_length,
)
from bot.telegram.sandbox.views import button_rows

MEDIA_KINDS = ("photo", "voice", "document", "sticker", "location", "contact", "dice")
_LONGEST_VOICE = 600
_LONDON_BRIDGE = {"latitude": 51.5055, "longitude": -0.0870}


@dataclass(frozen=True)
class Sent:
    """A message from a person, and its update's id (None when the bot does not want it)."""

    message: StoredMessage
    update_id: int | None


def _may_write(person: Person) -> None:
    if person.blocked:
        raise ControlError(409, "This person has blocked the bot; unblock it first.")
    if person.deactivated:
        raise ControlError(409, "This person's account is deactivated.")


def _write(sandbox: Sandbox, person: Person, content: dict[str, Any]) -> Sent:
    _may_write(person)
    if not person.started:
        person.started = True
        sandbox.person_changed(person)
    message = sandbox.new_message(person, content, from_bot=False)
    return Sent(message, sandbox.updates.add("message", message.body, person.id))


def _text_content(text: str) -> dict[str, Any]:
    entities = find_entities(text)
    return {"text": text} | ({"entities": entities} if entities else {})


def write_text(
    sandbox: Sandbox, person: Person, text: str, *, reply_to: int | None = None
) -> list[Sent]:
    """Send a text; one above 4096 UTF-16 units goes out as several messages, as in the app."""
    trimmed, _ = trim(text, [])
    if not trimmed:
        raise ControlError(400, "text must hold more than blanks.")
    extra: dict[str, Any] = {}
    if reply_to is not None:
        original = sandbox.chats.find(person.id, reply_to)
        if original is None:
            raise ControlError(404, "reply_to names no message of this chat.")
        extra = {"reply_to_message": quoted(original)}
    return [
        _write(sandbox, person, _text_content(part) | extra)
        for part in split_text(trimmed, MAX_TEXT)
    ]


def send_media(sandbox: Sandbox, person: Person, kind: str, wish: dict[str, Any]) -> Sent:
    """Send a photo, voice note, document, sticker, location, contact or dice.

    `wish` may hold `caption`, `file_name`, `mime_type`, `content` (base64; a small file is made
    when it is absent), `latitude` and `longitude`, `phone_number` and `first_name`, `emoji`.
    """
    makers = {
        "photo": _photo,
        "voice": _voice,
        "document": _document,
        "sticker": _sticker,
        "location": _location,
        "contact": _contact,
        "dice": _dice,
    }
    if kind not in makers:
        raise ControlError(400, f"kind must be text or one of: {', '.join(MEDIA_KINDS)}.")
    _may_write(person)
    content = makers[kind](sandbox, person, wish)
    caption = str(wish.get("caption") or "").strip()
    if caption and kind in ("photo", "voice", "document"):
        if utf16_length(caption) > MAX_CAPTION:
            raise ControlError(400, f"caption must have at most {MAX_CAPTION} UTF-16 units.")
        content["caption"] = caption
        if entities := find_entities(caption):
            content["caption_entities"] = entities
    return _write(sandbox, person, content)


def _bytes(wish: dict[str, Any], default: bytes) -> bytes:
    encoded = wish.get("content")
    if encoded is None:
        return default
    try:
        return base64.b64decode(str(encoded), validate=True)
    except (binascii.Error, ValueError) as error:
        raise ControlError(400, "content must be base64.") from error


def _named(wish: dict[str, Any], name: str, mime_type: str) -> dict[str, str]:
    return {
        "name": str(wish.get("file_name") or name),
        "mime_type": str(wish.get("mime_type") or mime_type),
    }


def _photo(sandbox: Sandbox, _: Person, wish: dict[str, Any]) -> dict[str, Any]:
    content = _bytes(wish, samples.photo_of_a_document())
    size = image_size(content)
    if size is None:
        raise ControlError(400, "content must be a PNG, JPEG or GIF image.")
    named = _named(wish, "letter.png", "image/png")
    large = sandbox.files.add("photo", content, **named)
    photo = describe_photo(large, *size)
    if "content" not in wish:
        # Telegram sends several sizes of a photo, the smallest first.
        small_bytes = samples.photo_of_a_document(90, 120)
        small = sandbox.files.add("photo", small_bytes, **named)
        photo["photo"] = describe_photo(small, 90, 120)["photo"] + photo["photo"]
    return photo


def _voice(sandbox: Sandbox, _: Person, wish: dict[str, Any]) -> dict[str, Any]:
    seconds = wish.get("duration", 3)
    if not isinstance(seconds, int) or not 1 <= seconds <= _LONGEST_VOICE:
        raise ControlError(400, "duration must be between 1 and 600 seconds.")
    content = _bytes(wish, samples.voice_note(seconds))
    named = _named(wish, "voice.ogg", "audio/ogg")
    return describe_voice(sandbox.files.add("voice", content, **named), seconds)


def _document(sandbox: Sandbox, _: Person, wish: dict[str, Any]) -> dict[str, Any]:
    content = _bytes(wish, samples.document())
    named = _named(wish, "document.pdf", "application/pdf")
    return describe_document(sandbox.files.add("document", content, **named))


def _sticker(sandbox: Sandbox, _: Person, wish: dict[str, Any]) -> dict[str, Any]:
    named = _named(wish, "sticker.webp", "image/webp")
    file = sandbox.files.add("sticker", _bytes(wish, samples.STICKER), **named)
    return {
        "sticker": {
            "file_id": file.file_id,
            "file_unique_id": file.unique_id,
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": str(wish.get("emoji") or "👍"),
            "file_size": file.size,
        }
    }


def _location(_: Sandbox, __: Person, wish: dict[str, Any]) -> dict[str, Any]:
    try:
        place = {k: float(wish.get(k, default)) for k, default in _LONDON_BRIDGE.items()}
    except (TypeError, ValueError) as error:
        raise ControlError(400, "latitude and longitude must be numbers.") from error
    return {"location": place}


def _contact(_: Sandbox, person: Person, wish: dict[str, Any]) -> dict[str, Any]:
    return {
        "contact": {
            # Ofcom keeps 07700 900000 to 900999 for drama: it rings nobody.
            "phone_number": str(wish.get("phone_number") or "+447700900123"),
            "first_name": str(wish.get("first_name") or person.first_name),
            "user_id": person.id,
        }
    }


def _dice(_: Sandbox, __: Person, wish: dict[str, Any]) -> dict[str, Any]:
    return {"dice": {"emoji": str(wish.get("emoji") or "🎲"), "value": 4}}


def edit_text(sandbox: Sandbox, person: Person, message_id: int, text: str) -> Sent:
    """Change one of the person's own texts; the bot gets `edited_message`."""
    _may_write(person)
    message = sandbox.chats.find(person.id, message_id)
    if message is None or message.from_bot or "text" not in message.body:
        raise ControlError(404, "message_id names no text that this person wrote.")
    trimmed, _ = trim(text, [])
    if not trimmed or utf16_length(trimmed) > MAX_TEXT:
        raise ControlError(400, f"text must have 1 to {MAX_TEXT} UTF-16 units.")
    kept = {key: value for key, value in message.body.items() if key not in ("text", "entities")}
    message.edited_at = sandbox.unix_now()
    message.body = kept | _text_content(trimmed) | {"edit_date": message.edited_at}
    sandbox.store(message)
    return Sent(message, sandbox.updates.add("edited_message", message.body, person.id))


def press_button(
    sandbox: Sandbox, person: Person, message_id: int, button: int | str
) -> tuple[Press, int | None]:
    """Press a button by its number (from 0, row by row), its data or its label.

    Return the press and its update's id.
    """
    _may_write(person)
    message = sandbox.chats.find(person.id, message_id)
    if message is None:
        raise ControlError(404, "message_id names no message of this chat.")
    buttons = [b for row in button_rows(message.body) for b in row if "callback_data" in b]
    everything = [b for row in button_rows(message.body) for b in row]
    if isinstance(button, int):
        chosen = everything[button] if 0 <= button < len(everything) else None
    else:
        chosen = next((b for b in buttons if button in (b["callback_data"], b["text"])), None)
    if chosen is None or "callback_data" not in chosen:
        raise ControlError(404, "The message has no such button.")
    press = sandbox.presses.add(person.id, message_id)
    query = {
        "id": press.query_id,
        "from": person.user(),
        "message": message.body,
        "chat_instance": str(person.id * 7919),
        "data": chosen["callback_data"],
    }
    return press, sandbox.updates.add("callback_query", query, person.id)


def set_blocked(sandbox: Sandbox, person: Person, blocked: bool) -> int | None:
    """Block or unblock the bot; the bot gets `my_chat_member`. Return the update's id."""
    if person.blocked == blocked:
        return None
    person.blocked = blocked
    sandbox.person_changed(person)
    bot = sandbox.bot_user()
    member: dict[str, Any] = {"user": bot, "status": "member"}
    kicked: dict[str, Any] = {"user": bot, "status": "kicked", "until_date": 0}
    change = {
        "chat": person.chat(),
        "from": person.user(),
        "date": sandbox.unix_now(),
        "old_chat_member": member if blocked else kicked,
        "new_chat_member": kicked if blocked else member,
    }
    return sandbox.updates.add("my_chat_member", change, person.id)
