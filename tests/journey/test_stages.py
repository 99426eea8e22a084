from itertools import pairwise

import pytest

from bot.journey.stages import MOVES, ROAD, Stage, can_move, further, is_ahead


def test_the_first_walk_goes_from_new_to_preparing() -> None:
    walk = [Stage.NEW, Stage.JOINING, Stage.CHOOSING, Stage.PREPARING]

    assert all(can_move(here, there) for here, there in pairwise(walk))


def test_a_resident_who_said_no_thanks_may_come_back() -> None:
    assert can_move(Stage.DECLINED, Stage.JOINING)
    assert not can_move(Stage.DECLINED, Stage.CHOOSING)


def test_nobody_skips_joining() -> None:
    assert not can_move(Stage.NEW, Stage.CHOOSING)


def test_a_rejection_and_a_lost_job_lead_back() -> None:
    assert can_move(Stage.INTERVIEWING, Stage.PREPARING)
    assert can_move(Stage.IN_WORK, Stage.CHOOSING)


@pytest.mark.parametrize("stage", ROAD)
def test_everybody_on_the_road_may_pause_and_come_back(stage: Stage) -> None:
    assert can_move(stage, Stage.PAUSED)
    assert can_move(Stage.PAUSED, stage)


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_a_way_on(stage: Stage) -> None:
    assert MOVES[stage]
    assert can_move(stage, stage)


def test_further_keeps_the_stage_that_lies_further_along() -> None:
    assert further(Stage.APPLIED, Stage.CHOOSING) is Stage.APPLIED
    assert is_ahead(Stage.OFFERED, of=Stage.PREPARING)
    assert not is_ahead(Stage.PAUSED, of=Stage.JOINING)
