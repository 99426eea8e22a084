"""New adverts, for those who want to be told of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from bot.content.content import Content
from bot.journey.reminders import Matter
from bot.services.application_records import Vacancy
from bot.services.dialogue import Reply
from bot.services.job_words import say_closing, say_job
from bot.services.matters.kind import (
    MatterKind,
    Rank,
    about,
    called,
    subject_of,
    today,
    with_buttons,
)
from bot.services.ports import UnitOfWork
from bot.services.records import Reminder, Resident

SUBJECT, NEW = "vacancy", "new"
TELL = "vacancies_tell"
"""The preference of whoever wants to be told of new vacancies."""


class VacancyMatters(MatterKind):
    """Adverts that are new."""

    subject: ClassVar[str] = SUBJECT

    def read(
        self, uow: UnitOfWork, resident_id: str, number: int, what: str, now: datetime
    ) -> Matter | None:
        """Return now, as long as it is open and they want to be told."""
        del what
        wants = uow.progress.preferences(resident_id).get(TELL) is True
        vacancy = open_vacancy(uow, resident_id, number, now) if wants else None
        return None if vacancy is None else Matter((now,))

    def rank(self, what: str) -> Rank:
        """All else comes before a new advert."""
        del what
        return Rank.NEW

    def is_together(self, what: str) -> bool:
        """All new adverts are said in one message."""
        del what
        return True

    def reply(
        self,
        uow: UnitOfWork,
        content: Content,
        chosen: Sequence[Reminder],
        resident: Resident,
        now: datetime,
    ) -> Reply:
        """Return the message about one new advert, or about how many there are."""
        words = content.reminders.matters
        adverts = [uow.vacancies.get(subject_of(one.about)[1]) for one in chosen]
        known = [one for one in adverts if one is not None]
        if len(known) > 1:
            text = words.new_several.text.format(called=called(resident), count=len(known))
            return with_buttons(content, text, words.new_several.buttons, known[0].id)
        one = known[0]
        text = words.new_one.text.format(
            called=called(resident),
            job=say_job(content, one.title, one.employer),
            closing=say_closing(content, one.closes_on, today(now)),
            link=one.link or "",
        )
        tidied = "\n".join(line for line in text.splitlines() if line.strip())
        return with_buttons(content, tidied, words.new_one.buttons, one.id)

    def watch(self, uow: UnitOfWork, resident_id: str, at: datetime) -> None:
        """Adverts of before are not told of again."""


def about_vacancy(vacancy: int) -> str:
    """Return the subject of a reminder about a new advert: "vacancy:7:new"."""
    return about(SUBJECT, vacancy, NEW)


def open_vacancy(
    uow: UnitOfWork, resident_id: str, vacancy_id: int, now: datetime
) -> Vacancy | None:
    """Return an advert that can still be applied for and that they have not taken up."""
    vacancy = uow.vacancies.get(vacancy_id)
    if vacancy is None or vacancy.withdrawn_at is not None:
        return None
    if vacancy.closes_on is not None and vacancy.closes_on < today(now):
        return None
    taken = {one.vacancy_id for one in uow.applications.of(resident_id)}
    return None if vacancy.id in taken else vacancy
