"""Lives have gaps, overlaps and years without months; the form wants them all in order."""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import Content
from bot.journey.work_history import (
    Covered,
    Gap,
    Span,
    SpanProblem,
    SpanUnread,
    covered_for_references,
    for_references,
    gap_kind,
    gaps,
    incomplete,
    newest_first,
    read_span,
)

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = NOW.date()


@dataclass(frozen=True)
class Job:
    from_month: date | None
    to_month: date | None = None
    is_current: bool = False


def month(year: int, number: int) -> date:
    return date(year, number, 1)


@pytest.mark.parametrize(
    ("told", "start", "end"),
    [
        ("2015 to 2019", month(2015, 1), month(2019, 12)),
        ("since march 22", month(2022, 3), None),
        ("about 3 years till covid", month(2017, 4), month(2020, 3)),
        ("from jan 2018 to now", month(2018, 1), None),
        ("march 2019 - june 2020", month(2019, 3), month(2020, 6)),
        ("last 5 years", month(2021, 11), None),
        ("5 years and still there", month(2021, 11), None),
        ("for 3 years until march 2020", month(2017, 4), month(2020, 3)),
        ("two and a half years until june 2022", month(2020, 1), month(2022, 6)),
        ("from march 2021 for 2 years", month(2021, 3), month(2023, 2)),
        ("03/19-05/20", month(2019, 3), month(2020, 5)),
        ("jan 15 to mar 17", month(2015, 1), month(2017, 3)),
        ("started june 2024 left august 2025", month(2024, 6), month(2025, 8)),
        ("2020 to 2026", month(2020, 1), month(2026, 11)),
    ],
)
def test_from_when_to_when_is_read_as_people_say_it(
    told: str, start: date, end: date | None
) -> None:
    span = read_span(told, NOW)
    assert isinstance(span, Span)
    assert (span.start, span.end, span.is_current) == (start, end, end is None)


def test_years_alone_and_guesses_are_marked() -> None:
    years = read_span("2015 to 2019", NOW)
    guess = read_span("till covid for 3 years", NOW)
    assert isinstance(years, Span)
    assert not years.months_known
    assert isinstance(guess, Span)
    assert guess.assumed


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ("", SpanProblem.NOTHING),
        ("always", SpanProblem.NOTHING),
        ("3 years", SpanProblem.NOTHING),
        ("2030 to 2031", SpanProblem.FUTURE),
        ("may 2026 to december 2026", SpanProblem.FUTURE),
        ("from march 2020 to june 2019", SpanProblem.ORDER),
        ("until 2015", SpanProblem.ONE_END),
        ("from 2010", SpanProblem.ONE_END),
    ],
)
def test_what_cannot_be_told_is_asked_for_again(told: str, problem: SpanProblem) -> None:
    read = read_span(told, NOW)
    assert isinstance(read, SpanUnread)
    assert read.problem is problem


def test_the_end_that_is_known_is_not_asked_for_again() -> None:
    read = read_span("until march 2015", NOW)
    assert isinstance(read, SpanUnread)
    assert read.end == month(2015, 3)


TOLD = st.sampled_from(["2015", "to", "since", "3 years", "covid", "march", "22", "/", "-", "now"])


@given(st.text(max_size=60) | st.lists(TOLD).map(" ".join))
def test_any_text_gives_a_span_or_a_reason(told: str) -> None:
    read = read_span(told, NOW)
    if isinstance(read, Span):
        assert read.start <= (read.end or TODAY)
        assert read.start.day == 1


def test_a_nurse_from_abroad_has_a_gap_between_two_countries() -> None:
    history = [
        Job(month(2012, 1), month(2019, 6)),
        Job(month(2020, 3), is_current=True),
    ]
    assert gaps(history, TODAY) == (Gap(month(2019, 7), month(2020, 2), 8),)


def test_after_redundancy_the_gap_reaches_to_now() -> None:
    history = [Job(month(1990, 1), month(2026, 6))]
    assert gaps(history, TODAY) == (Gap(month(2026, 7), month(2026, 11), 5, to_now=True),)


def test_somebody_who_stopped_last_month_has_no_gap_yet() -> None:
    assert gaps([Job(month(2020, 1), month(2026, 10))], TODAY) == ()


def test_months_side_by_side_and_overlaps_are_no_gaps() -> None:
    history = [
        Job(month(2018, 1), month(2019, 3)),
        Job(month(2019, 4), month(2020, 1)),
        Job(month(2018, 6), is_current=True),
    ]
    assert gaps(history, TODAY) == ()


def test_years_of_unpaid_care_cover_like_paid_work() -> None:
    care = Job(month(2016, 5), is_current=True)
    assert gaps([care], TODAY) == ()
    assert covered_for_references([care], TODAY) == Covered(36, 36)
    assert covered_for_references([care], TODAY).whole


def test_an_empty_history_has_no_gaps_and_covers_nothing() -> None:
    assert gaps([], TODAY) == ()
    assert covered_for_references([], TODAY) == Covered(0, 36)


def test_only_the_last_three_years_count_for_references() -> None:
    old, new = Job(month(2010, 1), month(2015, 1)), Job(month(2024, 11), month(2026, 10))
    assert covered_for_references([old, new], TODAY) == Covered(24, 36)
    assert for_references([old, new], TODAY) == (new,)


def test_what_goes_on_stands_first_then_what_ended_last() -> None:
    first, second, now = (
        Job(month(2010, 1), month(2012, 1)),
        Job(month(2011, 1), month(2015, 1)),
        Job(month(2009, 1), is_current=True),
    )
    assert newest_first([first, second, now]) == (now, second, first)


def test_entries_without_both_ends_are_named_and_make_no_gap() -> None:
    half = Job(month(2015, 1))
    assert incomplete([half, Job(month(2016, 1), is_current=True)]) == (half,)
    assert gaps([half, Job(month(2016, 1), is_current=True)], TODAY) == ()


JOBS = st.builds(
    lambda start, length: Job(month(2000 + start // 12, start % 12 + 1),
                              month(2000 + (start + length) // 12, (start + length) % 12 + 1)),
    st.integers(0, 290), st.integers(0, 24),
)  # fmt: skip


@given(st.lists(JOBS, min_size=1, max_size=8))
def test_months_of_work_and_of_gaps_are_all_months(history: list[Job]) -> None:
    found = gaps(history, TODAY)
    covered: set[int] = set()
    for job in history:
        assert job.from_month
        assert job.to_month
        start = job.from_month.year * 12 + job.from_month.month
        covered |= set(range(start, job.to_month.year * 12 + job.to_month.month + 1))
    missing: set[int] = set()
    for gap in found:
        start = gap.start.year * 12 + gap.start.month
        missing |= set(range(start, start + gap.months))
    this_month = TODAY.year * 12 + TODAY.month
    covered = {one for one in covered if one <= this_month}
    assert not covered & missing
    assert set(range(min(covered), this_month - 1)) <= covered | missing


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("i was looking after my mum", "caring"),
        ("had my baby and stayed home with the kids", "children"),
        ("i was ill", "illness"),
        ("i was in prison", "prison"),
        ("i was looking for a job", "looking_for_work"),
        ("lived back home in Somalia", "abroad"),
        ("doing ESOL at college", "studying"),
        ("nothing really", None),
    ],
)
def test_what_filled_a_gap_is_told_by_its_kind_alone(
    content: Content, told: str, kind: str | None
) -> None:
    assert gap_kind(told, content.history.words) == kind


def test_a_gap_has_a_short_true_line_or_a_person(content: Content) -> None:
    history = content.history
    assert history.line("caring", "March 2020", "May 2021") == (
        "March 2020 to May 2021: I cared for a member of my family."
    )
    assert history.line("illness", "March 2020", None) == (
        "March 2020 to now: I was not able to work."
    )
    assert history.line("other", "March 2020", "March 2020") == (
        "March 2020: I was not in paid work."
    )
    assert history.line("prison", "March 2020", "May 2021") is None


def test_a_very_long_answer_takes_no_longer_than_a_short_one() -> None:
    def best(length: int) -> float:
        text, took = ("about 3 years till covid " * length)[:length], []
        for _ in range(4):
            started = time.perf_counter()
            read_span(text, NOW)
            took.append(time.perf_counter() - started)
        return min(took)

    assert best(20_000) < 14 * best(5_000) + 0.01
