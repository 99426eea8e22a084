"""Says what is good to know before a first day, what helps at work, and how far training is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.content.care import with_care
from bot.content.content import Content
from bot.content.in_work import Trouble
from bot.content.starting import StartFact


def say_start_fact(
    content: Content, fact: StartFact, today: date, *, is_early: bool = False
) -> tuple[str, ...]:
    """Return what is good to know; whoever starts very early hears one thing more."""
    said = with_care(content, fact, fact.says, today)
    return (said, fact.early) if is_early and fact.early is not None else (said,)


def say_trouble(content: Content, trouble: Trouble, today: date) -> tuple[str, str]:
    """Return the first words with one small step, and who helps for free (two at most)."""
    helps = [content.in_work.helplines[name] for name in trouble.helps[:2]]
    first = with_care(content, trouble, f"{trouble.first}\n{trouble.step}", today)
    soonest = min(helps, key=lambda one: one.review_by)
    return first, with_care(content, soonest, "\n".join(one.says for one in helps), today)


def say_standards(content: Content, done: Iterable[int], started: Iterable[int]) -> str:
    """Return the list of the Care Certificate's standards, a line for done, begun and left."""
    file = content.care_certificate
    finished, begun = set(done), set(started) - set(done)
    left = [number for number in file.standards if number not in finished | begun]
    lines = (
        (file.words.done, sorted(finished)),
        (file.words.started, sorted(begun)),
        (file.words.left, left),
    )
    return "\n".join(
        words.format(list=file.words.joined_by.join(_line(content, one) for one in numbers))
        for words, numbers in lines
        if numbers
    )


def _line(content: Content, number: int) -> str:
    file = content.care_certificate
    return file.words.line.format(number=number, name=file.standards[number].name)
