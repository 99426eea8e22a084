"""What is said first where several matters are due, and what becomes of the rest."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.services.matters.kind import about, subject_of
from bot.services.matters.registry import KINDS, chosen_matters, kind_of
from bot.services.records import Reminder

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


def due(number: int, subject: str) -> Reminder:
    return Reminder(number, "r", "matter", subject, 0, NOW, NOW, "waiting", None, None)


def test_a_subject_is_read_as_it_was_written() -> None:
    assert subject_of(about("application", 12, "deadline")) == ("application", 12, "deadline")


def test_a_subject_that_nobody_knows_any_more_is_of_no_kind() -> None:
    assert kind_of("parcel:3:lost") is None
    assert chosen_matters([due(1, "parcel:3:lost")]) == []


def test_all_closing_dates_are_said_together_and_before_a_silence_and_a_new_advert() -> None:
    advert, silence = due(1, "vacancy:1:new"), due(2, "application:3:no_reply")
    first, second = due(3, "application:4:deadline"), due(4, "application:5:deadline")
    assert chosen_matters([advert, silence, first, second]) == [first, second]


def test_of_two_silences_one_is_said() -> None:
    first, second = due(1, "application:3:no_reply"), due(2, "application:4:no_reply")
    assert chosen_matters([first, second]) == [first]


def test_every_kind_goes_by_its_own_subject() -> None:
    assert all(kind.subject == subject for subject, kind in KINDS.items())
