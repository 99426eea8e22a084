"""How old a reader has to be, by the Flesch-Kincaid formula, and which words make it so.

Why this formula, and why short texts are joined: docs/adr/0013-reading-age.md. Used by the check
alone: the library counts syllables, and the dialogue has no need of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import textstat

from bot.content.ruler import Ruler

AGE_IN_FIRST_GRADE = 5
"""The formula gives American school grades: a child in grade 6 is about 11 years old."""
SYLLABLES_OF_A_HARD_WORD = 3

_NO_WORDS = re.compile(
    r"https?://\S+|www\.\S+|\b[\w-]+(?:\.[a-z]{2,})+(?:/\S*)?|(?<!\w)/[a-z]+"
    r"|£?\d[\d,.:]*(?: ?(?:am|pm))?|\{[^}]*\}"
)
_MARKS = re.compile(r"[•●○✔◌–“”\"*]")


def prose(texts: Iterable[str], ruler: Ruler) -> str:
    """Return texts as running sentences; names, addresses, numbers and places become "it"."""
    lines = [line for text in texts for line in re.split(r"\n+|:\s", text)]
    bare = [_MARKS.sub("", ruler.names.sub("it", _NO_WORDS.sub("it", line))) for line in lines]
    return " ".join(
        line if line.endswith((".", "!", "?")) else f"{line}."
        for line in (line.strip() for line in bare)
        if any(sign.isalpha() for sign in line)
    )


def reading_age(running: str) -> float:
    """Return the reading age of running sentences, in years."""
    return round(float(textstat.flesch_kincaid_grade(running)) + AGE_IN_FIRST_GRADE, 1)


def hardest_words(running: str, most: int = 3) -> list[str]:
    """Return the longest words by syllables, the hardest first, each once."""
    found = {word.casefold() for word in re.findall(r"[^\W\d_]{3,}", running)}
    counted = {word: int(textstat.syllable_count(word)) for word in found}
    hard = [word for word in found if counted[word] >= SYLLABLES_OF_A_HARD_WORD]
    return sorted(hard, key=lambda word: (-counted[word], -len(word), word))[:most]


def too_old(texts: Iterable[str], ruler: Ruler, *, alone: bool) -> str | None:
    """Return what to do about texts that need an older reader; None when they are fine.

    `alone`: one message, which may be a little harder than a whole file.
    """
    limits = ruler.style.reading
    running = prose(texts, ruler)
    fewest = limits.fewest_words_alone if alone else limits.fewest_words
    if len(running.split()) < fewest:
        return None
    age, oldest = reading_age(running), limits.oldest_alone if alone else limits.oldest
    if age <= oldest:
        return None
    hard = ", ".join(hardest_words(running)) or "none is long"
    return f"reads like age {age:g}, not {oldest:g}; shorter sentences help. Hardest words: {hard}"
