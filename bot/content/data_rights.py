"""What residents read about their own data, from `data/content/data_rights.yml`."""

from __future__ import annotations

from pydantic import Field, model_validator

from bot.content.words import Frozen, Label, Part, Words

NOT_KEPT = "not_kept"


class Purpose(Frozen):
    """Something that somebody may say yes or no to; `wording` is the version of these words."""

    name: Part
    given: Part
    refused: Part
    never: Part
    wording: str = Field(max_length=40)


class Correction(Frozen):
    """Something kept that can be put right, and the words by which a message names it."""

    id: str
    label: Label | None = None
    line: Part | None = None
    words: tuple[str, ...]

    @model_validator(mode="after")
    def _shown_or_not_kept(self) -> Correction:
        if self.id != NOT_KEPT and (self.label is None or self.line is None):
            raise ValueError("needs a label and a line")
        return self


class Sections(Frozen):
    """The headings of the page."""

    about: Part
    consents: Part
    answers: Part
    roles: Part
    progress: Part
    requests: Part
    notes: Part
    reads: Part
    also: Part
    conversation: Part


class TableWords(Frozen):
    """How the rows of one table are said: a heading, a name for each column, words for values.

    `no_title`: what stands above a row that has nothing of its own to stand there.
    """

    heading: Part
    no_title: Part | None = None
    fields: dict[str, Part] = Field(default_factory=dict)
    values: dict[str, dict[str, Part]] = Field(default_factory=dict)


class CopyWords(Frozen):
    """The words of the page with somebody's copy, and the names of the two files."""

    page_name: str
    file_name: str
    title: Part
    made: Part
    intro: Words
    wrong: Words
    file_too: Words
    none: Words
    technical: Words
    notes_withheld: Words
    sections: Sections
    fields: dict[str, Part]
    authors: dict[str, Part]
    kinds: dict[str, Part]
    steps: dict[str, Part]
    requests: dict[str, Part]
    request_open: Part
    request_done: Part
    reads: dict[str, Part]
    titled_at: Part
    limit: Part
    was_main: Part
    step: Part
    step_by: Part
    tables: dict[str, TableWords]


class DataRights(Frozen):
    """Everything in `data/content/data_rights.yml`."""

    purposes: dict[str, Purpose]
    corrections: tuple[Correction, ...]
    other: Label
    nothing: Part
    not_given: Part
    left_out: Part
    english: Part
    yes_no: dict[str, Part]
    joined_by: str
    questions: dict[str, Part]
    levels: dict[str, Part]
    copy_: CopyWords = Field(alias="copy")

    @property
    def shown(self) -> tuple[Correction, ...]:
        """Return what is kept and can be put right, in order."""
        return tuple(one for one in self.corrections if one.id != NOT_KEPT)
