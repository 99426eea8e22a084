"""What Samira practises next, and what a round came to."""

from __future__ import annotations

import pytest

from bot.journey.drills.bank import LITERACY, NUMERACY, Bank
from bot.journey.drills.path import Past, in_turn, next_level, outcome
from bot.journey.drills.wishes import Area, Wish, read_wish
from tests.journey.drills.conftest import seeded


def answers(skill: str, *rights: bool, level: int = 1) -> list[Past]:
    return [Past(skill, level, right) for right in rights]


def first(bank: Bank, past: list[Past], *wished: str, level: int = 1) -> str:
    return in_turn(bank.of_kind(NUMERACY), level, past, seeded(1), wished)[0]


def test_who_has_answered_nothing_begins_at_the_level_of_the_role() -> None:
    assert [next_level(start, []) for start in (0, 1, 2, 3, 9)] == [1, 1, 2, 3, 3]


@pytest.mark.parametrize(
    ("rights", "level"),
    [
        ("11111", 3),
        ("1111", 2),
        ("01111", 2),
        ("00011", 1),
        ("000", 1),
        ("00", 2),
        ("10101", 2),
        ("11000", 1),
        ("111110", 2),
    ],
)
def test_the_level_moves_by_one_and_only_when_it_is_clear(rights: str, level: int) -> None:
    past = answers("change", *(right == "1" for right in rights), level=2)
    assert next_level(2, past) == level


def test_after_a_change_of_level_it_is_counted_afresh() -> None:
    past = [*answers("change", *[True] * 5, level=1), *answers("share", False, False, level=2)]
    assert next_level(1, past) == 2
    assert next_level(1, [*past, *answers("share", False, level=2)]) == 1


def test_the_level_stays_within_its_limits() -> None:
    assert next_level(3, answers("change", *[True] * 5, level=3)) == 3
    assert next_level(1, answers("change", *[False] * 5, level=1)) == 1


def test_something_new_comes_before_something_that_was_right(bank: Bank) -> None:
    past = answers("change", True)
    assert first(bank, past) != "change"
    assert in_turn(bank.of_kind(NUMERACY), 1, past, seeded(1))[-1] == "change"


def test_what_was_not_right_comes_again_after_two_others(bank: Bank) -> None:
    past = answers("change", False)
    assert first(bank, past) != "change"
    past += answers("share", True)
    assert first(bank, past) != "change"
    past += answers("several", True)
    assert first(bank, past) == "change"


def test_once_right_it_comes_again_later_and_later(bank: Bank) -> None:
    others = [
        name for name, one in bank.of_kind(NUMERACY).items() if name != "change" and 1 in one.levels
    ]
    past = answers("change", False)
    gaps = []
    for _ in range(4):
        gap = 0
        while first(bank, past) != "change":
            past += answers(others[gap % len(others)], True)
            gap += 1
            assert gap < 40
        gaps.append(gap)
        past += answers("change", True)
    assert gaps == [2, 4, 8, 16]
    assert "change" in in_turn(bank.of_kind(NUMERACY), 1, past, seeded(1))[-1:]


def test_what_somebody_wishes_for_comes_first(bank: Bank) -> None:
    past = [*answers("change", False), *answers("share", True, True, True)]
    assert first(bank, past, "percent_of") == "percent_of"


def test_no_two_questions_in_a_row_are_alike(bank: Bank) -> None:
    past: list[Past] = []
    rng = seeded(3)
    for _ in range(60):
        name = in_turn(bank.of_kind(LITERACY), 1, past, rng)[0]
        assert not past or past[-1].skill != name
        past += answers(name, rng.random() < 0.5)


def test_a_round_says_what_went_well_and_one_thing_to_practise() -> None:
    round_ = [
        *answers("change", True),
        *answers("share", False, False),
        *answers("rota", True, False),
    ]
    came_to = outcome(round_, round_)
    assert (came_to.right, came_to.asked) == (2, 5)
    assert came_to.well == ("change",)
    assert came_to.weak == "share"


def test_a_round_in_which_all_was_right_has_nothing_to_practise() -> None:
    round_ = answers("change", True, True)
    assert outcome(round_, round_).weak is None


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("give me some number questions", Wish(NUMERACY)),
        ("maths practice", Wish(NUMERACY)),
        ("i want to practise english test", Wish(LITERACY)),
        ("practice test", Wish()),
        ("i want to practise for the test", Wish()),
        ("quiz me on spelling", Wish(LITERACY, ("spell_choose", "spell_type"))),
        ("try me on percentages", Wish(NUMERACY, ("percent_of", "percent_is"))),
        ("questions on the 24 hour clock would help me", Wish(NUMERACY, ("clock_24",))),
        ("i need to practise fractions", Wish(NUMERACY, ("fraction_of",))),
        ("practise telling the time and rotas", Wish(NUMERACY, ("clock_24", "rota"))),
        ("easier sums please", Wish(NUMERACY, step=-1)),
        ("make the questions harder", Wish(step=1)),
        ("give me a situational judgement question", Wish(area=Area.JUDGEMENT)),
        ("practice for sjt pls", Wish(area=Area.JUDGEMENT)),
        ("test my typing speed", Wish(LITERACY, ("copy_line",), Area.TYPING)),
        ("sums about shifts and hours like in the exam", Wish(NUMERACY, ("shift_end",))),
    ],
)
def test_a_wish_is_read(bank: Bank, text: str, wish: Wish) -> None:
    found = read_wish(text, bank.skills)
    assert (found.kind, found.area, found.step) == (wish.kind, wish.area, wish.step)
    assert set(wish.skills) <= set(found.skills)
    assert bool(found.skills) is bool(wish.skills)
