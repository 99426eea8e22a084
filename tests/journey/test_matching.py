# ruff: noqa: E501 (a table row stays on one line)
"""Ten and more invented lives, ranked as an adviser would rank them."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import Content
from bot.content.say import say_match
from bot.journey.hours import parse
from bot.journey.matching import compare, rank
from bot.journey.preferences import Answer, PeopleWish, Preferences
from bot.journey.traits import Licence


@dataclass(frozen=True)
class Life:
    who: str
    wishes: Preferences
    best: frozenset[str]
    """At least two of these are among the first three."""
    never_first: frozenset[str]
    """None of these is among the first five."""


def tags(*names: str) -> frozenset[str]:
    return frozenset(names)


LIVES = [
    Life(
        "Samira, school hours, cleaned and cared for her father-in-law",
        Preferences(hours=parse("9.30 to 2.30 not friday"), personal_care=Answer.YES, lifting=Answer.NO, licence=False, experience=tags("cleaning", "caring")),
        tags("domestic_assistant", "care_worker", "ward_host", "receptionist"),
        tags("porter", "patient_transport", "security_officer", "call_handler"),
    ),
    Life(
        "Amina, mother, mornings, cleaning and caring, rather no lifting",
        Preferences(hours=parse("mornings"), personal_care=Answer.UNSURE, lifting=Answer.UNSURE, experience=tags("cleaning", "caring")),
        tags("domestic_assistant", "care_worker", "ward_host"),
        tags("security_officer", "porter", "apprentice"),
    ),
    Life(
        "Dele, warehouse, wants quiet and nights, no personal care",
        Preferences(hours=parse("any"), nights_ok=True, personal_care=Answer.NO, lifting=Answer.YES, people=PeopleWish.QUIET, licence=False, experience=tags("warehouse")),
        tags("stores_assistant", "sterile_services_technician", "linen_assistant", "porter"),
        tags("healthcare_support_worker", "care_worker", "patient_transport", "receptionist"),
    ),
    Life(
        "Arben, taxi driver, likes people",
        Preferences(hours=parse("days"), personal_care=Answer.UNSURE, lifting=Answer.YES, people=PeopleWish.PEOPLE, licence=True, experience=tags("driving")),
        tags("patient_transport", "porter", "stores_assistant"),
        tags("trainee_dental_nurse", "pharmacy_assistant"),
    ),
    Life(
        "Kim, waitress, evenings, likes people, no personal care",
        Preferences(hours=parse("evenings"), personal_care=Answer.NO, people=PeopleWish.PEOPLE, experience=tags("hospitality")),
        tags("ward_host", "domestic_assistant", "receptionist"),
        tags("healthcare_support_worker", "care_worker", "stores_assistant"),
    ),
    Life(
        "Farah, call centre, nights too, bad back",
        Preferences(hours=parse("nights too"), personal_care=Answer.NO, lifting=Answer.NO, experience=tags("call_centre")),
        tags("call_handler", "ward_clerk", "receptionist"),
        tags("porter", "linen_assistant", "healthcare_support_worker"),
    ),
    Life(
        "Ruth, office work, nine to five, quiet",
        Preferences(hours=parse("9 to 5 monday to friday"), personal_care=Answer.NO, lifting=Answer.NO, people=PeopleWish.QUIET, experience=tags("office")),
        tags("admin_assistant", "ward_clerk", "receptionist"),
        tags("porter", "care_worker", "security_officer"),
    ),
    Life(
        "Grace, cared for her mother for years, any hours, wants to care",
        Preferences(hours=parse("any"), personal_care=Answer.YES, lifting=Answer.YES, people=PeopleWish.PEOPLE, experience=tags("caring")),
        tags("healthcare_support_worker", "care_worker", "mental_health_support_worker"),
        tags("admin_assistant", "stores_assistant", "estates_assistant"),
    ),
    Life(
        "Tariq, door work, nights are fine",
        Preferences(nights_ok=True, personal_care=Answer.NO, licence=False, experience=tags("security")),
        tags("security_officer", "porter", "call_handler"),
        tags("patient_transport", "care_worker", "healthcare_support_worker"),
    ),
    Life(
        "Ion, builder with a van, quiet work",
        Preferences(hours=parse("days"), personal_care=Answer.NO, lifting=Answer.YES, people=PeopleWish.QUIET, licence=True, experience=tags("trades")),
        tags("estates_assistant", "stores_assistant", "linen_assistant"),
        tags("care_worker", "healthcare_support_worker", "receptionist"),
    ),
    Life(
        "Leah, student, weekends only, shop work",
        Preferences(hours=parse("weekends only"), personal_care=Answer.UNSURE, experience=tags("retail")),
        tags("receptionist", "pharmacy_assistant", "ward_host"),
        tags("admin_assistant", "stores_assistant", "trainee_dental_nurse"),
    ),
    Life(
        "Yusuf, sixteen hours a week, kitchen and food factory, quiet",
        Preferences(weekly_hours=16, personal_care=Answer.NO, people=PeopleWish.QUIET, experience=tags("hospitality", "factory")),
        tags("domestic_assistant", "sterile_services_technician", "linen_assistant"),
        tags("care_worker", "security_officer", "healthcare_support_worker"),
    ),
]  # fmt: skip


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.who)
def test_the_first_roles_are_those_an_adviser_would_name(content: Content, life: Life) -> None:
    order = [match.role_id for match in rank(life.wishes, content.roles.values())]

    assert len(life.best & set(order[:3])) >= 2, order[:5]
    assert not life.never_first & set(order[:5]), order[:5]


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.who)
def test_nobody_is_refused_a_role_and_every_line_can_be_said(content: Content, life: Life) -> None:
    matches = rank(life.wishes, content.roles.values())

    assert {match.role_id for match in matches} == set(content.roles)
    for match in matches:
        assert say_match(content, match).startswith(content.roles[match.role_id].title)


def test_without_any_answer_open_roles_come_first_and_the_order_of_the_cards_decides(
    content: Content,
) -> None:
    matches = rank(Preferences(), content.roles.values())

    assert matches[0].role_id == "healthcare_support_worker"
    assert matches[-1].role_id in {"apprentice", "trainee_dental_nurse"}


def test_without_a_licence_driving_patients_is_last_and_says_why(content: Content) -> None:
    matches = rank(Preferences(licence=False), content.roles.values())

    assert matches[-1].role_id == "patient_transport"
    assert matches[-1].against[0].id == "licence_needed"
    assert "driving licence" in say_match(content, matches[-1])


def test_experience_is_named_in_the_reason(content: Content) -> None:
    first = rank(Preferences(experience=tags("cleaning")), content.roles.values())[0]

    assert first.role_id == "domestic_assistant"
    assert say_match(content, first) == "Domestic assistant: your cleaning counts here."


def test_long_shifts_are_a_point_to_think_about_for_a_parent(content: Content) -> None:
    wishes = Preferences(hours=parse("school hours"), experience=tags("caring"))
    found = {match.role_id: match for match in rank(wishes, content.roles.values())}

    reasons = [reason.id for reason in found["healthcare_support_worker"].against]
    assert "hours_longer_shifts" in reasons


def test_comparing_two_roles_lists_only_what_differs(content: Content) -> None:
    porter, driver = content.roles["porter"].traits, content.roles["patient_transport"].traits
    found = {item.trait: item for item in compare(porter, driver)}

    assert found["driving_licence"].second == Licence.NEEDED
    assert "lifting" not in found
    assert compare(porter, porter) == ()


def test_preferences_survive_storage() -> None:
    for life in LIVES:
        assert Preferences.from_dict(life.wishes.to_dict()) == life.wishes


def test_stored_preferences_with_unknown_values_are_read_without_error() -> None:
    plain = {"personal_care": "perhaps", "licence": "yes", "weekly_hours": True, "hours": 3, "x": 1}

    assert Preferences.from_dict(plain) == Preferences()


ANSWERS = st.none() | st.sampled_from(Answer)


@given(
    wishes=st.builds(
        Preferences,
        hours=st.none() | st.sampled_from(["mornings", "after 6", "weekends only", "any", "10pm to 6am"]).map(parse),
        weekly_hours=st.none() | st.floats(1, 48),
        nights_ok=st.none() | st.booleans(),
        weekends_ok=st.none() | st.booleans(),
        personal_care=ANSWERS,
        lifting=ANSWERS,
        people=st.none() | st.sampled_from(PeopleWish),
        licence=st.none() | st.booleans(),
        experience=st.frozensets(st.sampled_from(["cleaning", "caring", "office", "unknown"])),
    )
)  # fmt: skip
def test_every_wish_ranks_every_role_with_reasons_that_can_be_said(
    content: Content, wishes: Preferences
) -> None:
    matches = rank(wishes, content.roles.values())

    assert sorted(match.role_id for match in matches) == sorted(content.roles)
    assert [match.score for match in matches] == sorted((m.score for m in matches), reverse=True)
    for match in matches:
        assert say_match(content, match, most=9)
