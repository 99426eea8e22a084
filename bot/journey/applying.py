"""The stages of one application, which stage follows which, and which application is meant.

An application is no pipe either: people tell of an interview before they ever said that they had
applied, and they correct themselves. So every move is possible; some go on (`Way.ON`), and the
others put right what was said before (`Way.BACK`). Plain names of the stages are content.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from bot.journey.stages import Stage, further
from bot.journey.text import plain, words


class ApplicationStage(StrEnum):
    """Where one application is."""

    INTERESTED = "interested"
    PREPARING = "preparing"
    SUBMITTED = "submitted"
    SHORTLISTED = "shortlisted"
    INTERVIEW = "interview"
    OFFER = "offer"
    CHECKS = "checks"
    START = "start"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    NO_REPLY = "no_reply"


APPLICATION_ROAD: tuple[ApplicationStage, ...] = (
    ApplicationStage.INTERESTED,
    ApplicationStage.PREPARING,
    ApplicationStage.SUBMITTED,
    ApplicationStage.SHORTLISTED,
    ApplicationStage.INTERVIEW,
    ApplicationStage.OFFER,
    ApplicationStage.CHECKS,
    ApplicationStage.START,
)
"""The stages in the order in which an application that works passes them."""

UNSENT = frozenset({ApplicationStage.INTERESTED, ApplicationStage.PREPARING})
"""The resident still has something to do before it is sent."""
WAITING = frozenset({ApplicationStage.SUBMITTED, ApplicationStage.NO_REPLY})
"""It was sent, and the employer has not answered."""
ENDED = frozenset({ApplicationStage.REJECTED, ApplicationStage.WITHDRAWN, ApplicationStage.CLOSED})
"""Nothing more comes of it, unless somebody was mistaken."""

_SENT = frozenset(APPLICATION_ROAD[2:])

_ENDINGS: Mapping[ApplicationStage, frozenset[ApplicationStage]] = {
    ApplicationStage.NO_REPLY: frozenset({ApplicationStage.SUBMITTED}),
    # An offer can be taken back when a check does not work out.
    ApplicationStage.REJECTED: (_SENT - {ApplicationStage.START}) | {ApplicationStage.NO_REPLY},
    ApplicationStage.WITHDRAWN: frozenset(APPLICATION_ROAD) | {ApplicationStage.NO_REPLY},
    ApplicationStage.CLOSED: UNSENT,
}
"""From which stages each ending is reached without a correction."""


class Way(StrEnum):
    """What a change of stage is."""

    SAME = "same"
    ON = "on"
    BACK = "back"


def way(current: ApplicationStage, following: ApplicationStage) -> Way:
    """Return whether a change of stage goes on, or puts right what was said before.

    Stages in between may be left out: who has an interview was shortlisted, said or not.
    """
    if current is following:
        return Way.SAME
    if following in _ENDINGS:
        return Way.ON if current in _ENDINGS[following] else Way.BACK
    if current is ApplicationStage.NO_REPLY:
        return Way.ON if following in _SENT - {ApplicationStage.SUBMITTED} else Way.BACK
    if current in ENDED:
        return Way.BACK
    on = APPLICATION_ROAD.index(following) > APPLICATION_ROAD.index(current)
    return Way.ON if on else Way.BACK


def is_live(stage: str) -> bool:
    """Whether something may still come of an application at this stage."""
    return ApplicationStage(stage) not in ENDED


_JOURNEY: Mapping[ApplicationStage, Stage] = {
    ApplicationStage.INTERESTED: Stage.PREPARING,
    ApplicationStage.PREPARING: Stage.PREPARING,
    ApplicationStage.SUBMITTED: Stage.APPLIED,
    ApplicationStage.NO_REPLY: Stage.APPLIED,
    ApplicationStage.SHORTLISTED: Stage.INTERVIEWING,
    ApplicationStage.INTERVIEW: Stage.INTERVIEWING,
    ApplicationStage.OFFER: Stage.OFFERED,
    ApplicationStage.CHECKS: Stage.CHECKING,
    ApplicationStage.START: Stage.IN_WORK,
}


def journey_stage(stages: Iterable[str], *, has_roles: bool) -> Stage:
    """Return where somebody is whose applications are at `stages`: the one furthest along counts.

    With none that lives they prepare the next where they have roles in mind, or else choose.
    """
    found = Stage.PREPARING if has_roles else Stage.CHOOSING
    for stage in stages:
        if (there := _JOURNEY.get(ApplicationStage(stage))) is not None:
            found = further(found, there)
    return found


@dataclass(frozen=True, slots=True)
class Named:
    """What an application can be called by: its job, its employer, other words for its role."""

    title: str
    employer: str | None = None
    role_id: str | None = None


MOST_WORDS = 12
"""Longer messages tell of other things than a place in a list ("my 2 kids and the first job …")."""
ALIKE = 0.82
"""How alike a misspelt word must be to the right one."""
LONG_ENOUGH = 5

_PLACES = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3}
_PLACES |= {str(number + 1): number for number in range(9)}
_NEWEST = words("newest latest last recent")
# Words that stand in very many adverts tell none apart.
_COMMON = words(
    "the a an and of for at in on to my one job jobs role post work worker assistant support staff",
    "nhs trust foundation hospital hospitals ltd limited plc services service group university",
    "application applied apply sent vacancy advert with from it that this them they said no",
)


def meant(text: str, named: Sequence[Named], roles: frozenset[str] = frozenset()) -> list[int]:
    """Return the places of those that a message means, the best alone where one is best.

    `named` stands in the order in which the resident last saw or touched them; `roles` are ids of
    roles found in the message. Nothing named: an empty list. What was said last counts as the
    newest: the first of the list.
    """
    said = plain(text).split()
    scores = [_score(said, one, roles) for one in named]
    best = max(scores, default=0)
    if best:
        return [at for at, score in enumerate(scores) if score == best]
    place = _place(said, len(named))
    return [] if place is None else [place]


def _score(said: Sequence[str], one: Named, roles: frozenset[str]) -> int:
    known = set(plain(f"{one.title} {one.employer or ''}").split()) - _COMMON
    hits = sum(any(_is_alike(word, other) for other in said) for word in known if len(word) > 1)
    return 2 * hits + (one.role_id in roles if one.role_id else 0)


def _is_alike(word: str, other: str) -> bool:
    if word == other or other in {f"{word}s", f"{word}es"}:
        return True
    if len(word) < LONG_ENOUGH or len(other) < LONG_ENOUGH:
        return False
    return SequenceMatcher(None, word, other).ratio() >= ALIKE


def _place(said: Sequence[str], count: int) -> int | None:
    if len(said) > MOST_WORDS:
        return None
    if said and set(said) & _NEWEST and (said[-1] in _NEWEST | {"one", "1"} or len(said) == 1):
        return 0 if count else None
    for at, word in enumerate(said):
        place = _PLACES.get(word)
        alone = len(said) == 1
        before = at > 0 and said[at - 1] in {"the", "number", "no", "option"}
        after = at + 1 < len(said) and said[at + 1] in {"one", "job", "application", "advert"}
        if place is not None and (alone or before or after):
            return place if place < count else None
    return None
