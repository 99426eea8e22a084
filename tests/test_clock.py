"""The product's clock: London for people, UTC for the store, movable only in practice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.clock import ShiftedClock, SystemClock, in_london


def test_summer_time_is_londons() -> None:
    winter = datetime(2026, 1, 12, 9, 30, tzinfo=UTC)
    summer = datetime(2026, 7, 12, 9, 30, tzinfo=UTC)
    assert in_london(winter).hour == 9
    assert in_london(summer).hour == 10


def test_a_clock_that_nobody_moved_is_the_machines(tmp_path: Path) -> None:
    gap = ShiftedClock(tmp_path / "none").now() - SystemClock().now()
    assert abs(gap) < timedelta(seconds=5)


def test_a_month_passes_for_every_process_that_reads_the_file(tmp_path: Path) -> None:
    file = tmp_path / "var" / "sandbox-clock"
    one, another = ShiftedClock(file), ShiftedClock(file)
    assert another.shift() == timedelta()
    one.advance(timedelta(days=30))
    one.advance(timedelta(hours=1))
    assert another.shift() == timedelta(days=30, hours=1)


def test_time_only_goes_forward(tmp_path: Path) -> None:
    clock = ShiftedClock(tmp_path / "clock")
    clock.advance(timedelta(days=2))
    assert clock.advance(timedelta(days=-1)) == timedelta(days=2)


def test_a_damaged_file_moves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    file.write_text("soon", encoding="ascii")
    assert ShiftedClock(file).shift() == timedelta()
