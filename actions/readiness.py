"""In place or need: what is good to have before somebody applies, one thing at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.base import ResidentAction
from actions.guided import DONE, Done, GuidedForm, Question, begin, titled
from actions.knowing import NO, YES, resident, typed_or
from actions.misunderstood import SECOND_LOOK
from actions.turn import Events, Turn
from bot.clock import in_london
from bot.content.readiness import ANSWERS
from bot.content.say_facts import say_need
from bot.journey.choices import match_choice
from bot.journey.readiness import IN_PLACE, NEED, NOT_SURE
from bot.services import readiness
from bot.services.progress import Standing
from bot.services.roles import SKIP

FORM = "readiness_form"
AT_A_TIME = 5
"""After so many questions in a row it is asked whether to go on now."""
CHANGE = "change"


class ReadinessAsk(ResidentAction):
    """Shows what is in place and what is needed, keeps what is told, and asks what is open."""

    action_name = "action_readiness_ask"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Keep what they told, say what to do about it, and go on where they were."""
        told = readiness.read(turn.content, turn.text) if turn.was_typed else {}
        said = _known(turn)
        is_first = not said
        if told:
            keep(turn, told)
            said |= told
        if turn.form:
            if not told:
                say_list(turn, said)
            return turn.go_on()
        if turn.entity("asks") == CHANGE and said:
            return begin(turn, FORM, _which(turn, said))
        if is_first and not told:
            turn.say("utter_told", text=turn.content.readiness.words.intro)
        elif not told:
            say_list(turn, said)
        return _next_or_end(turn, said)


class ReadinessForm(GuidedForm):
    """Asks for one thing after the other."""

    form = FORM

    def build(self, turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
        """Ask for a thing, which one to change, or whether to go on."""
        if name == "thing":
            return _thing(turn, about["thing"], int(about.get("nth", 1)))
        if name == "which":
            return _which(turn, _known(turn))
        return _more()

    def take(
        self, turn: Turn, name: str, about: Mapping[str, Any], value: str
    ) -> Question | Done | None:
        """Keep what is said, and ask for the next thing."""
        if name == "which":
            return _chosen(turn, value)
        if name == "more":
            return _gone_on(turn, value)
        thing = about["thing"]
        told = _read(turn, thing, value)
        if not told:
            return None
        keep(turn, told, asked=thing)
        if about.get("alone"):
            say_list(turn, _known(turn))
            return DONE
        return _following(turn, int(about.get("nth", 1)) + 1)


def keep(turn: Turn, told: Mapping[str, str], asked: str | None = None) -> None:
    """Keep what is said, and say one small step about what is needed; at most one."""
    with turn.parts.writing() as uow:
        readiness.keep(uow, turn.step, told)
    things = turn.content.readiness.things
    others = [one for one in told if one != asked]
    if others:
        turn.say("utter_readiness_noted", said=_lines(turn, {one: told[one] for one in others}))
    needed = readiness.needed(turn.content, told)
    if needed:
        first = asked if asked in needed else needed[0]
        day = in_london(turn.step.at).date()
        turn.say("utter_told", text=say_need(turn.content, things[first], told[first], day))


def say_list(turn: Turn, said: Mapping[str, str]) -> None:
    """Say what is in place, needed and not sure; a question only where none is open."""
    lines = _lines(turn, said)
    response = "utter_readiness_list" if lines else "utter_readiness_none"
    turn.say(response, said=lines)


def _next_or_end(turn: Turn, said: Mapping[str, str]) -> Events:
    left = readiness.unasked(turn.content, said)
    if left:
        return begin(turn, FORM, _thing(turn, left[0]))
    turn.say("utter_readiness_all_asked")
    return []


def _following(turn: Turn, nth: int) -> Question | Done:
    said = _known(turn)
    left = readiness.unasked(turn.content, said)
    if not left:
        _say_end(turn, said)
        return DONE
    if nth == AT_A_TIME + 1 and len(left) > 1:
        return _more()
    return _thing(turn, left[0], nth)


def _say_end(turn: Turn, said: Mapping[str, str]) -> None:
    if readiness.needed(turn.content, said):
        turn.say("utter_readiness_list", said=_lines(turn, said))
    else:
        turn.say("utter_told", text=turn.content.readiness.words.all_in_place)
    turn.say("utter_readiness_end")


def _thing(turn: Turn, name: str, nth: int = 1, *, alone: bool = False) -> Question:
    file = turn.content.readiness
    thing = file.things[name]
    text = f"{thing.why}\n{thing.question}" if thing.why else str(thing.question)
    return Question(
        "thing",
        "utter_question",
        values={"question": text},
        buttons=[titled(FORM, file.answers[answer], answer) for answer in ANSWERS],
        about={"thing": name, "nth": nth, "alone": alone},
    )


def _which(turn: Turn, said: Mapping[str, str]) -> Question:
    things = turn.content.readiness.things
    buttons = [titled(FORM, things[one].label, one) for one in things if one in said]
    return Question("which", "utter_readiness_which", buttons=buttons)


def _more() -> Question:
    return Question("more", "utter_readiness_more")


def _chosen(turn: Turn, value: str) -> Question | Done | None:
    things = turn.content.readiness.things
    if value == SKIP:
        return _kept(turn)
    told = readiness.read(turn.content, value)
    labels = [thing.label for thing in things.values()]
    at = match_choice(value, labels)
    if at is None and told and value not in things:
        keep(turn, told)
        say_list(turn, _known(turn))
        return DONE
    if at is None and value not in things:
        return None
    return _thing(turn, value if value in things else list(things)[at or 0], alone=True)


def _gone_on(turn: Turn, value: str) -> Question | Done | None:
    if value in {"no", SKIP, "later"}:
        return _kept(turn)
    if value == "yes":
        return _following(turn, AT_A_TIME + 2)
    told = readiness.read(turn.content, value)
    if not told:
        return None
    keep(turn, told)
    return _following(turn, AT_A_TIME + 2)


def _kept(turn: Turn) -> Done:
    turn.say("utter_readiness_later")
    return DONE


def _read(turn: Turn, thing: str, value: str) -> dict[str, str]:
    """Return what an answer says: of the thing that was asked, and of others beside it."""
    if value == SKIP:
        return {thing: readiness.SKIPPED}
    if value in ANSWERS:
        return {thing: value}
    if value in {YES, NO}:
        told = readiness.read(turn.content, typed_or(turn, value), thing)
        return told or {thing: IN_PLACE if value == YES else NEED}
    answers = turn.content.readiness.answers
    at = match_choice(value, [answers[answer] for answer in ANSWERS])
    if at is not None:
        return {thing: ANSWERS[at]}
    return readiness.read(turn.content, value, thing)


def _lines(turn: Turn, said: Mapping[str, str]) -> str:
    file = turn.content.readiness
    lines = []
    for state in (IN_PLACE, NEED, NOT_SURE):
        labels = [file.things[one].label for one in file.things if said.get(one) == state]
        if labels:
            answer = file.said[state]  # type: ignore[index]
            lines.append(file.words.line.format(answer=answer, label=", ".join(labels)))
    return "\n".join(lines)


def _known(turn: Turn) -> dict[str, str]:
    who = resident(turn).id
    with turn.parts.reading() as uow:
        return readiness.known(uow, who)


# Told where a question is open, it is heard when it is no answer to that question.
SECOND_LOOK["readiness_ask"] = ReadinessAsk()
