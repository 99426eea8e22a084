"""A picture goes with the words that say the same; where it cannot, they go alone."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx

from bot.services.dialogue import Answer, Question, Reply
from bot.services.records import Choice, Understanding
from tests.telegram.conftest import Phone

WORDS = "You are at step 1 of 6: Roles."


async def shown(phone: Phone) -> int:
    """Let somebody join and ask for their progress."""
    person = phone.person("Samira")
    ask = phone.dialogue.ask

    async def answer(question: Question) -> Answer:
        if question.text != "/progress_ask":
            return await ask(question)
        reply = Reply(WORDS, (Choice("Find a role", "/roles_find"),), picture="progress_picture")
        return Answer((reply,), Understanding(intent="progress_ask", confidence=1.0))

    phone.dialogue.ask = answer  # type: ignore[method-assign]
    phone.write(person, "/start")
    await phone.told(person, 1)
    with phone.work() as uow:
        uow.residents.update(uow.residents.list()[0].id, stage="choosing")
        uow.commit()
    return person


def last(phone: Phone, person: int) -> dict[str, Any]:
    return [one for one in phone.seen(person) if one["from"] == "bot"][-1]


async def test_the_picture_arrives_with_its_words_and_buttons(phone: Phone) -> None:
    person = await shown(phone)
    phone.write(person, "/progress")
    assert (await phone.told(person, 2))[-1] == WORDS
    seen = last(phone, person)
    assert seen["kind"] == "photo"
    url = phone.server.url + seen["file"]["url"]
    picture = await asyncio.to_thread(lambda: httpx.get(url, trust_env=False).content)
    assert picture.startswith(b"\x89PNG")
    assert len(picture) <= 30_000
    await phone.until(lambda: phone.transcript()[-1].delivery == "sent")
    line = phone.transcript()[-1]
    assert (line.kind, line.text) == ("picture", WORDS)
    phone.press(person, seen["message_id"], "Find a role")
    assert (await phone.told(person, 3))[-1] == "echo /roles_find"


async def test_the_picture_is_stored_nowhere(phone: Phone) -> None:
    person = await shown(phone)
    phone.write(person, "/progress")
    await phone.told(person, 2)
    await phone.stop()
    stored = b"".join(path.read_bytes() for path in phone.settings.data_dir.glob("mooring.db*"))
    assert b"\x89PNG" not in stored


async def test_words_go_alone_where_telegram_refuses_the_picture(phone: Phone) -> None:
    person = await shown(phone)
    phone.fault("400", method="sendPhoto", description="Bad Request: IMAGE_PROCESS_FAILED")
    phone.write(person, "/progress")
    assert (await phone.told(person, 2))[-1] == WORDS
    assert last(phone, person)["kind"] == "text"
    await phone.until(lambda: phone.transcript()[-1].delivery == "sent")


async def test_words_go_alone_where_the_picture_cannot_be_made(
    phone: Phone, monkeypatch: Any
) -> None:
    person = await shown(phone)
    assert phone.gateway is not None
    monkeypatch.setattr(phone.gateway.sender, "_make", lambda _chat, _name: 1 / 0)
    phone.write(person, "/progress")
    assert (await phone.told(person, 2))[-1] == WORDS
    assert last(phone, person)["kind"] == "text"


async def test_who_has_blocked_the_bot_is_not_sent_the_words_either(phone: Phone) -> None:
    person = await shown(phone)
    phone.fault("403", method="sendPhoto")
    phone.write(person, "/progress")
    await phone.until(lambda: phone.transcript()[-1].delivery == "unreachable")
    assert len(phone.said(person)) == 1


async def test_a_picture_waits_when_telegram_asks_for_a_pause(phone: Phone) -> None:
    person = await shown(phone)
    phone.fault("429", method="sendPhoto", retry_after=1)
    phone.fault("502", method="sendPhoto")
    phone.write(person, "/progress")
    assert (await phone.told(person, 2))[-1] == WORDS
    assert last(phone, person)["kind"] == "photo"


async def test_words_too_long_for_a_caption_come_before_it(phone: Phone) -> None:
    person = await shown(phone)
    ask = phone.dialogue.ask
    long = "One step. " * 200

    async def answer(question: Question) -> Answer:
        if question.text != "long":
            return await ask(question)
        reply = Reply(long, picture="progress_picture")
        return Answer((reply,), Understanding(intent="progress_ask", confidence=1.0))

    phone.dialogue.ask = answer  # type: ignore[method-assign]
    phone.write(person, "long")
    await phone.told(person, 3)
    assert [one["kind"] for one in phone.seen(person) if one["from"] == "bot"][-1] == "photo"
    assert "".join(phone.said(person)[1:]).replace(" ", "") == long.replace(" ", "")
