"""What the rooms of an application share: its one form, what is asked next, and the buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from actions.guided import Done, Question, titled
from actions.turn import Turn
from bot.services import preparing
from bot.services.preparing import Preparing

FORM = "applying_form"
APPLICATION = "application"
POINT = "point"
SKIP = "skip"
LONGEST_QUOTE = 260


@dataclass(frozen=True, slots=True)
class Onward:
    """What a room returns when it has nothing more to ask: the next small step is looked up.

    `after`: the point that was just settled; those below it come first.
    """

    application: int
    after: int | None = None


Following = Question | Done | Onward | None
"""What comes after an answer; None: it cannot be read."""


def work_of(turn: Turn, about: Mapping[str, Any]) -> Preparing | None:
    """Return the application that a question is about."""
    with turn.parts.writing() as uow:
        work = preparing.opened(uow, turn.content, turn.step, about.get(APPLICATION))
        uow.commit()
    return work


def choices(turn: Turn, *labels: str, **values: object) -> list[dict[str, str]]:
    """Return a button for each id of data/content/labels.yml, `apply_<answer>`.

    Pressed, it gives the id's last part: "apply_use" gives "use".
    """
    return [
        titled(FORM, turn.content.label(f"apply_{one}", language=turn.spoken, **values), one)
        for one in labels
    ]


def named_choices(pairs: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    """Return buttons of (title, value) whose titles come from what is kept."""
    return [titled(FORM, short(title, 60), value) for title, value in pairs]


def meant(turn: Turn, value: str, *answers: str) -> str | None:
    """Return which of some answers a value is: a button's value, or its label typed."""
    if value in answers:
        return value
    said = value.strip().casefold().rstrip(".!")
    for one in answers:
        label = turn.content.labels.get(f"apply_{one}")
        if label is not None and said == label.casefold():
            return one
    return None


def about(work: Preparing, **more: Any) -> dict[str, Any]:
    """Return what a question is about: the ids of an application and of more."""
    return {APPLICATION: work.application.id, **more}


def short(text: str, most: int = LONGEST_QUOTE) -> str:
    """Return a text that fits into a message, cut at a word where it is longer."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def quoted(text: str) -> str:
    """Return the employer's words as they stand inside a sentence: without a full stop."""
    return short(text.strip().rstrip("."))


def tally(turn: Turn, work: Preparing) -> str:
    """Return how far the points are: "(4 of 7 done)"."""
    return turn.content.label("apply_tally", done=work.done, total=work.total)
