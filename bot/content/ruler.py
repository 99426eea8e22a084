"""What texts are measured by: the style, the words that the glossary explains, and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.content.content import Content
from bot.content.style import Style
from bot.journey.text import plain


@dataclass(frozen=True)
class Ruler:
    """The style; `acronyms` that are known; `names`, a pattern; `refused`, patterns and messages.

    The patterns are compiled once, because every text is held against all of them.
    """

    style: Style
    acronyms: frozenset[str]
    names: re.Pattern[str]
    refused: tuple[tuple[re.Pattern[str], str], ...]

    @classmethod
    def of(cls, content: Content) -> Ruler:
        """Return the ruler of a content directory.

        Names are left out of the reading age: those of the style, role titles, and the terms that
        a resident has to meet anyway and can ask about.
        """
        terms = content.glossary.terms.values()
        explained = {plain(name) for term in terms for name in (term.term, *term.other_names)}
        names = {*content.style.names, *(role.title for role in content.roles.values())}
        names |= {term.term for term in terms if not term.everyday}
        longest_first = sorted(names, key=len, reverse=True)
        pattern = "|".join(re.escape(name) for name in longest_first)
        return cls(
            content.style,
            frozenset({*content.style.acronyms, *(name.upper() for name in explained)}),
            re.compile(rf"(?<!\w)(?:{pattern})s?(?!\w)", re.IGNORECASE),
            tuple(_refused(content.style, explained)),
        )


def _refused(style: Style, explained: set[str]) -> Iterator[tuple[re.Pattern[str], str]]:
    lists = (
        ("uses", style.forbidden),
        ("promises", style.promises),
        ("spells American", style.american),
    )
    for does, words in lists:
        for word, instead in words.items():
            yield _whole(word), f'{does} "{word}"; instead: {instead}'
    for term in style.terms:
        if plain(term) not in explained:
            yield _whole(term), f'uses "{term}", which glossary.yml does not explain'


def _whole(word: str) -> re.Pattern[str]:
    """Return a pattern for a word as a whole; one in capitals is found only in capitals.

    So "HCA" is not found in other words. "organiz*" is the beginning of a word.
    """
    end = "" if word.endswith("*") else r"(?!\w)"
    pattern = rf"(?<!\w){re.escape(word.removesuffix('*'))}{end}"
    return re.compile(pattern, 0 if word.isupper() else re.IGNORECASE)
