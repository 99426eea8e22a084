"""Who waits, and what may be read: the rules behind the console's pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.errors import NotFoundError
from bot.services import caseload, transcripts
from bot.services.records import Chat
from bot.store.engine import make_engine
from bot.store.tables import metadata
from bot.store.unit_of_work import SqlUnitOfWork

Units = Callable[[], SqlUnitOfWork]
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def units(tmp_path: Path) -> Iterator[Units]:
    engine = make_engine(f"sqlite:///{tmp_path / 'mooring.db'}")
    metadata.create_all(engine)
    yield lambda: SqlUnitOfWork(engine, "default")
    engine.dispose()


@pytest.fixture
def ruth(units: Units) -> str:
    with units() as unit:
        user = unit.accounts.add_user(
            email="ruth@example.org", name="Ruth", role="adviser", password_hash=None, at=NOW
        )
        unit.commit()
    assert user is not None
    return user.id


def someone(units: Units, number: int = 1, *, agreed: bool = True) -> Chat:
    with units() as unit:
        chat = unit.chats.open(now=NOW, chat_id=None, telegram_chat_id=number)
        if agreed:
            unit.progress.record_consent(
                chat.resident_id, purpose="adviser_reads_chat", granted=True, wording="1", at=NOW
            )
        unit.commit()
    return chat


def asks(units: Units, chat: Chat, reason: str, at: datetime) -> int:
    with units() as unit:
        unit.progress.ask_for_person(
            chat.resident_id, reason=reason, key=f"{chat.id}:{reason}:{at}", at=at
        )
        unit.commit()
        return unit.progress.help_requests(chat.resident_id)[-1].id


def test_people_who_wait_are_listed_once_each_with_all_they_asked(units: Units) -> None:
    first, second, third = (someone(units, number) for number in (1, 2, 3))
    asks(units, first, "asked", NOW - HOUR)
    asks(units, second, "asked", NOW - 5 * HOUR)
    asks(units, third, "under_16", NOW)
    asks(units, first, "not_understood", NOW - 9 * HOUR)
    waiting = caseload.people_waiting(units).people
    assert [one.resident_id for one in waiting] == [
        third.resident_id,
        first.resident_id,
        second.resident_id,
    ]
    assert [one.reason for one in waiting[1].requests] == ["not_understood", "asked"]


def test_those_whom_a_page_does_not_hold_are_counted(units: Units) -> None:
    for number in range(5):
        asks(units, someone(units, number), "asked", NOW)
    waiting = caseload.people_waiting(units, most=3)
    assert (len(waiting.people), waiting.total) == (3, 5)


def test_a_request_of_one_resident_is_not_answered_under_another_s_name(
    units: Units, ruth: str
) -> None:
    one, other = someone(units, 1), someone(units, 2)
    request = asks(units, one, "asked", NOW)
    with pytest.raises(NotFoundError):
        caseload.mark_answered(units, other.resident_id, request, by=ruth, now=NOW)
    with units() as unit:
        assert len(unit.progress.help_requests(one.resident_id)) == 1
    assert caseload.mark_answered(units, one.resident_id, request, by=ruth, now=NOW)
    assert not caseload.mark_answered(units, one.resident_id, request, by=ruth, now=NOW)


def test_the_same_note_some_days_later_is_another_note(units: Units, ruth: str) -> None:
    chat = someone(units)
    for at in (NOW, NOW + timedelta(minutes=9), NOW + 24 * HOUR):
        caseload.add_note(units, chat.resident_id, author_id=ruth, text=" Rang. \r\n", now=at)
    with units() as unit:
        assert [one.text for one in unit.caseload.notes(chat.resident_id)] == ["Rang.", "Rang."]


def test_notes_and_readings_of_nobody_are_not_found(units: Units, ruth: str) -> None:
    with pytest.raises(NotFoundError):
        caseload.add_note(units, "nobody", author_id=ruth, text="hi", now=NOW)
    with pytest.raises(NotFoundError):
        caseload.case_file(units, "nobody", reader=ruth, now=NOW)
    with pytest.raises(NotFoundError):
        transcripts.whole_conversation(units, "nobody", reading=units, reader=ruth, now=NOW)


@pytest.mark.parametrize(
    ("agreed", "reason", "may"),
    [
        (True, None, True),
        (False, None, False),
        (False, "asked", False),
        (False, "complaint", False),
        (False, "safety", True),
        (False, "under_16", True),
    ],
)
def test_a_conversation_is_read_with_consent_or_in_danger(
    units: Units, ruth: str, agreed: bool, reason: str | None, may: bool
) -> None:
    chat = someone(units, agreed=agreed)
    if reason is not None:
        asks(units, chat, reason, NOW)
    file = caseload.case_file(units, chat.resident_id, reader=ruth, now=NOW)
    assert file.readable is may
    if may:
        transcripts.conversation(units, chat.resident_id, reader=ruth, now=NOW)
    else:
        with pytest.raises(transcripts.WithheldError):
            transcripts.conversation(units, chat.resident_id, reader=ruth, now=NOW)


def test_every_reading_is_noted_with_who_and_whom(units: Units, ruth: str) -> None:
    chat = someone(units)
    caseload.case_file(units, chat.resident_id, reader=ruth, now=NOW)
    transcripts.conversation(units, chat.resident_id, reader=ruth, now=NOW)
    transcripts.search_conversation(units, chat.resident_id, "secret", reader=ruth, now=NOW)
    transcripts.whole_conversation(units, chat.resident_id, reading=units, reader=ruth, now=NOW)
    with units() as unit:
        lines = unit.audit.lines(resident_id=chat.resident_id)
    assert [one.what for one in reversed(lines)] == [
        "resident.read",
        "transcript.read",
        "transcript.searched",
        "transcript.downloaded",
    ]
    assert {(one.user_id, one.at) for one in lines} == {(ruth, NOW)}
    assert "secret" not in str([one.detail for one in lines])


def test_a_whole_conversation_comes_in_order_and_once(
    units: Units, ruth: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transcripts, "BATCH", 4)
    chat = someone(units)
    with units() as unit:
        for number in range(11):
            unit.transcript.add(chat=chat, at=NOW, author="resident", text=str(number))
        unit.commit()
    pieces = transcripts.whole_conversation(
        units, chat.resident_id, reading=units, reader=ruth, now=NOW
    )
    said = [line.message.text for piece in pieces for line in piece.lines]
    assert said == [str(number) for number in range(11)]
