"""Reads for the console's pages, on SQLite and on PostgreSQL."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.services.console_records import CaseloadQuery
from bot.services.records import Choice, Understanding
from bot.store.engine import Engine
from bot.store.unit_of_work import SqlUnitOfWork

Units = Callable[[], SqlUnitOfWork]
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)


def resident(unit: SqlUnitOfWork, called: str | None, number: int, **changes: object) -> str:
    chat = unit.chats.open(now=NOW, chat_id=None, telegram_chat_id=number)
    unit.residents.update(chat.resident_id, called=called, **changes)
    return chat.resident_id


@pytest.fixture
def people(unit_of_work: Units, engine: Engine) -> dict[str, str]:
    """Four residents of this bot, and one of another."""
    with unit_of_work() as unit:
        found = {
            "ann": resident(unit, "ann", 1, stage="in_work", outcode="E1", last_seen_at=NOW),
            "Bo": resident(unit, "Bo", 2, stage="joining", outcode="E14", last_seen_at=NOW - DAY),
            "50%_": resident(unit, "50%_", 3, stage="offered", outcode="SE15"),
            "": resident(unit, None, 4),
        }
        unit.progress.ask_for_person(found["Bo"], reason="asked", key="1", at=NOW)
        unit.progress.add_interest(found["Bo"], role_id="porter", source="chat", at=NOW)
        unit.progress.add_interest(found["Bo"], role_id="ward_clerk", source="chat", at=NOW + DAY)
        unit.progress.add_interest(found["ann"], role_id="porter", source="chat", at=NOW)
        unit.progress.withdraw_interest(found["ann"], role_id="porter", at=NOW)
        unit.commit()
    with SqlUnitOfWork(engine, "other") as unit:
        resident(unit, "ann", 1, last_seen_at=NOW)
        unit.commit()
    return found


@pytest.mark.parametrize(
    ("query", "names"),
    [
        (CaseloadQuery(), ["ann", "Bo", None, None]),
        (CaseloadQuery(sort="name", descending=False), ["50%_", "ann", "Bo", None]),
        (CaseloadQuery(sort="stage", descending=True), ["ann", "50%_", "Bo", None]),
        (CaseloadQuery(words="ANN"), ["ann"]),
        (CaseloadQuery(words="%_"), ["50%_"]),
        (CaseloadQuery(words="e1", sort="name", descending=False), ["ann", "Bo"]),
        (CaseloadQuery(stage="joining"), ["Bo"]),
        (CaseloadQuery(waiting_only=True), ["Bo"]),
        (CaseloadQuery(sort="name", descending=False, page=2, size=2), ["Bo", None]),
    ],
)
def test_the_caseload_is_asked_in_many_ways(
    unit_of_work: Units, people: dict[str, str], query: CaseloadQuery, names: list[str | None]
) -> None:
    with unit_of_work() as unit:
        page = unit.caseload.find(query)
        whole = unit.caseload.find(replace(query, page=1, size=50))
    got = [row.called for row in page.rows]
    if query == CaseloadQuery():  # two were never seen: their order is not said
        assert got[:2] == names[:2]
        assert set(got[2:]) == {"50%_", None}
    else:
        assert got == names
    assert page.total == len(whole.rows)


def test_a_row_says_who_waits_and_which_roles_stand(
    unit_of_work: Units, people: dict[str, str]
) -> None:
    with unit_of_work() as unit:
        rows = {row.called: row for row in unit.caseload.find(CaseloadQuery()).rows}
    assert (rows["Bo"].waiting, rows["Bo"].role_ids) == (True, ("porter", "ward_clerk"))
    assert (rows["ann"].waiting, rows["ann"].role_ids) == (False, ())


def test_open_requests_come_with_danger_first(unit_of_work: Units, people: dict[str, str]) -> None:
    with unit_of_work() as unit:
        ask = unit.progress.ask_for_person
        ask(people["ann"], reason="safety", key="2", at=NOW + DAY)
        ask(people["ann"], reason="asked", key="3", at=NOW - DAY)
        ask(people["50%_"], reason="asked", key="4", at=NOW - 2 * DAY)
        closed = unit.progress.help_requests(people["50%_"])[0]
        unit.progress.answer_request(closed.id, by="somebody", at=NOW)
        found = unit.caseload.open_requests(first=("safety",), most=10)
        assert [(one.called, one.reason) for one in found] == [
            ("ann", "safety"),
            ("ann", "asked"),
            ("Bo", "asked"),
        ]
        assert len(unit.caseload.open_requests(first=(), most=2)) == 2


def test_lines_come_with_the_worst_delivery_and_what_was_pressed(
    unit_of_work: Units, people: dict[str, str]
) -> None:
    with unit_of_work() as unit:
        chat = unit.chats.of_resident(people["ann"])[0]
        choices = [Choice("Yes", "/affirm"), Choice("No", "/deny")]
        said = unit.transcript.add(chat=chat, at=NOW, author="bot", text="Sure?", buttons=choices)
        keys = unit.buttons.offer(chat=chat, message_id=said, choices=choices)
        unit.buttons.pressed(keys[1], NOW)
        pieces = [
            unit.outbox.add(chat=chat, message_id=said, payload={"text": text}, at=NOW)
            for text in ("Su", "re?")
        ]
        unit.outbox.sent(pieces[0], telegram_message_id=7, at=NOW)
        unit.outbox.give_up(pieces[1], state="parked", problem="Bad Request")
        (line,) = unit.caseload.lines(people["ann"])
    assert line.message.delivery == "parked"
    assert line.message.buttons == tuple(choices)
    assert line.pressed == {1}


def test_a_conversation_is_paged_counted_searched_and_placed(
    unit_of_work: Units, people: dict[str, str]
) -> None:
    with unit_of_work() as unit:
        chat = unit.chats.of_resident(people["ann"])[0]
        ids = [
            unit.transcript.add(
                chat=chat,
                at=NOW + timedelta(minutes=number),
                author="resident" if number % 2 == 0 else "bot",
                text=f"Line {number}%",
            )
            for number in range(10)
        ]
        ann, caseload = people["ann"], unit.caseload

        def numbers(**where: int) -> list[int]:
            return [ids.index(one.message.id) for one in caseload.lines(ann, **where)]

        assert numbers(most=3) == [7, 8, 9]
        assert numbers(before=ids[5], most=3) == [2, 3, 4]
        assert numbers(after=ids[5], most=3) == [6, 7, 8]
        assert numbers() == list(range(10))
        assert caseload.count_lines(ann) == 10
        assert caseload.count_lines(ann, before=ids[4]) == 4
        assert [one.message.id for one in caseload.search_lines(ann, "LINE", most=2)] == ids[-2:]
        assert [one.message.id for one in caseload.search_lines(ann, "3%", most=9)] == [ids[3]]
        assert caseload.search_lines(ann, "_", most=9) == []
        assert caseload.place_of(ann, NOW + timedelta(minutes=5)) == ids[4]
        assert caseload.place_of(ann, NOW - DAY) == ids[0]
        assert caseload.place_of(people["Bo"], NOW) is None
        assert caseload.lines(people["Bo"]) == []


def test_nothing_of_another_bot_is_read(
    unit_of_work: Units, engine: Engine, people: dict[str, str]
) -> None:
    ann = people["ann"]
    with unit_of_work() as unit:
        chat = unit.chats.of_resident(ann)[0]
        unit.transcript.add(chat=chat, at=NOW, author="resident", text="hello")
        user = unit.accounts.add_user(
            email="r@example.org", name="Ruth", role="adviser", password_hash=None, at=NOW
        )
        assert user is not None
        unit.caseload.add_note(ann, author_id=user.id, text="n", at=NOW, same_since=NOW - DAY)
        unit.progress.record_consent(ann, purpose="p", granted=True, wording="1", at=NOW)
        unit.commit()
    with SqlUnitOfWork(engine, "other") as unit:
        other = unit.caseload
        assert other.lines(ann) == []
        assert other.search_lines(ann, "hello", most=9) == []
        assert other.count_lines(ann) == 0
        assert other.place_of(ann, NOW) is None
        assert other.notes(ann) == []
        assert other.consents(ann) == []
        assert other.open_requests(first=(), most=9) == []
        assert other.find(CaseloadQuery(words="Bo")).total == 0
        assert unit.accounts.names([user.id]) == {}


def test_the_newest_word_on_each_purpose_counts(
    unit_of_work: Units, people: dict[str, str]
) -> None:
    with unit_of_work() as unit:
        record = unit.progress.record_consent
        record(people["ann"], purpose="a", granted=True, wording="1", at=NOW)
        record(people["ann"], purpose="b", granted=True, wording="1", at=NOW)
        record(people["ann"], purpose="a", granted=False, wording="2", at=NOW + DAY)
        found = {one.purpose: one for one in unit.caseload.consents(people["ann"])}
    assert (found["a"].granted, found["a"].wording, found["a"].at) == (False, "2", NOW + DAY)
    assert found["b"].granted


def test_a_note_sent_twice_at_the_same_moment_is_one_note(
    unit_of_work: Units, people: dict[str, str]
) -> None:
    with unit_of_work() as unit:
        user = unit.accounts.add_user(
            email="r@example.org", name="Ruth", role="adviser", password_hash=None, at=NOW
        )
        assert user is not None
        unit.commit()
    added: list[bool] = []
    both = threading.Barrier(2)

    def add() -> None:
        both.wait()
        with unit_of_work() as unit:
            added.append(
                unit.caseload.add_note(
                    people["ann"], author_id=user.id, text="hi", at=NOW, same_since=NOW - DAY
                )
            )
            unit.commit()

    threads = [threading.Thread(target=add) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(added) == [False, True]
    with unit_of_work() as unit:
        assert [(one.author, one.text, one.at) for one in unit.caseload.notes(people["ann"])] == [
            ("Ruth", "hi", NOW)
        ]


def test_figures_count_this_bot_s_rows(unit_of_work: Units, people: dict[str, str]) -> None:
    with unit_of_work() as unit:
        chat = unit.chats.of_resident(people["ann"])[0]
        for number, at in ((1, NOW), (2, NOW - 2 * DAY)):
            unit.transcript.add_turn(
                chat=chat,
                update_id=number,
                outcome="answered",
                understanding=Understanding(),
                at=at,
                milliseconds=1,
            )
        unit.inbox.add(update_id=1, chat_id=chat.id, payload="{}", at=NOW)
        unit.outbox.add(chat=chat, message_id=None, payload={"text": "hi"}, at=NOW)
        unit.inbox.quarantine(update_id=5, chat_id=None, payload="?", reason="odd", at=NOW)
        counts = unit.caseload.counts(day_ago=NOW - DAY)
    assert counts.inbox_waiting == 1
    assert counts.quarantined == 1
    assert counts.requests_open == 1
    assert counts.outbox == {"waiting": 1}
    assert counts.turns_last_day == {"answered": 1}
    assert counts.residents == {"in_work": 1, "joining": 1, "offered": 1, "new": 1}
