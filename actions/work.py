"""How it goes at work: what is told, what is asked, and what its buttons say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions import care_certificate, work_left
from actions.background import BackgroundTell
from actions.base import ResidentAction
from actions.form import is_question
from actions.guided import Done, GuidedForm, Question, begin
from actions.knowing import resident
from actions.misunderstood import SECOND_LOOK, UNDERSTOOD, miss
from actions.safety import SafetySignpost
from actions.starting import start_question
from actions.starting_questions import DAY_BEFORE, topic_buttons
from actions.turn import Events, Turn
from actions.work_questions import (
    FORM,
    about_of,
    ask_hours,
    ask_last_day,
    ask_no,
    ask_old_or_new,
    ask_person,
    ask_standards,
    ask_still,
    ask_trouble,
    ask_which_job,
    ask_why,
)
from actions.work_said import UNSAFE, heard, read, trouble
from actions.work_takes import TAKES
from bot.journey.applying import ApplicationStage
from bot.journey.care_standards import is_about_standards
from bot.journey.check_ins import Answer, Feeling
from bot.services import care_certificate as care
from bot.services import check_ins, jobs
from bot.services.job_facts import job_now, jobs_now, last_job, not_over
from bot.services.matters.jobs import check_in_of
from bot.services.matters.kind import subject_of
from bot.services.progress import Standing
from bot.services.work_records import CheckIn, Job

SURE_ENOUGH = 0.4
IN_WORK = "in_work"


class WorkGood(ResidentAction):
    """Hears that it goes well, or how far somebody is with what they learn at work."""

    action_name = "action_work_good"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Say it in one plain sentence and keep it; a check-in that waits is answered by it."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH and not turn.meant:
            return miss(turn)
        if turn.was_typed and is_about_standards(turn.text) and not turn.form:
            return [UNDERSTOOD, *_opened(turn, care_certificate.tell(turn, turn.text))]
        told = read(turn, turn.text) if turn.was_typed else Answer()
        good = Answer(feeling=Feeling.GOOD).and_then(Answer(
            told.feeling if told.feeling is Feeling.OK else None, told.still_there, told.hours
        ))  # fmt: skip
        return [UNDERSTOOD, *_heard(turn, standing, good)]


class WorkProblem(ResidentAction):
    """Hears what is hard at work."""

    action_name = "action_work_problem"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Say first words and who helps, and offer a person; who is not safe comes first."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH and not turn.meant:
            return miss(turn)
        told = read(turn, turn.text) if turn.was_typed else Answer()
        if told.trouble == UNSAFE:
            turn.meant = "safety_danger"
            return SafetySignpost().answer(turn, standing)
        hard = Answer(Feeling.HARD).and_then(told)
        if hard.feeling is not Feeling.HARD and told.trouble is None:
            hard = hard.and_then(Answer(Feeling.HARD))
        return [UNDERSTOOD, *_heard(turn, standing, hard)]


class WorkLeft(ResidentAction):
    """Hears that a job is over."""

    action_name = "action_work_left"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:  # noqa: PLR0911 - one for each way of it
        """Keep it without a word of blame; a job that we never knew is a part of the background."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH and not turn.meant:
            return miss(turn)
        if turn.was_typed and work_left.has_not_left(turn.text):
            turn.say("utter_work_not_left")
            return [UNDERSTOOD, *turn.go_on()]
        with turn.parts.reading() as uow:
            now = jobs_now(uow, standing.resident.id)
        if not now and standing.stage != IN_WORK:
            return BackgroundTell().answer(turn, standing)
        words = turn.text if turn.was_typed else ""
        if len(now) > 1:
            return [UNDERSTOOD, *begin(turn, FORM, ask_which_job(turn, now, {"text": words[:200]}))]
        job = now[0] if now else _job_of_application(turn, standing)
        if job is None:
            return BackgroundTell().answer(turn, standing)
        following = work_left.begin_leaving(turn, job, words)
        # Whoever loses a job hears all of it now; another question can be taken up later.
        if isinstance(following, Question):
            return [UNDERSTOOD, *begin(turn, FORM, following)]
        return [UNDERSTOOD, *turn.close_form()]


class WorkChange(ResidentAction):
    """Does what a button about a job says, also one of weeks ago."""

    action_name = "action_work_change"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Do it; what is not there any more is said kindly."""
        wish = turn.entity("work_wish") or ""
        about = turn.entity("job") or ""
        _, number, what = subject_of(about)
        with turn.parts.reading() as uow:
            job = jobs.get(uow, standing.resident.id, number or None)
            job = job or last_job(uow, standing.resident.id)
            check_in = check_in_of(uow, job, what) if job else None
        if wish == "standards":
            return _opened(turn, care_certificate.tell(turn, ""))
        if wish == "ask_start":
            turn.say("utter_work_ask_away", buttons=topic_buttons(turn, DAY_BEFORE))
            return turn.go_on()
        if job is None:
            turn.say("utter_work_no_job")
            return turn.go_on()
        return _done(turn, standing, wish, job, check_in)


class WorkForm(GuidedForm):
    """Asks what follows from how it goes at work, or from a job that is over."""

    form = FORM

    def build(self, turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
        """Put a question anew."""
        if name == "standards":
            who = resident(turn).id
            with turn.parts.reading() as uow:
                progress = care.progress_of(uow, who)
            return ask_standards(turn, progress, more=bool(about.get("more")))
        if name in _ASKS:
            return _ASKS[name](turn, about)
        with turn.parts.reading() as uow:
            who = resident(turn).id
            if name == "which":
                found = [uow.jobs.get(who, int(one)) for one in about.get("jobs", ())]
                return ask_which_job(turn, [one for one in found if one], about)
            job = jobs.get(uow, who, about.get("job"))
        if job is None:
            return None
        return (ask_still if name == "still" else ask_hours)(turn, job, about)

    def take(
        self, turn: Turn, name: str, about: Mapping[str, Any], value: str
    ) -> Question | Done | None:
        """Keep the answer and return what is asked next."""
        if name == "standards":
            return care_certificate.take_standards(turn, about, value)
        return TAKES[name](turn, about, value)


_ASKS = {
    "trouble": ask_trouble,
    "person": ask_person,
    "no": ask_no,
    "old_or_new": ask_old_or_new,
    "last_day": ask_last_day,
    "why": ask_why,
}


def _done(turn: Turn, standing: Standing, wish: str, job: Job, check_in: CheckIn | None) -> Events:
    match wish:
        case "good" | "ok" | "hard":
            told = Answer(feeling=Feeling(wish))
            if check_in is None and job.state == jobs.EXPECTED:
                told = told.and_then(Answer(still_there=True))  # it is how the first day was
            return _opened(turn, heard(turn, job, check_in, told))
        case "told":
            words = turn.entity("wrote") or ""
            told = read(turn, words)
            if told.trouble == UNSAFE:
                turn.meant = "safety_danger"
                return SafetySignpost().answer(turn, standing)
            return _opened(turn, heard(turn, job, check_in, told, words=words))
        case "left":
            return _opened(turn, work_left.leave(turn, job, ""))
        case "not_started" | "moved":
            # Nothing is asked of a first day that is not known any more.
            with turn.parts.writing() as uow:
                jobs.change(uow, turn.step, job, starts_on=None, state=jobs.EXPECTED)
            turn.say(f"utter_work_{wish}")
            return turn.go_on() if turn.form else start_question(turn)
        case "undo":
            with turn.parts.writing() as uow:
                jobs.take_back(uow, turn.step, job)
            turn.say("utter_work_back")
        case "rest":
            turn.say("utter_work_rest")
        case _:
            turn.say("utter_work_all_clear")
    return turn.go_on()


def _heard(turn: Turn, standing: Standing, told: Answer) -> Events:
    """Keep what was told outside of a question; where no job is known it is not asked for long."""
    who = standing.resident.id
    with turn.parts.reading() as uow:
        job = job_now(uow, who)
        check_in = check_ins.open_check_in(uow, who, turn.step.at)
        if check_in is not None:
            job = uow.jobs.get(who, check_in.job_id)
    words = turn.text if turn.was_typed and check_in is not None else None
    if job is not None:
        return _opened(turn, heard(turn, job, check_in, told, words=words))
    if told.trouble is not None:
        return _opened(turn, trouble(turn, told.trouble, about_of(None)))
    if told.feeling is Feeling.HARD:
        return _opened(turn, ask_trouble(turn, about_of(None)))
    turn.say("utter_told", text=turn.content.in_work.good[0])
    if turn.form or (turn.was_typed and is_question(turn.text)):
        return turn.go_on()
    return start_question(turn, since=True)


def _opened(turn: Turn, following: Question | Done) -> Events:
    """Ask what follows; inside another question that one comes back, and nothing more is asked."""
    if turn.form and turn.form != FORM:
        if isinstance(following, Question) and following.name in {"person", "trouble"}:
            turn.say("utter_work_write_person")
        return turn.go_on()
    return begin(turn, FORM, following) if isinstance(following, Question) else []


def _job_of_application(turn: Turn, standing: Standing) -> Job | None:
    """Return the job of an application that came to its last stage without a day being told."""
    with turn.parts.reading() as uow:
        mine = [
            one
            for one in not_over(uow, standing.resident.id)
            if one.stage == ApplicationStage.START
        ]
    if not mine:
        return None
    with turn.parts.writing() as uow:
        return jobs.start(
            uow, turn.content, turn.step, day=None, has_begun=True, application=mine[0]
        )


# Told where a question is open, it is heard when it is no answer to that question.
SECOND_LOOK["inwork_good"] = WorkGood()
SECOND_LOOK["inwork_problem"] = WorkProblem()
SECOND_LOOK["job_left"] = WorkLeft()
