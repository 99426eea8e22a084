"""What a message tells of the checks: "id done dbs sent still waiting on refs".

Each piece of a message holds names of checks and cues of what happened. A cue belongs to the names
before it ("dbs came back"), after it ("waiting on refs") or, where both can be, to those before it
that have none yet. Names that are left wait for the next piece, or go with the one before. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import SequenceMatcher

from bot.journey.checks import Check, Happened
from bot.journey.text import plain
from bot.journey.told_check_meaning import (
    CERTIFICATE,
    Mention,
    ToldCheck,
    day_of,
    told_of,
    with_cue,
)
from bot.journey.told_check_words import (
    ALL,
    BEFORE_THEY,
    CUES,
    ONLY,
    SIGNS,
    Cue,
    Way,
)

ALIKE = 0.84
LONG_ENOUGH = 6
"""Shorter words have to be spelt as they are known: "refs" is listed, not guessed."""

_PIECES = re.compile(
    r"[,.;:!?\n]+|\b(?:but|however|then|although|though|tho|also|plus)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ToldChecks:
    """All that a message tells; `all_done`: of every check, but for those that are named."""

    checks: tuple[ToldCheck, ...] = ()
    all_done: bool = False

    def __bool__(self) -> bool:
        """Whether anything was told."""
        return bool(self.checks) or self.all_done


def read_told(
    text: str,
    now: datetime,
    names: Mapping[Check, Iterable[str]],
    blocks: Mapping[str, Iterable[str]],
) -> ToldChecks:
    """Return what a message tells of checks; `now` must be aware.

    `names`: what residents call each check; `blocks`: by which words what holds one up is told.
    """
    told: list[Mention] = []
    waiting: list[Mention] = []
    alone: tuple[Cue, str] | None = None
    everything = False
    for sign, words in SIGNS:
        text = text.replace(sign, words)
    for piece in filter(None, map(str.strip, _PIECES.split(text))):
        known = BEFORE_THEY.sub("", plain(piece))
        cues, left = _cues(known)
        mentions = _mentions(known, left, names)
        if ONLY.search(known) and mentions:
            everything = True
            told += [with_cue(one, _WAITING, piece) for one in mentions]
            continue
        if not mentions and not waiting and cues:
            last = cues[-1][1]
            if ALL.search(known) and last.happened is Happened.DONE:
                everything = True
            elif told:
                told[-1] = with_cue(told[-1], last, piece)
            else:
                alone = (last, piece)
            continue
        waiting = _joined(waiting, mentions, cues, told, piece)
    _settle(waiting, told, alone)
    checks = _unique(told_of(one, now, blocks, text) for one in [*told, *waiting])
    if not checks and not everything and alone is not None:
        cue, piece = alone
        checks = (ToldCheck(None, cue.happened, day_of(piece, now), cue.whose),)
    return ToldChecks(checks, everything)


_WAITING = next(cue for cue in CUES if cue.name == "waiting")


def _cues(known: str) -> tuple[list[tuple[int, Cue]], str]:
    """Return the cues of a piece by their places, and the piece without them."""
    left = known
    found: list[tuple[int, Cue]] = []
    for cue in CUES:
        found += [(match.start(), cue) for match in cue.pattern.finditer(left)]
        left = cue.pattern.sub(lambda match: "~" * len(match.group(0)), left)
    return sorted(found, key=lambda one: one[0]), left


def _mentions(known: str, left: str, names: Mapping[Check, Iterable[str]]) -> list[Mention]:
    """Return the checks that a piece names, in order; where a name holds another, the longer."""
    found = [
        Mention(check, name, match.start(), match.end())
        for check, called in names.items()
        for name in called
        for match in re.finditer(rf"\b{re.escape(name)}\b", known)
    ]
    for match in re.finditer(r"[^\W~]+", left):
        if len(match.group(0)) >= LONG_ENOUGH and not _covered(match.start(), found):
            check = _alike(match.group(0), names)
            if check is not None:
                found.append(Mention(check, match.group(0), match.start(), match.end()))
    longest = [
        one
        for one in found
        if not any(
            other.start <= one.start and one.end <= other.end
            and other.end - other.start > one.end - one.start
            for other in found
        )
    ]  # fmt: skip
    has_dbs = any(one.check is Check.DBS for one in longest)
    told = [one for one in longest if not (has_dbs and one.name in CERTIFICATE)]
    told.sort(key=lambda one: one.start)
    ends = [*(one.start for one in told[1:]), len(known)]
    return [replace(one, rest=known[one.end : end]) for one, end in zip(told, ends, strict=False)]


def _covered(at: int, found: Iterable[Mention]) -> bool:
    return any(one.start <= at < one.end for one in found)


def _alike(word: str, names: Mapping[Check, Iterable[str]]) -> Check | None:
    best, check = ALIKE, None
    for known, called in names.items():
        for name in called:
            if " " in name or len(name) < LONG_ENOUGH:
                continue
            ratio = SequenceMatcher(None, word, name).ratio()
            if ratio >= best:
                best, check = ratio, known
    return check


def _joined(
    waiting: list[Mention],
    mentions: list[Mention],
    cues: list[tuple[int, Cue]],
    told: list[Mention],
    piece: str,
) -> list[Mention]:
    """Give each cue of a piece its checks; return those that are left without one."""
    reading = _Reading(piece, waiting)
    things: list[tuple[int, Cue | Mention]] = [*cues, *((one.start, one) for one in mentions)]
    for _, thing in sorted(things, key=lambda one: one[0]):
        if isinstance(thing, Mention):
            reading.name(thing)
        else:
            reading.hear(thing)
    told += reading.closed()
    return reading.pending


class _Reading:
    """One piece while it is read: names without a cue, those with one, and an open cue."""

    def __init__(self, piece: str, pending: list[Mention]) -> None:
        self.pending = pending
        self._piece = piece
        self._taken: list[Mention] = []
        self._opened: Cue | None = None

    def name(self, one: Mention) -> None:
        """Take a check in: the open cue is said of it, or it waits for one."""
        if self._opened is None:
            self.pending = [*self.pending, one]
        else:
            self._taken.append(with_cue(one, self._opened, self._piece))

    def hear(self, cue: Cue) -> None:
        """Take a cue in, for what stands before it or for what follows."""
        if self._is_grave():
            return  # "it will not let me upload": the trouble counts, not what was tried
        if cue.way is Way.AFTER or (cue.way is Way.EITHER and not self.pending):
            self._opened = cue
        elif self.pending:
            self._give_pending(cue)
            self._opened = None
        elif self._taken:
            self._taken[-1] = with_cue(self._taken[-1], cue, self._piece)
            self._opened = None

    def closed(self) -> list[Mention]:
        """Return what was told; a cue that leads on leads back where nothing follows it."""
        if self._opened is not None and not self._is_used():
            last = self._taken[-1].cue if self._taken else None
            if self.pending:
                self._give_pending(self._opened)
            elif last is not None and last.happened not in _GRAVE:
                self._taken[-1] = with_cue(self._taken[-1], self._opened, self._piece)
        return self._taken

    def _give_pending(self, cue: Cue) -> None:
        self._taken += [with_cue(one, cue, self._piece) for one in self.pending]
        self.pending = []

    def _is_grave(self) -> bool:
        opened = self._opened
        return opened is not None and opened.happened in _GRAVE and not self._is_used()

    def _is_used(self) -> bool:
        return any(one.cue is self._opened for one in self._taken)


_GRAVE = frozenset({Happened.LOST, Happened.REFUSED, Happened.STUCK, Happened.NOT_YET})


def _settle(waiting: list[Mention], told: list[Mention], alone: tuple[Cue, str] | None) -> None:
    """Let names that are left go with what was told before them."""
    if not waiting:
        return
    if told and told[-1].cue is not None:
        told += [with_cue(one, told[-1].cue, told[-1].piece) for one in waiting]
        waiting.clear()
    elif alone is not None:
        told += [with_cue(one, *alone) for one in waiting]
        waiting.clear()


def _unique(told: Iterable[ToldCheck]) -> tuple[ToldCheck, ...]:
    """Return what was told last of each check."""
    found: dict[Check | None, ToldCheck] = {}
    for one in told:
        if one.happened is not None or one.check not in found:
            found[one.check] = one
    return tuple(found.values())
