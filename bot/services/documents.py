"""A resident's papers for the checks: what they say they have, and what that is enough for.

Only "have", "expired", "none" or "not sure" of each paper is kept; never a number, never what
stands in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.content.content import Content
from bot.content.say_documents import say_missing
from bot.journey import checks as rules
from bot.journey.documents import HAVE, NONE, Check, Standing, Verdict, judge
from bot.journey.told_documents import ToldPapers, Vocabulary, read_papers
from bot.services import checks
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log

_BLOCKS = {Check.IDENTITY: "photo", Check.ADDRESS: "address"}
READY, SHARE_CODE = "ready", "share_code"


def held(uow: UnitOfWork, resident_id: str) -> dict[str, str]:
    """Return what somebody said of papers: have, expired, none or not_sure, by paper."""
    return {item: one.state for item, one in uow.checks.documents(resident_id).items()}


def verdicts(
    content: Content, known: Mapping[str, str], prefers: Sequence[str] = ()
) -> dict[Check, Verdict]:
    """Return how somebody stands with every check."""
    return judge(content.documents.papers, known, prefers)


def missing_words(uow: UnitOfWork, content: Content, resident_id: str) -> str | None:
    """Return the words for the checks list, of photo ID and proof of address together.

    "You have a passport; you still need one proof of address"; None where nothing was said yet.
    """
    known = held(uow, resident_id)
    return say_missing(content, verdicts(content, known)) if known else None


def read(content: Content, text: str, *, asked: bool = False) -> ToldPapers:
    """Return what a typed text says or asks of papers."""
    situations = content.document_situations
    names = {name: paper.words for name, paper in content.documents.documents.items()}
    vocabulary = Vocabulary(names, situations.patterns, situations.general)
    told = read_papers(text, vocabulary, asked=asked)
    situation = situations.situations.get(told.situation or "")
    if situation and any(told.states.get(one) == HAVE for one in situation.unless):
        return replace(told, situation=None, weight=0)
    return told


def states_told(content: Content, told: ToldPapers) -> dict[str, str]:
    """Return what a text tells of having papers; what its situation says goes before."""
    situation = content.document_situations.situations.get(told.situation or "")
    states = dict(told.states) if situation is None or situation.keeps else {}
    if situation is not None:
        states |= {
            one: state
            for one, state in situation.sets.items()
            if states.get(one) is None or state == NONE
        }
    if told.only and HAVE in states.values():
        # Who "only" has a licence has no passport; bills may still turn up.
        states = {"passport": NONE, **states} if "british_passport" not in states else states
    return states


def keep(uow: UnitOfWork, content: Content, step: Step, told: Mapping[str, str]) -> None:
    """Keep what is said of some papers; said anew, it replaces what was said before."""
    resident = arrive(uow, step)
    before = held(uow, resident.id)
    for item, state in told.items():
        if item not in content.documents.documents:
            continue
        uow.checks.set_document(resident.id, item, state=state, now=step.at)
        if before.get(item) != state:
            log(uow, resident, step, f"paper_told:{item}", {"paper": item, "state": state})
    _follow(uow, content, step)
    uow.commit()


def _follow(uow: UnitOfWork, content: Content, step: Step) -> None:
    """Say in the checks list what is ready and what is missing, where it is their own turn."""
    resident = arrive(uow, step)
    application = checks.checked_id(uow, resident)
    if not checks.is_begun(uow, resident, application):
        return
    found = verdicts(content, held(uow, resident.id))
    for one in checks.checks_of(uow, resident, application):
        mine = one.whose in {None, rules.Whose.ME} and one.state is rules.State.OPEN
        blocked = _blocked(one.check, found) if mine else None
        if blocked is not None and blocked != one.blocked_by:
            checks.set_check(uow, step, resident, one.check, blocked_by=blocked)


def _blocked(check: rules.Check, found: Mapping[Check, Verdict]) -> str | None:
    """Return what holds a check up, or that all is ready; None: it is not known."""
    if check is rules.Check.RIGHT_TO_WORK:
        work = found[Check.RIGHT_TO_WORK]
        if work.standing is Standing.ENOUGH:
            return READY
        return SHARE_CODE if work.need == SHARE_CODE else None
    if check is not rules.Check.IDENTITY:
        return None
    halves = (found[Check.IDENTITY], found[Check.ADDRESS])
    if all(one.standing is Standing.ENOUGH for one in halves):
        return READY
    lacking = (one for one in halves if one.standing is Standing.MISSING)
    return next((_BLOCKS[one.check] for one in lacking), None)
