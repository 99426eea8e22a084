"""Says back what is kept about somebody, in the words of `data/content/data_rights.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from bot.clock import in_london
from bot.content.content import Content
from bot.content.say import say_date, say_hours
from bot.journey.hours import Hours
from bot.journey.language import ENGLISH

NOON = 12
PRACTISED = "practice_plan"
"""The answer that holds the questions of mock interviews."""


def say_answer(content: Content, question: str, value: Any) -> str:
    """Say one answer of the role finder, e.g. "school hours" or "Rather not"."""
    words = content.rights
    if value is None:
        return words.left_out
    if isinstance(value, Mapping):
        return say_hours(content, Hours.from_dict(value)) or words.left_out
    if isinstance(value, bool):
        return words.yes_no["yes" if value else "no"]
    if isinstance(value, list | tuple):
        known = content.finder.experience
        ways = content.ways_in.ways
        named = [
            known[tag].name if tag in known else ways[tag].label if tag in ways else str(tag)
            for tag in value
        ]
        return words.joined_by.join(named) or words.nothing
    if (told := _of_life(content, question, str(value))) is not None:
        return told
    choices = {
        choice.id: choice.label
        for question_ in content.finder.questions
        if question_.id == question
        for choice in question_.choices
    }
    return str(choices.get(str(value), value))


def _practised(content: Content, plan: Mapping[str, Any]) -> str:
    """Say which questions somebody had in mock interviews."""
    known = content.interview_questions.questions
    asked = [known[one].question for one in plan.get("had") or () if one in known]
    return " ".join(asked) or content.rights.nothing


def _of_life(content: Content, question: str, value: str) -> str | None:
    """Say how somebody lives now, for how long, and where a self-check led; None: none of these."""
    file = content.background
    if question == "employment" and value in file.statuses:
        return str(file.statuses[value].label)
    if question == "employment_since":
        choices = {one.id: one.label for asked in file.since.values() for one in asked.choices}
        return str(choices.get(value, value))
    _, is_level, _ = question.partition("_level")
    if is_level and value in content.rights.levels:
        return str(content.rights.levels[value])
    return None


def say_answers(content: Content, answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Say all answers in the order in which they are asked, each with its question in short."""
    named = content.rights.questions
    ordered = [*(name for name in named if name in answers), *sorted(set(answers) - set(named))]
    return [
        (
            named.get(name, spaced(name)),
            _practised(content, answers[name])
            if name == PRACTISED and isinstance(answers[name], Mapping)
            else say_answer(content, name, answers[name]),
        )
        for name in ordered
    ]


def say_language(content: Content, code: str) -> str:
    """Say a language by its English name and its own."""
    if code == ENGLISH or code not in content.languages:
        return str(content.rights.english)
    one = content.languages[code]
    return f"{one.name} ({one.own_name})"


def say_day(content: Content, day: date) -> str:
    """Write a date with its year: "12 March 2026"."""
    return f"{say_date(content, day)} {day.year}"


def say_time(moment: datetime) -> str:
    """Write the time in London of an aware moment: "9.30am"."""
    local = in_london(moment)
    return f"{(local.hour - 1) % 12 + 1}.{local.minute:02}{'am' if local.hour < NOON else 'pm'}"


def spaced(identifier: str) -> str:
    """Return an id that has no words of its own as words: "role_shown" -> "Role shown"."""
    words = identifier.replace("_", " ").replace(".", " ").strip()
    return words[:1].upper() + words[1:]
