"""People paste person specifications in every shape that pages, tables and phones give them."""
# ruff: noqa: E501, ISC004 (a pasted row stays on one line, a pasted text is one string)

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.journey.specification import (
    MOST_READ,
    Assessed,
    Need,
    Specification,
    Unread,
    read_specification,
)
from bot.journey.themes import Themes

E, D, U = Need.ESSENTIAL, Need.DESIRABLE, Need.UNKNOWN

ADVERT = """Job overview
We are looking for a kind person to join our team.
Main duties of the job
• Clean wards
• Serve meals
About us
We are a great trust. Experience matters.
Person Specification
Qualifications
Essential
* GCSE English grade C or above
Desirable
* NVQ level 2 in cleaning
Experience
Essential
* Experience of working in a team
* Ability to follow instructions (A/I)
Desirable
* Previous NHS experience
Disclosure and Barring Service Check
This post is subject to the Rehabilitation of Offenders Act.
Employer details
Lindenfield NHS Trust
"""


def said(specification: Specification) -> list[tuple[str, Need]]:
    return [(one.text, one.need) for one in specification.criteria]


def test_a_page_of_nhs_jobs_is_read_without_the_advert_around_it(themes: Themes) -> None:
    read = read_specification(ADVERT, themes)
    assert said(read) == [
        ("GCSE English grade C or above", E),
        ("NVQ level 2 in cleaning", D),
        ("Experience of working in a team", E),
        ("Ability to follow instructions", E),
        ("Previous NHS experience", D),
    ]
    assert [one.section for one in read.criteria] == ["Qualifications"] * 2 + ["Experience"] * 3
    assert [one.position for one in read.criteria] == [1, 2, 3, 4, 5]
    assert read.criteria[3].assessed == {Assessed.APPLICATION, Assessed.INTERVIEW}
    assert [one.theme for one in read.criteria][2:4] == ["team", "instructions"]
    assert read.why is None
    assert not read.unread


@pytest.mark.parametrize(
    ("pasted", "criteria"),
    [
        ("Criteria\tEssential\tDesirable\tMethod\nQualifications\tGood standard of education\tNVQ 2\tA\n"
         "Experience\tWorked with the public; worked in a team\t\tA/I",
         [("Good standard of education", E), ("NVQ 2", D), ("Worked with the public", E), ("Worked in a team", E)]),
        ("| Requirement | E | D | How assessed |\n|---|---|---|---|\n| Driving licence | ✓ | | Application |\n"
         "| Experience of care | | ✓ | Interview |",
         [("Driving licence", E), ("Experience of care", D)]),
        ("Factor            Essential                        Desirable\n"
         "Experience        Working with the public          Working in a hospital\n"
         "                  Cleaning experience\n"
         "                                                   NVQ level 2\n",
         [("Working with the public", E), ("Working in a hospital", D), ("Cleaning experience", E), ("NVQ level 2", D)]),
        ("Experience | Experience of working with the public | E | A/I", [("Experience of working with the public", E)]),
        ("1. Team player (E)\n2. Driving licence (D)\n3. Able to work shifts - Essential\nE4 Good written English\nReliable [Desirable]",
         [("Team player", E), ("Driving licence", D), ("Able to work shifts", E), ("Good written English", E), ("Reliable", D)]),
        ("essential: good communication, team player, reliable and on time. desirable: nvq 2",
         [("Good communication, team player, reliable and on time", E), ("NVQ 2", D)]),
        ("Essential: good communication, team player, reliable\nDesirable: driving licence; experience of care",
         [("Good communication", E), ("Team player", E), ("Reliable", E), ("Driving licence", D), ("Experience of care", D)]),
        ("it says essential is gcse maths and english. desirable is nvq", [("GCSE maths and English", E), ("NVQ", D)]),
        ("1) good team player 2) able to lift 3) reads english",
         [("Good team player", U), ("Able to lift", U), ("Reads English", U)]),
        ("• Team player • Able to lift • Driving licence", [("Team player", U), ("Able to lift", U), ("Driving licence", U)]),
        ("Reliable and punctual\nTeam player\nDesirable\nNVQ", [("Reliable and punctual", U), ("Team player", U), ("NVQ", D)]),
        ("Person specification\nEssential\nDesirable\nAssessment\nExperience\nWorked in a care setting\nA/I",
         [("Worked in a care setting", U)]),
        ("•\nTeam player\n•\nAble to lift", [("Team player", U), ("Able to lift", U)]),
        ("•\tTeam player\n•\tAble to lift", [("Team player", U), ("Able to lift", U)]),
        ("ESSENTIAL CRITERIA:\n\n\n\n-Team player\n-  Able to lift.", [("Team player", E), ("Able to lift", E)]),
        ("What you'll need\nA full driving licence\nNice to have\nCare experience", [("A full driving licence", E), ("Care experience", D)]),
        ("AREA            ESSENTIAL                                DESIRABLE                     HOW ASSESSED\n"
         "EXPERIENCE      Experience of working with older people  Experience of dementia care   AF/I\n"
         "SKILLS          Ability to communicate with people       First aid                     AF/I/R\n"
         "                who have difficulty communicating\n"
         "QUALIFICATIONS  None                                     NVQ Level 2 Health and        C\n"
         "                                                         Social Care\n"
         "Page 1 of 2\n",
         [("Experience of working with older people", E), ("Experience of dementia care", D),
          ("Ability to communicate with people who have difficulty communicating", E), ("First aid", D),
          ("NVQ Level 2 Health and Social Care", D)]),
        ("Factors\tEssential\tDesirable\tMeans of Assessment\n"
         "Education\t•\tGood general education\n•\tNumeracy and literacy\t•\tFood hygiene certificate\tApplication Form\n"
         "Interview\nExperience\t•\tPrevious cleaning experience \t•\tNHS experience\tApplication Form\n",
         [("Good general education", E), ("Numeracy and literacy", E), ("Food hygiene certificate", D),
          ("Previous cleaning experience", E), ("NHS experience", D)]),
        ("What you'll do:\n- serve meals\n\nWhat we need from you:\n- a kind, caring nature\n"
         "- a full UK driving licence is desirable but not essential\n\nBenefits\n- free parking",
         [("A kind, caring nature", E), ("A full UK driving licence is desirable but not essential", D)]),
        ("1. QUALIFICATIONS\n1.1 GCSE English (E)\n2. EXPERIENCE\n2.1 Customer service experience E A/I\n2.2 GCSE maths grade D",
         [("GCSE English", E), ("Customer service experience", E), ("GCSE maths grade D", U)]),
        ("[22/11/2026, 09:15] Bilal: Essential: GCSE maths\n[22/11/2026, 09:16] Bilal: Desirable: NVQ",
         [("GCSE maths", E), ("NVQ", D)]),
        ("## Person specification\n### Essential\n- **Communication**: able to talk to patients\n### Desirable\n- NVQ",
         [("Communication: able to talk to patients", E), ("NVQ", D)]),
        ("E-mail skills\nD-day experience", [("E-mail skills", U), ("D-day experience", U)]),
        ("they want someone who is calm and can drive and knows computers",
         [("Calm", U), ("Can drive", U), ("Knows computers", U)]),
    ],
)  # fmt: skip
def test_every_shape_gives_its_criteria(
    themes: Themes, pasted: str, criteria: list[tuple[str, Need]]
) -> None:
    assert said(read_specification(pasted, themes)) == criteria


def test_running_text_is_read_sentence_by_sentence(themes: Themes) -> None:
    read = read_specification(
        "You will need to be able to work in a team and have good communication skills. You must "
        "have GCSE English. Experience of care would be an advantage. Our site is near the sea.",
        themes,
    )
    assert said(read) == [
        ("Able to work in a team", E),
        ("Have good communication skills", U),
        ("GCSE English", E),
        ("Experience of care would be an advantage", D),
    ]
    assert read.unread == ("Our site is near the sea.",)


def test_short_sentences_in_one_line_are_points_where_each_is_about_something_else(
    themes: Themes,
) -> None:
    pasted = "Essential: Able to work calmly under pressure. Good communication skills. Reliable."
    found = read_specification(pasted, themes)
    assert [one.text for one in found.criteria] == [
        "Able to work calmly under pressure",
        "Good communication skills",
        "Reliable",
    ]
    one_point = "- Good communication skills. Able to talk to patients."
    assert len(read_specification(one_point, themes).criteria) == 1


def test_a_line_that_the_page_broke_is_put_together(themes: Themes) -> None:
    read = read_specification(
        "Essential criteria\n- Ability to communicate effectively with patients, relatives and all\n"
        "members of the team, in person and on the phone\n- Demonstrates compassion",
        themes,
    )
    assert [one.text for one in read.criteria] == [
        "Ability to communicate effectively with patients, relatives and all members of the team, "
        "in person and on the phone",
        "Demonstrates compassion",
    ]


def test_capitals_are_taken_down_but_not_those_of_nhs_and_it(themes: Themes) -> None:
    read = read_specification(
        "ESSENTIAL\nGOOD COMMUNICATION SKILLS\nABLE TO USE IT AND NHS EMAIL\nGCSES OR NVQ LEVEL 2",
        themes,
    )
    assert [one.text for one in read.criteria] == [
        "Good communication skills",
        "Able to use IT and NHS email",
        "GCSEs or NVQ level 2",
    ]


def test_all_of_forty_criteria_are_kept(themes: Themes) -> None:
    listed = "\n".join(f"• Able to do the {number}th task of the ward" for number in range(1, 41))
    read = read_specification(f"Essential\n{listed}", themes)
    assert len(read.criteria) == len(read.essential) == 40


def test_repetitions_are_merged_and_essential_wins(themes: Themes) -> None:
    read = read_specification(
        "Desirable\n- Team player\nEssential\n- A team player.\n- TEAM PLAYER", themes
    )
    assert said(read) == [("Team player", E)]
    assert read.merged == 2


def test_a_heading_in_small_letters_and_one_with_its_section_count(themes: Themes) -> None:
    read = read_specification(
        "desirable skills\n- typing\nessential experience\n- care home work", themes
    )
    assert [(one.need, one.section) for one in read.criteria] == [(D, "Skills"), (E, "Experience")]


@pytest.mark.parametrize(
    ("pasted", "why"),
    [
        ("", Unread.EMPTY),
        (" \n\t 😀 ", Unread.EMPTY),
        ("https://www.jobs.nhs.uk/candidate/jobadvert/C9292", Unread.LINK),
        ("Main duties\n- clean wards\n- mop floors", Unread.DUTIES),
        ("ok thanks i will look", Unread.NOTHING),
        ("آسف لا أعرف", Unread.NOTHING),
        ("x" * 30_000, Unread.NOTHING),
    ],
)
def test_what_holds_no_criteria_says_why(themes: Themes, pasted: str, why: Unread) -> None:
    read = read_specification(pasted, themes)
    assert not read.criteria
    assert read.why is why


def test_a_text_longer_than_what_is_read_says_so(themes: Themes) -> None:
    read = read_specification(
        "Essential\n- Team player\n" + "\n" * MOST_READ + "- Able to lift", themes
    )
    assert read.cut
    assert said(read) == [("Team player", E)]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["Essential", "Desirable", "•", "-", "1.", "\t", "|", "   ", "\n", "(E)", "[D]", "A/I", ":", ";", ",",
                         "and", "You must", "team", "able to lift", "GCSE", "About us", "Person specification", "✓", "e"])
        | st.text(max_size=6), max_size=60)
)  # fmt: skip
def test_any_text_is_read_without_a_fault(themes: Themes, parts: list[str]) -> None:
    read = read_specification(" ".join(parts), themes)
    assert (read.why is None) is bool(read.criteria)
    for at, one in enumerate(read.criteria, start=1):
        assert one.position == at
        assert one.text == one.text.strip()
        assert one.text
        assert "\n" not in one.text
        assert len(one.text) <= 402


@given(st.lists(st.sampled_from(["Team player", "Able to lift", "Driving licence", "Good English", "Kind"]), unique=True, min_size=1))  # fmt: skip
def test_a_plain_list_comes_back_as_it_was(themes: Themes, listed: list[str]) -> None:
    pasted = "Essential\n" + "\n".join(f"• {one}" for one in listed)
    assert said(read_specification(pasted, themes)) == [(one, E) for one in listed]
