"""Samira practises an interview: how it begins, what is said of her answers, how it ends."""

from __future__ import annotations

from typing import Any

import pytest

from actions.star import InterviewStar
from bot.services.progress import Step
from bot.services.roles import choose
from tests.actions.conftest import CHAT, Call
from tests.actions.practising import Practising
from tests.conftest import FixedClock

WE = "we say sorry and try to help"
BETTER = (
    "first i would listen and say sorry she had to wait. then i ask the nurse how long and i go"
    " back and tell her the truth. i bring her a tea"
)
STORY = (
    "one day at the school gate a mother was crying. i asked if she wanted to sit down. i listened"
    " and i did not hurry her. in the end she was calmer and said thank you"
)


@pytest.fixture
def samira_practises(samira: Call) -> Practising:
    return Practising(samira)


def events(store: Any) -> list[str]:
    with store() as uow:
        resident = uow.residents.list()[0]
        return [one.what for one in uow.progress.of(resident.id)]


def angry_first(practising: Practising, style: str = "Coffee cup") -> None:
    """Bring her to the question about the angry daughter."""
    practising.starts("ask me one about difficult people")
    practising.presses("Any NHS job")
    practising.presses(style)
    practising.presses("3 questions")


def test_she_is_asked_for_the_job_the_style_and_the_length_and_then_one_question(
    samira_practises: Practising,
) -> None:
    practising = samira_practises
    practising.starts()
    assert practising.question == "job"
    practising.writes("porter")
    assert practising.last["response"] == "utter_practice_style_for"
    assert practising.titles == ["Panel", "Coffee cup"]
    practising.presses("Coffee cup")
    assert practising.titles == ["5 questions", "5, feedback at the end", "3 questions"]
    practising.presses("3 questions")
    assert practising.last["response"] == "utter_practice_question_coffee_cup"
    assert (practising.last["number"], practising.last["total"]) == (1, 3)


def test_all_of_it_may_be_said_at_once(samira_practises: Practising, store: Any) -> None:
    practising = samira_practises
    practising.starts("panel practice for porter, 6 questions, tell me at the end", role="porter")
    assert practising.last["response"] == "utter_practice_question_panel"
    assert practising.last["total"] == 6
    assert practising.last["who"] == "The manager"
    assert "practice_started" in events(store)


def test_a_saved_role_is_what_she_practises_for(
    samira_practises: Practising, store: Any, content: Any, clock: FixedClock
) -> None:
    with store() as uow:
        step = Step(CHAT, "test:role", "action_test", clock.now())
        choose(uow, step, [content.roles["ward_host"]])
    samira_practises.starts()
    assert samira_practises.last["title"] == "Ward host (meals)"


def test_her_own_words_are_praised_first_and_then_what_cannot_be_heard_is_named(
    samira_practises: Practising,
) -> None:
    angry_first(samira_practises)
    samira_practises.writes(WE)
    lines = samira_practises.lines
    assert 'Good: you show that you understand: "we say sorry".' in lines
    assert 'what you would do yourself (you said "we"), and what happens next' in lines
    assert 'starting with "First I would …"?' in lines
    assert samira_practises.titles == ["Try again", "Next question", "Stop here"]


def test_a_second_try_is_written_straight_away_and_put_beside_the_first(
    samira_practises: Practising, store: Any
) -> None:
    angry_first(samira_practises)
    samira_practises.writes(WE)
    samira_practises.writes(BETTER)
    lines = samira_practises.lines
    assert "Much stronger. You say what you would do, in order: listen, say sorry" in lines
    assert "Last time: 7 words, no steps. This time: 32 words, six steps." in lines
    assert samira_practises.titles == ["Next question", "Try again", "Stop here"]
    with store() as uow:
        resident = uow.residents.list()[0]
        answers = uow.practice.answers(resident.id)
    assert [(one.question_id, one.attempt, one.text) for one in answers] == [
        ("angry_relative", 1, WE),
        ("angry_relative", 2, BETTER),
    ]
    assert answers[1].assessment["owner"] == "I"


def test_one_missing_thing_is_asked_for_and_the_whole_answer_counts(
    samira_practises: Practising,
) -> None:
    samira_practises.starts("one about compassion, coffee cup, short", role="porter")
    without_end = STORY.partition(" in the end")[0]
    samira_practises.writes(without_end)
    assert samira_practises.question == "follow_up"
    assert samira_practises.last["question"] == "How did it end?"
    samira_practises.writes("she was calmer and said thank you")
    assert samira_practises.question == "after"
    assert "how it ended" in samira_practises.lines
    assert "Last time" not in samira_practises.lines


def test_very_few_words_are_asked_for_more(samira_practises: Practising) -> None:
    angry_first(samira_practises)
    samira_practises.writes("be nice")
    assert samira_practises.last["question"] == "Can you tell me a bit more?"


def test_who_does_not_know_gets_a_way_to_begin_then_an_invented_example_then_peace(
    samira_practises: Practising,
) -> None:
    angry_first(samira_practises)
    samira_practises.writes("dunno")
    assert "utter_practice_help" in samira_practises.heard.responses  # type: ignore[union-attr]
    assert samira_practises.titles == ["Show an example", "Skip this one"]
    samira_practises.presses("Show an example")
    assert "utter_practice_example" in samira_practises.heard.responses  # type: ignore[union-attr]
    samira_practises.writes("i dont know")
    assert "utter_practice_leave_it" in samira_practises.heard.responses  # type: ignore[union-attr]
    assert samira_practises.last["number"] == 2


def test_an_answer_to_another_question_is_kept_and_said_to_be_one(
    samira_practises: Practising,
) -> None:
    angry_first(samira_practises)
    samira_practises.writes("my favourite film is about a football team that wins the cup")
    assert samira_practises.question == "after"
    assert "an answer to this question" in samira_practises.lines


def test_somebody_who_is_named_is_not_quoted_and_she_is_asked_to_leave_names_out(
    samira_practises: Practising,
) -> None:
    samira_practises.starts("one about compassion, coffee cup, short", role="porter")
    samira_practises.writes(
        "my neighbour mrs okafor was crying. i sat with her and made tea and listened."
        " next day she felt better and said thank you"
    )
    lines = samira_practises.lines
    assert 'Please leave names out, also here. Say "my neighbour"' in lines
    assert lines.count("okafor") == 1


def test_the_style_and_the_job_can_be_changed_in_the_middle(
    samira_practises: Practising, content: Any
) -> None:
    angry_first(samira_practises)
    samira_practises.writes("change the style")
    assert samira_practises.last["response"] == "utter_practice_question_panel"
    samira_practises.starts("do the porter one instead", role="porter")
    assert samira_practises.last["number"] == 1
    asked = {
        text
        for one in content.interview_questions.questions.values()
        if "porter" in one.roles
        for text in (one.question, one.softer)
    }
    assert samira_practises.last["question"] in asked


def test_what_sounds_like_other_wishes_is_an_answer_here(samira_practises: Practising) -> None:
    angry_first(samira_practises)
    samira_practises.writes("i used to work as a cleaner and there i would stop and listen to them")
    assert samira_practises.question == "after"


def test_a_practice_that_was_left_is_taken_up_where_it_was(
    samira_practises: Practising, samira: Call
) -> None:
    angry_first(samira_practises)
    samira_practises.writes(WE)
    samira_practises.presses("Next question")
    samira.form = None
    samira.slots.clear()
    samira_practises.starts("practise")
    assert samira_practises.last["response"] == "utter_practice_resume"
    assert (samira_practises.last["number"], samira_practises.last["total"]) == (2, 3)
    samira_practises.presses("Go on")
    assert samira_practises.last["number"] == 2


def test_at_the_end_she_hears_what_was_strong_and_one_thing_to_try(
    samira_practises: Practising, store: Any
) -> None:
    angry_first(samira_practises)
    samira_practises.writes(BETTER)
    samira_practises.writes("stop here")
    summary = samira_practises.lines
    assert "What was strong: you say what you do, in order" in summary
    assert "One thing to try next time" in summary
    assert samira_practises.titles == ["Practise again", "Talk to a person", "That is all"]
    assert "practice_finished" in events(store)
    samira_practises.presses("That is all")
    assert samira_practises.question is None


def test_feedback_at_the_end_says_nothing_in_between(samira_practises: Practising) -> None:
    samira_practises.starts("coffee cup, full, feedback at the end", role="porter")
    samira_practises.writes("because i like to help people and my dad was in hospital last year")
    assert samira_practises.heard is not None
    assert samira_practises.heard.responses[0] == "utter_practice_thanks"
    assert samira_practises.last["number"] == 2
    samira_practises.writes("finish")
    assert "1. Why this job" in samira_practises.lines


def test_a_true_story_is_kept_for_applications_after_a_yes(
    samira_practises: Practising, store: Any
) -> None:
    samira_practises.starts("one about compassion, coffee cup, short", role="porter")
    samira_practises.writes(STORY)
    samira_practises.writes("stop here")
    assert "Keep an answer" in samira_practises.titles
    samira_practises.presses("Keep an answer")
    assert samira_practises.last["story"] == STORY
    samira_practises.writes("yes")
    with store() as uow:
        resident = uow.residents.list()[0]
        (story,) = uow.stories.of(resident.id)
    assert story.theme == "dignity"
    assert story.text is not None
    assert story.text.startswith("One day at the school gate a mother was crying.")
    assert "Keep an answer" not in samira_practises.titles


def test_practising_again_asks_other_questions(samira_practises: Practising) -> None:
    samira_practises.starts("coffee cup, short", role="porter")
    first = samira_practises.last["question"]
    samira_practises.writes("stop here")
    samira_practises.presses("Practise again")
    assert "Same as last time" in samira_practises.titles
    samira_practises.presses("Same as last time")
    assert samira_practises.last["question"] != first


def test_who_skips_everything_is_not_told_off(samira_practises: Practising) -> None:
    samira_practises.starts("coffee cup, short", role="porter")
    for _ in range(3):
        samira_practises.skips()
    assert samira_practises.heard is not None
    assert "utter_practice_nothing_answered" in samira_practises.heard.responses


def test_star_is_explained_with_an_example_and_leads_into_one_question(
    samira_practises: Practising, samira: Call
) -> None:
    samira_practises.after(samira(InterviewStar(), "interview_star", "what is star"))
    assert "Situation: where it was" in samira_practises.lines
    samira_practises.presses("Practise now")
    samira_practises.writes("porter")
    samira_practises.presses("Coffee cup")
    samira_practises.presses("3 questions")
    assert samira_practises.question == "question"


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("how do i answer give an example of", "When they ask for a time"),
        ("what are the 6 values", "six values"),
        ("what do i say for my weakness", "something true"),
        ("can i use example from home", "examples from home count"),
        ("is it ok to say we did or must i say i", 'Say "I"'),
        ("how do i answer tell me about a time with a difficult person", "Stay calm, listen"),
        ("safeguarding question what to say", "keeping people safe"),
        ("how to answer about the years i was in prison", "Keep it short"),
    ],
)
def test_each_question_about_answers_gets_its_own_answer(
    samira_practises: Practising, samira: Call, asked: str, topic: str
) -> None:
    samira_practises.after(samira(InterviewStar(), "interview_star", asked))
    assert topic in samira_practises.lines


def test_whoever_asks_to_be_asked_about_something_practises_it(
    samira_practises: Practising, samira: Call
) -> None:
    text = "ask me a question about difficult people"
    samira_practises.after(samira(InterviewStar(), "interview_star", text))
    assert samira_practises.question == "job"


def test_in_the_middle_of_a_practice_star_is_explained_and_the_question_comes_back(
    samira_practises: Practising, samira: Call
) -> None:
    angry_first(samira_practises)
    heard = samira(InterviewStar(), "interview_star", "what is star")
    assert heard.followed_by == "practice_form"
