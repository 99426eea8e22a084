"""Samira practises for a test: what she is asked, what is kept, and what a round came to."""

from __future__ import annotations

import pytest

from bot.content.content import Content
from bot.journey.drills.items import Item
from bot.journey.drills.reading import Verdict
from bot.services import joining, practice_tests
from bot.services.practice_tests import Asked, Round
from bot.services.work_records import SkillsItem
from tests.services.conftest import Journey


class Practising:
    """Samira and her practice."""

    def __init__(self, journey: Journey, content: Content) -> None:
        self._journey, self._content = journey, content

    def begins(self, kind: str | None = "numeracy", *wished: str, harder: int = 0) -> Asked:
        with self._journey.store() as uow:
            found = practice_tests.begin(
                uow, self._content, self._journey.message(), kind, wished=wished, harder=harder
            )
        assert found is not None
        return found

    def answers(self, asked: Asked, *wished: str, right: bool) -> Asked | Round:
        verdict = Verdict.RIGHT if right else Verdict.WRONG
        with self._journey.store() as uow:
            found = practice_tests.take(
                uow,
                self._content,
                self._journey.message(),
                asked.id,
                verdict=verdict,
                said="x",
                wished=wished,
            )
        assert found is not None
        return found

    def plays(self, rights: str, kind: str = "numeracy", *wished: str) -> Round:
        asked: Asked | Round = self.begins(kind, *wished)
        for right in rights:
            assert isinstance(asked, Asked)
            asked = self.answers(asked, *wished, right=right == "1")
        assert isinstance(asked, Round)
        return asked

    @property
    def items(self) -> list[SkillsItem]:
        with self._journey.reading() as uow:
            return uow.practice.items(self._journey.resident_id)


@pytest.fixture
def samira(journey: Journey, content: Content) -> Practising:
    with journey.store() as uow:
        joining.begin(uow, content, journey.message())
    return Practising(journey, content)


def test_a_round_has_five_questions_and_says_what_to_practise(samira: Practising) -> None:
    over = samira.plays("11010")
    assert (over.outcome.right, over.outcome.asked) == (3, 5)
    assert over.outcome.weak is not None
    assert len(samira.items) == 5
    assert len({one.skill for one in samira.items}) == 5


def test_questions_are_numbered(samira: Practising) -> None:
    first = samira.begins()
    second = samira.answers(first, right=True)
    assert isinstance(second, Asked)
    assert (first.number, second.number) == (1, 2)


def test_who_comes_back_goes_on_with_the_question_that_waits(samira: Practising) -> None:
    waiting = samira.answers(samira.begins(), right=True)
    again = samira.begins(None)
    assert isinstance(waiting, Asked)
    assert (again.id, again.item, again.number, again.resumed) == (
        waiting.id,
        waiting.item,
        2,
        True,
    )


def test_english_in_the_middle_of_numbers_begins_a_round_of_its_own(samira: Practising) -> None:
    samira.begins("numeracy")
    asked = samira.begins("literacy")
    assert (asked.kind, asked.number, asked.resumed) == ("literacy", 1, False)


def test_nobody_is_asked_the_same_question_twice(samira: Practising) -> None:
    for _ in range(6):
        samira.plays("11111")
    prints = [one.fingerprint for one in samira.items]
    assert len(set(prints)) == len(prints) == 30


def test_the_level_is_that_of_the_role(samira: Practising, journey: Journey) -> None:
    with journey.store() as uow:
        uow.progress.add_interest(
            journey.resident_id, role_id="ward_clerk", source="chosen", at=journey.clock.now()
        )
        uow.commit()
    assert samira.begins("numeracy").item.level == 2
    assert samira.begins("literacy").item.level == 3


def test_the_level_moves_gently(samira: Practising) -> None:
    assert samira.begins().item.level == 1
    assert samira.plays("11111").step == 1
    assert samira.begins().item.level == 2


def test_what_was_not_right_comes_again_in_the_next_round(samira: Practising) -> None:
    over = samira.plays("01111")
    weak = over.outcome.weak
    samira.plays("11111")
    assert weak in [one.skill for one in samira.items[5:]]


def test_a_wish_is_followed_through_the_round(samira: Practising) -> None:
    samira.plays("11111", "numeracy", "percent_of", "percent_is")
    assert {one.skill for one in samira.items} <= {"percent_of", "percent_is"}


def test_easier_questions_are_easier(samira: Practising) -> None:
    harder = samira.begins("numeracy", harder=1)
    assert harder.item.level == 2
    assert samira.begins("numeracy", harder=-1).item.level == 1


def test_an_answer_that_comes_twice_is_kept_once(samira: Practising) -> None:
    first = samira.begins()
    second = samira.answers(first, right=True)
    again = samira.answers(first, right=False)
    assert isinstance(second, Asked)
    assert isinstance(again, Asked)
    assert again.id == second.id
    assert samira.items[0].is_right is True


def test_a_turn_that_is_taken_twice_asks_the_same(
    samira: Practising, journey: Journey, content: Content
) -> None:
    step = journey.message()
    found: list[Item] = []
    for _ in range(2):
        with journey.store() as uow:
            asked = practice_tests.begin(uow, content, step, "numeracy")
        assert asked is not None
        found.append(asked.item)
    assert found[0] == found[1]
    assert len(samira.items) == 1


def test_ending_early_says_what_there_was(
    samira: Practising, journey: Journey, content: Content
) -> None:
    samira.answers(samira.begins(), right=True)
    with journey.store() as uow:
        over = practice_tests.end(uow, content, journey.message())
    assert over is not None
    assert (over.outcome.right, over.outcome.asked) == (1, 1)
    assert "test_round:numeracy" in journey.steps


def test_each_situation_is_tried_once(
    samira: Practising, journey: Journey, content: Content
) -> None:
    tried: list[str] = []
    while True:
        with journey.store() as uow:
            name = practice_tests.next_situation(uow, content, journey.message())
        if name is None:
            break
        tried.append(name)
        with journey.store() as uow:
            practice_tests.keep_situation(uow, journey.message(), name)
    assert tried == list(content.practice_tests.situations)
