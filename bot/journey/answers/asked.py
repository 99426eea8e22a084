"""A question, and what kind of answer it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.journey.answers.lexicon import Lexicon
from bot.journey.text import MOST_READ


class Kind(StrEnum):
    """What a question asks for."""

    EXAMPLE = "example"
    """A time when something happened."""
    SCENARIO = "scenario"
    """What one would do if something happened."""
    MOTIVATION = "motivation"
    """Why this job, and who one is."""
    HABIT = "habit"
    """How one does something, or what something means."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was put; `kind` where whoever asks knows it, else the words tell."""

    text: str
    kind: Kind | None = None

    def known_kind(self, lexicon: Lexicon) -> Kind:
        """Return what the question asks for; what no words tell is a habit."""
        return self.kind or kind_of(self.text, lexicon)


def kind_of(question: str, lexicon: Lexicon) -> Kind:
    """Return what a question asks for by its words."""
    text = question[:MOST_READ].casefold().replace("’", "'")
    for kind in Kind:
        if lexicon.questions[kind].search(text):
            return kind
    return Kind.HABIT
