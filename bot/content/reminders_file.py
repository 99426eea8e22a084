"""What Mooring writes by itself, from `data/content/reminders.yml`."""

from __future__ import annotations

from pydantic import Field, model_validator

from bot.content.smaller import SafetyButton
from bot.content.words import Frozen, Part, Words
from bot.journey.referrals import Asks
from bot.journey.reminders import STEPS, About


class Nudge(Frozen):
    """One kind sentence with a small next step; the first button says yes, the second no."""

    text: Words
    buttons: tuple[SafetyButton, ...] = Field(min_length=2)


class AskedWords(Frozen):
    """What is said of reminders that residents asked for; `done` and `again` are labels' ids."""

    plain: Words
    of: Words
    late: Words
    late_of: Words
    several: Words
    line: Part
    line_of: Part
    done: str
    again: str


class OutcomeButton(Frozen):
    """A button below a follow-up: a label's id, and the wish that says what came of it."""

    label: str
    wish: str


class FollowUp(Frozen):
    """A question about a referral; the first button says yes, the second no."""

    text: Words
    buttons: tuple[OutcomeButton, ...] = Field(min_length=2)


class MatterButton(Frozen):
    """A button below a word about an application or an advert; NUMBER stands for its id."""

    label: str
    payload: str


class MatterText(Frozen):
    """One message; a button that says yes comes first, and one that says no second."""

    text: Words
    buttons: tuple[MatterButton, ...] = Field(min_length=2)


class MatterWords(Frozen):
    """What is said when something has its day: closing dates, a long silence, new adverts."""

    deadline: MatterText
    tomorrow: MatterText
    today: MatterText
    several: MatterText
    line: Part
    no_reply: MatterText
    new_one: MatterText
    new_several: MatterText

    @property
    def labels(self) -> frozenset[str]:
        """Return the ids of all labels that it names."""
        texts = (self.deadline, self.tomorrow, self.today, self.several, self.no_reply,
                 self.new_one, self.new_several)  # fmt: skip
        return frozenset(button.label for one in texts for button in one.buttons)


class RemindersFile(Frozen):
    """Everything in the file; of each matter as many nudges as it has days."""

    nudges: dict[About, tuple[Nudge, ...]]
    follow_ups: dict[Asks, FollowUp] = Field(min_length=len(Asks))
    asked: AskedWords
    matters: MatterWords

    @model_validator(mode="after")
    def _one_for_each_day(self) -> RemindersFile:
        for about, steps in STEPS.items():
            if len(self.nudges.get(about, ())) != len(steps):
                raise ValueError(f"nudges.{about.value}: needs {len(steps)} texts")
        return self

    @property
    def labels(self) -> frozenset[str]:
        """Return the ids of all labels that it names."""
        buttons = {
            button.label
            for nudges in self.nudges.values()
            for nudge in nudges
            for button in nudge.buttons
        }
        buttons |= {button.label for one in self.follow_ups.values() for button in one.buttons}
        return frozenset(buttons | {self.asked.done, self.asked.again} | self.matters.labels)
