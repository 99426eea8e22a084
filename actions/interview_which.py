"""For which application an interview is: named, the likely one, asked, or made new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.guided import DONE, Question, titled
from actions.interview_steps import FORM, SKIP, Chosen, Following, job_of, means_something_else
from actions.meant import named_roles
from actions.turn import Turn
from actions.which_application import named_by_button, of_ids, roles_in
from bot.content.roles import Role
from bot.journey.advert_words import read_advert, tidy_title
from bot.journey.applying import ENDED, UNSENT, WAITING, ApplicationStage
from bot.journey.interview_words import employer_in
from bot.journey.interviews import says_unknown
from bot.journey.text import plain
from bot.services import applications
from bot.services.application_records import Application
from bot.services.applications import applications_of, named_applications
from bot.services.progress import Standing

INVITED, CHANGED, HELD = "invited", "changed", "held"
"""What is to be done with the interview of the application that is asked for."""
OTHER = "other"
MOST_LISTED = 6
LONGEST_NAME = 10
_NO_TITLE = frozenset({"Lady", "Guard", "Host"})
"""What looks like the name of a job, and alone is none: "a lady from HR rang"."""


_PAST_IT = frozenset({ApplicationStage.OFFER, ApplicationStage.CHECKS, ApplicationStage.START})
_ASKED = WAITING | {ApplicationStage.SHORTLISTED}
_THERE = frozenset({ApplicationStage.INTERVIEW})
_INVITED = (_ASKED, _THERE, UNSENT)
_HELD = (_THERE, _ASKED, UNSENT)
"""Of which applications each is told, the likeliest first."""


def find(turn: Turn, standing: Standing, about: Mapping[str, Any]) -> Following:
    """Return the application that a message means, or the question that finds it out.

    A job that is named and is in none of them is a new application; without a job only the job is
    asked for.
    """
    by_button = named_by_button(turn, standing)
    if by_button is not None:
        return Chosen(by_button, about)
    title, employer, role = _named(turn, turn.text if turn.was_typed else "")
    about = {**about, "employer": employer}
    mine = _open_ones(turn, standing)
    found = _likely(turn, mine, about.get("then"))
    fitting = [one for one in found if _fits(one, title, employer, role)]
    if not fitting and (title or role):
        fitting = [one for one in mine if _fits(one, title, employer, role)]
        if not fitting:
            return Chosen(_made(turn, title, employer, role), about)
    if len(fitting) == 1:
        return Chosen(fitting[0], about)
    listed = fitting or found
    return ask_which(turn, about, listed) if listed else ask_job(about)


def build(turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
    """Put a question of this room anew."""
    if name == "told_job":
        return ask_job(about)
    return ask_which(turn, about, of_ids(turn, about.get("applications", [])))


def take(turn: Turn, name: str, about: Mapping[str, Any], value: str) -> Following:
    """Read which application, or which job, it is."""
    if means_something_else(turn):
        return None
    return _take_job(turn, about, value) if name == "told_job" else _take_which(turn, about, value)


def ask_which(turn: Turn, about: Mapping[str, Any], found: Sequence[Application]) -> Question:
    """Ask which of these it is, or another job."""
    buttons = [titled(FORM, job_of(turn, one), str(one.id)) for one in found[:MOST_LISTED]]
    buttons.append(titled(FORM, turn.label("interview_other"), OTHER))
    listed = {**about, "applications": [one.id for one in found]}
    return Question("told_which", "utter_interview_which", buttons=buttons, free=True, about=listed)


def ask_job(about: Mapping[str, Any]) -> Question:
    """Ask for which job it is."""
    return Question("told_job", "utter_interview_job", free=True, about=dict(about))


def _take_which(turn: Turn, about: Mapping[str, Any], value: str) -> Following:
    listed = of_ids(turn, about.get("applications", []))
    if value == OTHER or plain(value) in {"another job", "none", "none of these", "other", "no"}:
        return ask_job(about)
    if value == SKIP:
        turn.say("utter_interview_left")
        return DONE
    by_id = [one for one in listed if str(one.id) == value]
    found = by_id or named_applications(value, listed, roles_in(turn))
    if len(found) == 1:
        return Chosen(found[0], about)
    title, employer, role = _named(turn, value)
    return Chosen(_made(turn, title, employer, role), about) if title or role else None


def _take_job(turn: Turn, about: Mapping[str, Any], value: str) -> Following:
    if value == SKIP or says_unknown(value):
        unnamed = turn.content.interviews.unnamed
        return Chosen(_made(turn, unnamed, about.get("employer"), None), about)
    title, employer, role = _named(turn, value)
    title = title or (role.title if role else tidy_title(value))
    if title is None or len(value.split()) > LONGEST_NAME:
        return None
    return Chosen(_made(turn, title, employer or about.get("employer"), role), about)


def _named(turn: Turn, text: str) -> tuple[str | None, str | None, Role | None]:
    """Return the job, the employer and the role that a text names, each where it does."""
    roles = named_roles(turn) if turn.entities("role") else []
    role = roles[0] if roles else turn.content.find_role(text) if len(text.split()) <= 4 else None  # noqa: PLR2004
    words = read_advert(
        text,
        turn.step.at,
        role_title=role.title if role else None,
        employer=turn.entity("employer"),
    )
    title = None if words.title in _NO_TITLE else words.title
    return title, turn.entity("employer") or employer_in(words.employer), role


def _fits(one: Application, title: str | None, employer: str | None, role: Role | None) -> bool:
    """Whether an application may be the one with that job and that employer."""
    is_job = True
    if role is not None and one.role_id is not None:
        is_job = one.role_id == role.id
    elif title is not None:
        is_job = bool(named_applications(title, [one]))
    is_there = employer is None or one.employer is None or bool(named_applications(employer, [one]))
    return is_job and is_there


def _open_ones(turn: Turn, standing: Standing) -> list[Application]:
    """Return the applications that an interview may still be for."""
    with turn.parts.reading() as uow:
        mine = applications_of(uow, standing.resident)
    return [one for one in mine if one.stage not in ENDED | _PAST_IT]


def _likely(turn: Turn, mine: Sequence[Application], then: str | None) -> list[Application]:
    """Return those that are named, or else those at the stages at which this is told most."""
    if turn.was_typed and (named := named_applications(turn.text, mine, roles_in(turn))):
        return named
    for stages in _HELD if then == HELD else _INVITED:
        if found := [one for one in mine if one.stage in stages]:
            return found
    return []


def _made(turn: Turn, title: str | None, employer: str | None, role: Role | None) -> Application:
    with turn.parts.writing() as uow:
        return applications.start_application(
            uow,
            turn.step,
            title=title,
            role=role,
            employer=employer,
            stage=ApplicationStage.INTERVIEW,
        )
