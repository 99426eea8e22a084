"""Mock interviews: started, asked on, answered, ended, and taken up again after days.

Which questions a practice has, and how far it is, stands in the preference `PLAN`; answers are rows
with what was read in them. Practice only: nothing of it is a mark (features R36, R37).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.content.content import Content
from bot.journey.practice import Style, Wanted, When
from bot.journey.practice_feedback import Heard
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log
from bot.services.records import Resident
from bot.services.work_records import Practice, PracticeAnswer

PLAN = "practice_plan"
"""The preference with the questions of the practice that was begun last, and how far it is."""
FOLLOWS = "follows"
"""In what is kept of an answer: what the interviewer had asked for, where it goes on with one."""


@dataclass(frozen=True, slots=True)
class Going:
    """A practice as it stands: its questions in order, which one is open, and the answers.

    `style`, `when` and `role` may have been changed in the middle; the row holds those of the
    beginning. `had`: the questions of all practices, the newest last.
    """

    practice: Practice
    style: Style
    when: When
    questions: tuple[str, ...]
    at: int
    role: str | None = None
    had: tuple[str, ...] = ()
    answers: tuple[PracticeAnswer, ...] = ()

    @property
    def question(self) -> str | None:
        """Return the id of the open question; None when all were asked."""
        return self.questions[self.at] if self.at < len(self.questions) else None

    def tries(self, question_id: str) -> list[PracticeAnswer]:
        """Return the tries at a question, the oldest first, each with all that was added to it."""
        found: list[PracticeAnswer] = []
        for one in self.answers:
            if one.question_id != question_id:
                continue
            if one.assessment.get(FOLLOWS) and found:
                found.pop()
            found.append(one)
        return found

    def follow_ups(self, question_id: str) -> int:
        """Return how often the interviewer asked on after a question."""
        return sum(
            one.question_id == question_id and bool(one.assessment.get(FOLLOWS))
            for one in self.answers
        )

    @property
    def answered(self) -> list[str]:
        """Return the ids of the questions that were answered, in order."""
        return [one for one in self.questions if self.tries(one)]


def going(uow: UnitOfWork, resident: Resident) -> Going | None:
    """Return the practice that goes on, or None."""
    practice = uow.practice.open(resident.id)
    return _read(uow, resident, practice) if practice else None


def of_id(uow: UnitOfWork, resident: Resident, practice_id: object) -> Going | None:
    """Return a practice, also one that has ended; None where its questions are not known."""
    found = (one for one in uow.practice.practices(resident.id) if one.id == practice_id)
    practice = next(found, None)
    return _read(uow, resident, practice) if practice else None


def before(uow: UnitOfWork, resident: Resident) -> tuple[Style, When, int] | None:
    """Return style, feedback and length of the practice before; None before the first."""
    last = next(iter(uow.practice.practices(resident.id)), None)
    if last is None:
        return None
    plan = _plan(uow, resident)
    style = Style(plan.get("style") or last.style)
    when = When(plan.get("when") or last.feedback)
    return style, when, len(plan.get("questions") or ())


def start(
    uow: UnitOfWork,
    content: Content,
    step: Step,
    wanted: Wanted,
    *,
    when: When,
    application_id: int | None = None,
) -> Going:
    """Begin a practice with questions chosen for it; one that was open ends."""
    resident = arrive(uow, step)
    open_one = uow.practice.open(resident.id)
    if open_one is not None:
        uow.practice.end(resident.id, open_one.id, now=step.at)
    questions = content.interview_questions.bank().choose(wanted, asked_before(uow, resident))
    number = uow.practice.start(
        resident.id,
        role_id=wanted.role,
        application_id=application_id,
        style=wanted.style,
        feedback=when,
        now=step.at,
        key=step.key("practice"),
    )
    plan = {"practice": number, "style": wanted.style, "when": when, "at": 0, "role": wanted.role}
    _keep(uow, resident, step, {**plan, "questions": list(questions)})
    _remember(uow, resident, step, questions)
    log(uow, resident, step, "practice_started", {"practice": number, "style": str(wanted.style)})
    uow.commit()
    return _found(of_id(uow, resident, number))


def asked_before(uow: UnitOfWork, resident: Resident) -> tuple[str, ...]:
    """Return the questions that they were asked in practices, the newest last."""
    return tuple(_plan(uow, resident).get("had") or ())


def change(
    uow: UnitOfWork,
    step: Step,
    known: Going,
    *,
    style: Style | None = None,
    when: When | None = None,
    questions: Sequence[str] | None = None,
    role: str | None = None,
) -> Going:
    """Go on in another style, with feedback at another time, other questions or another role."""
    resident = arrive(uow, step)
    changed = replace(
        known,
        style=style or known.style,
        when=when or known.when,
        questions=tuple(questions or known.questions),
        role=role or known.role,
    )
    _keep(uow, resident, step, _columns(changed))
    _remember(uow, resident, step, changed.questions)
    uow.commit()
    return changed


def move_to(uow: UnitOfWork, step: Step, known: Going, at: int) -> Going:
    """Go to a question of a practice by its place."""
    resident = arrive(uow, step)
    moved = replace(known, at=at)
    _keep(uow, resident, step, _columns(moved))
    uow.commit()
    return moved


def answer(
    uow: UnitOfWork,
    step: Step,
    known: Going,
    heard: Heard,
    *,
    question_id: str,
    follows: str | None = None,
) -> Going:
    """Keep an answer with what was read in it; a message asked again keeps nothing twice.

    `follows`: what the interviewer had asked for; then `heard` is the whole answer with it.
    """
    resident = arrive(uow, step)
    number = known.practice.id
    attempts = [one.attempt for one in known.answers if one.question_id == question_id]
    read: dict[str, Any] = heard.read.to_json()
    uow.practice.answer(
        resident.id,
        practice_id=number,
        question_id=question_id,
        attempt=max(attempts, default=0) + 1,
        text=heard.text,
        assessment={**read, FOLLOWS: follows} if follows else read,
        now=step.at,
        key=step.key("practice_answer"),
    )
    data = {"practice": number, "question": question_id, "attempt": len(attempts) + 1}
    log(uow, resident, step, f"practice_answered:{question_id}", data)
    uow.commit()
    return _found(of_id(uow, resident, number))


def finish(uow: UnitOfWork, step: Step, known: Going) -> None:
    """End a practice."""
    resident = arrive(uow, step)
    if uow.practice.end(resident.id, known.practice.id, now=step.at):
        data = {"practice": known.practice.id, "answered": len(known.answered)}
        log(uow, resident, step, "practice_finished", data)
    uow.commit()


def _read(uow: UnitOfWork, resident: Resident, practice: Practice) -> Going | None:
    plan = _plan(uow, resident)
    if plan.get("practice") != practice.id:
        return None
    return Going(
        practice=practice,
        style=Style(plan.get("style") or practice.style),
        when=When(plan.get("when") or practice.feedback),
        questions=tuple(plan.get("questions") or ()),
        at=int(plan.get("at") or 0),
        role=plan.get("role") or practice.role_id,
        had=tuple(plan.get("had") or ()),
        answers=tuple(uow.practice.answers(resident.id, practice.id)),
    )


def _columns(known: Going) -> dict[str, Any]:
    return {
        "practice": known.practice.id,
        "style": known.style,
        "when": known.when,
        "role": known.role,
        "questions": list(known.questions),
        "at": known.at,
    }


def _plan(uow: UnitOfWork, resident: Resident) -> Mapping[str, Any]:
    return uow.progress.preferences(resident.id).get(PLAN) or {}


def _keep(uow: UnitOfWork, resident: Resident, step: Step, plan: Mapping[str, Any]) -> None:
    value = {**_plan(uow, resident), **plan}
    uow.progress.set_preference(resident.id, name=PLAN, value=value, at=step.at)


def _remember(uow: UnitOfWork, resident: Resident, step: Step, questions: Sequence[str]) -> None:
    """Remember what was asked, the newest last, each once."""
    had = [one for one in asked_before(uow, resident) if one not in questions]
    _keep(uow, resident, step, {"had": [*had, *questions]})


def _found(known: Going | None) -> Going:
    if known is None:
        message = "The practice is not there. Restore the database from its last backup."
        raise LookupError(message)
    return known
