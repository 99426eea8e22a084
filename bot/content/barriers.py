"""What stands between somebody and work, and what usually helps: `data/content/barriers.yml`."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field, model_validator

from bot.content.facts import FactFile, Sourced
from bot.content.words import Label, Part, Words


class Barrier(Sourced):
    """One barrier. `words` show that somebody speaks of it; `service` is a kind of local service.

    `no_detail` is said first where no detail is wanted: it is neither asked for nor kept.
    """

    label: Label
    words: tuple[str, ...] = Field(min_length=1)
    helps: Words
    person: bool
    service: str | None
    no_detail: Words | None = None


class BarrierFile(FactFile):
    """Everything in the file; `services` names the kinds of local service."""

    facts_in: ClassVar[tuple[str, ...]] = ("barriers",)

    question: Words
    none: Label
    services: dict[str, Part]
    barriers: dict[str, Barrier]

    @model_validator(mode="after")
    def _services_named(self) -> BarrierFile:
        for barrier in self.barriers.values():
            if barrier.service is not None and barrier.service not in self.services:
                raise ValueError(f"barriers.{barrier.id}.service: is not in services")
        return self
