"""What a resident did, read from one update, and what the dialogue is asked because of it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.journey.check_ins import read_answer
from bot.journey.choices import match_choice
from bot.journey.language import ENGLISH, known, notice
from bot.journey.text import plain
from bot.journey.yes_no import parse_yes_no
from bot.services.records import OfferedButton, Resident


class Kind(StrEnum):
    """What kind of thing came."""

    TEXT = "text"
    COMMAND = "command"
    PRESS = "press"
    EDIT = "edit"
    PHOTO = "photo"
    VOICE = "voice"
    VIDEO = "video"
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
    `masked`: the kinds of what was taken out of `text` before anything was stored; `phone`: the
    code of the language that their phone is set to, as Telegram tells it; `forwarded`: the words
    are those of a message that they passed on.
    """

    kind: Kind
    text: str = ""
    key: str | None = None
    telegram_message_id: int | None = None
    masked: frozenset[str] = frozenset()
    phone: str | None = None
    forwarded: bool = False

    @property
    def language(self) -> str | None:
        """Return the code of the language that they wrote in, or None when it cannot be told."""
        if self.kind is not Kind.TEXT or self.forwarded:
            return None
        return notice(self.text, self.phone)

    @property
    def written_as(self) -> str:
        """Return how the transcript names what kind of thing it was."""
        is_text = self.kind in {Kind.TEXT, Kind.COMMAND}
        return "forwarded" if self.forwarded and is_text else self.kind.value


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
DECLINED = "declined"
NEVER_WELCOMED = frozenset({"new", DECLINED})
# What belongs to everybody of whom something is kept, whatever they said to the first question.
_RIGHTS = ("/data_", "/complain")
REMINDER = "/reminders_change{"
CHECK_IN = '/work_change{"work_wish": "good"'
"""The first button below a question about how it goes at work."""
_LEAVES_IT = '/reminders_change{"reminder_wish": "not_now"'
"""What the second of two buttons says where the first takes up what was offered."""
ERASES = "/data_delete_now"
LEAVES = "/data_leave"
_YES_BELOW = {
    "/data_copy_send": "/data_copy_send",
    "/data_delete_sure": "/data_delete_sure",
    ERASES: "/data_delete_sure",
}
_DELETE = frozenset({"delete", "delete everything", "delete it", "delete all", "delete it all"})
YES_AND_NO = 2
START = "/start"
SPOKEN = "spoken_language"
"""The entity and the slot with the code of the language that a resident is spoken to in."""

WROTE = "wrote"
"""The entity with what somebody wrote before they were welcomed: it need not be asked again."""
MOST_REMEMBERED = 400


@dataclass(frozen=True, slots=True)
class Edited:
    """What is known of a message that was changed: whether it was the last that they wrote, and
    whether that one was understood."""

    was_last: bool = False
    was_understood: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """What the dialogue is asked for one incoming thing: `None` when nothing is."""

    text: str | None
    pressed: OfferedButton | None = None


EDITED = Asked("/edited")
CAPTIONED = frozenset({Kind.PHOTO, Kind.VOICE, Kind.VIDEO, Kind.DOCUMENT, Kind.OTHER})
"""What may have words below it."""


def asked_of(
    incoming: Incoming,
    resident: Resident,
    *,
    offered: Sequence[OfferedButton],
    pressed: OfferedButton | None,
    edited: Edited | None = None,
) -> Asked:
    """Return what the dialogue is asked.

    `offered`: the buttons below the last thing said; `pressed`: the button of `incoming.key`;
    `edited`: what is known of a message that was changed.
    Whoever was never welcomed is welcomed first, whatever they write: privacy comes before the
    first question. Whoever said no there can still ask for their data, or complain.
    """
    asked = _asked_of(incoming, offered, pressed, edited or Edited())
    if resident.stage not in NEVER_WELCOMED or asked.text is None:
        return asked
    if resident.stage == DECLINED and is_right(asked.text):
        return asked
    campaign = _campaign_of(incoming) if asked.text.startswith(START) else None
    wrote = incoming.text[:MOST_REMEMBERED] if incoming.kind is Kind.TEXT else ""
    return Asked(_opening(campaign, _first_language(incoming), wrote), asked.pressed)


def is_right(payload: str | None) -> bool:
    """Whether a payload is about somebody's rights over their data, or a complaint."""
    return payload is not None and payload.startswith(_RIGHTS)


def _asked_of(
    incoming: Incoming,
    offered: Sequence[OfferedButton],
    pressed: OfferedButton | None,
    edited: Edited,
) -> Asked:
    match incoming.kind:
        case Kind.TEXT:
            return _of_text(incoming.text, offered)
        case Kind.COMMAND:
            return Asked(_of_command(incoming.text))
        case Kind.PRESS:
            return _of_press(offered, pressed)
        case Kind.EDIT:
            # What was not understood has changed nothing: in its new words it is a message anew.
            anew = edited.was_last and not edited.was_understood and incoming.text.strip()
            is_command = incoming.text.startswith("/")
            return _of_text(incoming.text, offered) if anew and not is_command else EDITED
        case Kind.BLOCKED | Kind.UNBLOCKED:
            return Asked(None)
        case _:
            return Asked(f"/media_{incoming.kind.value}")


def _of_text(text: str, offered: Sequence[OfferedButton]) -> Asked:
    if not text.strip():
        return Asked("/media_other")
    chosen = match_choice(text, [button.label for button in offered])
    if chosen is None:
        chosen = _below_a_reminder(text, offered)
    if chosen is not None:
        return Asked(offered[chosen].payload, offered[chosen])
    return Asked(_below_a_right(text, offered) or _below_a_check_in(text, offered) or text)


def _below_a_reminder(text: str, offered: Sequence[OfferedButton]) -> int | None:
    """Return the button that a typed yes or no means: the first or the second.

    That is so below a reminder, and below an offer that may wait. The dialogue would
    take it for an answer to the question that was open before.
    """
    if len(offered) < YES_AND_NO:
        return None
    first, second = offered[0].payload, offered[1].payload
    if not first.startswith(REMINDER) and not second.startswith(_LEAVES_IT):
        return None
    meant = parse_yes_no(text)
    return None if meant is None else int(not meant)


def _below_a_right(text: str, offered: Sequence[OfferedButton]) -> str | None:
    """Return what a typed answer means below a question about a copy or an erasure.

    A bare yes never erases: below the last question it is asked to press the button, or to write
    "delete".
    """
    payloads = {button.payload for button in offered}
    if ERASES in payloads and plain(text) in _DELETE:
        return ERASES
    wish = next((_YES_BELOW[one] for one in payloads if one in _YES_BELOW), None)
    meant = None if wish is None else parse_yes_no(text)
    return wish if meant else LEAVES if meant is False else None


def _below_a_check_in(text: str, offered: Sequence[OfferedButton]) -> str | None:
    """Return what a typed answer says below a question about somebody's work: all of it at once.

    "yeah still there 20 hrs" means nothing to the dialogue, which knows of no such question.
    """
    payload = offered[0].payload if offered else ""
    if not payload.startswith(CHECK_IN) or text.rstrip().endswith("?") or not read_answer(text):
        return None
    about = json.loads(payload.removeprefix("/work_change"))["job"]
    told = {"work_wish": "told", "job": about, WROTE: text[:MOST_REMEMBERED]}
    return f"/work_change{json.dumps(told)}"


def metadata_of(
    incoming: Incoming, gap_seconds: float | None, edited: Edited | None = None
) -> dict[str, Any]:
    """Return what the dialogue is told beside the text; `gap_seconds`: since their last message."""
    rare = {
        "changed_last": edited is not None and edited.was_last,
        "captioned": incoming.kind in CAPTIONED and bool(incoming.text),
    }
    return {
        "gap_seconds": gap_seconds,
        "pressed": incoming.kind is Kind.PRESS,
        "typed": incoming.kind is Kind.TEXT,
        "language": incoming.language,
        **{name: True for name, is_so in rare.items() if is_so},
    }


def _campaign_of(incoming: Incoming) -> str | None:
    return _campaign(incoming.text.strip().partition(" ")[2])


def _campaign(argument: str) -> str | None:
    return argument.strip() if _CAMPAIGN.fullmatch(argument.strip()) else None


def _first_language(incoming: Incoming) -> str | None:
    """Return the language to welcome somebody in: theirs, or else their phone's; None: English."""
    found = incoming.language or known(incoming.phone)
    return None if found == ENGLISH else found


def _opening(campaign: str | None, language: str | None = None, wrote: str = "") -> str:
    """Return what asks for a welcome, with where they come from and what they wrote first."""
    told = {"campaign": campaign, SPOKEN: language, WROTE: wrote if " " in wrote.strip() else None}
    return START + json.dumps({name: value for name, value in told.items() if value})


def _of_command(text: str) -> str:
    word, _, argument = text.strip().partition(" ")
    name = word.removeprefix("/").partition("@")[0].lower()
    if name == "start":
        return _opening(_campaign(argument))
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
