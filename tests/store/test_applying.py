"""Vacancies, applications, stories and backgrounds are kept alike on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.services.application_records import NewCriterion
from bot.store.engine import Engine
from bot.store.unit_of_work import SqlUnitOfWork

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
Work = Callable[[], SqlUnitOfWork]


def resident(uow: SqlUnitOfWork, number: int = 7) -> str:
    return uow.chats.open(now=NOW, chat_id=None, telegram_chat_id=number).resident_id


def vacancy(uow: SqlUnitOfWork, key: str, **more: Any) -> int:
    values: dict[str, Any] = {"title": "Porter", "employer": "Elmfield NHS Trust", **more}
    return uow.vacancies.add(source="adviser", at=NOW, key=key, **values)


def application(uow: SqlUnitOfWork, whose: str, key: str = "one") -> int:
    return uow.applications.start(
        whose, title="Porter", stage="preparing", stage_on=TODAY, at=NOW, key=key
    )


def test_a_resident_sees_open_vacancies_and_what_they_found_but_nobody_elses(
    unit_of_work: Work,
) -> None:
    with unit_of_work() as uow:
        mine, other = resident(uow), resident(uow, 8)
        later = vacancy(uow, "later", closes_on=TODAY + timedelta(days=9))
        today = vacancy(uow, "today", closes_on=TODAY)
        undated = vacancy(uow, "undated")
        found = vacancy(uow, "found", resident_id=mine, closes_on=TODAY + timedelta(days=3))
        vacancy(uow, "of somebody else", resident_id=other)
        vacancy(uow, "closed", closes_on=TODAY - timedelta(days=1))
        gone = vacancy(uow, "withdrawn")
        uow.vacancies.update(gone, withdrawn_at=NOW)
        assert [one.id for one in uow.vacancies.open_to(mine, on=TODAY)] == [
            today, found, later, undated,
        ]  # fmt: skip
        assert found not in [one.id for one in uow.vacancies.shared()]
        assert gone not in [one.id for one in uow.vacancies.shared(open_on=TODAY)]


def test_the_same_advert_is_known_by_link_by_reference_and_by_words(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        mine, other = resident(uow), resident(uow, 8)
        one = vacancy(uow, "a", link_key="jobs.example/1", reference="C9-1")
        secret = vacancy(uow, "b", resident_id=other, title="Cleaner", link_key="jobs.example/2")

        def same(**signs: str) -> int | None:
            found = uow.vacancies.same(mine, **signs)
            return None if found is None else found.id

        assert same(link_key="jobs.example/1") == one
        assert same(reference="c9-1") == one
        assert same(title="porter", employer="ELMFIELD nhs trust") == one
        assert same(title="porter") is None
        assert same(link_key="jobs.example/2") is None
        assert uow.vacancies.same(other, link_key="jobs.example/2").id == secret  # type: ignore[union-attr]


def test_a_message_that_is_answered_twice_adds_everything_once(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        mine = resident(uow)
        assert vacancy(uow, "k") == vacancy(uow, "k")
        first = application(uow, mine)
        assert application(uow, mine) == first
        moved: dict[str, Any] = {
            "stage": "submitted",
            "happened_on": TODAY,
            "who": "resident",
            "at": NOW,
        }
        assert uow.applications.move(first, key="m", **moved)
        assert not uow.applications.move(first, key="m", **moved)
        assert len(uow.applications.steps(mine)) == 1
        told = {"text": "I stay calm.", "state": "kept"}
        assert uow.stories.add(mine, at=NOW, key="s", **told) == uow.stories.add(
            mine, at=NOW, key="s", **told
        )
        entry = {"kind": "caring", "what": "my mother"}
        ids = {uow.background.add_work(mine, at=NOW, key="w", **entry) for _ in range(2)}
        assert len(ids) == len(uow.background.work(mine)) == 1


def test_an_application_moves_through_its_stages_with_who_said_so_and_when(
    unit_of_work: Work,
) -> None:
    with unit_of_work() as uow:
        mine = resident(uow)
        old, new = application(uow, mine), application(uow, mine, "two")
        sent = TODAY - timedelta(days=2)
        uow.applications.move(
            old, stage="submitted", happened_on=sent, who="resident",
            at=NOW + timedelta(hours=1), key="a",
        )  # fmt: skip
        assert [one.id for one in uow.applications.of(mine)] == [old, new]
        kept = uow.applications.get(mine, old)
        assert kept is not None
        assert (kept.stage, kept.stage_on) == ("submitted", sent)
        (step,) = uow.applications.steps(mine, old)
        assert (step.who, step.happened_on, step.at) == ("resident", sent, NOW + timedelta(hours=1))


def test_criteria_keep_their_order_and_are_put_in_place_of_the_old_ones(
    unit_of_work: Work,
) -> None:
    with unit_of_work() as uow:
        mine = resident(uow)
        form = application(uow, mine)
        uow.applications.set_criteria(form, [NewCriterion("unknown", "old", None)], at=NOW)
        wanted = [
            NewCriterion("essential", "Works calmly", "calm"),
            NewCriterion("desirable", "Can drive", None),
        ]
        uow.applications.set_criteria(form, wanted, at=NOW)
        story = uow.stories.add(mine, at=NOW, key="s", text="I stay calm.", state="kept")
        first, second = uow.applications.criteria(form)
        uow.applications.update_criterion(first.id, at=NOW, state="story", story_id=story)
        again = uow.applications.criteria(form)
        assert [(one.text, one.state, one.story_id) for one in again] == [
            ("Works calmly", "story", story),
            ("Can drive", "open", None),
        ]
        assert second.kind == "desirable"
        uow.applications.set_criteria(form, [], at=NOW)
        assert uow.applications.criteria(form) == []


def test_a_section_is_todo_then_done(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        form = application(uow, resident(uow))
        for state in ("todo", "done"):
            uow.applications.set_section(form, "referees", state=state, at=NOW)
        assert [(one.section, one.state) for one in uow.applications.sections(form)] == [
            ("referees", "done")
        ]


def test_what_is_said_now_comes_first_in_a_history(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        mine = resident(uow)
        add = uow.background.add_work
        waitress = add(
            mine, at=NOW, key="1", kind="work", what="waitress",
            from_month=date(2015, 1, 1), to_month=date(2019, 6, 1),
        )  # fmt: skip
        caring = add(
            mine, at=NOW, key="2", kind="caring", what="my mother",
            from_month=date(2019, 7, 1), is_current=True,
        )  # fmt: skip
        assert [one.id for one in uow.background.work(mine)] == [caring, waitress]
        assert uow.background.update_work(mine, waitress, to_month=date(2019, 8, 1))
        assert uow.background.remove_work(mine, waitress)
        assert not uow.background.remove_work(mine, waitress)


def test_only_one_barrier_is_the_main_one(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        mine = resident(uow)
        for barrier in ("childcare", "english"):
            uow.background.set_barrier(mine, barrier, state="open", at=NOW, is_main=True)
        uow.background.set_readiness(mine, "email", state="need", at=NOW)
        uow.background.set_readiness(mine, "email", state="in_place", at=NOW)
        assert [(one.barrier, one.is_main) for one in uow.background.barriers(mine)] == [
            ("english", True),
            ("childcare", False),
        ]
        assert uow.background.readiness(mine)["email"].state == "in_place"


def test_a_referee_and_a_referral_are_changed_by_their_own_resident_alone(
    unit_of_work: Work,
) -> None:
    with unit_of_work() as uow:
        mine, other = resident(uow), resident(uow, 8)
        told = {"relation": "manager", "words": "my manager at the café"}
        referee = uow.background.add_referee(mine, at=NOW, key="r", **told)
        assert not uow.background.update_referee(other, referee, at=NOW, permission="yes")
        assert uow.background.update_referee(mine, referee, at=NOW, permission="yes")
        assert [one.permission for one in uow.background.referees(mine)] == ["yes"]
        sent = uow.background.add_referral(
            mine, reason="childcare", service="Elm family hub", state="accepted", at=NOW, key="f"
        )
        assert uow.background.update_referral(mine, sent, state="helped", at=NOW)
        (referral,) = uow.background.referrals(mine)
        assert (referral.state, referral.outcome_at) == ("helped", NOW)


@pytest.mark.parametrize("what", ["applications", "stories"])
def test_nothing_is_seen_from_another_bot_or_by_another_resident(
    engine: Engine, unit_of_work: Work, what: str
) -> None:
    with unit_of_work() as uow:
        mine, other = resident(uow), resident(uow, 8)
        form = application(uow, mine)
        story = uow.stories.add(mine, at=NOW, key="s", text="I stay calm.", state="kept")
        key = {"applications": form, "stories": story}[what]
        assert getattr(uow, what).get(other, key) is None
        assert getattr(uow, what).get(mine, key) is not None
        uow.commit()
    with SqlUnitOfWork(engine, "another") as stranger:
        assert getattr(stranger, what).get(mine, key) is None
        assert getattr(stranger, what).of(mine) == []
        assert stranger.vacancies.shared() == []


def test_all_of_it_goes_with_the_resident(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        mine = resident(uow)
        form = application(uow, mine)
        uow.applications.set_criteria(form, [NewCriterion("essential", "calm", None)], at=NOW)
        uow.stories.add(mine, at=NOW, key="s", text="I stay calm.", state="kept")
        found = vacancy(uow, "v", resident_id=mine)
        shared = vacancy(uow, "w")
        uow.residents.erase(mine)
        assert uow.applications.criteria(form) == []
        assert uow.stories.of(mine, state=None) == []
        assert uow.vacancies.get(found) is None
        assert uow.vacancies.get(shared) is not None


def test_everybodys_applications_for_one_vacancy_are_found(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        mine, other = resident(uow), resident(uow, 8)
        number = vacancy(uow, "v")
        started = [
            uow.applications.start(
                whose, title="Porter", stage="interested", stage_on=TODAY, at=NOW, key=whose,
                vacancy_id=number,
            )
            for whose in (mine, other)
        ]  # fmt: skip
        application(uow, mine)
        assert [one.id for one in uow.applications.of_vacancy(number)] == started


def test_whoever_said_yes_to_something_is_found_and_nobody_else(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        mine, other = resident(uow), resident(uow, 8)
        for whose, value in ((mine, True), (other, False)):
            uow.progress.set_preference(whose, name="vacancies_tell", value=value, at=NOW)
        uow.progress.set_preference(other, name="lifting", value=True, at=NOW)
        assert uow.progress.who_prefers("vacancies_tell") == [mine]
