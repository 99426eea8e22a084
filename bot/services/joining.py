"""Coming in: the campaign, the consent and three short questions; each answer is kept at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.content.content import Content
from bot.content.smaller import Campaign
from bot.journey.reminders import About
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log
from bot.services.records import Resident
from bot.services.reminders import watch

CHAT_READ_BY_ADVISERS = "adviser_reads_chat"
"""The purpose for which consent is asked (UK GDPR: recorded for each purpose, dated, revocable)."""

PRIVACY_WORDING = "2026-11-21"
"""The version of the notice in data/responses/joining.yml that a resident says yes or no to."""

BEFORE_JOINING = frozenset({"new", "declined", "joining"})
"""The stages of whoever has not answered all of the first questions."""
_SLUG = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Arrival(StrEnum):
    """How somebody comes in."""

    NEW = "new"
    ASKED_AGAIN = "asked_again"
    HALFWAY = "halfway"
    TOO_YOUNG = "too_young"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the joining questions; None where it must be asked."""

    consent: bool | None
    called: str | None
    outcode: str | None
    sixteen_or_over: bool | None


@dataclass(frozen=True, slots=True)
class Opening:
    """Who came in, how, from where, and what need not be asked again."""

    resident: Resident
    arrival: Arrival
    campaign: Campaign
    known: Known


class Ending(StrEnum):
    """How the joining questions ended."""

    DECLINED = "declined"
    TOO_YOUNG = "too_young"
    JOINED = "joined"


def begin(uow: UnitOfWork, content: Content, step: Step, campaign: str | None = None) -> Opening:
    """Let somebody in; `campaign` is the word in the link they followed, if any.

    The first campaign stays: it brought them here. A word that names no campaign of ours is
    recorded as it is when it is a plain slug of up to 64 characters, and otherwise left out.
    """
    resident = arrive(uow, step)
    word = campaign.strip() if campaign and _SLUG.fullmatch(campaign.strip()) else None
    if word and resident.campaign is None:
        resident = _record_campaign(uow, content, resident, step, word)
    arrival = _arrival(resident)
    if arrival in {Arrival.NEW, Arrival.ASKED_AGAIN}:
        uow.residents.update(resident.id, stage="joining")
        log(uow, resident, step, "came_in" if arrival is Arrival.NEW else "came_back")
        watch(uow, resident.id, About.JOINING, step.at)
    opening = Opening(
        resident=resident,
        arrival=arrival,
        campaign=content.campaign(resident.campaign),
        known=_known(uow, resident),
    )
    uow.commit()
    return opening


def record_consent(uow: UnitOfWork, step: Step, *, granted: bool) -> None:
    """Keep a yes or a no to advisers reading the chat; after a no nothing more is asked."""
    resident = arrive(uow, step)
    what = "consented" if granted else "declined"
    if log(uow, resident, step, what, {"purpose": CHAT_READ_BY_ADVISERS}):
        uow.progress.record_consent(
            resident.id,
            purpose=CHAT_READ_BY_ADVISERS,
            granted=granted,
            wording=PRIVACY_WORDING,
            at=step.at,
        )
    if resident.stage in BEFORE_JOINING:
        uow.residents.update(resident.id, stage="joining" if granted else "declined")
    _watch(uow, resident, step)
    uow.commit()


def record_name(uow: UnitOfWork, step: Step, called: str | None) -> None:
    """Keep what to call the resident; None when they would rather not say."""
    resident = arrive(uow, step)
    uow.residents.update(resident.id, called=called)
    log(uow, resident, step, "named" if called else "name_skipped")
    _watch(uow, resident, step)
    uow.commit()


def record_outcode(uow: UnitOfWork, step: Step, outcode: str | None) -> None:
    """Keep the first half of the postcode, e.g. "LS9"; None when it was skipped."""
    resident = arrive(uow, step)
    uow.residents.update(resident.id, outcode=outcode)
    log(uow, resident, step, "located" if outcode else "outcode_skipped")
    _watch(uow, resident, step)
    uow.commit()


def record_age(uow: UnitOfWork, step: Step, *, sixteen_or_over: bool) -> None:
    """Keep whether the resident is 16 or over; a younger one is turned to a person."""
    keep_age(uow, arrive(uow, step), step, sixteen_or_over=sixteen_or_over)
    uow.commit()


def keep_age(uow: UnitOfWork, resident: Resident, step: Step, *, sixteen_or_over: bool) -> None:
    """Keep the same within a transaction of the caller's."""
    uow.residents.update(resident.id, sixteen_or_over=sixteen_or_over)
    if not sixteen_or_over:
        uow.progress.ask_for_person(
            resident.id, reason="under_16", key=step.key("under_16"), at=step.at
        )
    log(uow, resident, step, "is_sixteen" if sixteen_or_over else "is_under_16")


def finish(uow: UnitOfWork, content: Content, step: Step) -> tuple[Ending, Resident, Campaign]:
    """End the joining questions; who said yes and is 16 goes on to choosing a role."""
    resident = arrive(uow, step)
    ending = Ending.JOINED
    has_joined = resident.stage not in BEFORE_JOINING
    if has_joined and resident.sixteen_or_over is True:
        pass  # one thing was asked again; who reads the chat is theirs to change at any time
    elif uow.progress.consents(resident.id).get(CHAT_READ_BY_ADVISERS) is not True:
        ending = Ending.DECLINED
    elif resident.sixteen_or_over is not True:
        ending = Ending.TOO_YOUNG
    elif resident.stage == "joining":
        uow.residents.update(resident.id, stage="choosing")
        log(uow, resident, step, "joined")
        watch(uow, resident.id, About.FINDER, step.at)
    uow.commit()
    return ending, resident, content.campaign(resident.campaign)


def _watch(uow: UnitOfWork, resident: Resident, step: Step) -> None:
    """Remind somebody of the way in; who has joined only had one thing put right."""
    if resident.stage in BEFORE_JOINING:
        watch(uow, resident.id, About.JOINING, step.at)


def _record_campaign(
    uow: UnitOfWork, content: Content, resident: Resident, step: Step, word: str
) -> Resident:
    known = content.campaigns.campaigns.get(word.casefold())
    changes = {
        "campaign": known.id if known else word,
        "neighbourhood": known.neighbourhood if known else None,
        "programme": known.programme if known else None,
    }
    uow.residents.update(resident.id, **changes)
    log(uow, resident, step, "followed_campaign", {"campaign": changes["campaign"]})
    return uow.residents.get(resident.id) or resident


def _arrival(resident: Resident) -> Arrival:
    if resident.stage == "new":
        return Arrival.NEW
    if resident.stage == "declined":
        return Arrival.ASKED_AGAIN
    if resident.sixteen_or_over is False:
        return Arrival.TOO_YOUNG
    return Arrival.HALFWAY if resident.stage == "joining" else Arrival.JOINED


def _known(uow: UnitOfWork, resident: Resident) -> Known:
    consent = uow.progress.consents(resident.id).get(CHAT_READ_BY_ADVISERS)
    return Known(
        # A no is asked again when the resident comes back.
        consent=consent or None,
        called=resident.called,
        outcode=resident.outcode,
        sixteen_or_over=resident.sixteen_or_over,
    )
