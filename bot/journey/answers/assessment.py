"""What was read in an answer. Practice only: there is no total, and nothing is predicted.

docs/interview-rubric.md defines each element; people and this code go by the same definitions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import Any

ELEMENTS = ("situation", "task", "action", "result")
"""The four parts of a told example, in their order."""


class Owner(StrEnum):
    """Who acts in an answer."""

    I = "I"  # noqa: E741 (the word itself)
    WE = "we"
    NONE = "none"


class Length(StrEnum):
    """How long an answer is, said aloud: about two minutes are enough."""

    SHORT = "short"
    FINE = "fine"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Assessment:
    """One answer, read.

    `situation`, `task`, `action`, `result`: whether the answer has them; `spans` holds the
    resident's own words for each that it has, and for "names_others" and each value shown.
    `concrete`: 0 general, 1 an example, 2 an example with detail. `steps`: what they did, or say
    that they would do, in order, in their own words. `values`: NHS values by their id. `words`: how
    many were written.
    """

    situation: bool = False
    task: bool = False
    action: bool = False
    result: bool = False
    owner: Owner = Owner.NONE
    concrete: int = 0
    names_others: bool = False
    off_topic: bool = False
    words: int = 0
    steps: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    length: Length = Length.SHORT
    spans: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def has(self) -> tuple[str, ...]:
        """Return the elements that the answer has, in their order."""
        return tuple(name for name in ELEMENTS if getattr(self, name))

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the elements that the answer lacks, in their order."""
        return tuple(name for name in ELEMENTS if not getattr(self, name))

    def to_json(self) -> dict[str, Any]:
        """Return plain values that JSON can hold."""
        plain = asdict(self)
        plain["spans"] = {name: list(words) for name, words in self.spans.items()}
        return {**plain, "steps": list(self.steps), "values": list(self.values)}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Assessment:
        """Return an assessment that was kept; what an older one lacks has its usual value."""
        known = {one.name: kept[one.name] for one in fields(cls) if one.name in kept}
        made: dict[str, Any] = {
            **known,
            "owner": Owner(known.get("owner", Owner.NONE)),
            "length": Length(known.get("length", Length.SHORT)),
            "steps": tuple(known.get("steps", ())),
            "values": tuple(known.get("values", ())),
            "spans": {name: tuple(said) for name, said in known.get("spans", {}).items()},
        }
        return cls(**made)
