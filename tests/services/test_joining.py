from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from bot.content.content import Content
from bot.journey.reminders import About
from bot.services import joining
from bot.services.joining import CHAT_READ_BY_ADVISERS, PRIVACY_WORDING, Arrival, Ending
from tests.services.conftest import Journey

RESPONSES = Path(__file__).parents[2] / "data" / "responses"

WORDINGS = {"2026-11-21": "72c1aabf70c2"}
"""Version -> digest of the notice that residents said yes or no to under it."""


def come_in(journey: Journey, content: Content, campaign: str | None = None) -> joining.Opening:
    with journey.store() as uow:
        return joining.begin(uow, content, journey.message("action_joining_start"), campaign)


def answer_all(journey: Journey, *, sixteen_or_over: bool = True) -> None:
    with journey.store() as uow:
        joining.record_consent(uow, journey.message(), granted=True)
    with journey.store() as uow:
        joining.record_name(uow, journey.message(), "Samira")
    with journey.store() as uow:
        joining.record_outcode(uow, journey.message(), "LS9")
    with journey.store() as uow:
        joining.record_age(uow, journey.message(), sixteen_or_over=sixteen_or_over)


def finish(journey: Journey, content: Content) -> Ending:
    with journey.store() as uow:
        return joining.finish(uow, content, journey.message())[0]


def test_a_poster_is_remembered_with_its_neighbourhood_and_programme(
    journey: Journey, content: Content
) -> None:
    opening = come_in(journey, content, "lincoln-green")

    assert opening.arrival is Arrival.NEW
    assert opening.campaign.team == "the jobs team at Lincoln Green"
    assert journey.resident.neighbourhood == "Lincoln Green"
    assert journey.resident.programme == "leeds-talent-hub"
    assert journey.resident.stage == "joining"


@pytest.mark.parametrize("word", ["", "two words", "x" * 65, "<script>", "../etc"])
def test_a_word_that_is_no_plain_slug_is_left_out(
    journey: Journey, content: Content, word: str
) -> None:
    assert come_in(journey, content, word).resident.campaign is None


def test_a_slug_that_nobody_knows_is_recorded_and_the_default_team_helps(
    journey: Journey, content: Content
) -> None:
    opening = come_in(journey, content, "mystery-poster")

    assert journey.resident.campaign == "mystery-poster"
    assert journey.resident.programme is None
    assert opening.campaign.team == "the jobs team"


def test_the_first_campaign_stays_when_another_link_is_followed(
    journey: Journey, content: Content
) -> None:
    come_in(journey, content, "walworth")
    come_in(journey, content, "lincoln-green")

    assert journey.resident.campaign == "walworth"


def test_a_consent_is_dated_and_names_its_purpose_and_wording(
    journey: Journey, content: Content
) -> None:
    come_in(journey, content)
    step = journey.message("validate_joining_form")

    with journey.store() as uow:
        joining.record_consent(uow, step, granted=True)
    with journey.store() as uow:
        joining.record_consent(uow, step, granted=True)

    with journey.store() as uow:
        assert uow.progress.consents(journey.resident_id) == {CHAT_READ_BY_ADVISERS: True}
    assert journey.steps.count("consented") == 1


def test_the_version_of_the_privacy_notice_changes_with_its_wording() -> None:
    responses = yaml.safe_load((RESPONSES / "joining.yml").read_text(encoding="utf-8"))
    notice = responses["responses"]["utter_ask_joining_consent"][0]["text"]

    assert hashlib.sha256(notice.encode()).hexdigest()[:12] == WORDINGS[PRIVACY_WORDING]


def test_who_says_no_is_asked_again_only_when_they_come_back(
    journey: Journey, content: Content
) -> None:
    come_in(journey, content)
    with journey.store() as uow:
        joining.record_consent(uow, journey.message(), granted=False)

    assert finish(journey, content) is Ending.DECLINED
    assert journey.resident.stage == "declined"
    journey.clock.move(timedelta(days=3))
    again = come_in(journey, content)
    assert again.arrival is Arrival.ASKED_AGAIN
    assert again.known.consent is None
    assert journey.resident.stage == "joining"


def test_who_is_under_16_is_turned_to_a_person(journey: Journey, content: Content) -> None:
    come_in(journey, content)
    answer_all(journey, sixteen_or_over=False)

    assert finish(journey, content) is Ending.TOO_YOUNG
    assert journey.requests == ["under_16"]
    assert come_in(journey, content).arrival is Arrival.TOO_YOUNG


def test_who_answered_all_goes_on_to_choosing_and_is_asked_nothing_twice(
    journey: Journey, content: Content
) -> None:
    come_in(journey, content)
    answer_all(journey)

    assert finish(journey, content) is Ending.JOINED
    assert journey.resident.stage == "choosing"
    again = come_in(journey, content)
    assert again.arrival is Arrival.JOINED
    assert (again.known.called, again.known.outcode) == ("Samira", "LS9")
    assert journey.steps.count("joined") == 1


def test_a_resident_who_puts_their_name_right_is_not_reminded_of_the_way_in(
    journey: Journey, content: Content
) -> None:
    come_in(journey, content)
    answer_all(journey)
    finish(journey, content)
    with journey.store() as uow:
        uow.reminders.cancel(journey.resident_id, about=About.JOINING)
        uow.commit()

    with journey.store() as uow:
        joining.record_name(uow, journey.message(), "Samira A")
    with journey.store() as uow:
        joining.record_outcode(uow, journey.message(), "SE5")

    with journey.store() as uow:
        waiting = [one for one in uow.reminders.of(journey.resident_id) if one.state == "waiting"]
    assert About.JOINING not in {one.about for one in waiting}
    assert (journey.resident.called, journey.resident.outcode) == ("Samira A", "SE5")
