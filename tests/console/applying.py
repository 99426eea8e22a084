"""Invented applications, stories and needs, kept the way that the bot keeps them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from bot.services.application_records import NewCriterion
from bot.services.records import Chat
from bot.store.unit_of_work import SqlUnitOfWork

DAY = timedelta(days=1)


def an_application(
    unit: SqlUnitOfWork,
    chat: Chat,
    title: str = "Porter",
    *,
    at: datetime,
    stage: str = "preparing",
    who: str = "resident",
    **more: Any,
) -> int:
    """Add an application with the step that brought it where it is; returns its id."""
    values: dict[str, Any] = {"employer": "Elmfield NHS Trust", "role_id": "porter", **more}
    key = f"{chat.id}:{title}:{stage}"
    number = unit.applications.start(
        chat.resident_id, title=title, stage=stage, stage_on=at.date(), at=at, key=key, **values
    )
    unit.applications.move(
        number, stage=stage, happened_on=at.date(), who=who, at=at, key=f"{key}:step"
    )
    return number


def a_story(
    unit: SqlUnitOfWork, chat: Chat, text: str, *, at: datetime, theme: str = "care", **more: Any
) -> int:
    """Add a story of the resident's; returns its id."""
    key = f"{chat.id}:{text[:40]}"
    values: dict[str, Any] = {"state": "kept", **more}
    return unit.stories.add(chat.resident_id, at=at, key=key, theme=theme, text=text, **values)


def whose_points_are_half_met(
    unit: SqlUnitOfWork, application_id: int, story_id: int, *, at: datetime
) -> None:
    """Give an application two essential points, of which a story meets the first, and another."""
    unit.applications.set_criteria(
        application_id,
        [
            NewCriterion("essential", "Kind to people", "care"),
            NewCriterion("essential", "Can work in a team", "teamwork"),
            NewCriterion("desirable", "First aid", None),
        ],
        at=at,
    )
    first = unit.applications.criteria(application_id)[0]
    unit.applications.update_criterion(first.id, at=at, state="story", story_id=story_id)


def somebody_who_applies(unit: SqlUnitOfWork, chat: Chat, *, at: datetime) -> tuple[int, int]:
    """Give a resident everything that the pages show; returns an application and a story."""
    her, background = chat.resident_id, unit.background
    story = a_story(
        unit,
        chat,
        "My neighbour fell on the stairs. I have sit with her until the ambulance was there.",
        at=at - 2 * DAY,
        help_wanted_at=at - DAY,
    )
    a_story(unit, chat, "At school I was helping with the dinners.", at=at - DAY, theme="teamwork")
    number = an_application(
        unit,
        chat,
        at=at - 2 * DAY,
        closes_on=(at + 2 * DAY).date(),
        limit_count=1500,
        limit_unit="words",
        opening="I want to help people where I live.",
    )
    whose_points_are_half_met(unit, number, story, at=at)
    unit.applications.set_section(number, "history", state="done", at=at)
    unit.applications.set_section(number, "declarations", state="todo", at=at)
    background.add_work(
        her,
        at=at,
        key=f"{her}:1",
        kind="work",
        what="Cleaner",
        place="Hillside Offices",
        from_month=date(2022, 3, 1),
        to_month=date(2024, 6, 1),
    )
    background.add_work(
        her,
        at=at,
        key=f"{her}:2",
        kind="caring",
        what="Looked after my mother",
        from_month=date(2025, 1, 1),
        is_current=True,
    )
    background.add_referee(
        her,
        at=at,
        key=f"{her}:r",
        relation="manager",
        words="Mrs B from the office",
        permission="asked",
        from_month=date(2022, 3, 1),
        to_month=date(2024, 6, 1),
    )
    background.set_readiness(her, "email", state="in_place", at=at)
    background.set_barrier(her, "childcare", state="open", at=at, is_main=True)
    background.add_referral(
        her,
        reason="barrier:childcare",
        service="childcare",
        state="accepted",
        at=at,
        key=f"{her}:f",
    )
    return number, story
