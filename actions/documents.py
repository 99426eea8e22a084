"""Papers for identity, address and right to work: asked about, told of, and what is missing."""

from __future__ import annotations

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.base import ResidentAction
from actions.documents_answers import first_question, keep
from actions.documents_form import take_answer
from actions.documents_questions import FORM, known
from actions.documents_said import (
    BEGIN,
    IDENTITY,
    OTHERS,
    RIGHT_TO_WORK,
    below_answer,
    say_other_papers,
    say_papers,
    say_situation,
    say_verdict,
)
from actions.form import is_question
from actions.guided import Done, Question, begin, put, state_of
from actions.meant import names_profession
from actions.misunderstood import SECOND_LOOK, UNDERSTOOD, miss
from actions.people import registered_elsewhere
from actions.turn import GUIDE, LISTEN, Events, Turn
from bot.journey.documents import EXPIRED, HAVE
from bot.journey.told_documents import ToldPapers
from bot.services import documents
from bot.services.progress import Standing

SURE_ENOUGH = 0.4
STRONG = 3
"""So many words of a situation go before an answer about a paper that is only named."""
OF_INTENT = {"checks_identity": IDENTITY, "checks_right_to_work": RIGHT_TO_WORK}
GENERAL = {IDENTITY: "what_counts_id", RIGHT_TO_WORK: "right_to_work"}
"""What is said where a question names nothing that we know."""


class DocumentsAsk(ResidentAction):
    """Answers what is asked about papers, keeps what is told of them, and asks what is open."""

    action_name = "action_documents_ask"
    understands = False
    explains_words = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Answer first, then say how they stand or ask what is needed."""
        scope = OF_INTENT.get(turn.intent, IDENTITY)
        told = documents.read(turn.content, turn.text) if turn.was_typed else ToldPapers()
        unsure = turn.was_typed and turn.confidence < SURE_ENOUGH and not turn.meant
        if unsure and not told:
            return miss(turn)
        if scope == RIGHT_TO_WORK and turn.was_typed and names_profession(turn):
            return [UNDERSTOOD, *registered_elsewhere(turn, standing)]
        if not turn.was_typed:
            return [UNDERSTOOD, *_opened(turn, scope)]
        if (heard := as_answer(turn, told)) is not None:
            return [UNDERSTOOD, *heard]
        states = documents.states_told(turn.content, told)
        keep(turn, states)
        return [UNDERSTOOD, *_answered(turn, scope, told, states)]


def as_answer(turn: Turn, told: ToldPapers) -> Events | None:
    """Take what sounds like a matter of its own for the answer to our own open question.

    "birth certificate" is one, below "which of these could you show"; a question is none.
    """
    if turn.form != FORM or told.asked or is_question(turn.text):
        return None
    state = state_of(turn)
    onward = take_answer(turn, state["name"], state["about"], turn.text)
    if onward is None:
        return None
    if isinstance(onward, Done):
        return [*turn.close_form(), SlotSet(GUIDE, None)]
    before = [*state.get("before", []), {"name": state["name"], "about": state["about"]}]
    return [ActiveLoop(FORM), *put(turn, FORM, onward, before=before), FollowupAction(LISTEN)]


def _opened(turn: Turn, scope: str) -> Events:
    """Answer a button: other papers, or the questions; with papers known, how they stand."""
    held = known(turn)
    if turn.entity("asks") == OTHERS:
        say_other_papers(turn, documents.verdicts(turn.content, held))
        return turn.go_on()
    if turn.form and turn.form != FORM:
        say_situation(turn, turn.content.document_situations.situations[GENERAL[scope]])
        return turn.go_on()
    if turn.entity("asks") != BEGIN and not held:
        turn.say(f"utter_documents_intro_{scope}")
    return _begun(turn, scope)


def _answered(turn: Turn, scope: str, told: ToldPapers, states: dict[str, str]) -> Events:
    situations = turn.content.document_situations.situations
    named = _situation(turn, scope, told)
    if named is not None:
        situation = situations[named]
        leads_on = situation.general and situation.follows == scope == IDENTITY
        if leads_on and states and not turn.form:
            say_situation(turn, situation)
            return _begun(turn, scope)
        below = below_answer(turn, situation.follows, person=situation.person)
        say_situation(turn, situation, below)
        return turn.go_on()
    if told.asked:
        person = any(turn.content.documents.documents[one].person for one in told.asked)
        say_papers(turn, told.asked, states, below_answer(turn, scope, person=person))
        return turn.go_on()
    if states:
        return _stands(turn, scope, states)
    if is_question(turn.text):
        say_situation(turn, situations[GENERAL[scope]], below_answer(turn, scope, person=True))
        return turn.go_on()
    return _opened(turn, scope)


def _stands(turn: Turn, scope: str, states: dict[str, str]) -> Events:
    """Say how somebody stands after what they told; one paper alone leads to the questions."""
    if turn.form:
        return turn.go_on()
    held = known(turn)
    mine = [one for one, state in held.items() if state in {HAVE, EXPIRED}]
    if len(mine) < 2 and len(states) < 2:  # noqa: PLR2004
        _say_of_one(turn, states)
        return _begun(turn, scope)
    say_verdict(turn, scope, documents.verdicts(turn.content, held), held)
    return []


def _say_of_one(turn: Turn, states: dict[str, str]) -> None:
    """Say what the one paper that they told of is worth."""
    ((one, state),) = list(states.items())[:1] or [("", "")]
    if state in {HAVE, EXPIRED}:
        say_papers(turn, [one], states)


def _begun(turn: Turn, scope: str) -> Events:
    following = first_question(turn, scope)
    if not isinstance(following, Question):
        return []
    return begin(turn, FORM, following)


def _situation(turn: Turn, scope: str, told: ToldPapers) -> str | None:
    """Return the situation that is answered; None where the named paper's own answer is better."""
    if told.situation is None:
        return None
    papers = turn.content.documents.documents
    situation = turn.content.document_situations.situations[told.situation]
    if not told.asked:
        tells = told.states and situation.general and not situation.sets
        return None if tells else told.situation
    if any(papers[one].by_situation for one in told.asked):
        return told.situation
    of_work_only = scope == IDENTITY and situation.follows == RIGHT_TO_WORK
    if situation.general or of_work_only:
        return None
    return told.situation if told.weight >= STRONG else None


# Told where another question is open, it is heard when it is no answer to that question.
SECOND_LOOK["checks_identity"] = DocumentsAsk()
SECOND_LOOK["checks_right_to_work"] = DocumentsAsk()
