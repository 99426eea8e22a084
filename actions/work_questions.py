"""The questions about a job that goes on, or is over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.guided import Question, button, titled
from actions.knowing import team
from actions.starting_questions import PLACEMENT, PLACEMENT_HOURS, USUAL_HOURS
from actions.turn import Turn
from bot.services.care_certificate import Progress
from bot.services.job_words import say_job
from bot.services.work_records import CheckIn, Job

FORM = "work_form"
FIRST_KINDS = ("rota", "pay_wrong", "bullying", "childcare", "tired", "other")
"""The kinds of trouble that stand on buttons; all others can be written."""
MOST_STANDARDS = 6
LEFT, OTHER_HOURS, ALL = "left", "other_hours", "all"
YES, NO, SKIP = "yes", "no", "skip"


def about_of(job: Job | None, check_in: CheckIn | None = None, **more: Any) -> dict[str, Any]:
    """Return what a question is about: the ids of the job and of the check-in, and more."""
    return {
        "job": job.id if job else None,
        "check_in": check_in.id if check_in else None,
        **more,
    }


def ask_trouble(turn: Turn, about: Mapping[str, Any]) -> Question:
    """Ask what is hardest; nobody has to say."""
    kinds = turn.content.in_work.troubles
    buttons = [titled(FORM, kinds[one].label, one) for one in FIRST_KINDS]
    buttons.append(button(turn, FORM, "rather_not", SKIP))
    return Question("trouble", "utter_work_ask_trouble", buttons=buttons, free=True, about=about)


def ask_person(turn: Turn, about: Mapping[str, Any]) -> Question:
    """Ask whether a person shall look at it; `about` has the kind of trouble."""
    buttons = [button(turn, FORM, "yes", YES), button(turn, FORM, "no_thanks", NO)]
    return Question(
        "person",
        "utter_work_ask_person",
        values={"team": team(turn)},
        buttons=buttons,
        free=True,
        about=about,
    )


def ask_still(turn: Turn, job: Job, about: Mapping[str, Any]) -> Question:
    """Ask whether somebody is still there, and about how many hours it is."""
    left = button(turn, FORM, "i_left", LEFT)
    if job.hours_per_week is not None:
        buttons = [
            button(turn, FORM, "yes", YES),
            button(turn, FORM, "other_hours", OTHER_HOURS),
            left,
        ]
        values = {"hours": f"{job.hours_per_week:g}"}
        return Question(
            "still", "utter_work_ask_still", values=values, buttons=buttons, free=True, about=about
        )
    buttons = [*_hours(turn, job), left]
    return Question("still", "utter_work_ask_still_hours", buttons=buttons, free=True, about=about)


def ask_hours(turn: Turn, job: Job, about: Mapping[str, Any]) -> Question:
    """Ask about how many hours a week it is now."""
    return Question(
        "hours", "utter_work_ask_hours", buttons=_hours(turn, job), free=True, about=about
    )


def ask_no(turn: Turn, about: Mapping[str, Any]) -> Question:
    """Ask what "no" meant: other hours, or not there any more."""
    buttons = [
        button(turn, FORM, "other_hours", OTHER_HOURS),
        button(turn, FORM, "i_left", LEFT),
    ]
    return Question("no", "utter_work_ask_no", buttons=buttons, free=True, about=about)


def ask_which_job(turn: Turn, found: Sequence[Job], about: Mapping[str, Any]) -> Question:
    """Ask which of several jobs is meant."""
    buttons = [
        titled(FORM, say_job(turn.content, one.title, one.employer), str(one.id)) for one in found
    ]
    known = {**about, "jobs": [one.id for one in found]}
    return Question("which", "utter_work_ask_which", buttons=buttons, free=True, about=known)


def ask_old_or_new(turn: Turn, about: Mapping[str, Any]) -> Question:
    """Ask whether the job that has not begun is over, or the one before it."""
    buttons = [button(turn, FORM, "old_job", "old"), button(turn, FORM, "new_job", "new")]
    return Question("old_or_new", "utter_work_ask_old_or_new", buttons=buttons, free=True,
                    about=about)  # fmt: skip


def ask_last_day(turn: Turn, about: Mapping[str, Any]) -> Question:
    """Ask for the last day in a job that is over."""
    buttons = [
        button(turn, FORM, "today", "today"),
        button(turn, FORM, "yesterday", "yesterday"),
        button(turn, FORM, "rather_not", SKIP),
    ]
    return Question("last_day", "utter_work_ask_last_day", buttons=buttons, free=True, about=about)


def ask_why(turn: Turn, about: Mapping[str, Any]) -> Question:
    """Ask why a job is over; nobody has to say."""
    reasons = turn.content.in_work.reasons
    buttons = [titled(FORM, one.label, name) for name, one in reasons.items()]
    return Question("why", "utter_work_ask_why", buttons=buttons, free=True, about=about)


def ask_standards(turn: Turn, progress: Progress, *, more: bool = False) -> Question:
    """Ask which standards of the Care Certificate are done."""
    file = turn.content.care_certificate
    buttons = [
        titled(FORM, file.words.line.format(number=one, name=file.standards[one].name), f"{one}")
        for one in progress.left[:MOST_STANDARDS]
    ]
    buttons.append(button(turn, FORM, "apply_all", ALL))
    response = "utter_work_ask_standards_more" if more else "utter_work_ask_standards"
    return Question("standards", response, buttons=buttons, free=True, about={"more": more})


def _hours(turn: Turn, job: Job) -> list[dict[str, str]]:
    offered = PLACEMENT_HOURS if job.contract == PLACEMENT else USUAL_HOURS
    return [button(turn, FORM, "about_hours", f"{one:g}", hours=f"{one:g}") for one in offered]
