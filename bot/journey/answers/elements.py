"""Situation, task, action and result: whether an answer has them, and the words that show it.

docs/interview-rubric.md defines them; every rule here names its definition.
"""

from __future__ import annotations

import re

from bot.journey.answers.clauses import Clause, Who
from bot.journey.answers.told import Told

_GENERAL = re.compile(
    r"\b(?:you|people|everyone|everybody|we all|he|she|they|it) (?:had to|have to|has to|must)\b"
)
MOST_SHOWN = 3


def situation(told: Told) -> tuple[str, ...]:
    """Return the words that set a scene: when, where or with whom, and what was going on."""
    if not told.tells_a_time:
        return tuple(_restated(told))[:MOST_SHOWN]
    scene = [told.said(one) for one in told.events if _before_deeds(told, one)]
    scene += [told.said(one) for one in told.clauses if one.marker in {"when", "while"}]
    signs = bool(told.moments) + bool(told.people) + bool(_places(told)) + bool(scene)
    return tuple(dict.fromkeys([*scene, *told.moments]))[:MOST_SHOWN] if signs > 1 else ()


def _before_deeds(told: Told, clause: Clause) -> bool:
    first = told.deeds[0].verb if told.deeds else len(told.words)
    return clause.verb < first


def _restated(told: Told) -> list[str]:
    """What somebody would do is told for a scene where the answer says it: "if he refuses, …"."""
    return [
        told.said(one)
        for one in told.clauses
        if one.marker in {"if", "when"} and one.who is Who.OTHER and told.deeds
    ]


def _places(told: Told) -> list[str]:
    return [word.text for word in told.words if word.lower in told.lexicon.places]


def task(told: Told) -> tuple[str, ...]:
    """Return the words that say what had to be done, whose duty it was, or what was at stake."""
    if _is_general(told):
        return ()
    text = _GENERAL.sub(lambda found: " " * len(found[0]), told.lower)
    found = [*told.lexicon.task.finditer(text), *told.lexicon.stakes.finditer(text)]
    shown = [_around(told, one.start()) for one in found]
    return tuple(dict.fromkeys(shown))[:MOST_SHOWN]


def _around(told: Told, place: int) -> str:
    """Return the clause around a place, with what hangs on it."""
    for clause in told.clauses:
        if told.words[clause.first].start <= place < told.words[clause.last].end:
            return told.said(clause)
    end = told.lower.find(" ", place + 1)
    return told.normal.said(place, end if end > 0 else len(told.lower))


def _is_general(told: Told) -> bool:
    return not told.tells_a_time and not told.is_hypothetical


def action(told: Told) -> tuple[Clause, ...]:
    """Return what the resident did or would do, as far as it is more than a claim."""
    if told.tells_a_time or told.is_hypothetical:
        return told.deeds
    plain = tuple(one for one in told.deeds if told.is_plain(one))
    usual = bool(told.lexicon.habits.search(told.lower))
    return plain if len(plain) >= (3 if usual else 2) else ()


def result(told: Told) -> tuple[str, ...]:
    """Return the words that say how it ended, or what was learned."""
    if not told.tells_a_time:
        return _expected(told)
    after = told.deeds[0].verb if told.deeds else -1
    start = told.words[after].start if told.deeds else 0
    shown = [
        _around(told, found.start())
        for found in told.lexicon.result_phrases.finditer(told.lower)
        if found.start() >= start
    ]
    shown += [told.said(one) for one in told.clauses if one.verb > after and _ends_well(told, one)]
    shown += [
        told.said(one)
        for found in told.lexicon.closings.finditer(told.lower)
        for one in told.clauses
        if told.words[one.verb].start > found.end() and one not in told.deeds
    ][:1]
    return tuple(dict.fromkeys(shown))[:MOST_SHOWN]


def _ends_well(told: Told, clause: Clause) -> bool:
    if clause.loose or clause.wished or clause.marker in {"if", "when", "because", "whenever"}:
        return False
    if clause.who is Who.OTHER and clause.lemma in told.lexicon.reactions:
        return True
    said = told.words[clause.verb + 1 : clause.last + 1]
    good = any(word.lower in told.lexicon.good for word in said)
    return good and clause.lemma in {"be", "feel", "become", "get", "go", "look", "seem", "say"}


def _expected(told: Told) -> tuple[str, ...]:
    """What would come of it, told as a sentence of its own: "then he will feel safe"."""
    return tuple(
        told.said(one)
        for one in told.clauses
        if one.would and one.who is Who.OTHER and not one.negated and _ends_well(told, one)
    )[:MOST_SHOWN]
