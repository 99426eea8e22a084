"""What is read in an answer, whatever its English."""

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


def test_claims_alone_are_no_example(reader: Reader) -> None:
    read = assess(CALM, "i am hard worker and i always put patient first", reader)

    assert read.missing == ("situation", "task", "action", "result")
    assert read.concrete == 0


def test_an_assessment_can_be_kept_and_read_again(reader: Reader) -> None:
    read = assess(CALM, FELL, reader)

    assert Assessment.from_json(read.to_json()) == read
