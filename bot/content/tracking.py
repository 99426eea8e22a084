"""What the stages of an application are called: `data/content/tracking.yml`."""

from __future__ import annotations

from pydantic import model_validator

from bot.content.words import Frozen, Label
from bot.journey.applying import ApplicationStage


class TrackingFile(Frozen):
    """Everything in the file; every stage has a name that residents understand."""

    stages: dict[ApplicationStage, Label]

    @model_validator(mode="after")
    def _each_has_a_name(self) -> TrackingFile:
        missing = [stage.value for stage in ApplicationStage if stage not in self.stages]
        if missing:
            raise ValueError(f"stages: {', '.join(missing)} has no name")
        return self
