"""Jobs, how they go, and what was practised, on a resident's page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from bot.console import times, words
from bot.console import words_to_work as work_words
from bot.console.labels import Labels
from bot.console.presenters.facts import Fact, Mark, mark, plural
from bot.services.application_records import Application
from bot.services.casework_records import Practised
from bot.services.casework_work import ToWork
from bot.services.work_records import CareStandard, CheckIn, Job

STANDARDS = 16
"""So many standards the Care Certificate has."""
INTERVIEWS = frozenset({"panel", "coffee_cup"})


@dataclass(frozen=True)
class CheckInLine:
    """Asking how a job goes: when, what became of it, and what was said."""

    name: str
    when: str
    state: Mark
    said: str
    words: str


@dataclass(frozen=True)
class JobCard:
    """One job or placement."""

    title: str
    employer: str
    state: Mark
    facts: tuple[Fact, ...]
    words: str
    check_ins: tuple[CheckInLine, ...]


@dataclass(frozen=True)
class InWorkPart:
    """What the resident's page shows of jobs and practice; counts of practice, no marks."""

    jobs: tuple[JobCard, ...]
    standards: str
    practised: tuple[Fact, ...]
    practice_summary: str


def present(
    found: ToWork, applications: Mapping[int, Application], now: datetime, labels: Labels
) -> InWorkPart:
    """Return the part of the page."""
    return InWorkPart(
        jobs=tuple(
            _job(one, [each for each in found.check_ins if each.job_id == one.id], now, labels)
            for one in found.jobs
        ),
        standards=_standards(found.standards),
        practised=tuple(_practised(one, applications, now, labels) for one in found.practised),
        practice_summary=_practice_summary(found.practised),
    )


def _job(one: Job, check_ins: Sequence[CheckIn], now: datetime, labels: Labels) -> JobCard:
    shown = [each for each in check_ins if each.state != "dropped"]
    return JobCard(
        title=one.title,
        employer=one.employer or "",
        state=mark(work_words.JOB_STATES.get(one.state), words.plain(one.state)),
        facts=tuple(fact for fact in _facts(one, now, labels) if fact.value),
        words=one.end_words or "",
        check_ins=tuple(_check_in(each, now, labels) for each in shown),
    )


def _facts(one: Job, now: datetime, labels: Labels) -> list[Fact]:
    first_day = times.day(one.starts_on, now) if one.starts_on else "Not known yet"
    if one.starts_on and one.first_time:
        first_day = f"{first_day}, {_clock(one.first_time)}"
    hours = f"{one.hours_per_week:g} a week" if one.hours_per_week is not None else ""
    ended = times.day(one.ended_on, now) if one.ended_on else ""
    return [
        Fact("First day", first_day),
        Fact("Where", one.first_place or ""),
        Fact("Whom to ask for", one.first_who or ""),
        Fact("Contract", work_words.CONTRACTS.get(one.contract, "")),
        Fact("Kind of employer", work_words.EMPLOYERS.get(one.employer_type, "")),
        Fact("Hours", hours),
        Fact("Pay", one.pay or ""),
        Fact("First pay", times.day(one.first_pay_on, now) if one.first_pay_on else ""),
        Fact("Ended", ended),
        Fact("Why it ended", labels.end_reason(one.end_reason)),
        Fact("How we know", work_words.EVIDENCE.get(one.evidence, words.plain(one.evidence))),
    ]


def _clock(written: str) -> str:
    """Return "7.30am" for "07:30"; what is no time of day stays as it was written."""
    try:
        return times.of_day(time.fromisoformat(written))
    except ValueError:
        return written


def _check_in(one: CheckIn, now: datetime, labels: Labels) -> CheckInLine:
    unit = "Month" if one.kind == "placement" else "Week"
    still = {True: "still there", False: "not there any more", None: ""}[one.still_there]
    said = [
        work_words.FEELINGS.get(one.feeling or "", ""),
        still,
        f"{one.hours:g} hours a week" if one.hours is not None else "",
        labels.trouble(one.trouble),
    ]
    when = one.answered_at if one.state == "answered" else None
    return CheckInLine(
        name=f"{unit} {one.number}",
        when=times.day(when or one.due_on, now),
        state=mark(work_words.CHECK_INS.get(one.state), words.plain(one.state)),
        said=_sentence([part for part in said if part]),
        words=one.words or "",
    )


def _sentence(parts: Sequence[str]) -> str:
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def _standards(found: Mapping[int, CareStandard]) -> str:
    """Return "3 of 16 standards done, 2 begun"; nothing where none was touched."""
    if not found:
        return ""
    done = sum(one.state == "done" for one in found.values())
    begun = sum(one.state == "started" for one in found.values())
    more = f", {begun} begun" if begun else ""
    return f"{done} of {STANDARDS} standards done{more}"


def _practised(
    one: Practised, applications: Mapping[int, Application], now: datetime, labels: Labels
) -> Fact:
    application = applications.get(one.application_id) if one.application_id else None
    of = application.title if application else labels.role(one.role_id)
    end = "" if one.ended_at else ", not finished"
    return Fact(
        work_words.PRACTISED.get(one.kind, words.plain(one.kind)) + (f": {of}" if of else ""),
        f"{plural(one.answers, 'answer')}{end}",
        times.exact(one.started_at, now),
    )


def _practice_summary(found: Sequence[Practised]) -> str:
    if not found:
        return "Nothing practised yet."
    interviews = sum(one.kind in INTERVIEWS for one in found)
    tests = len(found) - interviews
    parts = [
        plural(interviews, "mock interview") if interviews else "",
        plural(tests, "test") if tests else "",
    ]
    return f"{' and '.join(part for part in parts if part)}. What they answered is not shown here."
