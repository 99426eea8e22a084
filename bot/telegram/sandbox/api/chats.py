"""sendChatAction, getChat and getChatMember."""

from __future__ import annotations

from typing import Any

from bot.telegram.sandbox.api.outgoing import check_reachable, find_person
from bot.telegram.sandbox.api.registry import method
from bot.telegram.sandbox.errors import bad_request
from bot.telegram.sandbox.params import Params
from bot.telegram.sandbox.sandbox import Sandbox

_ACTIONS = frozenset(
    (
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
        "cancel",
    )
)


@method("sendChatAction")
async def send_chat_action(sandbox: Sandbox, params: Params) -> Any:
    """Answer sendChatAction; the phone shows it for five seconds or until a message comes."""
    action = params.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    person = find_person(sandbox, params)
    check_reachable(person)
    sandbox.events.publish("action", person.id, {"action": action})
    return True


@method("getChat")
async def get_chat(sandbox: Sandbox, params: Params) -> Any:
    """Answer getChat with what `ChatFullInfo` must have for a private chat."""
    person = find_person(sandbox, params)
    accepted = {
        "unlimited_gifts": False,
        "limited_gifts": False,
        "unique_gifts": False,
        "premium_subscription": False,
        "gifts_from_channels": False,
    }
    return person.chat() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": accepted,
    }


@method("getChatMember")
async def get_chat_member(sandbox: Sandbox, params: Params) -> Any:
    """Answer getChatMember for the person of a private chat, or for the bot."""
    person = find_person(sandbox, params)
    user_id = params.integer("user_id", 0, 0, 2**53)
    if user_id == sandbox.config.bot_id:
        status = "kicked" if person.blocked else "member"
        until = {"until_date": 0} if person.blocked else {}
        return {"user": sandbox.bot_user(), "status": status} | until
    if user_id != person.id:
        raise bad_request("user not found" if user_id else "invalid user_id specified")
    return {"user": person.user(), "status": "member"}
