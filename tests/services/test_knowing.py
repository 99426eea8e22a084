"""What is kept of Samira's needs, what is in her way, what she did and can, and ways in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.content.content import Content
from bot.content.say_kept import say_answers
from bot.services import background, barriers, joining, readiness, skills, ways_in
from tests.services.conftest import Journey


@pytest.fixture
def samira(journey: Journey, content: Content) -> Journey:
    with journey.store() as uow:
        joining.begin(uow, content, journey.message())
    return journey


def does(samira: Journey, what: Callable[..., Any], *args: Any, **more: Any) -> Any:
    with samira.store() as uow:
        known = [samira.message() if arg is STEP else arg for arg in args]
        return what(uow, *known, **more)


STEP = object()


def preferences(samira: Journey) -> dict[str, Any]:
    with samira.reading() as uow:
        return uow.progress.preferences(samira.resident_id)


def test_what_is_said_anew_replaces_what_was_said_before(samira: Journey) -> None:
    does(samira, readiness.keep, STEP, {"email": "need", "cv": "in_place"})
    does(samira, readiness.keep, STEP, {"email": "in_place"})
    with samira.reading() as uow:
        assert readiness.known(uow, samira.resident_id) == {"email": "in_place", "cv": "in_place"}
    assert samira.steps.count("readiness_marked:email") == 2


def test_saying_the_same_twice_is_logged_once(samira: Journey) -> None:
    does(samira, readiness.keep, STEP, {"id": "need"})
    does(samira, readiness.keep, STEP, {"id": "need"})
    assert samira.steps.count("readiness_marked:id") == 1


def test_the_only_thing_in_the_way_is_the_main_one_until_another_is_named_so(
    samira: Journey,
) -> None:
    does(samira, barriers.keep, STEP, ["travel"])
    does(samira, barriers.keep, STEP, ["childcare"])
    with samira.reading() as uow:
        named = barriers.known(uow, samira.resident_id)
    assert [(one.barrier, one.is_main) for one in named] == [("travel", True), ("childcare", False)]
    does(samira, barriers.keep, STEP, ["childcare"], main="childcare")
    with samira.reading() as uow:
        named = barriers.known(uow, samira.resident_id)
    assert [(one.barrier, one.is_main) for one in named] == [("childcare", True), ("travel", False)]


def test_what_is_out_of_the_way_is_kept_as_gone(samira: Journey) -> None:
    does(samira, barriers.keep, STEP, ["travel"])
    assert does(samira, barriers.end, STEP, ["travel", "childcare"]) == ["travel"]
    with samira.reading() as uow:
        assert [one.state for one in barriers.known(uow, samira.resident_id)] == ["gone"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no one to watch the kids", ["childcare"]),
        ("my english bad and computers scare me", ["english", "digital"]),
        ("cant afford the fare", ["money", "travel"]),
        ("i look after my mum", ["caring"]),
        ("police caution ten years ago", ["criminal_record"]),
        ("bananas", []),
    ],
)
def test_what_is_in_the_way_is_found_in_plain_words(
    content: Content, text: str, found: list[str]
) -> None:
    assert barriers.read(content, text) == found


def test_no_word_of_a_barrier_is_kept_but_its_kind(samira: Journey) -> None:
    does(samira, barriers.keep, STEP, ["health"])
    with samira.reading() as uow:
        (one,) = barriers.known(uow, samira.resident_id)
    assert {"health", True, "open"} <= {one.barrier, one.is_main, one.state}


def test_how_long_is_forgotten_when_somebodys_life_changes(samira: Journey) -> None:
    does(samira, background.keep_status, STEP, "looking")
    does(samira, background.keep_since, STEP, "half_to_one")
    does(samira, background.keep_status, STEP, "working")
    assert preferences(samira)["employment"] == "working"
    assert preferences(samira)["employment_since"] is None


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("i was a waitress 6 years", "work", "Café, kitchen or hotel work"),
        ("i look after my mum", "caring", "Caring"),
        ("i volunteer at the mosque", "volunteering", "Volunteering"),
        ("i was a nurse in philippines", "work", "Nurse"),
        ("juggling in a circus", "work", "Juggling in a circus"),
    ],
)
def test_what_somebody_did_is_kept_in_their_words_and_by_its_kind(
    samira: Journey, content: Content, text: str, kind: str, what: str
) -> None:
    done = does(samira, background.add_done, content, STEP, text)
    with samira.reading() as uow:
        (entry,) = uow.background.work(samira.resident_id)
    assert (entry.kind, entry.what, entry.words) == (kind, what, text)
    assert done.what == what


def test_how_long_it_was_stands_beside_their_words(samira: Journey, content: Content) -> None:
    done = does(samira, background.add_done, content, STEP, "i cleaned offices")
    does(samira, background.keep_how_long, content, STEP, done.id, "one_to_three")
    with samira.reading() as uow:
        (entry,) = uow.background.work(samira.resident_id)
    assert entry.words == "i cleaned offices (1 to 3 years)"


def test_the_same_message_twice_is_one_part_of_a_life(samira: Journey, content: Content) -> None:
    step = samira.message()
    for _ in range(2):
        with samira.store() as uow:
            background.add_done(uow, content, step, "i cleaned offices")
    with samira.reading() as uow:
        assert len(uow.background.work(samira.resident_id)) == 1


def test_every_kind_of_experience_has_words_of_employers(content: Content) -> None:
    assert set(content.background.employers_say) == set(content.finder.experience)
    assert background.in_employers_words(content, ()) != ""


def test_a_self_check_keeps_where_it_leads_and_no_answer(samira: Journey, content: Content) -> None:
    answers = {"speak": "yes", "phone": "with_help", "read": "no", "write": "with_help"}
    route = does(samira, skills.keep, content, STEP, "english", answers)
    assert route.id == "course_beside"
    assert preferences(samira)["english_level"] == "course_beside"
    assert "with_help" not in str(preferences(samira))


def test_whoever_answers_nothing_gets_no_result(samira: Journey, content: Content) -> None:
    assert does(samira, skills.keep, content, STEP, "maths", {}) is None


def test_roles_for_now_ask_for_no_certificate(samira: Journey, content: Content) -> None:
    route = content.skills.subjects["english"].routes["course_first"]
    titles = does(samira, skills.roles_now, content, STEP, route)
    assert len(titles) == 3
    assert not set(titles) & {"Trainee dental nurse", "Healthcare support worker"}


def test_a_way_is_kept_once_with_its_day(samira: Journey, content: Content) -> None:
    does(samira, ways_in.choose, content, STEP, "swap", person=False)
    does(samira, ways_in.choose, content, STEP, "swap", person=True)
    assert preferences(samira)["ways_in"] == ["swap"]
    assert samira.requests == ["way:swap"]
    with samira.reading() as uow:
        (referral,) = uow.background.referrals(samira.resident_id)
    assert referral.at == samira.clock.now()


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("what is swap", ["swap"]),
        ("aprenticeship or bank", ["apprenticeship", "bank_work"]),
        ("esol classes", ["esol"]),
        ("care cert", ["care_certificate"]),
        ("volenteer", ["volunteering"]),
        ("purple", []),
    ],
)
def test_ways_in_are_known_by_what_people_call_them(
    content: Content, text: str, ways: list[str]
) -> None:
    assert ways_in.named(content, text) == ways


def test_what_is_kept_is_said_back_in_words(samira: Journey, content: Content) -> None:
    does(samira, background.keep_status, STEP, "at_risk")
    does(samira, background.keep_since, STEP, "weeks")
    does(samira, ways_in.choose, content, STEP, "swap", person=False)
    does(samira, ways_in.keep_answer, STEP, ways_in.PAID, value=True)
    said = dict(say_answers(content, preferences(samira)))
    assert said["Work now"] == "My job may end"
    assert said["For how long, or until when"] == "In the next 4 weeks"
    assert said["Other ways in that interest you"] == "Short course with an interview (SWAP)"
    assert said["Needs to be paid from the start"] == "yes"
