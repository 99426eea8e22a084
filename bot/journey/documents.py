"""Which papers do for which check: enough, what is missing, the easiest next paper, or whom to ask.

The rules come from `data/content/documents.yml`, where each has its source. Employers usually want
one photo ID and two proofs of address, or two photo IDs and one proof of address; photo ID must be
in date, while an old British or Irish passport still shows the right to work. What sources leave
open is "ask the employer", never a guess.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

HAVE, EXPIRED, NONE, NOT_SURE = "have", "expired", "none", "not_sure"
"""What somebody says of a paper. `expired`: out of date, or older than employers take it."""
PAPERS_IN_ALL = 3
"""Photo IDs and proofs of address together, with at least one of each."""
MOST_PHOTOS = 2


class Check(StrEnum):
    """What a paper can count for. Photo ID and proof of address are the two halves of identity."""

    IDENTITY = "identity"
    ADDRESS = "address"
    RIGHT_TO_WORK = "right_to_work"
    NAME = "name"
    DBS = "dbs"


class Worth(StrEnum):
    """Whether a paper counts for a check."""

    COUNTS = "counts"
    ASK = "ask"
    NO = "no"


class Standing(StrEnum):
    """How somebody stands with a check."""

    ENOUGH = "enough"
    MISSING = "missing"
    ASK = "ask"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Document:
    """One paper: what it counts for in date, and what still counts when it is not.

    `beside`: the paper that the right to work needs with it; `family`: papers that count as one;
    `stands_for`: another paper that it can take the place of; `dbs`: group_1, group_2a, group_2b,
    or birth (group 1 only where it was made in the first year).
    """

    id: str
    counts: Mapping[Check, Worth] = field(default_factory=dict)
    still: Mapping[Check, Worth] = field(default_factory=dict)
    beside: str | None = None
    family: str | None = None
    stands_for: str | None = None
    dbs: str | None = None
    always_old: bool = False

    def worth(self, check: Check, state: str) -> Worth:
        """Return what it is worth for a check in a state."""
        if state == EXPIRED or (self.always_old and state == HAVE):
            return self.still.get(check, Worth.NO)
        return self.counts.get(check, Worth.NO) if state == HAVE else Worth.NO

    @property
    def kin(self) -> str:
        """Return the name under which it is counted once."""
        return self.family or self.id


@dataclass(frozen=True, slots=True)
class Verdict:
    """How somebody stands with one check, and why.

    `rests_on`: papers that count; `to_ask`: papers to ask the employer about; `useless`: papers
    that they have and that do not count here; `missing`: how many more are needed; `need`: what
    is needed (an id of the words); `easiest` and `others`: papers to get next; `reasons`: ids of
    the rules.
    """

    check: Check
    standing: Standing
    rests_on: tuple[str, ...] = ()
    to_ask: tuple[str, ...] = ()
    useless: tuple[str, ...] = ()
    missing: int = 0
    need: str | None = None
    easiest: str | None = None
    others: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


Papers = Mapping[str, Document]
Held = Mapping[str, str]
EASIEST: Mapping[Check, tuple[str, ...]] = {
    Check.IDENTITY: ("provisional_licence", "pass_card", "passport", "signed_photo"),
    Check.ADDRESS: ("bank_statement", "benefits_letter", "council_tax", "tenancy", "energy_bill",
                    "water_bill", "broadband_bill", "tax_letter", "electoral"),
    Check.NAME: ("marriage_certificate", "deed_poll", "decree_absolute"),
}  # fmt: skip
"""What to get next where nothing else is known, the easiest first (an editor's order)."""
_PHOTOS_ASKED = ("passport", "driving_licence", "pass_card")
"""Once nothing of these is there, nobody is asked about further photo ID."""
_CODES = ("share_code", "evisa", "brp")
"""What somebody has who shows the right to work online."""
_REASONS = {"share_code": "online", "birth_certificate": "born_here", "naturalisation": "born_here"}
_OF_ANY_COUNTRY = frozenset({"passport", "travel_document"})
_ASKED_FOR_WORK = ("british_passport", "birth_certificate", "share_code")


def judge(papers: Papers, held: Held, prefers: Sequence[str] = ()) -> dict[Check, Verdict]:
    """Return the verdict for every check; `prefers`: papers that suit their situation, first."""
    photo = identity(papers, held, prefers)
    return {
        Check.IDENTITY: photo,
        Check.ADDRESS: address(papers, held, prefers, photos=len(_kin(papers, photo.rests_on))),
        Check.RIGHT_TO_WORK: right_to_work(papers, held),
        Check.NAME: new_name(papers, held),
        Check.DBS: dbs(papers, held),
    }


def identity(papers: Papers, held: Held, prefers: Sequence[str] = ()) -> Verdict:
    """Judge photo ID: one in date is needed."""
    check = Check.IDENTITY
    counting = _worth(papers, held, check, Worth.COUNTS)
    to_ask = _worth(papers, held, check, Worth.ASK)
    useless = _useless(papers, held, check)
    if counting:
        return Verdict(check, Standing.ENOUGH, counting, to_ask, useless, reasons=("combination",))
    reasons = ("out_of_date",) if any(held[one] == EXPIRED for one in useless) else ()
    if to_ask:
        easiest, others = _next(papers, held, check, prefers)
        return Verdict(check, Standing.ASK, (), to_ask, useless, 1, "photo", easiest, others,
                       (*reasons, "no_photo"))  # fmt: skip
    known = {papers[one].kin for one in held if one in papers and held[one] != NOT_SURE}
    if not {papers[one].kin for one in _PHOTOS_ASKED if one in papers} <= known:
        return Verdict(check, Standing.UNKNOWN, useless=useless, need="photo", reasons=reasons)
    easiest, others = _next(papers, held, check, prefers)
    return Verdict(check, Standing.MISSING, (), (), useless, 1, "photo", easiest, others,
                   (*reasons, "no_photo"))  # fmt: skip


def address(papers: Papers, held: Held, prefers: Sequence[str] = (), *, photos: int = 1) -> Verdict:
    """Judge proofs of address: two, or one beside two photo IDs."""
    check = Check.ADDRESS
    needed = PAPERS_IN_ALL - min(max(photos, 1), MOST_PHOTOS)
    counting = _worth(papers, held, check, Worth.COUNTS)
    to_ask = _worth(papers, held, check, Worth.ASK)
    useless = _useless(papers, held, check)
    missing = max(0, needed - len(counting))
    if not missing:
        return Verdict(check, Standing.ENOUGH, counting, to_ask, useless, reasons=("combination",))
    told = any(Check.ADDRESS in papers[one].counts for one in held if one in papers)
    need = "address_two" if missing > 1 else "address_more" if counting else "address_one"
    easiest, others = _next(papers, held, check, prefers)
    standing = Standing.ASK if to_ask and len(to_ask) >= missing else Standing.MISSING
    reasons = ("combination", "same_company") if counting else ("combination",)
    if not told and not prefers:
        standing = Standing.UNKNOWN
    return Verdict(
        check, standing, counting, to_ask, useless, missing, need, easiest, others, reasons
    )


def right_to_work(papers: Papers, held: Held) -> Verdict:
    """Judge the right to work by the papers alone; nobody is asked what their status is."""
    check = Check.RIGHT_TO_WORK
    ni_paper = _has(papers, held, "ni_paper")
    half: str | None = None
    for one in _worth(papers, held, check, Worth.COUNTS):
        beside = papers[one].beside
        if beside is None or _has(papers, held, beside):
            rests = (one, *((ni_paper,) if beside and ni_paper else ()))
            return Verdict(check, Standing.ENOUGH, rests, reasons=(_why(held, one),))
        half = half or one
    if half:
        return Verdict(check, Standing.MISSING, (half,), missing=1, need="ni_paper",
                       easiest="ni_paper", reasons=("born_here",))  # fmt: skip
    if any(held.get(one) in {HAVE, EXPIRED} for one in _CODES):
        useless = tuple(one for one in ("brp", "share_code") if held.get(one) in {HAVE, EXPIRED})
        return Verdict(check, Standing.MISSING, useless=useless, missing=1, need="share_code",
                       easiest="share_code", reasons=("online",))  # fmt: skip
    return _work_unclear(papers, held)


def _work_unclear(papers: Papers, held: Held) -> Verdict:
    """Return whom to ask where no paper shows the right to work for certain."""
    check = Check.RIGHT_TO_WORK
    to_ask = _worth(papers, held, check, Worth.ASK)
    with_person = tuple(one for one in to_ask if one not in _OF_ANY_COUNTRY)
    has_none = all(held.get(one) == NONE for one in _ASKED_FOR_WORK)
    if with_person or has_none:
        return Verdict(check, Standing.ASK, to_ask=with_person, reasons=("with_a_person",))
    has_passport = bool(to_ask) or held.get("passport") == EXPIRED
    reasons = ("which_passport",) if has_passport else ()
    return Verdict(check, Standing.UNKNOWN, to_ask=to_ask, reasons=reasons)


def new_name(papers: Papers, held: Held) -> Verdict:
    """Judge what explains a new name, for somebody who has one."""
    check = Check.NAME
    counting = _worth(papers, held, check, Worth.COUNTS)
    if counting:
        return Verdict(check, Standing.ENOUGH, counting, reasons=("both_names",))
    easiest, others = _next(papers, held, check, ())
    return Verdict(check, Standing.MISSING, (), (), (), 1, "name", easiest, others, ("both_names",))


def dbs(papers: Papers, held: Held) -> Verdict:
    """Judge the papers for the DBS check: one of group 1 and two more, or the other routes."""
    check = Check.DBS
    mine = [one for one in papers.values() if one.dbs and _in_date(one, held)]
    first = [one.id for one in mine if one.dbs == "group_1"]
    second = [one.id for one in mine if one.dbs in {"group_2a", "birth"}]
    every = tuple(one.id for one in mine)
    several = len(_kin(papers, every))
    if first and several >= PAPERS_IN_ALL:
        return Verdict(check, Standing.ENOUGH, every, reasons=("dbs_first",))
    if second and several >= PAPERS_IN_ALL:
        return Verdict(check, Standing.ASK, every, reasons=("dbs_other",))
    return Verdict(
        check, Standing.MISSING, every, missing=max(1, PAPERS_IN_ALL - several),
        need="dbs", reasons=("dbs_first" if first else "dbs_other",),
    )  # fmt: skip


def _in_date(one: Document, held: Held) -> bool:
    return held.get(one.id) == HAVE and not one.always_old


def _worth(papers: Papers, held: Held, check: Check, worth: Worth) -> tuple[str, ...]:
    """Return the papers at hand that are worth that for a check, each family once."""
    found = [
        one.id
        for one in papers.values()
        if one.id in held and one.worth(check, held[one.id]) is worth
    ]
    return _kin(papers, found)


def _useless(papers: Papers, held: Held, check: Check) -> tuple[str, ...]:
    """Return the papers that they named and that would count in date, or never do."""
    return tuple(
        one.id
        for one in papers.values()
        if held.get(one.id) in {HAVE, EXPIRED}
        and check in one.counts
        and one.worth(check, held[one.id]) is Worth.NO
    )


def _kin(papers: Papers, ids: Sequence[str]) -> tuple[str, ...]:
    """Return the ids, the last named of each family."""
    by_family = {papers[one].kin: one for one in ids}
    return tuple(by_family.values())


def _has(papers: Papers, held: Held, wanted: str) -> str | None:
    """Return what somebody has of a paper: itself, or one that takes its place."""
    if held.get(wanted) == HAVE:
        return wanted
    instead = (one.id for one in papers.values() if one.stands_for == wanted)
    return next((one for one in instead if held.get(one) == HAVE), None)


def _next(
    papers: Papers, held: Held, check: Check, prefers: Sequence[str]
) -> tuple[str | None, tuple[str, ...]]:
    """Return the easiest next paper and the others: an old one anew, then what suits, then all.

    What they have, and what they said that they do not have, is left out.
    """
    counts = [one for one in prefers if one in papers and check in papers[one].counts]
    anew = [
        one
        for one in EASIEST.get(check, ())
        if held.get(one) == EXPIRED and check in papers[one].counts and check is Check.ADDRESS
    ]
    wanted = list(dict.fromkeys([*anew, *counts, *EASIEST.get(check, ())]))
    taken = {papers[one].kin for one in held if one in papers and held[one] in {HAVE, NONE}}
    left = [one for one in wanted if one in papers and papers[one].kin not in taken]
    if check is Check.IDENTITY:
        # Photo ID that is not there can be asked for; a licence and a card need no passport.
        left = [one for one in wanted if one in papers and held.get(one) != HAVE]
    return (left[0] if left else None), tuple(left[1:5])


def _why(held: Held, one: str) -> str:
    if held.get(one) == EXPIRED:
        return "old_passport"
    return _REASONS.get(one, "passport_alone")
