"""Reads one answer to an interview question by docs/interview-rubric.md."""

from __future__ import annotations

import re

from bot.journey.answers import elements
from bot.journey.answers.asked import Asked
from bot.journey.answers.assessment import Assessment, Length, Owner
from bot.journey.answers.clause import Clause, Who
from bot.journey.answers.concrete import concrete
from bot.journey.answers.lexicon import Lexicon
from bot.journey.answers.privacy import names_of_others
from bot.journey.answers.told import Told
from bot.journey.answers.topic import Topic, topic_of
from bot.journey.answers.words import Reader

_WRITTEN = re.compile(r"[^\W_]+(?:['’.:-][^\W_]+)*")
MOST_STEPS = 12


def assess(asked: Asked, answer: str, reader: Reader) -> Assessment:
    """Return what an answer has and lacks; never raises, whatever was written.

    At most the first 4,096 characters are read.
    """
    told = Told.of(asked, answer, reader)
    count = len(_WRITTEN.findall(answer))
    length = length_of(count, reader.lexicon)
    known = reader.spelling.known
    names = names_of_others(told, known)
    topic = topic_of(told, known)
    if topic is not Topic.ASKED:
        return Assessment(
            owner=Owner.NONE if topic is Topic.NOTHING else _owner(told, ()),
            names_others=bool(names),
            off_topic=True,
            words=count,
            length=length,
            spans={"names_others": names} if names else {},
        )
    deeds = elements.action(told)
    spans = {
        "situation": elements.situation(told),
        "task": elements.task(told),
        "action": tuple(told.said(one) for one in deeds),
        "result": elements.result(told),
        "names_others": names,
    }
    values = {
        name: told.found(pattern)[:3]
        for name, pattern in told.lexicon.values.items()
        if deeds or told.tells_a_time
    }
    values = {name: said for name, said in values.items() if said}
    spans = {name: said for name, said in {**spans, **values}.items() if said}
    return Assessment(
        situation="situation" in spans,
        task="task" in spans,
        action="action" in spans,
        result="result" in spans,
        owner=_owner(told, deeds),
        concrete=concrete(told, deeds),
        names_others="names_others" in spans,
        words=count,
        steps=spans.get("action", ())[:MOST_STEPS],
        values=tuple(values),
        length=length,
        spans=spans,
    )


def length_of(words: int, lexicon: Lexicon) -> Length:
    """Return how long an answer is, said aloud."""
    if words < lexicon.shortest:
        return Length.SHORT
    return Length.LONG if words > lexicon.longest else Length.FINE


def _owner(told: Told, deeds: tuple[Clause, ...]) -> Owner:
    """Return who acts: by the deeds where there are any, else by who is spoken of."""
    acting = deeds or tuple(one for one in told.clauses if one.who in {Who.I, Who.WE})
    ours = sum(one.who is Who.WE for one in acting)
    mine = sum(one.who is not Who.WE for one in acting)
    if not acting:
        return Owner.NONE
    return Owner.WE if ours > 2 * mine else Owner.I
