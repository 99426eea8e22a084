"""How an interview went and what came of it; what helps next time is kept in their words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.guided import DONE, Question
from actions.interview_buttons import change_button, person_button, practise_button
from actions.interview_changes import ask_new
from actions.interview_details import following
from actions.interview_steps import (
    CERTAINLY,
    SKIP,
    AtHand,
    Following,
    answer_of,
    at_hand,
    choices,
    job_of,
    known,
    say_facts,
    say_words,
)
from actions.job_buttons import adverts_button
from actions.turn import Turn
from bot.journey.interview_news import (
    Change,
    Felt,
    Result,
    read_change,
    read_felt,
    read_result,
    tells_feedback,
    wants_feedback,
)
from bot.journey.interviews import When, says_unknown
from bot.journey.yes_no import parse_yes_no
from bot.services import interviews
from bot.services.work_records import Interview

FELT = ("good", "ok", "hard", "not_gone")


def ask_felt(turn: Turn, one: Interview) -> Question:
    """Ask how it went."""
    return Question("outcome_felt", "utter_interview_ask_felt", buttons=choices(turn, *FELT),
                    free=True, about=known(one))  # fmt: skip


def ask_feedback(
    turn: Turn, one: Interview, response: str = "utter_interview_ask_feedback"
) -> Question:
    """Ask what the employer said would help next time."""
    return Question("outcome_feedback", response, buttons=choices(turn, "ask_them", "said_nothing"),
                    free=True, about=known(one))  # fmt: skip


def go(turn: Turn, here: AtHand, text: str) -> Following:
    """Take what a text tells: a result, how it felt, or what they said would help."""
    result, felt = read_result(text), read_felt(text)
    if tells_feedback(text):
        if result is Result.NO:
            _turn_down(turn, here)
        return keep_feedback(turn, here, text)
    if wants_feedback(text):
        say_words(turn, turn.content.interviews.outcomes["ask_feedback"], here.interview,
                  here.application)  # fmt: skip
        return ask_feedback(turn, here.interview, "utter_interview_feedback_later")
    if result is not None:
        is_wait = result is Result.WAITING
        return _waits(turn, here, felt) if is_wait else came(turn, here, result, felt)
    if felt is not None:
        return was(turn, here, felt)
    is_missed = read_change(text) is Change.MISSED
    return missed(turn, here) if is_missed else ask_felt(turn, here.interview)


def came(turn: Turn, here: AtHand, result: Result, felt: Felt | None = None) -> Following:
    """Keep what came of it: a no, an offer, a reserve list or another round."""
    one = here.interview
    if result is Result.NO:
        said_no(turn, here)
        return ask_feedback(turn, one)
    if result is Result.OFFER:
        return offered(turn, here)
    outcome = interviews.OPEN if result is Result.NEXT else interviews.WAITING
    with turn.parts.writing() as uow:
        interviews.record(uow, turn.step, one, felt=felt, outcome=outcome)
    if result is Result.NEXT:
        return _next_round(turn, here)
    words = turn.content.interviews.outcomes["reserve"]
    say_facts(turn, words, words.messages)
    turn.say("utter_interview_meanwhile", buttons=[adverts_button(turn), person_button(turn)])
    return DONE


def was(turn: Turn, here: AtHand, felt: Felt) -> Following:
    """Keep how it felt, say something kind, and how long one usually waits."""
    with turn.parts.writing() as uow:
        interviews.record(uow, turn.step, here.interview, felt=felt)
    turn.say(f"utter_interview_felt_{felt.value}")
    _say_wait(turn, here)
    return DONE


def missed(turn: Turn, here: AtHand) -> Following:
    """Give words to somebody who was not there."""
    with turn.parts.writing() as uow:
        interviews.cancel(uow, turn.step, here.interview, "missed")
    say_words(turn, turn.content.interviews.changes["missed"], here.interview, here.application)
    return ask_new(here.interview, turn)


def offered(turn: Turn, here: AtHand) -> Following:
    """Hand over to what helps with an offer."""
    turn.say("utter_interview_offered", buttons=[
        {"title": turn.label("interview_offered"),
         "payload": f'/offer_received{{"job": "application:{here.application.id}"}}'},
        change_button(turn, "not_yet", "waiting", here.interview.id),
    ])  # fmt: skip
    return DONE


def said_no(turn: Turn, here: AtHand) -> None:
    """Keep that they said no, and say it kindly."""
    _turn_down(turn, here)
    words = turn.content.interviews.outcomes["no"]
    say_facts(turn, words, words.messages)


def keep_feedback(turn: Turn, here: AtHand, words: str) -> Following:
    """Keep what they said would help; it is shown before the next time."""
    with turn.parts.writing() as uow:
        interviews.keep_feedback(uow, turn.step, here.interview, words)
    turn.say("utter_interview_feedback_kept",
             buttons=[practise_button(turn), adverts_button(turn)])  # fmt: skip
    return DONE


def say_words_result(turn: Turn, here: AtHand) -> None:
    """Give words to ask what was decided."""
    words = turn.content.interviews.outcomes["ask_result"]
    say_words(turn, words, here.interview, here.application)


def build(turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
    """Put a question of this room anew."""
    here = at_hand(turn, about)
    if here is None:
        return None
    is_felt = name == "outcome_felt"
    return ask_felt(turn, here.interview) if is_felt else ask_feedback(turn, here.interview)


def take(turn: Turn, name: str, about: Mapping[str, Any], value: str) -> Following:
    """Read how it went, or what they said would help."""
    here = at_hand(turn, about)
    if here is None:
        turn.say("utter_interview_gone")
        return DONE
    if name == "outcome_felt":
        return _take_felt(turn, here, value)
    return _take_feedback(turn, here, value)


def _take_felt(turn: Turn, here: AtHand, value: str) -> Following:
    answer = answer_of(turn, value, *FELT, SKIP)
    if answer == "not_gone":
        return missed(turn, here)
    if answer == SKIP:
        with turn.parts.writing() as uow:
            interviews.record(uow, turn.step, here.interview)
        _say_wait(turn, here)
        return DONE
    if answer is not None:
        return was(turn, here, Felt(answer))
    if read_result(value) is None and read_felt(value) is None:
        if read_change(value) is Change.MISSED:
            return missed(turn, here)
        return was(turn, here, Felt.OK) if says_unknown(value) else None
    return go(turn, here, value)


def _take_feedback(turn: Turn, here: AtHand, value: str) -> Following:
    answer = answer_of(turn, value, "ask_them", "said_nothing", SKIP)
    if answer is None and parse_yes_no(value) is not None and len(value.split()) <= 2:  # noqa: PLR2004
        answer = "ask_them" if parse_yes_no(value) else "said_nothing"
    if answer == "ask_them":
        say_words(turn, turn.content.interviews.outcomes["ask_feedback"], here.interview,
                  here.application, told=False)  # fmt: skip
        turn.say("utter_interview_feedback_when", buttons=[adverts_button(turn)])
        return DONE
    if answer is not None or says_unknown(value):
        turn.say(
            "utter_interview_feedback_none", buttons=[adverts_button(turn), person_button(turn)]
        )
        return DONE
    guess, confidence = turn.guesses[0] if turn.was_typed and turn.guesses else ("", 0.0)
    if guess == "interview_invited" and confidence >= CERTAINLY:
        return None
    return keep_feedback(turn, here, value)


def _waits(turn: Turn, here: AtHand, felt: Felt | None) -> Following:
    with turn.parts.writing() as uow:
        interviews.record(uow, turn.step, here.interview, felt=felt)
    _say_wait(turn, here)
    return DONE


def _say_wait(turn: Turn, here: AtHand) -> None:
    words = turn.content.interviews.outcomes["wait"]
    say_facts(turn, words, words.messages)
    one = here.interview
    buttons = [
        change_button(turn, "offered", "offer", one.id),
        change_button(turn, "no", "no", one.id),
        change_button(turn, "words_result", "words_result", one.id),
        adverts_button(turn),
    ]
    turn.say("utter_interview_wait", buttons=None if _beside(turn) else buttons)


def _beside(turn: Turn) -> bool:
    """Whether another open question follows with buttons of its own."""
    return turn.form not in {None, "interview_form"}


def _next_round(turn: Turn, here: AtHand) -> Following:

    with turn.parts.writing() as uow:
        kept = interviews.plan(uow, turn.step, here.application, When())
    turn.say("utter_interview_next_round", job=job_of(turn, here.application))
    return following(turn, kept, [])


def _turn_down(turn: Turn, here: AtHand) -> None:
    with turn.parts.writing() as uow:
        interviews.turned_down(uow, turn.step, here.interview)
