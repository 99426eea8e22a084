"""A mock interview as it is kept: questions, answers, tries, and what comes back after days."""

from __future__ import annotations

import pytest

from bot.content.content import Content
from bot.content.say_kept import say_answers
from bot.journey.answers import Assessment
from bot.journey.practice import Style, Wanted, When
from bot.journey.practice_feedback import Heard
from bot.services import joining, practice, practice_reading, practice_stories
from bot.services.practice import Going
from tests.services.conftest import Journey

STORY = "One day it was busy. I helped the others with the bags. In the end everyone was happy."


@pytest.fixture
def samira(journey: Journey, content: Content) -> Journey:
    with journey.store() as uow:
        joining.begin(uow, content, journey.message())
    return journey


def started(samira: Journey, content: Content, wanted: Wanted | None = None) -> Going:
    with samira.store() as uow:
        return practice.start(
            uow, content, samira.message(), wanted or Wanted(role="porter"), when=When.EACH
        )


def going(samira: Journey) -> Going | None:
    with samira.reading() as uow:
        return practice.going(uow, uow.residents.list()[0])


def heard(content: Content, question_id: str, text: str) -> Heard:
    question = content.interview_questions.questions[question_id]
    return practice_reading.heard_of(content, question, text, Assessment(words=len(text.split())))


def test_what_goes_on_is_found_again_after_days(samira: Journey, content: Content) -> None:
    known = started(samira, content)
    with samira.store() as uow:
        practice.move_to(uow, samira.message(), known, 1)
    found = going(samira)
    assert found is not None
    assert (found.at, found.question) == (1, known.questions[1])
    assert found.style is Style.COFFEE_CUP


def test_a_message_that_is_handled_twice_keeps_one_answer(
    samira: Journey, content: Content
) -> None:
    known = started(samira, content)
    question_id, step = known.questions[0], samira.message()
    for _ in range(2):
        with samira.store() as uow:
            now = practice.of_id(uow, uow.residents.list()[0], known.practice.id) or known
            told = heard(content, question_id, "because")
            now = practice.answer(uow, step, now, told, question_id=question_id)
    assert [one.attempt for one in now.answers] == [1]
    assert samira.steps.count(f"practice_answered:{question_id}") == 1


def test_what_is_added_to_an_answer_is_the_same_try(samira: Journey, content: Content) -> None:
    known = started(samira, content)
    question_id = known.questions[0]
    texts = (("because", None), ("because\ni care", "reason"), ("i want to help", None))
    for text, follows in texts:
        told = heard(content, question_id, text)
        with samira.store() as uow:
            known = practice.answer(
                uow, samira.message(), known, told, question_id=question_id, follows=follows
            )
    assert [one.text for one in known.tries(question_id)] == ["because\ni care", "i want to help"]
    assert [one.attempt for one in known.answers] == [1, 2, 3]


def test_a_change_in_the_middle_keeps_what_was_answered(samira: Journey, content: Content) -> None:
    known = started(samira, content)
    question_id = known.questions[0]
    with samira.store() as uow:
        told = heard(content, question_id, "because")
        known = practice.answer(uow, samira.message(), known, told, question_id=question_id)
        practice.change(uow, samira.message(), known, style=Style.PANEL, when=When.END)
    found = going(samira)
    assert found is not None
    assert (found.style, found.when, found.answered) == (Style.PANEL, When.END, [question_id])


def test_a_new_practice_ends_the_one_before_and_asks_other_questions(
    samira: Journey, content: Content
) -> None:
    first = started(samira, content)
    second = started(samira, content)
    assert not set(first.questions) & set(second.questions)
    with samira.reading() as uow:
        states = [one.state for one in uow.practice.practices(samira.resident_id)]
    assert states == ["open", "ended"]


def test_what_was_ended_is_ended_once(samira: Journey, content: Content) -> None:
    known = started(samira, content)
    for _ in range(2):
        with samira.store() as uow:
            practice.finish(uow, samira.message(), known)
    assert going(samira) is None
    assert samira.steps.count("practice_finished") == 1


def test_an_answer_that_is_kept_is_a_story_in_its_tellers_words(
    samira: Journey, content: Content
) -> None:
    question = content.interview_questions.questions["team_pressure"]
    with samira.store() as uow:
        practice_stories.keep(uow, content, samira.message(), question, STORY)
    with samira.reading() as uow:
        (story,) = uow.stories.of(samira.resident_id)
    assert (story.theme, story.state, story.text) == ("team", "kept", STORY)
    assert story.result == "In the end everyone was happy."


def test_names_of_others_are_found_however_they_are_written(content: Content) -> None:
    told = heard(content, "helped_upset", "mrs okafor was crying and my friend Samira too")
    assert len(told.names) == 2


def test_a_copy_of_what_is_kept_names_the_questions_that_were_asked(
    samira: Journey, content: Content
) -> None:
    known = started(samira, content)
    with samira.reading() as uow:
        kept = uow.progress.preferences(samira.resident_id)
    ((label, said),) = say_answers(content, {practice.PLAN: kept[practice.PLAN]})
    assert label == "Which practice questions you had"
    assert content.interview_questions.questions[known.questions[0]].question in said
