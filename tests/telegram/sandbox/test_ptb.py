"""The real python-telegram-bot client against the sandbox: its types must accept all we send."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    ReplyKeyboardRemove,
    Update,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from bot.telegram.sandbox.samples import photo_of_a_document, voice_note
from bot.telegram.sandbox.testing import DELE, SAMIRA, Hand

KEYBOARD = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("Yes", callback_data="yes"),
            InlineKeyboardButton("No", url="https://nhs.uk"),
        ]
    ]
)


@pytest.fixture
async def bot(hand: Hand) -> AsyncIterator[Bot]:
    server = hand.server
    async with Bot(server.token, server.base_url, server.base_file_url) as bot:
        yield bot


def same_after_parsing(raw: dict[str, Any], parsed: Any) -> bool:
    """Tell whether nothing that we sent was unknown to the client, at any depth."""
    left = [parsed]
    while left:
        item = left.pop()
        if getattr(item, "api_kwargs", None):
            return False
        slots = getattr(item, "__slots__", ())
        values = [getattr(item, name, None) for name in slots if not name.startswith("_")]
        for value in values:
            left += value if isinstance(value, tuple) else [value]
    return bool(raw)


async def test_every_kind_of_update_is_understood_to_the_last_field(hand: Hand, bot: Bot) -> None:
    hand.start("lincoln-green")
    for kind in ("photo", "voice", "document", "sticker", "location", "contact", "dice"):
        hand.send(kind, caption="see https://nhs.uk")
    hand.control("POST", f"people/{SAMIRA}/edit", {"message_id": 1, "text": "/help me"})
    number = hand.ask()
    hand.press(number)
    hand.control("POST", f"people/{SAMIRA}/messages", {"text": "Why?", "reply_to": number})
    hand.control("POST", f"people/{SAMIRA}/block")
    hand.control("POST", f"people/{SAMIRA}/unblock")
    raw = hand.result("getUpdates")
    updates = [Update.de_json(item, bot) for item in raw]
    assert [set(update.to_dict()) - {"update_id"} for update in updates] == [
        set(item) - {"update_id"} for item in raw
    ]
    assert all(map(same_after_parsing, raw, updates))
    first, last = updates[0], updates[-1]
    assert first.message
    assert first.message.parse_entities() == {first.message.entities[0]: "/start"}
    assert last.my_chat_member
    assert last.my_chat_member.new_chat_member.status == "member"
    kinds = {kind for update in updates for kind in update.to_dict()} - {"update_id"}
    assert kinds == {"message", "edited_message", "callback_query", "my_chat_member"}


async def test_the_bot_knows_itself_and_its_menu(bot: Bot) -> None:
    me = await bot.get_me()
    assert me.is_bot
    assert me.id == 7_000_000_000
    commands = [BotCommand("help", "What you can write")]
    assert await bot.set_my_commands(commands, scope=BotCommandScopeAllPrivateChats())
    assert await bot.get_my_commands() == ()
    shown = await bot.get_my_commands(scope=BotCommandScopeAllPrivateChats())
    assert list(shown) == commands
    assert await bot.delete_my_commands(scope=BotCommandScopeAllPrivateChats())
    assert await bot.get_my_commands(scope=BotCommandScopeAllPrivateChats()) == ()
    await bot.set_my_description("Long")
    await bot.set_my_short_description("Short")
    await bot.set_my_name("Harbour")
    assert (await bot.get_my_description()).description == "Long"
    assert (await bot.get_my_short_description()).short_description == "Short"
    assert (await bot.get_my_name()).name == "Harbour"


async def test_sending_editing_and_deleting(hand: Hand, bot: Bot) -> None:
    hand.write("Hello")
    message = await bot.send_message(
        SAMIRA, "Is <b>that</b> OK?", parse_mode=ParseMode.HTML, reply_markup=KEYBOARD
    )
    assert message.text_html == "Is <b>that</b> OK?"
    assert message.reply_markup == KEYBOARD
    edited = await bot.edit_message_text("Thank you", SAMIRA, message.message_id)
    assert isinstance(edited, Message)
    assert edited.edit_date
    await bot.edit_message_reply_markup(SAMIRA, message.message_id, reply_markup=KEYBOARD)
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_reply_markup(SAMIRA, message.message_id, reply_markup=KEYBOARD)
    reply = await bot.send_message(
        SAMIRA, "Bye", reply_to_message_id=message.message_id, reply_markup=ReplyKeyboardRemove()
    )
    assert reply.reply_to_message
    assert await bot.delete_message(SAMIRA, message.message_id)
    assert await bot.delete_messages(SAMIRA, [reply.message_id, 999])
    assert await bot.send_chat_action(SAMIRA, ChatAction.TYPING)


async def test_files_in_both_directions(hand: Hand, bot: Bot) -> None:
    hand.send("document", file_name="CV.pdf")
    update = (await bot.get_updates())[0]
    assert update.message
    assert update.message.document
    file = await update.message.document.get_file()
    content = bytes(await file.download_as_bytearray())
    assert content.startswith(b"%PDF")
    photo = await bot.send_photo(SAMIRA, photo_of_a_document(), caption="A letter")
    assert photo.photo[-1].width == 480
    note = await bot.send_voice(SAMIRA, voice_note(1), duration=1)
    assert note.voice
    sent = await bot.send_document(SAMIRA, content, filename="Statement.pdf", caption="Yours")
    assert sent.document
    assert sent.document.file_name == "Statement.pdf"
    again = await bot.send_document(SAMIRA, sent.document.file_id)
    assert again.document == sent.document


async def test_a_press_is_answered(hand: Hand, bot: Bot) -> None:
    hand.write("Hello")
    hand.press(hand.ask(), "Yes")
    update = (await bot.get_updates(offset=-1))[0]
    assert isinstance(update.callback_query, CallbackQuery)
    assert update.callback_query.data == "yes"
    assert await update.callback_query.answer("Noted")
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query("1")


async def test_chats_and_members(hand: Hand, bot: Bot) -> None:
    chat = await bot.get_chat(SAMIRA)
    assert (chat.type, chat.first_name) == ("private", "Samira")
    assert (await bot.get_chat_member(SAMIRA, SAMIRA)).status == "member"
    hand.control("POST", f"people/{SAMIRA}/block")
    assert (await bot.get_chat_member(SAMIRA, bot.id)).status == "kicked"
    with pytest.raises(BadRequest, match="User not found"):
        await bot.get_chat_member(SAMIRA, DELE)


async def test_webhooks_can_be_set_asked_about_and_deleted(bot: Bot) -> None:
    assert await bot.set_webhook(
        "https://127.0.0.1:9/x", secret_token="s", allowed_updates=["message"], max_connections=2
    )
    info = await bot.get_webhook_info()
    assert (info.url, info.max_connections) == ("https://127.0.0.1:9/x", 2)
    assert info.allowed_updates == ("message",)
    with pytest.raises(Conflict):
        await bot.get_updates()
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert (await bot.get_webhook_info()).url == ""


async def test_each_refusal_is_the_clients_own_error(
    hand: Hand, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    with pytest.raises(Forbidden, match="can't initiate"):
        await bot.send_message(DELE, "Hi")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(5, "Hi")
    hand.control("POST", "faults", {"kind": "429", "retry_after": 4})
    with pytest.raises(RetryAfter) as wait:
        await bot.send_message(SAMIRA, "Hi")
    assert wait.value.retry_after == timedelta(seconds=4)
    hand.control("POST", "faults", {"kind": "drop_after"})
    with pytest.raises(NetworkError):
        await bot.get_me()
    server = hand.server
    with pytest.raises(InvalidToken):
        async with Bot("123:wrong", server.base_url, server.base_file_url):
            raise AssertionError("a wrong token was accepted")


async def test_an_echo_bot_talks(hand: Hand, bot: Bot) -> None:
    async def echo() -> None:
        offset = 0
        while True:
            for update in await bot.get_updates(offset=offset, timeout=10):
                offset = update.update_id + 1
                if update.message and update.message.text:
                    await update.message.reply_text(update.message.text[::-1])

    task = asyncio.create_task(echo())
    sent = await asyncio.to_thread(hand.write, "abc")
    replies = await asyncio.to_thread(hand.replies, sent["seq"])
    task.cancel()
    assert [reply["text"] for reply in replies] == ["cba"]
