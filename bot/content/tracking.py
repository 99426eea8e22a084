"""How adverts and applications are spoken of: `data/content/tracking.yml`."""

from __future__ import annotations

from pydantic import model_validator

from bot.content.words import Frozen, Label, Part, Words
from bot.journey.applying import ApplicationStage


class ClosingWords(Frozen):
    """When an advert closes, seen from today; {day} is a day of the week and a date."""

    later: Words
    tomorrow: Words
    today: Words
    over: Words
    unknown: Words


class TrackingFile(Frozen):
    """Everything in the file; every stage has a name that residents understand, and a next."""

    stages: dict[ApplicationStage, Label]
    next: dict[ApplicationStage, Words]
    closing: ClosingWords
    unnamed: Part
    titled: Part
    guaranteed: Words
    line: Part
    history: Part
    boards: dict[str, Label]

    @model_validator(mode="after")
    def _each_has_words(self) -> TrackingFile:
        for name, words in (("stages", self.stages), ("next", self.next)):
            missing = [stage.value for stage in ApplicationStage if stage not in words]
            if missing:
                raise ValueError(f"{name}: {', '.join(missing)} has no words")
        return self
