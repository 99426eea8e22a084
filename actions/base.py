"""What all actions share: they run beside the server's loop, and newcomers are welcomed first."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import parts as joined
from actions.danger import go_on_after_danger, rest_after_danger
from actions.opening import FORM as JOINING
from actions.opening import open_joining, say_too_young, wait_with_matter
from actions.turn import Events, Turn
from actions.words import explain_word
from bot.journey.first_words import waits_for_joining
from bot.journey.script import is_mostly_latin
from bot.services import progress, speaking
from bot.services.incoming import SPOKEN
from bot.services.progress import Standing

FEWEST_WORDS = 3
"""So many words of another language show that somebody speaks it; "hola amigo" does not."""


class ResidentAction(Action, ABC):  # type: ignore[misc]
    """An action that answers one message of a resident.

    Whoever has not said yes to being helped yet is greeted and asked first, whatever they wrote;
    whoever is under 16 is asked nothing. Actions `for_everyone` answer all the same. After
    something serious was said, only those that are right `in_danger_too` answer at once.
    """

    action_name: ClassVar[str]
    for_everyone: ClassVar[bool] = False
    understands: ClassVar[bool] = True
    takes_up_joining: ClassVar[bool] = True
    in_danger_too: ClassVar[bool] = False
    explains_words: ClassVar[bool] = True

    def name(self) -> str:
        """Return the name by which the domain knows this action."""
        return self.action_name

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Answer; database work waits in a thread, so that other residents do not wait with it."""
        turn = Turn.of(dispatcher, tracker, joined.parts(), self.name())
        return await asyncio.to_thread(self._answered, turn)

    @abstractmethod
    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Do the one thing that this action is for."""

    def _answered(self, turn: Turn) -> Events:
        standing = where_they_are(turn)
        if standing.is_too_young and not self.for_everyone:
            return say_too_young(turn)
        if standing.is_new and not turn.form and not self.for_everyone:
            return open_joining(turn)
        if not self.in_danger_too and (waiting := rest_after_danger(turn)) is not None:
            return waiting
        if turn.form == JOINING and standing.stage == "joining" and _is_for_later(turn):
            return wait_with_matter(turn)
        switched = notice_language(turn)
        asks = self.explains_words and not self.in_danger_too
        explained = explain_word(turn, standing) if asks else None
        answered = self.answer(turn, standing) if explained is None else explained
        events = [*switched, *go_on_after_danger(turn), *answered]
        if self.understands and turn.slot("conversation_misses"):
            events = [SlotSet("conversation_misses", None), *events]
        unfinished = standing.stage == "joining" and not turn.form and self.takes_up_joining
        if unfinished and not _leads_on(events):
            events = [*events, *open_joining(turn)]
        return events


def _is_for_later(turn: Turn) -> bool:
    return turn.was_typed and waits_for_joining(turn.intent)


def notice_language(turn: Turn) -> Events:
    """Speak the language that somebody writes in, from the first time that it is noticed.

    Whoever asked for a language, or was greeted in one, keeps it until they ask for another.
    An answer shows nothing: "Maria da Silva" is a name.
    """
    code = turn.noticed
    is_answer = turn.intent == "inform" or not turn.was_typed
    if turn.spoken is not None or is_answer or code not in turn.content.languages:
        return []
    if is_mostly_latin(turn.text) and len(turn.text.split()) < FEWEST_WORDS:
        return []
    turn.newly_spoken = code
    with turn.parts.writing() as uow:
        speaking.record_language(uow, turn.step, str(code))
    return [SlotSet(SPOKEN, code)]


def where_they_are(turn: Turn) -> Standing:
    """Return where the resident is; somebody unknown or muted is let in by this."""
    with turn.parts.reading() as uow:
        standing = progress.peek(uow, turn.step)
    if standing is None:
        with turn.parts.writing() as uow:
            standing = progress.standing(uow, turn.step)
    return standing


def _leads_on(events: Events) -> bool:
    return any(event["event"] == "followup" for event in events)
