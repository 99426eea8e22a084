"""The smaller content files: labels, campaigns, signposts, safety messages, style."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from bot.content.facts import Fact
from bot.content.words import Frozen, Label, Part, Words
from bot.journey.stages import Stage


class HoursWords(Frozen):
    """The words between the pieces of somebody's hours."""

    days: tuple[Part, ...] = Field(min_length=7, max_length=7)
    day_range: Part
    day_join: str
    day_comma: str
    window: Part
    named_window: Part
    after: Part
    before: Part
    with_days: Part
    weekly: Part
    weekly_after: Part
    nights_too: Part
    nights: Part
    no_nights: Part
    any: Part
    parts: dict[str, Part]


class CardWords(Frozen):
    """The messages of a role card."""

    what: Part
    bullet: Part
    when: Part
    asked: Part
    checks: Part
    start: Part
    source: Part


class CareWords(Frozen):
    """What is added to a fact whose review is overdue, and how a word is explained."""

    hint: Part
    ask: Part
    term: Part


class LabelFile(Frozen):
    """Everything in `data/content/labels.yml`."""

    labels: dict[str, Label]
    hours: HoursWords
    card: CardWords
    care: CareWords
    stages: dict[Stage, Part]
    months: tuple[Part, ...] = Field(min_length=12, max_length=12)

    @model_validator(mode="after")
    def _every_stage_named(self) -> LabelFile:
        for stage in Stage:
            if stage not in self.stages:
                raise ValueError(f"stages: {stage.value} has no name")
        return self


class Campaign(Frozen):
    """Where a resident came from, and who the team there is.

    `place` and `team` can be put into a sentence ("Your advisers are {team}").
    """

    id: str
    neighbourhood: str | None
    place: Part
    programme: str | None
    landlord: str | None
    team: Part
    team_people: Part


class CampaignFile(Frozen):
    """Everything in `data/content/campaigns.yml`; `default` names one of the campaigns."""

    default: str
    campaigns: dict[str, Campaign]

    @model_validator(mode="before")
    @classmethod
    def _carry_ids(cls, data: Any) -> Any:
        campaigns = data.get("campaigns") if isinstance(data, dict) else None
        if not isinstance(campaigns, dict):
            return data
        named = {key: {"id": key, **value} for key, value in campaigns.items()}
        return {**data, "campaigns": named}

    @model_validator(mode="after")
    def _default_exists(self) -> CampaignFile:
        if self.default not in self.campaigns:
            raise ValueError(f"default campaign {self.default!r} is not among the campaigns")
        return self


class Signpost(Fact):
    """A help line. `from_memory` marks a number that no stored page has confirmed."""

    name: Part
    number: str
    says: Words
    sources: tuple[str, ...] = Field(min_length=1)
    from_memory: bool


class SignpostFile(Frozen):
    """Everything in `data/content/signposts.yml`."""

    signposts: dict[str, Signpost]
    owner: str


class SafetyButton(Frozen):
    """A button under a safety message, by its label's id and payload."""

    label: str
    payload: str


class SafetyMessage(Frozen):
    """One message with its buttons."""

    text: Words
    buttons: tuple[SafetyButton, ...] = ()


class SafetyReply(Fact):
    """What is said for one kind of finding: one to three messages, and the numbers they name."""

    messages: tuple[SafetyMessage, ...] = Field(min_length=1, max_length=3)
    signposts: tuple[str, ...]


class SafetyMessageFile(Frozen):
    """Everything in `data/content/safety_messages.yml`, by reply id."""

    replies: dict[str, SafetyReply]
    owner: str
