"""What a resident meets after they were shown whom to call."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.clock import ShiftedClock
from tests.telegram.conftest import Phone
from tests.telegram.test_gateway import joined


async def in_danger(phone: Phone, text: str = "i want to kill myself") -> int:
    """Return a person who wrote of danger and was answered."""
    person = await joined(phone)
    phone.write(person, text)
    await phone.told(person, 3)
    return person


def buttons(message: dict[str, Any]) -> list[str]:
    return [button["text"] for row in message["buttons"] for button in row]


async def test_whoever_wrote_of_danger_is_asked_no_more_questions_of_ours(phone: Phone) -> None:
    person = await in_danger(phone)
    asked = len(phone.dialogue.asked)
    phone.write(person, "i dont know what to do")
    said = await phone.told(person, 4)
    assert said[3].startswith("I am here.")
    assert len(said[3]) < 120
    assert buttons(phone.seen(person)[-1]) == ["I'm safe for now", "I need help now", "Go on"]
    assert len(phone.dialogue.asked) == asked


async def test_the_kind_words_come_even_when_the_dialogue_is_down(phone: Phone) -> None:
    person = await in_danger(phone)
    phone.dialogue.down = True
    phone.write(person, "hello")
    assert (await phone.told(person, 4))[3].startswith("I am here.")


async def test_another_word_of_danger_is_answered_with_the_helplines_again(phone: Phone) -> None:
    person = await in_danger(phone)
    phone.write(person, "i took all my pills")
    assert "116 123" in (await phone.told(person, 4))[3]


@pytest.mark.parametrize("text", ["go on", "Go on!", "lets carry on", "3"])
async def test_whoever_wants_to_go_on_meets_the_question_that_was_open(
    phone: Phone, text: str
) -> None:
    person = await in_danger(phone)
    phone.write(person, "hm")
    await phone.told(person, 4)
    phone.write(person, text)
    assert (await phone.told(person, 5))[4] == "echo /menu"
    phone.write(person, "mornings")
    assert (await phone.told(person, 6))[5] == "echo mornings"


@pytest.mark.parametrize(
    ("text", "payload"),
    [
        ("delete my data", "/data_delete"),
        ("Please delete everything now", "/data_delete"),
        ("send me my data pls", "/data_export"),
        ("i want to complain", "/complain"),
        ("stop", "/stop"),
    ],
)
async def test_a_right_over_ones_data_is_answered_while_the_task_rests(
    phone: Phone, text: str, payload: str
) -> None:
    person = await in_danger(phone)
    phone.write(person, text)
    assert (await phone.told(person, 4))[3] == f"echo {payload}"


async def test_the_go_on_button_does_the_same(phone: Phone) -> None:
    person = await in_danger(phone)
    phone.write(person, "hm")
    await phone.told(person, 4)
    phone.press(person, phone.seen(person)[-1]["message_id"], "Go on")
    assert (await phone.told(person, 5))[4] == "echo /menu"


async def test_whoever_says_that_they_are_safe_may_go_on_with_the_next_message(
    phone: Phone,
) -> None:
    person = await in_danger(phone)
    phone.write(person, "yes im safe")
    said = await phone.told(person, 5)
    assert "Thank you for telling me" in said[3]
    phone.write(person, "can i do mornings")
    assert (await phone.told(person, 6))[5] == "echo can i do mornings"


async def test_whoever_is_not_safe_is_told_whom_to_call_and_the_task_goes_on_resting(
    phone: Phone,
) -> None:
    person = await in_danger(phone)
    phone.write(person, "no")
    assert "Call 999 now" in (await phone.told(person, 5))[3]
    phone.write(person, "ok thank you")
    assert (await phone.told(person, 6))[5].startswith("I am here.")


async def test_after_an_hour_the_chat_is_as_before(phone: Phone) -> None:
    person = await in_danger(phone)
    ShiftedClock(phone.settings.clock_file).advance(timedelta(seconds=3700))
    phone.write(person, "any porter jobs")
    assert (await phone.told(person, 4))[3] == "echo any porter jobs"


@pytest.mark.parametrize(("text", "asked"), [("/human", "/human"), ("/stop", "/stop")])
async def test_a_command_is_the_residents_own_wish(phone: Phone, text: str, asked: str) -> None:
    person = await in_danger(phone)
    phone.write(person, text)
    assert (await phone.told(person, 4))[3] == f"echo {asked}"


async def test_a_person_can_be_asked_for_in_words(phone: Phone) -> None:
    person = await in_danger(phone)
    phone.write(person, "talk to a person")
    assert (await phone.told(person, 4))[3] == "echo /human"


async def test_a_warning_about_a_scam_stops_nothing(phone: Phone) -> None:
    person = await joined(phone)
    phone.write(person, "they want £60 for my dbs on whatsapp")
    await phone.told(person, 4)
    phone.write(person, "any porter jobs")
    assert (await phone.told(person, 5))[4] == "echo any porter jobs"


async def test_a_private_number_is_explained_while_the_task_rests(phone: Phone) -> None:
    person = await in_danger(phone)
    phone.write(person, "my ni number is QQ 12 34 56 C")
    said = await phone.told(person, 5)
    assert "National Insurance" in said[3]
    assert said[4].startswith("I am here.")


async def test_only_that_a_signpost_was_shown_is_logged(phone: Phone) -> None:
    await in_danger(phone)
    with phone.work() as uow:
        events = [event for one in uow.residents.list() for event in uow.progress.of(one.id)]
    shown = [event for event in events if event.what == "signpost_shown"]
    assert len(shown) == 1
    assert "kill" not in repr(events)
