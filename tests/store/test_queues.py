"""Updates are leased by one worker at a time, and messages leave in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import LeaseLostError
from bot.services.records import Chat, Lease
from bot.store.unit_of_work import SqlUnitOfWork

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
Work = Callable[[], SqlUnitOfWork]


def open_chat(work: Work, telegram_chat_id: int = 7) -> Chat:
    with work() as uow:
        chat = uow.chats.open(now=NOW, chat_id=None, telegram_chat_id=telegram_chat_id)
        uow.commit()
    return chat


def receive(work: Work, chat: Chat, update_id: int, at: datetime = NOW) -> bool:
    with work() as uow:
        new = uow.inbox.add(update_id=update_id, chat_id=chat.id, payload="{}", at=at)
        uow.commit()
    return new


def lease(work: Work, now: datetime = NOW, owner: str = "a", most: int = 10) -> list[Lease]:
    with work() as uow:
        leases = uow.chats.lease(owner=owner, now=now, until=now + MINUTE, most=most)
        uow.commit()
    return leases


def queue(work: Work, chat: Chat, text: str) -> int:
    with work() as uow:
        key = uow.outbox.add(chat=chat, message_id=None, payload={"text": text}, at=NOW)
        uow.commit()
    return key


def test_the_same_update_is_kept_once(unit_of_work: Work) -> None:
    chat = open_chat(unit_of_work)
    assert receive(unit_of_work, chat, 1)
    assert not receive(unit_of_work, chat, 1)
    assert len(lease(unit_of_work)) == 1


def test_a_resident_who_writes_again_keeps_the_same_chat(unit_of_work: Work) -> None:
    assert open_chat(unit_of_work) == open_chat(unit_of_work)


def test_one_chat_is_leased_once_and_its_oldest_update_first(unit_of_work: Work) -> None:
    samira, dele = open_chat(unit_of_work, 1), open_chat(unit_of_work, 2)
    for update_id, chat in ((1, samira), (2, samira), (3, dele)):
        receive(unit_of_work, chat, update_id)
    leases = lease(unit_of_work)
    assert [one.update.update_id for one in leases] == [1, 3]
    assert lease(unit_of_work, owner="b") == []


def test_a_dead_workers_chat_is_taken_over_and_its_late_writing_is_refused(
    unit_of_work: Work,
) -> None:
    receive(unit_of_work, open_chat(unit_of_work), 1)
    (old,) = lease(unit_of_work)
    (new,) = lease(unit_of_work, now=NOW + 2 * MINUTE, owner="b")
    assert new.fence == old.fence + 1
    with unit_of_work() as uow, pytest.raises(LeaseLostError):
        uow.chats.release(old)
    with unit_of_work() as uow:
        uow.inbox.done(new, at=NOW)
        uow.chats.release(new)
        uow.commit()
    with unit_of_work() as uow, pytest.raises(LeaseLostError):
        uow.inbox.done(old, at=NOW)


def test_a_chat_that_has_to_wait_does_not_hold_up_another(unit_of_work: Work) -> None:
    samira, dele = open_chat(unit_of_work, 1), open_chat(unit_of_work, 2)
    receive(unit_of_work, samira, 1)
    receive(unit_of_work, dele, 2)
    leases = lease(unit_of_work)
    with unit_of_work() as uow:
        uow.chats.release(leases[0], not_before=NOW + MINUTE)
        uow.chats.release(leases[1])
        uow.commit()
    assert [one.chat for one in lease(unit_of_work)] == [dele]
    again = lease(unit_of_work, now=NOW + 2 * MINUTE)
    assert samira in [one.chat for one in again]


def test_what_is_done_leaves_no_words_in_the_inbox(unit_of_work: Work) -> None:
    receive(unit_of_work, open_chat(unit_of_work), 1)
    (one,) = lease(unit_of_work)
    with unit_of_work() as uow:
        uow.inbox.done(one, at=NOW)
        uow.chats.release(one)
        uow.commit()
    assert lease(unit_of_work) == []
    with unit_of_work() as uow:
        assert uow.inbox.waiting() == 0


def test_a_late_chat_is_apologised_to_once(unit_of_work: Work) -> None:
    chat = open_chat(unit_of_work)
    receive(unit_of_work, chat, 1)
    receive(unit_of_work, chat, 2)
    with unit_of_work() as uow:
        late = uow.inbox.late(before=NOW + MINUTE)
        assert [chat_id for _, chat_id in late] == [chat.id]
        assert uow.inbox.apologised(late[0][0])
        assert not uow.inbox.apologised(late[0][0])
        assert uow.inbox.late(before=NOW + MINUTE) == []


def test_messages_of_one_chat_are_sent_one_after_the_other(unit_of_work: Work) -> None:
    chat = open_chat(unit_of_work)
    first, second = queue(unit_of_work, chat, "one"), queue(unit_of_work, chat, "two")
    with unit_of_work() as uow:
        assert uow.outbox.ready_chats(now=NOW, busy=(), most=9) == [chat.id]
        assert uow.outbox.ready_chats(now=NOW, busy=[chat.id], most=9) == []
        assert claimed(uow, chat) == first
        assert claimed(uow, chat) is None
        uow.outbox.sent(first, telegram_message_id=11, at=NOW)
        assert claimed(uow, chat) == second
        uow.outbox.sent(second, telegram_message_id=12, at=NOW)
        assert uow.outbox.ready_chats(now=NOW, busy=(), most=9) == []


def test_a_message_that_must_wait_keeps_its_place(unit_of_work: Work) -> None:
    chat = open_chat(unit_of_work)
    first = queue(unit_of_work, chat, "one")
    queue(unit_of_work, chat, "two")
    with unit_of_work() as uow:
        claimed(uow, chat)
        uow.outbox.wait(first, not_before=NOW + MINUTE, problem="429")
        assert claimed(uow, chat) is None
        assert uow.outbox.ready_chats(now=NOW, busy=(), most=9) == []
        later = NOW + 2 * MINUTE
        assert uow.outbox.ready_chats(now=later, busy=(), most=9) == [chat.id]
        again = uow.outbox.claim_next(chat.id, now=later, until=later + MINUTE)
        assert again is not None
        assert (again.id, again.attempts) == (first, 2)


def test_what_a_dead_sender_began_is_marked_uncertain_and_the_next_goes_on(
    unit_of_work: Work,
) -> None:
    chat = open_chat(unit_of_work)
    queue(unit_of_work, chat, "one")
    second = queue(unit_of_work, chat, "two")
    with unit_of_work() as uow:
        claimed(uow, chat)
        assert uow.outbox.abandon_expired(NOW + 2 * MINUTE) == 1
        assert claimed(uow, chat) == second


def test_nothing_more_is_sent_to_a_resident_who_blocked_the_bot(unit_of_work: Work) -> None:
    chat = open_chat(unit_of_work)
    first = queue(unit_of_work, chat, "one")
    queue(unit_of_work, chat, "two")
    with unit_of_work() as uow:
        claimed(uow, chat)
        uow.outbox.give_up(first, state="unreachable", problem="403")
        uow.outbox.give_up_chat(chat.id, problem="403")
        assert uow.outbox.ready_chats(now=NOW, busy=(), most=9) == []


def test_a_terminal_conversation_has_nothing_to_send_to(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        chat = uow.chats.open(now=NOW, chat_id="shell", telegram_chat_id=None)
        uow.outbox.add(chat=chat, message_id=None, payload={}, at=NOW)
        assert uow.outbox.ready_chats(now=NOW, busy=(), most=9) == []
        assert claimed(uow, chat) is None


def claimed(uow: SqlUnitOfWork, chat: Chat) -> int | None:
    one = uow.outbox.claim_next(chat.id, now=NOW, until=NOW + MINUTE)
    return None if one is None else one.id
