"""How it goes at work, in free words; and the days on which it is asked."""

from __future__ import annotations

from datetime import date

import pytest

from bot.journey.check_ins import Answer, Feeling, check_in_days, placement_days, read_answer

TROUBLES = {"rota": ["rota", "shifts"], "not_paid": ["not paid", "didnt pay"]}
GOOD, OK, HARD = Feeling.GOOD, Feeling.OK, Feeling.HARD


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "yeah still there 20 hrs but manager keeps changing rota",
            Answer(None, True, 20.0, "rota"),
        ),
        ("im loving it", Answer(GOOD)),
        ("hard work but love it", Answer(GOOD)),
        ("not bad", Answer(OK)),
        ("its alright bit tired", Answer(OK)),
        ("fine thanks, 30 hours now", Answer(OK, None, 30.0)),
        ("not great tbh", Answer(HARD)),
        ("i hate it they didnt pay me", Answer(HARD, None, None, "not_paid")),
        ("still here", Answer(None, True)),
        ("i quit", Answer(None, False)),
        ("they let me go last week", Answer(None, False)),
        ("not there anymore", Answer(None, False)),
        ("left early today but good", Answer(GOOD)),
        ("what time is it", Answer()),
        ("hi", Answer()),
        ("", Answer()),
    ],
)
def test_only_what_was_said_is_taken_for_said(text: str, told: Answer) -> None:
    assert read_answer(text, TROUBLES) == told


def test_weeks_and_months_are_counted_from_the_first_day() -> None:
    assert check_in_days(date(2026, 3, 16))[13] == date(2026, 6, 15)
    assert placement_days(date(2026, 8, 31))[6] == date(2027, 2, 28)
