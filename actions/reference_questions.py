"""How each question about references is put."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.guided import Question, button, titled
from actions.turn import Turn
from bot.services.references import Asked

FORM = "references_form"
About = Mapping[str, Any]


def who_question(turn: Turn, about: About) -> Question:
    """Ask who may be a referee; no name is needed."""
    names = ("manager", "teacher", "volunteering", "faith_leader", "nobody")
    buttons = [button(turn, FORM, f"apply_{name}", name) for name in names]
    response = "utter_references_who_else" if about.get("count") else "utter_references_who"
    return Question("who", response, buttons=buttons, free=True, about=dict(about))


def asked_question(turn: Turn, about: About, one: Asked) -> Question:
    """Ask whether a referee has said that they may be named."""
    labels = {"said_yes": "apply_said_yes", "asked": "apply_asked", "not_yet": "not_yet",
              "said_no": "apply_said_no"}  # fmt: skip
    buttons = [button(turn, FORM, label, value) for value, label in labels.items()]
    values = {"who": one.referee.words}
    return Question("asked", "utter_references_asked", values, buttons, about=dict(about))


def written_question(turn: Turn, about: About, one: Asked) -> Question:
    """Ask whether the employer has written to a referee, and whether they have answered."""
    labels = {"no_answer": "reference_no_answer", "has_answered": "reference_answered",
              "not_yet": "not_yet", "do_not_know": "do_not_know"}  # fmt: skip
    buttons = [button(turn, FORM, label, value) for value, label in labels.items()]
    values = {"who": one.referee.words}
    return Question("written", "utter_references_written", values, buttons, about=dict(about))


def which_question(turn: Turn, about: About, known: Sequence[Asked]) -> Question:
    """Ask which referee is meant."""
    buttons = [titled(FORM, one.referee.words[:60], str(one.referee.id)) for one in known]
    buttons.append({"title": turn.label("none_of_these"), "payload": "/skip"})
    return Question("which", "utter_references_which", buttons=buttons, about=dict(about))
