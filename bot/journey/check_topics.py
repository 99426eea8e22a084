"""What somebody asks about a check: the topic whose words fit a message best. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.journey.text import plain


def best_topic(text: str, topics: Mapping[str, Sequence[str]]) -> str | None:
    """Return the id of the topic that a text is about, or None.

    `topics`: words and phrases of each; a longer phrase says more than a short one, and of those
    that fit as well the first one counts.
    """
    known = f" {plain(text)} "
    best, found = 0, None
    for topic, words in topics.items():
        score = sum(len(plain(word).split()) * 2 - 1 for word in words if _is_in(word, known))
        if score > best:
            best, found = score, topic
    return found


def _is_in(word: str, known: str) -> bool:
    return f" {plain(word)} " in known
