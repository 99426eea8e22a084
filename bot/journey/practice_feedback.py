"""What to say about an answer: two good things first, then what is missing and one thing to try.

The answer was read by `bot.journey.answers`; here is decided what is worth saying of it. Never a
mark, never a prediction. Words are in `data/content/practice.yml`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.journey.answers import Assessment, Comparison, Length, Owner, compare
from bot.journey.practice import Asks, When
from bot.journey.practice_pieces import has_lived, reason, step
from bot.journey.practice_points import Held, shortened
from bot.journey.text import plain

MOST_GOOD = 2
MOST_LACKS = 2
FEWEST_STEPS = 2
MOST_STEPS_SAID = 5
FEW_WORDS = 3
"""An answer of so few words is asked for more before anything is said of it."""
SHORT_HABIT = 8
"""Words under which it is hardly told how one does a thing."""
MOST_VALUES = 2


class Good(StrEnum):
    """What an answer may have, the most worth saying first."""

    STEPS = "steps"
    RESULT = "result"
    REASON = "reason"
    ACTION = "action"
    POINT = "point"
    SITUATION = "situation"
    DETAIL = "detail"
    OWN = "own"
    BEGUN = "begun"


class Lack(StrEnum):
    """What an answer may lack, the most important first."""

    TOPIC = "topic"
    REASON = "reason"
    OWN = "own"
    ACTION = "action"
    STEPS = "steps"
    SITUATION = "situation"
    RESULT = "result"
    POINT = "point"
    DETAIL = "detail"
    LENGTH = "length"


MORE = "more"
"""What is asked after an answer of a few words."""
_NEVER_ASKED = frozenset({Lack.TOPIC, Lack.POINT, Lack.LENGTH})
"""What no interviewer asks for in one more question."""


@dataclass(frozen=True, slots=True)
class Praise:
    """One good thing: what, in which of the resident's own words, and which point it is."""

    good: Good
    words: tuple[str, ...] = ()
    point: str | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is not there yet, and which point of the question it is."""

    lack: Lack
    point: str | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer as it was read: the assessment, and the points of the question that it holds.

    `values`: those that the question is about. `names`: of other people, as they were written.
    `is_rough`: whether its spelling had to be guessed.
    """

    asks: Asks
    text: str
    read: Assessment
    held: tuple[Held, ...] = ()
    missing_points: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    is_rough: bool = False

    @property
    def own_steps(self) -> tuple[str, ...]:
        """Return what they did themselves, in order; what "we" did is nobody's own step."""
        if self.read.owner is Owner.WE:
            return ()
        return tuple(filter(None, map(step, self.read.steps)))


@dataclass(frozen=True, slots=True)
class Feedback:
    """What is worth saying of an answer."""

    good: tuple[Praise, ...]
    lacks: tuple[Missing, ...]
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What is worth saying of a whole practice."""

    strong: tuple[Good, ...]
    to_try: Lack | None
    values: tuple[str, ...]


def feedback(heard: Heard) -> Feedback:
    """Return what to say of an answer."""
    good: list[Praise] = []
    for one in _good(heard):
        is_new = not any(one.words and one.words == other.words for other in good)
        if is_new and not _holds_name(one, heard.names):
            good.append(one)
    return Feedback(
        good=tuple(good[:MOST_GOOD] or [Praise(Good.BEGUN, _begun(heard))]),
        lacks=tuple(_lacks(heard))[:MOST_LACKS],
        values=_shown(heard),
    )


def follow_up(heard: Heard, when: When) -> str | None:
    """Return what the interviewer asks for next, or None: a lack, or "more".

    Where feedback comes after each answer, one missing thing is asked for as a panel would; where
    more is missing the feedback says so, and a second try helps more than many questions.
    """
    if heard.read.words <= FEW_WORDS:
        return MORE
    if heard.read.off_topic or heard.read.length is Length.LONG:
        return None
    lacks = [one.lack for one in _lacks(heard) if one.lack not in _NEVER_ASKED]
    if not lacks or (when is When.EACH and len(lacks) > 1):
        return None
    return lacks[0]


def compared(before: Heard, now: Heard) -> Comparison:
    """Return what changed from one try to the next; only one's own steps count."""
    found = compare(before.read, now.read)
    steps = (len(before.own_steps), len(now.own_steps))
    gone = bool(before.names) and not now.names
    return replace(found, steps=steps, names_gone=gone)


def summary(heard: Sequence[Heard]) -> Summary:
    """Return what was strong in several answers, and the one thing most worth trying."""
    told = [feedback(one) for one in heard]
    good = Counter(praise.good for one in told for praise in one.good)
    lacks = Counter(missing.lack for one in told for missing in one.lacks)
    strong = sorted(good, key=lambda one: (one is Good.BEGUN, -good[one], list(Good).index(one)))
    to_try = min(lacks, key=lambda one: (-lacks[one], list(Lack).index(one)), default=None)
    values = Counter(value for one in told for value in one.values)
    return Summary(tuple(strong[:MOST_GOOD]), to_try, tuple(one for one, _ in values.most_common()))


def is_story(heard: Heard) -> bool:
    """Whether an answer is a true story worth keeping, with its own deed in it."""
    read = heard.read
    told = read.situation or read.result
    return heard.asks is Asks.EXAMPLE and read.action and told and read.owner is not Owner.WE


def _good(heard: Heard) -> Iterable[Praise]:
    read, spans, steps = heard.read, heard.read.spans, heard.own_steps
    tells = heard.asks in {Asks.EXAMPLE, Asks.MOTIVATION}
    if len(steps) >= FEWEST_STEPS:
        yield Praise(Good.STEPS, steps[:MOST_STEPS_SAID])
    if heard.asks is Asks.MOTIVATION and (given := reason(heard.text)):
        yield Praise(Good.REASON, (given,))
    if read.result and heard.asks is Asks.EXAMPLE:
        yield Praise(Good.RESULT, _said(spans.get("result", ())))
    for one in heard.held[:MOST_GOOD]:
        yield Praise(Good.POINT, (one.words,), one.name)
    if len(steps) == 1:
        yield Praise(Good.ACTION, _said(read.steps))
    if read.situation and tells:
        yield Praise(Good.SITUATION, _said(spans.get("situation", ())))
    if read.concrete > 1:
        yield Praise(Good.DETAIL)
    if read.owner is Owner.I and not tells and steps:
        yield Praise(Good.OWN)


def _shown(heard: Heard) -> tuple[str, ...]:
    """Return the values that an answer shows, those that the question is about first."""
    asked = [one for one in heard.read.values if one in heard.values]
    others = [one for one in heard.read.values if one not in heard.values]
    return tuple([*asked, *others][:MOST_VALUES])


def _begun(heard: Heard) -> tuple[str, ...]:
    fits = heard.text.strip() and not heard.names and not heard.read.off_topic
    return _said((heard.text,)) if fits else ()


def _lacks(heard: Heard) -> Iterable[Missing]:
    read, asks = heard.read, heard.asks
    if read.off_topic:
        yield Missing(Lack.TOPIC)
        return
    if asks is Asks.MOTIVATION:
        yield from _lacks_of_reasons(heard)
    elif asks is Asks.EXAMPLE:
        yield from _lacks_of_story(read)
    else:
        yield from _lacks_of_plan(heard)
    if read.length is Length.LONG:
        yield Missing(Lack.LENGTH)


def _lacks_of_story(read: Assessment) -> Iterable[Missing]:
    if read.owner is Owner.WE:
        yield Missing(Lack.OWN)
    elif not read.action:
        yield Missing(Lack.ACTION)
    if not read.situation:
        yield Missing(Lack.SITUATION)
    if not read.result:
        yield Missing(Lack.RESULT)
    if not read.concrete:
        yield Missing(Lack.DETAIL)


def _lacks_of_plan(heard: Heard) -> Iterable[Missing]:
    is_habit = heard.asks is Asks.HABIT
    if heard.read.owner is Owner.WE:
        yield Missing(Lack.OWN)
    elif not heard.read.action and not (is_habit and heard.held):
        yield Missing(Lack.ACTION)
    if heard.read.words < SHORT_HABIT if is_habit else len(heard.own_steps) < FEWEST_STEPS:
        yield Missing(Lack.STEPS)
    if len(heard.missing_points) > len(heard.held):
        yield Missing(Lack.POINT, heard.missing_points[0])


def _lacks_of_reasons(heard: Heard) -> Iterable[Missing]:
    if reason(heard.text) is None:
        yield Missing(Lack.REASON)
    read = heard.read
    if not (read.concrete or read.situation or has_lived(heard.text)):
        yield Missing(Lack.DETAIL)


def _said(words: Sequence[str]) -> tuple[str, ...]:
    """Return the first of somebody's words as they are quoted."""
    return (shortened(words[0]),) if words else ()


def _holds_name(praise: Praise, names: Sequence[str]) -> bool:
    """Whether quoting this would say somebody's name again."""
    said = f" {plain(' '.join(praise.words))} "
    return any(f" {plain(name)} " in said for name in names)
