"""What is stored about a resident is found again, once, and only by their own bot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot.services.records import Choice, Understanding
from bot.store.engine import Engine
from bot.store.tables import metadata
from bot.store.unit_of_work import SqlUnitOfWork

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
Work = Callable[[], SqlUnitOfWork]


def samira(uow: SqlUnitOfWork) -> tuple[str, str]:
    chat = uow.chats.open(now=NOW, chat_id=None, telegram_chat_id=7)
    uow.residents.update(chat.resident_id, called="Samira", stage="choosing", last_seen_at=NOW)
    return chat.resident_id, chat.id


def test_a_step_that_is_logged_twice_stands_once(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        resident, _ = samira(uow)
        step = {"what": "role_chosen", "who": "resident", "action": "action_roles_choose"}
        assert uow.progress.log(resident, key="k1", at=NOW, data={"role": "porter"}, **step)
        assert not uow.progress.log(resident, key="k1", at=NOW, data={"role": "porter"}, **step)
        assert [event.data for event in uow.progress.of(resident)] == [{"role": "porter"}]


def test_an_interest_can_be_dropped_and_taken_up_again(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        resident, _ = samira(uow)
        assert uow.progress.add_interest(resident, role_id="porter", source="finder", at=NOW)
        assert not uow.progress.add_interest(resident, role_id="porter", source="finder", at=NOW)
        assert uow.progress.withdraw_interest(resident, role_id="porter", at=NOW)
        assert uow.progress.interests(resident) == []
        assert uow.progress.add_interest(resident, role_id="porter", source="card", at=NOW)
        assert [one.source for one in uow.progress.interests(resident)] == ["card"]


def test_the_newest_answer_and_the_newest_consent_count(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        resident, _ = samira(uow)
        uow.progress.set_preference(resident, name="lifting", value={"answer": "no"}, at=NOW)
        uow.progress.set_preference(resident, name="lifting", value={"answer": "some"}, at=NOW)
        assert uow.progress.preferences(resident) == {"lifting": {"answer": "some"}}
        for granted in (True, False):
            uow.progress.record_consent(
                resident, purpose="read", granted=granted, wording="1", at=NOW
            )
        assert uow.progress.consents(resident) == {"read": False}


def test_a_request_for_a_person_is_made_once_and_closed_once(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        resident, _ = samira(uow)
        assert uow.progress.ask_for_person(resident, reason="asked", key="k", at=NOW)
        assert not uow.progress.ask_for_person(resident, reason="asked", key="k", at=NOW)
        (request,) = uow.progress.help_requests(resident)
        assert uow.progress.answer_request(request.id, by="ruth", at=NOW)
        assert not uow.progress.answer_request(request.id, by="ruth", at=NOW)
        assert uow.progress.help_requests() == []
        assert len(uow.progress.help_requests(open_only=False)) == 1


def test_the_transcript_holds_each_line_once_in_order_with_its_delivery(
    unit_of_work: Work,
) -> None:
    with unit_of_work() as uow:
        resident, chat_id = samira(uow)
        chat = uow.chats.get(chat_id)
        assert chat is not None
        turn = uow.transcript.add_turn(
            chat=chat,
            update_id=1,
            outcome="answered",
            understanding=Understanding(intent="greet", confidence=0.9, actions=("utter_hi",)),
            at=NOW,
            milliseconds=40,
        )
        uow.transcript.add(chat=chat, at=NOW, author="resident", text="salaam", turn_id=turn)
        line = uow.transcript.add(
            chat=chat, at=NOW, author="bot", text="Hello", buttons=[Choice("Yes", "/affirm")]
        )
        for _ in range(2):  # a long text leaves in two pieces
            uow.outbox.add(chat=chat, message_id=line, payload={}, at=NOW)
        piece = uow.outbox.claim_next(chat_id, now=NOW, until=NOW + timedelta(minutes=1))
        assert piece is not None
        uow.outbox.sent(piece.id, telegram_message_id=5, at=NOW)
        found = uow.transcript.messages(resident)
        assert [(one.author, one.text, one.delivery) for one in found] == [
            ("resident", "salaam", None),
            ("bot", "Hello", "waiting"),
        ]
        assert found[1].buttons == (Choice("Yes", "/affirm"),)
        assert uow.transcript.turns(resident)[turn].understanding.intent == "greet"
        assert uow.transcript.last_resident_message_at(chat_id) == NOW


def test_only_the_buttons_under_the_last_words_are_current(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        _, chat_id = samira(uow)
        chat = uow.chats.get(chat_id)
        assert chat is not None
        choices = [Choice("Yes", "/affirm"), Choice("No", "/deny")]
        first = uow.transcript.add(chat=chat, at=NOW, author="bot", text="OK?", buttons=choices)
        keys = uow.buttons.offer(chat=chat, message_id=first, choices=choices)
        assert [one.label for one in uow.buttons.current(chat)] == ["Yes", "No"]
        assert all(len(key.encode()) <= 64 for key in keys)
        uow.transcript.add(chat=chat, at=NOW, author="bot", text="What is your name?")
        assert uow.buttons.current(chat) == []
        old = uow.buttons.find(chat, keys[1])
        assert old is not None
        assert old.payload == "/deny"


def test_another_bot_sees_nothing_of_this_ones_residents(
    unit_of_work: Work, engine: Engine
) -> None:
    with unit_of_work() as uow:
        resident, chat_id = samira(uow)
        uow.progress.ask_for_person(resident, reason="asked", key="k", at=NOW)
        uow.commit()
    with SqlUnitOfWork(engine, "another") as other:
        assert other.residents.get(resident) is None
        assert other.residents.list() == []
        assert other.chats.get(chat_id) is None
        assert other.progress.help_requests() == []
        assert other.transcript.messages(resident) == []


def test_an_erased_resident_is_in_no_table(unit_of_work: Work, engine: Engine) -> None:
    with unit_of_work() as uow:
        resident, chat_id = samira(uow)
        chat = uow.chats.get(chat_id)
        assert chat is not None
        uow.transcript.add(chat=chat, at=NOW, author="resident", text="salaam")
        uow.inbox.add(update_id=1, chat_id=chat_id, payload="salaam", at=NOW)
        uow.progress.log(resident, what="a", who="b", action="c", key="k", at=NOW)
        uow.outbox.add(chat=chat, message_id=None, payload={"text": "salaam"}, at=NOW)
        uow.commit()
        uow.residents.erase(resident)
        uow.commit()
    with engine.connect() as connection:
        for table in metadata.tables.values():
            for row in connection.execute(select(table)):
                assert resident not in str(row), table.name
                assert chat_id not in str(row), table.name
                assert "salaam" not in str(row), table.name
