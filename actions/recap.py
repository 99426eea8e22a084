"""Saying where we were: one sentence, and the next small step.

What is most worth saying comes first: `MOST_WORTH_SAYING` is asked in its order, and the first that
has something to say says it. A part of the product with news of its own puts its function before
those that are there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from actions.guided import is_guided
from actions.job_buttons import Button, change
from actions.turn import Turn, called
from bot.clock import in_london
from bot.content.say import say_date
from bot.content.say_progress import say_next
from bot.journey.way import Following, Stone, Way
from bot.services.application_records import Application
from bot.services.conversation import Place, place, was_away_for_weeks
from bot.services.job_words import say_day, say_job
from bot.services.progress import Standing
from bot.services.way import job_of_way, way_of

_WITH_WORDS = frozenset(Following) - {
    Following.QUESTIONS,
    Following.FIND_ROLE,
    Following.CHOOSE_ROLE,
    Following.FIND_ADVERT,
}
"""What is next where something of theirs goes on: `utter_recap_<what>` says it."""

Recap = Callable[[Turn, Standing], bool]
"""Says where somebody is, where there is something to say; returns whether it did."""

APPLYING = "applying_form"
_LATER = frozenset({Place.CHOOSING, Place.LISTED, Place.PREPARING})


def say_where_we_are(turn: Turn, standing: Standing) -> None:
    """Say in one sentence where the resident is; a form's question follows where one is open."""
    for says in MOST_WORTH_SAYING:
        if says(turn, standing):
            return


def say_question(turn: Turn, standing: Standing) -> bool:
    """Say that a question of a guided form waits, where one does."""
    if not is_guided(turn):
        return False
    turn.say(
        "utter_recap_question",
        called=called(standing.resident.called),
        roles=role_titles(turn, standing),
    )
    return True


def say_place(turn: Turn, standing: Standing) -> bool:
    """Say how far the choice of roles is; after weeks, also when we last wrote."""
    where = place(standing, asking=turn.form is not None)
    later = where in _LATER and was_away_for_weeks(turn.gap_seconds)
    last = turn.step.at - timedelta(seconds=turn.gap_seconds or 0)
    turn.say(
        f"utter_recap_{where}_later" if later else f"utter_recap_{where}",
        called=called(standing.resident.called),
        roles=role_titles(turn, standing),
        date=say_date(turn.content, in_london(last).date()),
    )
    return True


def role_titles(turn: Turn, standing: Standing) -> str:
    """Return the titles of the roles on the resident's list, e.g. "Porter, Ward clerk"."""
    roles = turn.content.roles
    return ", ".join(roles[one.role_id].title for one in standing.interests if one.role_id in roles)


def say_way_on(turn: Turn, standing: Standing) -> bool:
    """Say which application, interview, check or first day we were at, where there is one."""
    return turn.form is None and _say_way_on(turn, standing)


def say_instead_of_question(turn: Turn, standing: Standing) -> bool:
    """Say the same in the place of a guided form's question that was left weeks ago.

    Who comes back five weeks after an interview is not asked whom they will talk to there. The
    questions of an application go on where they were.
    """
    if not is_guided(turn) or turn.form == APPLYING:
        return False
    return was_away_for_weeks(turn.gap_seconds) and _say_way_on(turn, standing)


def _say_way_on(turn: Turn, standing: Standing) -> bool:
    if standing.stage == "joining" or standing.is_too_young:
        return False
    with turn.parts.reading() as uow:
        way = way_of(uow, turn.content, standing.resident, turn.step.at)
        application = job_of_way(uow, standing.resident, way)
    if way.following not in _WITH_WORDS or application is None:
        return False
    today = in_london(turn.step.at).date()
    day = _day(way, application)
    buttons = [
        {"title": turn.label(one.label), "payload": one.payload}
        for one in turn.content.progress.next[way.following].buttons
    ]
    person = {"title": turn.label("person"), "payload": "/human"}
    turn.say(
        f"utter_recap_{way.following}",
        called=called(standing.resident.called),
        job=say_job(turn.content, application.title, application.employer),
        day=say_day(day, today) if day else "",
        next=say_next(turn.content, way),
        buttons=_answers(turn, way, application) or [*buttons, person],
    )
    return True


def _answers(turn: Turn, way: Way, application: Application) -> list[Button]:
    """Return the answers to "have you heard from them?", or none where that is not asked."""
    if way.following is not Following.WAIT:
        return []
    return [
        {"title": turn.label("got_interview"), "payload": change("interview", application.id)},
        {"title": turn.label("said_no"), "payload": change("rejected", application.id)},
        {"title": turn.label("nothing_yet"), "payload": change("no_reply", application.id)},
    ]


def _day(way: Way, application: Application) -> date | None:
    if way.here is Stone.APPLY:
        return application.submitted_on or application.stage_on
    return way.known.interview_on if way.here is Stone.INTERVIEW else way.known.started_on


MOST_WORTH_SAYING: tuple[Recap, ...] = (say_question, say_way_on, say_place)
