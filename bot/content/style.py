"""What is asked of everything that residents read, from `data/content/style.yml`."""

from __future__ import annotations

from pydantic import Field, model_validator

from bot.content.words import Frozen


class ReadingLimits(Frozen):
    """How old a reader has to be, by a formula: in a whole file, and in one message.

    Texts of fewer words than `fewest_words` (a file) or `fewest_words_alone` (a message) are too
    short to be measured.
    """

    oldest: float
    oldest_alone: float
    fewest_words: int = Field(gt=0)
    fewest_words_alone: int = Field(gt=0)


class Style(Frozen):
    """Limits, and lists of words: each that is refused comes with what to write instead.

    `acronyms` are those that everybody knows; `terms` are words of the field that have to be in
    the glossary; `names` (of services and papers) are left out when the reading age is measured.
    """

    max_characters: int
    never_over_characters: int
    max_words_in_sentence: int
    max_sentences_in_paragraph: int
    max_paragraphs: int
    max_label_characters: int
    reading: ReadingLimits
    forbidden: dict[str, str]
    promises: dict[str, str]
    american: dict[str, str]
    allowed: tuple[str, ...]
    acronyms: tuple[str, ...]
    terms: tuple[str, ...]
    names: tuple[str, ...]

    @model_validator(mode="after")
    def _limits_in_order(self) -> Style:
        if self.never_over_characters < self.max_characters:
            raise ValueError("never_over_characters is below max_characters")
        if self.reading.oldest_alone < self.reading.oldest:
            raise ValueError("reading.oldest_alone is below reading.oldest")
        return self
