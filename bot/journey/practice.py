"""A mock interview: which questions are asked, for which job, in which style.

Questions are chosen for the role, spread over the NHS values, and none of the last practice comes
again while there are others (`domain.md` D1–D3, D5: panels agree questions beforehand, from the job
and from values; a talk with the manager alone is shorter and softer).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

SHORT = 3


class Style(StrEnum):
    """Who asks: two or three people in turn, or the manager over a cup of coffee."""

    PANEL = "panel"
    COFFEE_CUP = "coffee_cup"

    @property
    def full(self) -> int:
        """Return how many questions a whole interview has."""
        return 6 if self is Style.PANEL else 5


class When(StrEnum):
    """When somebody hears what was good: after each answer, or at the end."""

    EACH = "each"
    END = "end"


class Asks(StrEnum):
    """The kind of answer that a question wants."""

    EXAMPLE = "example"
    SCENARIO = "scenario"
    MOTIVATION = "motivation"
    HABIT = "habit"


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question as far as choosing needs it; `roles` empty: for every role."""

    id: str
    kind: str
    values: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an interview is chosen for; `kind`: what somebody asked to be asked about first."""

    style: Style = Style.COFFEE_CUP
    count: int = SHORT
    role: str | None = None
    kind: str | None = None


VALUE_KINDS = (
    "compassion",
    "working_together",
    "respect_and_dignity",
    "commitment_to_quality",
    "everyone_counts",
    "improving_lives",
)
_VALUE = frozenset(VALUE_KINDS)
_MOTIVATION = frozenset({"motivation"})
_SCENARIO = frozenset({"scenario"})
_WITHOUT_ROLE = frozenset({"difficult_person"})
_RELIABILITY = frozenset({"reliability"})
_SAFETY = frozenset({"safeguarding", "confidentiality", "infection_control"})
_HARD = frozenset({"difficult_person", "speaking_up"})
_PLANS = {
    Style.COFFEE_CUP: (_MOTIVATION, _SCENARIO, _VALUE, _RELIABILITY, _VALUE),
    Style.PANEL: (_MOTIVATION, _SCENARIO, _VALUE, _SAFETY, _VALUE, _HARD),
}
"""What is asked about, in order; a short practice is the beginning of it."""


class Bank:
    """All questions, in the order of the file."""

    def __init__(self, questions: Iterable[BankQuestion]) -> None:
        self._questions = tuple(questions)

    def choose(self, wanted: Wanted, had: Sequence[str] = ()) -> tuple[str, ...]:
        """Return the ids of the questions of one interview, in order.

        `had`: what was asked in earlier practices, the newest last. A question that was never asked
        comes before one that was, and the one asked longest ago before the others; so it is with
        the values.
        """
        chosen: list[BankQuestion] = []
        for place, kinds in enumerate(_PLANS[wanted.style][: wanted.count]):
            first = frozenset({wanted.kind}) if place == 0 and wanted.kind else kinds
            found = self._best(first, wanted, chosen, had) or self._best(
                _WITHOUT_ROLE if kinds is _SCENARIO else kinds, wanted, chosen, had
            )
            if found is not None:
                chosen.append(found)
        return tuple(one.id for one in chosen)

    def one_more(self, wanted: Wanted, had: Sequence[str]) -> str | None:
        """Return one more question of the wanted kind, or of a value; None when there is none."""
        kinds = frozenset({wanted.kind}) if wanted.kind else _VALUE
        found = self._best(kinds, wanted, [], had)
        return found.id if found else None

    def _best(
        self,
        kinds: frozenset[str],
        wanted: Wanted,
        chosen: Sequence[BankQuestion],
        had: Sequence[str],
    ) -> BankQuestion | None:
        taken = {one.id for one in chosen}
        fits = [
            one
            for one in self._questions
            if one.kind in kinds
            and one.id not in taken
            and (not one.roles or wanted.role in one.roles)
        ]
        kind_of = {one.id: one.kind for one in self._questions}
        kinds_had = [kind_of.get(one, "") for one in (*had, *(one.id for one in chosen))]
        return min(
            fits,
            key=lambda one: (_last(one.kind, kinds_had), _last(one.id, had), len(one.roles)),
            default=None,
        )


def _last(name: str, had: Sequence[str]) -> int:
    """Return how long ago something was: 0 for never, higher for later."""
    return max((at + 1 for at, one in enumerate(had) if one == name), default=0)
