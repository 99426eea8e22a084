"""Percentiles by nearest rank, and ratios of medians."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bench.figures import median, percentile, ratio_of_medians, spread

TIMES = st.lists(st.floats(min_value=0, max_value=60), min_size=1)


def test_a_percentile_is_always_a_value_that_was_measured() -> None:
    assert percentile([5, 1, 4, 2, 3], 0.5) == 3
    assert percentile([1, 2, 3, 4], 0.5) == 2
    assert percentile([10, 20], 0.95) == 20
    assert percentile([7], 0.01) == 7


def test_of_two_hundred_turns_ten_may_take_longer_than_the_95th_percentile() -> None:
    values = [float(number) for number in range(1, 201)]
    assert percentile(values, 0.95) == 190
    assert sum(1 for value in values if value > percentile(values, 0.95)) == 10


@given(TIMES, st.floats(min_value=0, max_value=1))
def test_the_share_does_not_exceed_its_percentile(values: list[float], share: float) -> None:
    bound = percentile(values, share)
    assert bound in values
    assert sum(1 for value in values if value <= bound) >= share * len(values) - 1e-9


@given(TIMES)
def test_the_whole_is_bounded_by_the_largest(values: list[float]) -> None:
    assert percentile(values, 1) == max(values)
    assert percentile(values, 0) == min(values)


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_share_outside_of_the_whole_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        percentile([1.0], share)


def test_nothing_measured_has_no_percentile_and_says_so_in_words() -> None:
    with pytest.raises(ValueError, match="at least one"):
        median([])
    assert spread([]) == "nothing was measured"


def test_one_slow_turn_does_not_move_the_ratio() -> None:
    assert ratio_of_medians([2.0, 2.0, 2.0, 90.0], [1.0, 1.0, 1.0]) == 2.0


def test_the_spread_is_told_in_milliseconds() -> None:
    assert spread([0.010, 0.020, 0.3]) == "p50 20 ms, p95 300 ms, most 300 ms (3 turns)"
