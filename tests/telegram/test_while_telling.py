"""Danger that is told of in a story, and danger that is there now."""

from __future__ import annotations

import pytest

from tests.telegram.conftest import Phone
from tests.telegram.test_gateway import joined

STORY = "i stay calm, check he is breathing and talk to him and not lift him. call 111. put blanket"
ANGRY = "a customer threatened me so i stepped back and spoke slowly and called my supervisor"


async def asked_for_a_story(phone: Phone, asking: str = "applying_text") -> int:
    """Return a person whose open question asks for a story."""
    person = await joined(phone)
    phone.dialogue.asking = asking
    phone.write(person, "help me apply")
    await phone.told(person, 2)
    return person


def requests(phone: Phone) -> list[str]:
    with phone.work() as uow:
        return [one.reason for one in uow.progress.help_requests()]


async def test_a_story_of_an_ambulance_is_kept_with_one_line_beside_it(phone: Phone) -> None:
    person = await asked_for_a_story(phone)
    phone.write(person, STORY)
    told = await phone.told(person, 4)
    assert told[2:] == ["If this is happening now, call 999. If not, we go on.", f"echo {STORY}"]
    assert requests(phone) == []


async def test_so_is_an_answer_in_a_mock_interview_and_a_crisis_stops_that_too(
    phone: Phone,
) -> None:
    person = await asked_for_a_story(phone, "practice_text")
    phone.write(person, STORY)
    told = await phone.told(person, 4)
    assert told[3] == f"echo {STORY}"
    phone.write(person, "i want to die")
    assert "116 123" in (await phone.told(person, 5))[4]


async def test_a_story_that_names_violence_goes_on_below_the_helplines_and_a_person_looks(
    phone: Phone,
) -> None:
    person = await asked_for_a_story(phone)
    phone.write(person, ANGRY)
    told = await phone.told(person, 4)
    assert "999" in told[2]
    assert told[3] == f"echo {ANGRY}"
    assert requests(phone) == ["safety"]


async def test_a_crisis_stops_the_story_all_the_same(phone: Phone) -> None:
    person = await asked_for_a_story(phone)
    phone.write(person, "i want to kill myself")
    assert "116 123" in (await phone.told(person, 4))[2]
    phone.write(person, STORY)
    assert "999" in (await phone.told(person, 5))[4]
    assert len(phone.dialogue.asked) == 2


@pytest.mark.parametrize("text", [STORY, ANGRY])
async def test_the_same_words_stop_the_task_where_no_story_was_asked_for(
    phone: Phone, text: str
) -> None:
    person = await asked_for_a_story(phone)
    phone.dialogue.asking = None
    phone.write(person, "that is all")
    await phone.told(person, 3)
    phone.write(person, text)
    await phone.told(person, 4)
    assert len(phone.dialogue.asked) == 3


async def test_a_turn_that_asks_nothing_new_leaves_the_question_open(phone: Phone) -> None:
    person = await asked_for_a_story(phone)
    phone.dialogue.asking = ""
    phone.write(person, "what is a porter")
    await phone.told(person, 3)
    phone.write(person, STORY)
    assert (await phone.told(person, 5))[4] == f"echo {STORY}"
