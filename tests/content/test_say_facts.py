from datetime import date

import pytest

from bot.content import Content
from bot.content.facts import Sourced
from bot.content.say_facts import (
    say_barrier,
    say_declaration,
    say_guidance,
    say_need,
    say_route,
    say_scam,
    say_term,
    say_way_in,
    with_care,
)

TODAY = date(2026, 11, 22)
YEARS_LATER = date(2030, 1, 1)
FACT = Sourced(
    id="porter_hours",
    sources=("HC-454",),
    owner="content editor",
    checked_on=date(2026, 11, 21),
    review_by=date(2027, 5, 21),
)


def test_a_fact_is_said_as_it_is_until_its_review_is_due(content: Content) -> None:
    assert with_care(content, FACT, "Porters walk a lot.", FACT.review_by) == "Porters walk a lot."


def test_an_overdue_fact_says_when_it_was_checked_and_whom_to_ask(content: Content) -> None:
    said = with_care(content, FACT, "Porters walk a lot.", date(2027, 5, 22))

    assert said == (
        "Porters walk a lot.\n"
        "This was last checked on 21 November 2026. Please check it with the employer."
    )


def test_who_to_ask_can_be_another_than_the_employer(content: Content) -> None:
    fact = FACT.model_copy(update={"ask": "your work coach"})

    assert with_care(content, fact, "A SWAP is short.", YEARS_LATER).endswith(
        "Please check it with your work coach."
    )


@pytest.mark.parametrize(
    ("text", "begins"),
    [("Porters walk.\nShall I save it?", "Porters walk.\nThis was"), ("Is it OK?", "This was")],
)
def test_a_question_stays_last_when_care_is_added(content: Content, text: str, begins: str) -> None:
    said = with_care(content, FACT, text, YEARS_LATER)

    assert said.startswith(begins)
    assert said.endswith(text.rsplit("\n", 1)[-1])


def test_every_kind_of_fact_is_said_with_care_once_it_is_overdue(content: Content) -> None:
    def all_said(on: date) -> list[str]:
        told = [
            say_term(content, content.glossary.terms["shortlist"], on),
            *say_way_in(content, content.ways_in.ways["swap"], on),
            *say_declaration(content, content.declarations.declarations["criminal_record"], on),
            *say_guidance(content, content.application_help.situations["gaps"], on),
            str(say_need(content, content.readiness.things["id"], "need", on)),
            *say_barrier(content, content.barriers.barriers["travel"], on),
            *say_route(content, content.skills.subjects["maths"].routes["fine"], on),
            *say_scam(content, ["fee"], on),
        ]
        return [text for text in told if "last checked" in text]

    assert all_said(TODAY) == []
    assert len(all_said(YEARS_LATER)) == 8


def test_a_message_to_copy_comes_last_and_is_filled_in(content: Content) -> None:
    rejected = content.application_help.situations["rejected"]

    said = say_guidance(content, rejected, TODAY, role="porter", called="Samira")

    assert said[-2] == content.application_help.copy_intro
    assert said[-1].startswith("Feedback on my application for porter\n\nHello,")
    assert said[-1].endswith("Samira")


def test_what_is_in_place_needs_nothing(content: Content) -> None:
    assert say_need(content, content.readiness.things["email"], "in_place", TODAY) is None


def test_where_no_detail_is_wanted_that_is_said_first(content: Content) -> None:
    first, second = say_barrier(content, content.barriers.barriers["health"], TODAY)

    assert first.startswith("You need not tell me")
    assert "employer" in second


def test_a_strong_sign_of_a_scam_is_named_first(content: Content) -> None:
    said = say_scam(content, ["pressure", "fee"], TODAY)

    assert said[0].startswith("Please stop and check first.\nIt asks you to pay.")
    assert said[1].startswith("Do not pay")
    assert "0300 123 2040" in said[2]
    assert say_scam(content, [], TODAY) == ()


@pytest.mark.parametrize(
    ("subject", "answers", "route"),
    [
        ("english", ["yes", "yes", "yes", "yes"], "fine"),
        ("english", ["yes", "yes", "with_help", "with_help"], "course_beside"),
        ("english", ["with_help", "no", "no", "no"], "course_first"),
        ("maths", ["yes", "yes", "yes", "no"], "fine"),
        ("maths", ["yes", "with_help", "no", "no"], "course_beside"),
        ("maths", ["no", "no", "no", "no"], "course_first"),
    ],
)
def test_a_self_check_leads_to_a_route(
    content: Content, subject: str, answers: list[str], route: str
) -> None:
    known = content.skills.subjects[subject]  # type: ignore[index]
    given = {
        statement.id: answer for statement, answer in zip(known.statements, answers, strict=True)
    }

    found = known.route(given)  # type: ignore[arg-type]

    assert found is not None
    assert found.id == route


def test_what_is_left_out_of_a_self_check_counts_neither_way(content: Content) -> None:
    english = content.skills.subjects["english"]

    found = english.route({"speak": "yes"})

    assert found is not None
    assert found.id == "fine"
    assert english.route({}) is None
