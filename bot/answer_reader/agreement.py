"""How often the reading of answers agrees with people who labelled them by the rubric."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from pydantic import Field

from bot.content.files import read_model
from bot.content.words import Frozen
from bot.errors import MooringError
from bot.journey.answers import Asked, Assessment, Reader, assess

COMPARED = (
    "situation", "task", "action", "result", "owner", "concrete", "names_others", "off_topic",
)  # fmt: skip
"""What is compared, each by itself: there is no total."""
_LETTERS = {"situation": "S", "task": "T", "action": "A", "result": "R"}


class MarksError(MooringError):
    """A file of labelled answers has marks that say nothing."""


class LabelledAnswer(Frozen):
    """One answer: the key of its question, its text, and the marks a person gave it."""

    q: str
    marks: str
    a: str


class LabelledFile(Frozen):
    """Questions by key, and answers with marks like "S-AR I 2 names"."""

    questions: Mapping[str, str]
    answers: tuple[LabelledAnswer, ...] = Field(min_length=1)


Marks = dict[str, Any]


def marks(text: str) -> Marks:
    """Return what marks say, by element. Raises `MarksError`."""
    parts = text.split()
    if len(parts) < 3 or len(parts[0]) != 4 or parts[1] not in {"I", "we", "none"}:  # noqa: PLR2004
        raise MarksError(f'"{text}" are no marks; write them like "S-AR I 2 names".')
    found: Marks = {name: letter in parts[0] for name, letter in _LETTERS.items()}
    found |= {"owner": parts[1], "concrete": int(parts[2])}
    return found | {"names_others": "names" in parts, "off_topic": "off" in parts}


def read_marks(assessment: Assessment) -> Marks:
    """Return what was read, by element."""
    return {
        name: str(value) if name == "owner" else value
        for name, value in assessment.to_json().items()
        if name in COMPARED
    }


@dataclass(frozen=True, slots=True)
class Difference:
    """An answer that a person and the code mark differently."""

    question: str
    answer: str
    element: str
    by_person: object
    by_code: object


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many of `answers` agree, by element, and where they do not.

    `milliseconds`: what one answer took, on average.
    """

    answers: int
    agreed: Mapping[str, int]
    milliseconds: float
    differences: tuple[Difference, ...]

    def share(self, element: str) -> float:
        """Return the share of answers that agree in one element, from 0 to 1."""
        return self.agreed[element] / self.answers


def agreement(file: Path, reader: Reader) -> Agreement:
    """Return how far the code agrees with a file of labelled answers.

    Raises `ContentError` when it cannot be read, `MarksError` for wrong marks.
    """
    labelled = read_model(file, LabelledFile)
    reader.parse("ready")  # loading is no part of reading
    differences: list[Difference] = []
    start = perf_counter()
    for one in labelled.answers:
        question = labelled.questions.get(one.q, one.q)
        wanted, found = marks(one.marks), read_marks(assess(Asked(question), one.a, reader))
        differences += [
            Difference(question, one.a, name, wanted[name], found[name])
            for name in COMPARED
            if wanted[name] != found[name]
        ]
    count = len(labelled.answers)
    took = (perf_counter() - start) * 1000 / count
    return Agreement(count, _agreed(differences, count), took, tuple(differences))


def _agreed(differences: Sequence[Difference], answers: int) -> dict[str, int]:
    return {name: answers - sum(one.element == name for one in differences) for name in COMPARED}
