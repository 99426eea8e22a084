"""What makes it hard to start: what usually helps, what is kept, and who is asked to help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.base import ResidentAction
from actions.guided import DONE, Done, GuidedForm, Question, begin, button, titled
from actions.knowing import resident, team, yes_or_no
from actions.misunderstood import SECOND_LOOK, UNDERSTOOD, miss
from actions.starting_questions import say_topics
from actions.turn import Events, Turn
from bot.clock import in_london
from bot.content.barriers import Barrier
from bot.content.say_facts import say_barrier
from bot.journey.barriers import is_over
from bot.journey.choices import match_choice
from bot.journey.referrals import BARRIER
from bot.journey.yes_no import parse_yes_no
from bot.services import barriers, referrals
from bot.services.job_facts import job_now
from bot.services.progress import Standing
from bot.services.roles import SKIP

FORM = "barriers_form"
ABOUT = {"benefits_ask": "money", "childcare_ask": "childcare", "travel_ask": "travel"}
"""What is asked about with these intents; whether it stands in the way is asked after it."""

AFTER_AN_OFFER = frozenset({"offered", "checking", "in_work"})
MOST_SHOWN = 6
SURE_ENOUGH = 0.45
MAIN, BESIDE, ONLY_ASKED, NONE, OTHERS = "main", "beside", "only_asked", "none", "others"
NEXT = {
    "english": "skills",
    "certificates": "skills",
    "documents": "readiness",
    "no_experience": "background",
    "hours_now": "background",
}
"""Where somebody may go on who has one of these in their way."""


class BarriersTell(ResidentAction):
    """Answers what stands in somebody's way."""

    action_name = "action_barriers_tell"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Say what usually helps, and keep what they say is in their way."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH and not turn.meant:
            return miss(turn)
        asked = ABOUT.get(turn.intent)
        found = [asked] if asked else _found(turn)
        if turn.was_typed and found and is_over(turn.text):
            return [UNDERSTOOD, *_ended(turn, found)]
        if turn.form:
            return [UNDERSTOOD, *_beside(turn, found, keeps=asked is None)]
        if not found:
            return [UNDERSTOOD, *_ask_main(turn)]
        if len(found) > 1:
            return [UNDERSTOOD, *begin(turn, FORM, _several(turn, found))]
        return [UNDERSTOOD, *_one(turn, found[0], keeps=asked is None)]


class BarriersForm(GuidedForm):
    """Asks what is the main thing, and whether a person shall help with it."""

    form = FORM

    def build(self, turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
        """Put one of the three questions anew."""
        if name == "main":
            among = about.get("among")
            return _several(turn, among) if among else _main(turn, int(about.get("page", 0)))
        if name == "keep":
            return _keep_it(about["barrier"])
        return _refer(turn, about["barrier"])

    def take(
        self, turn: Turn, name: str, about: Mapping[str, Any], value: str
    ) -> Question | Done | None:
        """Keep the answer."""
        if name == "main":
            return _main_taken(turn, about, value)
        if name == "keep":
            return _keep_taken(turn, about["barrier"], value)
        return _refer_taken(turn, about["barrier"], value)


def _found(turn: Turn) -> list[str]:
    named = turn.entity("barrier")
    if named in turn.content.barriers.barriers:
        return [str(named)]
    return barriers.read(turn.content, turn.text) if turn.was_typed else []


def _one(turn: Turn, barrier: str, *, keeps: bool) -> Events:
    """Say what helps; then ask whether to keep it, or else whether a person shall help.

    Whoever has a job or an offer hears what is good to know around a start; nothing is kept then.
    """
    if not keeps and _say_around(turn, barrier):
        one = turn.content.barriers.barriers[barrier]
        return begin(turn, FORM, _refer(turn, barrier)) if one.person or one.service else []
    _say_helps(turn, barrier)
    if not keeps and not _is_open(turn, barrier):
        return begin(turn, FORM, _keep_it(barrier))
    with turn.parts.writing() as uow:
        barriers.keep(uow, turn.step, [barrier])
    following = _after_kept(turn, barrier)
    return begin(turn, FORM, following) if isinstance(following, Question) else []


def _beside(turn: Turn, found: Sequence[str], *, keeps: bool) -> Events:
    """Answer inside another question, which comes back: nothing more is asked here."""
    for barrier in found[:1]:
        if keeps or not _say_around(turn, barrier):
            _say_helps(turn, barrier)
    if keeps and found:
        with turn.parts.writing() as uow:
            barriers.keep(uow, turn.step, found)
        turn.say("utter_barriers_noted", what=_labels(turn, found))
    elif not found:
        turn.say("utter_barriers_later")
    return turn.go_on()


def _ended(turn: Turn, found: Sequence[str]) -> Events:
    with turn.parts.writing() as uow:
        over = barriers.end(uow, turn.step, found)
    turn.say("utter_barriers_gone", what=_labels(turn, over or found))
    return turn.go_on()


def _ask_main(turn: Turn) -> Events:
    """Read back what was named before, or ask for the main thing."""
    with turn.parts.reading() as uow:
        named = [one for one in barriers.known(uow, resident(turn).id) if one.state == "open"]
    if named:
        turn.say("utter_barriers_list", what=_labels(turn, [one.barrier for one in named]))
    return begin(turn, FORM, _main(turn, 0))


def _main(turn: Turn, page: int) -> Question:
    file = turn.content.barriers
    first = page * MOST_SHOWN
    shown = list(file.barriers.values())[first : first + MOST_SHOWN]
    buttons = [titled(FORM, one.label, one.id) for one in shown]
    if first + MOST_SHOWN < len(file.barriers):
        buttons.append(button(turn, FORM, "something_else", OTHERS))
    buttons.append(titled(FORM, file.none, NONE))
    values = {"question": file.question}
    return Question("main", "utter_question", values=values, buttons=buttons, about={"page": page})


def _several(turn: Turn, among: Sequence[str]) -> Question:
    known = turn.content.barriers.barriers
    buttons = [titled(FORM, known[one].label, one) for one in among]
    buttons.append(button(turn, FORM, "something_else", OTHERS))
    return Question(
        "main", "utter_barriers_which", buttons=buttons, about={"among": list(among), "page": -1}
    )


def _main_taken(turn: Turn, about: Mapping[str, Any], value: str) -> Question | Done | None:
    known, among = turn.content.barriers.barriers, list(about.get("among") or ())
    if value in {NONE, "no", SKIP}:
        if among:
            with turn.parts.writing() as uow:
                barriers.keep(uow, turn.step, among)
        turn.say("utter_barriers_none")
        return DONE
    if value == OTHERS:
        return _main(turn, int(about.get("page", 0)) + 1)
    labels = {name: one.label for name, one in known.items()}
    at = match_choice(value, [labels[one] for one in among] or list(labels.values()))
    found = [(among or list(labels))[at]] if at is not None else []
    found = found or ([value] if value in known else barriers.read(turn.content, value))
    if not found:
        return None
    with turn.parts.writing() as uow:
        named = list(dict.fromkeys([*among, *found]))
        barriers.keep(uow, turn.step, named, main=found[0])
    _say_helps(turn, found[0])
    return _after_kept(turn, found[0])


def _keep_it(barrier: str) -> Question:
    return Question("keep", "utter_barriers_keep", about={"barrier": barrier})


def _keep_taken(turn: Turn, barrier: str, value: str) -> Question | Done | None:
    said = value if value in {MAIN, BESIDE, ONLY_ASKED} else _typed_keep(value)
    if value in {SKIP, "no"} or said == ONLY_ASKED:
        turn.say("utter_barriers_only_asked")
        return DONE
    if said is None:
        return None
    with turn.parts.writing() as uow:
        barriers.keep(uow, turn.step, [barrier], main=barrier if said == MAIN else None)
    return _after_kept(turn, barrier)


def _typed_keep(value: str) -> str | None:
    known = value.lower()
    if "main" in known or "biggest" in known:
        return MAIN
    if "ask" in known or "just" in known:
        return ONLY_ASKED
    said = parse_yes_no(value)
    return None if said is None else (BESIDE if said else ONLY_ASKED)


def _after_kept(turn: Turn, barrier: str) -> Question | Done:
    """Ask whether a person shall help, where that can help and was not asked for before."""
    one = turn.content.barriers.barriers[barrier]
    with turn.parts.reading() as uow:
        waits = referrals.find_open(uow, resident(turn).id, BARRIER + barrier)
    if waits is not None:
        turn.say("utter_barriers_asked_before")
        return DONE
    if one.person or one.service:
        return _refer(turn, barrier)
    turn.say(f"utter_barriers_next_{NEXT.get(barrier, 'none')}")
    return DONE


def _refer(turn: Turn, barrier: str) -> Question:
    one = turn.content.barriers.barriers[barrier]
    return Question(
        "refer",
        "utter_barriers_refer",
        values={"team": team(turn), "service": _service(turn, one)},
        about={"barrier": barrier},
    )


def _refer_taken(turn: Turn, barrier: str, value: str) -> Done | None:
    wants = yes_or_no(value)
    if wants is None:
        return None
    reason = BARRIER + barrier
    service = _service(turn, turn.content.barriers.barriers[barrier])
    with turn.parts.writing() as uow:
        if wants:
            referrals.refer(uow, turn.content, turn.step, reason, service, person=True)
        else:
            referrals.decline(uow, turn.step, reason, service)
    if wants:
        turn.say("utter_barriers_referred", team=team(turn))
    else:
        turn.say("utter_barriers_not_referred")
    if barrier in NEXT:
        turn.say(f"utter_barriers_next_{NEXT[barrier]}")
    return DONE


def _say_helps(turn: Turn, barrier: str) -> None:
    one = turn.content.barriers.barriers[barrier]
    for text in say_barrier(turn.content, one, in_london(turn.step.at).date()):
        turn.say("utter_told", text=text)


def _say_around(turn: Turn, barrier: str) -> bool:
    """Say what is good to know of a barrier around a start; False before there is an offer."""
    topics = turn.content.starting.around.get(barrier)
    who = resident(turn)
    with turn.parts.reading() as uow:
        job = job_now(uow, who.id)
    if not topics or (job is None and who.stage not in AFTER_AN_OFFER):
        return False
    say_topics(turn, topics, job)
    return True


def _service(turn: Turn, one: Barrier) -> str:
    services = turn.content.barriers.services
    return str(services[one.service]) if one.service else str(services["jobs"])


def _labels(turn: Turn, named: Sequence[str]) -> str:
    known = turn.content.barriers.barriers
    return ", ".join(str(known[one].label) for one in named if one in known)


def _is_open(turn: Turn, barrier: str) -> bool:
    with turn.parts.reading() as uow:
        named = barriers.known(uow, resident(turn).id)
    return any(one.barrier == barrier and one.state == "open" for one in named)


# Told where a question is open, it is heard when it is no answer to that question.
SECOND_LOOK["barrier_tell"] = BarriersTell()
