"""A copy once an hour, an erasure asked twice, numbered complaints, consents that hold at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.content.content import Content
from bot.services import data_rights, joining, transcripts
from bot.services.dossier import copy_of_data
from bot.services.joining import CHAT_READ_BY_ADVISERS, Ending
from bot.services.progress import Step
from tests.services.conftest import Journey

MINUTE = timedelta(minutes=1)


def copied(journey: Journey, step: Step | None = None) -> bool:
    with journey.store() as uow:
        return data_rights.send_copy(uow, step or journey.message()).allowed


def test_a_copy_can_be_had_once_an_hour(journey: Journey) -> None:
    assert copied(journey)
    journey.clock.move(59 * MINUTE)
    assert not copied(journey)
    with journey.store() as uow:
        asked = data_rights.may_copy(uow, journey.message())
    assert asked.next_at == journey.clock.now() + MINUTE
    journey.clock.move(MINUTE)
    assert copied(journey)
    assert journey.steps == ["copied_data", "copied_data"]


def test_a_message_that_is_answered_again_is_sent_its_copy_again(journey: Journey) -> None:
    step = journey.message()
    assert copied(journey, step)
    assert copied(journey, step)
    assert journey.steps == ["copied_data"]


def test_what_advisers_wrote_is_looked_at_by_a_person_before_it_is_sent(journey: Journey) -> None:
    copied(journey)
    known = journey.resident_id
    with journey.store() as uow:
        ruth = uow.accounts.add_user(
            email="ruth@example.org",
            name="Ruth",
            role="adviser",
            password_hash=None,
            at=journey.clock.now(),
        )
        assert ruth is not None
        now = journey.clock.now()
        uow.caseload.add_note(
            known, author_id=ruth.id, text="Her sister Amina called.", at=now, same_since=now
        )
        uow.commit()
    journey.clock.move(60 * MINUTE)
    copied(journey)

    with journey.reading() as uow:
        unseen, whole = copy_of_data(uow, known, notes=False), copy_of_data(uow, known)
    assert journey.requests == ["data_export"]
    assert unseen["notes"] == [{"at": now.isoformat()}]
    assert "Amina" not in str(unseen)
    assert whole["notes"][0]["text"] == "Her sister Amina called."


@pytest.mark.parametrize(
    ("after", "counts"), [(0, True), (9, True), (11, False), (60 * 24 * 30, False)]
)
def test_the_second_question_before_an_erasure_stands_for_ten_minutes(
    journey: Journey, after: int, counts: bool
) -> None:
    asked_at = journey.clock.now().isoformat()
    assert data_rights.is_confirmed(asked_at, journey.clock.now() + after * MINUTE) is counts


def test_an_erasure_that_was_not_asked_twice_is_not_confirmed(journey: Journey) -> None:
    assert not data_rights.is_confirmed(None, journey.clock.now())


def test_whoever_may_be_in_danger_is_known_before_they_are_erased(journey: Journey) -> None:
    with journey.store() as uow:
        assert not data_rights.worries(uow, journey.message())
        uow.progress.ask_for_person(
            journey.resident_id, reason="safety", key="k", at=journey.clock.now()
        )
        assert data_rights.worries(uow, journey.message())


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("my name is spelt wrong", "name"),
        ("call me sam not samantha", "name"),
        ("its spelt with two ms", "name"),
        ("my postcode is wrong", "outcode"),
        ("i moved to WS1", "outcode"),
        ("wrong age", "sixteen"),
        ("my first language is somali", "language"),
        ("you put i dont drive but i do", "wishes"),
        ("i never said i want nights", "wishes"),
        ("my email is different now", "not_kept"),
        ("wrong birthday", "not_kept"),
        ("i got a new phone number", "not_kept"),
        ("some of what you saved on me is not right", None),
    ],
)
def test_a_message_says_which_part_is_wrong(content: Content, text: str, field: str | None) -> None:
    named = data_rights.named_correction(content.rights.corrections, text)
    assert (named.id if named else None) == field


def test_a_complaint_has_one_number_while_it_is_open(journey: Journey, content: Content) -> None:
    with journey.store() as uow:
        first = data_rights.complain(uow, content, journey.message())
    with journey.store() as uow:
        second = data_rights.complain(uow, content, journey.message())

    assert not first.known
    assert second.known
    assert first.reference == second.reference == "C1"
    assert journey.requests == ["complain"]
    assert journey.steps == ["asked_for_person", "complained"]


def test_the_same_complaint_taken_again_after_a_failure_is_one(
    journey: Journey, content: Content
) -> None:
    step = journey.message()
    for _ in range(2):
        with journey.store() as uow:
            data_rights.complain(uow, content, step)
    assert journey.requests == ["complain"]


def test_a_consent_that_is_taken_back_keeps_advisers_out_at_once(
    journey: Journey, content: Content
) -> None:
    with journey.store() as uow:
        joining.record_consent(uow, journey.message(), granted=True)
        assert transcripts.may_be_read(uow, journey.resident_id)
    with journey.store() as uow:
        (now,) = data_rights.set_sharing(
            uow, content, journey.message(), CHAT_READ_BY_ADVISERS, granted=False
        )
    with journey.store() as uow:
        assert not now.granted
        assert not transcripts.may_be_read(uow, journey.resident_id)
        data_rights.set_sharing(
            uow, content, journey.message(), CHAT_READ_BY_ADVISERS, granted=True
        )
        assert transcripts.may_be_read(uow, journey.resident_id)
        history = uow.progress.consent_history(journey.resident_id)
    assert [one.granted for one in history] == [True, False, True]
    assert journey.steps[-2:] == ["withdrew", "consented"]


def test_a_purpose_that_is_not_ours_changes_nothing(journey: Journey, content: Content) -> None:
    with journey.store() as uow:
        data_rights.set_sharing(uow, content, journey.message(), "landlord", granted=True)
        assert uow.progress.consent_history(journey.resident_id) == []


def test_whoever_takes_a_consent_back_stays_where_they_were(
    journey: Journey, content: Content
) -> None:
    with journey.store() as uow:
        joining.record_consent(uow, journey.message(), granted=True)
    with journey.store() as uow:
        joining.record_age(uow, journey.message(), sixteen_or_over=True)
        uow.residents.update(journey.resident_id, stage="preparing")
        uow.commit()
    with journey.store() as uow:
        data_rights.set_sharing(
            uow, content, journey.message(), CHAT_READ_BY_ADVISERS, granted=False
        )
    with journey.store() as uow:
        joining.record_consent(uow, journey.message(), granted=False)
    with journey.store() as uow:
        ending, *_ = joining.finish(uow, content, journey.message())
    assert ending is Ending.JOINED
    assert journey.resident.stage == "preparing"
