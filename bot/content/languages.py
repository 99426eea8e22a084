"""What is said in other languages without the dialogue, from `data/content/languages/*.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from pydantic import Field

from bot.content.facts import Fact
from bot.content.files import read_model
from bot.content.smaller import SafetyReply
from bot.content.words import Frozen, Label, Words
from bot.errors import ContentError
from bot.journey.language import ENGLISH, LANGUAGES


class Resting(Frozen):
    """Said to whoever writes while the task rests; `typed` stands for buttons as in gateway.yml."""

    text: Words
    typed: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class Translation(Fact):
    """One language: `name` in English, `own_name`, other `names` of it, and what is said.

    `safety`: reply id -> its messages in the order of safety_messages.yml. `read_by`: who, at
    home in the language, has read it; null when nobody has.
    """

    name: str
    own_name: str
    names: tuple[str, ...] = ()
    read_by: str | None
    owner: str
    labels: dict[str, Label]
    safety: dict[str, tuple[Words, ...]]
    resting: Resting
    not_kept: Words


def read_languages(folder: Path) -> Mapping[str, Translation]:
    """Return the translations by code; raises ContentError naming file and field."""
    found = {}
    for file in sorted(folder.glob("*.yml")):
        if file.stem not in LANGUAGES or file.stem == ENGLISH:
            raise ContentError(f"{file}: is no language that we tell apart. Rename or delete it.")
        found[file.stem] = read_model(file, Translation)
    return MappingProxyType(found)


def safety_texts(
    languages: Mapping[str, Translation], code: str | None, reply_id: str, reply: SafetyReply
) -> tuple[str, ...]:
    """Return the messages of a safety reply in a language; in English where there are none."""
    translation = languages.get(code or "")
    if translation is not None and reply_id in translation.safety:
        return translation.safety[reply_id]
    return tuple(message.text for message in reply.messages)
