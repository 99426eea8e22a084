"""A copy as files and an erasure, as the resident with the phone and the database see them."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx

from bot import bootstrap
from bot.services.dialogue import Answer, Question, Reply
from bot.services.erasing import ERASED
from bot.services.records import Understanding
from tests.telegram.conftest import Phone
from tests.telegram.test_gateway import joined

DONE = "It is done. I have deleted everything."


def scripted(phone: Phone) -> None:
    """Let the dialogue answer /mydata with two files and /delete with an erasure."""
    otherwise = phone.dialogue.ask

    async def ask(question: Question) -> Answer:
        seen = Understanding(intent="data_export", confidence=1.0)
        if question.text == "/data_export":
            page = Reply("A page to read.", document="copy_page")
            return Answer((page, Reply("A file.", document="copy_data")), seen)
        if question.text == "/data_delete":
            return Answer((Reply(DONE),), seen, erases=True)
        return await otherwise(question)

    phone.dialogue.ask = ask  # type: ignore[method-assign]


def files(phone: Phone, person: int) -> list[dict[str, Any]]:
    return [one["file"] for one in phone.seen(person) if one["kind"] == "document"]


def content(phone: Phone, file: dict[str, Any]) -> str:
    return httpx.get(phone.server.url + file["url"], trust_env=False).text


async def test_a_copy_arrives_as_a_page_and_a_file(phone: Phone) -> None:
    person = await joined(phone)
    scripted(phone)
    phone.write(person, "i like <b>quiet</b> work")
    await phone.told(person, 2)
    phone.write(person, "/mydata")
    assert (await phone.told(person, 4))[2:] == ["A page to read.", "A file."]
    page, data = files(phone, person)
    assert (page["name"], data["name"]) == ("my-mooring-data.html", "my-mooring-data.json")
    read = await asyncio.to_thread(content, phone, page)
    assert "i like &lt;b&gt;quiet&lt;/b&gt; work" in read
    held = json.loads(await asyncio.to_thread(content, phone, data))
    assert held["resident"]["campaign"] is None or held["resident"]["campaign"]
    assert "i like <b>quiet</b> work" in [line["text"] for line in held["conversation"]]


async def test_the_files_are_in_the_transcript_and_in_no_table(phone: Phone) -> None:
    person = await joined(phone)
    scripted(phone)
    phone.write(person, "/mydata")
    await phone.told(person, 3)
    await phone.until(lambda: phone.transcript()[-1].delivery == "sent")
    sent = [(one.kind, one.text) for one in phone.transcript()[-2:]]
    assert sent == [("document", "A page to read."), ("document", "A file.")]
    await phone.stop()
    stored = b"".join(path.read_bytes() for path in phone.settings.data_dir.glob("mooring.db*"))
    assert b"<!doctype html>" not in stored


async def test_a_copy_that_waited_while_the_gateway_was_dead_arrives_once(phone: Phone) -> None:
    person = await joined(phone)
    scripted(phone)
    for _ in range(3):
        phone.fault("500", method="sendDocument")
    phone.write(person, "/mydata")
    await phone.until(lambda: phone.transcript()[-1].kind == "document")
    await phone.stop()
    assert files(phone, person) == []
    await phone.start()
    await phone.until(lambda: len(files(phone, person)) == 2, seconds=30)
    await asyncio.sleep(0.5)
    assert len(files(phone, person)) == 2


async def test_a_file_that_cannot_be_made_does_not_stop_the_chat_for_ever(
    phone: Phone, monkeypatch: Any
) -> None:
    person = await joined(phone)
    scripted(phone)
    monkeypatch.setattr("bot.telegram.send.MOST_TRIES_TO_MAKE", 1)
    assert phone.gateway is not None
    monkeypatch.setattr(phone.gateway.sender, "_make", lambda _chat, _name: 1 / 0)
    phone.write(person, "/mydata")
    await phone.until(lambda: phone.transcript()[-1].delivery == "parked")
    phone.write(person, "are you there")
    assert (await phone.told(person, 2))[-1] == "echo are you there"


async def test_an_erased_resident_is_told_so_and_leaves_nothing(phone: Phone) -> None:
    person = await joined(phone)
    scripted(phone)
    phone.write(person, "my words are private")
    await phone.told(person, 2)
    phone.write(person, "/delete")
    assert (await phone.told(person, 3))[-1] == DONE
    await phone.until(lambda: residents(phone) == 0)
    with phone.work() as uow:
        assert [one.what for one in uow.audit.lines()] == [ERASED]
    await phone.stop()
    stored = b"".join(path.read_bytes() for path in phone.settings.data_dir.glob("mooring.db*"))
    assert b"my words are private" not in stored
    assert str(person).encode() not in stored


async def test_an_erased_resident_who_writes_again_is_new(phone: Phone) -> None:
    person = await joined(phone)
    scripted(phone)
    phone.write(person, "/delete")
    await phone.told(person, 2)
    phone.write(person, "hello")
    assert (await phone.told(person, 3))[-1] == "echo /start{}"
    assert [line.text for line in phone.transcript() if line.author == "resident"] == ["hello"]


async def test_last_words_that_cannot_be_delivered_leave_nothing_either(phone: Phone) -> None:
    person = await joined(phone)
    scripted(phone)
    phone.fault("403", method="sendMessage")
    phone.write(person, "/delete")
    await phone.until(lambda: residents(phone) == 0)


async def test_an_erasure_that_was_decided_before_a_crash_is_told_after_it(phone: Phone) -> None:
    person = await joined(phone)
    scripted(phone)
    for _ in range(3):
        phone.fault("500", method="sendMessage")
    phone.write(person, "/delete")
    await phone.until(lambda: trail(phone) == [ERASED])
    await phone.stop()
    await phone.start()
    assert (await phone.told(person, 2, seconds=30))[-1] == DONE
    await phone.until(lambda: residents(phone) == 0)


def residents(phone: Phone) -> int:
    with bootstrap.unit_of_work(phone.settings, reading=True)() as uow:
        return len(uow.residents.list())


def trail(phone: Phone) -> list[str]:
    with bootstrap.unit_of_work(phone.settings, reading=True)() as uow:
        return [one.what for one in uow.audit.lines()]
