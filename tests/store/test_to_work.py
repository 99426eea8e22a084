"""Interviews, practices, offers, checks and jobs are kept alike on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from bot.store.unit_of_work import SqlUnitOfWork

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(days=2)
TODAY = NOW.date()
Work = Callable[[], SqlUnitOfWork]


def resident(uow: SqlUnitOfWork, number: int = 7) -> str:
    return uow.chats.open(now=NOW, chat_id=None, telegram_chat_id=number).resident_id


def application(uow: SqlUnitOfWork, whose: str, key: str = "one") -> int:
    return uow.applications.start(
        whose, title="Porter", stage="interview", stage_on=TODAY, at=NOW, key=key
    )


def interview(uow: SqlUnitOfWork, whose: str, key: str, on_day: date | None) -> int:
    return uow.interviews.add(
        whose, application_id=application(uow, whose), now=NOW, key=key, on_day=on_day
    )


def referee(uow: SqlUnitOfWork, whose: str, key: str = "one") -> int:
    return uow.background.add_referee(
        whose, at=NOW, key=key, relation="teacher", words="my teacher"
    )


def practise(uow: SqlUnitOfWork, whose: str, key: str) -> int:
    return uow.practice.start(
        whose,
        role_id="porter",
        application_id=None,
        style="panel",
        feedback="each",
        now=NOW,
        key=key,
    )


def ask(uow: SqlUnitOfWork, whose: str, session: int, fingerprint: str, key: str) -> int | None:
    return uow.practice.ask_item(
        whose,
        session_id=session,
        skill="doses",
        fingerprint=fingerprint,
        params={"by": [3, 4]},
        now=NOW,
        key=key,
    )


def begin_test(uow: SqlUnitOfWork, whose: str, key: str = "one") -> int:
    return uow.practice.start_test(whose, kind="numeracy", role_id=None, level=1, now=NOW, key=key)


def job(uow: SqlUnitOfWork, whose: str, key: str = "one", **more: Any) -> int:
    return uow.jobs.add(whose, now=NOW, key=key, title="Porter", **more)


def test_interviews_come_newest_day_first_and_those_without_a_day_last(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        mine = resident(uow)
        undated = interview(uow, mine, "a", None)
        first = interview(uow, mine, "b", TODAY)
        last = interview(uow, mine, "c", TODAY + timedelta(days=9))
        assert [one.id for one in uow.interviews.of(mine)] == [last, first, undated]
        assert interview(uow, mine, "b", TODAY) == first
        found = uow.interviews.get(mine, undated)
        assert found is not None
        assert (found.kind, found.state, found.outcome) == ("not_sure", "planned", "open")


def test_an_interview_is_changed_by_the_one_whose_it_is_alone(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        mine, other = resident(uow), resident(uow, 8)
        one = interview(uow, mine, "a", TODAY)
        assert not uow.interviews.update(other, one, now=LATER, state="cancelled")
        assert uow.interviews.get(other, one) is None
        assert uow.interviews.update(mine, one, now=LATER, state="held", starts_at=NOW)
        found = uow.interviews.get(mine, one)
        assert found is not None
        assert (found.state, found.starts_at, found.updated_at) == ("held", NOW, LATER)


def test_a_mock_interview_goes_on_until_it_ends_and_its_answers_stay(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        mine = resident(uow)
        assert uow.practice.open(mine) is None
        one = practise(uow, mine, "a")
        assert practise(uow, mine, "a") == one
        heard = {"situation": True, "spans": {"situation": ["once"]}}
        said: dict[str, Any] = {"practice_id": one, "question_id": "why", "text": "Because"}
        for attempt in (1, 2, 2):
            uow.practice.answer(
                mine, attempt=attempt, assessment=heard, now=NOW, key=f"a{attempt}", **said
            )
        assert [found.attempt for found in uow.practice.answers(mine, one)] == [1, 2]
        assert uow.practice.answers(mine)[0].assessment == heard
        assert uow.practice.open(mine) == uow.practice.practices(mine)[0]
        assert uow.practice.end(mine, one, now=LATER)
        assert not uow.practice.end(mine, one, now=NOW)
        assert uow.practice.open(mine) is None
        assert uow.practice.practices(mine)[0].ended_at == LATER


def test_a_practice_or_a_test_is_taken_away_with_its_answers(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        mine, other = resident(uow), resident(uow, 8)
        one, session = practise(uow, mine, "a"), begin_test(uow, mine)
        said: dict[str, Any] = {"question_id": "why", "text": "Because", "assessment": {}}
        uow.practice.answer(mine, practice_id=one, attempt=1, now=NOW, key="a", **said)
        ask(uow, mine, session, "doses:3x4", "a")
        assert not uow.practice.remove(other, one)
        assert not uow.practice.remove_test(other, session)
        assert uow.practice.remove(mine, one)
        assert uow.practice.remove_test(mine, session)
        assert uow.practice.answers(mine) == []
        assert uow.practice.items(mine) == []


def test_nobody_is_asked_the_same_item_twice_but_a_message_may_be_read_twice(
    unit_of_work: Work,
) -> None:
    with unit_of_work() as uow:
        mine, other = resident(uow), resident(uow, 8)
        session = begin_test(uow, mine)
        one = ask(uow, mine, session, "doses:3x4", "a")
        assert one is not None
        assert ask(uow, mine, session, "doses:3x4", "a") == one
        assert ask(uow, mine, session, "doses:3x4", "b") is None
        assert ask(uow, other, begin_test(uow, other, "x"), "doses:3x4", "c") is not None
        assert uow.practice.had(mine, "doses:3x4")
        assert not uow.practice.had(mine, "doses:4x4")
        assert [found.params for found in uow.practice.items(mine, session)] == [{"by": [3, 4]}]


def test_the_first_answer_to_an_item_counts(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        mine, other = resident(uow), resident(uow, 8)
        session = begin_test(uow, mine)
        item = ask(uow, mine, session, "doses:3x4", "a")
        assert item is not None
        assert not uow.practice.answer_item(other, item, answer="7", is_right=False, now=NOW)
        assert uow.practice.answer_item(mine, item, answer="12", is_right=True, now=NOW)
        assert not uow.practice.answer_item(mine, item, answer="7", is_right=False, now=LATER)
        (found,) = uow.practice.items(mine)
        assert (found.answer, found.is_right, found.answered_at) == ("12", True, NOW)
        assert uow.practice.open_test(mine) == uow.practice.tests(mine)[0]
        assert uow.practice.end_test(mine, session, now=LATER)
        assert uow.practice.open_test(mine) is None


def test_an_application_has_one_offer_which_is_told_bit_by_bit(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        mine = resident(uow)
        one = application(uow, mine)
        assert uow.checks.offer(mine, one) is None
        first = uow.checks.put_offer(mine, application_id=one, now=NOW, offered_on=TODAY)
        again = uow.checks.put_offer(mine, application_id=one, now=LATER, conditional="yes")
        assert first == again
        offer = uow.checks.offer(mine, one)
        assert offer is not None
        assert (offer.offered_on, offer.conditional, offer.state) == (TODAY, "yes", "considering")
        assert (offer.created_at, offer.updated_at) == (NOW, LATER)
        assert uow.checks.offers(mine) == [offer]
        with pytest.raises(IntegrityError):
            uow.checks.put_offer(mine, application_id=application(uow, mine, "two"), now=NOW)


def test_there_is_one_check_of_a_kind_for_an_application_and_one_before_any(
    unit_of_work: Work,
) -> None:
    with unit_of_work() as uow:
        mine = resident(uow)
        one = application(uow, mine)
        early = uow.checks.put(mine, "dbs", application_id=None, now=NOW)
        assert early == uow.checks.put(mine, "dbs", application_id=None, now=LATER, state="open")
        late = uow.checks.put(mine, "dbs", application_id=one, now=NOW, state="open")
        assert late == uow.checks.put(mine, "dbs", application_id=one, now=NOW, whose="dbs")
        assert [found.state for found in uow.checks.of(mine)] == ["open"]
        assert [(found.state, found.whose) for found in uow.checks.of(mine, one)] == [
            ("open", "dbs")
        ]
        assert [found.id for found in uow.checks.all(mine)] == [early, late]


def test_what_was_begun_before_an_offer_goes_to_the_application_and_takes_nothing_back(
    unit_of_work: Work,
) -> None:
    with unit_of_work() as uow:
        mine, other = resident(uow), resident(uow, 8)
        one, teacher = application(uow, mine), referee(uow, mine)
        for check in ("identity", "dbs", "references"):
            uow.checks.put(mine, check, application_id=None, now=NOW, state="open")
        uow.checks.put(other, "health", application_id=None, now=NOW)
        uow.checks.put(mine, "dbs", application_id=one, now=NOW)
        uow.checks.put(mine, "references", application_id=one, now=NOW, state="done")
        uow.checks.put_reference(
            mine, referee_id=teacher, application_id=None, now=NOW, state="agreed"
        )
        assert uow.checks.adopt(mine, one, LATER) == 2
        found = {check.check: check.state for check in uow.checks.of(mine, one)}
        assert found == {"identity": "open", "dbs": "open", "references": "done"}
        assert uow.checks.of(mine) == []
        assert len(uow.checks.of(other)) == 1
        assert [asked.state for asked in uow.checks.references(mine, one)] == ["agreed"]
        assert uow.checks.adopt(mine, one, LATER) == 0


def test_a_reference_is_asked_for_and_chased(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        mine = resident(uow)
        one, teacher = application(uow, mine), referee(uow, mine)
        asked: dict[str, Any] = {"referee_id": teacher, "application_id": one, "now": NOW}
        first = uow.checks.put_reference(mine, **asked, state="requested", requested_on=TODAY)
        assert first == uow.checks.put_reference(mine, **asked, chased=1)
        early = uow.checks.put_reference(mine, **{**asked, "application_id": None})
        assert [found.id for found in uow.checks.references(mine)] == [first, early]
        (found,) = uow.checks.references(mine, one)
        assert (found.state, found.chased, found.requested_on) == ("requested", 1, TODAY)


def test_the_last_word_on_a_document_counts(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        mine = resident(uow)
        uow.checks.set_document(mine, "passport", state="not_sure", now=NOW)
        uow.checks.set_document(mine, "passport", state="expired", now=LATER)
        (found,) = uow.checks.documents(mine).values()
        assert (found.item, found.state, found.at) == ("passport", "expired", LATER)


def test_a_job_is_told_once_and_changed_by_the_one_whose_it_is(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        mine, other = resident(uow), resident(uow, 8)
        one = job(uow, mine, starts_on=TODAY, hours_per_week=22.5)
        assert job(uow, mine) == one
        two = job(uow, mine, "two")
        assert [found.id for found in uow.jobs.of(mine)] == [two, one]
        assert not uow.jobs.update(other, one, now=NOW, state="ended")
        assert uow.jobs.update(mine, one, now=LATER, state="started", first_time="07:30")
        found = uow.jobs.get(mine, one)
        assert found is not None
        assert (found.state, found.evidence, found.hours_per_week) == (
            "started", "self_report", 22.5,
        )  # fmt: skip


def test_how_it_goes_is_asked_once_a_week_that_counts(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        mine = resident(uow)
        one = job(uow, mine)
        week: dict[str, Any] = {"job_id": one, "kind": "work", "number": 4, "now": NOW}
        fourth = uow.jobs.plan_check_in(mine, due_on=TODAY, **week)
        assert uow.jobs.plan_check_in(mine, due_on=LATER.date(), **week) == fourth
        uow.jobs.plan_check_in(mine, due_on=LATER.date(), **{**week, "kind": "placement"})
        assert [found.kind for found in uow.jobs.check_ins(mine, one)] == ["work", "placement"]
        assert uow.jobs.update_check_in(mine, fourth, now=NOW, state="asked")
        assert uow.jobs.update_check_in(mine, fourth, now=LATER, state="answered", feeling="ok")
        found = uow.jobs.check_ins(mine)[0]
        assert (found.due_on, found.asked_at, found.answered_at) == (TODAY, NOW, LATER)


def test_the_standards_of_the_care_certificate_are_kept_by_number(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        mine = resident(uow)
        uow.jobs.set_standard(mine, 12, state="started", now=NOW)
        uow.jobs.set_standard(mine, 3, state="started", now=NOW)
        uow.jobs.set_standard(mine, 3, state="done", now=LATER)
        found = uow.jobs.standards(mine)
        assert {number: one.state for number, one in found.items()} == {3: "done", 12: "started"}


@pytest.mark.parametrize(
    "wrong",
    [
        lambda uow, mine: job(uow, mine, contract="forever"),
        lambda uow, mine: uow.jobs.set_standard(mine, 17, state="done", now=NOW),
        lambda uow, mine: uow.checks.put(mine, "horoscope", application_id=None, now=NOW),
        lambda uow, mine: uow.checks.set_document(mine, "passport", state="lost", now=NOW),
    ],
)
def test_a_word_that_is_none_of_the_known_ones_is_refused(
    unit_of_work: Work, wrong: Callable[[SqlUnitOfWork, str], object]
) -> None:
    with unit_of_work() as uow:
        mine = resident(uow)
        with pytest.raises(IntegrityError):
            wrong(uow, mine)
