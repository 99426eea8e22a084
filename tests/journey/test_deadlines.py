from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.journey.deadlines import (
    closing_moments,
    days_left,
    moment_after,
    next_moment,
    silence_moment,
)
from bot.journey.reminders import Due, Fate, Kind, Matter, Situation, judge

CLOSES = date(2026, 4, 3)  # summer time begins on 29 March
NINE = time(9)


def test_somebody_is_reminded_seven_three_and_one_days_before() -> None:
    days = [moment.date() for moment in closing_moments(CLOSES, None)]
    assert days == [date(2026, 3, 27), date(2026, 3, 31), date(2026, 4, 2)]


@pytest.mark.parametrize("closes", [CLOSES, date(2026, 10, 28)])
def test_nine_stays_nine_when_the_clocks_change(closes: date) -> None:
    moments = closing_moments(closes, NINE)
    assert [moment.time() for moment in moments] == [NINE] * 3
    assert len({moment.utcoffset() for moment in moments}) == 2


def test_an_answer_is_asked_after_at_three_weeks() -> None:
    assert silence_moment(date(2026, 3, 12), NINE).date() == date(2026, 4, 2)


def test_what_comes_too_near_the_last_word_is_left_out() -> None:
    moments = closing_moments(CLOSES, NINE)
    four_days_before = datetime(2026, 3, 30, 15, 0, tzinfo=UTC)
    assert next_moment(moments, four_days_before) == moments[1]
    assert moment_after(moments, four_days_before) == moments[2]
    assert moment_after(moments, moments[2]) is None


def test_the_last_day_has_no_day_left() -> None:
    assert days_left(CLOSES, datetime(2026, 4, 2, 22, 59, tzinfo=UTC)) == 1
    assert days_left(CLOSES, datetime(2026, 4, 2, 23, 1, tzinfo=UTC)) == 0


NOW = datetime(2026, 3, 27, 9, 0, tzinfo=UTC)
DUE = Due(Kind.MATTER, "application:1:deadline", 0, NOW, NOW - timedelta(days=10))


def situation(matter: Matter | None, **more: object) -> Situation:
    values: dict[str, object] = {
        "now": NOW, "may_write": True, "wants": True, "in_danger": False, "owner": "bot",
        "unfinished": None, "wrote_at": None, "reminded_at": None,
        "matters": {} if matter is None else {DUE.about: matter},
    }  # fmt: skip
    return Situation(**{**values, **more})  # type: ignore[arg-type]


TODAY = Matter((NOW - timedelta(minutes=1),))


def test_a_day_that_has_come_is_said() -> None:
    assert judge(DUE, situation(TODAY)).fate is Fate.SAY


def test_what_has_lost_its_point_or_is_not_wanted_is_dropped() -> None:
    assert judge(DUE, situation(None)).fate is Fate.DROP
    assert judge(DUE, situation(TODAY, wants=False)).fate is Fate.DROP
    assert judge(DUE, situation(TODAY, may_write=False)).fate is Fate.DROP


def test_a_day_that_was_moved_is_waited_for() -> None:
    later = NOW + timedelta(days=4)
    verdict = judge(DUE, situation(Matter((later,))))
    assert (verdict.fate, verdict.until) == (Fate.WAIT, later)


def test_a_day_that_was_told_before_is_not_told_again() -> None:
    told = Due(DUE.kind, DUE.about, 1, NOW, NOW - timedelta(seconds=30))
    assert judge(told, situation(TODAY)).fate is Fate.DROP


def test_a_person_a_danger_and_another_reminder_come_first() -> None:
    tomorrow = datetime(2026, 3, 28, 8, 0, tzinfo=UTC)
    for more in ({"owner": "person"}, {"in_danger": True}, {"reminded_at": NOW}):
        verdict = judge(DUE, situation(TODAY, **more))
        assert (verdict.fate, verdict.until) == (Fate.WAIT, tomorrow)


def test_what_cannot_wait_comes_on_the_same_day_all_the_same() -> None:
    urgent = Matter(TODAY.moments, urgent=True)
    assert judge(DUE, situation(urgent, reminded_at=NOW)).fate is Fate.SAY
