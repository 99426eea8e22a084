"""How interview answers are told: STAR, the values, and the usual questions; then a try."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from actions import practice_setup
from actions.base import ResidentAction, where_they_are
from actions.guided import DONE, Question, begin
from actions.misunderstood import UNDERSTOOD, miss
from actions.practice_changes import kind_named
from actions.practice_jobs import at_hand
from actions.practice_steps import FORM, SKIP, Following, choices, meant
from actions.turn import Events, Turn
from bot.clock import in_london
from bot.content.care import with_care
from bot.journey.practice_words import Setup, setup
from bot.journey.yes_no import parse_yes_no
from bot.services.progress import Standing, log

_ASKED_FOR = re.compile(
    r"\W*(?:(?:can|could|will|would) (?:you|u) |please |pls |plz )*"
    r"(?:ask me|quiz me|test me|give me (?:a |an |some )?(?:interview )?questions?)\b",
    re.IGNORECASE,
)
"""Whoever wants to be asked about something wants to practise it."""
SURE_ENOUGH = 0.45
"""Below this confidence a question is not answered as if it were understood."""


def offer(kind: str, turn: Turn) -> Question:
    """Ask whether to try such a question at once."""
    return Question(
        "star", "utter_practice_star", buttons=choices(turn, "now", "not_now"), about={"kind": kind}
    )


def build(turn: Turn, about: Mapping[str, Any]) -> Question | None:
    """Ask again whether to try it."""
    return offer(str(about.get("kind")), turn)


def take(turn: Turn, about: Mapping[str, Any], value: str) -> Following:
    """Begin a practice with such a question, or leave it there."""
    answer = meant(turn, value, "now", "not_now", SKIP)
    yes = answer == "now" if answer else parse_yes_no(value)
    told = setup(value)
    if yes is None and not told:
        return None
    if yes is False:
        turn.say("utter_practice_star_later")
        return DONE
    return _first(turn, told, str(about.get("kind")))


def _first(turn: Turn, told: Setup, kind: str | None) -> Question:
    jobs = at_hand(turn, where_they_are(turn))
    only = jobs[0] if len(jobs) == 1 else None
    return practice_setup.first(turn, only, told, kind, ask=only is None)


class InterviewStar(ResidentAction):
    """Explains how answers are told, in a few words that fit the question."""

    action_name = "action_interview_star"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Tell the topic that was asked about; where no question is open, offer to try it."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH:
            return miss(turn)
        if turn.was_typed and turn.form is None and _ASKED_FOR.match(turn.text):
            kind = kind_named(turn, turn.text)
            return [UNDERSTOOD, *begin(turn, FORM, _first(turn, setup(turn.text), kind))]
        topic = turn.content.star.topic_of(turn.text if turn.was_typed else "")
        today = in_london(turn.step.at).date()
        *first, last = topic.says
        for said in (*first, with_care(turn.content, topic, last, today)):
            turn.say("utter_practice_line", line=said)
        with turn.parts.writing() as uow:
            log(uow, standing.resident, turn.step, "star_explained", {"topic": topic.id})
            uow.commit()
        if turn.form or standing.stage == "joining":
            return [UNDERSTOOD, *turn.go_on()]
        return [UNDERSTOOD, *begin(turn, FORM, offer(topic.kind, turn))]
