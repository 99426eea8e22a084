"""How far somebody is, in words: `data/content/progress.yml`."""

from __future__ import annotations

from pydantic import Field, model_validator

from bot.content.words import Frozen, Part, Words
from bot.journey.next_step import Small
from bot.journey.way import Following, Stone


class PictureWords(Frozen):
    """What stands in the picture besides the stones' names."""

    title: Part
    here: Part
    done: Part
    saved: Part
    sent: Part


class Counted(Frozen):
    """A thing in words, for one of it and for more, with a place for {count}."""

    one: Part
    many: Part

    def said(self, count: int) -> str:
        """Return it in words."""
        return (self.one if count == 1 else self.many).format(count=count)


class Things(Frozen):
    """What somebody has done."""

    joined: Part
    named_roles: Part
    roles: Counted
    started: Counted
    sent: Counted
    stories: Counted
    in_place: Counted
    practised: Counted
    tested: Counted
    checks: Part
    weeks: Counted


class NextButton(Frozen):
    """A button to what is next: an id of labels.yml, and what it asks of the dialogue."""

    label: str
    payload: str = Field(pattern=r"^/[a-z_]+$")


class NextWords(Frozen):
    """What is next, in a sentence and with buttons."""

    line: Words
    buttons: tuple[NextButton, ...] = Field(default=(), max_length=3)


class ProgressFile(Frozen):
    """Everything in `data/content/progress.yml`."""

    picture: PictureWords
    stones: dict[Stone, Part]
    here: Part
    finished: Part
    done: Part
    joined_by: str
    most_roles_named: int
    things: Things
    next: dict[Following, NextWords]
    small: dict[Small, Part]

    @model_validator(mode="after")
    def _all_are_named(self) -> ProgressFile:
        missing = [
            *(set(Stone) - set(self.stones)),
            *(set(Following) - set(self.next)),
            *(set(Small) - set(self.small)),
        ]
        if missing:
            raise ValueError(f"needs words for {', '.join(sorted(missing))}")
        return self

    @property
    def labels(self) -> frozenset[str]:
        """Return the labels that its buttons need."""
        return frozenset(button.label for one in self.next.values() for button in one.buttons)
