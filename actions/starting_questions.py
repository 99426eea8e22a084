"""The questions about a first day, what is good to know of it, and what is said at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from actions.guided import DONE, Done, Question, button, titled
from actions.knowing import preferences
from actions.turn import Turn
from actions.which_application import job_of
from bot.clock import in_london
from bot.content.say_at_work import say_start_fact
from bot.journey.barriers import find_barriers
from bot.journey.text import plain
from bot.services import jobs
from bot.services.application_records import Application
from bot.services.background import status
from bot.services.reminders import WANTS
from bot.services.work_records import Job

FORM = "start_form"
PLACEMENT = "placement"
PLACEMENT_HOURS = (16, 25, 30)
"""The hours a week of the placements that programmes offer (TH-01)."""
USUAL_HOURS = (16, 20, 30, 37.5)
MORE = ("travel", "childcare", "until_pay", "notice")
"""What else somebody may want to know, as buttons below the end."""
DAY_BEFORE = ("bring", "wear", "induction", "travel", "first_pay")
"""What somebody may still ask on the day before."""
WORKING = "working"


def ask_day(turn: Turn, *, since: bool = False) -> Question:
    """Ask for the first day; `since`: of a job that goes on."""
    buttons = [button(turn, FORM, "rather_not" if since else "not_yet", "not_yet")]
    response = "utter_start_ask_since" if since else "utter_start_ask_day"
    return Question("day", response, buttons=buttons, free=True, about={"since": since})


def ask_which(turn: Turn, about: Mapping[str, Any], found: Sequence[Application]) -> Question:
    """Ask which application led to the job; `about`: the day that was told."""
    buttons = [titled(FORM, job_of(turn, one), str(one.id)) for one in found]
    buttons.append({"title": turn.label("none_of_these"), "payload": "/skip"})
    known = {**about, "applications": [one.id for one in found]}
    return Question("which", "utter_start_ask_which", buttons=buttons, about=known)


def following(turn: Turn, job: Job, after: str | None) -> Question | Done:
    """Return the next question whose answer is missing, or `DONE`; none is asked twice."""
    names = list(ASKS)
    rest = names[names.index(after) + 1 :] if after in names else names
    name = next((one for one in rest if _is_missing(turn, job, one)), None)
    return DONE if name is None else ASKS[name](turn, job)


def topics_in(turn: Turn) -> list[str]:
    """Return what good-to-know things a message names, in its order."""
    if not turn.was_typed:
        return []
    topics = turn.content.starting.topics
    return find_barriers(turn.text, {name: one.words for name, one in topics.items()})


def asks_pay_day(turn: Turn) -> bool:
    """Whether a message asks when the money comes, not how much it is."""
    return "when" in plain(turn.text).split() and "first_pay" in topics_in(turn)


def say_topics(turn: Turn, topics: Sequence[str], job: Job | None) -> None:
    """Say what is good to know; two things at most."""
    file, today = turn.content.starting, in_london(turn.step.at).date()
    for name in topics[: file.most_said]:
        is_early = job is not None and jobs.is_early(job)
        for text in say_start_fact(turn.content, file.topics[name], today, is_early=is_early):
            turn.say("utter_told", text=text)


def say_end(turn: Turn, job: Job) -> None:
    """Say what is good to know before a first day, and that Mooring will ask how it was."""
    kept = preferences(turn)
    quiet = "_quiet" if kept.get(WANTS) is False else ""
    if job.state != jobs.EXPECTED:
        turn.say(f"utter_start_done_in_work{quiet}")
        return
    file = turn.content.starting
    first = [*file.at_the_end, *(["notice"] if status(kept) == WORKING else [])]
    if jobs.is_early(job):
        first.insert(1, "travel")
    for name in first:
        say_topics(turn, [name], job)
    more = [one for one in MORE if one not in first]
    turn.say(f"utter_start_done{quiet}", buttons=topic_buttons(turn, more))


def topic_buttons(turn: Turn, topics: Sequence[str]) -> list[dict[str, str]]:
    """Return buttons that tell what is good to know."""
    file = turn.content.starting
    return [
        {"title": file.topics[one].label, "payload": f'/start_date{{"asks": "{one}"}}'}
        for one in topics
    ]


def _is_missing(turn: Turn, job: Job, name: str) -> bool:
    """Whether a question is open: somebody who works there already is asked less."""
    is_coming = job.state == jobs.EXPECTED
    match name:
        case "job":
            return job.title == turn.content.starting.unnamed_job
        case "time":
            return is_coming and job.first_time is None
        case "where":
            return job.first_place is None and (is_coming or job.contract == PLACEMENT)
        case "contract":
            return job.contract == "not_sure"
        case "hours":
            return job.hours_per_week is None
        case _:
            return job.employer_type == "not_sure"


def _ask_job(turn: Turn, job: Job) -> Question:
    del turn
    return Question("job", "utter_start_ask_job", free=True, about={"job": job.id})


def _ask_time(turn: Turn, job: Job) -> Question:
    buttons = [button(turn, FORM, "do_not_know", "skip")]
    return Question(
        "time", "utter_start_ask_time", buttons=buttons, free=True, about={"job": job.id}
    )


def _ask_where(turn: Turn, job: Job) -> Question:
    is_ward = job.contract == PLACEMENT and job.state != jobs.EXPECTED
    return Question(
        "where",
        "utter_start_ask_ward" if is_ward else "utter_start_ask_where",
        buttons=[button(turn, FORM, "do_not_know", "skip")],
        free=True,
        about={"job": job.id},
    )


def _ask_contract(turn: Turn, job: Job) -> Question:
    kinds = turn.content.starting.contracts
    buttons = [titled(FORM, one.label, name) for name, one in kinds.items()]
    return Question(
        "contract", "utter_start_ask_contract", buttons=buttons, free=True, about={"job": job.id}
    )


def _ask_hours(turn: Turn, job: Job) -> Question:
    offered = PLACEMENT_HOURS if job.contract == PLACEMENT else USUAL_HOURS
    buttons = [button(turn, FORM, "about_hours", f"{one:g}", hours=f"{one:g}") for one in offered]
    return Question(
        "hours", "utter_start_ask_hours", buttons=buttons, free=True, about={"job": job.id}
    )


def _ask_employer(turn: Turn, job: Job) -> Question:
    kinds = turn.content.starting.employers
    buttons = [titled(FORM, one.label, name) for name, one in kinds.items()]
    return Question(
        "employer", "utter_start_ask_employer", buttons=buttons, free=True, about={"job": job.id}
    )


ASKS: Mapping[str, Callable[[Turn, Job], Question]] = {
    "job": _ask_job,
    "time": _ask_time,
    "contract": _ask_contract,
    "where": _ask_where,
    "hours": _ask_hours,
    "employer": _ask_employer,
}
"""The questions by their names, in the order in which they are asked."""
