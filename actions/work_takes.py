"""Reads the answers about work; None where an answer cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from actions import work_left
from actions.guided import DONE, Done, Question
from actions.knowing import resident, team, yes_or_no
from actions.turn import Turn
from actions.work_questions import (
    LEFT,
    NO,
    OTHER_HOURS,
    SKIP,
    about_of,
    ask_hours,
    ask_no,
)
from actions.work_said import UNSAFE, WORK, after, heard, read, trouble
from bot.journey.check_ins import Answer
from bot.journey.choices import match_choice
from bot.journey.first_day import is_unknown, read_weekly_hours
from bot.journey.text import plain
from bot.services import check_ins, people
from bot.services.work_records import CheckIn, Job

About = Mapping[str, Any]
Taken = Question | Done | None


def _known(turn: Turn, about: About) -> tuple[Job | None, CheckIn | None]:
    who = resident(turn).id
    with turn.parts.reading() as uow:
        job = uow.jobs.get(who, int(about["job"])) if about.get("job") else None
        number = about.get("check_in")
        return job, check_ins.get(uow, who, int(number)) if number else None


def _take_trouble(turn: Turn, about: About, value: str) -> Taken:
    kinds = turn.content.in_work.troubles
    if plain(value) in {SKIP, NO, "rather not", "rather not say", "nothing"}:
        turn.say("utter_work_not_said")
        return _on(turn, about)
    told = read(turn, value)
    at = match_choice(value, [one.label for one in kinds.values()])
    found = value if value in kinds else list(kinds)[at] if at is not None else told.trouble
    if found == UNSAFE:
        turn.say("utter_work_unsafe", buttons=[{"title": turn.label("need_help_now"),
                 "payload": "/safety_danger"}])  # fmt: skip
        with turn.parts.writing() as uow:
            people.ask(uow, turn.content, turn.step, "safety")
        return DONE
    if found is None and told.still_there is False:
        job, check_in = _known(turn, about)
        return heard(turn, job, check_in, told, words=value) if job else None
    if found is None and len(plain(value).split()) < 2:  # noqa: PLR2004 - one word tells nothing
        return None
    return trouble(turn, found or "other", dict(about))


def _take_person(turn: Turn, about: About, value: str) -> Taken:
    wants = yes_or_no(value)
    if wants is None:
        return None
    if wants:
        with turn.parts.writing() as uow:
            people.ask(uow, turn.content, turn.step, WORK + str(about["kind"]))
        turn.say("utter_work_person_asked", team=team(turn))
    else:
        turn.say("utter_work_no_person")
    return _on(turn, about, quietly=True)


def _take_still(turn: Turn, about: About, value: str) -> Taken:  # noqa: PLR0911 - one for each answer
    job, check_in = _known(turn, about)
    if job is None:
        return DONE
    said = plain(value)
    if said == SKIP:
        turn.say("utter_work_thanks")
        return DONE
    if said == LEFT:
        return heard(turn, job, check_in, Answer(still_there=False))
    if said == plain(OTHER_HOURS):
        _keep(turn, check_in, job, Answer(still_there=True))
        return ask_hours(turn, job, about_of(job, check_in))
    told = read(turn, value, asked="hours")
    if told.still_there is False or told.trouble is not None:
        return heard(turn, job, check_in, told, words=value)
    wants = yes_or_no(value)
    if told.hours is not None or told.still_there or wants:
        kept = _keep(turn, check_in, job, told.and_then(Answer(still_there=True)))
        if kept is not None and kept.hours is None and job.hours_per_week is None:
            return ask_hours(turn, job, about_of(job, kept))
        return after(turn, job, kept)
    if wants is False:
        return ask_no(turn, about)
    if is_unknown(value) or "var" in said or "depend" in said or "different" in said:
        kept = _keep(turn, check_in, job, Answer(still_there=True))
        turn.say("utter_work_thanks")
        return DONE
    return None


def _take_hours(turn: Turn, about: About, value: str) -> Taken:
    job, check_in = _known(turn, about)
    if job is None:
        return DONE
    said = plain(value)
    hours = read_weekly_hours(value, asked=True)
    if hours is None and not (said == SKIP or is_unknown(value) or "var" in said
                              or "depend" in said or "different" in said):  # fmt: skip
        told = read(turn, value)
        return heard(turn, job, check_in, told, words=value) if told.still_there is False else None
    if hours is not None:
        _keep(turn, check_in, job, Answer(hours=hours, still_there=True))
    turn.say("utter_work_thanks")
    return DONE


def _take_no(turn: Turn, about: About, value: str) -> Taken:
    job, check_in = _known(turn, about)
    said = plain(value)
    if job is None or said == SKIP:
        return DONE
    told = read(turn, value, asked="hours")
    if said == plain(OTHER_HOURS) or "hour" in said or told.hours is not None:
        kept = _keep(turn, check_in, job, told.and_then(Answer(still_there=True)))
        if told.hours is None:
            return ask_hours(turn, job, about_of(job, kept))
        turn.say("utter_work_thanks")
        return DONE
    if said == LEFT or told.still_there is False or "left" in said:
        return heard(turn, job, check_in, Answer(still_there=False))
    return None


def _take_which(turn: Turn, about: About, value: str) -> Taken:
    who = resident(turn).id
    with turn.parts.reading() as uow:
        found = [uow.jobs.get(who, int(one)) for one in about.get("jobs", ())]
    listed = [one for one in found if one is not None]
    chosen = [one for one in listed if str(one.id) == value]
    if not chosen:
        at = match_choice(value, [one.title for one in listed])
        chosen = [listed[at]] if at is not None else []
    if not chosen:
        words = plain(value).split()
        chosen = [one for one in listed if set(plain(one.title).split()) & set(words)]
    if len(chosen) != 1:
        return DONE if plain(value) == SKIP else None
    return work_left.begin_leaving(turn, chosen[0], str(about.get("text", "")))


def _take_old_or_new(turn: Turn, about: About, value: str) -> Taken:
    job, _ = _known(turn, about)
    if job is None:
        return DONE
    taken: Taken = work_left.take_old_or_new(turn, job, about, value)
    return taken


def _take_last_day(turn: Turn, about: About, value: str) -> Taken:
    job, _ = _known(turn, about)
    return DONE if job is None else work_left.take_last_day(turn, job, value)


def _take_why(turn: Turn, about: About, value: str) -> Taken:
    job, _ = _known(turn, about)
    return DONE if job is None else work_left.take_why(turn, job, value)


def _on(turn: Turn, about: About, *, quietly: bool = False) -> Question | Done:
    """Ask what a check-in still misses after something hard was told."""
    job, check_in = _known(turn, about)
    if job is None or check_in is None:
        if not quietly:
            turn.say("utter_work_kept")
        return DONE
    return after(turn, job, check_in)


def _keep(turn: Turn, check_in: CheckIn | None, job: Job, told: Answer) -> CheckIn | None:
    with turn.parts.writing() as uow:
        if check_in is None:
            check_ins.tell(uow, turn.step, job, told)
            return None
        return check_ins.answer(uow, turn.step, check_in, told)


TAKES: Mapping[str, Callable[[Turn, About, str], Taken]] = {
    "trouble": _take_trouble,
    "person": _take_person,
    "still": _take_still,
    "hours": _take_hours,
    "no": _take_no,
    "which": _take_which,
    "old_or_new": _take_old_or_new,
    "last_day": _take_last_day,
    "why": _take_why,
}
