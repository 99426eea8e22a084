"""How it is with work for somebody, and for how long, as they write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content.content import Content
from bot.journey.background import ending_of, read_months, read_named, span_of

CONTENT = Path(__file__).parents[2] / "data" / "content"


@pytest.fixture(scope="module")
def statuses() -> dict[str, tuple[str, ...]]:
    known = Content.load(CONTENT).background.statuses
    return {name: status.words for name, status in known.items()}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("i have a job", "working"),
        ("i dont have a job", "looking"),
        ("I'm not working right now", "looking"),
        ("im being made redundant at 58", "at_risk"),
        ("was made redundant last month", "looking"),
        ("my contract ends next month", "at_risk"),
        ("working my notice", "at_risk"),
        ("unemployed", "looking"),
        ("i am not unemployed", "working"),
        ("full time carer for my mum", "caring"),
        ("im at college", "studying"),
        ("retired", "not_now"),
        ("rather not say", "rather_not"),
        ("bananas", None),
    ],
)
def test_how_it_is_with_work_is_read(
    statuses: dict[str, tuple[str, ...]], text: str, status: str | None
) -> None:
    assert read_named(text, statuses) == status


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("6 yrs", "over_three"),
        ("8 months", "half_to_one"),
        ("3mths", "under_half"),
        ("two years", "one_to_three"),
        ("half a year", "half_to_one"),
        ("since 2015", "over_three"),
        ("all my life", "over_three"),
        ("about 2 weeks", "under_half"),
        ("a year", "one_to_three"),
        ("1 year 6 months", "one_to_three"),
    ],
)
def test_how_long_is_read(text: str, span: str) -> None:
    months = read_months(text, 2026)
    assert months is not None
    assert span_of(months) == span


@pytest.mark.parametrize("text", ["purple", "", "my nan", "9am"])
def test_what_is_no_length_of_time_is_not_guessed(text: str) -> None:
    assert read_months(text, 2026) is None


@pytest.mark.parametrize(
    ("text", "ending"), [("3 weeks", "weeks"), ("2 months", "months"), ("a year", "later")]
)
def test_when_a_job_ends_is_read(text: str, ending: str) -> None:
    months = read_months(text, 2026)
    assert months is not None
    assert ending_of(months) == ending
