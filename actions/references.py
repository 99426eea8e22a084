"""References for the checks: questions, news, words to send, and the way of each."""

from __future__ import annotations

from collections.abc import Sequence

from actions.base import ResidentAction
from actions.form import is_question
from actions.guided import DONE, Done, GuidedForm, Question, begin
from actions.knowing import resident
from actions.misunderstood import SECOND_LOOK, UNDERSTOOD, miss
from actions.referees import RELATIONS
from actions.reference_answers import (
    TAKE,
    buttons_below,
    following,
    move,
    of_referee,
    referees_of,
    say_copy,
)
from actions.reference_questions import (
    FORM,
    About,
    asked_question,
    which_question,
    who_question,
    written_question,
)
from actions.turn import Events, Turn
from bot.clock import in_london
from bot.content.references import ReferenceTopic
from bot.content.say_facts import with_care
from bot.journey.references import State
from bot.journey.text import plain
from bot.services import references
from bot.services.progress import Standing
from bot.services.references import Asked

SURE_ENOUGH = 0.4
LIST, CHASE, RECEIVED = "list", "chase", "received"


class ReferencesAsk(ResidentAction):
    """Answers what is asked or told of references, and goes on with the way of each."""

    action_name = "action_references_ask"
    understands = False
    explains_words = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Answer the topic; news of one referee moves their reference; else go through them."""
        del standing
        named = references.read_topic(turn.content, turn.text) if turn.was_typed else None
        if turn.was_typed and turn.confidence < SURE_ENOUGH and not turn.meant and named is None:
            return miss(turn)
        if not turn.was_typed:
            return [UNDERSTOOD, *_pressed(turn)]
        if named is None:
            return [UNDERSTOOD, *_overview(turn, open_questions=not is_question(turn.text))]
        topic = turn.content.references.topics[named]
        return [UNDERSTOOD, *_told(turn, topic)]


class ReferencesForm(GuidedForm):
    """Asks who may be a referee, whether they were asked, and whether they have answered."""

    form = FORM

    def build(self, turn: Turn, name: str, about: About) -> Question | None:
        """Put a question anew; None where the referee is not there any more."""
        if name == "who":
            return who_question(turn, about)
        if name == "which":
            return which_question(turn, about, referees_of(turn))
        one = of_referee(turn, int(about["referee"]))
        if one is None:
            return None
        ask = asked_question if name == "asked" else written_question
        return ask(turn, about, one)

    def take(self, turn: Turn, name: str, about: About, value: str) -> Question | Done | None:
        """Keep the answer and ask what is open of the next one."""
        return TAKE[name](turn, about, value)


def _pressed(turn: Turn) -> Events:
    """Answer a button: that one has answered, that one has not, or the list."""
    number = turn.entity("reference_of") or ""
    asks = turn.entity("asks")
    if number.isdecimal() and asks in {CHASE, RECEIVED}:
        with turn.parts.reading() as uow:
            one = references.of_number(uow, resident(turn).id, int(number))
        if one is not None:
            state = State.RECEIVED if asks == RECEIVED else State.REQUESTED
            move(turn, one, state, chased=asks == CHASE)
            return turn.go_on()
    return _overview(turn, open_questions=asks != LIST)


def _told(turn: Turn, topic: ReferenceTopic) -> Events:
    """Say what holds for a topic, give words to send, and move the reference that is meant."""
    today = in_london(turn.step.at).date()
    for text in topic.messages[:-1]:
        turn.say("utter_told", text=text)
    last = with_care(turn.content, topic, topic.messages[-1], today)
    if topic.move is not None:
        turn.say("utter_told", text=last)
        return _news(turn, topic, State(topic.move))
    below = None if turn.form else buttons_below(turn, person=topic.person)
    turn.say("utter_told", text=last, buttons=None if topic.copy_id else below)
    if topic.copy_id:
        say_copy(turn, topic.copy_id, below)
    return turn.go_on()


def _news(turn: Turn, topic: ReferenceTopic, state: State) -> Events:
    """Move the reference that is meant; ask which, where that is open.

    A question ("what if they refuse?") tells nothing that has happened.
    """
    mine = [] if _only_asks(turn) else _meant(turn, referees_of(turn))
    chased = state is State.REQUESTED
    if topic.copy_id and not (chased and len(mine) == 1):
        say_copy(turn, topic.copy_id, None)
    if len(mine) == 1:
        move(turn, mine[0], state, chased=chased)
    elif mine and not turn.form:
        return begin(turn, FORM, which_question(turn, {"move": str(state), "asked": []}, mine))
    elif not turn.form:
        turn.say("utter_references_go_on", buttons=buttons_below(turn, person=True))
    return turn.go_on()


def _only_asks(turn: Turn) -> bool:
    said = plain(turn.text)
    return said.startswith(("what if", "can ", "is it", "do they", "will ", "could ", "how do "))


def _meant(turn: Turn, known: Sequence[Asked]) -> list[Asked]:
    """Return the referees that a message may mean: by who they are, or else all still open."""
    said = f" {plain(turn.text)} "
    relation = next(
        (one for one, shown in RELATIONS.items() if any(f" {word}" in said for word in shown)),
        None,
    )
    left = [one for one in known if one.one.state not in {State.RECEIVED, State.REFUSED}]
    named = [one for one in left if one.referee.relation == relation]
    return named or left


def _overview(turn: Turn, *, open_questions: bool) -> Events:
    """Say how each reference stands; then ask what is open."""
    mine = referees_of(turn)
    today = in_london(turn.step.at).date()
    if mine:
        turn.say("utter_told", text=references.say_references(turn.content, mine, today))
    elif not turn.form:
        turn.say("utter_references_intro")
    if turn.form:
        if not mine:
            topic = turn.content.references.topics["how_many"]
            turn.say("utter_told", text=topic.messages[0])
        return turn.go_on()
    onward = following(turn, {"asked": []}) if open_questions else DONE
    if isinstance(onward, Question):
        return begin(turn, FORM, onward)
    if not open_questions:
        turn.say("utter_references_go_on", buttons=buttons_below(turn, person=True))
    return []


# Told where another question is open, it is heard when it is no answer to that question.
SECOND_LOOK["checks_references"] = ReferencesAsk()
