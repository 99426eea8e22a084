"""Whether an answer is about something else than its question."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from bot.journey.answers.asked import Kind
from bot.journey.answers.clause import Who
from bot.journey.answers.told import Told

_LETTERS = re.compile(r"[a-zà-ÿ]")
_WORD = re.compile(r"[a-z][a-z'-]*")
_NEVER_ONE = re.compile(r"(?:no,? )?i (?:have )?never (?:ma[dk]e|had|have|do|did|been)\b")
"""Whoever never made a mistake answers the question, if badly."""
_LIKES = re.compile(r"(?:i (?:really )?(?:like|love|enjoy|watch|play)|my favourite) (?:the )?(\w+)")
SHORT = 14
"""Words up to which "I don't know" is the answer, and not part of one."""
GIBBERISH = 0.6
"""The share of words that nobody knows from which an answer is no English."""
_CONTENT = ("NN", "VB", "JJ", "RB")


class Topic(StrEnum):
    """What an answer is about."""

    ASKED = "asked"
    NOTHING = "nothing"
    """Empty, "dunno", swearing alone, letters without sense, a question back."""
    OTHER = "other"
    """Another subject."""


def topic_of(told: Told, known: Callable[[str], bool]) -> Topic:
    """Return what an answer is about; `known` knows English words."""
    said = told.lower.strip(" .,!?")
    if not any(sign.isalpha() for sign in said):
        return Topic.NOTHING
    if not _LETTERS.search(said):
        return Topic.ASKED  # another script: who reads English alone cannot tell
    found = _WORD.findall(said)
    if told.refuses_what_is_asked:
        return Topic.ASKED
    nothing = (
        said in told.lexicon.topic.nothing
        or _says_nothing(told, found)
        or _is_gibberish(told, found, known)
        or _refuses(told, found)
        or _asks(told, said, found)
    )
    if nothing:
        return Topic.NOTHING
    if _NEVER_ONE.match(said):
        return Topic.ASKED
    away = _gives_reasons(told) or _is_elsewhere(told) or _is_of_others_alone(told)
    return Topic.OTHER if away else Topic.ASKED


def _says_nothing(told: Told, found: list[str]) -> bool:
    topic = told.lexicon.topic
    return all(word in topic.swearing or word in topic.filler for word in found) or (
        any(word in topic.swearing for word in found) and len(found) <= 3  # noqa: PLR2004
    )


def _is_gibberish(told: Told, found: list[str], known: Callable[[str], bool]) -> bool:
    strange = [word for word in found if word not in told.lexicon.known_words and not known(word)]
    return len(strange) > GIBBERISH * len(found)


def _refuses(told: Told, found: list[str]) -> bool:
    short = len(found) <= SHORT and not told.tells_a_time
    return short and bool(told.lexicon.topic.refusals.search(told.lower))


def _asks(told: Told, said: str, found: list[str]) -> bool:
    """Whether the answer is a question of their own: "how much is the pay"."""
    asking = told.lexicon.topic.asking.match(said)
    return asking is not None and len(found) <= SHORT and not told.deeds


def _gives_reasons(told: Told) -> bool:
    """Whether somebody says why they want a job where a time or a deed was asked for."""
    if told.kind in {Kind.MOTIVATION, Kind.HABIT} or told.tells_a_time or told.deeds:
        return False
    return bool(told.lexicon.topic.reasons.search(told.lower))


def _is_of_others_alone(told: Told) -> bool:
    """Whether a time of one's own was asked for, and only what one's own people are like is told.

    "My boss he is very good man, he teach me everything": the resident does nothing in it.
    """
    if told.kind is not Kind.EXAMPLE or told.deeds or not told.speaks_of_family:
        return False
    acting = {one.who for one in told.clauses}
    return acting <= {Who.OTHER, Who.NOBODY} and len(told.clauses) > 1


def _is_elsewhere(told: Told) -> bool:
    """Whether more words are of other things than of work, people and the question."""
    lexicon, topic = told.lexicon, told.lexicon.topic
    question = told.asked.text.lower()
    allowed = {lexicon.stem(word) for word in _WORD.findall(question)}
    for theme in topic.themes:
        if theme.asked.search(question):
            allowed |= theme.words
    content = {lexicon.stem(word.lower) for word in told.words if word.tag.startswith(_CONTENT)} - {
        "be",
        "have",
        "do",
        "get",
        "go",
        "time",
        "not",
        "very",
        "so",
        "like",
        "think",
        "want",
    }
    needs_deeds = told.kind in {Kind.EXAMPLE, Kind.SCENARIO}
    if needs_deeds and not told.deeds and not told.tells_a_time:
        content -= {
            lexicon.stem(word) for word in lexicon.family
        } - allowed  # "I have two brothers"
    other = len(content & topic.other - allowed)
    about = len(content & (topic.domain | allowed) - (topic.other - allowed))
    likes = _LIKES.match(told.lower)
    if likes and lexicon.stem(likes[1]) in topic.other - allowed:
        return True
    if other:
        return other > about or (other == about and not told.tells_a_time)
    if not any(word.tag.startswith("NN") for word in told.words):
        return False  # "I would not like it": weak, and of nothing else
    done = told.tells_a_time or len(told.deeds) > 1
    return about == 0 and not done and not (told.deeds and told.kind is Kind.SCENARIO)
