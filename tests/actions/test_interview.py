"""An interview is told of, moved, prepared for, and over: what is said and what is kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from actions.application_list import TrackingChange
from actions.interview import (
    InterviewChange,
    InterviewOutcome,
    InterviewReschedule,
    InterviewTold,
)
from actions.interview_form import InterviewForm
from actions.interview_help import InterviewAdjustments, InterviewNerves, InterviewPrepare
from actions.tracking import ApplicationTold
from bot.journey.applying import ApplicationStage
from bot.services import applications
from bot.services.application_records import Application
from bot.services.progress import Step
from bot.services.work_records import Interview
from tests.actions.conftest import CHAT, Call, Heard
from tests.actions.walk import Walk
from tests.conftest import FixedClock

TUESDAY = date(2026, 3, 17)


@pytest.fixture
def walk(samira: Call) -> Walk:
    """Samira, who may be asked about an interview."""
    return Walk(samira, form=InterviewForm())


def applied(store: Any, clock: FixedClock, title: str, employer: str | None = None) -> Application:
    with store() as uow:
        step = Step(CHAT, f"applied:{title}", "action_test", clock.now())
        return applications.start_application(
            uow, step, title=title, employer=employer, stage=ApplicationStage.SUBMITTED
        )


def tells(walk: Walk, text: str, **entities: str) -> Heard:
    return walk.asks(InterviewTold(), "interview_invited", text, **entities)


def kept(store: Any) -> list[Interview]:
    with store() as uow:
        return list(uow.interviews.of(uow.residents.list()[0].id))


def stages(store: Any) -> dict[str, str]:
    with store() as uow:
        mine = uow.applications.of(uow.residents.list()[0].id)
        return {one.title: one.stage for one in mine}


def logged(store: Any) -> list[str]:
    with store() as uow:
        return [one.what for one in uow.progress.of(uow.residents.list()[0].id)]


def invited(walk: Walk, text: str = "got an interview tuesday 2pm for porter at elmfield") -> None:
    tells(walk, text, role="porter")
    while walk.question is not None:
        walk.skips()


def test_an_interview_nobody_knew_of_makes_its_application_and_asks_only_the_rest(
    walk: Walk, store: Any
) -> None:
    heard = tells(walk, "got an interview tuesday 2pm at elmfield for porter", role="porter")

    assert heard.responses == ["utter_interview_noted", "utter_interview_ask_where"]
    assert heard.messages[0]["when"] == "Tuesday 17 March at 2pm"
    assert stages(store) == {"Porter": "interview"}
    walk.writes("ward 5, elm road")
    walk.presses("A panel")
    walk.writes("mrs okoro")
    last = walk.writes("photo id")
    assert walk.question is None
    assert last.responses == [
        "utter_interview_summary", "utter_interview_calendar", "utter_interview_next"
    ]  # fmt: skip
    assert last.messages[1]["custom"] == {"document": "interview_calendar:1"}
    (one,) = kept(store)
    assert (one.on_day, one.place, one.kind) == (TUESDAY, "Ward 5, elm road", "panel")
    assert (one.who, one.bring) == ("mrs okoro", "photo id")


def test_tomorrow_is_told_what_helps_at_once_and_only_the_job_is_asked(
    walk: Walk, store: Any
) -> None:
    heard = tells(walk, "interview tomorrow at 10")
    assert heard.responses == [
        "utter_interview_when", "utter_interview_near_tomorrow", "utter_interview_job"
    ]  # fmt: skip
    heard = walk.writes("porter at elmfield")
    assert heard.responses == ["utter_interview_noted", "utter_interview_ask_where"]
    assert stages(store) == {"Porter": "interview"}


def test_a_job_that_nobody_names_keeps_the_interview_all_the_same(walk: Walk, store: Any) -> None:
    tells(walk, "interview tomorrow at 10")
    walk.writes("dunno")
    assert list(stages(store).values()) == ["interview"]
    assert kept(store)[0].starts_at is not None


def test_the_application_that_is_likely_is_the_one(
    walk: Walk, store: Any, clock: FixedClock
) -> None:
    applied(store, clock, "Ward clerk", "Oakfield")
    heard = tells(walk, "they invited me to interview")
    assert heard.responses == ["utter_interview_noted_open", "utter_interview_ask_when"]
    assert stages(store) == {"Ward clerk": "interview"}


def test_another_job_than_the_known_one_is_a_new_application(
    walk: Walk, store: Any, clock: FixedClock
) -> None:
    applied(store, clock, "Ward clerk", "Oakfield")
    tells(walk, "got an interview tuesday 2pm for porter", role="porter")
    assert stages(store) == {"Ward clerk": "submitted", "Porter": "interview"}


def test_of_several_it_is_asked_which(walk: Walk, store: Any, clock: FixedClock) -> None:
    applied(store, clock, "Ward clerk")
    applied(store, clock, "Cook")
    tells(walk, "i got an interview tuesday 2pm")
    assert walk.question == "told_which"
    assert [one["title"] for one in walk.buttons] == ["Cook", "Ward clerk", "Another job"]
    walk.writes("the cook one")
    assert stages(store)["Cook"] == "interview"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("31 february", "utter_interview_why_no_such_day"),
        ("yesterday at 2", "utter_interview_why_past"),
        ("tuesday 3am", "utter_interview_why_night"),
        ("next week", "utter_interview_why_vague"),
    ],
)
def test_a_day_that_cannot_be_is_said_and_asked_again(walk: Walk, said: str, why: str) -> None:
    tells(walk, "got an interview for porter", role="porter")
    heard = walk.writes(said)
    assert heard.responses[0] == why
    assert walk.question == "details_when"


def test_who_does_not_know_the_day_is_asked_for_the_rest(walk: Walk, store: Any) -> None:
    tells(walk, "got an interview for porter", role="porter")
    walk.writes("dunno")
    assert walk.question == "details_where"
    assert kept(store)[0].on_day is None


def test_a_day_first_and_the_time_after_it(walk: Walk, store: Any) -> None:
    tells(walk, "got an interview on tuesday for porter", role="porter")
    assert walk.question == "details_time"
    walk.writes("10")
    assert kept(store)[0].starts_at is not None
    walk.writes("no its wednesday")
    assert kept(store)[0].on_day == TUESDAY + timedelta(days=1)
    assert walk.question == "details_where"


def test_a_time_first_and_the_day_after_it(walk: Walk, store: Any) -> None:
    tells(walk, "got an interview for porter", role="porter")
    walk.writes("half two")
    assert walk.said[-1] == "utter_interview_ask_day"
    walk.writes("tuesday")
    assert kept(store)[0].starts_at is not None


def test_two_interviews_close_together_are_named_with_words_to_move_one(walk: Walk) -> None:
    invited(walk)
    tells(walk, "i have an interview tuesday 3pm for cook", role="cook")
    assert walk.question == "details_clash"
    heard = walk.presses("Words to send")
    assert heard.responses[:3] == [
        "utter_interview_line", "utter_interview_line", "utter_interview_copy"
    ]  # fmt: skip
    assert walk.question == "details_where"


def test_a_phone_interview_has_no_place(walk: Walk, store: Any) -> None:
    tells(walk, "telephone interview tuesday 2pm for porter", role="porter")
    assert walk.question == "details_who"
    assert kept(store)[0].kind == "phone"


def test_a_test_in_the_invitation_leads_to_practice(walk: Walk) -> None:
    heard = tells(walk, "interview tuesday 2pm for porter with a maths test", role="porter")
    assert "utter_interview_test" in heard.responses


def test_a_button_below_an_application_begins_it_too(
    walk: Walk, store: Any, clock: FixedClock
) -> None:
    one = applied(store, clock, "Porter")
    job = f"application:{one.id}"
    walk.asks(TrackingChange(), "tracking_change", "", tracking_wish="interview", job=job)
    assert walk.question == "details_when"


def test_a_question_about_invitations_is_answered_and_nothing_is_kept(
    walk: Walk, store: Any
) -> None:
    heard = tells(walk, "do i need to reply to the interview invitation?")
    assert heard.responses == ["utter_interview_line", "utter_interview_prepare_more"]
    assert kept(store) == []


def test_the_calendar_comes_once_more(walk: Walk) -> None:
    invited(walk)
    heard = tells(walk, "add my interview to calendar")
    assert heard.responses == ["utter_interview_calendar"]


def moves(walk: Walk, text: str) -> Heard:
    return walk.asks(InterviewReschedule(), "interview_reschedule", text)


def test_a_new_day_is_kept_with_a_new_file(walk: Walk, store: Any) -> None:
    invited(walk)
    heard = moves(walk, "they moved my interview to wednesday at 11")
    assert heard.responses[:2] == ["utter_interview_moved", "utter_interview_calendar"]
    assert kept(store)[0].on_day == date(2026, 3, 18)


def test_who_cannot_come_gets_words_and_is_asked_for_the_new_day(walk: Walk, store: Any) -> None:
    invited(walk)
    heard = moves(walk, "i cant make it on tuesday")
    assert heard.responses[-2:] == ["utter_interview_copy", "utter_interview_change_new"]
    assert kept(store)[0].on_day == TUESDAY
    walk.writes("31 february")
    assert walk.said[-2] == "utter_interview_why_no_such_day"
    walk.writes("thursday at 10")
    assert kept(store)[0].on_day == date(2026, 3, 19)


def test_who_has_no_new_day_yet_is_left_in_peace(walk: Walk) -> None:
    invited(walk)
    moves(walk, "can they do another day")
    assert walk.writes("no").responses == ["utter_interview_change_later"]


def test_only_a_new_time_leaves_the_day(walk: Walk, store: Any) -> None:
    invited(walk)
    moves(walk, "new time for the interview, half three")
    one = kept(store)[0]
    assert one.starts_at is not None
    assert (one.on_day, one.starts_at.hour) == (TUESDAY, 15)


def test_one_that_was_missed_or_called_off_is_taken_off(walk: Walk, store: Any) -> None:
    invited(walk)
    moves(walk, "they cancelled my interview")
    assert kept(store)[0].state == "cancelled"
    walk.writes("friday at 9.30")
    assert kept(store)[0].state == "planned"


def test_who_does_not_want_to_go_may_change_their_mind(walk: Walk, store: Any) -> None:
    invited(walk)
    moves(walk, "i want to cancel my interview")
    assert kept(store)[0].state == "cancelled"
    walk.asks(InterviewChange(), "interview_change", "",
              interview_wish="plan_again", interview="1")  # fmt: skip
    assert kept(store)[0].state == "planned"


def test_what_has_changed_is_asked_where_it_is_open(walk: Walk) -> None:
    invited(walk)
    moves(walk, "my interview, the day is a problem")
    assert walk.question == "change_what"
    walk.presses("I cannot come")
    assert walk.question == "change_new"


def test_words_are_given_also_where_no_interview_is_known(walk: Walk) -> None:
    heard = moves(walk, "i cant make it to my interview")
    assert heard.responses[-2:] == ["utter_interview_copy", "utter_interview_tell_me"]


def went(walk: Walk, text: str) -> Heard:
    return walk.asks(InterviewOutcome(), "interview_outcome", text)


@pytest.mark.parametrize(
    ("said", "felt"), [("it went well", "good"), ("it was ok", "ok"), ("it was horrible", "hard")]
)
def test_how_it_felt_is_kept_and_the_wait_is_explained(
    walk: Walk, store: Any, clock: FixedClock, said: str, felt: str
) -> None:
    invited(walk)
    clock.move(timedelta(days=5, hours=8))
    heard = went(walk, said)
    assert heard.responses == [
        f"utter_interview_felt_{felt}", "utter_interview_line", "utter_interview_wait"
    ]  # fmt: skip
    (one,) = kept(store)
    assert (one.state, one.felt, one.outcome) == ("held", felt, "waiting")


def test_who_only_says_that_it_was_is_asked_how(walk: Walk, clock: FixedClock) -> None:
    invited(walk)
    clock.move(timedelta(days=6))
    went(walk, "had my interview today")
    assert walk.question == "outcome_felt"
    walk.writes("not bad")
    assert "utter_interview_felt_ok" in walk.said


def test_a_no_is_kind_and_what_they_said_is_there_next_time(
    walk: Walk, store: Any, clock: FixedClock
) -> None:
    invited(walk)
    clock.move(timedelta(days=6))
    heard = went(walk, "didnt get it")
    assert heard.responses == ["utter_interview_line", "utter_interview_ask_feedback"]
    walk.writes("speak more about yourself")
    assert stages(store) == {"Porter": "rejected"}
    heard = walk.asks(InterviewNerves(), "interview_nerves", "im so nervous about the next one")
    assert "utter_interview_last_time" in heard.responses
    shown = next(one for one in heard.messages if one["response"] == "utter_interview_last_time")
    assert shown["words"] == "speak more about yourself"


def test_a_no_told_as_one_of_an_application_asks_the_same(walk: Walk, clock: FixedClock) -> None:
    invited(walk)
    clock.move(timedelta(days=6))
    heard = walk.asks(ApplicationTold(), "application_rejected", "they said no")
    assert heard.responses == ["utter_interview_line", "utter_interview_ask_feedback"]
    assert walk.presses("Words to ask them").responses[-1] == "utter_interview_feedback_when"


def test_an_interview_nobody_knew_of_can_be_over(walk: Walk, store: Any) -> None:
    went(walk, "interview went well")
    assert walk.question == "told_job"
    walk.writes("porter")
    assert kept(store)[0].felt == "good"
    assert stages(store) == {"Porter": "interview"}


def test_another_round_is_another_interview(walk: Walk, store: Any, clock: FixedClock) -> None:
    invited(walk)
    clock.move(timedelta(days=6))
    went(walk, "passed the first interview, second one is next")
    assert walk.question == "details_when"
    assert [one.state for one in sorted(kept(store), key=lambda one: one.id)] == [
        "held", "planned"
    ]  # fmt: skip


def test_who_asks_how_long_it_takes_gets_careful_words(walk: Walk, clock: FixedClock) -> None:
    invited(walk)
    clock.move(timedelta(days=8))
    heard = went(walk, "how long after the interview do you hear")
    assert heard.responses == ["utter_interview_line", "utter_interview_wait"]
    assert heard.buttons == [
        "They offered it to me", "They said no", "Words to ask them", "Find a job advert"
    ]  # fmt: skip


def test_the_buttons_of_a_reminder_are_taken(walk: Walk, store: Any, clock: FixedClock) -> None:
    invited(walk)
    clock.move(timedelta(days=6))
    change = InterviewChange()
    walk.asks(change, "interview_change", "", interview_wish="hard", interview="1")
    assert kept(store)[0].felt == "hard"
    heard = walk.asks(change, "interview_change", "", interview_wish="words_result", interview="1")
    assert heard.responses[-1] == "utter_interview_copy"
    heard = walk.asks(change, "interview_change", "", interview_wish="offer", interview="1")
    assert heard.responses == ["utter_interview_offered"]
    walk.asks(change, "interview_change", "", interview_wish="no", interview="1")
    assert walk.question == "outcome_feedback"


def test_an_interview_that_is_gone_is_said_to_be(walk: Walk) -> None:
    heard = walk.asks(InterviewChange(), "interview_change", "", interview_wish="no", interview="9")
    assert heard.responses == ["utter_interview_gone"]


def test_what_is_asked_about_getting_ready_is_answered(walk: Walk, store: Any) -> None:
    heard = walk.asks(InterviewPrepare(), "interview_prepare", "what do i wear and what do i bring")
    assert heard.responses == ["utter_interview_line"] * 2 + ["utter_interview_prepare_more"]
    assert "What to wear" not in heard.buttons
    assert logged(store)[-2:] == ["interview_prepared:wear", "interview_prepared:bring"]


def test_getting_ready_begins_with_what_is_known(walk: Walk) -> None:
    invited(walk)
    heard = walk.asks(InterviewPrepare(), "interview_prepare", "help me get ready")
    assert heard.responses == ["utter_interview_prepare_when", "utter_interview_prepare"]
    assert heard.buttons[0] == "Practise questions"


def test_when_the_interview_is_can_be_asked(walk: Walk) -> None:
    invited(walk)
    heard = walk.asks(InterviewPrepare(), "interview_prepare", "when is my interview")
    assert heard.responses[:2] == ["utter_interview_lines", "utter_interview_calendar"]


def test_inside_a_question_help_is_given_and_the_question_comes_back(walk: Walk) -> None:
    tells(walk, "got an interview tuesday 2pm for porter", role="porter")
    heard = walk.call(InterviewPrepare(), "interview_prepare", "what do i wear")
    assert heard.responses == ["utter_interview_line"]
    assert heard.followed_by == "interview_form"


def test_changes_that_are_named_come_as_a_message_and_nothing_is_kept(
    walk: Walk, store: Any
) -> None:
    invited(walk)
    before = logged(store)
    heard = walk.asks(
        InterviewAdjustments(), "interview_adjustments",
        "im deaf, can they have an interpreter and more time",
    )  # fmt: skip
    copy = next(one for one in heard.messages if one["response"] == "utter_interview_copy")
    assert "interview for Porter on Tuesday 17 March at 2pm" in copy["body"]
    assert "sign language interpreter" in copy["body"]
    assert "more time" in copy["body"]
    assert "deaf" not in copy["body"]
    assert logged(store) == before


def test_which_changes_would_help_is_asked_and_other_words_leave_the_place_open(
    walk: Walk,
) -> None:
    walk.asks(InterviewAdjustments(), "interview_adjustments", "reasonable adjustments")
    assert walk.question == "adjust_what"
    heard = walk.writes("my chair must be blue")
    copy = next(one for one in heard.messages if one["response"] == "utter_interview_copy")
    assert "• …" in copy["body"]
    assert "blue" not in copy["body"]


def test_nerves_are_met_kindly(walk: Walk) -> None:
    heard = walk.asks(InterviewNerves(), "interview_nerves", "im bricking it about tomorrow")
    assert heard.responses == ["utter_interview_line"] * 2 + ["utter_interview_nerves_next"]
    assert heard.buttons == ["Practise questions", "Get ready", "Talk to a person"]


def test_a_mere_guess_is_asked_about(samira: Call, store: Any) -> None:
    for action, intent in (
        (InterviewTold(), "interview_invited"),
        (InterviewNerves(), "interview_nerves"),
        (InterviewPrepare(), "interview_prepare"),
        (InterviewAdjustments(), "interview_adjustments"),
        (InterviewReschedule(), "interview_reschedule"),
        (InterviewOutcome(), "interview_outcome"),
    ):
        heard = samira(action, intent, "is it ok", confidence=0.3)
        assert heard.responses == ["utter_conversation_sorry"], intent
    assert kept(store) == []


def test_an_application_with_an_offer_is_not_brought_back(
    walk: Walk, store: Any, clock: FixedClock
) -> None:
    one = applied(store, clock, "Porter")
    with store() as uow:
        step = Step(CHAT, "offer", "action_test", clock.now())
        applications.move(uow, step, one, ApplicationStage.OFFER)
    tells(walk, "i have an interview")
    assert walk.question == "told_job"
    assert stages(store) == {"Porter": "offer"}


def test_the_application_that_has_an_interview_is_the_one_that_it_went_for(
    walk: Walk, store: Any, clock: FixedClock
) -> None:
    applied(store, clock, "Cook")
    one = applied(store, clock, "Porter")
    with store() as uow:
        step = Step(CHAT, "moved", "action_test", clock.now())
        applications.move(uow, step, one, ApplicationStage.INTERVIEW)
    went(walk, "interview went well")
    (held,) = kept(store)
    assert (held.application_id, held.on_day) == (one.id, clock.now().date())


def test_an_invitation_that_came_today_is_no_interview_of_today(walk: Walk, store: Any) -> None:
    tells(walk, "interview invitation came today for porter", role="porter")
    assert kept(store)[0].on_day is None
    assert walk.question == "details_when"


def test_a_person_who_rang_is_no_employer(walk: Walk, store: Any) -> None:
    tells(walk, "a lady from hr telephoned, interview with the ward manager for porter tuesday 2pm",
          role="porter")  # fmt: skip
    with store() as uow:
        (one,) = uow.applications.of(uow.residents.list()[0].id)
    assert (one.title, one.employer) == ("Porter", None)
