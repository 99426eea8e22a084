"""A year in a job, hour by hour: what is written, what is not, and what can be said of it after.

The year holds both changes of the clocks: 29 March and 25 October 2026.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta

import pytest

from bot.clock import in_london
from bot.content.content import Content
from bot.journey.check_ins import Answer, Feeling
from bot.services import check_ins, conversation, jobs, reminders
from bot.services.check_ins import open_check_in, outcomes_of
from bot.services.jobs import Named
from bot.services.matters.registry import watch_all
from bot.services.work_records import CheckIn, Job
from bot.store.engine import make_engine
from bot.store.migrate import upgrade
from tests.conftest import FixedClock
from tests.services.test_reminding import DAY, Samira
from tests.store.conftest import database_url

__all__ = ["database_url"]

FIRST_DAY = date(2026, 3, 16)
"""A Monday, four days after the clock of the tests begins."""
YEAR = 395
WEEKS = {week: FIRST_DAY + timedelta(weeks=week) for week in (1, 4, 13, 26, 52)}


class Worker(Samira):
    """Samira, who starts in a job."""

    def starts(self, day: date | None = FIRST_DAY, **details: object) -> Job:
        with self.turn() as (uow, step):
            return jobs.start(
                uow,
                self.content,
                step,
                day=day,
                named=Named(title="Porter", employer="St Elsewhere"),
                details=dict(details),
            )

    def leaves(self, job: Job, on: date) -> None:
        with self.turn() as (uow, step):
            jobs.leave(uow, step, job, day=on)

    def answers(self, told: Answer) -> None:
        with self.turn() as (uow, step):
            one = open_check_in(uow, self.resident.id, step.at)
            assert one is not None
            check_ins.answer(uow, step, one, told)

    def hours(self, days: float, then: Callable[[], None] | None = None) -> list[str]:
        """Let time pass hour by hour; `then` happens an hour after each message."""
        before = len(self.said())
        for _ in range(round(days * 24)):
            self.clock.move(timedelta(hours=1))
            if self.reminding.say_due():
                self.receives()
                if then is not None:
                    self.clock.move(timedelta(minutes=20))
                    then()
        return [f"{in_london(one.at):%d %b %H:%M} {one.text}" for one in self.said()[before:]]

    @property
    def check_ins(self) -> list[CheckIn]:
        with self.reading() as uow:
            return list(uow.jobs.check_ins(self.resident.id))

    def states(self) -> dict[int, str]:
        return {one.number: one.state for one in self.check_ins if one.kind == "work"}

    @property
    def outcomes(self) -> object:
        with self.reading() as uow:
            return outcomes_of(uow, self.resident.id, self.clock.now())


@pytest.fixture
def samira(database_url: str, clock: FixedClock, content: Content) -> Iterator[Worker]:
    engine = make_engine(database_url)
    upgrade(engine)
    worker = Worker(engine, clock, content)
    worker.joins()
    yield worker
    engine.dispose()


def moments(said: list[str]) -> list[str]:
    return [" ".join(line.split()[:3]) for line in said]


def test_a_year_without_an_answer_is_asked_twice_each_time_and_never_at_night(
    samira: Worker,
) -> None:
    samira.starts()
    said = samira.hours(YEAR)
    assert moments(said) == [
        "15 Mar 17:30", "16 Mar 18:30",
        "23 Mar 17:30", "26 Mar 17:30",
        "13 Apr 17:30", "16 Apr 17:30",
        "15 Jun 17:30", "18 Jun 17:30",
        "14 Sep 17:30", "17 Sep 17:30",
        "15 Mar 17:30", "18 Mar 17:30",
    ]  # fmt: skip
    assert "Tomorrow is your first day" in said[0]
    assert "How was it?" in said[1]
    assert "Your first week" in said[2]
    assert "Some days ago I asked" in said[3]
    assert "a year since you started" in said[10]
    days = [one.split()[0:2] for one in said]
    assert len({tuple(day) for day in days[:10]}) == 10
    assert set(samira.states().values()) == {"no_answer"}
    assert "Porter" not in "".join(said)  # others may read it on a locked phone
    assert "St Elsewhere" not in "".join(said)


def test_a_year_with_answers_is_asked_once_each_time(samira: Worker) -> None:
    samira.starts(hours_per_week=20.0, employer_type="nhs")

    def answers() -> None:
        with samira.reading() as uow:
            waits = open_check_in(uow, samira.resident.id, samira.clock.now())
        if waits is not None and waits.state == "asked":
            samira.answers(Answer(Feeling.GOOD, still_there=True, hours=20.0))

    said = samira.hours(YEAR, then=answers)
    assert len(said) == 7
    assert set(samira.states().values()) == {"answered"}
    with samira.reading() as uow:
        found = outcomes_of(uow, samira.resident.id, samira.clock.now())
    assert found.started
    assert found.any_job == {13: True, 26: True, 52: True}
    assert found.same_job == {13: True, 26: True, 52: True}
    assert found.sixteen_hours_for_26_weeks
    assert found.nhs_or_care
    assert found.response.share == 1.0


def test_nothing_is_said_to_be_an_outcome_where_nobody_answered(samira: Worker) -> None:
    samira.starts()
    samira.hours(YEAR)
    with samira.reading() as uow:
        found = outcomes_of(uow, samira.resident.id, samira.clock.now())
    assert not found.started
    assert found.any_job == {13: None, 26: None, 52: None}
    assert found.sixteen_hours_for_26_weeks is None
    assert found.response.share == 0.0


def test_nothing_is_asked_after_leaving(samira: Worker) -> None:
    job = samira.starts()
    samira.hours(40)
    samira.leaves(job, date(2026, 4, 20))
    assert samira.hours(YEAR) == []
    assert samira.states()[13] == "dropped"
    assert samira.resident.stage == "choosing"


def test_nothing_is_asked_after_stop_until_they_write_again(samira: Worker) -> None:
    samira.starts()
    samira.hours(10)
    with samira.turn() as (uow, step):
        conversation.stop(uow, step)
    assert samira.hours(60) == []
    samira.writes()
    samira.change(muted_at=None)
    assert moments(samira.hours(40))[:1] == ["15 Jun 17:30"]


def test_whoever_turns_reminders_off_and_on_again_is_asked_what_is_still_to_come(
    samira: Worker,
) -> None:
    samira.starts()
    samira.hours(10)
    with samira.turn() as (uow, step):
        reminders.switch(uow, step, on=False)
    assert samira.hours(60) == []
    with samira.turn() as (uow, step):
        reminders.switch(uow, step, on=True)
        watch_all(uow, samira.resident.id, step.at)
        uow.commit()
    assert len(samira.hours(60)) == 2


def test_a_late_answer_counts(samira: Worker) -> None:
    samira.starts()
    samira.hours(60)
    assert samira.states()[4] == "no_answer"
    with samira.turn() as (uow, step):
        one = next(it for it in uow.jobs.check_ins(samira.resident.id) if it.number == 4)
        check_ins.answer(uow, step, one, Answer(Feeling.OK, still_there=True))
    assert samira.states()[4] == "answered"


def test_what_the_machine_slept_through_is_not_asked_long_after(samira: Worker) -> None:
    samira.starts()
    samira.clock.move(93 * DAY)  # to 13 June, two days before week 13
    said = samira.hours(4)
    assert [line for line in said if "three months" in line]
    assert not [line for line in said if "first week" in line or "four weeks" in line]
    assert samira.states() == {
        1: "dropped",
        4: "dropped",
        13: "asked",
        26: "planned",
        52: "planned",
    }


def test_a_placement_is_asked_month_by_month(samira: Worker) -> None:
    samira.starts(contract="placement", hours_per_week=25.0)

    def answers() -> None:
        with samira.reading() as uow:
            waits = open_check_in(uow, samira.resident.id, samira.clock.now())
        if waits is not None and waits.state == "asked":
            samira.answers(Answer(Feeling.OK, still_there=True))

    said = samira.hours(YEAR, then=answers)
    months = [line for line in said if "of your placement" in line]
    assert [" ".join(line.split()[:2]) for line in months] == [
        "16 Apr", "16 May", "16 Jun", "16 Jul", "16 Aug", "16 Sep",
    ]  # fmt: skip
    assert "Month 6" in months[-1]
    assert len(said) == 10


def test_everything_comes_at_the_hour_that_somebody_likes(samira: Worker) -> None:
    with samira.turn() as (uow, step):
        reminders.prefer(uow, step, time(9))
    samira.starts()
    hours = {line.split()[2] for line in samira.hours(220)}
    assert hours == {"09:30", "18:30"}  # the first evening is an evening


def test_a_start_on_the_next_day_is_reminded_of_the_same_evening(samira: Worker) -> None:
    samira.starts(date(2026, 3, 13), first_time="07:30", first_place="ward 5", first_who="Julie")
    said = samira.hours(0.5)
    assert len(said) == 1
    assert "You start at 7.30am. Where to go: ward 5. Ask for Julie." in said[0]


def test_a_start_that_is_moved_is_reminded_of_once_on_its_new_day(samira: Worker) -> None:
    samira.starts()
    with samira.turn() as (uow, step):
        jobs.start(uow, samira.content, step, day=date(2026, 4, 7))
    said = samira.hours(40)
    assert moments(said)[:3] == ["06 Apr 17:30", "07 Apr 18:30", "14 Apr 17:30"]


def test_the_day_before_names_only_what_is_known(samira: Worker) -> None:
    samira.starts()
    said = samira.hours(4)
    assert "Tomorrow is your first day. Lay out your things" in said[0]


def test_a_second_job_is_asked_about_anew_and_the_first_stays_on_record(samira: Worker) -> None:
    job = samira.starts()
    samira.hours(30)
    samira.leaves(job, date(2026, 4, 10))
    second = samira.starts(date(2026, 6, 1))
    assert second.id != job.id
    said = samira.hours(60)
    assert moments(said)[:2] == ["31 May 17:30", "01 Jun 18:30"]
    with samira.reading() as uow:
        kept = {one.state for one in uow.jobs.of(samira.resident.id)}
        stages = [one.stage for one in uow.applications.of(samira.resident.id)]
    assert kept == {"expected", "ended"}
    assert stages == ["start", "start"]


def test_nothing_is_asked_twice_because_a_message_came_twice(samira: Worker) -> None:
    step = samira.writes()
    for _ in range(2):
        with samira.store() as uow:
            jobs.start(uow, samira.content, step, day=FIRST_DAY, named=Named(title="Porter"))
    with samira.reading() as uow:
        assert len(uow.jobs.of(samira.resident.id)) == 1
        assert len(uow.applications.of(samira.resident.id)) == 1
