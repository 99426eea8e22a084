"""Referees: who may be one, asking them first, and whether they said yes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.application_steps import SKIP, Following, Onward, about, choices, meant, work_of
from actions.guided import DONE, Question
from actions.turn import Turn
from bot.clock import in_london
from bot.content.say_facts import say_guidance
from bot.journey.text import plain
from bot.journey.yes_no import parse_yes_no
from bot.services import histories, preparing
from bot.services.preparing import Preparing

SECTION = "referees"
ENOUGH = 2
RELATIONS = {
    "manager": ("manager", "boss", "supervisor", "employer", "team leader", "agency"),
    "teacher": ("teacher", "tutor", "trainer", "college", "course", "esol", "lecturer", "school"),
    "volunteering": ("volunteer", "volunteering", "food bank", "charity", "coordinator"),
    "faith_leader": ("imam", "priest", "pastor", "vicar", "rabbi", "faith", "mosque", "church"),
    "professional": (
        "adviser",
        "advisor",
        "social worker",
        "doctor",
        "gp",
        "solicitor",
        "keyworker",
    ),
}
"""Words that show who somebody is to the resident."""
NOT_ACCEPTED = ("friend", "mum", "mother", "father", "dad", "husband", "wife", "sister", "brother",
                "cousin", "son", "daughter", "aunt", "uncle", "partner", "family")  # fmt: skip
_NOBODY = frozenset({"nobody", "no one", "noone", "none", "no", "i have nobody", "no body"})


def first(turn: Turn, work: Preparing) -> Question | Onward:
    """Ask for a referee; with two who said yes nothing is asked."""
    with turn.parts.writing() as uow:
        known = histories.referees(uow, turn.step)
    waiting = next((one for one in known if one.permission == "unasked"), None)
    if waiting is not None:
        return _asked(turn, work, waiting.id)
    return _finish(turn, work) if len(known) >= ENOUGH else _who(turn, work, len(known))


def build(turn: Turn, name: str, known: Mapping[str, Any]) -> Question | None:
    """Put a question of this room anew."""
    work = work_of(turn, known)
    if work is None:
        return None
    if name == "referee_asked":
        return _asked(turn, work, int(known["referee"]))
    with turn.parts.writing() as uow:
        return _who(turn, work, len(histories.referees(uow, turn.step)))


def take(turn: Turn, name: str, known: Mapping[str, Any], value: str) -> Following:
    """Read an answer of this room."""
    work = work_of(turn, known)
    if work is None:
        return DONE
    if name == "referee_asked":
        return _taken_asked(turn, work, int(known["referee"]), value)
    return _taken_who(turn, work, value)


def _who(turn: Turn, work: Preparing, known: int) -> Question:
    return Question(
        "referee_who",
        "utter_applying_referee" if known == 0 else "utter_applying_referee_second",
        buttons=choices(turn, "manager", "teacher", "volunteering", "faith_leader", "nobody"),
        free=True,
        about=about(work),
    )


def _taken_who(turn: Turn, work: Preparing, value: str) -> Following:
    relation = meant(turn, value, *RELATIONS, "nobody", SKIP)
    said = f" {plain(value)} "
    if relation is None and plain(value) in _NOBODY:
        relation = "nobody"
    if relation == "nobody":
        guidance = turn.content.application_help.situations["referees_first_job"]
        today = in_london(turn.step.at).date()
        for line in say_guidance(turn.content, guidance, today):
            turn.say("utter_applying_line", line=line)
    if relation in {"nobody", SKIP}:
        return _finish(turn, work)
    if relation is None:
        relation = _relation(said)
    if relation is None and any(f" {word} " in said for word in NOT_ACCEPTED):
        turn.say("utter_applying_referee_family")
        return _who(turn, work, 0)
    label = turn.content.labels.get(f"apply_{relation}")
    words = str(label) if value == relation and label else value
    with turn.parts.writing() as uow:
        number = histories.add_referee(uow, turn.step, relation or "other", words)
    return _asked(turn, work, number)


def _relation(said: str) -> str | None:
    return next(
        (one for one, shown in RELATIONS.items() if any(f" {word}" in said for word in shown)),
        None,
    )


def _asked(turn: Turn, work: Preparing, referee: int) -> Question:
    return Question(
        "referee_asked",
        "utter_applying_referee_asked",
        buttons=choices(turn, "said_yes", "asked", "not_yet", "said_no"),
        about=about(work, referee=referee),
    )


def _taken_asked(turn: Turn, work: Preparing, referee: int, value: str) -> Following:
    answer = meant(turn, value, "said_yes", "asked", "not_yet", "said_no", SKIP)
    if answer is None and "not yet" in plain(value):
        answer = "not_yet"
    if answer is None:
        yes = parse_yes_no(value)
        answer = None if yes is None else ("said_yes" if yes else "not_yet")
    if answer is None:
        return None
    permission = {"said_yes": "yes", "asked": "asked", "said_no": "no"}.get(answer, "unasked")
    with turn.parts.writing() as uow:
        histories.set_permission(uow, turn.step, referee, permission)
        known = histories.referees(uow, turn.step)
    if permission == "unasked":
        turn.say("utter_applying_referee_words")
        turn.say("utter_applying_referee_copy", title=work.application.title)
    return _finish(turn, work) if len(known) >= ENOUGH else _who(turn, work, len(known))


def _finish(turn: Turn, work: Preparing) -> Onward:
    """Say whether the last three years are covered, and settle the section."""
    with turn.parts.writing() as uow:
        covered = histories.reference_months(uow, turn.step)
        preparing.settle_section(uow, turn.step, work, SECTION, "done")
    turn.say("utter_applying_referees_done" if covered.whole else "utter_applying_referees_years")
    return Onward(work.application.id)
