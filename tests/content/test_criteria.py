"""Themes of criteria and usual specifications say in plain words what employers ask for."""

import pytest

from bot.content import Content
from bot.journey.specification import Need, read_specification


@pytest.mark.parametrize(
    ("criterion", "theme"),
    [
        ("Ability to work as part of a team", "team"),
        ("Good communication skills, both verbal and written", "communication"),
        ("Able to work calmly under pressure", "pressure"),
        ("Treats patients with dignity and respect", "dignity"),
        ("Reliable and punctual", "reliability"),
        ("Willingness to undertake training", "learning"),
        ("Ability to follow instructions", "instructions"),
        ("Understanding of infection control", "infection_control"),
        ("Understands the need for confidentiality", "confidentiality"),
        ("Commitment to equality and diversity", "equality"),
        ("Basic IT skills", "it_skills"),
        ("Good standard of literacy and numeracy", "numbers_reading"),
        ("Physically able to push and pull trolleys", "physical"),
        ("Able to work shifts including weekends", "shifts"),
        ("Customer service experience", "customer_service"),
        ("Able to organise and prioritise own workload", "organising"),
        ("Ability to use own initiative", "own_work"),
        ("Previous experience in a care setting", "care_experience"),
        ("Cleaning experience", "cleaning_experience"),
        ("Previous catering experience", "catering_experience"),
        ("Experience of working in an office environment", "admin_experience"),
        ("Full UK driving licence", "driving"),
        ("GCSE English and Maths grade C or equivalent", "qualifications"),
        ("SIA licence", "registration"),
        ("Right to work in the UK", "right_to_work"),
        ("Ability to deal with challenging behaviour", "calm_people"),
        ("Accurate record keeping", "records"),
        ("Previous relevant experience", "general_experience"),
    ],
)
def test_a_criterion_is_known_by_its_words(content: Content, criterion: str, theme: str) -> None:
    assert content.themes.of(criterion) == theme


def test_what_no_words_show_has_no_theme_and_is_asked_for_all_the_same(content: Content) -> None:
    assert content.themes.of("A love of lighthouses") is None
    assert content.criteria.question_for(None).endswith("?")
    assert content.criteria.follow_ups_for(None).action.endswith("?")
    assert content.criteria.name_of(None)
    assert content.criteria.looked_for(None)


def test_every_story_theme_asks_one_question_at_a_time(content: Content) -> None:
    for name, theme in content.criteria.themes.items():
        asked = content.criteria.follow_ups_for(name)
        for text in (theme.question, asked.situation, asked.action, asked.result):
            assert text.count("?") == 1, name
            assert text.endswith("?"), name


def test_licences_certificates_and_hours_need_no_story(content: Content) -> None:
    facts = {name for name in content.criteria.themes if content.themes.is_fact(name)}
    assert facts == {
        "driving",
        "qualifications",
        "registration",
        "right_to_work",
        "checks",
        "shifts",
    }
    assert not content.themes.is_fact(None)


def test_related_themes_are_related_both_ways(content: Content) -> None:
    assert content.themes.related("team", "pressure")
    assert content.themes.related("pressure", "team")
    assert not content.themes.related("driving", "dignity")
    assert not content.themes.related("driving", "lighthouses")


def test_every_role_has_its_usual_list_with_themes_that_its_own_words_show(
    content: Content,
) -> None:
    for role_id in content.roles:
        criteria = content.usual_specification(role_id).criteria
        assert [one.position for one in criteria] == list(range(1, len(criteria) + 1))
        assert {one.need for one in criteria} == {Need.ESSENTIAL, Need.DESIRABLE}
        for one in criteria:
            found = content.themes.all_of(one.text)
            assert one.theme in found, (role_id, one.text, one.theme, found)


def test_a_usual_list_reads_the_same_when_it_is_pasted(content: Content) -> None:
    for role_id in content.roles:
        usual = content.usual_specification(role_id).criteria
        pasted = "\n".join(
            [
                "Essential",
                *(f"- {one.text}" for one in usual if one.need is Need.ESSENTIAL),
                "Desirable",
                *(f"- {one.text}" for one in usual if one.need is Need.DESIRABLE),
            ]
        )
        read = read_specification(pasted, content.themes).criteria
        assert [(one.text, one.need) for one in read] == [(one.text, one.need) for one in usual]
