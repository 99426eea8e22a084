from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.journey.checks import (
    Check,
    Happened,
    OneCheck,
    State,
    Update,
    Whose,
    after,
    all_settled,
    chase_day,
    in_order,
    likely_block,
    next_things,
    started,
    whose_turns,
)

TODAY = date(2026, 3, 5)
WEEK = timedelta(days=7)
DAYS = dict.fromkeys(Whose, 7)


def told(one: OneCheck, happened: Happened, on: date = TODAY, **more: object) -> OneCheck:
    return after(one, Update(happened, on, **more), TODAY, DAYS)  # type: ignore[arg-type]


def test_a_check_goes_from_me_to_the_others_and_is_done() -> None:
    mine = started(Check.IDENTITY, TODAY, DAYS, needed=True)
    assert (mine.state, mine.whose) == (State.OPEN, Whose.ME)
    sent = told(mine, Happened.SENT)
    assert (sent.whose, sent.asked_on, sent.chase_on) == (Whose.EMPLOYER, TODAY, TODAY + WEEK)
    done = told(sent, Happened.DONE)
    assert (done.state, done.done_on, done.chase_on, done.whose) == (State.DONE, TODAY, None, None)
    assert done.is_settled


@pytest.mark.parametrize(
    "happened",
    [Happened.WANTED, Happened.LOST, Happened.REFUSED, Happened.NOT_YET, Happened.READY],
)
def test_what_is_wanted_lost_or_refused_is_my_turn_again(happened: Happened) -> None:
    sent = told(OneCheck(Check.DBS), Happened.SENT)
    again = told(sent, happened)
    assert again.is_mine
    assert again.state is State.OPEN


def test_what_blocks_is_kept_until_it_moves() -> None:
    wanted = told(OneCheck(Check.IDENTITY), Happened.WANTED, blocked_by="address")
    assert wanted.blocked_by == "address"
    assert told(wanted, Happened.SENT).blocked_by is None
    assert told(wanted, Happened.LOST).blocked_by == "lost"


def test_waiting_keeps_the_day_of_the_question_and_the_day_to_ask_again() -> None:
    sent = told(OneCheck(Check.REFERENCES), Happened.SENT, TODAY - timedelta(days=3))
    still = told(sent, Happened.WAITING)
    assert (still.asked_on, still.chase_on) == (sent.asked_on, sent.chase_on)
    assert still.whose is Whose.REFEREE


def test_asking_again_moves_only_the_next_day() -> None:
    asked = OneCheck(Check.HEALTH, State.OPEN, Whose.OCCUPATIONAL_HEALTH, TODAY - WEEK, TODAY)
    again = told(asked, Happened.ASKED_AGAIN)
    assert (again.asked_on, again.chase_on) == (TODAY - WEEK, TODAY + WEEK)


def test_what_is_stuck_is_asked_about_soon_and_never_in_the_past() -> None:
    stuck = told(OneCheck(Check.REFERENCES), Happened.STUCK, TODAY - 9 * WEEK)
    assert stuck.chase_on == TODAY + timedelta(days=2)
    assert stuck.blocked_by == "stuck"
    assert chase_day(Whose.DBS, TODAY - 9 * WEEK, TODAY, DAYS) == TODAY + timedelta(days=1)


def test_a_day_in_the_future_is_today() -> None:
    assert told(OneCheck(Check.DBS), Happened.DONE, TODAY + WEEK).done_on == TODAY


def test_a_check_that_was_done_can_be_opened_again() -> None:
    done = told(OneCheck(Check.DBS), Happened.DONE)
    assert told(done, Happened.WANTED).done_on is None


def test_the_most_useful_things_come_first_and_three_at_most() -> None:
    known = [
        OneCheck(Check.RIGHT_TO_WORK, State.OPEN, Whose.ME),
        OneCheck(Check.IDENTITY, State.OPEN, Whose.ME),
        OneCheck(Check.REFERENCES, State.OPEN, Whose.REFEREE, TODAY - 2 * WEEK, TODAY - WEEK),
        OneCheck(Check.DBS, State.OPEN, Whose.DBS, TODAY, TODAY + WEEK),
        OneCheck(Check.HEALTH, State.NOT_STARTED, Whose.EMPLOYER),
        OneCheck(Check.QUALIFICATIONS, State.NOT_NEEDED),
    ]
    assert [one.check for one in next_things(known, TODAY)] == [
        Check.IDENTITY, Check.RIGHT_TO_WORK, Check.REFERENCES,
    ]  # fmt: skip
    assert whose_turns(known)[Whose.ME] == [Check.RIGHT_TO_WORK, Check.IDENTITY]
    assert not all_settled(known)


def test_what_holds_it_up_is_first_what_is_blocked_then_mine_then_what_is_overdue() -> None:
    waits = OneCheck(Check.DBS, State.OPEN, Whose.DBS, TODAY, TODAY + WEEK)
    overdue = OneCheck(Check.HEALTH, State.OPEN, Whose.OCCUPATIONAL_HEALTH, TODAY - WEEK, TODAY)
    mine = OneCheck(Check.QUALIFICATIONS, State.OPEN, Whose.ME)
    blocked = replace(waits, check=Check.REFERENCES, blocked_by="no_answer")
    found = [waits]
    for more in (overdue, mine, blocked):
        found.append(more)
        assert likely_block(found, TODAY) == more
    assert likely_block([OneCheck(Check.DBS, State.DONE)], TODAY) is None


def test_all_six_stand_in_their_order_known_or_not() -> None:
    known = in_order([OneCheck(Check.DBS, State.DONE)])
    assert [one.check for one in known] == list(Check)
    assert [one.state for one in known].count(State.NOT_STARTED) == 5
