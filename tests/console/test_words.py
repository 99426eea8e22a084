"""How moments and ids are said."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.console import times, words, words_conversation, words_help
from bot.console.presenters.people import request_line

NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 3, 12, 14, 30, tzinfo=UTC), "12 March, 2.30pm"),
        (datetime(2026, 3, 12, 7, 5, tzinfo=UTC), "12 March, 7.05am"),
        (datetime(2026, 3, 12, 15, 0, tzinfo=UTC), "12 March, 3pm"),
        (datetime(2026, 3, 12, 12, 0, tzinfo=UTC), "12 March, midday"),
        (datetime(2026, 3, 12, 0, 0, tzinfo=UTC), "12 March, midnight"),
        (datetime(2026, 3, 12, 0, 1, tzinfo=UTC), "12 March, 12.01am"),
        (datetime(2026, 3, 12, 12, 1, tzinfo=UTC), "12 March, 12.01pm"),
        # In summer London is an hour ahead of the stored time, here on the next day.
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "1 July, 12.30am"),
        (datetime(2025, 12, 31, 23, 59, tzinfo=UTC), "31 December 2025, 11.59pm"),
    ],
)
def test_a_moment_is_said_in_london_time(moment: datetime, said: str) -> None:
    assert times.exact(moment, NOW) == said


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=9), "9 hours ago"),
        (timedelta(hours=10), "yesterday"),
        (timedelta(days=1), "yesterday"),
        (timedelta(days=2), "2 days ago"),
        (timedelta(days=13), "13 days ago"),
        (timedelta(days=14), "2 weeks ago"),
        (timedelta(days=62), "8 weeks ago"),
        (timedelta(days=63), "2 months ago"),
        (timedelta(days=400), "13 months ago"),
        (timedelta(days=800), "2 years ago"),
    ],
)
def test_how_long_ago_is_said_in_round_words(gone: timedelta, said: str) -> None:
    assert times.ago(NOW - gone, NOW) == said


def test_a_message_of_late_last_night_is_some_hours_ago_not_yesterday() -> None:
    after_midnight = datetime(2026, 3, 12, 0, 30, tzinfo=UTC)
    assert times.ago(after_midnight - timedelta(hours=2), after_midnight) == "2 hours ago"


def test_days_near_to_today_are_named() -> None:
    assert times.day_heading(date(2026, 3, 12), NOW) == "Today, Thursday 12 March"
    assert times.day_heading(date(2026, 3, 11), NOW) == "Yesterday, Wednesday 11 March"
    assert times.day_heading(date(2025, 3, 11), NOW) == "Tuesday 11 March 2025"


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(seconds=0.2), "1 second"),
        (timedelta(seconds=30), "30 seconds"),
        (timedelta(seconds=61), "2 minutes"),
        (timedelta(minutes=15), "15 minutes"),
    ],
)
def test_a_wait_is_never_said_too_short(span: timedelta, said: str) -> None:
    assert times.in_words(span) == said


def test_every_stage_has_words_and_the_rail_is_part_of_the_way() -> None:
    from bot.services.console_records import STAGES

    assert tuple(words.STAGES) == STAGES
    assert set(words.RAIL) < set(STAGES)


def test_every_urgent_reason_is_shown_as_danger() -> None:
    from bot.services.transcripts import URGENT

    assert all(words_help.reason(one)[2] for one in URGENT)


@pytest.mark.parametrize(
    ("identifier", "said"),
    [
        ("something_new", "Needs a person (something new)"),
        ("", "Needs a person (not known)"),
    ],
)
def test_a_reason_nobody_named_is_still_readable(identifier: str, said: str) -> None:
    assert words_help.reason(identifier)[0] == said


def test_confidence_is_a_figure_and_a_word() -> None:
    assert words_conversation.confidence(0.934) == "93%, sure"
    assert words_conversation.confidence(0.7) == "70%, fairly sure"
    assert words_conversation.confidence(0.2) == "20%, unsure"
    assert words_conversation.confidence(None) == "not measured"


def test_a_complaint_is_shown_with_the_number_that_the_resident_was_given() -> None:
    line = request_line(17, "complain", NOW, now=NOW, link="/")
    assert line.what == "Made a complaint, number C17"
    assert "30 days" in line.todo


def test_every_step_that_the_bot_logs_has_words_of_its_own() -> None:
    """The names are found where they are logged: `log(uow, resident, step, "name:…"`."""
    root = Path(words.__file__).parents[2]
    files = [*(root / "bot" / "services").glob("*.py"), *(root / "actions").glob("*.py")]
    logged = re.compile(r"log\(\s*uow, \w+(?:\.\w+)?, step, f?\"([a-z_]+)([\":])")
    names = {found for file in files for found, _ in logged.findall(file.read_text())}
    assert len(names) > 30
    assert sorted(names - set(words.PROGRESS)) == []


@pytest.mark.parametrize("reason", ["story_help", "application_list", "barrier:childcare"])
def test_reasons_about_applying_say_what_to_do(reason: str) -> None:
    what, todo, danger = words_help.reason(reason)
    assert not what.startswith("Needs a person")
    assert todo != "Read what they wrote."
    assert danger is False
