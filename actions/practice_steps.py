"""What the rooms of a mock interview share: its form, its buttons, and which practice it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from actions.guided import Done, Question, titled
from actions.knowing import resident
from actions.turn import Turn
from bot.content.interview_questions import InterviewQuestion
from bot.services import practice
from bot.services.practice import Going

FORM = "practice_form"
PRACTICE = "practice"
AT = "at"
SKIP = "skip"
SHORT_WORDS = 4
CLEARLY = 0.6
NEWS = frozenset(
    {"interview_adjustments", "interview_invited", "interview_outcome", "interview_reschedule",
     "interview_nerves", "application_rejected", "offer_received"}
)  # fmt: skip
"""What somebody tells or asks of a real interview, also while one is practised."""
CERTAINLY = 0.9
MOST_WORDS_OF_NEWS = 16

Following = Question | Done | None
"""What comes after an answer; None: it cannot be read."""
Take = Callable[[Turn, Mapping[str, Any], str], Following]
Build = Callable[[Turn, Mapping[str, Any]], Question | None]


def choices(turn: Turn, *labels: str, **values: object) -> list[dict[str, str]]:
    """Return a button for each id of data/content/labels.yml, `practice_<answer>`."""
    return [
        titled(FORM, turn.content.label(f"practice_{one}", language=turn.spoken, **values), one)
        for one in labels
    ]


def meant(turn: Turn, value: str, *answers: str) -> str | None:
    """Return which of some answers a value is: a button's value, or its label typed."""
    if value in answers:
        return value
    said = value.strip().casefold().rstrip(".!")
    for one in answers:
        label = turn.content.labels.get(f"practice_{one}")
        if label is not None and said == label.casefold():
            return one
    return None


def known(turn: Turn, about: Mapping[str, Any]) -> Going | None:
    """Return the practice that a question is about, as it stands now."""
    who = resident(turn)
    with turn.parts.reading() as uow:
        return practice.of_id(uow, who, about.get(PRACTICE))


def open_one(turn: Turn) -> Going | None:
    """Return the practice that goes on, or None."""
    who = resident(turn)
    with turn.parts.reading() as uow:
        return practice.going(uow, who)


def question_at(turn: Turn, going: Going, at: int) -> InterviewQuestion | None:
    """Return the question at a place of a practice, or None behind the last."""
    if not 0 <= at < len(going.questions):
        return None
    return turn.content.interview_questions.questions.get(going.questions[at])


def place(about: Mapping[str, Any]) -> int:
    """Return the place of the question that is open."""
    at = about.get(AT)
    return at if isinstance(at, int) else 0


def is_news(turn: Turn) -> bool:
    """Whether typed words are so clearly about the real interview that they are no answer."""
    guess, confidence = turn.guesses[0] if turn.guesses else ("", 0.0)
    is_short = turn.was_typed and len(turn.text.split()) <= MOST_WORDS_OF_NEWS
    return is_short and guess in NEWS and confidence >= CERTAINLY


def is_small_talk(turn: Turn, meanings: frozenset[str]) -> bool:
    """Whether a few typed words clearly mean one of some things, and are no answer."""
    guess, confidence = turn.guesses[0] if turn.guesses else ("", 0.0)
    is_short = turn.was_typed and len(turn.text.split()) <= SHORT_WORDS
    return is_short and guess in meanings and confidence >= CLEARLY
