"""The product's clock, and who may use the control API."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.clock import ShiftedClock
from bot.telegram.sandbox.clock_view import advance, clock_view
from bot.telegram.sandbox.config import SandboxConfig
from bot.telegram.sandbox.sandbox import MemoryClock
from bot.telegram.sandbox.testing import SAMIRA, Hand

UTC_DAY = 24 * 3600


class StoodStill(MemoryClock):
    """A movable clock that begins at a fixed moment."""

    def __init__(self, moment: str) -> None:
        super().__init__()
        self.start = datetime.fromisoformat(moment)

    def now(self) -> datetime:
        return self.start + self.shift()


def test_moving_the_clock_moves_the_products_file_and_message_dates(
    sandbox_with: Callable[[SandboxConfig], Hand], tmp_path: Path
) -> None:
    hand = sandbox_with(SandboxConfig(data_dir=tmp_path))
    before = hand.write("Hello")["messages"][0]["date"]
    shown = hand.control("POST", "clock", {"advance_seconds": UTC_DAY})
    assert shown["shift_seconds"] == UTC_DAY
    assert ShiftedClock(tmp_path / "sandbox-clock").shift() == timedelta(days=1)
    after = hand.write("Hello again")["messages"][0]["date"]
    assert UTC_DAY <= after - before < UTC_DAY + 60


def test_the_clock_is_told_in_londons_words() -> None:
    assert clock_view(StoodStill("2026-07-01T18:05:00+00:00"))["london"] == (
        "Wednesday 1 July 2026, 7.05pm"
    )
    assert clock_view(StoodStill("2026-01-01T00:30:00+00:00"))["london"] == (
        "Thursday 1 January 2026, 12.30am"
    )


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-01-31T09:00:00+00:00", "Saturday 28 February 2026, 9.00am"),
        ("2026-12-15T09:00:00+00:00", "Friday 15 January 2027, 9.00am"),
        # Summer time begins on 29 March 2026: the hour on the wall stays.
        ("2026-03-12T09:00:00+00:00", "Sunday 12 April 2026, 9.00am"),
    ],
)
def test_a_month_later_is_the_same_day_and_hour_in_london(start: str, expected: str) -> None:
    clock = StoodStill(start)
    advance(clock, {"advance_months": 1})
    assert clock_view(clock)["london"] == expected


@pytest.mark.parametrize(
    "wish",
    [
        {},
        {"advance_seconds": 0},
        {"advance_seconds": -5},
        {"advance_seconds": "1"},
        {"advance_seconds": 1e12},
        {"advance_months": 13},
        {"advance_months": True},
    ],
)
def test_the_clock_only_goes_forward_by_a_number(hand: Hand, wish: dict[str, Any]) -> None:
    assert hand.http.post("/sandbox/clock", json=wish).status_code == 400
    assert hand.control("GET", "clock")["shift_seconds"] == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:8001"},
        {"Host": "[::1"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_page_or_name_cannot_drive_the_phone(hand: Hand, headers: dict[str, str]) -> None:
    path = f"/sandbox/people/{SAMIRA}/messages"
    response = hand.http.post(path, json={"text": "x"}, headers=headers)
    assert response.status_code == 403
    assert hand.messages() == []


def test_another_page_cannot_speak_as_the_bot(chatting: Hand) -> None:
    path = f"/bot{chatting.server.token}/sendMessage"
    values = {"chat_id": str(SAMIRA), "text": "x"}
    response = chatting.http.post(path, data=values, headers={"Origin": "https://evil.example"})
    assert response.status_code == 403


def test_the_page_itself_may(hand: Hand) -> None:
    headers = {"Origin": hand.server.url, "Sec-Fetch-Site": "same-origin"}
    path = f"/sandbox/people/{SAMIRA}/messages"
    assert hand.http.post(path, json={"text": "x"}, headers=headers).status_code == 201


def test_plain_forms_and_odd_bodies_are_refused(hand: Hand) -> None:
    path = f"/sandbox/people/{SAMIRA}/messages"
    assert hand.http.post(path, data={"text": "x"}).status_code == 400
    headers = {"Content-Type": "application/json"}
    for body in ("{", "[]"):
        assert hand.http.post(path, content=body, headers=headers).status_code == 400
