"""Preparing an application: the employer's list, what there is to show for it, and what is next.

Everything is worked out from SQL. The list comes from the advert's own text, from what was pasted,
or from the role's usual points. What earlier applications hold is taken over (`prefilling`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.content.content import Content
from bot.journey.next_step import PREPARING, SETTLED, Next, Point, Prepared, next_step
from bot.journey.specification import MOST_READ, Specification, read_specification
from bot.journey.specification import Criterion as Read
from bot.services.application_records import Application, Criterion, NewCriterion
from bot.services.applications import current_application
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log
from bot.services.records import Resident

PASTE = "pasted_list"
"""The preference that holds what was pasted so far; emptied once the list is kept."""
ON_THE_FORM = "on_the_form"
"""The answer to a point that is told only on the employer's form."""
NEVER_ASKED = frozenset({"right_to_work", "checks"})
"""Themes of points whose answers are never collected."""


@dataclass(frozen=True, slots=True)
class Preparing:
    """One application as it stands: its points, and the sections of its form with their states."""

    application: Application
    criteria: tuple[Criterion, ...]
    sections: Mapping[str, str]

    @property
    def prepared(self) -> Prepared:
        """Return how far it is, for the rules."""
        points = tuple(Point(one.id, one.kind, one.state) for one in self.criteria)
        has_statement = self.application.statement_at is not None
        return Prepared(self.application.stage, points, has_statement, self.sections)

    @property
    def next(self) -> Next:
        """Return the next small step."""
        return next_step(self.prepared)

    @property
    def done(self) -> int:
        """Return for how many points there is something to show."""
        return self.prepared.met

    @property
    def total(self) -> int:
        """Return how many points there are."""
        return len(self.criteria)

    def criterion(self, criterion_id: object) -> Criterion | None:
        """Return one of its points, or None."""
        return next((one for one in self.criteria if one.id == criterion_id), None)

    def of_kind(self, *, desirable: bool) -> list[Criterion]:
        """Return the desirable points, or those that must be shown."""
        return [one for one in self.criteria if (one.kind == "desirable") is desirable]


def opened(
    uow: UnitOfWork, content: Content, step: Step, application_id: object = None
) -> Preparing | None:
    """Return the application of that id, or the one that the resident works on, or None."""
    return opened_of(uow, content, arrive(uow, step), application_id)


def opened_of(
    uow: UnitOfWork, content: Content, resident: Resident, application_id: object = None
) -> Preparing | None:
    """Return an application of a resident as `opened` does; nothing is written."""
    if isinstance(application_id, int):
        application = uow.applications.get(resident.id, application_id)
    else:
        application = current_application(uow, resident)
    if application is None:
        return None
    return Preparing(
        application,
        tuple(uow.applications.criteria(application.id)),
        section_states(uow, content, application.id),
    )


def unfinished(uow: UnitOfWork, content: Content, resident: Resident) -> Preparing | None:
    """Return the application with something left to write that was touched last, or None."""
    found = opened_of(uow, content, resident)
    return found if found is not None and found.application.stage in PREPARING else None


def section_states(uow: UnitOfWork, content: Content, application_id: int) -> dict[str, str]:
    """Return the state of every section of the form, in its order: todo, done or not_needed."""
    known = {one.section: one.state for one in uow.applications.sections(application_id)}
    return {
        name: known.get(name, "not_needed" if section.usually_not_needed else "todo")
        for name, section in content.form_sections.sections.items()
    }


def settle_section(uow: UnitOfWork, step: Step, work: Preparing, section: str, state: str) -> None:
    """Keep how far a section of the form is; one that is not known changes nothing."""
    resident = arrive(uow, step)
    if section in work.sections:
        number = work.application.id
        uow.applications.set_section(number, section, state=state, at=step.at)
        if state in SETTLED:
            data = {"application": number, "section": section, "state": state}
            log(uow, resident, step, f"section:{section}", data)
    uow.commit()


def add_paste(
    uow: UnitOfWork, content: Content, step: Step, application_id: int, text: str
) -> Specification:
    """Add a pasted piece to those before it, and return what is read from all of them together.

    A message asked again adds nothing twice.
    """
    resident = arrive(uow, step)
    held = _pasted(uow, resident, application_id)
    if step.message_id not in {piece["id"] for piece in held}:
        held.append({"id": step.message_id, "text": text})
    value = {"application": application_id, "pieces": held}
    uow.progress.set_preference(resident.id, name=PASTE, value=value, at=step.at)
    log(uow, resident, step, "pasted_list", {"application": application_id, "pieces": len(held)})
    uow.commit()
    return _read(content, held)


def pasted(uow: UnitOfWork, content: Content, step: Step, application_id: int) -> Specification:
    """Return what is read from the pieces that were pasted so far."""
    return _read(content, _pasted(uow, arrive(uow, step), application_id))


def forget_paste(uow: UnitOfWork, step: Step) -> None:
    """Let go of what was pasted: it was read, or it was something else."""
    resident = arrive(uow, step)
    if uow.progress.preferences(resident.id).get(PASTE) is not None:
        uow.progress.set_preference(resident.id, name=PASTE, value=None, at=step.at)
    uow.commit()


def keep_list(
    uow: UnitOfWork,
    step: Step,
    application_id: int,
    criteria: Iterable[Read],
    *,
    source: str,
) -> None:
    """Put the employer's list in the place of the one before it, and let go of what was pasted.

    Points that were on the list before, word for word, keep what there was to show.
    """
    resident = arrive(uow, step)
    before = {one.text: one for one in uow.applications.criteria(application_id)}
    new = [NewCriterion(one.need.value, one.text, one.theme) for one in criteria]
    uow.applications.set_criteria(application_id, new, at=step.at)
    for one in uow.applications.criteria(application_id):
        known = before.get(one.text)
        if one.theme in NEVER_ASKED:
            _settle(uow, one.id, step, state="fact", answer=ON_THE_FORM)
        elif known is not None and known.state != "open":
            _settle(
                uow, one.id, step, state=known.state, story_id=known.story_id, answer=known.answer
            )
    uow.progress.set_preference(resident.id, name=PASTE, value=None, at=step.at)
    uow.applications.update(application_id, at=step.at, statement=None, statement_at=None)
    data = {"application": application_id, "source": source, "points": len(new)}
    log(uow, resident, step, "kept_list", data)
    uow.commit()


def answer_fact(uow: UnitOfWork, step: Step, criterion: Criterion, answer: str) -> None:
    """Keep a plain answer to a point; "no" and "not_yet" leave a gap, "skip" leaves it out."""
    states = {"yes": "fact", "no": "gap", "not_yet": "gap", "skip": "skipped"}
    state = states[answer]
    _of_point(uow, step, criterion, state=state, answer=answer if state == "fact" else None)


def leave_point(uow: UnitOfWork, step: Step, criterion: Criterion, *, gap: bool) -> None:
    """Leave a point: as a gap where they have nothing for it, or skipped for now."""
    _of_point(uow, step, criterion, state="gap" if gap else "skipped", answer=None)


def show_story(uow: UnitOfWork, step: Step, criterion: Criterion, story_id: int) -> None:
    """Let a story of the bank show a point."""
    _of_point(uow, step, criterion, state="story", story_id=story_id)


def reopen(uow: UnitOfWork, step: Step, criteria: Sequence[Criterion]) -> None:
    """Ask for these points anew."""
    for criterion in criteria:
        _settle(uow, criterion.id, step, state="open", story_id=None, answer=None)
    uow.commit()


def _of_point(uow: UnitOfWork, step: Step, criterion: Criterion, **changes: object) -> None:
    resident = arrive(uow, step)
    _settle(uow, criterion.id, step, **{"story_id": None, "answer": None, **changes})
    uow.applications.update(criterion.application_id, at=step.at, statement_at=None)
    data = {"application": criterion.application_id, "point": criterion.id}
    log(uow, resident, step, f"point_{changes['state']}", data)
    uow.commit()


def _settle(uow: UnitOfWork, criterion_id: int, step: Step, **changes: object) -> None:
    uow.applications.update_criterion(criterion_id, at=step.at, **changes)


def _pasted(uow: UnitOfWork, resident: Resident, application_id: int) -> list[dict[str, str]]:
    held = uow.progress.preferences(resident.id).get(PASTE) or {}
    return list(held.get("pieces", [])) if held.get("application") == application_id else []


def _read(content: Content, pieces: Sequence[Mapping[str, str]]) -> Specification:
    whole = "\n".join(piece["text"] for piece in pieces)
    return read_specification(whole[: MOST_READ + 1], content.themes)
