"""What is said around an application, after it was sent too: `application_help.yml`."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from bot.content.facts import FactFile, Sourced
from bot.content.words import Frozen, Label, Words


class ToCopy(Frozen):
    """A message that the resident copies and sends by themselves; {role} and {called} are filled.

    It is no message of ours, so it may be longer and may hold a question.
    """

    subject: Words
    body: Words


class Guidance(Sourced):
    """What is said in one situation, message by message."""

    label: Label
    messages: tuple[Words, ...] = Field(min_length=1, max_length=4)
    to_copy: ToCopy | None = None
    person: bool = False


class ApplicationHelpFile(FactFile):
    """Everything in the file, by situation."""

    facts_in: ClassVar[tuple[str, ...]] = ("situations",)

    copy_intro: Words
    situations: dict[str, Guidance]
