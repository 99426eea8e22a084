"""What residents say of their papers, misspelt and all at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.content import Content
from bot.journey.sensitive import MASK
from bot.journey.told_documents import ToldPapers, read_state
from bot.services import documents

CONTENT = Content.load(Path(__file__).parents[2] / "data" / "content")


def told(text: str, *, asked: bool = False) -> ToldPapers:
    return documents.read(CONTENT, text, asked=asked)


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("i only have a provisional and a bank letter",
         {"passport": "none", "provisional_licence": "have", "bank_letter": "have"}),
        ("my passport ran out", {"passport": "expired"}),
        ("my pasport is expierd", {"passport": "expired"}),
        ("i have a passport, it ran out", {"passport": "expired"}),
        ("my passport expires in june", {"passport": "have"}),
        ("my passport isnt expired", {"passport": "have"}),
        ("no passport, licence or citizen card",
         {"passport": "none", "driving_licence": "none", "pass_card": "none"}),
        ("i have british passport but no driving lisence",
         {"british_passport": "have", "driving_licence": "none"}),
        ("got a council tax bill and a gas bill", {"council_tax": "have", "energy_bill": "have"}),
        ("not sure if my provisional is in date", {"provisional_licence": "not_sure"}),
        ("the water bill is in my partners name", {"water_bill": "none"}),
        ("i have a student card", {"other_card": "have"}),
        ("birth certificate and a p45 i have both", {"birth_certificate": "have", "p45": "have"}),
        ("my brp ran out", {"brp": "expired"}),
        ("hello there", {}),
    ],
)  # fmt: skip
def test_what_somebody_has_is_read(text: str, states: dict[str, str]) -> None:
    found = documents.states_told(CONTENT, told(text))
    assert {one: found[one] for one in states if one in found} == states
    others = {one for one, state in found.items() if one not in states and state != "none"}
    assert not others


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("bank statement and council tax", {"bank_statement", "council_tax"}),
        ("universal credit letter", {"benefits_letter"}),
        ("electric bill, tenency agreement", {"energy_bill", "tenancy"}),
        ("hmrc", {"tax_letter"}),
    ],
)
def test_papers_alone_are_an_answer_to_which_of_them(text: str, papers: set[str]) -> None:
    assert set(told(text, asked=True).states) == papers


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("is a mobile bill ok", "mobile_bill"),
        ("can i use my freedom pass as id", "other_card"),
        ("will they accept my bank letter", "bank_letter"),
        ("do they take citizen card", "pass_card"),
        ("does a payslip count as proof of adress", "payslip"),
    ],
)
def test_a_question_about_a_paper_tells_nothing_of_having_it(text: str, paper: str) -> None:
    found = told(text)
    assert paper in found.asked
    assert found.states == {}


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("whats a share code", "share_code"),
        ("i live with my cousin no bills", "no_bills"),
        ("im in temporary accomodation", "hostel"),
        ("i changed my name when i married", "new_name"),
        ("my boss took my passport", "kept_by_other"),
        ("my mum has my birth certificate at home", "papers_elsewhere"),
        ("i am a care leaver", "care_leaver"),
        ("just out of prison, got no id", "left_prison"),
        ("my driving licence has my old address", "old_address"),
        ("i have pre settled status", "eu_status"),
        ("got refugee status", "refugee"),
        ("asylum claim 14 months no decision, may i work", "asylum"),
        ("on a student visa how many hours", "student"),
        ("passport from before with ilr stamp", "old_stamp"),
        ("came in 1968 from jamaica never had papers", "windrush"),
        ("they want me to pay for sponsorship", "sponsorship"),
    ],
)
def test_a_situation_is_known_by_its_words(text: str, situation: str) -> None:
    assert told(text).situation == situation


@pytest.mark.parametrize(
    ("text", "state"),
    [("yeah its valid", "have"), ("it ran out", "expired"), ("nope", "none"),
     ("no idea", "not_sure"), ("never had one", "none"), ("purple", None)],
)  # fmt: skip
def test_the_state_of_the_paper_that_was_asked_about(text: str, state: str | None) -> None:
    assert read_state(text) == state


def test_a_secret_that_was_taken_out_is_noticed_and_nothing_more() -> None:
    assert told(MASK).masked
    assert told(MASK).states == {}


@given(st.text(max_size=300))
def test_no_text_is_too_strange(text: str) -> None:
    known = set(CONTENT.documents.documents)
    assert set(told(text).states) <= known
    assert set(told(text, asked=True).states) <= known
