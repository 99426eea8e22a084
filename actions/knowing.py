"""What the conversations about knowing each other share: who it is, their team, what is kept."""

from __future__ import annotations

from typing import Any

from actions.turn import Turn
from bot.journey.yes_no import parse_yes_no
from bot.services.records import Resident
from bot.services.roles import SKIP

YES, NO = "yes", "no"


def resident(turn: Turn) -> Resident:
    """Return who writes; they are known by the time that a question is open."""
    with turn.parts.reading() as uow:
        chat = uow.chats.get(turn.step.conversation)
        found = uow.residents.get(chat.resident_id) if chat is not None else None
    if found is None:
        message = "The chat has no resident. Restore the database from its last backup."
        raise LookupError(message)
    return found


def team(turn: Turn) -> str:
    """Return the name of the team that helps them."""
    return str(turn.content.campaign(resident(turn).campaign).team)


def preferences(turn: Turn) -> dict[str, Any]:
    """Return what they answered before, by name."""
    who = resident(turn).id
    with turn.parts.reading() as uow:
        return uow.progress.preferences(who)


def typed_or(turn: Turn, value: str) -> str:
    """Return the words of an answer that was taken for a plain yes or no: "a bit" is neither."""
    return turn.text if turn.was_typed and value in {YES, NO} else value


def yes_or_no(value: str) -> bool | None:
    """Return what an answer to a yes/no question means; one that was skipped is a no."""
    if value in {YES, NO, SKIP}:
        return value == YES
    return parse_yes_no(value)


def offer_needs(turn: Turn) -> list[dict[str, str]]:
    """Return a button to what is good to have, for somebody who has told nothing of that yet."""
    who = resident(turn).id
    with turn.parts.reading() as uow:
        told = uow.background.readiness(who)
    return [] if told else [{"title": turn.label("my_needs"), "payload": "/readiness_ask"}]
