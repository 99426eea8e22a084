"""What cannot be read or kept: voice messages, photos, files, and messages that were changed."""

from __future__ import annotations

from actions.base import ResidentAction
from actions.documents_media import take_media
from actions.turn import Events, Turn
from bot.services import people
from bot.services.progress import Standing

VOICE = "media_voice"
EDITED = "edited"


class ConversationUnreadable(ResidentAction):
    """Says that something was not kept, and what to do instead; the open question comes back."""

    action_name = "action_conversation_unreadable"
    for_everyone = True

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Answer it; of a voice message a person is told, because nobody else can hear of it."""
        if turn.intent == EDITED:
            _say_edited(turn)
            return turn.go_on()
        if turn.intent == VOICE:
            with turn.parts.writing() as uow:
                people.ask(uow, turn.content, turn.step, "voice")
        if (asked := take_media(turn, standing)) is not None:
            return asked
        turn.say(f"utter_conversation_{turn.intent}")
        if turn.told("captioned"):
            turn.say("utter_conversation_media_words")
        return turn.go_on()


def _say_edited(turn: Turn) -> None:
    """Say that what was written first counts; the last answer can be given again at once."""
    if turn.form and turn.told("changed_last"):
        again = {"title": turn.label("answer_again"), "payload": "/back"}
        turn.say("utter_conversation_edited_last", buttons=[again])
    else:
        turn.say("utter_conversation_edited")
