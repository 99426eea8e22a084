"""What the rooms of an interview share: its one form, the interview at hand, words to send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from actions.guided import Done, Question, titled
from actions.turn import Turn
from bot.clock import in_london
from bot.content.care import with_care
from bot.content.facts import Fact
from bot.content.interviews import InterviewWords
from bot.journey.interviews import NoWhen, When
from bot.services.application_records import Application
from bot.services.interview_words import filled
from bot.services.job_words import say_job
from bot.services.records import Resident
from bot.services.work_records import Interview

FORM = "interview_form"
SKIP = "skip"
INTERVIEW, SEEN, CLOCK = "interview", "seen", "clock"
SURE_ENOUGH = 0.45
SURE_WHILE_ASKED = 0.6
"""How sure it must be beside an open question that something else is meant."""
ELSEWHERE = frozenset(
    {"interview_nerves", "interview_adjustments", "interview_reschedule", "interview_practise",
     "interview_outcome", "human", "test_practise", "offer_received"}
)  # fmt: skip
"""Wishes that are answered also where almost any words would be an answer."""
FEWEST_WORDS = 4
CERTAINLY = 0.9
"""How sure of fewer words: "i want practise" is not what the letter says to bring."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The application that is meant, and what was to be done with it (`about["then"]`)."""

    application: Application
    about: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AtHand:
    """An interview with its application."""

    interview: Interview
    application: Application


Following = Question | Done | Chosen | None
"""What comes after an answer; None: it cannot be read."""


def choices(turn: Turn, *answers: str) -> list[dict[str, str]]:
    """Return a button for each answer; its label is `interview_<answer>`."""
    return [titled(FORM, turn.label(f"interview_{one}"), one) for one in answers]


def answer_of(turn: Turn, value: str, *answers: str) -> str | None:
    """Return which of some answers a value is: a button's value, or its label typed."""
    if value in answers:
        return value
    said = value.strip().casefold().rstrip(".!")
    known_ = turn.content.labels
    labels = {known_[f"interview_{one}"].casefold(): one
              for one in answers if f"interview_{one}" in known_}  # fmt: skip
    return labels.get(said)


def at_hand(turn: Turn, about: Mapping[str, Any]) -> AtHand | None:
    """Return the interview that a question is about; None where it is gone."""
    number = about.get(INTERVIEW)
    with turn.parts.reading() as uow:
        chat = uow.chats.get(turn.step.conversation)
        if chat is None or number is None:
            return None
        one = uow.interviews.get(chat.resident_id, int(number))
        application = uow.applications.get(chat.resident_id, one.application_id) if one else None
    return AtHand(one, application) if one is not None and application is not None else None


def resident_of(turn: Turn) -> Resident | None:
    """Return who writes."""
    with turn.parts.reading() as uow:
        chat = uow.chats.get(turn.step.conversation)
        return uow.residents.get(chat.resident_id) if chat is not None else None


def known(interview: Interview, seen: Sequence[str] = (), **more: Any) -> dict[str, Any]:
    """Return what a question is about: the interview, and which questions were left out."""
    return {INTERVIEW: interview.id, SEEN: list(seen), **more}


def job_of(turn: Turn, application: Application) -> str:
    """Return the job with its employer."""
    return say_job(turn.content, application.title, application.employer)


def today_of(turn: Turn) -> date:
    """Return the day in London."""
    return in_london(turn.step.at).date()


def means_something_else(turn: Turn) -> bool:
    """Whether words that could be an answer are more likely another wish: "im so scared of it"."""
    if not turn.was_typed or not turn.guesses:
        return False
    intent, confidence = turn.guesses[0]
    is_short = len(turn.text.split()) < FEWEST_WORDS
    return intent in ELSEWHERE and confidence >= (CERTAINLY if is_short else SURE_WHILE_ASKED)


def say_why_not(turn: Turn, why: NoWhen) -> None:
    """Say why a day or a time cannot be that of an interview."""
    turn.say(f"utter_interview_why_{why.value}")


def say_words(
    turn: Turn,
    words: InterviewWords,
    interview: Interview | None = None,
    application: Application | None = None,
    *,
    told: bool = True,
) -> None:
    """Say what helps in a situation, and the words to send where there are some."""
    if told:
        say_facts(turn, words, words.messages)
    if words.to_copy is None:
        return
    resident = resident_of(turn)
    subject, body = filled(
        words.to_copy,
        application=application,
        interview=interview,
        called=resident.called if resident else None,
        today=today_of(turn),
    )
    turn.say("utter_interview_line", line=turn.content.interviews.copy_intro)
    turn.say("utter_interview_copy", subject=subject, body=body)


def say_facts(turn: Turn, fact: Fact, messages: Sequence[str]) -> None:
    """Say the messages of a fact; an overdue one with a hint to ask."""
    *before, last = messages
    for line in before:
        turn.say("utter_interview_line", line=line)
    turn.say("utter_interview_line", line=with_care(turn.content, fact, last, today_of(turn)))


def when_to(when: When) -> dict[str, str | None]:
    """Return a day and a time as plain JSON."""
    return {
        "day": when.day.isoformat() if when.day else None,
        "clock": when.clock.isoformat("minutes") if when.clock else None,
    }


def when_from(about: Mapping[str, Any]) -> When:
    """Return the day and the time that `when_to` wrote."""
    day, clock = about.get("day"), about.get("clock")
    return When(
        date.fromisoformat(day) if day else None, time.fromisoformat(clock) if clock else None
    )
