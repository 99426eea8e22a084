"""What actions work with: the store, the content and the clock, joined when first needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot import bootstrap, settings
from bot.clock import Clock
from bot.content.content import Content
from bot.content.files import read_model
from bot.content.words import Frozen, Label
from bot.journey.answers import Reader
from bot.journey.safety_model import SafetyModel
from bot.services.ports import UnitOfWorkFactory

CONTENT = Path(__file__).resolve().parent.parent / "data" / "content"


class Meanings(Frozen):
    """What an intent is called on a button; intents without a name are never offered."""

    meanings: dict[str, Label]


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts; `reading` gives transactions that write nothing.

    `safety`: the classifier beside the safety rules, or None where it was not made.
    """

    writing: UnitOfWorkFactory
    reading: UnitOfWorkFactory
    content: Content
    meanings: dict[str, Label]
    clock: Clock
    safety: SafetyModel | None = None
    answer_reader: Callable[[], Reader] = bootstrap.answer_reader
    """Returns who reads practice answers; it loads when first asked."""


@cache
def parts() -> Parts:
    """Join the parts as the settings say. Raises `SettingsError` or `ContentError`."""
    known = settings.load()
    return Parts(
        writing=bootstrap.unit_of_work(known, durable=False),  # the gateway makes the turn durable
        reading=bootstrap.unit_of_work(known, reading=True),
        content=Content.load(CONTENT),
        meanings=read_model(CONTENT / "meanings.yml", Meanings).meanings,
        clock=bootstrap.clock(known),
        # The guard has read the message with sentence vectors before; here words are enough.
        safety=bootstrap.safety_model(vectors=False),
    )
