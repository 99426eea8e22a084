"""Questions of the form that are private: each is explained, and no answer is ever collected."""

from __future__ import annotations

from abc import abstractmethod

from actions.base import ResidentAction
from actions.misunderstood import UNDERSTOOD, miss
from actions.turn import Events, Turn
from bot.clock import in_london
from bot.content.say_facts import say_declaration, say_guidance
from bot.journey.text import plain
from bot.services import people
from bot.services.progress import Standing

SURE_ENOUGH = 0.45


def named(turn: Turn, text: str) -> str | None:
    """Return the id of the question that a typed text names, or None."""
    said = f" {plain(text)} "
    known = turn.content.declarations.declarations
    if text in known:
        return text
    found = [
        (len(name), one)
        for one, declaration in known.items()
        for name in (plain(declaration.label), *map(plain, declaration.other_names))
        if f" {name} " in said
    ]
    return max(found)[1] if found else None


def explain(turn: Turn, declaration_id: str) -> None:
    """Explain one question of the form, and that its answer goes only there."""
    declaration = turn.content.declarations.declarations[declaration_id]
    today = in_london(turn.step.at).date()
    for line in say_declaration(turn.content, declaration, today):
        turn.say("utter_applying_line", line=line)
    if declaration.to_copy:
        turn.say("utter_applying_to_copy", line=declaration.to_copy)
    else:
        turn.say("utter_applying_line", line=turn.content.declarations.never_collected)


class Explained(ResidentAction):
    """Explains one matter of the form, wherever it is asked about; an open question returns."""

    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Explain what is understood for sure; a mere guess is asked about."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH:
            return miss(turn)
        self.respond(turn, standing)
        if not turn.form:
            turn.say("utter_applying_next")
        return [UNDERSTOOD, *turn.go_on()]

    @abstractmethod
    def respond(self, turn: Turn, standing: Standing) -> None:
        """Explain it."""


class ApplicationConvictions(Explained):
    """Explains what forms ask about criminal records, and tells a person; nothing is collected."""

    action_name = "action_application_convictions"

    def respond(self, turn: Turn, standing: Standing) -> None:
        """Explain it, and say who helps."""
        explain(turn, "criminal_record")
        with turn.parts.writing() as uow:
            asked = people.ask(uow, turn.content, turn.step, "application_convictions")
        turn.say("utter_applying_gap_told", team=asked.campaign.team)


class ApplicationDisability(Explained):
    """Explains guaranteed interviews and what to say about a disability."""

    action_name = "action_application_disability"

    def respond(self, turn: Turn, standing: Standing) -> None:
        """Explain it."""
        explain(turn, "disability_confident")


class ApplicationAi(Explained):
    """Explains what employers say about computer tools, with a line to copy."""

    action_name = "action_application_ai"

    def respond(self, turn: Turn, standing: Standing) -> None:
        """Explain it."""
        explain(turn, "ai_use")


class ApplicationGaps(Explained):
    """Says how gaps in a history are told."""

    action_name = "action_application_gaps"

    def respond(self, turn: Turn, standing: Standing) -> None:
        """Say it; where a sentence is spoken of a person is told, and nothing is kept."""
        _say_situation(turn, "gaps")


class ApplicationReferees(Explained):
    """Says who may be a referee."""

    action_name = "action_application_referees"

    def respond(self, turn: Turn, standing: Standing) -> None:
        """Say it."""
        _say_situation(turn, "referees_first_job")


def _say_situation(turn: Turn, situation: str) -> None:
    guidance = turn.content.application_help.situations[situation]
    today = in_london(turn.step.at).date()
    for line in say_guidance(turn.content, guidance, today):
        turn.say("utter_applying_line", line=line)
