from itertools import pairwise

import pytest

from bot.journey.applying import (
    APPLICATION_ROAD,
    ENDED,
    ApplicationStage,
    Named,
    Way,
    journey_stage,
    meant,
    way,
)
from bot.journey.stages import Stage

THREE = [
    Named("Porter", "Elmfield NHS Trust", "porter"),
    Named("Ward Clerk", "Riverside Hospital", "ward_clerk"),
    Named("Domestic Assistant", "Elmfield NHS Trust", "domestic_assistant"),
]


def test_an_application_that_works_goes_on_at_every_step() -> None:
    assert all(way(here, there) is Way.ON for here, there in pairwise(APPLICATION_ROAD))


def test_somebody_may_tell_of_an_interview_before_they_said_that_they_applied() -> None:
    assert way(ApplicationStage.INTERESTED, ApplicationStage.INTERVIEW) is Way.ON


@pytest.mark.parametrize("ended", sorted(ENDED))
@pytest.mark.parametrize("living", APPLICATION_ROAD)
def test_leading_an_ended_application_on_puts_right_what_was_said(
    ended: ApplicationStage, living: ApplicationStage
) -> None:
    assert way(ended, living) is Way.BACK


def test_a_late_answer_after_silence_is_no_correction() -> None:
    assert way(ApplicationStage.SUBMITTED, ApplicationStage.NO_REPLY) is Way.ON
    assert way(ApplicationStage.NO_REPLY, ApplicationStage.INTERVIEW) is Way.ON
    assert way(ApplicationStage.NO_REPLY, ApplicationStage.REJECTED) is Way.ON
    assert way(ApplicationStage.NO_REPLY, ApplicationStage.SUBMITTED) is Way.BACK


def test_only_what_was_sent_is_rejected_and_only_what_was_not_closes() -> None:
    assert way(ApplicationStage.PREPARING, ApplicationStage.REJECTED) is Way.BACK
    assert way(ApplicationStage.PREPARING, ApplicationStage.CLOSED) is Way.ON
    assert way(ApplicationStage.SUBMITTED, ApplicationStage.CLOSED) is Way.BACK


def test_the_application_that_is_furthest_along_says_where_somebody_is() -> None:
    assert journey_stage(["rejected", "preparing", "interview"], has_roles=True) is (
        Stage.INTERVIEWING
    )
    assert journey_stage(["no_reply", "interested"], has_roles=False) is Stage.APPLIED
    assert journey_stage(["start"], has_roles=False) is Stage.IN_WORK


def test_after_the_last_no_somebody_prepares_the_next_or_chooses_anew() -> None:
    assert journey_stage(["rejected", "closed"], has_roles=True) is Stage.PREPARING
    assert journey_stage(["withdrawn"], has_roles=False) is Stage.CHOOSING


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("the porter one", [0]),
        ("the portr one", [0]),
        ("ward clerck at riverside", [1]),
        ("they said no at riversde", [1]),
        ("elmfield", [0, 2]),
        ("elmfield cleaning, domestic", [2]),
        ("the second", [1]),
        ("the second one pls", [1]),
        ("2", [1]),
        ("number 3", [2]),
        ("the 3rd one", [2]),
        ("the newest", [0]),
        ("my last one", [0]),
        ("the ninth", []),
        ("9", []),
        ("i sent it", []),
        ("they said no", []),
        ("i have 2 kids and the first bus is at six so i dont know what to say", []),
        ("", []),
    ],
)
def test_the_application_that_is_meant_is_found_by_words_or_by_its_place(
    said: str, places: list[int]
) -> None:
    assert meant(said, THREE) == places


def test_a_role_that_was_named_in_other_words_finds_its_application() -> None:
    assert meant("the cleaning one", THREE, frozenset({"domestic_assistant"})) == [2]


def test_where_there_is_no_application_none_is_meant() -> None:
    assert meant("the first one", []) == meant("newest", []) == []
