"""What a conversation's turns are called on a page: what was meant, done, said and delivered."""

from __future__ import annotations

from bot.console.words import plain

INTENTS = {
    "inform": "answers the question",
    "greet": "says hello",
    "goodbye": "leaves",
    "affirm": "says yes",
    "deny": "says no",
    "thank": "says thank you",
    "help": "asks what the bot can do",
    "repeat": "asks to hear it again",
    "back": "wants the step before",
    "skip": "wants to skip the question",
    "pause": "wants to stop for now",
    "stop": "wants no more messages",
    "human": "wants a person",
    "bot_challenge": "asks who they are talking to",
    "feedback": "says what they think of the bot",
    "complain": "wants to complain",
    "out_of_scope": "asks for something else",
    "privacy_ask": "asks who sees what",
    "data_export": "wants a copy of their data",
    "data_delete": "wants their data deleted",
    "data_correct": "says a stored fact is wrong",
    "sharing_change": "wants to change what is shared",
    "language_change": "wants another language",
    "safety_crisis": "may be in crisis",
    "safety_danger": "may be in danger",
    "safety_distress": "is finding things hard",
    "safety_scam": "may have met a job scam",
    "progress_ask": "asks what is next",
    "reminders_change": "wants other reminders",
    "roles_find": "wants to find a role",
    "roles_describe": "asks what a role is",
    "roles_compare": "asks for the difference between roles",
    "roles_requirements": "asks what a role needs",
    "roles_pay": "asks about pay",
    "roles_hours": "asks about hours",
    "roles_choose": "picks a role",
    "experience_tell": "tells of experience",
    "training_ask": "asks about training",
    "readiness_ask": "says or asks what they have and need",
    "barrier_tell": "says what makes it hard",
    "status_tell": "says how it is with work",
    "skills_check": "wants to check English or maths",
    "training_update": "has news of a course",
    "start": "starts or comes back",
    "edited": "changed an earlier message",
    "old_button": "pressed a button of an earlier question",
    "unknown_command": "used a command that the bot does not know",
    "nlu_fallback": "not understood",
}

OUTCOMES = {
    "answered": "The bot answered",
    "safety": "The safety layer answered before anything else; the task rests",
    "signpost": "The safety layer answered; the task may go on",
    "resting": "The task rests after a danger: only a few kind words",
    "person": "A person has taken over, so the bot said nothing",
    "silent": "There was nothing to answer",
}

DELIVERY = {
    "waiting": "Waiting to be sent",
    "sending": "Being sent",
    "sent": "Sent",
    "unreachable": "Not delivered: the resident has blocked the bot",
    "parked": "Not delivered: Telegram refused it",
    "uncertain": "May not have arrived",
}
UNDELIVERED = frozenset({"unreachable", "parked", "uncertain"})

KINDS = {
    "press": "Pressed a button",
    "command": "Used a command",
    "edit": "Changed an earlier message to",
    "forwarded": "Passed on a message",
    "photo": "Sent a photo (not kept)",
    "voice": "Sent a voice message (not kept)",
    "document": "Sent a document (not kept)",
    "sticker": "Sent a sticker",
    "location": "Sent a location (not kept)",
    "contact": "Sent a contact (not kept)",
    "video": "Sent a video (not kept)",
    "other": "Sent something that is not text (not kept)",
    "blocked": "Blocked the bot",
    "unblocked": "Unblocked the bot",
}

# What went with something that the bot said.
WITH = {"picture": "With a picture of their way", "document": "With a file"}

SURE = 0.8
FAIRLY = 0.6


def intent(identifier: str | None) -> str:
    """Return what a resident meant, as in "the bot understood: …"."""
    if identifier is None:
        return "nothing"
    if identifier in INTENTS:
        return INTENTS[identifier]
    if identifier.startswith("media_"):
        return f"sent a {identifier.removeprefix('media_')}"
    return plain(identifier).lower()


def confidence(value: float | None) -> str:
    """Return a probability as a figure and a word: "93%, sure"."""
    if value is None:
        return "not measured"
    word = "sure" if value >= SURE else "fairly sure" if value >= FAIRLY else "unsure"
    return f"{value:.0%}, {word}"
