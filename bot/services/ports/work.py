"""Interviews and practice for them, offers and checks, jobs and how they go.

The records are in `bot.services.work_records`; those of tests are `SkillsTest` (one session) and
`SkillsItem` (one item of it). What is added for a message has a `key` (`Step.key`): added twice,
it is there once, and the id of the first is returned. `now` is the moment of writing. Whatever
takes a resident and an id finds that resident's rows alone: another's are not there.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Protocol

from bot.services.work_records import (
    CareStandard,
    Check,
    CheckIn,
    DocumentHeld,
    Interview,
    Job,
    Offer,
    Practice,
    PracticeAnswer,
    ReferenceRequest,
    SkillsItem,
    SkillsTest,
)


class Interviews(Protocol):
    """Interviews that residents were invited to."""

    def add(
        self, resident_id: str, *, application_id: int, now: datetime, key: str, **columns: Any
    ) -> int:
        """Keep an interview and return its id; `columns` of `Interview` by name."""
        ...

    def get(self, resident_id: str, interview_id: int) -> Interview | None:
        """Return the resident's interview, or None."""
        ...

    def of(self, resident_id: str) -> list[Interview]:
        """Return a resident's interviews, the newest day first, those without a day last."""
        ...

    def update(self, resident_id: str, interview_id: int, *, now: datetime, **changes: Any) -> bool:
        """Set the named columns; False when it is not there."""
        ...


class Practices(Protocol):
    """Mock interviews, and tests of numbers and words."""

    def start(
        self,
        resident_id: str,
        *,
        role_id: str | None,
        application_id: int | None,
        style: str,
        feedback: str,
        now: datetime,
        key: str,
    ) -> int:
        """Begin a mock interview and return its id; one that is open stays so."""
        ...

    def open(self, resident_id: str) -> Practice | None:
        """Return the mock interview that goes on (the newest one), or None."""
        ...

    def practices(self, resident_id: str) -> list[Practice]:
        """Return a resident's mock interviews, the newest first."""
        ...

    def end(self, resident_id: str, practice_id: int, *, now: datetime) -> bool:
        """End it; False when it is not there or has ended before."""
        ...

    def remove(self, resident_id: str, practice_id: int) -> bool:
        """Take a mock interview away with its answers; False when it was not there."""
        ...

    def answer(
        self,
        resident_id: str,
        *,
        practice_id: int,
        question_id: str,
        attempt: int,
        text: str,
        assessment: dict[str, Any],
        now: datetime,
        key: str,
    ) -> int:
        """Keep an answer with what it held (plain JSON) and return its id."""
        ...

    def answers(self, resident_id: str, practice_id: int | None = None) -> list[PracticeAnswer]:
        """Return the answers of one mock interview, or of all, the oldest first."""
        ...

    def start_test(
        self,
        resident_id: str,
        *,
        kind: str,
        role_id: str | None,
        level: int,
        now: datetime,
        key: str,
    ) -> int:
        """Begin a test and return its id; one that is open stays so."""
        ...

    def open_test(self, resident_id: str) -> SkillsTest | None:
        """Return the test that goes on (the newest one), or None."""
        ...

    def tests(self, resident_id: str) -> list[SkillsTest]:
        """Return a resident's tests, the newest first."""
        ...

    def end_test(self, resident_id: str, session_id: int, *, now: datetime) -> bool:
        """End it; False when it is not there or has ended before."""
        ...

    def remove_test(self, resident_id: str, session_id: int) -> bool:
        """Take a test away with its items; False when it was not there."""
        ...

    def ask_item(
        self,
        resident_id: str,
        *,
        session_id: int,
        skill: str,
        fingerprint: str,
        params: dict[str, Any],
        now: datetime,
        key: str,
    ) -> int | None:
        """Keep that an item was asked and return its id; None: they had this fingerprint before.

        The same key once more returns the id of the item that was asked for it, whatever it was.
        """
        ...

    def answer_item(
        self, resident_id: str, item_id: int, *, answer: str, is_right: bool, now: datetime
    ) -> bool:
        """Keep the first answer to an item; False when it is not there or was answered before."""
        ...

    def items(self, resident_id: str, session_id: int | None = None) -> list[SkillsItem]:
        """Return the items of one test, or of all, the oldest first."""
        ...

    def had(self, resident_id: str, fingerprint: str) -> bool:
        """Whether they were asked this item before."""
        ...


class Checks(Protocol):
    """Offers, the checks before a start, documents, and references."""

    def put_offer(
        self, resident_id: str, *, application_id: int, now: datetime, **columns: Any
    ) -> int:
        """Keep the application's offer, or set the named columns of it, and return its id.

        A new one needs `offered_on`.
        """
        ...

    def offer(self, resident_id: str, application_id: int) -> Offer | None:
        """Return the application's offer, or None."""
        ...

    def offers(self, resident_id: str) -> list[Offer]:
        """Return a resident's offers, the newest first."""
        ...

    def put(
        self,
        resident_id: str,
        check: str,
        *,
        application_id: int | None,
        now: datetime,
        **changes: Any,
    ) -> int:
        """Keep a check, or set the named columns of it, and return its id.

        There is one of a kind for each application, and one that was begun before any offer.
        """
        ...

    def of(self, resident_id: str, application_id: int | None = None) -> list[Check]:
        """Return the checks of an application; None: those that were begun before any offer."""
        ...

    def adopt(self, resident_id: str, application_id: int, now: datetime) -> int:
        """Give the application what was begun before any offer; return how many checks it got.

        Requests for references go with them. What the application has already stands, but for a
        check that was not started, or a request not yet made: there what was begun takes its place.
        """
        ...

    def all(self, resident_id: str) -> list[Check]:
        """Return all checks of a resident, the oldest first."""
        ...

    def set_document(self, resident_id: str, item: str, *, state: str, now: datetime) -> None:
        """Set whether somebody has a document; never what is in it."""
        ...

    def documents(self, resident_id: str) -> dict[str, DocumentHeld]:
        """Return what was said of documents, by item."""
        ...

    def put_reference(
        self,
        resident_id: str,
        *,
        referee_id: int,
        application_id: int | None,
        now: datetime,
        **changes: Any,
    ) -> int:
        """Keep a request for a reference, or set the named columns of it, and return its id."""
        ...

    def references(
        self, resident_id: str, application_id: int | None = None
    ) -> list[ReferenceRequest]:
        """Return the requests of one application, or all of a resident, the oldest first."""
        ...


class Jobs(Protocol):
    """Jobs and placements, asking how they go, and the Care Certificate."""

    def add(self, resident_id: str, *, now: datetime, key: str, **columns: Any) -> int:
        """Keep a job and return its id; `columns` of `Job` by name, `title` among them."""
        ...

    def get(self, resident_id: str, job_id: int) -> Job | None:
        """Return the resident's job, or None."""
        ...

    def of(self, resident_id: str) -> list[Job]:
        """Return a resident's jobs, the one that was told last, first."""
        ...

    def update(self, resident_id: str, job_id: int, *, now: datetime, **changes: Any) -> bool:
        """Set the named columns; False when it is not there."""
        ...

    def plan_check_in(
        self,
        resident_id: str,
        *,
        job_id: int,
        kind: str,
        number: int,
        due_on: date,
        now: datetime,
    ) -> int:
        """Plan to ask how it goes and return the id; one that is planned stays as it is."""
        ...

    def check_ins(self, resident_id: str, job_id: int | None = None) -> list[CheckIn]:
        """Return the check-ins of one job, or of all, what is due first, first."""
        ...

    def update_check_in(
        self, resident_id: str, check_in_id: int, *, now: datetime, **changes: Any
    ) -> bool:
        """Set the named columns; False when it is not there.

        When it comes to be asked or answered and no moment is named, that is `now`.
        """
        ...

    def set_standard(self, resident_id: str, standard: int, *, state: str, now: datetime) -> None:
        """Set how far a standard of the Care Certificate (1 to 16) is."""
        ...

    def standards(self, resident_id: str) -> dict[int, CareStandard]:
        """Return what was said of the standards, by number."""
        ...
