"""getMe, the commands menu, and the bot's name and descriptions."""

from __future__ import annotations

import re
from typing import Any

from bot.telegram.sandbox.api.registry import method
from bot.telegram.sandbox.errors import bad_request
from bot.telegram.sandbox.params import Params
from bot.telegram.sandbox.profile import BotProfile
from bot.telegram.sandbox.sandbox import Sandbox

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES = frozenset(
    (
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    )
)
_MAX_COMMANDS = 100
_MAX_COMMAND_DESCRIPTION = 256
_MAX_NAME = 64


@method("getMe")
async def get_me(sandbox: Sandbox, params: Params) -> Any:  # noqa: ARG001 - every method has both
    """Answer getMe."""
    return sandbox.bot_user() | {
        "can_join_groups": False,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
    }


def _key(params: Params) -> str:
    scope = params.structure("scope", "can't parse BotCommandScope JSON object")
    if scope is not None and (not isinstance(scope, dict) or str(scope.get("type")) not in _SCOPES):
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    return BotProfile.key(scope, params.text("language_code"))


def _read_command(item: Any) -> dict[str, str]:
    if not isinstance(item, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    command = str(item.get("command", "")).removeprefix("/")
    description = str(item.get("description", "")).strip()
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= _MAX_COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}


@method("setMyCommands")
async def set_my_commands(sandbox: Sandbox, params: Params) -> Any:
    """Answer setMyCommands: at most 100, lower case, 1 to 32 characters."""
    commands = params.structure("commands", "can't parse commands JSON object")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > _MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    sandbox.profile.commands[_key(params)] = [_read_command(item) for item in commands]
    sandbox.bot_changed()
    return True


@method("getMyCommands")
async def get_my_commands(sandbox: Sandbox, params: Params) -> Any:
    """Answer getMyCommands for exactly this scope and language."""
    return sandbox.profile.commands.get(_key(params), [])


@method("deleteMyCommands")
async def delete_my_commands(sandbox: Sandbox, params: Params) -> Any:
    """Answer deleteMyCommands."""
    if sandbox.profile.commands.pop(_key(params), None) is not None:
        sandbox.bot_changed()
    return True


def _set_words(sandbox: Sandbox, words: dict[str, str], params: Params, field: str) -> bool:
    longest = {"description": 512, "short_description": 120}[field]
    text = params.text(field)
    if len(text) > longest:
        raise bad_request(f"BOT_{field.upper()}_TOO_LONG")
    words[params.text("language_code")] = text
    sandbox.bot_changed()
    return True


@method("setMyDescription")
async def set_my_description(sandbox: Sandbox, params: Params) -> Any:
    """Answer setMyDescription: what an empty chat shows."""
    return _set_words(sandbox, sandbox.profile.descriptions, params, "description")


@method("getMyDescription")
async def get_my_description(sandbox: Sandbox, params: Params) -> Any:
    """Answer getMyDescription."""
    language = params.text("language_code")
    return {"description": sandbox.profile.description_for(language)}


@method("setMyShortDescription")
async def set_my_short_description(sandbox: Sandbox, params: Params) -> Any:
    """Answer setMyShortDescription: what the bot's profile shows."""
    return _set_words(sandbox, sandbox.profile.short_descriptions, params, "short_description")


@method("getMyShortDescription")
async def get_my_short_description(sandbox: Sandbox, params: Params) -> Any:
    """Answer getMyShortDescription."""
    words = sandbox.profile.short_descriptions
    text = words.get(params.text("language_code")) or words.get("", "")
    return {"short_description": text}


@method("setMyName")
async def set_my_name(sandbox: Sandbox, params: Params) -> Any:
    """Answer setMyName (one name for all languages here)."""
    name = params.text("name").strip()
    if len(name) > _MAX_NAME:
        raise bad_request("BOT_NAME_TOO_LONG")
    sandbox.profile.name = name
    sandbox.bot_changed()
    return True


@method("getMyName")
async def get_my_name(sandbox: Sandbox, params: Params) -> Any:  # noqa: ARG001 - as above
    """Answer getMyName."""
    return {"name": sandbox.profile.name or sandbox.config.bot_name}
