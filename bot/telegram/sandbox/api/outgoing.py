"""What every message from the bot goes through: the chat, the limits, the keyboard, the reply."""

from __future__ import annotations

from typing import Any

from bot.telegram.sandbox.chats import StoredMessage
from bot.telegram.sandbox.errors import bad_request, forbidden
from bot.telegram.sandbox.keyboards import read_inline_keyboard
from bot.telegram.sandbox.markup import parse_markup
from bot.telegram.sandbox.params import Params
from bot.telegram.sandbox.people import Person
from bot.telegram.sandbox.sandbox import Sandbox
from bot.telegram.sandbox.texts import MAX_CAPTION, find_entities, trim, utf16_length

_MARKUP_REFUSAL = "can't parse reply keyboard markup JSON object"


def find_person(sandbox: Sandbox, params: Params) -> Person:
    """Return whose chat `chat_id` names; raise ApiError 400 when there is none."""
    chat_id = params.text("chat_id").strip()
    if not chat_id:
        raise bad_request("chat_id is empty")
    if chat_id.startswith("@"):
        person = sandbox.people.by_username(chat_id[1:])
    else:
        try:
            person = sandbox.people.get(int(chat_id))
        except ValueError:
            person = None
    if person is None:
        raise bad_request("chat not found")
    return person


def check_reachable(person: Person) -> None:
    """Raise ApiError 403 when the bot must not write to this person."""
    if person.deactivated:
        raise forbidden("user is deactivated")
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    if not person.started:
        raise forbidden("bot can't initiate conversation with a user")


def read_keyboard(params: Params) -> dict[str, Any]:
    """Return `{"reply_markup": …}` to keep with the message, or `{}`."""
    rows = read_inline_keyboard(params.structure("reply_markup", _MARKUP_REFUSAL))
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def read_text(params: Params, field: str, entities_field: str) -> tuple[str, list[dict[str, Any]]]:
    """Return a text and its entities after parse mode and trimming."""
    text = params.text(field)
    mode = params.text("parse_mode")
    given = params.structure(entities_field, "can't parse entities JSON object")
    if mode and not given:
        text, entities = parse_markup(text, mode)
    else:
        entities = given if isinstance(given, list) else []
    text, entities = trim(text, _checked(entities))
    return text, sorted(
        entities + _found_beside(text, entities), key=lambda entity: int(entity["offset"])
    )


def _checked(entities: list[Any]) -> list[dict[str, Any]]:
    for entity in entities:
        numbers = [entity.get(f) for f in ("offset", "length")] if isinstance(entity, dict) else []
        if not numbers or not all(isinstance(number, int) for number in numbers):
            raise bad_request("can't parse MessageEntity: expected an Object")
    return entities


def _found_beside(text: str, entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what Telegram finds by itself where the bot marked nothing."""
    covered = [(e["offset"], e["offset"] + e["length"]) for e in entities]
    return [
        found
        for found in find_entities(text)
        if not any(
            start < found["offset"] + found["length"] and found["offset"] < end
            for start, end in covered
        )
    ]


def read_caption(params: Params) -> dict[str, Any]:
    """Return caption and caption entities to keep; raise ApiError 400 above 1024 units."""
    caption, entities = read_text(params, "caption", "caption_entities")
    if utf16_length(caption) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    content: dict[str, Any] = {"caption": caption} if caption else {}
    return content | ({"caption_entities": entities} if caption and entities else {})


def _read_reply(sandbox: Sandbox, params: Params, person: Person) -> dict[str, Any]:
    reply = params.structure("reply_parameters", "can't parse reply parameters JSON object") or {}
    if not isinstance(reply, dict):
        raise bad_request("object expected as reply parameters")
    wanted = reply.get("message_id") or params.integer("reply_to_message_id", 0, 0, 2**53)
    if not wanted:
        return {}
    message = sandbox.chats.find(person.id, wanted) if isinstance(wanted, int) else None
    if message is None:
        lenient = params.boolean("allow_sending_without_reply")
        if lenient or reply.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    return {"reply_to_message": quoted(message)}


def quoted(message: StoredMessage) -> dict[str, Any]:
    """Return a message as it stands inside a reply: without what it replies to itself."""
    return {key: value for key, value in message.body.items() if key != "reply_to_message"}


def send(sandbox: Sandbox, params: Params, content: dict[str, Any]) -> dict[str, Any]:
    """Send `content` to the chat named in `params` and return the Bot API `Message`.

    Everything that Telegram refuses is refused before the message counts against the limits.
    """
    person = find_person(sandbox, params)
    extra = read_keyboard(params) | _read_reply(sandbox, params, person)
    check_reachable(person)
    sandbox.flood.count_message(person.id)
    return sandbox.new_message(person, content | extra, from_bot=True).body
