"""The English and maths self-check and where it leads, from `data/content/skills_check.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from bot.content.facts import FactFile, Sourced
from bot.content.words import Frozen, Label, Words

CanDo = Literal["yes", "with_help", "no"]
POINTS: dict[CanDo, int] = {"yes": 2, "with_help": 1, "no": 0}


class Statement(Frozen):
    """Something that people can do or not do yet."""

    id: str
    text: Words


class Route(Sourced):
    """What the answers lead to. It holds from `from_share` of the points on, 0 to 1.

    `way_in` is the id of the course in ways_in.yml, if the route has one.
    """

    from_share: float = Field(ge=0, le=1)
    says: tuple[Words, ...] = Field(min_length=1, max_length=2)
    way_in: str | None
    before_applying: bool = False


class Subject(FactFile):
    """English or maths: can-do statements, and routes from the highest share to the lowest."""

    facts_in: ClassVar[tuple[str, ...]] = ("routes",)

    label: Label
    statements: tuple[Statement, ...] = Field(min_length=3, max_length=4)
    routes: dict[str, Route]

    @model_validator(mode="after")
    def _routes_cover_all(self) -> Subject:
        shares = [route.from_share for route in self.routes.values()]
        if shares != sorted(shares, reverse=True) or not shares or shares[-1] != 0:
            raise ValueError("routes: from_share falls from route to route, and ends with 0")
        return self

    def route(self, answers: Mapping[str, CanDo]) -> Route | None:
        """Return where answers (statement id -> answer) lead; None when nothing was answered.

        Statements that were left out count neither way.
        """
        known = {statement.id for statement in self.statements}
        given = [POINTS[answer] for name, answer in answers.items() if name in known]
        if not given:
            return None
        share = sum(given) / (len(given) * POINTS["yes"])
        return next(route for route in self.routes.values() if share >= route.from_share)


class SkillsCheckFile(Frozen):
    """Everything in the file."""

    intro: Words
    answers: dict[CanDo, Label] = Field(min_length=len(POINTS))
    subjects: dict[Literal["english", "maths"], Subject] = Field(min_length=2)
    back: Words
