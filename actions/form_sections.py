"""The form as a list of small steps: what it asks, what is done, what is not needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions import declarations, history, referees
from actions.application_steps import (
    SKIP,
    Following,
    Onward,
    about,
    choices,
    meant,
    named_choices,
    work_of,
)
from actions.guided import DONE, Done, Question
from actions.turn import Turn
from bot.content.form_sections import Opens
from bot.services import preparing
from bot.services.preparing import Preparing


def first(turn: Turn, work: Preparing, section: str) -> Question | Onward:
    """Open one section: its own questions, or a few words and whether it is done."""
    known = turn.content.form_sections.sections[section]
    if known.opens is Opens.HISTORY:
        return history.first(turn, work)
    if known.opens is Opens.REFEREES:
        return referees.first(turn, work)
    if known.opens is Opens.DECLARATIONS:
        return _declarations(turn, work)
    left = sum(state == "todo" for state in work.sections.values())
    return Question(
        "section_step",
        "utter_applying_section",
        {"label": known.label, "say": known.say, "left": left},
        choices(turn, "done", "not_needed", "later"),
        about=about(work, section=section),
    )


def build(turn: Turn, name: str, known: Mapping[str, Any]) -> Question | None:
    """Put a question of this room anew."""
    work = work_of(turn, known)
    if work is None or known.get("section") not in work.sections:
        return None
    if name == "section_declarations":
        return _declarations(turn, work)
    asked = first(turn, work, str(known["section"]))
    return asked if isinstance(asked, Question) else None


def take(turn: Turn, name: str, known: Mapping[str, Any], value: str) -> Following:
    """Keep how far a section is."""
    work = work_of(turn, known)
    if work is None:
        return DONE
    answer = meant(turn, value, "done", "not_needed", "later", SKIP)
    answer = answer or {"yes": "done", "no": "later"}.get(value)
    if answer is None and name == "section_declarations":
        return _explained(turn, work, value)
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


def _declarations(turn: Turn, work: Preparing) -> Question:
    """Name the private questions of the form; each is explained on a press, none is collected."""
    known = turn.content.declarations.declarations
    section = next(
        name
        for name, one in turn.content.form_sections.sections.items()
        if one.opens is Opens.DECLARATIONS
    )
    buttons = named_choices([(one.label, name) for name, one in known.items()])
    return Question(
        "section_declarations",
        "utter_applying_declarations",
        buttons=[*buttons, *choices(turn, "done")],
        about=about(work, section=section),
    )


def _explained(turn: Turn, work: Preparing, value: str) -> Question | None:
    asked = declarations.named(turn, value)
    if asked is None:
        return None
    declarations.explain(turn, asked)
    return _declarations(turn, work)
