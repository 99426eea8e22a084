"""Says what was good in a practice answer and what to try; the words are the content's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.content.content import Content
from bot.content.interview_questions import InterviewQuestion
from bot.content.practice import Counted, PracticeFile
from bot.journey.answers import Comparison
from bot.journey.practice import Asks
from bot.journey.practice_feedback import (
    Feedback,
    Good,
    Heard,
    Lack,
    Missing,
    Praise,
    Summary,
    compared,
    feedback,
)

_QUOTED_AS_STEPS = frozenset({Good.STEPS})


def say_good(content: Content, heard: Heard, told: Feedback, lead: str = "") -> str:
    """Say one or two good things in the resident's own words, and the values shown.

    `lead` stands in the place of "Good:", where a second try is better than the first.
    """
    lines = content.practice.lines
    first, *more = (_praise(content, heard.asks, one) for one in told.good)
    opened = f"{lead} {first[:1].upper()}{first[1:]}." if lead else lines.good.format(first=first)
    said = [opened, *(lines.also.format(second=one) for one in more)]
    if values := say_values(content, told.values):
        said.append(lines.values.format(values=values))
    if heard.is_rough:
        said.append(lines.rough)
    return " ".join(said)


def say_lacks(content: Content, asks: Asks, told: Feedback) -> str:
    """Say what cannot be heard yet, at most two things; or that nothing usual is missing."""
    lines = content.practice.lines
    lacks = [_missing(content, asks, one) for one in told.lacks]
    if not lacks:
        return f"{lines.full} {lines.aloud}"
    if len(lacks) == 1:
        return lines.lacks_one.format(first=lacks[0])
    return lines.lacks_two.format(first=lacks[0], second=lacks[1])


def say_try(content: Content, question: InterviewQuestion, told: Feedback) -> str | None:
    """Return the question whether to try again, with a way to; None where nothing is missing."""
    if not told.lacks:
        return None
    tries = content.practice.tries
    one = tries.get(told.lacks[0].lack) or tries["other"]
    return one.for_(question.asks).format(begin=question.begin)


def say_names(content: Content, names: Sequence[str]) -> str:
    """Ask to leave names out, naming what was written; nothing where nobody was named."""
    lines = content.practice.lines
    quoted = [lines.name_joined.format(name=name) for name in names[:2]]
    return lines.names.format(names=lines.value_last.join(quoted)) if quoted else ""


def say_values(content: Content, values: Iterable[str]) -> str:
    """Return values as they stand in a sentence: "compassion and working together"."""
    known = content.interview_questions.values
    return _joined(content.practice, [known[one] for one in values if one in known])


def say_lead(content: Content, now: Comparison) -> str:
    """Say first whether a second try is stronger."""
    return content.practice.compared.stronger if now.is_stronger else ""


def say_compared(content: Content, before: Heard, now: Heard) -> str:
    """Put a second try beside the first: how much it holds, what is new, what was lost."""
    found = compared(before, now)
    words, asks = content.practice.compared, now.asks
    counts = words.counts if asks in {Asks.EXAMPLE, Asks.SCENARIO} else words.counts_plain
    said: list[str] = [] if found.is_stronger else [words.same]
    said.append(
        counts.format(
            words_before=_counted(content, words.words, found.words[0]),
            steps_before=_counted(content, words.steps, found.steps[0], named=True),
            words_now=_counted(content, words.words, found.words[1]),
            steps_now=_counted(content, words.steps, found.steps[1], named=True),
        )
    )
    if gained := _joined(content.practice, [_part(content, asks, one) for one in found.gained]):
        said.append(words.gained.format(gained=gained))
    if found.now_says_i and asks is not Asks.MOTIVATION:
        said.append(words.now_i)
    if found.names_gone:
        said.append(words.names_gone)
    lost = _joined(content.practice, [_part(content, asks, one) for one in found.lost])
    if lost and not found.is_stronger:
        said.append(words.lost.format(lost=lost))
    return " ".join(said)


def say_each(content: Content, heard: Sequence[tuple[InterviewQuestion, Heard]]) -> tuple[str, ...]:
    """Say of each answer the best of it and what to try; a message for each two of them."""
    lines = content.practice.lines
    said = []
    for number, (question, one) in enumerate(heard, start=1):
        told = feedback(one)
        label = content.interview_questions.kinds[question.kind].label
        best = lines.good.format(first=_praise(content, one.asks, told.good[0]))
        more = say_lacks(content, one.asks, replace(told, lacks=told.lacks[:1]))
        more = more if told.lacks else lines.full
        said.append(f"{lines.question.format(number=number, label=label)}\n{best} {more}")
    return tuple("\n".join(said[at : at + 2]) for at in range(0, len(said), 2))


def say_summary(content: Content, told: Summary) -> str:
    """Say what was strong in a whole practice, the values shown, and one thing to try."""
    words = content.practice.summary
    strong = [words.good[one] for one in told.strong]
    if len(strong) > 1:
        first = words.strong_two.format(first=strong[0], second=strong[1])
    else:
        first = words.strong.format(first=strong[0]) if strong else ""
    values = say_values(content, told.values)
    shown = words.values.format(values=values) if values else ""
    to_try: str = words.to_try_none
    if told.to_try is not None:
        to_try = words.to_try.format(first=words.lacks[told.to_try])
    return "\n".join(filter(None, (" ".join(filter(None, (first, shown))), to_try)))


def _praise(content: Content, asks: Asks, praise: Praise) -> str:
    file = content.practice
    point = content.interview_questions.points.get(praise.point or "")
    if praise.good in _QUOTED_AS_STEPS:
        words = file.lines.step_joined.join(praise.words)
    else:
        words = " ".join(file.lines.quoted.format(words=one) for one in praise.words)
    said = file.good[praise.good].for_(asks).format(words=words, point=point.said if point else "")
    return said.rstrip(" :")


def _missing(content: Content, asks: Asks, missing: Missing) -> str:
    point = content.interview_questions.points.get(missing.point or "")
    said = content.practice.lacks[missing.lack].for_(asks)
    return said.format(point=point.name if point else "")


_PARTS = {
    Asks.EXAMPLE: {
        "situation": Lack.SITUATION,
        "action": Lack.ACTION,
        "result": Lack.RESULT,
    },
    Asks.SCENARIO: {"action": Lack.ACTION},
    Asks.HABIT: {"action": Lack.ACTION},
    Asks.MOTIVATION: {"situation": Lack.DETAIL},
}


def _part(content: Content, asks: Asks, element: str) -> str:
    """Return how a part of an answer is called; not every part matters to every question."""
    lack = _PARTS[asks].get(element)
    return content.practice.lacks[lack].for_(asks) if lack else ""


def _counted(content: Content, words: Counted, count: int, *, named: bool = False) -> str:
    numbers = content.practice.compared.numbers
    if count == 0 and words.none:
        return words.none
    if count == 1:
        return words.one
    shown = numbers[count] if named and count < len(numbers) else str(count)
    return words.many.format(count=shown)


def _joined(file: PracticeFile, parts: Sequence[str]) -> str:
    known = [one for one in parts if one]
    if len(known) < 2:  # noqa: PLR2004
        return "".join(known)
    return f"{file.lines.value_joined.join(known[:-1])}{file.lines.value_last}{known[-1]}"
