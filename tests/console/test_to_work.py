"""What an adviser sees from an interview to work, and what they say of a check."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.console.labels import Labels
from bot.console.words_to_work import BLOCKS
from bot.content.content import Content
from bot.services.records import Chat
from bot.store.engine import Engine
from bot.store.unit_of_work import SqlUnitOfWork
from tests.conftest import FixedClock
from tests.console.people import a_resident
from tests.console.visitor import Visitor
from tests.console.working import (
    a_job,
    a_practice,
    an_interview,
    an_offer,
    somebody_on_the_way_to_work,
)

Units = Callable[[], SqlUnitOfWork]
DAY = timedelta(days=1)


@pytest.fixture
def samira(units: Units, clock: FixedClock) -> Chat:
    with units() as unit:
        chat = a_resident(unit, "Samira", at=clock.now() - DAY, stage="checking")
        unit.progress.record_consent(
            chat.resident_id,
            purpose="adviser_reads_chat",
            granted=True,
            wording="1",
            at=clock.now() - 3 * DAY,
        )
        unit.commit()
    return chat


@pytest.fixture
def page(samira: Chat) -> str:
    return f"/residents/{samira.resident_id}"


@pytest.fixture
def application(units: Units, samira: Chat, clock: FixedClock) -> int:
    """An application of Samira's with an interview, an offer, checks, a job and practice."""
    with units() as unit:
        number = somebody_on_the_way_to_work(unit, samira, at=clock.now())
        unit.commit()
    return number


def a_check(**changes: str) -> dict[str, Any]:
    return {
        "seen": "",
        "state": "open",
        "whose": "occupational_health",
        "blocked_by": "",
        "happened_on[day]": "10",
        "happened_on[month]": "3",
        "happened_on[year]": "26",
        "chase_on[day]": "20",
        "chase_on[month]": "3",
        "chase_on[year]": "2026",
        **changes,
    }


# The resident's page


def test_somebody_new_has_empty_sections_that_say_so(adviser: Visitor, page: str) -> None:
    words = adviser.get(page).words
    for part in (
        "No interviews yet.",
        "No offer yet, and no check begun.",
        "No job here yet.",
        "Nothing practised yet.",
    ):
        assert part in words


@pytest.mark.parametrize(
    "part",
    [
        "Porter Elmfield NHS Trust To come Interview with a panel, 14 March, 9.30am",
        "Where: Elmfield House, room 4 With: Mrs Okafor To bring: Passport",
        "What the employer said: They said <b>well done</b>",
        "Porter Thinking about it Elmfield NHS Trust Offered on 2 March (10 days ago)",
        "The start hangs on the checks The offer came in writing I am so happy",
        "DBS Turn: the employer, since 2 March Ask again now (from 11 March)",
        "Held up by: Wrong form Under way Change DBS, Porter",
        "Identity On 2 March Done",
        "Right to work Nothing told yet Not started",
        "References Mr K: asked by the employer on 2 March, asked again 1 time. Ask again on 13",
        "Passport Out of date",
        "First day: 5 February, 7.30am Whom to ask for: The supervisor Contract: Bank",
        "Kind of employer: NHS Hours: 22.5 a week How we know: The resident says so",
        "Week 4, 6 March Hard, still there, 20 hours a week, Early shifts My feet hurt Answered",
        "Week 13, 7 May To come",
        "1 of 16 standards done, 1 begun",
        "1 mock interview and 1 test. What they answered is not shown here.",
        "Mock interview, like a panel: Porter 1 answer 11 March",
        "Numbers 1 answer, not finished",
    ],
)
@pytest.mark.usefixtures("application")
def test_a_resident_s_page_says_how_it_stands_from_the_interview_on(
    adviser: Visitor, page: str, part: str
) -> None:
    assert part in adviser.get(page).words


@pytest.mark.usefixtures("application")
def test_of_practice_there_are_counts_and_neither_answers_nor_marks(
    adviser: Visitor, page: str
) -> None:
    words = adviser.get(page).words
    assert "Because of my nan" not in words
    practice = words.partition("What they answered is not shown here.")[2].partition("Stories")[0]
    assert "Numbers 1 answer" in practice
    assert "right" not in practice.lower()
    assert "wrong" not in practice.lower()


@pytest.mark.usefixtures("application")
def test_without_a_yes_no_words_of_theirs_are_shown(
    adviser: Visitor, units: Units, samira: Chat, page: str, clock: FixedClock
) -> None:
    with units() as unit:
        unit.progress.record_consent(
            samira.resident_id,
            purpose="adviser_reads_chat",
            granted=False,
            wording="1",
            at=clock.now(),
        )
        unit.commit()
    words = adviser.get(page).words
    for theirs in ("well done", "I am so happy", "My feet hurt"):
        assert theirs not in words
    assert "Held up by: Wrong form" in words


@pytest.mark.usefixtures("application")
def test_an_interview_whose_day_is_over_asks_to_be_looked_at(
    adviser: Visitor, units: Units, page: str, clock: FixedClock
) -> None:
    her, day = page.rpartition("/")[2], (clock.now() - DAY).date()
    with units() as unit:
        (one,) = unit.interviews.of(her)
        unit.interviews.update(
            her, one.id, now=clock.now(), on_day=day, starts_at=None, link="Teams"
        )
        unit.commit()
    shown = adviser.get(page)
    assert "Day is over, nothing heard yet Interview with a panel, 11 March, no time" in shown.words
    assert "Link: Teams" in shown.words
    assert "Teams" not in shown.links


def test_the_page_asks_the_database_as_often_however_much_there_is(
    adviser: Visitor, units: Units, engine: Engine, samira: Chat, clock: FixedClock
) -> None:
    with units() as unit:
        application = somebody_on_the_way_to_work(unit, samira, at=clock.now())
        unit.commit()
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))

    def queries() -> int:
        asked.clear()
        adviser.get(f"/residents/{samira.resident_id}")
        return len(asked)

    few = queries()
    with units() as unit:
        for number in range(6):
            an_interview(unit, samira, application, at=clock.now() + number * DAY)
            a_job(unit, samira, at=clock.now(), title=f"Job {number}")
            a_practice(unit, samira, at=clock.now(), key=f"{number}")
        an_offer(unit, samira, application, at=clock.now())
        unit.commit()
    assert queries() == few


# One check


def test_an_adviser_says_how_far_a_check_is_once_and_it_is_noted_who(
    adviser: Visitor, units: Units, samira: Chat, application: int, page: str
) -> None:
    path = f"{page}/applications/{application}/checks/health"
    shown = adviser.get(path)
    assert shown.heading == "Samira, Porter Work health"
    sent = adviser.send(path, **a_check())
    assert sent.headers["location"] == f"{page}#checks"
    assert "Your change is saved" in adviser.get(page).words
    adviser.send(path, **a_check())
    words = adviser.get(page).words
    assert "It was like that already" in words
    assert (
        "Work health Turn: occupational health, since 10 March Ask again on 20 March Under way"
        in words
    )
    assert "Told how far a check is: Work health, Porter 9.30am, Adviser" in words
    with units() as unit:
        trail = [one.what for one in unit.audit.lines(resident_id=samira.resident_id)]
        waiting = [one.due_at.day for one in unit.reminders.of(samira.resident_id)]
    assert 20 in waiting
    assert trail.count("check.set") == 1
    assert trail.count("check.read") == 1


def test_a_check_that_is_done_keeps_when_it_was_asked_for_and_is_chased_no_more(
    adviser: Visitor, units: Units, samira: Chat, application: int, page: str
) -> None:
    path = f"{page}/applications/{application}/checks/dbs"
    form = a_check(seen=adviser.get(path).hidden("seen"), state="done")
    adviser.send(path, **form)
    with units() as unit:
        known = {one.check: one for one in unit.checks.of(samira.resident_id, application)}
    dbs = known["dbs"]
    assert (dbs.state, dbs.whose, dbs.chase_on, dbs.blocked_by) == ("done", None, None, None)
    assert dbs.asked_on is not None
    assert dbs.done_on is not None
    assert (dbs.asked_on.day, dbs.done_on.day) == (2, 10)


def test_a_check_begun_before_any_offer_has_a_page_too(
    adviser: Visitor, units: Units, samira: Chat, page: str, clock: FixedClock
) -> None:
    with units() as unit:
        unit.checks.put(
            samira.resident_id, "identity", application_id=None, now=clock.now(), whose="me"
        )
        unit.commit()
    assert "Begun before any offer Identity Turn: the resident, told on 12 March" in (
        adviser.get(page).words
    )
    path = f"{page}/checks/identity"
    form = a_check(seen=adviser.get(path).hidden("seen"), state="done")
    adviser.send(path, **form)
    assert "Identity On 10 March Done" in adviser.get(page).words


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"state": "lost"}, "Choose how far the check is"),
        ({"whose": ""}, "Choose whose turn it is"),
        ({"happened_on[month]": "13"}, "Enter a real date"),
        ({"happened_on[year]": "2027"}, "The date must be today or in the past"),
        ({"chase_on[day]": "31st"}, "Enter a real date"),
        ({"chase_on[day]": "11"}, "The date must be today or in the future"),
        ({"blocked_by": "x" * 41}, "Choose what holds it up"),
        ({"seen": "yesterday"}, "Somebody changed this check meanwhile"),
    ],
)
def test_a_check_that_cannot_be_kept_says_why_and_loses_nothing(
    adviser: Visitor, application: int, page: str, changed: dict[str, str], problem: str
) -> None:
    path = f"{page}/applications/{application}/checks/health"
    adviser.get(path)
    shown = adviser.sends(path, 422, **a_check(**changed))
    assert problem in shown.words
    assert shown.title.startswith("Error: ")
    assert "Nothing told yet" in shown.words


def test_somebody_else_s_checks_and_unknown_ones_are_not_found(
    adviser: Visitor, units: Units, application: int, page: str, clock: FixedClock
) -> None:
    with units() as unit:
        dele = a_resident(unit, "Dele", at=clock.now())
        unit.commit()
    adviser.get("/")
    theirs = f"/residents/{dele.resident_id}/applications/{application}/checks/dbs"
    adviser.get(theirs, 404)
    adviser.sends(theirs, 404, **a_check())
    adviser.get(f"{page}/checks/horoscope", 404)


def test_whatever_holds_a_check_up_has_words_for_advisers() -> None:
    content = Content.load(Path(__file__).parents[2] / "data" / "content")
    assert set(content.checks.blocks) == set(BLOCKS)
    assert Labels.of(content).block("no_answer") == "There is no answer"
