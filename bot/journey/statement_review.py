"""Looks at a statement as a careful friend would before it is sent: what, where, and which words.

Findings are hints for the resident and who helps them; nothing is changed here. How each is said,
and why it matters, stands in `data/content/statement.yml`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.journey.sensitive import mask
from bot.journey.specification.criteria import Need
from bot.journey.spelling import Spelling
from bot.journey.statement import (
    LONG_PARAGRAPH,
    Limit,
    Point,
    Section,
    SectionKind,
    Statement,
    chunks,
    measure,
)
from bot.journey.statement_names import names_in
from bot.journey.text import plain

SHORT_PARAGRAPH = 20
"""Words under which a story shows little."""
SHORT_STATEMENT = 120
MOST_USES = 2
"""Criteria that one story may answer before another example would show more."""
COPIED = 7
"""Words in a row from the criterion that look copied."""
LONGEST_SHOWN = 60


class Reason(StrEnum):
    """What a finding is about; the most important first."""

    ESSENTIAL_MISSING = "essential_missing"
    COVERED_ABOVE = "covered_above"
    NAME = "name"
    PRIVATE_NUMBER = "private_number"
    HEALTH = "health"
    CONVICTION = "conviction"
    AGE = "age"
    TOO_LONG = "too_long"
    WE_NOT_I = "we_not_i"
    COPIED = "copied"
    LEFT_OPEN = "left_open"
    NOT_ENGLISH = "not_english"
    SAME_STORY = "same_story"
    TEXT_SPEAK = "text_speak"
    CAPITALS = "capitals"
    SHORT_STORY = "short_story"
    LONG_STORY = "long_story"
    TOO_SHORT = "too_short"
    STOCK_PHRASE = "stock_phrase"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: why, in which section (None: the whole), and the words it rests on.

    For `ESSENTIAL_MISSING` and `SAME_STORY` the words are criteria; `number` is how many words or
    characters too many or too few, or how often a story is used.
    """

    reason: Reason
    section: int | None = None
    words: str = ""
    number: int = 0


@dataclass(frozen=True)
class ReviewRules:
    """The phrases that are looked for, from `data/content/statement.yml`."""

    covered_above: tuple[str, ...]
    stock_phrases: tuple[str, ...]
    text_speak: frozenset[str]
    health: tuple[str, ...]
    convictions: tuple[str, ...]


_WE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:i|my|me|myself)\b|\bi['’]", re.IGNORECASE)
_OPEN = re.compile(r"\[[^\]\n]{0,40}\]|\bx{3,}\b|_{3,}|\.{5,}|\?{3,}", re.IGNORECASE)
_AGE = re.compile(
    r"\b(?:i am|i['’]?m|at the age of)\s[1-9]\d"
    r"(?=\s?(?:years old|yrs old|years of age|[.,;!]|$|and\b))"
    r"|\b(?:date of birth|d\.?o\.?b\b|born (?:on|in) (?:\d|19|20))",
    re.IGNORECASE,
)


def review(
    statement: Statement,
    points: Iterable[Point],
    rules: ReviewRules,
    spelling: Spelling,
    limit: Limit | None = None,
) -> tuple[Finding, ...]:
    """Return what to look at before sending, the most important first."""
    known = list(points)
    found = [*_missing(known), *_lengths(statement, limit), *_used_often(known)]
    criteria = {one.position: one.criterion for one in known}
    for at, section in enumerate(statement.sections):
        if section.kind is not SectionKind.CLOSING:
            found += [
                Finding(one.reason, at, one.words, one.number)
                for one in _in_section(section, criteria, rules, spelling)
            ]
    order = list(Reason)
    return tuple(sorted(found, key=lambda one: (order.index(one.reason), one.section or 0)))


def review_text(text: str, rules: ReviewRules, spelling: Spelling) -> tuple[Finding, ...]:
    """Return what to look at in one story or paragraph by itself."""
    section = Section(SectionKind.CRITERION, text)
    found = list(_in_section(section, {}, rules, spelling))
    order = list(Reason)
    return tuple(sorted(found, key=lambda one: order.index(one.reason)))


def _missing(points: Sequence[Point]) -> Iterator[Finding]:
    for point in points:
        if point.is_gap and point.need is not Need.DESIRABLE:
            yield Finding(Reason.ESSENTIAL_MISSING, words=point.criterion, number=point.position)


def _lengths(statement: Statement, limit: Limit | None) -> Iterator[Finding]:
    length = statement.length
    over = length.over(limit)
    if over:
        yield Finding(Reason.TOO_LONG, number=over)
    told = any(one.kind is SectionKind.CRITERION for one in statement.sections)
    if told and length.words < SHORT_STATEMENT:
        yield Finding(Reason.TOO_SHORT, number=length.words)


def _used_often(points: Sequence[Point]) -> Iterator[Finding]:
    uses = Counter(one.story_id for one in points if one.story_id is not None and not one.is_gap)
    for story_id, times in uses.items():
        if times > MOST_USES:
            named = "; ".join(one.criterion for one in points if one.story_id == story_id)
            yield Finding(Reason.SAME_STORY, words=_short(named), number=times)


def _in_section(
    section: Section, criteria: dict[int, str], rules: ReviewRules, spelling: Spelling
) -> Iterator[Finding]:
    text = section.text
    known = f" {plain(text)} "
    yield from _phrases(Reason.COVERED_ABOVE, known, rules.covered_above)
    yield from _phrases(Reason.STOCK_PHRASE, known, rules.stock_phrases)
    yield from _phrases(Reason.HEALTH, known, rules.health)
    yield from _phrases(Reason.CONVICTION, known, rules.convictions)
    yield from _speech(text, rules)
    yield from _private(text, spelling)
    if section.kind is SectionKind.CRITERION:
        asked = [criteria.get(position, "") for position in section.positions]
        yield from _story(text, asked)


def _phrases(reason: Reason, known: str, phrases: Iterable[str]) -> Iterator[Finding]:
    for phrase in phrases:
        if f" {phrase} " in known:
            yield Finding(reason, words=phrase)
            return


def _speech(text: str, rules: ReviewRules) -> Iterator[Finding]:
    tokens = [word.strip(".,;:!?()\"'") for word in text.split()]
    speak = [word for word in tokens if word.casefold() in rules.text_speak]
    if speak:
        yield Finding(Reason.TEXT_SPEAK, words=_short(", ".join(dict.fromkeys(speak))))
    letters = [sign for sign in text if sign.isalpha() and sign.upper() != sign.lower()]
    if len(letters) > 12 and sum(sign.isupper() for sign in letters) > 0.7 * len(letters):  # noqa: PLR2004
        yield Finding(Reason.CAPITALS)
    latin = sum(sign.isascii() for sign in text if sign.isalpha())
    if latin < 0.5 * sum(sign.isalpha() for sign in text):
        yield Finding(Reason.NOT_ENGLISH)
    still_open = _OPEN.search(text)
    if still_open:
        yield Finding(Reason.LEFT_OPEN, words=_short(still_open[0]))


def _private(text: str, spelling: Spelling) -> Iterator[Finding]:
    for name in names_in(text, spelling):
        yield Finding(Reason.NAME, words=_short(name.words))
    # In pieces, because looking for addresses takes long in a long text without spaces.
    kinds = [kind for piece in chunks(text, 1_000) for kind in mask(piece).kinds]
    if kinds:
        yield Finding(Reason.PRIVATE_NUMBER, words=", ".join(dict.fromkeys(kinds)))
    age = _AGE.search(text)
    if age:
        yield Finding(Reason.AGE, words=_short(age[0]))


def _story(text: str, asked: Sequence[str]) -> Iterator[Finding]:
    size = measure(text).words
    we, own = len(_WE.findall(text)), len(_I.findall(text))
    if we and we > own:
        yield Finding(Reason.WE_NOT_I, words=_around(text, _WE), number=we)
    if any(_copied(text, criterion) for criterion in asked):
        yield Finding(Reason.COPIED, words=_short(asked[0]))
    if size < SHORT_PARAGRAPH:
        yield Finding(Reason.SHORT_STORY, number=size)
    elif size > LONG_PARAGRAPH:
        yield Finding(Reason.LONG_STORY, number=size)


def _copied(text: str, criterion: str) -> bool:
    """Whether the employer's words stand in the story: all of a short one, or many in a row."""
    asked, told = plain(criterion).split(), f" {plain(text)} "
    if len(asked) < 3:  # noqa: PLR2004
        return False
    run = min(len(asked), COPIED)
    if run < COPIED and measure(text).words > 2 * SHORT_PARAGRAPH:
        return False
    return any(f" {' '.join(asked[at : at + run])} " in told for at in range(len(asked) - run + 1))


def _around(text: str, pattern: re.Pattern[str]) -> str:
    found = pattern.search(text)
    return _short(text[found.start() :].split("\n", maxsplit=1)[0]) if found else ""


def _short(text: str) -> str:
    known = " ".join(text.split())
    return known if len(known) <= LONGEST_SHOWN else f"{known[:LONGEST_SHOWN].rsplit(' ', 1)[0]} …"
