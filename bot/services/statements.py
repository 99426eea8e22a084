"""The supporting statement of an application: put together from what is kept, looked at, agreed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bot.content.content import Content
from bot.journey.specification import Need
from bot.journey.statement import Limit, LimitUnit, Point, Statement, assemble
from bot.journey.statement_review import Finding, Reason, review
from bot.journey.tidying import tidy
from bot.services.application_records import Application, Criterion
from bot.services.ports import UnitOfWork
from bot.services.preparing import ON_THE_FORM, Preparing
from bot.services.progress import Step, arrive, log

STATEMENT_WORD = "statement_word"
STATEMENT_PAGE = "statement_page"
"""The two files of a statement, as a message names them."""
LIMIT = "limit"
"""The mark, among an application's sections, that its limit was asked for."""
MOST_FINDINGS = 4
"""So many hints are shown one by one; more would only tire."""
_SAID_ELSEWHERE = frozenset({Reason.ESSENTIAL_MISSING, Reason.TOO_SHORT, Reason.SHORT_STORY})
"""Gaps are listed together, and nobody is told that a true story is too short."""


@dataclass(frozen=True, slots=True)
class Built:
    """A statement as it stands, with its limit and what to look at, the most important first."""

    statement: Statement
    limit: Limit | None
    findings: tuple[Finding, ...]

    def to_show(self, left: Collection[str]) -> Finding | None:
        """Return the next hint that was not left as it is; None when none is worth showing."""
        if len(left) >= MOST_FINDINGS:
            return None
        shown = (one for one in self.findings if one.reason not in _SAID_ELSEWHERE)
        return next((one for one in shown if key_of(one) not in left), None)


def key_of(finding: Finding) -> str:
    """Return what a hint is remembered by once it was left as it is."""
    return f"{finding.reason}:{finding.section}"


def asked_for_limit(uow: UnitOfWork, work: Preparing) -> bool:
    """Whether the form's limit is known, or was asked for before."""
    known = {one.section for one in uow.applications.sections(work.application.id)}
    return work.application.limit_count is not None or LIMIT in known


def keep_limit(uow: UnitOfWork, step: Step, work: Preparing, limit: Limit | None) -> None:
    """Keep how long the form lets a statement be; None: it is not known."""
    resident = arrive(uow, step)
    number = work.application.id
    uow.applications.set_section(number, LIMIT, state="done", at=step.at)
    if limit is not None:
        uow.applications.update(
            number, at=step.at, limit_count=limit.count, limit_unit=limit.unit.value
        )
    log(uow, resident, step, "limit_kept", {"application": number, "known": limit is not None})
    uow.commit()


def opening_before(uow: UnitOfWork, step: Step, work: Preparing) -> str | None:
    """Return why the resident wanted the work, from the application before; None: nothing there."""
    resident = arrive(uow, step)
    uow.commit()
    others = (one for one in uow.applications.of(resident.id) if one.id != work.application.id)
    return next((one.opening for one in others if one.opening), None)


def keep_opening(uow: UnitOfWork, content: Content, step: Step, work: Preparing, text: str) -> None:
    """Keep why the resident wants this work, mended; an empty text: they would rather not say."""
    resident = arrive(uow, step)
    number = work.application.id
    uow.applications.update(number, at=step.at, opening=tidy(text, content.spelling).text)
    log(uow, resident, step, "opening_kept", {"application": number, "said": bool(text)})
    uow.commit()


def built(uow: UnitOfWork, content: Content, step: Step, work: Preparing) -> Built:
    """Put the statement together from what is kept now, and look at it."""
    resident = arrive(uow, step)
    stories = {one.id: one.text for one in uow.stories.of(resident.id)}
    uow.commit()
    points = [_point(content, one, stories) for one in work.criteria if one.answer != ON_THE_FORM]
    statement = _assembled(content, work.application, points)
    limit = _limit(work.application)
    rules = content.statement.rules
    return Built(statement, limit, review(statement, points, rules, content.spelling, limit))


def agree(uow: UnitOfWork, step: Step, work: Preparing, text: str) -> None:
    """Keep the statement that the resident agreed to."""
    resident = arrive(uow, step)
    number = work.application.id
    uow.applications.update(number, at=step.at, statement=text, statement_at=step.at)
    log(uow, resident, step, "statement_agreed", {"application": number})
    uow.commit()


def statement_for(uow: UnitOfWork, content: Content, application: Application) -> Statement:
    """Return an application's statement as it stands; nothing is written."""
    stories = {one.id: one.text for one in uow.stories.of(application.resident_id)}
    known = uow.applications.criteria(application.id)
    points = [_point(content, one, stories) for one in known if one.answer != ON_THE_FORM]
    return _assembled(content, application, points)


def _assembled(content: Content, application: Application, points: list[Point]) -> Statement:
    return assemble(
        points,
        content.statement.words,
        role=application.title,
        employer=application.employer,
        interest=application.opening,
    )


def _point(content: Content, one: Criterion, stories: dict[int, str]) -> Point:
    is_fact = one.state == "fact"
    told = stories.get(one.story_id) if one.state == "story" and one.story_id else None
    return Point(
        one.position,
        one.text,
        Need(one.kind),
        one.theme,
        content.label("apply_have_it") if is_fact else told,
        one.story_id if told else None,
        is_fact,
    )


def _limit(application: Application) -> Limit | None:
    if application.limit_count is None:
        return None
    unit = application.limit_unit or LimitUnit.WORDS.value
    return Limit(application.limit_count, LimitUnit(unit))
