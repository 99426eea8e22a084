"""Another language: noticed in what somebody writes, or asked for."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.base import ResidentAction
from actions.misunderstood import UNDERSTOOD, miss
from actions.turn import Events, Turn
from bot.journey.language import ENGLISH
from bot.journey.text import plain
from bot.services import people, speaking
from bot.services.incoming import SPOKEN
from bot.services.progress import Standing

_ENGLISH = "english"
SURE_ENOUGH = 0.45
"""Below this confidence a wish for another language is asked about first."""


class LanguageChange(ResidentAction):
    """Answers somebody who wants another language."""

    action_name = "action_language_change"
    for_everyone = True
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Speak it as far as it is translated, and tell the team who would like a person for it."""
        code = _wanted(turn)
        if turn.confidence < SURE_ENOUGH and code is None:
            return miss(turn)
        if code == ENGLISH:
            turn.newly_spoken = ENGLISH
            turn.say("utter_language_english")
            _keep(turn, ENGLISH)
            return [UNDERSTOOD, SlotSet(SPOKEN, ENGLISH), *turn.go_on()]
        with turn.parts.writing() as uow:
            asked = people.ask(uow, turn.content, turn.step, "language_change")
        if code is None:
            turn.say("utter_people_language_change", team=asked.campaign.team)
            return [UNDERSTOOD, *turn.go_on()]
        turn.newly_spoken = code
        own_name = turn.content.languages[code].own_name
        turn.say("utter_language_set", team=asked.campaign.team, language=own_name)
        _keep(turn, code)
        return [UNDERSTOOD, SlotSet(SPOKEN, code), *turn.go_on()]


def _wanted(turn: Turn) -> str | None:
    """Return the code of the language that is asked for, if it is one of ours.

    "speak Spanish" names it, "no hablo inglés" shows it: who names English, but not in English,
    does not want English.
    """
    named = [turn.content.language_named(name) for name in turn.entities("language")]
    ours = [code for code in named if code not in {None, ENGLISH}]
    if ours:
        return ours[0]
    in_english = turn.noticed == ENGLISH or _ENGLISH in plain(turn.text).split()
    if ENGLISH in named and in_english:
        return ENGLISH
    return turn.noticed if turn.noticed in turn.content.languages else None


def _keep(turn: Turn, code: str) -> None:
    with turn.parts.writing() as uow:
        speaking.record_language(uow, turn.step, code)
