"""Situation, task, action and result: whether an answer has them, and the words that show it.

docs/interview-rubric.md defines them; every rule here names its definition.
"""

from __future__ import annotations

import re

from bot.journey.answers.asked import Kind
from bot.journey.answers.clause import Clause, Who
from bot.journey.answers.told import Told

_GENERAL = re.compile(
    r"\b(?:you|you don't|you do not|people|everyone|everybody|we all|he|she|they|it)"
    r" (?:had to|have to|has to|must)\b"
    r"|\bmust not be\b"
)
_DUTY = re.compile(r"\b(?:my|our) (?:job|task|role|duty|aim|goal)|duty|responsib|in charge|lose my")
_REASONS = re.compile(r"\b(?:because|so|since|if|as|that)\b[^.!?;]*$")
"""Before a stake it says why a step matters, which is no task."""
_FEW_IN_TIME = re.compile(r"\b(?:had|have|was|were|with) \d+ (?:\w+ ){1,3}to [a-z]+")
_BEFORE_WHO = r",?\s(?:(?:the|a|an|my|no|every|each|his|her|their|this|that)\s)?$"
_AIMS = re.compile(
    r"(?:^|[\s,.])(?:so|so that|like this|like that|this way|that way)" + _BEFORE_WHO
)
_AFTERWARDS = re.compile(r"(?:^|[\s,.])(?:after|afterwards|then)" + _BEFORE_WHO)
MOST_SHOWN = 3
_GLAD = frozenset(
    ("proud", "happy", "glad", "relieved", "pleased", "thankful", "grateful", "better")
)
_ALL = frozenset(("nobody", "everyone", "everybody", "nothing", "everything", "none", "one"))


def situation(told: Told) -> tuple[str, ...]:
    """Return the words that set a scene: when, where or with whom, and what was going on."""
    if not told.tells_a_time:
        return _restated(told)
    first = told.deeds[0].verb if told.deeds else len(told.words)
    happened = [one for one in told.happenings if one.verb < first or _is_told(told, one)]
    scene = [one for one in told.events if one.verb < first or _is_told(told, one)]
    scene += [one for one in told.clauses if _sets_time(one) and one not in scene]
    if not happened and not _has_enough(told):
        return ()
    done = len(told.deeds) > 1
    when = told.moments or told.has_date
    signs = sum(map(bool, (when, told.people, told.places, scene, done)))
    shown = [told.said(one) for one in sorted(scene, key=lambda one: one.verb)]
    shown = list(dict.fromkeys([*shown, *told.moments])) or list(_scene(told))
    return tuple(shown)[:MOST_SHOWN] if signs > 1 or happened else ()


def _has_enough(told: Told) -> bool:
    """Whether deeds or a moment make a time of it; that one was a cleaner once does not."""
    if told.kind is Kind.EXAMPLE:
        return True
    return bool(told.moments) or (len(told.deeds) > 1 and bool(told.people))


def _is_told(told: Told, clause: Clause) -> bool:
    """Whether a clause is what somebody told or saw: "I told him that the ladder was broken"."""
    word = told.words[clause.verb]
    if word.dep not in {"ccomp", "acl", "relcl"}:
        return False
    return any(
        one.verb == word.head
        and not any(between.text in ".,;!" for between in told.words[one.verb : clause.verb])
        for one in told.deeds
    )


def _sets_time(clause: Clause) -> bool:
    return clause.marker in {"when", "while"}


def _scene(told: Told) -> tuple[str, ...]:
    return (*told.people, *told.places)[:MOST_SHOWN]


def _restated(told: Told) -> tuple[str, ...]:
    """What somebody would do has a scene where the answer begins with it: "if he refuses, …"."""
    if not told.is_hypothetical or not told.deeds or told.kind is not Kind.SCENARIO:
        return ()
    return tuple(
        told.said(one)
        for one in told.clauses
        if one.marker in {"if", "when"} and one.who is Who.OTHER and one.verb < told.deeds[0].verb
    )[:MOST_SHOWN]


def task(told: Told) -> tuple[str, ...]:
    """Return the words that say what had to be done, whose duty it was, or what was at stake."""
    if _is_general(told):
        return ()
    text = _GENERAL.sub(lambda found: " " * len(found[0]), told.lower)
    found = [*told.lexicon.task.finditer(text), *told.lexicon.stakes.finditer(text)]
    found += _FEW_IN_TIME.finditer(text)
    if not told.tells_a_time:
        found = [one for one in found if _DUTY.search(one[0]) or _is_own_stake(told, one, text)]
    shown = [_around(told, one.start()) for one in found]
    return tuple(dict.fromkeys(shown))[:MOST_SHOWN]


def _is_own_stake(told: Told, found: re.Match[str], text: str) -> bool:
    """Whether it is said as such what could go wrong: "can kill someone if you guess"."""
    is_stake = bool(told.deeds) and found.re is told.lexicon.stakes
    return is_stake and not _REASONS.search(text[: found.start()])


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
    plain = tuple(one for one in told.deeds if told.is_plain(one))
    usual = bool(told.lexicon.habits.search(told.lower))
    if told.tells_a_time:
        return told.deeds
    if told.is_hypothetical and told.kind in {Kind.SCENARIO, Kind.HABIT}:
        return () if usual and not plain else told.deeds
    if told.is_hypothetical and told.kind is Kind.EXAMPLE and plain and len(told.deeds) > 1:
        return told.deeds
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
    shown += [told.said(one) for one in _last_events(told)]
    return tuple(dict.fromkeys(shown))[:MOST_SHOWN]


def _last_events(told: Told) -> list[Clause]:
    """Return what others did after the resident's last deed, or after "in the end"."""
    closing = told.lexicon.closings.search(told.lower)
    last = told.deeds[-1].verb if told.deeds else len(told.words)
    if closing is not None:
        at = next((n for n, word in enumerate(told.words) if word.start >= closing.start()), last)
        last = min(last, at)
    return [
        one
        for one in told.clauses
        if not one.loose
        and not one.wished
        and _is_event(told, one)
        and (one.verb > last or _is_of_all(told, one))
    ]


def _is_of_all(told: Told, clause: Clause) -> bool:
    """Whether "nobody waited" or "everybody ate" after one's first deed."""
    subject = told.words[clause.subject].lower if clause.subject is not None else ""
    return subject in _ALL and bool(told.deeds) and clause.verb > told.deeds[0].verb


def _is_event(told: Told, clause: Clause) -> bool:
    """Whether something happened by others; not why, not what one is like."""
    if clause.marker or clause.who not in {Who.OTHER, Who.NOBODY} or clause.would:
        return False
    subject = told.words[clause.subject] if clause.subject is not None else None
    if _is_told(told, clause):
        return False
    if subject is None or subject.lower in {"who", "which", "what"}:
        return False
    if subject.lower in {"it", "that", "this"} and not (clause.passive and clause.past):
        return False  # but "it was repaired within two days" is an end
    return clause.lemma not in {"be", "have", "want", "need", "think", "live", "work"}


def _ends_well(told: Told, clause: Clause) -> bool:
    if clause.loose or clause.wished or clause.marker in {"if", "when", "because", "whenever"}:
        return False
    if clause.who is Who.OTHER and clause.lemma in told.lexicon.reactions:
        return True
    said = told.words[clause.verb : clause.last + 1]
    good = any(word.lower in told.lexicon.good for word in said)
    if clause.who is Who.I:
        good = any(word.lower in _GLAD for word in said)
    if _is_told(told, clause):
        return False
    return good and clause.lemma in {"be", "feel", "become", "get", "go", "look", "seem", "say"}


def _expected(told: Told) -> tuple[str, ...]:
    """What would come of it: "then he will feel safe", or last of all "so the child gets help"."""
    last = told.deeds[-1].verb if told.deeds else len(told.words)
    return tuple(
        told.said(one)
        for one in told.clauses
        if one.who is Who.OTHER
        and (
            (one.would and not one.negated and _ends_well(told, one))
            or (one.verb > last and _is_aim(told, one))
        )
    )[:MOST_SHOWN]


def _is_aim(told: Told, clause: Clause) -> bool:
    """Whether a clause after all deeds says what they are for: "so she know", "like this"."""
    if clause.loose or clause.wished or clause.marker in {"if", "because"}:
        return False
    if clause.subject is None:
        return False
    before = told.lower[: told.words[clause.subject].start]
    if _AFTERWARDS.search(before):
        return not clause.negated and _ends_well(told, clause)
    return _AIMS.search(before) is not None
