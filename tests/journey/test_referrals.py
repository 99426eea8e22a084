"""What is asked later about a referral, and for how long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.journey.referrals import Asks, asks, next_ask

BEGAN = datetime(2026, 3, 10, 9, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("reason", "state", "asked"),
    [
        ("barrier:childcare", "accepted", Asks.HELP),
        ("barrier:childcare", "helped", None),
        ("barrier:childcare", "declined", None),
        ("way:esol", "accepted", Asks.START),
        ("way:esol", "went", Asks.END),
        ("way:esol", "not_helped", None),
    ],
)
def test_what_is_asked_follows_from_how_far_it_is(
    reason: str, state: str, asked: Asks | None
) -> None:
    assert asks(reason, state) == asked


def test_help_is_asked_about_after_two_weeks() -> None:
    following = next_ask("barrier:travel", "accepted", BEGAN, BEGAN)
    assert following is not None
    assert following.at == BEGAN + 14 * DAY


def test_a_course_that_has_begun_is_asked_about_after_six_weeks() -> None:
    following = next_ask("way:english_maths", "went", BEGAN, BEGAN + 14 * DAY)
    assert following is not None
    assert following.at == BEGAN + 56 * DAY


def test_nobody_is_asked_for_ever() -> None:
    assert next_ask("way:esol", "accepted", BEGAN, BEGAN + 100 * DAY) is None
