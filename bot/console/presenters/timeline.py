"""The timeline of a resident's progress: what the actions logged, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.clock import in_london
from bot.console import times, words, words_help
from bot.console import words_casework as casework_words
from bot.console import words_to_work as work_words
from bot.console.labels import Labels
from bot.console.presenters import answers
from bot.console.presenters.facts import mark
from bot.services.casework_changes import ACTION
from bot.services.records import ProgressEvent

HIDDEN = frozenset(
    {"referral", "story", "vacancy", "criterion", "point", "reminder", "id", "before"}
)
"""Numbers of rows, and how something was before a change: neither is for a reader."""


@dataclass(frozen=True)
class Event:
    """One step in the timeline."""

    what: str
    detail: str
    who: str
    action: str
    exact: str
    iso: str


@dataclass(frozen=True)
class EventDay:
    """The steps of one day, the newest first."""

    heading: str
    events: tuple[Event, ...]


def days(
    progress: Sequence[ProgressEvent],
    now: datetime,
    labels: Labels,
    titles: Mapping[int, str] | None = None,
) -> tuple[EventDay, ...]:
    """Return the days with their steps, the newest first; `titles`: of applications, by id."""
    by_day: dict[str, list[Event]] = {}
    for one in reversed(progress):
        heading = times.day_heading(in_london(one.at).date(), now)
        by_day.setdefault(heading, []).append(_event(one, _Details(labels, titles or {})))
    return tuple(EventDay(heading, tuple(events)) for heading, events in by_day.items())


def _event(one: ProgressEvent, details: _Details) -> Event:
    return Event(
        what=words.progress(one.what),
        detail=", ".join(details.of(one.what, one.data)),
        who=words.WHO.get(one.who, words.plain(one.who)),
        action="" if one.action == ACTION else one.action,
        exact=times.clock_time(one.at),
        iso=one.at.isoformat(),
    )


@dataclass(frozen=True)
class _Details:
    """Says what a logged step was about."""

    labels: Labels
    titles: Mapping[int, str]

    def of(self, what: str, data: Mapping[str, Any]) -> list[str]:
        """Return the details of a step; where somebody came from is read before where they went."""
        found: list[str] = []
        for name, said in sorted(data.items(), key=lambda item: item[0] != "from"):
            # How far a check is stands in the name of the step.
            is_said = name == "state" and what.startswith("check_")
            if said in (None, "", [], {}) or name in HIDDEN or is_said:
                continue
            # A referral's reason is what stands in the way; all others are those of a request.
            is_referral = name == "reason" and what.startswith("referr")
            found += self._detail("barrier" if is_referral else name, said)
        return found

    def _detail(self, name: str, said: Any) -> list[str]:
        text = str(said)
        if name in {"role", "roles"}:
            ids = said if isinstance(said, list) else [said]
            return [self.labels.role(str(one)) for one in ids]
        if name in {"from", "to"}:
            return [f"{name} {_any_stage(text).lower()}"]
        if name == "application":
            title = self.titles.get(said) if isinstance(said, int) else None
            return [title] if title else []
        known = self._named(name, text)
        if known is not None:
            return [known]
        if name in {"experience", "campaign"}:
            return [text if name == "campaign" else answers.value(said).lower()]
        return [f"{words.plain(name).lower()}: {answers.value(said)}"]

    def _named(self, name: str, text: str) -> str | None:
        """Return an id in the words of its table; None where there is no table for it."""
        tables: dict[str, Callable[[str], str]] = {
            "reason": lambda known: words_help.reason(known)[0],
            "question": lambda known: words.PREFERENCES.get(known, words.plain(known)),
            "purpose": lambda known: words.CONSENTS.get(known, words.plain(known)),
            "stage": lambda known: _any_stage(known).lower(),
            "item": self.labels.thing,
            "state": _state,
            "barrier": self.labels.barrier,
            "service": self.labels.service,
            "outcome": lambda known: _of(casework_words.REFERRALS, known),
            "section": self.labels.section,
            "theme": casework_words.theme,
            "check": lambda known: work_words.CHECKS.get(known, words.plain(known)),
        }
        table = tables.get(name)
        return table(text) if table else None


def _any_stage(text: str) -> str:
    """Return a stage of the whole way, or of one application."""
    return words.STAGES.get(text) or casework_words.stage(text)


def _state(text: str) -> str:
    return mark(casework_words.READINESS.get(text), words.plain(text)).text.lower()


def _of(known: Mapping[str, str], text: str) -> str:
    return known.get(text, words.plain(text)).lower()
