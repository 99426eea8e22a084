"""Applications, stories and needs on a resident's page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.clock import in_london
from bot.console import times, words
from bot.console import words_casework as casework_words
from bot.console.labels import Labels
from bot.console.presenters.facts import Fact, Mark, mark, plural
from bot.services.application_records import (
    Application,
    Barrier,
    Criterion,
    Readiness,
    Referral,
    Story,
)
from bot.services.casework import Casework
from bot.services.story_desk import whole

COVERED = frozenset({"story", "fact"})
NO_REPLY_AFTER = timedelta(weeks=3)
SOON = timedelta(days=3)
BEGINNING = 160
STORIES_SHOWN = 5


@dataclass(frozen=True)
class ApplicationCard:
    """One application as the resident's page shows it."""

    title: str
    employer: str
    link: str
    stage: Mark
    said: str
    closes: str
    closes_soon: bool
    points: str
    following: str


@dataclass(frozen=True)
class StoryCard:
    """One story, as far as a list shows it."""

    id: int
    link: str
    name: str
    beginning: str
    help_wanted: str
    draft: bool
    changed: str


@dataclass(frozen=True)
class ReferralLine:
    """Where somebody was pointed to, and what came of it."""

    id: int
    service: str
    why: str
    outcome: str
    state: str
    exact: str


@dataclass(frozen=True)
class CaseworkPart:
    """What the resident's page shows of choosing and applying."""

    applications: tuple[ApplicationCard, ...]
    stories: tuple[StoryCard, ...]
    stories_summary: str
    stories_link: str
    needs_link: str
    readiness: tuple[Fact, ...]
    barriers: tuple[Fact, ...]
    referrals: tuple[ReferralLine, ...]


def present(
    found: Casework, resident_id: str, now: datetime, labels: Labels, *, readable: bool
) -> CaseworkPart:
    """Return the part of the page."""
    stories = [story_card(one, now) for one in found.stories]
    return CaseworkPart(
        applications=tuple(
            application_card(
                one, found.criteria.get(one.id, ()), found.said_by.get(one.id, "resident"), now
            )
            for one in found.applications
        ),
        stories=tuple(stories[:STORIES_SHOWN]),
        stories_summary=_stories_summary(found.stories, readable=readable),
        stories_link=f"/residents/{resident_id}/stories",
        needs_link=f"/residents/{resident_id}/needs",
        readiness=readiness(found.readiness, now, labels),
        barriers=barriers(found.barriers, now, labels),
        referrals=tuple(referral_line(one, now, labels) for one in found.referrals),
    )


def application_link(one: Application) -> str:
    """Return the address of an application's page."""
    return f"/residents/{one.resident_id}/applications/{one.id}"


def application_card(
    one: Application, criteria: Sequence[Criterion], said_by: str, now: datetime
) -> ApplicationCard:
    """Return the card of one application."""
    ended = one.stage in casework_words.ENDED
    return ApplicationCard(
        title=one.title,
        employer=one.employer or "",
        link=application_link(one),
        stage=stage_mark(one.stage),
        said=f"since {times.day(one.stage_on, now)}, as {who(said_by)} said",
        closes="" if ended or one.submitted_on else closes(one.closes_on, now),
        closes_soon=closes_soon(one.closes_on, now),
        points=points(criteria),
        following=following(one, criteria, now),
    )


def stage_mark(stage: str) -> Mark:
    """Return the stage of an application with its colour."""
    colour = casework_words.COLOURS.get(stage, "blue")
    return Mark(casework_words.stage(stage), colour)


def who(said_by: str) -> str:
    """Return who said something, in the middle of a sentence: "the resident"."""
    name = words.WHO.get(said_by, words.plain(said_by)).lower()
    return f"an {name}" if name == "adviser" else f"the {name}"


def closes(day: date | None, now: datetime) -> str:
    """Return "closes on 12 March (in 3 days)"; nothing when that is not known."""
    if day is None:
        return ""
    left = (day - in_london(now).date()).days
    if left < 0:
        return f"closed on {times.day(day, now)}"
    when = {0: "today", 1: "tomorrow"}.get(left, f"in {left} days")
    return f"closes on {times.day(day, now)} ({when})"


def closes_soon(day: date | None, now: datetime) -> bool:
    """Say whether it closes within three days."""
    today = in_london(now).date()
    return day is not None and today <= day <= today + SOON


def points(criteria: Sequence[Criterion]) -> str:
    """Return "4 of 9 points covered"; nothing where no points are known."""
    if not criteria:
        return ""
    covered = sum(one.state in COVERED for one in criteria)
    return f"{covered} of {plural(len(criteria), 'point')} covered"


def uncovered(criteria: Iterable[Criterion]) -> list[Criterion]:
    """Return the points that somebody must meet and has shown nothing for."""
    return [one for one in criteria if one.kind != "desirable" and one.state not in COVERED]


def following(one: Application, criteria: Sequence[Criterion], now: datetime) -> str:
    """Return the next step of an application, as an adviser would say it."""
    if one.stage == "preparing":
        return _to_send(one, criteria)
    if one.stage == "submitted":
        asks_on = one.stage_on + NO_REPLY_AFTER
        if asks_on <= in_london(now).date():
            return "No answer for three weeks: ask the employer once"
        return f"Wait for an answer. Ask the employer from {times.day(asks_on, now)}"
    return casework_words.NEXT.get(one.stage, "")


def _to_send(one: Application, criteria: Sequence[Criterion]) -> str:
    left = len(uncovered(criteria))
    if not criteria:
        return "Read the person specification together"
    if left:
        return f"Find a story or an answer for {plural(left, 'more point')}"
    if one.statement_at is None:
        return "Put the statement together"
    return "Check the form and send it"


def story_card(one: Story, now: datetime) -> StoryCard:
    """Return a story's card."""
    text = whole(one)
    short = text if len(text) <= BEGINNING else f"{text[:BEGINNING].rsplit(' ', 1)[0]} …"
    wanted = one.help_wanted_at
    return StoryCard(
        id=one.id,
        link=f"/residents/{one.resident_id}/stories/{one.id}",
        name=casework_words.theme(one.theme) or f"Story {one.id}",
        beginning=short,
        help_wanted=f"since {times.exact(wanted, now)}" if wanted else "",
        draft=one.state == "draft",
        changed=times.exact(one.updated_at, now),
    )


def readiness(found: dict[str, Readiness], now: datetime, labels: Labels) -> tuple[Fact, ...]:
    """Return what somebody has and needs, in the order in which the bot asks."""
    order = list(labels.readiness)
    known = sorted(found, key=lambda item: order.index(item) if item in order else len(order))
    return tuple(
        Fact(
            labels.thing(item),
            mark(casework_words.READINESS.get(found[item].state), found[item].state).text,
            times.exact(found[item].at, now),
        )
        for item in known
    )


def barriers(found: Sequence[Barrier], now: datetime, labels: Labels) -> tuple[Fact, ...]:
    """Return what stands in somebody's way, the main one first and called so."""
    return tuple(
        Fact(
            labels.barrier(one.barrier),
            casework_words.BARRIERS.get(one.state, words.plain(one.state))
            + (" (the main one)" if one.is_main else ""),
            times.exact(one.at, now),
        )
        for one in found
    )


def referral_line(one: Referral, now: datetime, labels: Labels) -> ReferralLine:
    """Return one referral."""
    return ReferralLine(
        id=one.id,
        service=labels.service(one.service),
        why=labels.barrier(one.reason),
        outcome=casework_words.REFERRALS.get(one.state, words.plain(one.state)),
        state=one.state,
        exact=times.exact(one.outcome_at or one.at, now),
    )


def _stories_summary(stories: Sequence[Story], *, readable: bool) -> str:
    wanted = sum(one.help_wanted_at is not None for one in stories)
    if not readable and not stories:
        return "They have not agreed that advisers read what they tell."
    if not stories:
        return "No stories yet."
    asks = f", {wanted} to look at together" if wanted else ""
    shown = "" if readable else ". You see only those that they want help with"
    return f"{plural(len(stories), 'story', 'stories')}{asks}{shown}."
