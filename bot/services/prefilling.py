"""What a new application takes over from what is known: stories, facts, a limit, parts of the form.

Declarations are never taken over: nothing of them is kept that could be.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.content.content import Content
from bot.content.form_sections import Opens
from bot.services import story_bank
from bot.services.application_records import Application, Criterion
from bot.services.ports import UnitOfWork
from bot.services.preparing import Preparing
from bot.services.progress import Step, arrive, log

FACTS_THAT_STAY = frozenset({"driving"})
"""Themes whose plain answer is the same for every employer, whatever the words."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken over when an application was started."""

    sections: tuple[str, ...] = ()
    limit: bool = False

    def __bool__(self) -> bool:
        """Whether anything was taken over."""
        return bool(self.sections) or self.limit


def take_over(uow: UnitOfWork, content: Content, step: Step, new: Application) -> Taken:
    """Take over from the application before what stays the same: parts of the form, the limit."""
    resident = arrive(uow, step)
    others = [one for one in uow.applications.of(resident.id) if one.id != new.id]
    before = next((one for one in others if uow.applications.criteria(one.id)), None)
    if before is None:
        return Taken()
    done = {one.section for one in uow.applications.sections(before.id) if one.state == "done"}
    sections = tuple(
        name
        for name, section in content.form_sections.sections.items()
        if section.carried_over and name in done and section.opens is not Opens.DECLARATIONS
    )
    for name in sections:
        uow.applications.set_section(new.id, name, state="done", at=step.at)
    limit = new.limit_count is None and before.limit_count is not None
    if limit:
        uow.applications.update(
            new.id, at=step.at, limit_count=before.limit_count, limit_unit=before.limit_unit
        )
    data = {"application": new.id, "from": before.id, "sections": list(sections), "limit": limit}
    log(uow, resident, step, "took_over", data)
    return Taken(sections, limit)


def cover(uow: UnitOfWork, content: Content, step: Step, application_id: int) -> int:
    """Put stories and plain answers of before to the open points; return for how many points.

    Points whose answers are never collected are left out of that number.
    """
    resident = arrive(uow, step)
    stories = uow.stories.of(resident.id)
    answers = _answers(uow, resident.id, application_id)
    covered = 0
    for one in uow.applications.criteria(application_id):
        if one.state != "open":
            continue
        story = story_bank.best(content, stories, one)
        answer = answers.get(_fact_key(one)) if content.themes.is_fact(one.theme) else None
        if story is not None:
            changes: dict[str, object] = {"state": "story", "story_id": story.id}
        elif answer is not None:
            changes = {"state": "fact", "answer": answer}
        else:
            continue
        uow.applications.update_criterion(one.id, at=step.at, **changes)
        covered += 1
    if covered:
        data = {"application": application_id, "points": covered}
        log(uow, resident, step, "covered_points", data)
    uow.commit()
    return covered


def shown_by_stories(uow: UnitOfWork, step: Step, work: Preparing) -> list[tuple[str, str]]:
    """Return each point that a story shows, with how that story begins."""
    resident = arrive(uow, step)
    known = {one.id: one.text for one in uow.stories.of(resident.id)}
    uow.commit()
    return [
        (one.text.rstrip("."), known[one.story_id])
        for one in work.criteria
        if one.state == "story" and one.story_id in known
    ]


def _answers(uow: UnitOfWork, resident_id: str, application_id: int) -> dict[str, str]:
    """Return the plain answers of other applications, the newest of each."""
    found: dict[str, str] = {}
    for application in uow.applications.of(resident_id):
        if application.id == application_id:
            continue
        for one in uow.applications.criteria(application.id):
            if one.state == "fact" and one.answer == "yes":
                found.setdefault(_fact_key(one), one.answer)
    return found


def _fact_key(criterion: Criterion) -> str:
    if criterion.theme in FACTS_THAT_STAY:
        return criterion.theme or ""
    return criterion.text.casefold().strip(" .")
