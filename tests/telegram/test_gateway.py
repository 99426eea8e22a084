"""A message's way through the gateway, as the resident with the phone sees it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.services.dialogue import Answer, Question
from bot.services.records import Choice, Understanding
from tests.telegram.conftest import Phone

YES_NO = (Choice("Yes", "/affirm"), Choice("No", "/deny"))


def welcome(phone: Phone, name: str = "Samira") -> int:
    """Return a person who wrote once and was welcomed."""
    person = phone.person(name)
    phone.write(person, "/start lincoln-green")
    return person


async def joined(phone: Phone, name: str = "Samira") -> int:
    """Return a person who has passed the welcome, so that what they write is understood."""
    person = await asyncio.to_thread(welcome, phone, name)
    await phone.told(person, 1)
    with phone.work() as uow:
        for resident in uow.residents.list():
            uow.residents.update(resident.id, stage="choosing")
        uow.commit()
    return person


async def test_a_resident_is_answered(phone: Phone) -> None:
    person = await joined(phone)
    phone.write(person, "hello is anyone there")
    said = await phone.told(person, 2)
    assert said == ['echo /start{"campaign": "lincoln-green"}', "echo hello is anyone there"]


async def test_whoever_is_new_is_welcomed_first_whatever_they_write(phone: Phone) -> None:
    person = phone.person("Dele")
    phone.write(person, "any porter jobs")
    assert await phone.told(person, 1) == ['echo /start{"wrote": "any porter jobs"}']


async def test_the_transcript_holds_every_word_once_and_in_order(phone: Phone) -> None:
    person = await joined(phone)
    texts = [f"word {number}" for number in range(12)]
    for text in texts:
        phone.write(person, text)
    await phone.told(person, 13)
    lines = phone.transcript()
    assert [line.text for line in lines if line.author == "resident"][1:] == texts
    assert phone.said(person)[1:] == [f"echo {text}" for text in texts]
    assert all(line.delivery == "sent" for line in lines if line.author == "bot")


async def test_many_chats_are_answered_at_once_each_in_its_own_order(phone: Phone) -> None:
    people = [phone.person(f"Person {number}") for number in range(6)]
    phone.dialogue.pause = 0.2
    for number in range(3):
        for person in people:
            phone.write(person, f"/start {number}")
    for person in people:
        said = await phone.told(person, 3)
        assert said == [f'echo /start{{"campaign": "{number}"}}' for number in range(3)]
    assert phone.dialogue.most_at_work > 1


async def test_a_button_is_opaque_and_means_what_stood_below_the_question(phone: Phone) -> None:
    person = await joined(phone)
    phone.dialogue.buttons = YES_NO
    phone.write(person, "question")
    await phone.told(person, 2)
    question = phone.seen(person)[-1]
    data = [button["data"] for row in question["buttons"] for button in row]
    assert not any("affirm" in one for one in data)
    phone.press(person, question["message_id"], "No")
    assert (await phone.told(person, 3))[-1] == "echo /deny"
    assert phone.transcript()[-2].text == "No"


async def test_a_typed_answer_can_be_the_words_or_the_number_of_a_button(phone: Phone) -> None:
    person = await joined(phone)
    phone.dialogue.buttons = YES_NO
    phone.write(person, "question")
    await phone.told(person, 2)
    phone.write(person, "no!")
    assert (await phone.told(person, 3))[-1] == "echo /deny"
    phone.write(person, "1")
    assert (await phone.told(person, 4))[-1] == "echo /affirm"


async def test_a_button_of_long_ago_does_not_answer_todays_question(phone: Phone) -> None:
    person = await joined(phone)
    phone.dialogue.buttons = YES_NO
    phone.write(person, "question")
    await phone.told(person, 2)
    old = phone.seen(person)[-1]["message_id"]
    phone.dialogue.buttons = ()
    phone.write(person, "something else")
    await phone.told(person, 3)
    phone.press(person, old, "Yes")
    assert (await phone.told(person, 4))[-1] == "echo /old_button"


async def test_the_same_answer_pressed_twice_counts_once(phone: Phone) -> None:
    person = await joined(phone)
    phone.dialogue.buttons = YES_NO
    phone.write(person, "question")
    await phone.told(person, 2)
    question = phone.seen(person)[-1]["message_id"]
    phone.dialogue.buttons = ()
    phone.dialogue.pause = 0.3
    phone.press(person, question, "Yes")
    phone.press(person, question, "Yes")
    await phone.told(person, 3)
    phone.dialogue.pause = 0.0
    phone.write(person, "and now")
    assert (await phone.told(person, 4))[2:] == ["echo /affirm", "echo and now"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("/help", "/help"),
        ("/progress@mooring_bot", "/progress_ask"),
        ("/affirm", "/unknown_command"),
        ('/inform{"roles_when": "days"}', "/unknown_command"),
        ("🙂🙂", "🙂🙂"),
        ("مرحبا كيف حالك", "مرحبا كيف حالك"),
        ("<b>hi</b> & 'x'", "<b>hi</b> & 'x'"),
    ],
)
async def test_nobody_can_write_the_bots_own_payloads(phone: Phone, text: str, asked: str) -> None:
    person = await joined(phone)
    phone.write(person, text)
    await phone.told(person, 2)
    assert phone.dialogue.asked[-1].text == asked


@pytest.mark.parametrize("kind", ["photo", "voice", "document", "sticker", "location", "contact"])
async def test_what_is_not_text_is_answered_and_not_kept(phone: Phone, kind: str) -> None:
    person = await joined(phone)
    phone.send(person, kind)
    assert (await phone.told(person, 2))[-1] == f"echo /media_{kind}"
    assert phone.transcript()[-2].kind == kind


async def test_an_edited_message_keeps_both_versions(phone: Phone) -> None:
    person = await joined(phone)
    phone.write(person, "i live in ls8")
    await phone.told(person, 2)
    mine = [one for one in phone.seen(person) if one["from"] != "bot"][-1]["message_id"]
    phone.server.control(
        "POST", f"/sandbox/people/{person}/edit", {"message_id": mine, "text": "i live in ls9"}
    )
    assert (await phone.told(person, 3))[-1] == "echo /edited"
    lines = [line for line in phone.transcript() if line.author == "resident"]
    assert [line.text for line in lines[1:]] == ["i live in ls8", "i live in ls9"]
    assert lines[1].edited_at is not None


async def test_an_edit_of_what_was_not_understood_is_read_anew(phone: Phone) -> None:
    person = await joined(phone)
    ask = phone.dialogue.ask

    async def puzzled(question: Question) -> Answer:
        answer = await ask(question)
        missed = Understanding(actions=("action_not_understood",))
        return replace(answer, understanding=missed) if question.text == "plonk" else answer

    phone.dialogue.ask = puzzled  # type: ignore[method-assign]
    phone.write(person, "plonk")
    await phone.told(person, 2)
    mine = [one for one in phone.seen(person) if one["from"] != "bot"][-1]["message_id"]
    where = f"/sandbox/people/{person}/edit"
    phone.server.control("POST", where, {"message_id": mine, "text": "porter"})
    assert (await phone.told(person, 3))[-1] == "echo porter"
    assert phone.dialogue.asked[-1].metadata["changed_last"]
    phone.server.control("POST", where, {"message_id": mine, "text": "driver"})
    assert (await phone.told(person, 4))[-1] == "echo /edited"
    assert [one.text for one in phone.transcript() if one.author == "resident"][1:] == [
        "plonk",
        "porter",
        "driver",
    ]


async def test_a_very_long_text_and_a_very_long_answer_arrive_whole(phone: Phone) -> None:
    person = await joined(phone)
    text = ("I worked. " * 410)[:4090]
    phone.dialogue.reply = lambda question: question.text + " " + question.text
    phone.write(person, text)
    said = await phone.told(person, 3)
    assert all(len(one) <= 4096 for one in said)
    assert "".join("".join(said[1:]).split()) == "".join((text + text).split())


async def test_a_national_insurance_number_is_kept_nowhere(phone: Phone) -> None:
    person = await joined(phone)
    phone.write(person, "my ni number is QQ 12 34 56 C ok")
    said = await phone.told(person, 3)
    assert "National Insurance" in said[1]
    assert "12 34 56" not in phone.dialogue.asked[-1].text
    assert not any("12 34 56" in line.text for line in phone.transcript())
    await phone.stop()
    stored = b"".join(path.read_bytes() for path in phone.settings.data_dir.glob("mooring.db*"))
    assert b"12 34 56" not in stored


async def test_danger_is_answered_before_any_dialogue_even_when_that_is_down(
    phone: Phone,
) -> None:
    person = await joined(phone)
    phone.dialogue.down = True
    phone.write(person, "i want to kill myself")
    said = await phone.told(person, 3)
    assert "999" in said[1]
    assert "116 123" in said[1]
    with phone.work() as uow:
        (request,) = uow.progress.help_requests()
    assert request.reason == "safety"


async def test_a_person_who_took_over_is_not_interrupted_by_the_bot(phone: Phone) -> None:
    person = await joined(phone)
    with phone.work() as uow:
        chat = uow.chats.of_resident(uow.residents.list()[0].id)[0]
        uow.chats.set_owner(chat.id, "person")
        uow.commit()
    phone.write(person, "are you still there")
    await phone.until(lambda: phone.transcript()[-1].text == "are you still there")
    await asyncio.sleep(0.3)
    assert len(phone.said(person)) == 1


async def test_an_update_that_nobody_can_read_is_kept_aside_and_the_rest_goes_on(
    phone: Phone,
) -> None:
    person = await joined(phone)
    assert phone.gateway is not None
    broken = {"update_id": 999_000_001, "message": {"chat": {"id": person, "type": "private"}}}
    strange = {"update_id": 999_000_002, "poll": {"id": "1"}}
    await asyncio.to_thread(phone.gateway.receiver.keep, [broken, strange, "nonsense", broken])
    phone.write(person, "hello")
    assert (await phone.told(person, 2))[-1] == "echo hello"
    with phone.work() as uow:
        assert uow.inbox.waiting() == 0
        assert uow.inbox.quarantined() == 3


async def test_the_same_update_twice_is_one_turn(phone: Phone) -> None:
    person = await joined(phone)
    update = {
        "update_id": 999_000_001,
        "message": {
            "message_id": 5000,
            "date": 1770000000,
            "chat": {"id": person, "type": "private", "first_name": "S"},
            "from": {"id": person, "is_bot": False, "first_name": "S"},
            "text": "salaam",
        },
    }
    assert phone.gateway is not None
    for _ in range(3):
        await asyncio.to_thread(phone.gateway.receiver.keep, [update])
    phone.write(person, "and then")
    assert (await phone.told(person, 3))[1:] == ["echo salaam", "echo and then"]
