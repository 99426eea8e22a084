"""Where a turn's time goes, and how many turns are answered a second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.bench.phones import Act
from bot.bench.stages import in_words, stages, turns_a_second

AT = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


def after(milliseconds: int) -> datetime:
    return AT + timedelta(milliseconds=milliseconds)


def act(update_id: int, began: float) -> Act:
    return Act(7, update_id, began, began, AT)


def test_a_turn_has_a_way_in_work_and_a_way_out() -> None:
    found = stages([act(1, 0.0), act(2, 0.0)], {1: (after(5), after(45), after(60))})
    assert found == {
        "in": [pytest.approx(0.005)],
        "work": [pytest.approx(0.040)],
        "out": [pytest.approx(0.015)],
    }
    assert in_words(found) == (
        "in p50 5 ms, p95 5 ms; work p50 40 ms, p95 40 ms; out p50 15 ms, p95 15 ms"
    )


def test_nothing_is_said_of_turns_that_nobody_answered() -> None:
    assert in_words(stages([act(1, 0.0)], {})) == ""
    assert turns_a_second([act(1, 0.0)], {}) is None


def test_the_pace_counts_until_the_last_answer() -> None:
    acts = [act(number, began=10 + number / 10) for number in range(10)]
    assert turns_a_second(acts, {one.update_id: 1.1 for one in acts}) == pytest.approx(5)
