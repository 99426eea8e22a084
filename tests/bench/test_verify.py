"""What counts as lost, as said twice, and as answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.bench.phones import Act, Heard
from bot.bench.verify import Verdict, compare
from bot.services.records import Message, Turn, Understanding

AT = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
SAMIRA = 7


def act(update_id: int, began: float) -> Act:
    return Act(SAMIRA, update_id, began, began + 0.002, AT)


def heard(message_id: int, at: float) -> Heard:
    return Heard(message_id, "words", (), at)


def turn(number: int, update_id: int, outcome: str = "answered") -> Turn:
    return Turn(number, update_id, outcome, Understanding(), AT, 25)


def line(number: int, author: str, **values: int | None) -> Message:
    blank = dict.fromkeys(Message.__slots__)
    known = {"id": number, "at": AT, "author": author, "kind": "text", "text": "", "buttons": ()}
    return Message(**{**blank, **known, **values})  # type: ignore[arg-type]


ACTS = [act(1, began=10.0), act(2, began=20.0)]
HEARD = [heard(101, 10.04), heard(102, 10.06), heard(104, 20.05)]
TURNS = {51: turn(51, 1), 52: turn(52, 2)}
LINES = [
    line(1, "resident", update_id=1, turn_id=51),
    line(2, "bot", turn_id=51, telegram_message_id=101),
    line(3, "bot", turn_id=51, telegram_message_id=102),
    line(4, "resident", update_id=2, turn_id=52),
    line(5, "bot", turn_id=52, telegram_message_id=104),
]


def verdict(
    *,
    acts: list[Act] = ACTS,
    got: list[Heard] = HEARD,
    lines: list[Message] = LINES,
    turns: dict[int, Turn] = TURNS,
) -> Verdict:
    return compare(acts, got, lines, turns)


def test_a_resident_waits_from_their_own_message_to_the_first_of_its_answers() -> None:
    found = verdict()
    assert found.waited == {1: pytest.approx(0.04), 2: pytest.approx(0.05)}
    assert found.of(ACTS[1:]) == [pytest.approx(0.05)]
    assert found.inside == [0.025, 0.025]
    assert found.faults() == []


def test_an_answer_that_comes_after_the_next_message_is_still_the_first_ones() -> None:
    late = [heard(101, 20.5), heard(102, 20.6), heard(104, 20.7)]
    assert verdict(got=late).waited == {1: pytest.approx(10.5), 2: pytest.approx(0.7)}


def test_a_message_without_a_turn_is_lost() -> None:
    found = verdict(turns={51: TURNS[51]}, lines=LINES[:3], got=HEARD[:2])
    assert found.faults() == [
        "lost: 1 × a message as a turn",
        "lost: 1 × a message in the transcript",
    ]


def test_a_turn_that_was_answered_with_nothing_is_lost() -> None:
    assert verdict(lines=LINES[:4], got=HEARD[:2]).faults() == ["lost: 1 × an answer"]


def test_a_turn_that_needs_no_answer_is_not() -> None:
    silent = {51: TURNS[51], 52: turn(52, 2, outcome="silent")}
    assert verdict(lines=LINES[:4], got=HEARD[:2], turns=silent).faults() == []


def test_an_answer_that_never_reached_the_phone_is_lost() -> None:
    assert verdict(got=HEARD[:2]).faults() == ["lost: 1 × an answer that no phone got"]
    unsent = [*LINES[:4], replace(LINES[4], telegram_message_id=None)]
    assert verdict(lines=unsent, got=HEARD[:2]).faults() == [
        "lost: 1 × an answer that no phone got"
    ]


def test_a_message_that_was_taken_twice_is_found() -> None:
    again = {**TURNS, 53: turn(53, 2)}
    lines = [
        *LINES,
        line(6, "resident", update_id=2, turn_id=53),
        line(7, "bot", turn_id=53, telegram_message_id=105),
    ]
    assert verdict(turns=again, lines=lines, got=[*HEARD, heard(105, 21.0)]).faults() == [
        "twice: 1 × a message as a turn",
        "twice: 1 × a message in the transcript",
    ]


def test_an_answer_that_was_sent_twice_is_found() -> None:
    assert verdict(got=[*HEARD, heard(105, 20.1)]).faults() == [
        "twice: 1 × an answer that is not in the transcript"
    ]


def test_answers_out_of_order_are_found() -> None:
    turned = [
        *LINES[:1],
        replace(LINES[1], telegram_message_id=102),
        replace(LINES[2], telegram_message_id=101),
        *LINES[3:],
    ]
    assert verdict(lines=turned).faults() == ["lost: 1 × the order of a chat's answers"]


def test_what_was_there_before_is_left_aside() -> None:
    old = [
        line(-2, "resident", update_id=-9, turn_id=40),
        line(-1, "bot", turn_id=40, telegram_message_id=-5),
    ]
    found = verdict(lines=[*old, *LINES], turns={40: turn(40, -9), **TURNS})
    assert found.faults() == []
    assert len(found.inside) == 2


def test_telling_somebody_that_it_takes_longer_is_counted_and_no_fault() -> None:
    sorry = line(6, "bot", telegram_message_id=105)
    found = verdict(lines=[*LINES, sorry], got=[*HEARD, heard(105, 25.0)])
    assert (found.apologies, found.faults()) == (1, [])
