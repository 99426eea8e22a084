"""Questions of application forms that we explain and never collect: `declarations.yml`."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from bot.content.facts import FactFile, Sourced
from bot.content.words import Label, Words


class Declaration(Sourced):
    """One question of the form: what it is, why it is asked, what usually happens, who helps.

    `to_copy` is a line that the resident may copy into the form.
    """

    label: Label
    other_names: tuple[str, ...] = ()
    what: Words
    why: Words
    usually: Words
    talk_to: Words
    to_copy: Words | None = None


class DeclarationFile(FactFile):
    """Everything in the file, in the order of the form."""

    facts_in: ClassVar[tuple[str, ...]] = ("declarations",)

    never_collected: Words
    declarations: dict[str, Declaration] = Field(min_length=1)
