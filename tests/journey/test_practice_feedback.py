"""What is said of an answer: two good things first, then what is missing; never a mark."""

from __future__ import annotations

import pytest

from bot.journey.answers import Assessment, Length, Owner
from bot.journey.practice import Asks, When
from bot.journey.practice_feedback import (
    Good,
    Heard,
    Lack,
    compared,
    feedback,
    follow_up,
    is_story,
    summary,
)
from bot.journey.practice_points import Held

WE = Heard(
    Asks.SCENARIO,
    "we say sorry and try to help",
    Assessment(action=True, owner=Owner.WE, concrete=1, words=7, steps=("we say sorry", "try")),
    held=(Held("understand", "we say sorry"),),
)
STEPS = ("first i would listen", "say sorry", "then i ask the nurse how", "long and i go back")
PLAN = Heard(
    Asks.SCENARIO,
    "first i would listen and say sorry. then i ask the nurse how long and i go back",
    Assessment(
        action=True,
        owner=Owner.I,
        concrete=1,
        words=32,
        steps=STEPS,
        length=Length.FINE,
        values=("working_together", "compassion", "improving_lives"),
    ),
    held=(Held("listen", "first i would listen"),),
    values=("compassion",),
)
STORY = Heard(
    Asks.EXAMPLE,
    "my neighbour fell. i helped her up and called 111. she was fine",
    Assessment(
        situation=True,
        action=True,
        result=True,
        owner=Owner.I,
        concrete=2,
        words=14,
        steps=("i helped her up", "called 111"),
        length=Length.FINE,
        spans={"situation": ("my neighbour fell",), "result": ("she was fine",)},
    ),
)


def lacks(heard: Heard) -> list[Lack]:
    return [one.lack for one in feedback(heard).lacks]


def test_what_we_did_is_nobodys_own_step() -> None:
    assert [one.good for one in feedback(WE).good] == [Good.POINT]
    assert lacks(WE) == [Lack.OWN, Lack.STEPS]


def test_steps_are_said_back_in_order_without_small_words_around_them() -> None:
    told = feedback(PLAN)
    assert told.good[0].words == ("listen", "say sorry", "ask the nurse", "go back")
    assert told.lacks == ()


def test_values_that_the_question_is_about_come_first_and_two_are_enough() -> None:
    assert feedback(PLAN).values == ("compassion", "working_together")


def test_a_second_try_counts_ones_own_steps() -> None:
    found = compared(WE, PLAN)
    assert (found.words, found.steps) == ((7, 32), (0, 4))
    assert found.now_says_i
    assert found.is_stronger


def test_a_whole_story_lacks_nothing_and_may_be_kept() -> None:
    assert lacks(STORY) == []
    assert [one.good for one in feedback(STORY).good] == [Good.STEPS, Good.RESULT]
    assert is_story(STORY)
    assert not is_story(PLAN)


def test_words_with_somebodys_name_in_them_are_not_quoted() -> None:
    named = Heard(
        Asks.EXAMPLE,
        "mrs okafor fell",
        Assessment(situation=True, words=3, spans={"situation": ("mrs okafor fell",)}),
        names=("mrs okafor",),
    )
    assert "okafor" not in str(feedback(named).good)


@pytest.mark.parametrize("heard", [WE, PLAN, STORY])
def test_something_good_is_always_said_and_never_more_than_two_things(heard: Heard) -> None:
    assert 1 <= len(feedback(heard).good) <= 2
    assert len(feedback(heard).lacks) <= 2


def test_even_an_answer_about_nothing_has_made_a_start() -> None:
    heard = Heard(Asks.EXAMPLE, "dunno", Assessment(off_topic=True, words=1))
    assert [one.good for one in feedback(heard).good] == [Good.BEGUN]
    assert lacks(heard) == [Lack.TOPIC]


def test_one_missing_thing_is_asked_for_and_two_are_left_to_a_second_try() -> None:
    no_end = Heard(
        Asks.EXAMPLE,
        "my neighbour fell and i helped her up",
        Assessment(situation=True, action=True, owner=Owner.I, concrete=1, words=8),
    )
    assert follow_up(no_end, When.EACH) == Lack.RESULT
    assert follow_up(WE, When.EACH) is None
    assert follow_up(WE, When.END) == Lack.OWN
    assert follow_up(STORY, When.END) is None


def test_a_few_words_are_asked_for_more_and_a_long_answer_for_nothing() -> None:
    few = Heard(Asks.SCENARIO, "be nice", Assessment(words=2))
    long = Heard(Asks.EXAMPLE, "so", Assessment(words=600, length=Length.LONG))
    assert follow_up(few, When.EACH) == "more"
    assert follow_up(long, When.END) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("i like to help people", [Lack.DETAIL]),
        ("money", [Lack.REASON, Lack.DETAIL]),
        ("because my dad was in hospital and the porter was so kind", []),
        ("i used to work as a cleaner and i like helping people", []),
    ],
)
def test_a_reason_is_a_reason_however_it_is_worded(text: str, found: list[Lack]) -> None:
    assert lacks(Heard(Asks.MOTIVATION, text, Assessment(words=5, owner=Owner.I))) == found


def test_a_habit_needs_no_story_and_no_end() -> None:
    heard = Heard(
        Asks.HABIT,
        "before and after every patient and after toilet",
        Assessment(words=8),
        held=(Held("clean_hands", "after every patient"),),
    )
    assert lacks(heard) == []


def test_a_practice_ends_with_what_was_strong_and_one_thing_to_try() -> None:
    told = summary([WE, PLAN, STORY])
    assert told.strong[0] is Good.STEPS
    assert told.to_try is Lack.OWN
    assert told.values == ("compassion", "working_together")
    assert summary([STORY]).to_try is None
