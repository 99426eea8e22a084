"""Stories told in one go are taken apart, what is missing is asked for, the bank is used again."""
# ruff: noqa: E501, ISC004 (a told story stays in one piece)

import time
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import Content
from bot.journey.stories import Parts, StoryPart, compose, split_story, tells_nothing
from bot.journey.story_bank import Why, suits

FALL = ("when my father in law fell in bathroom i stay calm, check he is breathing. call 111. put blanket. "
        "ambulance come, nothing broken. the doctor say i did right")  # fmt: skip


@dataclass(frozen=True)
class Told:
    id: int
    theme: str | None
    text: str


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        (FALL, Parts("when my father in law fell in bathroom",
                     "i stay calm, check he is breathing. call 111. put blanket.",
                     "ambulance come, nothing broken. the doctor say i did right")),
        ("i look after my mum for 6 years. i wash her and dress her. she is happy",
         Parts("i look after my mum for 6 years.", "i wash her and dress her.", "she is happy")),
        ("A customer was shouting because his parcel was late. I listened, said sorry, and rang the depot. "
         "He got it the next day and thanked me.",
         Parts("A customer was shouting because his parcel was late.",
               "I listened, said sorry, and rang the depot.", "He got it the next day and thanked me.")),
        ("in 2019 i was a nurse in Manila. there was a flood. i moved patients upstairs and nobody was hurt",
         Parts("in 2019 i was a nurse in Manila. there was a flood.", "i moved patients upstairs",
               "and nobody was hurt")),
        ("at my cousin cafe we was 4 people always busy, i clean table fast and tell customer wait. "
         "boss say thank you",
         Parts("at my cousin cafe we was 4 people always busy",
               "i clean table fast and tell customer wait.", "boss say thank you")),
        ("we say sorry and try to help", Parts(None, "we say sorry and try to help", None)),
        ("when it got very busy", Parts("when it got very busy", None, None)),
        ("everyone was happy", Parts(None, None, "everyone was happy")),
        ("", Parts()),
    ],
)  # fmt: skip
def test_a_story_told_in_one_go_is_taken_apart_where_it_is_clear(told: str, parts: Parts) -> None:
    assert split_story(told) == parts


def test_only_what_is_missing_is_asked_for() -> None:
    assert split_story(FALL).missing == ()
    assert split_story("when it got very busy").missing == (StoryPart.ACTION, StoryPart.RESULT)
    known = split_story("when it got very busy").with_part(StoryPart.ACTION, "i took the orders")
    assert known.missing == (StoryPart.RESULT,)


@given(st.lists(st.sampled_from(["when he fell", "i called", ".", "in the end", "and", "so", "we", "he was happy", ",", "!", "\n"]) | st.text(max_size=6), max_size=30).map(" ".join))  # fmt: skip
def test_taking_apart_loses_no_word(told: str) -> None:
    parts = split_story(told)
    found = " ".join(part for part in (parts.situation, parts.action, parts.result) if part)
    letters = [sign for sign in told if sign.isalnum()]
    assert [sign for sign in found if sign.isalnum()] == letters


def test_a_story_is_put_together_in_its_own_words(content: Content) -> None:
    parts = Parts(
        "when my father in law fell in bathroom", "i stay calm, call 111", "nothing broken"
    )
    assert compose(parts, content.spelling).text == (
        "When my father-in-law fell in bathroom, I stay calm, call 111. Nothing broken."
    )


def test_half_a_sentence_stays_half_a_sentence_after_others_too(content: Content) -> None:
    told = split_story(
        "We had handover every morning. When two nurses were absent I rearranged the work. "
        "Nobody missed a dose."
    )

    assert compose(told, content.spelling).text == (
        "We had handover every morning. When two nurses were absent, I rearranged the work. "
        "Nobody missed a dose."
    )


def test_a_whole_first_sentence_stays_one(content: Content) -> None:
    parts = Parts("When I worked in a shop, a man shouted", "we said sorry", None)
    assert compose(parts, content.spelling).text == (
        "When I worked in a shop, a man shouted. We said sorry."
    )
    assert compose(Parts(), content.spelling).text == ""


def test_the_story_bank_is_used_again_the_best_story_first(content: Content) -> None:
    bank = [
        Told(1, "organising", "I plan the school run."),
        Told(2, "dignity", "I wash my mum behind a closed door."),
        Told(3, "care_experience", "I look after my mum."),
        Told(4, None, "My team at the food bank packed boxes with other volunteers."),
        Told(5, None, "I went home."),
    ]
    fits = suits(bank, "Caring for people with dignity", "dignity", content.themes)
    assert [(fit.story_id, fit.why) for fit in fits] == [(2, Why.SAME_THEME), (3, Why.RELATED)]
    team = suits(bank, "Able to work in a team", None, content.themes)
    assert [fit.story_id for fit in team][-1] == 4
    assert 5 not in [fit.story_id for fit in team]


def test_among_equals_the_story_used_less_comes_first(content: Content) -> None:
    bank = [Told(1, "team", "One."), Told(2, "team", "Two.")]
    fits = suits(bank, "Team player", "team", content.themes, used={1: 1})
    assert [fit.story_id for fit in fits] == [2, 1]


def test_shared_words_tell_where_no_theme_does(content: Content) -> None:
    bank = [Told(1, None, "I mended the lighthouse lamp and its lenses.")]
    fits = suits(bank, "Mends lighthouses and polishes lenses", None, content.themes)
    assert fits[0].why is Why.SHARED_WORDS
    assert fits[0].shared == ("lenses", "lighthouse", "mended")


def test_a_driving_licence_needs_no_story(content: Content) -> None:
    bank = [Told(1, "reliability", "I drive a van.")]
    assert suits(bank, "Full driving licence", "driving", content.themes) == ()


@pytest.mark.parametrize(
    "answer",
    ["", "  ", "idk", "I can't think of anything", "no", "?", "nothing", "nah", "not sure sorry"],
)
def test_an_answer_without_a_story_is_known(answer: str) -> None:
    assert tells_nothing(answer)


def test_a_short_answer_may_be_a_story() -> None:
    assert not tells_nothing("i cleaned")


@pytest.mark.parametrize(
    "shape",
    ["i called him. ", "when i ", "a", "i i i ", "in the end ", ". ", "and then, so ", ", and "],
)
def test_a_long_rambling_story_takes_no_longer_than_its_length(
    shape: str, content: Content
) -> None:
    def best(length: int) -> float:
        text, took = (shape * length)[:length], []
        for _ in range(4):
            started = time.perf_counter()
            compose(split_story(text), content.spelling)
            took.append(time.perf_counter() - started)
        return min(took)

    assert best(20_000) < 14 * best(5_000) + 0.01
