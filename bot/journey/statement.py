"""A supporting statement: the resident's stories in the order of the employer's criteria.

Nothing is added but an opening line of what is known, a closing line, and the employer's own words
as headings. Where there is no story there is no paragraph: the gap is told apart from the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.journey.specification.criteria import Need

LONG_PARAGRAPH = 120
"""Words after which a paragraph is the first to shorten; one story has 60 to 120."""
ESSENTIAL_FIRST = {Need.ESSENTIAL: 0, Need.UNKNOWN: 0, Need.DESIRABLE: 1}


@dataclass(frozen=True, slots=True)
class Point:
    """A criterion, and what the resident says to it.

    `text` is a story, or a plain fact where `is_fact`; None is a gap. `story_id` is the story's
    number in the bank.
    """

    position: int
    criterion: str
    need: Need = Need.UNKNOWN
    theme: str | None = None
    text: str | None = None
    story_id: int | None = None
    is_fact: bool = False

    @property
    def is_gap(self) -> bool:
        """Whether there is nothing to say yet."""
        return not (self.text or "").strip()


class SectionKind(StrEnum):
    """What a section of the statement is."""

    OPENING = "opening"
    CRITERION = "criterion"
    FACT = "fact"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Section:
    """A paragraph: the employer's words above it, the resident's words in it."""

    kind: SectionKind
    text: str
    heading: str | None = None
    positions: tuple[int, ...] = ()
    need: Need = Need.UNKNOWN
    story_id: int | None = None


class LimitUnit(StrEnum):
    """What a form counts."""

    WORDS = "words"
    CHARACTERS = "characters"


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that a form takes."""

    count: int
    unit: LimitUnit


@dataclass(frozen=True, slots=True)
class Length:
    """How long a text is: in words, and in characters as forms count them."""

    words: int
    characters: int

    def over(self, limit: Limit | None) -> int:
        """Return by how much a limit is passed, in its unit; 0 within it or without one."""
        if limit is None:
            return 0
        return max(
            0, (self.words if limit.unit is LimitUnit.WORDS else self.characters) - limit.count
        )


@dataclass(frozen=True, slots=True)
class Statement:
    """The statement: its sections in order, and the criteria without a story."""

    sections: tuple[Section, ...]
    gaps: tuple[Point, ...] = ()

    @property
    def text(self) -> str:
        """Return the statement as it is pasted into a form: an empty line between paragraphs."""
        return "\n\n".join(shown(section) for section in self.sections)

    @property
    def length(self) -> Length:
        """Return how long it is."""
        return measure(self.text)


@dataclass(frozen=True, slots=True)
class StatementWords:
    """The few sentences that are not the resident's, from `data/content/statement.yml`."""

    opening: str
    """With {role} and {employer}."""
    opening_without_employer: str
    """With {role}."""
    closing: str
    joined_by: str
    """Between criteria that one story answers."""


class Shortening(StrEnum):
    """What to shorten, the least painful first."""

    LONG_PARAGRAPH = "long_paragraph"
    DESIRABLE = "desirable"
    SAME_STORY = "same_story"
    HEADINGS = "headings"


@dataclass(frozen=True, slots=True)
class Shorten:
    """One way to make a statement shorter: what, where, and what it saves at most."""

    what: Shortening
    section: int | None
    words: int


def assemble(
    points: Iterable[Point],
    words: StatementWords,
    *,
    role: str,
    employer: str | None = None,
    interest: str | None = None,
    headings: bool = True,
) -> Statement:
    """Put a statement together: opening, essential criteria first, plain facts, closing.

    `interest` is why the resident wants the work, in their own words, mended already. Criteria that
    share one story stand above it together.
    """
    ordered = sorted(points, key=lambda one: (ESSENTIAL_FIRST[one.need], one.position))
    told = [one for one in ordered if not one.is_gap]
    sections = [_opening(words, role, employer, interest)]
    sections += _stories([one for one in told if not one.is_fact], words, headings=headings)
    facts = [one for one in told if one.is_fact]
    sections += [_fact(one) for one in facts]
    sections.append(Section(SectionKind.CLOSING, words.closing))
    return Statement(tuple(sections), tuple(one for one in ordered if one.is_gap))


def shown(section: Section) -> str:
    """Return a section as it is pasted: its heading on a line of its own."""
    if section.heading is None:
        return section.text
    sign = " " if section.kind is SectionKind.FACT else "\n"
    return f"{section.heading}:{sign}{section.text}"


def measure(text: str) -> Length:
    """Count words and characters as forms count them.

    A word holds a letter or a digit. A line's end counts as two characters and a sign beyond the
    first 65,536 as two, as the pages of application forms count them: better a few too many here
    than a form that cuts the last sentence.
    """
    found = sum(any(sign.isalnum() for sign in word) for word in text.split())
    return Length(found, len(text.encode("utf-16-le")) // 2 + text.count("\n"))


def to_shorten(statement: Statement) -> tuple[Shorten, ...]:
    """Return what to shorten first, second and so on."""
    found: list[Shorten] = []
    sized = [
        (at, one, measure(one.text).words)
        for at, one in enumerate(statement.sections)
        if one.kind is SectionKind.CRITERION
    ]
    for at, _, size in sorted(sized, key=lambda one: -one[2]):
        if size > LONG_PARAGRAPH:
            found.append(Shorten(Shortening.LONG_PARAGRAPH, at, size - LONG_PARAGRAPH))
    for at, one, size in sorted(sized, key=lambda one: -one[2]):
        if one.need is Need.DESIRABLE:
            found.append(Shorten(Shortening.DESIRABLE, at, size))
    seen: list[str] = []
    for at, one, size in sized:
        if one.text in seen:
            found.append(Shorten(Shortening.SAME_STORY, at, size))
        seen.append(one.text)
    above = sum(measure(one.heading or "").words for _, one, _ in sized)
    if above:
        found.append(Shorten(Shortening.HEADINGS, None, above))
    return tuple(found)


def chunks(text: str, longest: int = 3_500) -> tuple[str, ...]:
    """Split a statement for the chat: at paragraphs, else at sentences, else at words.

    The pieces in their order hold every word of the text.
    """
    found: list[str] = []
    for paragraph in text.split("\n\n"):
        for piece in _fitting(paragraph, longest):
            if found and len(found[-1]) + 2 + len(piece) <= longest:
                found[-1] = f"{found[-1]}\n\n{piece}"
            else:
                found.append(piece)
    return tuple(piece for piece in found if piece.strip())


def _fitting(paragraph: str, longest: int) -> list[str]:
    if len(paragraph) <= longest:
        return [paragraph]
    found = [""]
    for sentence in re.split(r"(?<=[.!?])\s", paragraph):
        for piece in _cut(sentence, longest):
            joined = f"{found[-1]} {piece}".strip()
            if len(joined) <= longest:
                found[-1] = joined
            else:
                found.append(piece)
    return found


def _cut(sentence: str, longest: int) -> list[str]:
    """Cut a sentence that is longer than a message, at a space where there is one."""
    found = []
    while len(sentence) > longest:
        at = sentence.rfind(" ", 1, longest)
        at = at if at > 0 else longest
        found.append(sentence[:at])
        sentence = sentence[at:].lstrip()
    return [*found, sentence]


def _opening(
    words: StatementWords, role: str, employer: str | None, interest: str | None
) -> Section:
    line = (
        words.opening.format(role=role, employer=employer)
        if employer
        else words.opening_without_employer.format(role=role)
    )
    own = (interest or "").strip()
    return Section(SectionKind.OPENING, f"{line} {own}".strip())


def _stories(points: Sequence[Point], words: StatementWords, *, headings: bool) -> list[Section]:
    """Make a section of each story, under all criteria that it answers."""
    together: dict[object, list[Point]] = {}
    for point in points:
        key = point.story_id if point.story_id is not None else (point.text or "").strip()
        together.setdefault(key, []).append(point)
    return [_section(shared, words, headings=headings) for shared in together.values()]


def _section(shared: list[Point], words: StatementWords, *, headings: bool) -> Section:
    first = shared[0]
    heading = words.joined_by.join(_as_heading(one.criterion) for one in shared)
    return Section(
        SectionKind.CRITERION,
        (first.text or "").strip(),
        heading if headings else None,
        tuple(one.position for one in shared),
        first.need,
        first.story_id,
    )


def _fact(point: Point) -> Section:
    """State a plain fact after the employer's words for it; without them it would say nothing."""
    return Section(
        SectionKind.FACT,
        (point.text or "").strip(),
        _as_heading(point.criterion),
        (point.position,),
        point.need,
    )


def _as_heading(criterion: str) -> str:
    return criterion.strip().rstrip(".:;")
