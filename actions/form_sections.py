"""The form as a list of small steps: what it asks, what is done, what is not needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.application_steps import SKIP, Following, Onward, about, choices, meant, work_of
from actions.guided import DONE, Done, Question
from actions.turn import Turn
from bot.services import preparing
from bot.services.preparing import Preparing


def first(turn: Turn, work: Preparing, section: str) -> Question:
    """Say what one section asks, and ask whether it is done."""
    known = turn.content.form_sections.sections[section]
    states = list(work.sections.values())
    left = sum(state == "todo" for state in states)
    return Question(
        "section_step",
        "utter_applying_section",
        {"label": known.label, "say": known.say, "left": left},
        choices(turn, "done", "not_needed", "later"),
        explained="utter_explain_applying_section_step",
        about=about(work, section=section),
    )


def build(turn: Turn, _name: str, known: Mapping[str, Any]) -> Question | None:
    """Put a question of this room anew."""
    work = work_of(turn, known)
    if work is None or known.get("section") not in work.sections:
        return None
    return first(turn, work, str(known["section"]))


def take(turn: Turn, _name: str, known: Mapping[str, Any], value: str) -> Following:
    """Keep how far a section is."""
    work = work_of(turn, known)
    if work is None:
        return DONE
    answer = meant(turn, value, "done", "not_needed", "later", SKIP)
    answer = answer or {"yes": "done", "no": "later"}.get(value)
    if answer is None:
        return None
    if answer == "later":
        turn.say("utter_applying_later")
        return DONE
    state = "done" if answer == "done" else "not_needed"
    with turn.parts.writing() as uow:
        preparing.settle_section(uow, turn.step, work, str(known["section"]), state)
    return Onward(work.application.id)


def send(turn: Turn, work: Preparing) -> Done:
    """Say that everything is ready to be sent, and who sends it."""
    turn.say("utter_applying_send", title=work.application.title)
    return DONE
