"""The way of a reference, on both databases: asked, requested, chased, received, replaced."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.content.content import Content
from bot.journey.checks import Check, OneCheck, State, Whose
from bot.journey.references import State as Reference
from bot.journey.reminders import Kind
from bot.services import checks, histories, references
from bot.store.engine import Engine
from tests.conftest import FixedClock
from tests.services.conftest import CHAT, Journey
from tests.store.conftest import database_url, engine  # noqa: F401  (both databases)


@pytest.fixture
def samira(engine: Engine, clock: FixedClock) -> Journey:  # noqa: F811
    """Somebody who gets an application ready."""
    journey = Journey(engine, clock)
    with journey.store() as uow:
        chat = uow.chats.open(now=clock.now(), chat_id=CHAT, telegram_chat_id=None)
        uow.residents.update(chat.resident_id, stage="preparing", called="Samira")
        uow.commit()
    return journey


def named(samira: Journey, words: str = "my old manager") -> int:
    with samira.store() as uow:
        return histories.add_referee(uow, samira.message(), "manager", words)


def moved(samira: Journey, referee: int, state: Reference, *, chased: bool = False) -> None:
    with samira.store() as uow:
        references.set_state(uow, samira.message(), referee, state, chased=chased)


def kept(samira: Journey) -> list[references.Asked]:
    with samira.reading() as uow:
        return references.references(uow, samira.resident_id)


def test_a_referee_of_the_application_is_there_at_once(samira: Journey) -> None:
    referee = named(samira)
    (one,) = kept(samira)
    assert (one.referee.id, one.one.state, one.number) == (referee, Reference.TO_ASK, None)
    with samira.store() as uow:
        histories.set_permission(uow, samira.message(), referee, "yes")
    assert kept(samira)[0].one.state is Reference.AGREED


def test_a_reference_that_was_asked_for_has_a_day_to_ask_again(samira: Journey) -> None:
    referee = named(samira)
    moved(samira, referee, Reference.REQUESTED)
    (one,) = kept(samira)
    assert one.one.chase_on == date(2026, 3, 19)
    with samira.reading() as uow:
        due = uow.reminders.of(samira.resident_id)
    assert [(r.kind, r.about) for r in due] == [(Kind.MATTER, f"reference:{one.number}:chase")]


def test_chasing_counts_and_sets_a_nearer_day(samira: Journey) -> None:
    referee = named(samira)
    moved(samira, referee, Reference.REQUESTED)
    samira.clock.move(timedelta(days=7))
    moved(samira, referee, Reference.REQUESTED, chased=True)
    (one,) = kept(samira)
    assert (one.one.chased, one.one.chase_on) == (1, date(2026, 3, 23))
    assert one.one.requested_on == date(2026, 3, 12)


def test_what_has_come_is_not_asked_for_again(samira: Journey) -> None:
    referee = named(samira)
    moved(samira, referee, Reference.REQUESTED)
    moved(samira, referee, Reference.RECEIVED)
    (one,) = kept(samira)
    assert (one.one.state, one.one.received_on) == (Reference.RECEIVED, date(2026, 3, 12))
    with samira.reading() as uow:
        assert [r.state for r in uow.reminders.of(samira.resident_id)] == ["dropped"]


def test_the_check_follows_the_references(samira: Journey) -> None:
    referee = named(samira)
    with samira.store() as uow:
        checks.begin_early(uow, samira.message())
    moved(samira, referee, Reference.REQUESTED)
    assert check(samira).whose is Whose.REFEREE
    moved(samira, referee, Reference.REFUSED)
    assert (check(samira).whose, check(samira).blocked_by) == (Whose.ME, "referee")
    moved(samira, referee, Reference.RECEIVED)
    assert check(samira).state is State.DONE


def check(samira: Journey) -> OneCheck:
    with samira.reading() as uow:
        resident = uow.residents.get(samira.resident_id)
        assert resident is not None
        found = checks.checks_of(uow, resident)
    return next(one for one in found if one.check is Check.REFERENCES)


def test_a_number_of_a_referee_is_not_kept(samira: Journey) -> None:
    named(samira, "my boss 07700 900123 boss@example.org")
    assert kept(samira)[0].referee.words == "my boss ▇▇▇ ▇▇▇"


def test_nobody_moves_a_referee_of_somebody_else(samira: Journey) -> None:
    with samira.store() as uow:
        assert references.set_state(uow, samira.message(), 99, Reference.AGREED) is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("my old boss wont answer", "no_answer"),
        ("my old bos wont anser", "no_answer"),
        ("referee hasnt answered hr", "no_answer"),
        ("hr cant reach my referee", "no_answer"),
        ("how do i chase my referee", "no_answer"),
        ("my old company closed down", "company_closed"),
        ("company doesnt exist anymore", "company_closed"),
        ("i was fired from last job what will the reference say", "dismissed"),
        ("i was sacked", "dismissed"),
        ("they only give dates", "only_dates"),
        ("what is a factual reference", "only_dates"),
        ("my boss is on holiday", "on_holiday"),
        ("can my old work refuse reference", "refused"),
        ("my manager left so who will do my reference", "gone"),
        ("can i change my referee after the offer", "swap"),
        ("i never had a job what reference will hr take", "no_employer"),
        ("agency wont give reference", "refused"),
        ("do agency jobs count for references", "agency"),
        ("my reference is in ghana, will they contact there", "abroad"),
        ("hr say reference not acceptable because gmail adress", "private_email"),
        ("do they contact my current employer", "current_boss"),
        ("can i see my reference", "see_it"),
        ("what do they ask in a reference", "what_they_ask"),
        ("how many years of references", "how_many"),
        ("when do they contact my referees", "when_and_how"),
        ("can my old boss give me a bad reference", "bad_reference"),
        ("my reference came back today", "came"),
    ],
)
def test_what_residents_ask_of_references_is_known(content: Content, text: str, topic: str) -> None:
    assert references.read_topic(content, text) == topic
