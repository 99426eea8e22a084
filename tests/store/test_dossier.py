"""What is kept about somebody is found whole, and goes whole, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot.services.dialogue import Reply
from bot.services.erasing import ERASED, erase_and_say
from bot.services.records import Chat, Choice
from bot.store.dossier import STAFF, TECHNICAL
from bot.store.engine import Engine, forget_deleted
from bot.store.tables import metadata
from bot.store.unit_of_work import SqlUnitOfWork
from tests.telling import told

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
Work = Callable[[], SqlUnitOfWork]
OF_NOBODY = {"users", "sign_in_links", "sessions", "sign_in_attempts"}
"""The tables that hold nothing about residents."""
APPLYING = {
    "applications", "application_sections", "application_steps", "barriers", "criteria", "outbox",
    "readiness", "referees", "referrals", "reminders", "stories", "vacancies", "work_history",
    "interviews", "practices", "practice_answers", "test_sessions", "test_items", "offers",
    "checks", "documents_held", "reference_requests", "jobs", "check_ins", "care_standards",
}  # fmt: skip


def open_chat(uow: SqlUnitOfWork, number: int = 7) -> Chat:
    chat = uow.chats.open(now=NOW, chat_id=None, telegram_chat_id=number)
    uow.residents.update(chat.resident_id, called="Samira", last_seen_at=NOW)
    message = uow.transcript.add(chat=chat, at=NOW, author="bot", text="Is that OK?")
    uow.buttons.offer(chat=chat, message_id=message, choices=[Choice("Yes", "/affirm")])
    uow.outbox.add(chat=chat, message_id=message, payload={"text": "Is that OK?"}, at=NOW)
    uow.inbox.add(update_id=number, chat_id=chat.id, payload="salaam", at=NOW)
    uow.progress.record_consent(
        chat.resident_id, purpose="adviser_reads_chat", granted=True, wording="1", at=NOW
    )
    uow.progress.ask_for_person(chat.resident_id, reason="asked", key=f"k{number}", at=NOW)
    uow.audit.add(what="resident.read", at=NOW, user_id="ruth", resident_id=chat.resident_id)
    return chat


def test_every_table_that_is_about_residents_is_in_the_copy(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        rows = uow.dossier.rows(open_chat(uow).resident_id)
        assert set(rows) == set(metadata.tables) - OF_NOBODY
        assert rows["residents"][0]["called"] == "Samira"
        assert rows["buttons"][0]["label"] == "Yes"
        assert rows["chats"][0]["telegram_chat_id"] == 7
        assert rows["consents"][0]["at"] == NOW.isoformat()
        assert rows["audit"] == [{**rows["audit"][0], "what": "resident.read"}]


def test_a_copy_holds_nobody_elses_rows_and_no_names_of_staff(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        mine = open_chat(uow)
        open_chat(uow, number=8)
        rows = uow.dossier.rows(mine.resident_id)
        assert {len(found) for found in rows.values()} <= {0, 1}
        names = {name for found in rows.values() for row in found for name in row}
        assert not names & (STAFF | TECHNICAL)


def test_an_erased_resident_gets_last_words_in_a_chat_that_knows_nothing(
    unit_of_work: Work, engine: Engine
) -> None:
    with unit_of_work() as uow:
        chat = open_chat(uow)
        uow.commit()
        erase_and_say(uow, chat, [Reply("It is done.")], NOW)
        uow.commit()
        (stranger,) = uow.residents.list()
        (empty,) = uow.chats.of_resident(stranger.id)
        assert (stranger.stage, stranger.called, empty.telegram_chat_id) == ("new", None, 7)
        assert chat.resident_id != stranger.id
        said = uow.outbox.claim_next(empty.id, now=NOW, until=NOW + timedelta(minutes=1))
        assert said is not None
        assert said.payload["text"] == "It is done."
        uow.outbox.sent(said.id, telegram_message_id=1, at=NOW)
        assert uow.chats.forget_stranger(empty.id)
        uow.commit()
    assert forget_deleted(engine)
    left = stored(engine)
    assert {name for name, rows in left.items() if rows} == {"audit"}
    assert not any(chat.resident_id in row for row in left["audit"])


def test_of_an_erased_resident_who_went_all_the_way_no_word_stays_in_any_table(
    unit_of_work: Work, engine: Engine
) -> None:
    with unit_of_work() as uow:
        told(uow, NOW, 8, "Dele")
        uow.commit()
    before = stored(engine)
    with unit_of_work() as uow:
        chat = told(uow, NOW, 7, "Samira")
        for kind in ("document", "picture"):
            waiting = {"text": "Samira, look", "buttons": [], kind: "progress_picture"}
            uow.outbox.add(chat=chat, message_id=None, payload=waiting, at=NOW)
        uow.commit()
    with_her = stored(engine)
    assert {name for name in with_her if len(with_her[name]) > len(before[name])} >= APPLYING
    with unit_of_work() as uow:
        uow.residents.erase(chat.resident_id)
        uow.commit()
    assert forget_deleted(engine)
    assert stored(engine) == before


def stored(engine: Engine) -> dict[str, list[str]]:
    with engine.connect() as connection:
        return {
            name: [str(row) for row in connection.execute(select(table))]
            for name, table in metadata.tables.items()
        }


def test_the_trail_says_that_somebody_was_erased_and_not_who(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        chat = open_chat(uow)
        erase_and_say(uow, chat, [Reply("It is done.")], NOW)
        newest, *older = uow.audit.lines()
        assert (newest.what, newest.resident_id, newest.user_id) == (ERASED, None, None)
        assert newest.detail["open_requests"] == 1
        assert newest.detail["by"] == "resident"
        assert [(one.what, one.resident_id) for one in older] == [("resident.read", None)]


def test_whoever_writes_again_before_the_last_words_arrive_is_kept(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        erase_and_say(uow, open_chat(uow), [Reply("It is done.")], NOW)
        empty = uow.chats.open(now=NOW, chat_id=None, telegram_chat_id=7)
        uow.inbox.add(update_id=9, chat_id=empty.id, payload="hello", at=NOW)
        assert not uow.chats.forget_stranger(empty.id)
        assert uow.chats.get(empty.id) is not None


def test_a_resident_with_a_way_behind_them_is_never_forgotten_as_a_stranger(
    unit_of_work: Work,
) -> None:
    with unit_of_work() as uow:
        chat = uow.chats.open(now=NOW, chat_id=None, telegram_chat_id=7)
        uow.residents.update(chat.resident_id, stage="choosing")
        assert not uow.chats.forget_stranger(chat.id)


def test_last_words_that_a_dead_worker_had_begun_to_send_are_known(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        erase_and_say(uow, open_chat(uow), [Reply("It is done.")], NOW)
        empty = uow.chats.open(now=NOW, chat_id=None, telegram_chat_id=7)
        uow.outbox.claim_next(empty.id, now=NOW, until=NOW + timedelta(minutes=1))
        assert uow.outbox.expired_last_words(NOW) == []
        assert uow.outbox.expired_last_words(NOW + timedelta(minutes=2)) == [empty.id]


def test_every_yes_and_no_is_kept_with_its_date(unit_of_work: Work) -> None:
    with unit_of_work() as uow:
        chat = open_chat(uow)
        later = NOW + timedelta(days=3)
        uow.progress.record_consent(
            chat.resident_id, purpose="adviser_reads_chat", granted=False, wording="2", at=later
        )
        history = uow.progress.consent_history(chat.resident_id)
        assert [(one.granted, one.at) for one in history] == [(True, NOW), (False, later)]
