"""Interviews, offers and checks on a resident's page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.clock import in_london
from bot.console import times, words
from bot.console import words_to_work as work_words
from bot.console.labels import Labels
from bot.console.presenters.facts import Fact, Mark, mark, plural
from bot.services.application_records import Application, Referee
from bot.services.casework_checks import CHECKS
from bot.services.casework_work import ToWork
from bot.services.work_records import Check, Interview, Offer, ReferenceRequest

WITH_CHECKS = frozenset({"offer", "checks", "start"})
"""Applications at these stages have all six checks on the page, told or not."""


@dataclass(frozen=True)
class InterviewCard:
    """One interview."""

    title: str
    employer: str
    link: str
    state: Mark
    when: str
    lines: tuple[str, ...]
    web: str
    feedback: str


@dataclass(frozen=True)
class CheckLine:
    """One check: how far, whose turn and since when, when to ask again, and what holds it up."""

    name: str
    link: str
    state: Mark
    turn: str
    chase: str
    overdue: bool
    blocked: str
    references: tuple[str, ...]


@dataclass(frozen=True)
class OfferCard:
    """An offer with its checks, or the checks that were begun before any."""

    title: str
    employer: str
    link: str
    state: Mark | None
    lines: tuple[str, ...]
    words: str
    checks: tuple[CheckLine, ...]


@dataclass(frozen=True)
class ToWorkPart:
    """What the resident's page shows of interviews, offers and checks."""

    interviews: tuple[InterviewCard, ...]
    offers: tuple[OfferCard, ...]
    documents: tuple[Fact, ...]


@dataclass(frozen=True)
class Around:
    """What the lines of one resident need: their applications and referees, and the moment."""

    resident_id: str
    applications: Mapping[int, Application]
    referees: Mapping[int, Referee]
    now: datetime
    labels: Labels

    @property
    def today(self) -> date:
        """The present day in London."""
        return in_london(self.now).date()


def present(found: ToWork, around: Around) -> ToWorkPart:
    """Return the part of the page."""
    return ToWorkPart(
        interviews=tuple(_interview(one, around) for one in found.interviews),
        offers=tuple(_offers(found, around)),
        documents=tuple(
            Fact(
                around.labels.document(one.item),
                work_words.DOCUMENTS.get(one.state, words.plain(one.state)),
                times.exact(one.at, around.now),
            )
            for one in found.documents.values()
        ),
    )


def check_link(resident_id: str, application_id: int | None, check: str) -> str:
    """Return the address of one check."""
    of = "" if application_id is None else f"/applications/{application_id}"
    return f"/residents/{resident_id}{of}/checks/{check}"


def check_line(
    check: str,
    known: Check | None,
    references: Sequence[ReferenceRequest],
    around: Around,
    application_id: int | None,
) -> CheckLine:
    """Return the line of one check; `known`: None: nothing is kept of it."""
    begun = any(one.state not in {"to_ask", "replaced"} for one in references)
    state = known.state if known else "open" if begun else "not_started"
    is_open = known is not None and state in {"open", "not_started"}
    chase_on = known.chase_on if known and is_open else None
    overdue = chase_on is not None and chase_on <= around.today
    return CheckLine(
        name=work_words.CHECKS.get(check, words.plain(check)),
        link=check_link(around.resident_id, application_id, check),
        state=mark(work_words.CHECK_STATES.get(state), words.plain(state)),
        turn=_turn(known, around.now) if known or not references else "",
        chase=_chase(chase_on, around.now, overdue=overdue),
        overdue=overdue,
        blocked=around.labels.block(known.blocked_by) if known and is_open else "",
        references=tuple(_reference(one, around) for one in references),
    )


def _interview(one: Interview, around: Around) -> InterviewCard:
    application = around.applications.get(one.application_id)
    link = one.link or ""
    is_address = link.startswith(("https://", "http://"))
    lines = [
        f"Where: {one.place}" if one.place else "",
        f"Link: {link}" if link and not is_address else "",
        f"With: {one.who}" if one.who else "",
        f"To bring: {one.bring}" if one.bring else "",
        work_words.FELT.get(one.felt or "", ""),
        work_words.OUTCOMES.get(one.outcome, ""),
    ]
    return InterviewCard(
        title=application.title if application else "",
        employer=(application.employer if application else None) or "",
        link=f"/residents/{one.resident_id}/applications/{one.application_id}",
        state=_interview_state(one, around.today),
        when=f"{work_words.INTERVIEWS.get(one.kind, words.plain(one.kind))}, {_when(one, around)}",
        lines=tuple(line for line in lines if line),
        web=link if is_address else "",
        feedback=one.feedback or "",
    )


def _interview_state(one: Interview, today: date) -> Mark:
    if one.state == "planned" and one.on_day is not None and one.on_day < today:
        return Mark("Day is over, nothing heard yet", "orange")
    return mark(work_words.INTERVIEW_STATES.get(one.state), words.plain(one.state))


def _when(one: Interview, around: Around) -> str:
    if one.starts_at is not None:
        return times.exact(one.starts_at, around.now)
    if one.on_day is None:
        return "no day yet"
    return f"{times.day(one.on_day, around.now)}, no time yet"


def _offers(found: ToWork, around: Around) -> list[OfferCard]:
    offers = {one.application_id: one for one in found.offers}
    by_application: dict[int | None, dict[str, Check]] = {}
    for one in found.checks:
        by_application.setdefault(one.application_id, {})[one.check] = one
    at_checks = [one.id for one in around.applications.values() if one.stage in WITH_CHECKS]
    ids = list(dict.fromkeys([*at_checks, *offers, *(one for one in by_application if one)]))
    cards = [
        _offer(number, offers.get(number), by_application.get(number, {}), found, around)
        for number in ids
    ]
    early = by_application.get(None, {})
    requests = any(one.application_id is None for one in found.references)
    if early or requests:
        cards.append(_offer(None, None, early, found, around))
    return cards


def _offer(
    application_id: int | None,
    offer: Offer | None,
    checks: Mapping[str, Check],
    found: ToWork,
    around: Around,
) -> OfferCard:
    application = around.applications.get(application_id) if application_id else None
    gone = offer is not None and offer.state in {"declined", "taken_back"}
    references = [one for one in found.references if one.application_id == application_id]
    shown = [
        check
        for check in CHECKS
        if check in checks
        or (application_id is not None and not gone)
        or (check == "references" and references)
    ]
    return OfferCard(
        title=application.title if application else "Begun before any offer",
        employer=(application.employer if application else None) or "",
        link=f"/residents/{around.resident_id}/applications/{application_id}"
        if application
        else "",
        state=mark(work_words.OFFERS.get(offer.state), words.plain(offer.state)) if offer else None,
        lines=tuple(_offer_lines(offer, around)) if offer else (),
        words=(offer.words if offer else None) or "",
        checks=tuple(
            check_line(
                check,
                checks.get(check),
                references if check == "references" else (),
                around,
                application_id,
            )
            for check in shown
        ),
    )


def _offer_lines(offer: Offer, around: Around) -> list[str]:
    days = (around.today - offer.offered_on).days
    ago = {0: "today", 1: "yesterday"}.get(days, f"{plural(days, 'day')} ago")
    offered = f"Offered on {times.day(offer.offered_on, around.now)}"
    written = {True: "The offer came in writing", False: "Nothing in writing yet"}
    lines = [
        f"{offered} ({ago})" if days >= 0 else offered,
        work_words.CONDITIONAL.get(offer.conditional, words.plain(offer.conditional)),
    ]
    return lines if offer.is_written is None else [*lines, written[offer.is_written]]


def _turn(known: Check | None, now: datetime) -> str:
    """Return whose turn it is and since when, or when it was done."""
    if known is None:
        return "Nothing told yet"
    if known.state == "done":
        return f"On {times.day(known.done_on, now)}" if known.done_on else ""
    if known.state == "not_needed":
        return ""
    named = work_words.TURNS.get(known.whose or "")
    whose = f"Turn: {inside(named)}" if named else "Not known whose turn it is"
    if known.asked_on is None:
        return f"{whose}, told on {times.day(known.updated_at, now)}"
    return f"{whose}, since {times.day(known.asked_on, now)}"


def inside(name: str) -> str:
    """Return a name as it stands in the middle of a line; "DBS" stays as it is."""
    return name if name.isupper() else name[:1].lower() + name[1:]


def _chase(chase_on: date | None, now: datetime, *, overdue: bool) -> str:
    if chase_on is None:
        return ""
    day = times.day(chase_on, now)
    return f"Ask again now (from {day})" if overdue else f"Ask again on {day}"


def _reference(one: ReferenceRequest, around: Around) -> str:
    referee = around.referees.get(one.referee_id)
    state = work_words.REFERENCES.get(one.state, words.plain(one.state).lower())
    since = one.received_on if one.state == "received" else one.requested_on
    day = f" on {times.day(since, around.now)}" if since else ""
    chased = f", asked again {plural(one.chased, 'time')}" if one.chased else ""
    chase = ""
    if one.chase_on is not None and one.state in {"agreed", "requested"}:
        overdue = one.chase_on <= around.today
        chase = f". {_chase(one.chase_on, around.now, overdue=overdue)}"
    return f"{referee.words if referee else 'A referee'}: {state}{day}{chased}{chase}"
