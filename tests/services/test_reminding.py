"""What becomes of reminders: said once, at the right hour, and only where they have a point."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.clock import in_london
from bot.content.content import Content
from bot.journey.dates.reading import Read
from bot.services import conversation, joining, progress, reminders, roles
from bot.services.progress import Step
from bot.services.records import Chat, Message, Resident, Understanding
from bot.services.reminders import Kept, Refused
from bot.services.reminding import Reminding
from bot.store.engine import Engine, make_engine
from bot.store.migrate import upgrade
from bot.store.unit_of_work import SqlUnitOfWork
from tests.conftest import FixedClock

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


class Samira:
    """A resident with a phone; every message of hers is a minute after the one before."""

    def __init__(self, engine: Engine, clock: FixedClock, content: Content) -> None:
        self.clock = clock
        self.content = content
        self.engine = engine
        self._messages = 0
        with self.store() as uow:
            self.chat_id = uow.chats.open(now=clock.now(), chat_id=None, telegram_chat_id=7).id
            uow.commit()
        self.reminding = self.watcher()

    def watcher(self) -> Reminding:
        return Reminding(
            unit_of_work=self.store,
            reading=self.reading,
            clock=self.clock,
            wall=self.clock,
            content=self.content,
        )

    def store(self) -> SqlUnitOfWork:
        return SqlUnitOfWork(self.engine, "test")

    def reading(self) -> SqlUnitOfWork:
        return SqlUnitOfWork(self.engine, "test", reading=True)

    @property
    def chat(self) -> Chat:
        with self.reading() as uow:
            chat = uow.chats.get(self.chat_id)
        assert chat is not None
        return chat

    @property
    def resident(self) -> Resident:
        with self.reading() as uow:
            return uow.residents.list()[0]

    def writes(self, *, outcome: str = "answered", intent: str = "inform") -> Step:
        """Write something, which is answered; return the step for what it sets off."""
        self._messages += 1
        now, chat = self.clock.now(), self.chat
        with self.store() as uow:
            uow.residents.update(chat.resident_id, last_seen_at=now)
            understanding = Understanding(intent=intent)
            uow.transcript.add_turn(
                chat=chat,
                update_id=self._messages,
                outcome=outcome,
                understanding=understanding,
                at=now,
                milliseconds=1,
            )
            uow.commit()
        return Step(self.chat_id, f"test:{self._messages}", "action_test", now)

    @contextmanager
    def turn(self) -> Iterator[tuple[SqlUnitOfWork, Step]]:
        """Write something; what it sets off happens in the block."""
        step = self.writes()
        with self.store() as uow:
            yield uow, step

    def comes_in(self) -> None:
        with self.turn() as (uow, step):
            joining.begin(uow, self.content, step)

    def joins(self) -> None:
        with self.turn() as (uow, step):
            joining.begin(uow, self.content, step)
            joining.record_consent(uow, step, granted=True)
            joining.record_name(uow, step, "Samira")
            joining.record_age(uow, step, sixteen_or_over=True)
            joining.finish(uow, self.content, step)

    def saves(self, role: str = "porter") -> None:
        with self.turn() as (uow, step):
            roles.choose(uow, step, [self.content.roles[role]])

    def asks(self, when: Read, words: str | None = None) -> Kept:
        with self.turn() as (uow, step):
            kept = reminders.ask(uow, step, when, words)
        assert isinstance(kept, Kept)
        return kept

    def change(self, **changes: Any) -> None:
        resident_id = self.resident.id
        with self.store() as uow:
            uow.residents.update(resident_id, **changes)
            uow.commit()

    def told(self) -> list[Message]:
        """Let the watch look once; return all that was ever written to her."""
        self.reminding.take_back_late()
        self.reminding.say_due()
        return self.said()

    def said(self) -> list[Message]:
        resident_id = self.resident.id
        with self.reading() as uow:
            lines = uow.transcript.messages(resident_id)
        return [line for line in lines if line.author == "bot"]

    def receives(self) -> None:
        """Let the sender deliver what waits."""
        now = self.clock.now()
        with self.store() as uow:
            while one := uow.outbox.claim_next(self.chat_id, now=now, until=now + HOUR):
                uow.outbox.sent(one.id, telegram_message_id=one.id, at=now)
            uow.commit()

    def each_hour(self, days: float) -> list[Message]:
        """Let time pass hour by hour; what is said is delivered at once."""
        for _ in range(round(days * 24)):
            self.clock.move(HOUR)
            if self.reminding.say_due():
                self.receives()
        return self.said()


@pytest.fixture
def samira(tmp_path: Path, clock: FixedClock, content: Content) -> Iterator[Samira]:
    engine = make_engine(f"sqlite:///{tmp_path / 'mooring.db'}")
    upgrade(engine)
    yield Samira(engine, clock, content)
    engine.dispose()


def day(clock: FixedClock, ahead: int, at: time | None = None) -> Read:
    return Read((in_london(clock.now()) + ahead * DAY).date(), at, 0, 0)


def test_whoever_leaves_the_first_questions_is_nudged_twice_and_then_left_in_peace(
    samira: Samira,
) -> None:
    samira.comes_in()
    left = samira.clock.now()
    said = samira.each_hour(60)
    assert [line.at.date() - left.date() for line in said] == [DAY, 7 * DAY]
    assert said[0].text.endswith("Shall we go on?")
    assert [one.label for one in said[0].buttons] == ["Yes", "Not now", "No reminders"]
    assert "I will not ask again" in said[1].text


def test_whoever_leaves_the_finder_is_nudged_about_that(samira: Samira) -> None:
    samira.joins()
    said = samira.each_hour(60)
    assert len(said) == 2
    assert said[0].text.startswith("Hello, Samira. We were looking for a role")


def test_whoever_saved_a_role_hears_after_one_and_three_weeks(samira: Samira) -> None:
    samira.joins()
    samira.saves()
    left = samira.clock.now()
    said = samira.each_hour(60)
    assert [line.at.date() - left.date() for line in said] == [7 * DAY, 21 * DAY]
    assert "The roles that you saved" in said[0].text
    assert "Porter" not in said[0].text + said[1].text  # a locked phone shows it to others
    assert "{" not in said[0].text + said[1].text


def test_every_answer_begins_the_day_anew(samira: Samira) -> None:
    samira.comes_in()
    samira.clock.move(20 * HOUR)
    samira.writes()
    assert samira.each_hour(0.9) == []
    assert len(samira.each_hour(1)) == 1


def test_whoever_wrote_after_the_first_nudge_gets_no_second(samira: Samira) -> None:
    samira.comes_in()
    assert len(samira.each_hour(1.5)) == 1
    samira.writes()
    assert len(samira.each_hour(60)) == 1


def test_whoever_answers_a_question_and_leaves_again_may_be_nudged_again(samira: Samira) -> None:
    samira.comes_in()
    samira.each_hour(10)
    with samira.turn() as (uow, step):
        joining.record_consent(uow, step, granted=True)
    assert len(samira.each_hour(10)) == 4


def test_nothing_is_written_between_eight_in_the_evening_and_eight_in_the_morning(
    samira: Samira,
) -> None:
    samira.clock.move(timedelta(hours=11, minutes=45))  # 9.15pm
    samira.comes_in()
    samira.joins()
    samira.saves()
    for hours in (in_london(line.at).hour for line in samira.each_hour(40)):
        assert 8 <= hours < 20


def test_after_months_without_the_machine_there_is_one_message(samira: Samira) -> None:
    samira.comes_in()
    samira.asks(day(samira.clock, 2), "ring HR")
    samira.asks(day(samira.clock, 9, time(14)), "send my form")
    samira.asks(day(samira.clock, 20))
    samira.clock.move(90 * DAY)
    samira.told()
    assert len(samira.each_hour(60)) == 1
    text = samira.said()[0].text
    assert text.splitlines()[1:] == [
        "• Saturday 14 March at 9am: “ring HR”",
        "• Saturday 21 March at 2pm: “send my form”",
        "• Wednesday 1 April at 9am",
    ]


def test_after_months_there_is_one_nudge_and_no_second(samira: Samira) -> None:
    samira.comes_in()
    samira.clock.move(90 * DAY)
    assert len(samira.each_hour(60)) == 1


def test_whoever_joined_meanwhile_is_not_asked_to(samira: Samira) -> None:
    samira.comes_in()
    samira.change(stage="preparing")
    assert samira.each_hour(60) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"stage": "declined"},
        {"stage": "new"},
        {"stage": "in_work"},
        {"sixteen_or_over": False},
        {"muted_at": datetime(2026, 3, 12, 10, tzinfo=UTC)},
    ],
)
def test_whoever_cannot_or_would_not_go_on_is_left_in_peace(
    samira: Samira, changes: dict[str, Any]
) -> None:
    samira.comes_in()
    samira.change(**changes)
    assert samira.each_hour(30) == []


def test_stop_silences_what_was_asked_for_too(samira: Samira) -> None:
    samira.comes_in()
    samira.asks(day(samira.clock, 2), "ring HR")
    with samira.turn() as (uow, step):
        conversation.stop(uow, step)
    assert samira.each_hour(30) == []


def test_reminders_off_takes_all_away_until_one_is_asked_for(samira: Samira) -> None:
    samira.joins()
    samira.asks(day(samira.clock, 2), "ring HR")
    with samira.turn() as (uow, step):
        reminders.switch(uow, step, on=False)
    samira.saves()
    assert samira.each_hour(30) == []
    samira.asks(day(samira.clock, 2), "send my form")
    assert len(samira.each_hour(30)) == 1


@pytest.mark.parametrize("owner", ["person", "closed", "waiting"])
def test_while_a_person_has_the_chat_there_is_no_nudge(samira: Samira, owner: str) -> None:
    samira.comes_in()
    with samira.store() as uow:
        uow.chats.set_owner(samira.chat_id, owner)
        uow.commit()
    assert samira.each_hour(30) == []


def test_what_was_asked_for_comes_when_the_person_hands_back(samira: Samira) -> None:
    samira.joins()
    samira.asks(day(samira.clock, 1, time(10)), "ring HR")
    with samira.store() as uow:
        uow.chats.set_owner(samira.chat_id, "person")
        uow.commit()
    assert samira.each_hour(2) == []
    with samira.store() as uow:
        uow.chats.set_owner(samira.chat_id, "bot")
        uow.commit()
    (line,) = samira.each_hour(2)
    assert "comes late" in line.text
    assert "Friday 13 March at 10am: “ring HR”" in line.text


@pytest.mark.parametrize(
    ("outcome", "intent"),
    [("safety", ""), ("resting", ""), ("answered", "safety_distress"), ("answered", "safe_now")],
)
def test_after_a_danger_nobody_is_reminded(samira: Samira, outcome: str, intent: str) -> None:
    samira.joins()
    samira.asks(day(samira.clock, 1), "ring HR")
    samira.writes(outcome=outcome, intent=intent)
    assert samira.each_hour(40) == []


def test_a_chat_that_cannot_be_reached_is_not_written_to(samira: Samira) -> None:
    samira.comes_in()
    samira.asks(day(samira.clock, 1), "ring HR")
    with samira.store() as uow:
        uow.chats.set_reachable(samira.chat_id, reachable=False)
        uow.commit()
    assert samira.each_hour(30) == []


def test_whoever_waits_for_an_answer_is_reminded_after_it(samira: Samira) -> None:
    samira.joins()
    samira.asks(day(samira.clock, 1, time(10)), "ring HR")
    samira.clock.move(25 * HOUR)
    with samira.store() as uow:
        uow.inbox.add(update_id=1, chat_id=samira.chat_id, payload="{}", at=samira.clock.now())
        uow.commit()
    assert samira.told() == []


def test_what_was_asked_for_comes_at_its_hour_in_their_words(samira: Samira) -> None:
    samira.joins()
    kept = samira.asks(day(samira.clock, 1, time(14)), "ring {HR} about my mum's form")
    assert f"{kept.at:%A %H:%M}" == "Friday 14:00"
    (line,) = samira.each_hour(1.5)[-1:]
    assert line.text == (
        "Hello, Samira. You asked me to remind you: “ring {HR} about my mum's form”"
    )
    assert in_london(line.at).hour == 14
    assert [one.label for one in line.buttons] == ["Done", "Tomorrow again"]


def test_two_for_the_same_day_come_at_their_own_hours_without_a_nudge(samira: Samira) -> None:
    samira.joins()
    samira.asks(day(samira.clock, 1, time(9)), "ring HR")
    samira.asks(day(samira.clock, 1, time(15)), "send my form")
    samira.clock.move(12 * HOUR)
    said = samira.each_hour(0.9)
    assert [in_london(line.at).hour for line in said] == [9, 15]


def test_the_same_reminder_asked_for_twice_comes_once(samira: Samira) -> None:
    samira.joins()
    first = samira.asks(day(samira.clock, 1), "ring HR")
    assert samira.asks(day(samira.clock, 1), "ring HR").id == first.id


def test_a_turn_that_is_taken_again_sets_one_reminder(samira: Samira) -> None:
    samira.joins()
    step = samira.writes()
    for hour in (10, 11):
        with samira.store() as uow:
            reminders.ask(uow, step, day(samira.clock, 1, time(hour)), "ring HR")
    with samira.reading() as uow:
        assert len(reminders.waiting(uow, samira.resident.id)) == 1


def test_a_reminder_can_be_moved_taken_off_and_asked_for_again(samira: Samira) -> None:
    samira.joins()
    first = samira.asks(day(samira.clock, 1), "ring HR")
    with samira.turn() as (uow, step):
        moved = reminders.move(uow, step, day(samira.clock, 3), None)
    assert isinstance(moved, Kept)
    assert (moved.id, moved.words, f"{moved.at:%A}") == (first.id, "ring HR", "Sunday")
    with samira.turn() as (uow, step):
        assert reminders.take_off(uow, step, first.id) is not None
    with samira.turn() as (uow, step):
        assert reminders.take_off(uow, step, first.id) is None
    with samira.turn() as (uow, step):
        again = reminders.again(uow, step, [first.id])
    assert again is not None
    assert f"{again.at:%A %H:%M}" == "Friday 09:00"


def test_nobody_can_touch_the_reminder_of_another(samira: Samira) -> None:
    samira.joins()
    kept = samira.asks(day(samira.clock, 1), "ring HR")
    with samira.store() as uow:
        other = uow.chats.open(now=samira.clock.now(), chat_id="dele", telegram_chat_id=8)
        step = Step(other.id, "test:1", "action_test", samira.clock.now())
        assert reminders.take_off(uow, step, kept.id) is None
        assert reminders.again(uow, step, [kept.id]) is None


def test_no_more_than_ten_wait(samira: Samira) -> None:
    samira.joins()
    for number in range(10):
        samira.asks(day(samira.clock, 1 + number), "ring HR")
    with samira.turn() as (uow, step):
        refused = reminders.ask(uow, step, day(samira.clock, 30), "ring HR")
    assert refused is Refused.TOO_MANY


def test_what_is_no_day_ahead_is_refused(samira: Samira) -> None:
    samira.joins()
    with samira.turn() as (uow, step):
        refused = reminders.ask(uow, step, day(samira.clock, 800), None)
    assert refused is Refused.UNCLEAR


def test_reminders_come_at_the_hour_that_somebody_likes(samira: Samira) -> None:
    samira.comes_in()
    with samira.turn() as (uow, step):
        reminders.prefer(uow, step, time(18))
        joining.record_consent(uow, step, granted=True)
    kept = samira.asks(day(samira.clock, 3), "ring HR")
    assert kept.at.hour == 18
    assert in_london(samira.each_hour(2)[0].at).hour == 18


def test_whoever_dies_before_the_end_has_said_nothing_and_the_next_says_it(
    samira: Samira, monkeypatch: pytest.MonkeyPatch
) -> None:
    samira.comes_in()
    samira.clock.move(25 * HOUR)
    with monkeypatch.context() as patch:
        patch.setattr(SqlUnitOfWork, "commit", _die)
        with pytest.raises(RuntimeError):
            samira.told()
    assert samira.said() == []
    assert len(samira.told()) == 1
    assert len(samira.told()) == 1


def _die(_: SqlUnitOfWork) -> None:
    raise RuntimeError("killed")


def test_while_telegram_is_away_nothing_piles_up_and_nothing_comes_at_night(
    samira: Samira,
) -> None:
    samira.joins()
    samira.asks(day(samira.clock, 1, time(19)), "ring HR")
    samira.asks(day(samira.clock, 2, time(9)), "send my form")
    samira.clock.move(34 * HOUR)  # 7.30pm: said, but not sent
    assert len(samira.told()) == 1
    samira.clock.move(8 * HOUR)
    assert samira.told() == []
    samira.receives()
    samira.clock.move(7 * HOUR)
    (line,) = samira.told()
    assert line.text.count("•") == 2
    samira.receives()
    assert len(samira.each_hour(0.3)) == 1


def test_a_conversation_in_a_terminal_is_not_written_to(samira: Samira) -> None:
    now = samira.clock.now()
    step = Step("terminal", "test:1", "action_test", now)
    with samira.store() as uow:
        joining.begin(uow, samira.content, step)
    samira.clock.move(2 * DAY)
    assert samira.reminding.say_due() == []
    with samira.store() as uow:
        chat = uow.chats.get("terminal")
        assert chat is not None
        (one,) = uow.reminders.of(chat.resident_id)
    assert one.state == "dropped"


def test_where_somebody_is_says_what_is_unfinished(samira: Samira) -> None:
    samira.joins()
    with samira.turn() as (uow, step):
        standing = progress.standing(uow, step)
    assert reminders.unfinished(standing) == "finder"
