"""Interviews in words: when and where, what is known of one, and messages to send."""

from __future__ import annotations

from datetime import date

from bot.clock import in_london
from bot.content.application_help import ToCopy
from bot.content.content import Content
from bot.journey.dates.reading import Read
from bot.journey.dates.saying import say
from bot.journey.interviews import InterviewKind, When
from bot.services.application_records import Application
from bot.services.job_words import say_day, say_job
from bot.services.work_records import Interview

SENT_FROM_AFAR = {InterviewKind.PHONE: "phone", InterviewKind.VIDEO: "video"}


def when_of(interview: Interview) -> When:
    """Return the day and the time of an interview on London's clocks."""
    clock = in_london(interview.starts_at).time() if interview.starts_at is not None else None
    return When(interview.on_day, clock)


def say_moment_of(when: When, today: date) -> str:
    """Write a day and a time as "Tuesday 24 November at 2pm"; nothing where both are unknown."""
    if when.day is None and when.clock is None:
        return ""
    return say(Read(when.day, when.clock, 0, 0), today)


def say_when(interview: Interview, today: date) -> str:
    """Write the day and the time of an interview."""
    return say_moment_of(when_of(interview), today)


def say_where(content: Content, interview: Interview) -> str:
    """Say where an interview is, as one sentence without a full stop; nothing where unknown."""
    lines = content.interviews.summary
    if interview.kind == InterviewKind.PHONE:
        return str(lines.phone)
    if interview.kind == InterviewKind.VIDEO:
        return str(lines.video)
    return lines.place.format(value=interview.place) if interview.place else ""


def say_interview(
    content: Content, interview: Interview, application: Application, today: date
) -> str:
    """Say all that is known of an interview, line by line."""
    words = content.interviews.summary
    lines = [words.job.format(value=say_job(content, application.title, application.employer))]
    lines.append(_line_of_day(content, interview, today))
    lines.append(say_where(content, interview))
    if interview.kind in SENT_FROM_AFAR and interview.place:
        lines.append(words.place.format(value=interview.place))
    kind = content.interviews.kinds.get(interview.kind)
    told = {"link": interview.link, "kind": kind, "who": interview.who, "bring": interview.bring}
    lines += [getattr(words, name).format(value=value) for name, value in told.items() if value]
    return "\n".join(line for line in lines if line)


def filled(
    to_copy: ToCopy,
    *,
    application: Application | None,
    interview: Interview | None,
    called: str | None,
    today: date,
    lines: str = "",
) -> tuple[str, str]:
    """Return subject and text of a message that the resident sends themselves."""
    when = say_when(interview, today) if interview is not None else ""
    places = {
        "role": application.title if application is not None else "…",
        "when": f" on {when}" if when else "",
        "called": called or "",
        "lines": lines,
    }
    return to_copy.subject.format(**places), to_copy.body.format(**places).strip()


def _line_of_day(content: Content, interview: Interview, today: date) -> str:
    words = content.interviews.summary
    if interview.on_day is None:
        return str(words.no_day)
    if interview.starts_at is None:
        return words.when.format(value=words.no_time.format(value=say_day(interview.on_day, today)))
    return words.when.format(value=say_when(interview, today))
