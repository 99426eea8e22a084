"""An interview as a file for the calendar of a phone (iCalendar, RFC 5545).

It holds the job, the place and the time, and nothing else: such files are passed on, and lie open
in a shared calendar. A changed one has the same UID and a higher SEQUENCE, so that it takes the
place of the one before.
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event

from bot.clock import LONDON
from bot.content.content import Content
from bot.documents import Document
from bot.errors import NotFoundError
from bot.services.application_records import Application
from bot.services.job_words import say_job
from bot.services.work_records import Interview

LASTS = timedelta(hours=1)
DAY_BEFORE, HOURS_BEFORE = timedelta(days=-1), timedelta(hours=-2)
_NAMES = uuid.UUID("0d1a5c8e-5d0b-4c55-9d53-2f1c3f8f2a10")


def calendar_file(
    content: Content, interview: Interview, application: Application, now: datetime
) -> Document:
    """Return the file of an interview; raises `NotFoundError` where its day is not known."""
    if interview.on_day is None:
        raise NotFoundError("The interview has no day yet: there is nothing for a calendar.")
    words = content.interviews.calendar
    job = say_job(content, application.title, application.employer)
    event = Event()
    event.add("uid", f"{uuid.uuid5(_NAMES, f'{interview.resident_id}:{interview.id}')}@mooring")
    event.add("dtstamp", now)
    event.add("last-modified", interview.updated_at)
    event.add("sequence", sequence(interview))
    event.add("summary", words.title.format(job=job))
    event.add("status", "CANCELLED" if interview.state == "cancelled" else "CONFIRMED")
    if place := interview.place or interview.link:
        event.add("location", place)
    if interview.starts_at is None:
        event.add("dtstart", interview.on_day)
        event.add("dtend", interview.on_day + timedelta(days=1))
    else:
        begins = interview.starts_at.astimezone(LONDON)
        event.add("dtstart", begins)
        event.add("dtend", (interview.starts_at + LASTS).astimezone(LONDON))
        event.add_component(_alarm(words.alarm_soon.format(job=job), HOURS_BEFORE))
    event.add_component(_alarm(words.alarm.format(job=job), DAY_BEFORE))
    calendar = Calendar()
    calendar.add("prodid", "-//Mooring//Interviews//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return Document(f"{words.file_name}.ics", calendar.to_ical())


def sequence(interview: Interview) -> int:
    """Return the number of an interview's version: it grows with every change."""
    return int((interview.updated_at - interview.created_at).total_seconds())


def _alarm(words: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", before)
    return alarm
