"""What a resident did, read from one update, and what the dialogue is asked because of it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.journey.choices import match_choice
from bot.services.records import OfferedButton, Resident


class Kind(StrEnum):
    """What kind of thing came."""

    TEXT = "text"
    COMMAND = "command"
    PRESS = "press"
    EDIT = "edit"
    PHOTO = "photo"
    VOICE = "voice"
    DOCUMENT = "document"
    STICKER = "sticker"
    LOCATION = "location"
    CONTACT = "contact"
    OTHER = "other"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that a resident did.

    `text`: their words, a caption, or what stands on the button; `key`: the pressed button's
    key; `telegram_message_id`: of the message they wrote, edited or pressed a button below;
    `masked`: the kinds of what was taken out of `text` before anything was stored.
    """

    kind: Kind
    text: str = ""
    key: str | None = None
    telegram_message_id: int | None = None
    masked: frozenset[str] = frozenset()


# What a command asks of the dialogue; everything else that begins with "/" is unknown to us, so
# that nobody can write Rasa's own payloads by hand.
COMMANDS = {
    "help": "help",
    "progress": "progress_ask",
    "stop": "stop",
    "human": "human",
    "privacy": "privacy_ask",
    "back": "back",
    "skip": "skip",
    "mydata": "data_export",
    "delete": "data_delete",
    "correct": "data_correct",
    "complaint": "complain",
    "hide": "hide",
}
_CAMPAIGN = re.compile(r"[A-Za-z0-9_-]{1,64}")
# Payloads that mean something only below the question they answer.
_ANSWERS = ("/affirm", "/deny", "/inform", "/skip")
NEVER_WELCOMED = frozenset({"new", "declined"})
START = "/start{}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the dialogue is asked for one incoming thing: `None` when nothing is."""

    text: str | None
    pressed: OfferedButton | None = None


def asked_of(
    incoming: Incoming,
    resident: Resident,
    *,
    offered: Sequence[OfferedButton],
    pressed: OfferedButton | None,
) -> Asked:
    """Return what the dialogue is asked.

    `offered`: the buttons below the last thing said; `pressed`: the button of `incoming.key`.
    Whoever was never welcomed is welcomed first, whatever they write: privacy comes before the
    first question.
    """
    asked = _asked_of(incoming, offered, pressed)
    opening = asked.text is not None and asked.text.startswith("/start")
    if resident.stage in NEVER_WELCOMED and asked.text is not None and not opening:
        return Asked(START, asked.pressed)
    return asked


def _asked_of(
    incoming: Incoming, offered: Sequence[OfferedButton], pressed: OfferedButton | None
) -> Asked:
    match incoming.kind:
        case Kind.TEXT:
            return _of_text(incoming.text, offered)
        case Kind.COMMAND:
            return Asked(_of_command(incoming.text))
        case Kind.PRESS:
            return _of_press(offered, pressed)
        case Kind.EDIT:
            return Asked("/edited")
        case Kind.BLOCKED | Kind.UNBLOCKED:
            return Asked(None)
        case _:
            return Asked(f"/media_{incoming.kind.value}")


def _of_text(text: str, offered: Sequence[OfferedButton]) -> Asked:
    if not text.strip():
        return Asked("/media_other")
    chosen = match_choice(text, [button.label for button in offered])
    if chosen is not None:
        return Asked(offered[chosen].payload, offered[chosen])
    return Asked(text)


def _of_command(text: str) -> str:
    word, _, argument = text.strip().partition(" ")
    name = word.removeprefix("/").partition("@")[0].lower()
    if name == "start":
        campaign = argument.strip()
        if _CAMPAIGN.fullmatch(campaign):
            return "/start" + json.dumps({"campaign": campaign})
        return START
    if name in COMMANDS:
        return f"/{COMMANDS[name]}"
    return "/unknown_command"


def _of_press(offered: Sequence[OfferedButton], pressed: OfferedButton | None) -> Asked:
    if pressed is None:
        return Asked("/old_button")
    # A question that was repeated offers the same answers again: the press still answers it.
    stands = any(button.payload == pressed.payload for button in offered)
    if stands or not pressed.payload.startswith(_ANSWERS):
        return Asked(pressed.payload, pressed)
    if pressed.pressed_at is not None:
        return Asked(None, pressed)  # the same answer pressed twice: it is answered already
    return Asked("/old_button", pressed)
