"""What is read in an answer, whatever its English."""

import pytest

from bot.journey.answers import Asked, Assessment, Length, Owner, Reader, assess, compare

CALM = Asked("Tell me about a time when you stayed calm under pressure.")
DAUGHTER = Asked(
    "A patient's daughter is angry because her mum has waited two hours. What do you do?"
)
FELL = (
    "when my father in law fell in bathroom i stay calm, check he is breathing and talk to him and "
    "not lift him. call 111. put blanket. ambulance come, nothing broken. the doctor say i did "
    "right"
)
FIRST_TRY = "we say sorry and try to help"
SECOND_TRY = (
    "first i would listen and say sorry she had to wait. then i ask the nurse how long and i go "
    "back and tell her the truth. i bring her a tea"
)


def test_a_story_in_present_tense_and_without_subjects_counts_fully(reader: Reader) -> None:
    read = assess(CALM, FELL, reader)

    assert (read.situation, read.action, read.result) == (True, True, True)
    assert read.owner is Owner.I
    assert read.concrete == 2


def test_steps_are_quoted_as_they_were_written_and_in_order(reader: Reader) -> None:
    steps = assess(CALM, FELL, reader).steps

    assert all(step in FELL for step in steps)
    places = [FELL.index(step) for step in steps]
    assert places == sorted(places)
    assert {"call 111", "put blanket"} <= set(steps)


def test_saying_we_is_noticed(reader: Reader) -> None:
    read = assess(DAUGHTER, FIRST_TRY, reader)

    assert read.owner is Owner.WE
    assert read.length is Length.SHORT
    assert not read.result


def test_the_second_try_is_compared_with_the_first(reader: Reader) -> None:
    first, second = (assess(DAUGHTER, one, reader) for one in (FIRST_TRY, SECOND_TRY))
    found = compare(first, second)

    assert found.now_says_i
    assert found.is_stronger
    assert found.steps[1] > found.steps[0]
    assert found.words == (7, 32)


@pytest.mark.parametrize(
    "end", ["so she know", "so the child gets help", "like this no patient is waiting too long"]
)
def test_what_the_steps_are_for_is_a_result_where_the_answer_ends_with_it(
    reader: Reader, end: str
) -> None:
    assert assess(DAUGHTER, f"i would ask the nurse and tell her {end}", reader).result


def test_a_hope_in_the_middle_of_the_steps_is_no_result(reader: Reader) -> None:
    said = "I would put the sign so nobody slips, then I would clean it and tell the nurse."

    assert not assess(Asked("You find a spill. What do you do?"), said, reader).result


@pytest.mark.parametrize("answer", ["No.", "no its confidential", "Sorry, I can't tell you that."])
def test_to_refuse_answers_what_one_would_say(reader: Reader, answer: str) -> None:
    read = assess(
        Asked("Your neighbour asks for her husband's notes. What do you say?"), answer, reader
    )

    assert read.action
    assert not read.off_topic


def test_no_is_still_no_answer_to_a_time(reader: Reader) -> None:
    assert assess(CALM, "No.", reader).off_topic


@pytest.mark.parametrize(
    "answer",
    [
        "I like football and I also drive a car",
        "My ex husband he was a nightmare, he never paid for the kids",
    ],
)
def test_another_subject_is_no_answer(reader: Reader, answer: str) -> None:
    assert assess(CALM, answer, reader).off_topic


def test_claims_alone_are_no_example(reader: Reader) -> None:
    read = assess(CALM, "i am hard worker and i always put patient first", reader)

    assert read.missing == ("situation", "task", "action", "result")
    assert read.concrete == 0


def test_an_assessment_can_be_kept_and_read_again(reader: Reader) -> None:
    read = assess(CALM, FELL, reader)

    assert Assessment.from_json(read.to_json()) == read
