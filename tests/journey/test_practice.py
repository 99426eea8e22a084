"""Which questions somebody is asked when they practise for an interview."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content.content import Content
from bot.journey.practice import VALUE_KINDS, Asks, Style, Wanted

CONTENT = Path(__file__).parents[2] / "data" / "content"
FILE = Content.load(CONTENT).interview_questions
BANK = FILE.bank()
ROLES = sorted({role for one in FILE.questions.values() for role in one.roles})


def kinds(chosen: tuple[str, ...]) -> list[str]:
    return [FILE.questions[one].kind for one in chosen]


def test_a_panel_asks_more_and_harder_questions_than_a_manager_over_coffee() -> None:
    panel = BANK.choose(Wanted(Style.PANEL, Style.PANEL.full, "porter"))
    coffee = BANK.choose(Wanted(Style.COFFEE_CUP, Style.COFFEE_CUP.full, "porter"))
    assert (len(panel), len(coffee)) == (6, 5)
    hard = {"safeguarding", "confidentiality", "infection_control", "speaking_up"}
    assert hard & set(kinds(panel))
    assert not hard & set(kinds(coffee))


@pytest.mark.parametrize("role", Content.load(CONTENT).roles)
def test_everybody_is_asked_about_a_day_in_their_own_job_and_twice_never_the_same(
    role: str,
) -> None:
    first = BANK.choose(Wanted(role=role))
    second = BANK.choose(Wanted(role=role), had=first)
    own = [one for one in (*first, *second) if role in FILE.questions[one].roles]
    assert len(own) == 2
    assert not set(first) & set(second)


def test_no_question_of_the_last_practice_comes_again_while_there_are_others() -> None:
    had: list[str] = []
    for _ in range(4):
        chosen = BANK.choose(Wanted(Style.PANEL, 6, "ward_host"), had)
        assert not set(chosen) & set(had[-6:])
        had += chosen


def test_the_values_take_turns_from_practice_to_practice() -> None:
    had: list[str] = []
    for _ in range(3):
        had += BANK.choose(Wanted(Style.PANEL, 6, "porter"), had)
    asked = [kind for kind in kinds(tuple(had)) if kind in VALUE_KINDS]
    assert sorted(asked) == sorted(VALUE_KINDS)


def test_whoever_asks_for_a_question_about_something_gets_it_first() -> None:
    chosen = BANK.choose(Wanted(Style.COFFEE_CUP, 3, "porter", kind="safeguarding"))
    assert kinds(chosen)[0] == "safeguarding"
    assert len(set(chosen)) == 3


def test_without_a_known_job_nothing_is_asked_that_only_one_job_knows() -> None:
    chosen = BANK.choose(Wanted(Style.PANEL, 6))
    assert len(chosen) == 6
    assert not any(FILE.questions[one].roles for one in chosen)


def test_every_question_for_a_true_story_shows_an_nhs_value() -> None:
    stories = [one for one in FILE.questions.values() if one.asks is Asks.EXAMPLE]
    assert [one.id for one in stories if not one.values] == []


def test_a_point_is_found_by_the_residents_own_words() -> None:
    points = FILE.points_of(FILE.questions["angry_relative"])
    held = points.held("first i would listen and say sorry. then i ask the nurse how long")
    assert [(one.name, one.words) for one in held] == [
        ("listen", "first i would listen"),
        ("understand", "say sorry"),
        ("tell", "i ask the nurse how long"),
    ]
    assert points.missing("be nice") == ("listen", "understand", "tell", "explain")


def test_an_example_holds_what_it_is_there_to_show() -> None:
    lacking = [
        one.id
        for one in FILE.questions.values()
        if one.points and len(FILE.points_of(one).held(one.example)) < len(one.points) / 2
    ]
    assert lacking == []
