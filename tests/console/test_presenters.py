"""What pages say of applications, histories, days and files, without a page."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.console import fields
from bot.console.presenters import answers, casework, history, vacancies
from bot.console.presenters.facts import plural, span
from bot.services.application_records import Application, Criterion, WorkEntry
from tests.console.conftest import LABELS

NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)


def application(stage: str, **more: object) -> Application:
    values: dict[str, object] = {
        **dict.fromkeys(Application.__slots__),
        "id": 1,
        "resident_id": "her",
        "title": "Porter",
        "stage": stage,
        "stage_on": TODAY,
        **more,
    }
    return Application(**values)  # type: ignore[arg-type]


def points(*states: str) -> list[Criterion]:
    return [
        Criterion(at, 1, at, "essential", f"Point {at}", None, state, None, None)
        for at, state in enumerate(states)
    ]


@pytest.mark.parametrize(
    ("one", "states", "following"),
    [
        (application("interested"), (), "Start the application, or decide against it"),
        (application("preparing"), (), "Read the person specification together"),
        (
            application("preparing"),
            ("story", "gap", "open"),
            "Find a story or an answer for 2 more points",
        ),
        (application("preparing"), ("story", "fact"), "Put the statement together"),
        (application("preparing", statement_at=NOW), ("story",), "Check the form and send it"),
        (application("submitted"), (), "Wait for an answer. Ask the employer from 2 April"),
        (
            application("submitted", stage_on=TODAY - 21 * DAY),
            (),
            "No answer for three weeks: ask the employer once",
        ),
        (application("something_new"), (), ""),
    ],
)
def test_each_application_says_what_comes_next(
    one: Application, states: tuple[str, ...], following: str
) -> None:
    assert casework.following(one, points(*states), NOW) == following


@pytest.mark.parametrize(
    ("day", "said", "soon"),
    [
        (None, "", False),
        (TODAY, "closes on 12 March (today)", True),
        (TODAY + DAY, "closes on 13 March (tomorrow)", True),
        (TODAY + 4 * DAY, "closes on 16 March (in 4 days)", False),
        (TODAY - DAY, "closed on 11 March", False),
        (date(2027, 1, 1), "closes on 1 January 2027 (in 295 days)", False),
    ],
)
def test_a_closing_date_is_said_with_how_long_is_left(
    day: date | None, said: str, soon: bool
) -> None:
    assert casework.closes(day, NOW) == said
    assert casework.closes_soon(day, NOW) is soon


def entry(number: int, first: date | None, last: date | None, *, now: bool = False) -> WorkEntry:
    return WorkEntry(number, "work", f"Job {number}", None, first, last, now, None, NOW)


def test_a_history_is_told_from_the_newest_with_its_gaps_and_what_has_no_dates() -> None:
    work = [
        entry(1, date(2020, 1, 1), date(2021, 5, 1)),
        entry(2, date(2022, 1, 1), date(2023, 2, 1)),
        entry(3, date(2023, 2, 1), date(2025, 12, 1)),
        entry(4, None, None),
    ]
    found = [(one.what, one.when) for one in history.rows(work, TODAY)]
    assert found == [
        ("Gap of 3 months", "Since January 2026"),
        ("Job 3", "February 2023 to December 2025"),
        ("Job 2", "January 2022 to February 2023"),
        ("Gap of 7 months", "June 2021 to December 2021"),
        ("Job 1", "January 2020 to May 2021"),
        ("Job 4", "No dates yet"),
    ]
    assert history.rows([], TODAY) == ()


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (("27", "3", "2026"), date(2026, 3, 27)),
        (("27", "3", "26"), date(2026, 3, 27)),
        ((" 7 ", "03", "2026"), date(2026, 3, 7)),
        (("30", "2", "2026"), None),
        (("", "3", "2026"), None),
        (("1", "1", "12026"), None),
        (("1", "1", "9999"), None),
        (("x", "1", "2026"), None),
    ],
)
def test_a_day_in_three_parts_is_read(parts: tuple[str, str, str], found: date | None) -> None:
    names = ("day[day]", "day[month]", "day[year]")
    assert fields.day(dict(zip(names, parts, strict=True)), "day") == found


def test_numbers_spans_and_counts_are_said_plainly() -> None:
    assert fields.number("1,500", most=5_000) == 1_500
    assert [fields.number(text, most=5) for text in ("0", "6", "-1", "٣", "")] == [None] * 5
    assert plural(1, "story", "stories") == "1 story"
    assert span(date(2026, 3, 1), date(2026, 3, 1)) == "March 2026"
    assert span(None, date(2026, 3, 1)) == "Until March 2026"


def test_answers_leave_out_what_only_runs_the_bot() -> None:
    found = answers.wishes({"vacancies_refused": [3], "pasted_list": "x", "vacancies_tell": True})
    assert [(one.name, one.value) for one in found] == [("Wants to hear of new vacancies", "Yes")]


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("", "No person specification is kept."),
        ("https://www.jobs.nhs.uk/a", "Only a link was pasted."),
        ("Essential\n- Kind to people", "1 point read: 1 essential."),
    ],
)
def test_a_person_specification_says_what_was_read_of_it(text: str, summary: str) -> None:
    assert vacancies.points(text, LABELS).summary.startswith(summary)
