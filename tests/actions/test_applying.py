from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from actions.applying import ApplicationGoOn, ApplyingForm
from actions.declarations import (
    ApplicationAi,
    ApplicationConvictions,
    ApplicationDisability,
    ApplicationGaps,
)
from actions.statement import read_limit
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


def test_who_has_told_nothing_of_what_is_good_to_have_is_offered_that_first(walk: Walk) -> None:
    heard = walk.starts("i want to apply for porter", role="porter")
    started = next(one for one in heard.messages if one["response"] == "utter_applying_started")
    assert [one["payload"] for one in started["buttons"]] == ["/readiness_ask"]


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


def test_what_is_told_when_a_story_is_read_back_is_added_to_it(walk: Walk) -> None:
    at_first_point(walk)
    walk.writes("when my father in law fell in bathroom")
    walk.writes("i called 111 and put a blanket on him")
    walk.writes("nothing was broken in the end")
    heard = walk.writes("i ran the desk there for 22 years too")
    assert heard.responses == ["utter_applying_added", "utter_applying_read_back"]
    assert "ran the desk there for 22 years too" in heard.messages[-1]["story"]
    assert "blanket" in heard.messages[-1]["story"]
    assert walk.writes("hm ok dunno").responses == []


@pytest.mark.parametrize("ended", ["use it", "Thats all", "done"])
def test_words_that_end_the_telling_are_no_part_of_the_story(
    walk: Walk, kept: Kept, ended: str
) -> None:
    at_first_point(walk)
    walk.writes("when my father in law fell in bathroom")
    walk.writes("i called 111 and put a blanket on him")
    assert walk.question == "point_part"

    heard = walk.writes(ended)

    assert heard.responses == ["utter_applying_read_back"]
    assert ended.casefold() not in heard.messages[0]["story"].casefold()


@pytest.mark.parametrize("nod", ["ok", "Yes"])
def test_a_nod_tells_no_part_of_a_story(walk: Walk, kept: Kept, nod: str) -> None:
    at_first_point(walk)
    walk.writes("when my father in law fell in bathroom")
    before = kept.stories[0]
    walk.writes(nod)

    assert kept.stories[0].action == before.action
    assert walk.question == "point_part"


def test_use_it_before_anything_is_told_makes_no_story(walk: Walk, kept: Kept) -> None:
    at_first_point(walk)
    walk.writes("use it")

    assert kept.stories == []


LIST = "PERSON SPECIFICATION\nESSENTIAL\n- Good communication skills\n- Able to work in a team"


def test_a_list_that_is_pasted_where_a_story_was_asked_for_takes_the_place_of_the_first(
    walk: Walk, kept: Kept
) -> None:
    at_first_point(walk)
    assert walk.writes(LIST).responses == ["utter_applying_more"]
    walk.presses("That is all")

    assert [one.text for one in kept.points] == [
        "Good communication skills",
        "Able to work in a team",
    ]
    assert kept.stories == []


def test_an_nvq_needs_no_story_whatever_it_is_in(walk: Walk) -> None:
    walk.starts(role="porter")
    walk.presses("I will paste it")
    walk.writes("Essential\n- NVQ Level 2 or 3 in Health and Social Care\n- Team player")

    assert walk.presses("That is all").responses[-1] == "utter_applying_fact"


def test_a_wrong_list_can_be_pasted_again(walk: Walk, kept: Kept) -> None:
    at_first_point(walk)

    assert walk.writes("that list is wrong can i paste again").responses == ["utter_applying_paste"]
    assert kept.stories == []


def test_a_link_in_place_of_the_list_is_answered_with_ways_on(walk: Walk) -> None:
    walk.starts(role="porter")
    heard = walk.writes("found this one https://www.jobs.nhs.uk/candidate/jobadvert/C9196-26-0311")

    assert heard.responses == ["utter_applying_unread_link"]
    assert walk.writes("i will paste").responses == ["utter_applying_paste"]


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("I have WAEC and my nursing degree from Nigeria", "fact"),
        ("Yes I am willing to take the test", "fact"),
        ("i have maths but not english", "open"),
    ],
)
def test_what_somebody_has_answers_whether_they_have_it(
    walk: Walk, kept: Kept, said: str, state: str
) -> None:
    walk.starts(role="porter")
    walk.presses("I will paste it")
    walk.writes("Essential\n- GCSE English and maths or equivalent\n- Team player")
    walk.presses("That is all")
    walk.writes(said)

    assert kept.points[0].state == state


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


FIRST = (
    """When my neighbour was upset after a fall, I asked her first and closed the door.
    She said thank you in the end.""",
    """When my father needed help to wash, I gave him a towel and took my time.
    In the end he was calm again.""",
    """When the nurse came, I listened and asked her to say it again. In the end I understood.""",
    """When the food bank was busy, I sorted the bags with the others.
    In the end everyone was happy.""",
    """When my uncle was in a wheelchair, I moved the chair and lifted the bags.
    In the end nobody got hurt.""",
)

PRESSED = {
    "list_source": "Use the usual list",
    "list_check": "They fit",
    "point_check": "Use it",
    "point_reuse": "Use it",
    "point_fact": "Yes",
    "statement_agree": "Use it",
    "statement_hint": "Leave it",
    "section_step": "Done",
    "section_declarations": "Done",
    "history_more": "That is all",
    "history_gap": "I cared for somebody",
    "referee_who": "A manager",
    "referee_asked": "They said yes",
}
WRITTEN = {
    "point_part": "i asked the nurse and in the end it was fine",
    "statement_opening": "i looked after my father and i want to help others like him",
    "statement_limit": "1500 words",
    "history_entry": "cleaner at a hotel from may 2015 to june 2019",
}


def takes_all(walk: Walk, stories: Sequence[str]) -> None:
    """Answer every question of an application as somebody would who has time."""
    left = list(stories)
    while (name := walk.question) is not None:
        assert walk.turns < 80, f"it never ends: {name}"
        offered = [one["title"] for one in walk.buttons]
        if name == "point_story":
            if left:
                walk.writes(left.pop(0))
            else:
                walk.skips()
        elif "Use it" in offered:
            walk.presses("Use it")
        elif name in PRESSED:
            walk.presses(PRESSED[name])
        else:
            walk.writes(WRITTEN[name])


def test_the_statement_is_made_of_own_stories_and_handed_over(walk: Walk, kept: Kept) -> None:
    walk.starts(role="healthcare_support_worker")
    takes_all(walk, FIRST)

    application = kept.applications[0]
    assert application.statement is not None
    assert "I gave him a towel" in application.statement
    assert application.limit_count == 1500
    assert "utter_applying_statement_word" in walk.said
    assert "utter_applying_ai_line" in walk.said
    assert walk.said[-1] == "utter_applying_send"


def test_the_second_application_takes_a_third_of_the_turns_of_the_first(
    walk: Walk, kept: Kept
) -> None:
    walk.starts(role="healthcare_support_worker")
    takes_all(walk, FIRST)
    first, walk.turns = walk.turns, 0

    walk.said.clear()
    walk.starts(job="role:care_worker")
    takes_all(walk, FIRST[:2])

    assert walk.said[-1] == "utter_applying_send"
    assert "utter_applying_list_covered" in walk.said
    assert "section_declarations" in " ".join(str(one) for one in walk.asked)
    assert walk.turns * 3 <= first, f"{walk.turns} turns after {first}"


def test_a_limit_is_read_as_forms_say_it() -> None:
    known = [read_limit(one) for one in ("1,500 words", "4000 characters", "500", "a lot")]
    assert [(one.count, str(one.unit)) if one else None for one in known] == [
        (1500, "words"),
        (4000, "characters"),
        (500, "words"),
        None,
    ]


def at_history(walk: Walk) -> None:
    walk.starts(role="healthcare_support_worker")
    while walk.question != "history_entry":
        before = walk.question
        if before == "list_source":
            walk.presses("Use the usual list")
        elif before == "statement_agree":
            walk.presses("Use it")
        elif before == "section_step":
            walk.presses("Done")
        else:
            walk.skips()


def test_only_missing_months_are_asked_for_and_gaps_are_worded(walk: Walk, store: Any) -> None:
    at_history(walk)
    assert walk.writes("cleaner at a hotel").responses == ["utter_applying_history_when"]
    heard = walk.writes("may 2015 to june 2019")
    assert heard.responses == ["utter_applying_history_kept", "utter_applying_history_more"]
    assert heard.messages[0]["what"] == "Cleaner, hotel"
    assert walk.presses("That is all").responses == ["utter_applying_gap_now"]
    worded = walk.writes("looking after my mum, she was ill")
    assert worded.messages[0]["line"] == "July 2019 to now: I cared for a member of my family."

    kept = Kept(store)
    with store() as uow:
        known = [(one.kind, one.what) for one in uow.background.work(kept.resident_id)]
    assert ("caring", "I cared for a member of my family") in known
    assert "ill" not in str(known)


def test_time_in_prison_is_not_kept_and_a_person_helps(walk: Walk, store: Any) -> None:
    at_history(walk)
    walk.writes("cleaner at a hotel from may 2015 to june 2019")
    walk.presses("That is all")
    heard = walk.writes("i was in prison")

    kept = Kept(store)
    assert heard.responses[:2] == ["utter_applying_gap_person", "utter_applying_gap_told"]
    assert kept.requests == ["application_gaps"]
    with store() as uow:
        assert len(uow.background.work(kept.resident_id)) == 1


def test_family_is_no_referee_and_asking_first_comes_with_words(walk: Walk) -> None:
    at_history(walk)
    walk.writes("cleaner from may 2015 to now")
    walk.presses("That is all")
    assert walk.writes("my sister").responses[0] == "utter_applying_referee_family"
    walk.presses("A teacher or trainer")
    heard = walk.presses("Not yet")
    assert heard.responses[:2] == ["utter_applying_referee_words", "utter_applying_referee_copy"]


@pytest.mark.parametrize(
    "action",
    [ApplicationConvictions(), ApplicationDisability(), ApplicationAi(), ApplicationGaps()],
)
def test_private_matters_are_explained_and_nothing_of_them_is_kept(
    samira: Call, kept: Kept, action: Any
) -> None:
    heard = samira(action, action.action_name.removeprefix("action_"), "i got a caution in 2011")

    assert "utter_applying_line" in heard.responses
    assert "2011" not in str(kept.steps)


def test_points_with_nothing_yet_can_be_filled_from_the_statement(walk: Walk, kept: Kept) -> None:
    walk.starts(role="porter")
    while walk.question != "statement_agree":
        if walk.question == "list_source":
            walk.presses("Use the usual list")
        else:
            walk.skips()
    heard = walk.presses("Fill the gaps")

    assert heard.responses[-1].startswith("utter_applying_story")
    assert {one.state for one in kept.points} == {"open"}


def test_goodbye_in_the_middle_of_a_story_keeps_all_and_tells_none(walk: Walk, kept: Kept) -> None:
    at_first_point(walk)
    asked = {"event": "slot", "name": "applying_text", "value": "gotta go", "timestamp": None}
    heard = walk.call(
        ApplyingForm(),
        "inform",
        "gotta go",
        guesses=[("goodbye", 0.9)],
        events=[{"event": "action", "name": "applying_form"}, asked],
    )

    assert heard.responses == ["utter_applying_later"]
    assert heard.slots["requested_slot"] is None
    assert kept.stories == []
