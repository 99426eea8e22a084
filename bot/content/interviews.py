"""What is said around an interview, from `data/content/interviews.yml`."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from bot.content.application_help import ToCopy
from bot.content.facts import FactFile, Sourced
from bot.content.reminders_file import MatterText
from bot.content.words import Frozen, Label, Part, Words


class Topic(Sourced):
    """Something about getting ready; `words` are parts of what somebody writes who asks for it."""

    label: Label
    words: tuple[str, ...] = Field(min_length=1)
    messages: tuple[Words, ...] = Field(min_length=1, max_length=2)


class InterviewWords(Sourced):
    """What is said in one situation, with words that the resident may send."""

    messages: tuple[Words, ...] = Field(min_length=1, max_length=2)
    to_copy: ToCopy | None = None


class Adjustment(Frozen):
    """A change that one may ask for: what it is called, and its line in the message to send."""

    label: Label
    words: tuple[str, ...] = Field(min_length=1)
    line: Part


class Adjustments(Frozen):
    """Changes for the interview; `open` stands for one that we have no words for."""

    intro: Words
    say: Words
    sources: tuple[str, ...]
    estimate: bool = False
    to_copy: ToCopy
    bullet: Part
    open: Part
    kinds: dict[str, Adjustment]


class SummaryLines(Frozen):
    """The lines of what is known of an interview; each has {value}."""

    job: Part
    when: Part
    no_day: Part
    no_time: Part
    place: Part
    link: Part
    phone: Part
    video: Part
    kind: Part
    who: Part
    bring: Part


class CalendarWords(Frozen):
    """What stands in the file for a phone's calendar; {job} is filled in."""

    file_name: str
    title: Part
    alarm: Part
    alarm_soon: Part


class InterviewMatters(Frozen):
    """What is written by itself: the day before, in the morning, after it, after a silence."""

    tomorrow: MatterText
    today: MatterText
    after: MatterText
    later: MatterText
    silence: MatterText

    @property
    def labels(self) -> frozenset[str]:
        """Return the ids of all labels that it names."""
        texts = (self.tomorrow, self.today, self.after, self.later, self.silence)
        return frozenset(button.label for one in texts for button in one.buttons)


class InterviewsFile(FactFile):
    """Everything in the file."""

    facts_in: ClassVar[tuple[str, ...]] = ("topics", "nerves", "changes", "outcomes")

    copy_intro: Words
    unnamed: Part
    topics: dict[str, Topic]
    nerves: dict[str, InterviewWords]
    adjustments: Adjustments
    changes: dict[str, InterviewWords]
    outcomes: dict[str, InterviewWords]
    test_words: tuple[str, ...]
    summary: SummaryLines
    kinds: dict[str, Part]
    calendar: CalendarWords
    matters: InterviewMatters
