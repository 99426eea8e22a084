"""The Bot API as we use it: python-telegram-bot's client, with raw updates.

The client's own Updater keeps updates in memory and acknowledges them at the next poll, so a
kill would lose them; here they come raw and are acknowledged only after they are committed.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, InputFile
from telegram.constants import ChatAction
from telegram.request import HTTPXRequest

from bot.documents import Document
from bot.settings import Settings
from bot.telegram.sandbox.config import PRACTICE_TOKEN
from bot.telegram.updates import ALLOWED_UPDATES

POLL_SECONDS = 25
_WIDE_LABEL = 18


class TelegramApi(Bot):
    """The Bot API's client; each method is one call."""

    async def raw_updates(self, offset: int | None, *, wait: int = POLL_SECONDS) -> list[Any]:
        """Return the next updates as Telegram sent them; waits up to `wait` seconds for one.

        Everything below `offset` is forgotten by Telegram, so it must be committed before.
        """
        data: dict[str, Any] = {"timeout": wait, "allowed_updates": list(ALLOWED_UPDATES)}
        if offset is not None:
            data["offset"] = offset
        updates = await self._post("getUpdates", data, read_timeout=wait + 10)
        return list(updates) if isinstance(updates, list | tuple) else []

    async def say(self, chat_id: int, payload: dict[str, Any], file: Document | None = None) -> int:
        """Send one message of the outbox, with its file if any; return Telegram's number for it.

        A picture that the payload names goes as a photo, any other file as a document.
        """
        below = keyboard(payload.get("buttons") or [])
        if file is None:
            sent = await self.send_message(chat_id, payload["text"], reply_markup=below)
        elif payload.get("picture"):
            sent = await self.send_photo(
                chat_id,
                InputFile(file.content, filename=file.name),
                caption=payload["text"],
                reply_markup=below,
            )
        else:
            sent = await self.send_document(
                chat_id,
                InputFile(file.content, filename=file.name),
                caption=payload["text"],
                reply_markup=below,
                disable_content_type_detection=True,
            )
        return sent.message_id

    async def answer_press(self, press_id: str) -> None:
        """Tell Telegram that a button press arrived, so that the button stops spinning."""
        await self.answer_callback_query(press_id)

    async def typing(self, chat_id: int) -> None:
        """Show "typing…" for some seconds."""
        await self.send_chat_action(chat_id, ChatAction.TYPING)

    async def set_menu(self, commands: Sequence[tuple[str, str]]) -> None:
        """Set the menu of commands, given as (name, description)."""
        await self.set_my_commands([BotCommand(name, text) for name, text in commands])


def make_api(settings: Settings) -> TelegramApi:
    """Return the client for Telegram, or for the practice phone where there is no token."""
    # At INFO the HTTP client logs addresses, which hold the token.
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(logging.WARNING)
    address = settings.telegram_api_url
    if settings.uses_sandbox:
        address = f"http://127.0.0.1:{settings.sandbox_port}"
    token = (
        settings.telegram_token.get_secret_value() if settings.telegram_token else PRACTICE_TOKEN
    )
    where: dict[str, Any] = {}
    if address is not None:
        base = address.rstrip("/")
        where = {"base_url": f"{base}/bot", "base_file_url": f"{base}/file/bot"}
    return TelegramApi(
        token,
        request=HTTPXRequest(connection_pool_size=64, read_timeout=20, pool_timeout=10),
        get_updates_request=HTTPXRequest(connection_pool_size=1, read_timeout=POLL_SECONDS + 10),
        **where,
    )


def keyboard(buttons: Sequence[dict[str, str]]) -> InlineKeyboardMarkup | None:
    """Return the buttons in rows: short ones two beside each other, long ones alone.

    On a small phone three columns cut the words off.
    """
    rows: list[list[InlineKeyboardButton]] = []
    half = False
    for one in buttons:
        button = InlineKeyboardButton(one["text"], callback_data=one["data"])
        short = len(one["text"]) <= _WIDE_LABEL
        if short and half:
            rows[-1].append(button)
            half = False
        else:
            rows.append([button])
            half = short
    return InlineKeyboardMarkup(rows) if rows else None
