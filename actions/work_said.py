"""What is said and kept when somebody tells how it goes at work: good, hard, still there."""

from __future__ import annotations

from typing import Any

from actions import work_left
from actions.guided import DONE, Done, Question
from actions.knowing import resident
from actions.starting_questions import PLACEMENT
from actions.turn import Turn
from actions.work_questions import about_of, ask_person, ask_still, ask_trouble
from bot.clock import in_london
from bot.content.say_at_work import say_trouble
from bot.content.say_facts import with_care
from bot.journey.check_ins import Answer, Feeling, read_answer
from bot.services import check_ins
from bot.services.work_records import CheckIn, Job

INTERVIEW_FROM_MONTH = 5
"""From this month of a placement on, the interview at its end is spoken of."""
UNSAFE = "unsafe"
WORK = "work:"
"""What the reason of a request for a person begins with, before the kind of trouble."""


def read(turn: Turn, text: str, *, asked: str | None = None) -> Answer:
    """Return what a message tells of work."""
    kinds = turn.content.in_work.troubles
    return read_answer(text, {name: one.words for name, one in kinds.items()}, asked=asked)


def heard(
    turn: Turn,
    job: Job,
    check_in: CheckIn | None,
    told: Answer,
    *,
    words: str | None = None,
) -> Question | Done:
    """Keep what was told of a job, say what follows, and return what is asked next."""
    with turn.parts.writing() as uow:
        if check_in is not None:
            check_in = check_ins.answer(uow, turn.step, check_in, told, words)
        else:
            check_ins.tell(uow, turn.step, job, told)
    if told.still_there is False:
        return work_left.begin_leaving(turn, job, words or "")
    if told.trouble is not None:
        return trouble(turn, told.trouble, about_of(job, check_in))
    if told.feeling is Feeling.HARD:
        return ask_trouble(turn, about_of(job, check_in))
    if told.feeling is not None:
        _say_feeling(turn, told.feeling, job)
    return after(turn, job, check_in)


def trouble(turn: Turn, kind: str, about: dict[str, Any]) -> Question:
    """Say the first words for a kind of trouble, who helps, and offer a person."""
    who = resident(turn).id
    with turn.parts.writing() as uow:
        job = uow.jobs.get(who, int(about["job"])) if about.get("job") else None
        if about.get("check_in"):
            one = check_ins.get(uow, who, int(about["check_in"]))
            if one is not None and one.trouble is None:
                check_ins.answer(uow, turn.step, one, Answer(trouble=kind))
        check_ins.trouble(uow, turn.step, kind, job)
    found = turn.content.in_work.troubles[kind]
    for text in say_trouble(turn.content, found, in_london(turn.step.at).date()):
        turn.say("utter_told", text=text)
    return ask_person(turn, {**about, "kind": kind})


def after(turn: Turn, job: Job, check_in: CheckIn | None) -> Question | Done:
    """Ask what a check-in still misses, or end it with a word of thanks."""
    if check_in is not None and _misses(job, check_in):
        return ask_still(turn, job, about_of(job, check_in))
    _say_thanks(turn, job, check_in)
    return DONE


def _misses(job: Job, check_in: CheckIn) -> bool:
    if check_in.still_there is None:
        return True
    return check_in.hours is None and job.hours_per_week is None


def _say_feeling(turn: Turn, feeling: Feeling, job: Job) -> None:
    if feeling is Feeling.OK:
        turn.say("utter_work_ok")
        return
    good = turn.content.in_work.good
    turn.say("utter_told", text=good[job.id % len(good)])


def _say_thanks(turn: Turn, job: Job, check_in: CheckIn | None) -> None:
    if check_in is None:
        turn.say("utter_work_kept")
        return
    if job.contract != PLACEMENT:
        turn.say("utter_work_thanks")
        return
    if check_in.kind == PLACEMENT and check_in.number >= INTERVIEW_FROM_MONTH:
        fact = turn.content.care_certificate.topics["interview"]
        today = in_london(turn.step.at).date()
        turn.say("utter_told", text=with_care(turn.content, fact, fact.says, today))
    turn.say("utter_work_thanks_placement")
