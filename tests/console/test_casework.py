"""What an adviser sees of choosing and applying, and puts right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from bot.services.records import Chat
from bot.store.engine import Engine
from bot.store.unit_of_work import SqlUnitOfWork
from tests.conftest import FixedClock
from tests.console.applying import a_story, an_application, somebody_who_applies
from tests.console.people import a_resident
from tests.console.visitor import Visitor

Units = Callable[[], SqlUnitOfWork]
DAY = timedelta(days=1)


def agrees(unit: SqlUnitOfWork, chat: Chat, clock: FixedClock, *, granted: bool = True) -> None:
    unit.progress.record_consent(
        chat.resident_id,
        purpose="adviser_reads_chat",
        granted=granted,
        wording="1",
        at=clock.now() - 3 * DAY,
    )


@pytest.fixture
def samira(units: Units, clock: FixedClock) -> Chat:
    with units() as unit:
        chat = a_resident(unit, "Samira", at=clock.now() - DAY, stage="preparing")
        agrees(unit, chat, clock)
        unit.commit()
    return chat


@pytest.fixture
def applied(units: Units, samira: Chat, clock: FixedClock) -> tuple[int, int]:
    """An application and a story of Samira's."""
    with units() as unit:
        found = somebody_who_applies(unit, samira, at=clock.now())
        unit.commit()
    return found


def audited(units: Units, chat: Chat) -> list[str]:
    with units() as unit:
        return [one.what for one in unit.audit.lines(resident_id=chat.resident_id)]


# The resident's page


def test_somebody_new_has_empty_sections_that_say_so(adviser: Visitor, samira: Chat) -> None:
    words = adviser.get(f"/residents/{samira.resident_id}").words
    for part in (
        "No applications yet.",
        "No stories yet.",
        "Nothing said yet.",
        "Nothing named.",
        "Nobody was referred anywhere yet.",
    ):
        assert part in words


@pytest.mark.usefixtures("applied")
def test_a_resident_s_page_says_how_far_each_application_is_and_what_comes_next(
    adviser: Visitor, samira: Chat
) -> None:
    words = adviser.get(f"/residents/{samira.resident_id}").words
    for part in (
        "Porter Elmfield NHS Trust Getting it ready since 10 March, as the resident said",
        "Closes on 14 March (in 2 days)",
        "1 of 3 points covered",
        "Next: Find a story or an answer for 1 more point",
        "2 stories, 1 to look at together.",
        "Care Wants help with the English My neighbour fell",
        "Email of my own In place",
        "Childcare Still there (the main one)",
        "Help with childcare Wants to go For: Childcare.",
    ):
        assert part in words
    assert words.index("My neighbour fell") < words.index("At school I was")


@pytest.mark.usefixtures("applied")
def test_stories_of_somebody_who_said_no_are_not_shown_unless_they_want_help(
    adviser: Visitor, units: Units, samira: Chat, clock: FixedClock
) -> None:
    with units() as unit:
        agrees(unit, samira, clock, granted=False)
        unit.commit()
    base = f"/residents/{samira.resident_id}"
    for page in (base, f"{base}/stories"):
        words = adviser.get(page).words
        assert "At school I was" not in words
        assert "My neighbour fell" in words


def test_the_page_asks_the_database_as_often_however_much_there_is(
    adviser: Visitor, units: Units, engine: Engine, samira: Chat, clock: FixedClock
) -> None:
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))

    def queries(path: str) -> int:
        asked.clear()
        adviser.get(path)
        return len(asked)

    with units() as unit:
        first, _ = somebody_who_applies(unit, samira, at=clock.now())
        unit.commit()
    base = f"/residents/{samira.resident_id}"
    paths = (base, f"{base}/applications/{first}", f"{base}/stories", f"{base}/needs")
    few = [queries(path) for path in paths]
    with units() as unit:
        for number in range(8):
            an_application(unit, samira, f"Job {number}", at=clock.now())
            a_story(unit, samira, f"Story {number}", at=clock.now())
        unit.commit()
    assert [queries(path) for path in paths] == few


# One application


def test_the_page_of_an_application_shows_points_stories_form_history_and_steps(
    adviser: Visitor, units: Units, samira: Chat, applied: tuple[int, int]
) -> None:
    number, story = applied
    page = adviser.get(f"/residents/{samira.resident_id}/applications/{number}")
    assert page.heading == "Samira Porter"
    for part in (
        "1 of 3 points covered",
        "Kind to people Essential Has a story My neighbour fell on the stairs.",
        "Can work in a team Essential Not answered yet",
        "First aid Desirable",
        "Not put together yet. Why this job I want to help people where I live.",
        "Still missing Can work in a team",
        "Work history Done",
        "Declarations To do",
        "Looked after my mother Since January 2025, caring",
        "Gap of 6 months July 2024 to December 2024",
        "Cleaner, Hillside Offices March 2022 to June 2024, work",
        "Mrs B from the office Asked, no answer yet",
        "Getting it ready 10 March, said by the resident on 10 March",
        "Closes 14 March",
    ):
        assert part in page.words
    assert f"/residents/{samira.resident_id}/stories/{story}" in page.links
    assert audited(units, samira)[0] == "application.read"


def test_without_a_yes_an_application_is_shown_without_words_of_theirs(
    adviser: Visitor,
    units: Units,
    samira: Chat,
    applied: tuple[int, int],
    clock: FixedClock,
) -> None:
    with units() as unit:
        agrees(unit, samira, clock, granted=False)
        unit.applications.update(applied[0], at=clock.now(), statement="I am kind.")
        unit.commit()
    words = adviser.get(f"/residents/{samira.resident_id}/applications/{applied[0]}").words
    assert "I want to help people" not in words
    assert "I am kind." not in words
    assert "Can work in a team" in words


def test_a_statement_is_counted_against_the_form_s_limit(
    adviser: Visitor,
    units: Units,
    samira: Chat,
    applied: tuple[int, int],
    clock: FixedClock,
) -> None:
    with units() as unit:
        unit.applications.update(
            applied[0],
            at=clock.now(),
            statement="I am kind to people.",
            statement_at=clock.now(),
            limit_count=4,
        )
        unit.commit()
    words = adviser.get(f"/residents/{samira.resident_id}/applications/{applied[0]}").words
    assert "5 of 4 words – too long, agreed on 12 March" in words


def test_an_adviser_corrects_a_stage_once_and_it_is_said_who_did(
    adviser: Visitor, units: Units, samira: Chat, applied: tuple[int, int]
) -> None:
    path = f"/residents/{samira.resident_id}/applications/{applied[0]}"
    seen = adviser.get(path).hidden("seen")
    form: dict[str, Any] = {
        "seen": seen,
        "stage": "submitted",
        "happened_on[day]": "11",
        "happened_on[month]": "3",
        "happened_on[year]": "26",
    }
    adviser.send(f"{path}/stage", **form)
    assert adviser.send(f"{path}/stage", **form).headers["location"] == path
    shown = adviser.get(path).words
    assert "It was like that already" in shown
    assert "Sent 11 March, said by an adviser on 12 March, 9.30am" in shown
    with units() as unit:
        application = unit.applications.get(samira.resident_id, applied[0])
        resident = unit.residents.get(samira.resident_id)
        moves = unit.applications.steps(samira.resident_id, applied[0])
    assert application is not None
    assert application.submitted_on == date(2026, 3, 11)
    assert [one.who for one in moves] == ["resident", "adviser"]
    assert resident is not None
    assert resident.stage == "applied"
    assert audited(units, samira).count("application.moved") == 1
    record = adviser.get(f"/residents/{samira.resident_id}").words
    assert "Sent an application: Porter 9.30am, Adviser" in record


@pytest.mark.parametrize(
    ("field", "typed", "problem"),
    [
        ("stage", "hired", "Choose a stage"),
        ("happened_on[month]", "13", "Enter a real date"),
        ("happened_on[year]", "", "Enter a real date"),
        ("happened_on[year]", "2027", "The date must be today or in the past"),
        ("seen", "0", "Somebody said something newer"),
    ],
)
@pytest.mark.usefixtures("applied")
def test_a_stage_that_cannot_be_kept_says_why_and_loses_nothing(
    adviser: Visitor, samira: Chat, field: str, typed: str, problem: str
) -> None:
    path = f"/residents/{samira.resident_id}/applications/1"
    form: dict[str, Any] = {**a_stage(), "seen": adviser.get(path).hidden("seen"), field: typed}
    page = adviser.sends(f"{path}/stage", 422, **form)
    assert problem in page.words
    assert page.title.startswith("Error: ")
    assert page.words.count(", said by an adviser on") == 0


def test_somebody_else_s_application_and_story_are_not_found(
    adviser: Visitor, units: Units, samira: Chat, applied: tuple[int, int], clock: FixedClock
) -> None:
    with units() as unit:
        dele = a_resident(unit, "Dele", at=clock.now())
        agrees(unit, dele, clock)
        unit.commit()
    adviser.get("/")
    base = f"/residents/{dele.resident_id}"
    adviser.get(f"{base}/applications/{applied[0]}", 404)
    adviser.sends(f"{base}/applications/{applied[0]}/stage", 404, **a_stage())
    for odd in ("0", "x", "9" * 30, "9223372036854775807"):
        adviser.get(f"/residents/{samira.resident_id}/applications/{odd}", 404)


def a_stage() -> dict[str, Any]:
    return {
        "seen": "1",
        "stage": "offer",
        "happened_on[day]": "1",
        "happened_on[month]": "3",
        "happened_on[year]": "2026",
    }


def test_nothing_of_another_bot_is_found(
    adviser: Visitor, engine: Engine, clock: FixedClock
) -> None:
    with SqlUnitOfWork(engine, "other") as unit:
        chat = a_resident(unit, "Somebody else's", at=clock.now())
        number, _ = somebody_who_applies(unit, chat, at=clock.now())
        unit.commit()
    base = f"/residents/{chat.resident_id}"
    adviser.get("/")
    for path in ("", f"/applications/{number}", "/stories", "/needs"):
        adviser.get(f"{base}{path}", 404)
    adviser.sends(f"{base}/applications/{number}/stage", 404, **a_stage())
    adviser.sends(f"{base}/needs/email", 404, state="need")
    adviser.sends(f"{base}/referrals/1/outcome", 404, state="helped")


# What somebody has and needs


def test_an_adviser_marks_what_is_in_place_once(
    adviser: Visitor, units: Units, samira: Chat
) -> None:
    page = f"/residents/{samira.resident_id}/needs"
    assert "Photo ID Not asked yet" in adviser.get(page).words
    adviser.send(f"{page}/id", state="need")
    adviser.send(f"{page}/id", state="need")
    assert "Photo ID Needed 12 March, 9.30am" in adviser.get(page).words
    assert "Choose whether they have it" in adviser.sends(f"{page}/id", 422, state="may").words
    adviser.sends(f"{page}/shoes", 404, state="need")
    assert audited(units, samira).count("readiness.marked") == 1
    shown = adviser.get(f"/residents/{samira.resident_id}").words
    assert "Said what is in place or needed: Photo ID, needed" in shown


def test_an_adviser_says_what_came_of_a_referral(
    adviser: Visitor, units: Units, samira: Chat, applied: tuple[int, int]
) -> None:
    assert applied
    with units() as unit:
        (referral,) = unit.background.referrals(samira.resident_id)
    base = f"/residents/{samira.resident_id}"
    adviser.get(f"{base}/needs")
    path = f"{base}/referrals/{referral.id}/outcome"
    adviser.send(path, state="helped")
    adviser.send(path, state="helped")
    adviser.sends(path, 422, state="cured")
    adviser.sends(f"{base}/referrals/{referral.id + 1}/outcome", 404, state="helped")
    shown = adviser.get(f"{base}/needs").words
    assert "Help with childcare Went, and it helped" in shown
    assert "Childcare Getting help with it (the main one)" in shown
    assert audited(units, samira).count("referral.outcome") == 1
    timeline = adviser.get(base).words
    assert "Heard what came of a referral: Childcare, went, and it helped" in timeline


# Stories


def test_an_adviser_mends_a_story_with_its_teller_and_what_was_told_is_kept(
    adviser: Visitor,
    units: Units,
    samira: Chat,
    applied: tuple[int, int],
    clock: FixedClock,
) -> None:
    path = f"/residents/{samira.resident_id}/stories/{applied[1]}"
    with units() as unit:
        unit.progress.ask_for_person(
            samira.resident_id, reason="story_help", key="h", at=clock.now()
        )
        unit.commit()
    page = adviser.get(path)
    assert "As told My neighbour fell on the stairs. I have sit with her" in page.words
    form: dict[str, Any] = {
        "seen": page.hidden("seen"),
        "text": "My neighbour fell on the stairs. I sat with her until the ambulance came.",
    }
    refused = adviser.sends(path, 422, **form)
    assert "Read it to them first, and ask if they agree" in refused.words
    assert "I sat with her" in "".join(refused.by_id("text").itertext())
    adviser.send(path, **form, agreed="yes")
    adviser.send(path, **form, agreed="yes")
    shown = adviser.get(path)
    assert "I have sit with her" in shown.words
    assert "Until it was changed by Ruth Adviser, 12 March, 9.30am" in shown.words
    with units() as unit:
        story = unit.stories.get(samira.resident_id, applied[1])
        waiting = unit.progress.help_requests(samira.resident_id)
        (kept,) = unit.casework.corrections(applied[1])
    assert story is not None
    assert story.text == form["text"]
    assert story.help_wanted_at is None
    assert kept.before.endswith("until the ambulance was there.")
    assert waiting == []
    assert audited(units, samira).count("story.corrected") == 1
    assert (
        "An adviser mended the English of a story"
        in adviser.get(f"/residents/{samira.resident_id}").words
    )


@pytest.mark.parametrize(
    ("field", "typed", "problem"),
    [
        ("text", " ", "Enter the story"),
        ("text", "x" * 5_001, "The story must have 5,000 characters or fewer"),
        ("seen", "yesterday", "The story was changed meanwhile"),
    ],
)
@pytest.mark.usefixtures("applied")
def test_a_story_that_cannot_be_kept_says_why(
    adviser: Visitor, samira: Chat, field: str, typed: str, problem: str
) -> None:
    path = f"/residents/{samira.resident_id}/stories/1"
    form: dict[str, Any] = {"seen": adviser.get(path).hidden("seen"), "text": "I sat with her."}
    assert problem in adviser.sends(path, 422, **{**form, "agreed": "yes", field: typed}).words


def test_a_story_of_somebody_who_said_no_is_not_read(
    adviser: Visitor,
    units: Units,
    samira: Chat,
    applied: tuple[int, int],
    clock: FixedClock,
) -> None:
    with units() as unit:
        agrees(unit, samira, clock, granted=False)
        unit.commit()
    base = f"/residents/{samira.resident_id}/stories"
    adviser.get(f"{base}/{applied[1]}")
    withheld = adviser.get(f"{base}/{applied[1] + 1}", 403)
    assert "At school" not in withheld.words
    adviser.sends(f"{base}/{applied[1] + 1}", 403, text="Mine", agreed="yes")
    adviser.get(f"{base}/999", 404)
