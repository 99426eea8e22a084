"""editMessageText, editMessageReplyMarkup, deleteMessage and deleteMessages."""

from __future__ import annotations

from typing import Any

from bot.telegram.sandbox.api.messages import read_message_text
from bot.telegram.sandbox.api.outgoing import check_reachable, find_person, read_keyboard
from bot.telegram.sandbox.api.registry import method
from bot.telegram.sandbox.chats import StoredMessage
from bot.telegram.sandbox.errors import bad_request
from bot.telegram.sandbox.params import Params
from bot.telegram.sandbox.sandbox import Sandbox

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_DELETABLE_SECONDS = 48 * 3600
_MAX_DELETED = 100


def _find_own(sandbox: Sandbox, params: Params) -> StoredMessage:
    person = find_person(sandbox, params)
    message = sandbox.chats.find(person.id, params.message_id())
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot:
        raise bad_request("message can't be edited")
    check_reachable(person)
    return message


def _change(sandbox: Sandbox, message: StoredMessage, changes: dict[str, Any]) -> dict[str, Any]:
    """Replace text, entities and keyboard by `changes`; a missing keyboard is taken away."""
    replaced = {"reply_markup", "edit_date", *(("text", "entities") if "text" in changes else ())}
    kept = {key: value for key, value in message.body.items() if key not in replaced}
    before = {key: value for key, value in message.body.items() if key != "edit_date"}
    if kept | changes == before:
        raise bad_request(NOT_MODIFIED)
    sandbox.flood.count_message(message.chat_id)
    now = sandbox.unix_now()
    message.body = kept | changes | {"edit_date": now}
    if "text" in changes:
        message.edited_at = now
    sandbox.store(message)
    return message.body


@method("editMessageText")
async def edit_message_text(sandbox: Sandbox, params: Params) -> Any:
    """Answer editMessageText for a message of the bot's own."""
    content = read_message_text(params) | read_keyboard(params)
    message = _find_own(sandbox, params)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    return _change(sandbox, message, content)


@method("editMessageReplyMarkup")
async def edit_message_reply_markup(sandbox: Sandbox, params: Params) -> Any:
    """Answer editMessageReplyMarkup: without a keyboard the buttons go away."""
    return _change(sandbox, _find_own(sandbox, params), read_keyboard(params))


def _delete(sandbox: Sandbox, message: StoredMessage) -> None:
    message.deleted = True
    sandbox.store(message)


@method("deleteMessage")
async def delete_message(sandbox: Sandbox, params: Params) -> Any:
    """Answer deleteMessage: any message of a private chat that is less than 48 hours old."""
    person = find_person(sandbox, params)
    message = sandbox.chats.find(person.id, params.message_id())
    if message is None:
        raise bad_request("message to delete not found")
    if sandbox.unix_now() - message.body["date"] > _DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    _delete(sandbox, message)
    return True


@method("deleteMessages")
async def delete_messages(sandbox: Sandbox, params: Params) -> Any:
    """Answer deleteMessages: up to 100; what cannot be found or deleted is skipped."""
    person = find_person(sandbox, params)
    ids = params.structure("message_ids", "can't parse message identifiers JSON object")
    if ids is None:
        raise bad_request("message identifiers are not specified")
    if not isinstance(ids, list) or not all(isinstance(number, int) for number in ids):
        raise bad_request("expected an Array of message identifiers")
    if len(ids) > _MAX_DELETED:
        raise bad_request("too many message identifiers specified")
    for number in ids:
        message = sandbox.chats.find(person.id, number)
        young = message and sandbox.unix_now() - message.body["date"] <= _DELETABLE_SECONDS
        if message is not None and young:
            _delete(sandbox, message)
    return True
