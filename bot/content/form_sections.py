"""The sections of an application form, as small steps: `form_sections.yml`."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from bot.content.facts import FactFile, Sourced
from bot.content.words import Label, Words


class Opens(StrEnum):
    """What a section opens, where it is more than a few words."""

    NOTHING = "nothing"
    HISTORY = "history"
    REFEREES = "referees"
    DECLARATIONS = "declarations"


class FormSection(Sourced):
    """One section: its name, what to do in it, and whether it stays the same from form to form.

    `usually_not_needed`: most of these jobs do not need it. `carried_over`: once done it counts as
    done for the next form, because the resident has what it asks for.
    """

    label: Label
    say: Words
    opens: Opens = Opens.NOTHING
    carried_over: bool = False
    usually_not_needed: bool = False


class FormSectionFile(FactFile):
    """Everything in the file, in the order in which the steps are offered."""

    facts_in: ClassVar[tuple[str, ...]] = ("sections",)

    sections: dict[str, FormSection] = Field(min_length=1)
