"""Practising an interview: begun, taken up again after days, and asked question by question."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from rasa_sdk.events import SlotSet

from actions import practice_answers, practice_end, practice_setup, star
from actions.base import ResidentAction
from actions.guided import Done, GuidedForm, Question, begin, state_of
from actions.interview_summary import say_last_feedback
from actions.misunderstood import UNDERSTOOD, miss
from actions.practice_changes import changed, kind_named
from actions.practice_jobs import at_hand, named
from actions.practice_steps import FORM, Build, Take, known, open_one, place
from actions.turn import GUIDE, Events, Turn
from bot.journey.practice_words import Command, command, setup
from bot.journey.text import plain
from bot.services.progress import Standing

SURE_ENOUGH = 0.45
_ANSWERED = frozenset({"question", "follow_up"})
"""Questions to which almost anything is an answer."""
_GO_ON = frozenset(("carry", "continue", "resume", "finish"))
_ANEW = frozenset(("new", "another", "again", "anew", "fresh"))
_TAKEN: Mapping[str, Take] = {
    "job": practice_setup.take_job,
    "style": practice_setup.take_style,
    "length": practice_setup.take_length,
    "resume": practice_setup.take_resume,
    "question": practice_answers.take_question,
    "follow_up": practice_answers.take_follow_up,
    "after": practice_answers.take_after,
    "close": partial(practice_end.take_close, again=practice_setup.again),
    "keep": practice_end.take_keep,
    "star": star.take,
}
_BUILT: Mapping[str, Build] = {
    "question": practice_answers.build_question,
    "follow_up": practice_answers.build_follow_up,
    "after": practice_answers.build_after,
    "close": practice_end.build_close,
    "keep": practice_end.build_keep,
    "star": star.build,
}


class PracticeForm(GuidedForm):
    """The form of a mock interview."""

    form = FORM

    def build(self, turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
        """Put a question anew from what is kept."""
        if name in _BUILT:
            return _BUILT[name](turn, about)
        return practice_setup.build(turn, name, about) if name in _TAKEN else None

    def take(
        self, turn: Turn, name: str, about: Mapping[str, Any], value: str
    ) -> Question | Done | None:
        """Keep an answer; return what is asked next."""
        return _TAKEN[name](turn, about, value) if name in _TAKEN else None


class InterviewPractise(ResidentAction):
    """Begins a mock interview, or goes on with the one that was left."""

    action_name = "action_interview_practise"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Ask only what is not known: job, style and length may have been said already."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH:
            return miss(turn)
        if turn.form == FORM:
            return [UNDERSTOOD, *_in_the_middle(turn)]
        if standing.stage == "joining":
            turn.say("utter_practice_joining")
            return [UNDERSTOOD, *turn.go_on()]
        say_last_feedback(turn, standing.resident.id)
        return [UNDERSTOOD, *begin(turn, FORM, _opening(turn, standing))]


def _opening(turn: Turn, standing: Standing) -> Question:
    job = named(turn, standing)
    told = setup(turn.text) if turn.was_typed else setup("")
    kind = kind_named(turn, turn.text) if turn.was_typed else turn.entity("asks")
    if kind not in turn.content.interview_questions.kinds:
        kind = None
    spoken = set(plain(turn.text).split())
    going = open_one(turn)
    if going is not None and going.question is not None and not (job or kind or spoken & _ANEW):
        if spoken & _GO_ON:
            return practice_answers.ask(turn, going, going.at)
        if going.answered:
            return practice_setup.resume(turn, going)
    jobs = [job] if job else at_hand(turn, standing)
    only = jobs[0] if len(jobs) == 1 else None
    return practice_setup.first(turn, only, told, kind, ask=only is None)


def _in_the_middle(turn: Turn) -> Events:
    """Take a wish about the practice that is going on; else the open question comes back."""
    state = state_of(turn)
    name, about = state["name"], state["about"]
    following: Question | Done | None = None
    if name in _ANSWERED:
        following = _wish(turn, name, about)
    elif turn.was_typed and name in _TAKEN:
        following = _TAKEN[name](turn, about, turn.text)
    if following is None:
        return turn.go_on()
    if isinstance(following, Done):
        return [*turn.close_form(), SlotSet(GUIDE, None)]
    return begin(turn, FORM, following)


def _wish(turn: Turn, name: str, about: Mapping[str, Any]) -> Question | Done | None:
    wish = command(turn.text) if turn.was_typed else None
    if wish is not None and wish is not Command.HELP:
        return _TAKEN[name](turn, about, turn.text)
    going = known(turn, about)
    new = changed(turn, going, place(about), turn.text) if going else None
    return practice_answers.ask(turn, new, new.at) if new is not None else None
