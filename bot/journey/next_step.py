"""The next small step of an application, worked out from what is kept and from nothing else.

Recaps, "go on", progress and advisers' pages all ask here, so that they say the same. Somebody who
was away for months, or whose task was broken off by something serious, goes on where they were.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

MET = frozenset({"story", "fact"})
"""States of a point that the application shows something for."""
SETTLED = frozenset({"done", "not_needed"})
PREPARING = frozenset({"interested", "preparing"})
"""Stages of an application in which there is still something to write."""


class Small(StrEnum):
    """What the next small step is about."""

    LIST = "list"
    """What the employer asks for is not known yet."""
    POINT = "point"
    """One point of the list has nothing to show yet."""
    STATEMENT = "statement"
    """All points were looked at; the statement is not agreed to."""
    SECTION = "section"
    """A section of the form is to do."""
    SEND = "send"
    """Everything is ready: the resident sends it on the employer's page."""
    SENT = "sent"
    """Nothing is left to write."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the employer's list; kind and state are those of the store's criteria."""

    id: int
    kind: str
    state: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """How far an application is. `sections`: the states by section, in the order of the form."""

    stage: str
    points: Sequence[Point] = ()
    has_statement: bool = False
    sections: Mapping[str, str] = field(default_factory=dict)

    @property
    def met(self) -> int:
        """Return for how many points there is something to show."""
        return sum(point.state in MET for point in self.points)

    @property
    def seen(self) -> int:
        """Return how many points were looked at, also those left out."""
        return sum(point.state != "open" for point in self.points)

    @property
    def essential(self) -> list[Point]:
        """Return the points that must be shown; what is not marked counts as one of them."""
        return [point for point in self.points if point.kind != "desirable"]

    @property
    def gaps(self) -> list[Point]:
        """Return the points that must be shown and are not."""
        return [point for point in self.essential if point.state not in MET]


@dataclass(frozen=True, slots=True)
class Next:
    """The next small step; `point` is the id of a point, `section` that of a section."""

    small: Small
    point: int | None = None
    section: str | None = None


def next_step(prepared: Prepared) -> Next:
    """Return the next small step: the list, its points, the statement, the form, sending it."""
    if prepared.stage not in PREPARING:
        return Next(Small.SENT)
    if not prepared.points:
        return Next(Small.LIST)
    point = next_point(prepared.points)
    if point is not None:
        return Next(Small.POINT, point=point.id)
    if not prepared.has_statement:
        return Next(Small.STATEMENT)
    todo = (name for name, state in prepared.sections.items() if state not in SETTLED)
    section = next(todo, None)
    return Next(Small.SEND) if section is None else Next(Small.SECTION, section=section)


def next_point(points: Sequence[Point], after: int | None = None) -> Point | None:
    """Return the open point that comes next: essential ones first, then desirable ones.

    `after`: the id of the point that was just looked at; those that follow it come first.
    """
    for is_desirable in (False, True):
        mine = [point for point in points if (point.kind == "desirable") is is_desirable]
        ids = [point.id for point in mine]
        start = ids.index(after) + 1 if after in ids else 0
        for point in (*mine[start:], *mine[:start]):
            if point.state == "open":
                return point
    return None
