"""What residents' words say of an interview."""

from __future__ import annotations

import pytest

from bot.journey.interview_news import (
    Change,
    Felt,
    Result,
    read_change,
    read_felt,
    read_result,
    tells_feedback,
    wants_feedback,
)
from bot.journey.interview_words import (
    asks_when,
    came_today,
    employer_in,
    is_correction_of_day,
    read_kind,
    read_name,
    read_named,
    read_where,
    says_test,
    wants_calendar,
)
from bot.journey.interviews import InterviewKind


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("can they do another day", Change.CANNOT),
        ("im ill and cant go to the interview today", Change.CANNOT),
        ("can the interview be later in the day", Change.CANNOT),
        ("my kid is off sick i cant go tomorrow", Change.CANNOT),
        ("they moved my interview to friday", Change.MOVED),
        ("the new time is 3pm on tuesday", Change.MOVED),
        ("interview has been put back a week", Change.MOVED),
        ("they rang to say interview is a different day now", Change.MOVED),
        ("they cancelled my interview", Change.CANCELLED),
        ("my interview has been called off", Change.CANCELLED),
        ("overslept and missed it", Change.MISSED),
        ("bus never came and i missed my interview, gutted", Change.MISSED),
        ("running late for interview what do i do", Change.LATE),
        ("im gonna be 20 mins late", Change.LATE),
        ("i dont want to go to the interview anymore", Change.DROP),
        ("hello", None),
        ("the care home cancel my interview", Change.CANCELLED),
        ("leeds hospital cancels it", Change.CANCELLED),
        ("i cancel my interview", Change.DROP),
        ("please cancel my interview", Change.DROP),
        ("cancel my interview", Change.DROP),
    ],
)
def test_what_has_become_of_the_day_is_read(said: str, change: Change | None) -> None:
    assert read_change(said) is change


@pytest.mark.parametrize(
    ("said", "result"),
    [
        ("didnt get it", Result.NO),
        ("came second apparently, gutted", Result.NO),
        ("they chose someone else after interview", Result.NO),
        ("i got the job", Result.OFFER),
        ("they put me on reserve list after interview", Result.RESERVE),
        ("passed the first interview, second one is next", Result.NEXT),
        ("still waiting since my interview", Result.WAITING),
        ("when will they tell me after interview", Result.WAITING),
        ("interview went well", None),
    ],
)
def test_what_came_of_it_is_read(said: str, result: Result | None) -> None:
    assert read_result(said) is result


@pytest.mark.parametrize(
    ("said", "felt"),
    [
        ("interview went rly well fingers crossed", Felt.GOOD),
        ("smashed it!", Felt.GOOD),
        ("wasnt as scary as i thought, the interview", Felt.GOOD),
        ("i was nervous but it went alright", Felt.GOOD),
        ("i think it went ok", Felt.OK),
        ("not bad", Felt.OK),
        ("panel was lovely but i dried up on the second question", Felt.OK),
        ("that interview was a car crash", Felt.HARD),
        ("cried in front of the panel, mortified", Felt.HARD),
        ("had my interview today", None),
        ("they asked for my references, is that a good sign", None),
    ],
)
def test_how_it_felt_is_read(said: str, felt: Felt | None) -> None:
    assert read_felt(said) is felt


def test_feedback_is_told_from_a_wish_for_it() -> None:
    assert tells_feedback("rang for interview feedback, they said speak more about yourself")
    assert tells_feedback("the feedback said my answers were too short")
    assert not tells_feedback("how do i get feedback")
    assert wants_feedback("how can i get feedback on why i failed the interview")


def test_a_place_a_link_and_a_call_are_told_apart() -> None:
    place = read_where("its at seacroft hospital, ward 5.")
    assert place is not None
    assert place.place == "Seacroft hospital, ward 5"
    link = read_where("on teams https://meet.example/abc.")
    assert link is not None
    assert (link.link, link.kind) == ("https://meet.example/abc", InterviewKind.VIDEO)
    call = read_where("they will ring me")
    assert call is not None
    assert (call.place, call.kind) == (None, InterviewKind.PHONE)
    assert read_where("???") is None


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("the ward manager", InterviewKind.MANAGER),
        ("3 people", InterviewKind.PANEL),
        ("zoom", InterviewKind.VIDEO),
        ("its an assessment day", InterviewKind.ASSESSMENT),
        ("no clue", None),
    ],
)
def test_who_they_talk_to_is_read(said: str, kind: InterviewKind | None) -> None:
    assert read_kind(said) is kind


def test_a_name_stands_without_the_words_around_it() -> None:
    assert read_name("ask for Mrs Okoro") == "Mrs Okoro"
    assert read_name("...") is None


def test_words_are_found_whole_and_in_their_order() -> None:
    words = {"wear": ("wear", "jeans"), "bring": ("bring",), "ask": ("ask them",)}
    assert read_named("what do i bring and can i wear jeans", words) == ["bring", "wear"]
    assert read_named("swearing", words) == []


def test_a_test_in_the_letter_is_seen() -> None:
    assert says_test("bring ID, there will be a maths test", ("maths test", "numeracy"))
    assert not says_test("bring your passport", ("maths test",))


def test_small_wishes_are_heard() -> None:
    assert wants_calendar("put it in my diary")
    assert asks_when("when is my interview")
    assert is_correction_of_day("no its wednesday")
    assert not is_correction_of_day("ward 5")


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ("Elmfield NHS Trust", True),
        ("Guys", True),
        ("Ward Manager About the Job", False),
        ("Three People", False),
        ("Trac Says Book Your Interview Slot", False),
        (None, False),
    ],
)
def test_a_person_or_a_part_of_the_sentence_is_no_employer(said: str | None, is_one: bool) -> None:
    assert (employer_in(said) is not None) is is_one


@pytest.mark.parametrize(
    ("said", "came"),
    [
        ("interview invitation came today", True),
        ("i recieved invitation for intervew today, i must choose time on website", True),
        ("they emailed today, i got an interview", True),
        ("my interview is today", False),
        ("the letter says my interview is today", False),
    ],
)
def test_an_invitation_of_today_is_no_interview_of_today(said: str, came: bool) -> None:
    assert came_today(said) is came
