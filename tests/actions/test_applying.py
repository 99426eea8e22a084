from __future__ import annotations

from typing import Any

import pytest

from actions.applying import ApplicationGoOn
from bot.services.application_records import Application, Criterion, Story
from tests.actions.conftest import CHAT, Call
from tests.actions.walk import Walk

STORY = (
    "When my father-in-law fell in the bathroom I stayed calm and checked his breathing. "
    "I called 111 and put a blanket on him. In the end nothing was broken."
)


@pytest.fixture
def walk(samira: Call) -> Walk:
    return Walk(samira)


class Kept:
    """What is kept of Samira."""

    def __init__(self, store: Any) -> None:
        self._store = store
        with store() as uow:
            self.resident_id = str(uow.chats.get(CHAT).resident_id)

    @property
    def applications(self) -> list[Application]:
        with self._store() as uow:
            return list(uow.applications.of(self.resident_id))

    @property
    def points(self) -> list[Criterion]:
        newest = self.applications[0].id
        with self._store() as uow:
            return list(uow.applications.criteria(newest))

    @property
    def stories(self) -> list[Story]:
        with self._store() as uow:
            return list(uow.stories.of(self.resident_id, state=None))

    @property
    def steps(self) -> list[str]:
        with self._store() as uow:
            return [one.what for one in uow.progress.of(self.resident_id)]

    @property
    def requests(self) -> list[str]:
        with self._store() as uow:
            return [one.reason for one in uow.progress.help_requests(self.resident_id)]


@pytest.fixture
def kept(samira: Call, store: Any) -> Kept:
    return Kept(store)


def at_first_point(walk: Walk, job: str = "porter") -> None:
    walk.starts()
    walk.writes(job)
    walk.presses("Use the usual list")


def test_somebody_without_a_job_in_mind_is_asked_which_one(walk: Walk) -> None:
    assert walk.starts().responses == ["utter_applying_which_open"]
    heard = walk.writes("ward host")
    assert heard.responses == ["utter_applying_started", "utter_applying_source"]
    assert heard.buttons == ["I will paste it", "Use the usual list"]


def test_a_role_that_is_named_at_once_is_not_asked_for(walk: Walk, kept: Kept) -> None:
    heard = walk.starts("i want to apply for porter", role="porter")

    assert heard.responses == ["utter_applying_started", "utter_applying_source"]
    assert [(one.title, one.stage) for one in kept.applications] == [("Porter", "preparing")]


def test_the_usual_list_is_said_to_be_usual_and_counted(walk: Walk, kept: Kept) -> None:
    at_first_point(walk)

    assert walk.heard is not None
    assert walk.heard.responses == [
        "utter_applying_line",
        "utter_applying_list",
        "utter_applying_story_first",
    ]
    counted = walk.heard.messages[1]
    assert counted["total"] == counted["essential"] + counted["desirable"] == len(kept.points)


def test_a_list_that_is_pasted_in_pieces_is_read_as_one(walk: Walk, kept: Kept) -> None:
    walk.starts(role="porter")
    walk.presses("I will paste it")
    first = walk.writes("Essential\n- Able to work in a team\n- Good communication skills")
    assert first.responses == ["utter_applying_more"]
    assert first.messages[0]["points"] == 2
    walk.presses("There is more")
    more = walk.writes("- Calm under pressure\nDesirable\n- Full driving licence")
    assert more.messages[0]["points"] == 4
    walk.presses("That is all")

    assert [one.kind for one in kept.points] == ["essential"] * 3 + ["desirable"]
    assert walk.question == "point_story"


@pytest.mark.parametrize(
    ("pasted", "response"),
    [
        ("https://www.jobs.nhs.uk/candidate/jobadvert/C9999", "utter_applying_unread_link"),
        ("hello there how is it going", "utter_applying_unread_nothing"),
    ],
)
def test_what_cannot_be_read_is_said_with_ways_on(walk: Walk, pasted: str, response: str) -> None:
    walk.starts(role="porter")
    walk.presses("I will paste it")
    walk.writes(pasted)
    heard = walk.presses("That is all")

    assert heard.responses == [response]
    assert heard.buttons == ["I will paste it", "Use the usual list", "Ask a person"]


def test_a_whole_story_is_read_back_and_kept_in_own_words(walk: Walk, kept: Kept) -> None:
    at_first_point(walk)
    heard = walk.writes(STORY.lower())
    assert heard.responses == ["utter_applying_read_back"]
    assert heard.buttons == ["Use it", "Change something", "Ask a person to look", "Another story"]
    saved = walk.presses("Use it")

    assert saved.responses[0].startswith("utter_applying_saved")
    assert kept.stories[0].state == "kept"
    assert kept.points[0].state == "story"
    assert "story_kept" in kept.steps


def test_only_the_missing_part_is_asked_for(walk: Walk) -> None:
    at_first_point(walk)
    assert walk.writes("when my father in law fell in bathroom").responses == [
        "utter_applying_part_action"
    ]
    acted = walk.writes("i stay calm, check he is breathing and call 111. put blanket")
    assert acted.responses == ["utter_applying_part_result"]
    told = walk.writes("ambulance come, nothing broken. the doctor say i did right")
    assert told.responses == ["utter_applying_read_back"]
    assert "Nothing broken" not in told.messages[0]["story"]
    assert "nothing broken" in told.messages[0]["story"]


def test_a_part_that_is_skipped_is_asked_for_once(walk: Walk) -> None:
    at_first_point(walk)
    walk.writes("when my father in law fell in bathroom")
    walk.writes("i called 111 and put a blanket on him")
    assert walk.question == "point_part"
    assert walk.skips().responses == ["utter_applying_read_back"]


def test_a_correction_changes_only_what_is_wrong(walk: Walk, kept: Kept) -> None:
    at_first_point(walk)
    walk.writes("In 2018 I worked in a café. " + STORY)
    heard = walk.writes("no, it was 2019")

    assert heard.responses == ["utter_applying_read_back"]
    assert "2019" in kept.stories[0].text
    assert "2018" not in kept.stories[0].text


def test_the_end_is_told_again_when_somebody_wants_to_change_it(walk: Walk, kept: Kept) -> None:
    at_first_point(walk)
    walk.writes(STORY)
    assert walk.writes("change the end").responses == ["utter_applying_part_result"]
    walk.writes("he came home after two days")
    assert kept.stories[0].text.endswith("He came home after two days.")


def test_nothing_to_tell_is_a_gap_and_no_invention(walk: Walk, kept: Kept) -> None:
    at_first_point(walk)
    assert walk.writes("i can't think of anything").responses == ["utter_applying_none"]
    left = walk.presses("Leave it open")

    assert left.responses[0] == "utter_applying_left_open"
    assert kept.points[0].state == "gap"
    assert kept.stories == []


def test_another_story_leaves_the_first_behind(walk: Walk, kept: Kept) -> None:
    at_first_point(walk)
    walk.writes(STORY)
    walk.presses("Another story")
    walk.writes("When the food bank was full, I called my friends. In the end everyone was happy.")
    walk.presses("Use it")

    assert [one.state for one in kept.stories] == ["withdrawn", "kept"]


def test_a_person_is_asked_to_look_at_the_english(walk: Walk, kept: Kept) -> None:
    at_first_point(walk)
    walk.writes(STORY)
    heard = walk.presses("Ask a person to look")

    assert heard.responses[:2] == ["utter_applying_look", "utter_applying_saved"]
    assert kept.stories[0].help_wanted_at is not None
    assert kept.requests == ["story_help"]


def test_a_story_that_was_begun_is_found_again_months_later(walk: Walk) -> None:
    at_first_point(walk)
    walk.writes("when my father in law fell in bathroom")
    walk.call.slots.clear()
    walk.call.form = None
    heard = walk.asks(ApplicationGoOn(), "application_go_on")

    assert heard.responses == ["utter_applying_again", "utter_applying_read_back"]


def test_a_licence_is_a_plain_question(walk: Walk, kept: Kept) -> None:
    walk.starts(role="porter")
    walk.presses("I will paste it")
    walk.writes("Essential\n- Full driving licence\n- Eligible to work in the UK\n- Team player")
    heard = walk.presses("That is all")
    assert heard.responses[-1] == "utter_applying_fact"
    walk.presses("Not yet")

    assert [one.state for one in kept.points] == ["gap", "fact", "open"]
    assert kept.points[1].answer == "on_the_form"
    assert walk.question == "point_story"
