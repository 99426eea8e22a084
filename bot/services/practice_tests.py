"""Practice for employers' tests: the open question, its answer, what a round came to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from random import Random

from bot.content.content import Content
from bot.journey.drills.items import HIGHEST, LOWEST, Item
from bot.journey.drills.path import IN_A_ROUND, Outcome, Past, in_turn, next_level, outcome
from bot.journey.drills.reading import Verdict
from bot.services.applications import current_application
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log
from bot.services.records import Resident
from bot.services.work_records import SkillsItem, SkillsTest

MOST_KEPT = 80
"""So many characters of an answer are kept; the transcript has all of it."""
GONE = "gone"
"""Kept as the answer to a question whose words were taken out of the content."""
TRIED = "tried_situation:"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that somebody is asked: the row's id, and its place in the round, from 1 on."""

    id: int
    item: Item
    number: int
    kind: str
    resumed: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """A round that is over, and by how much the next one is harder (1), easier (-1) or neither."""

    kind: str
    outcome: Outcome
    step: int


def role_of(uow: UnitOfWork, resident: Resident) -> str | None:
    """Return the role that somebody prepares for: of their application, or the first they like."""
    application = current_application(uow, resident)
    if application is not None and application.role_id is not None:
        return application.role_id
    return next((one.role_id for one in uow.progress.interests(resident.id)), None)


def begin(
    uow: UnitOfWork,
    content: Content,
    step: Step,
    kind: str | None,
    *,
    wished: Sequence[str] = (),
    harder: int = 0,
) -> Asked | None:
    """Go on with the practice that is open, or begin one; None when every question was asked.

    `kind`: numeracy, literacy, or None for the one that is open (numeracy where none is).
    `harder`: 1 or -1 where somebody wants other questions; then a new round begins.
    """
    resident = arrive(uow, step)
    open_test = uow.practice.open_test(resident.id)
    kind = kind or (open_test.kind if open_test else "numeracy")
    if open_test is not None and (open_test.kind != kind or harder or wished):
        uow.practice.end_test(resident.id, open_test.id, now=step.at)
        open_test = None
    resumed = open_test is not None
    if open_test is None:
        role = role_of(uow, resident)
        past = _past(content, uow.practice.items(resident.id), kind)
        level = next_level(content.practice_tests.level(role, kind), past) + harder
        uow.practice.start_test(
            resident.id,
            kind=kind,
            role_id=role,
            level=min(max(level, LOWEST), HIGHEST),
            now=step.at,
            key=step.key(f"test:{kind}"),
        )
        log(uow, resident, step, f"test_practised:{kind}", {"kind": kind})
        open_test = uow.practice.open_test(resident.id)
    found = (
        None if open_test is None else _next(uow, content, step, open_test, wished, resumed=resumed)
    )
    uow.commit()
    return found


def asked(uow: UnitOfWork, content: Content, step: Step, item_id: int) -> Asked | None:
    """Return a question that was asked before; None when its words are gone."""
    resident = arrive(uow, step)
    items = uow.practice.items(resident.id)
    row = next((one for one in items if one.id == item_id), None)
    return None if row is None else _asked(content, row, _in_round(items, row.session_id))


def take(
    uow: UnitOfWork,
    content: Content,
    step: Step,
    item_id: int,
    *,
    verdict: Verdict,
    said: str,
    wished: Sequence[str] = (),
) -> Asked | Round | None:
    """Keep an answer; return the next question, or what the round came to.

    None: every question was asked, and nothing came of the round.
    """
    resident = arrive(uow, step)
    right = verdict is Verdict.RIGHT
    kept = "dunno" if verdict is Verdict.SHOWN else said[:MOST_KEPT]
    uow.practice.answer_item(resident.id, item_id, answer=kept, is_right=right, now=step.at)
    test = uow.practice.open_test(resident.id)
    if test is None:
        uow.commit()
        return None
    items = uow.practice.items(resident.id, test.id)
    answered = [one for one in items if one.answered_at is not None]
    found: Asked | Round | None = None
    if len(answered) < IN_A_ROUND:
        found = _next(uow, content, step, test, wished, resumed=False)
    found = found or _over(uow, content, step, resident, test)
    uow.commit()
    return found


def end(uow: UnitOfWork, content: Content, step: Step) -> Round | None:
    """End the round that is open; None when nothing was answered in it."""
    resident = arrive(uow, step)
    test = uow.practice.open_test(resident.id)
    found = None if test is None else _over(uow, content, step, resident, test)
    uow.commit()
    return found


def next_situation(uow: UnitOfWork, content: Content, step: Step) -> str | None:
    """Return the id of a situation that somebody has not tried; None when they tried all."""
    resident = arrive(uow, step)
    tried = {event.what for event in uow.progress.of(resident.id)}
    return next(
        (one for one in content.practice_tests.situations if TRIED + one not in tried), None
    )


def keep_situation(uow: UnitOfWork, step: Step, situation: str) -> None:
    """Keep that somebody tried a situation; what they chose is nobody's mark and is not kept."""
    resident = arrive(uow, step)
    log(uow, resident, step, TRIED + situation, {"situation": situation})
    uow.commit()


def keep_asked(uow: UnitOfWork, step: Step) -> str | None:
    """Keep that somebody asked about tests; return the role that they prepare for, if any."""
    resident = arrive(uow, step)
    log(uow, resident, step, "asked_of_tests")
    uow.commit()
    return role_of(uow, resident)


def _next(
    uow: UnitOfWork,
    content: Content,
    step: Step,
    test: SkillsTest,
    wished: Collection[str],
    *,
    resumed: bool,
) -> Asked | None:
    """Return the question of a round that was not answered yet, or a new one."""
    items = uow.practice.items(test.resident_id)
    in_round = _in_round(items, test.id)
    for row in in_round:
        if row.answered_at is None:
            waiting = _asked(content, row, in_round)
            if waiting is not None:
                return Asked(waiting.id, waiting.item, waiting.number, test.kind, resumed)
            uow.practice.answer_item(
                test.resident_id, row.id, answer=GONE, is_right=False, now=step.at
            )
    past = _past(content, items, test.kind)
    level = next_level(test.level, _past(content, in_round, test.kind))
    had = {one.fingerprint for one in items}
    rng = Random(step.key("draw"))  # noqa: S311 - a turn that is repeated draws the same
    for skill in in_turn(content.drills.of_kind(test.kind), level, past, rng, wished):
        drawn = content.drills.draw(skill, level, rng, had)
        if drawn is None:
            continue
        row_id = uow.practice.ask_item(
            test.resident_id,
            session_id=test.id,
            skill=skill,
            fingerprint=drawn.item.fingerprint,
            params=drawn.params,
            now=step.at,
            key=step.key("item"),
        )
        if row_id is not None:
            number = sum(one.answered_at is not None for one in in_round) + 1
            return Asked(row_id, drawn.item, number, test.kind, resumed)
    return None


def _over(
    uow: UnitOfWork, content: Content, step: Step, resident: Resident, test: SkillsTest
) -> Round | None:
    uow.practice.end_test(resident.id, test.id, now=step.at)
    items = uow.practice.items(resident.id)
    in_round = _past(content, _in_round(items, test.id), test.kind)
    if not in_round:
        return None
    past = _past(content, items, test.kind)
    found = outcome(in_round, past)
    data = {"kind": test.kind, "right": found.right, "asked": found.asked, "level": test.level}
    log(uow, resident, step, f"test_round:{test.kind}", data)
    return Round(test.kind, found, next_level(test.level, past) - test.level)


def _asked(content: Content, row: SkillsItem, in_round: Sequence[SkillsItem]) -> Asked | None:
    skill = content.drills.skills.get(row.skill)
    if skill is None:
        return None
    try:
        item = content.drills.build(row.skill, row.params)
    except (KeyError, IndexError, ValueError):
        return None
    before = [one for one in in_round if one.answered_at is not None and one.id < row.id]
    return Asked(row.id, item, len(before) + 1, skill.kind)


def _in_round(items: Sequence[SkillsItem], session_id: int) -> list[SkillsItem]:
    return [one for one in items if one.session_id == session_id]


def _past(content: Content, items: Sequence[SkillsItem], kind: str) -> list[Past]:
    known = content.drills.of_kind(kind)
    return [
        Past(one.skill, int(one.params.get("level", LOWEST)), bool(one.is_right))
        for one in items
        if one.skill in known and one.answered_at is not None and one.answer != GONE
    ]
