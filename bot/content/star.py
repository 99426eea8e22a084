"""How interview answers are told, from `data/content/star.yml`."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field, model_validator

from bot.content.facts import FactFile, Sourced
from bot.content.words import Words
from bot.journey.text import plain


class StarTopic(Sourced):
    """One thing that people ask about answers; `kind`: what may be practised at once."""

    words: tuple[str, ...] = Field(min_length=1)
    kind: str
    says: tuple[Words, ...] = Field(min_length=1, max_length=2)


class StarFile(FactFile):
    """Everything in the file; `default`: the topic where no other is named."""

    facts_in: ClassVar[tuple[str, ...]] = ("topics",)

    default: str
    topics: dict[str, StarTopic]

    @model_validator(mode="after")
    def _default_is_known(self) -> StarFile:
        if self.default not in self.topics:
            raise ValueError(f"default: {self.default!r} is no topic")
        return self

    def topic_of(self, text: str) -> StarTopic:
        """Return what a question is about: the topic with the longest of its words in it.

        Among words alike long, the one that comes later tells more. The default counts only where
        no other topic is named: "give an example of teamwork" is about teamwork.
        """
        said = f" {plain(text)} "
        found = [
            (topic.id != self.default, len(known.split()), said.rfind(f" {known} "), topic.id)
            for topic in self.topics.values()
            for known in map(plain, topic.words)
            if f" {known} " in said
        ]
        return self.topics[max(found)[-1] if found else self.default]
