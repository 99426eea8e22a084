"""Five invented people go the whole way, from the pasted list to the statement."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.content import Content
from bot.journey.specification import Criterion, read_specification
from bot.journey.statement import Limit, LimitUnit, Point, Statement, assemble, chunks, to_shorten
from bot.journey.statement_review import Reason, review, review_text
from bot.journey.stories import compose, split_story, tells_nothing
from bot.journey.story_bank import suits

LISTED = """Person specification
Essential
- Kind and caring with people
- Able to work in a team
- Good written English
- Full driving licence
Desirable
- Experience of care, paid or not
"""


@dataclass(frozen=True)
class Kept:
    """A story as the bank keeps it."""

    id: int
    theme: str | None
    text: str


def listed(content: Content) -> tuple[Criterion, ...]:
    return read_specification(LISTED, content.themes).criteria


def tell(content: Content, told: str) -> str:
    """Take a message as a story and put it together again."""
    return compose(split_story(told), content.spelling).text


def arrange(
    content: Content, bank: list[Kept], facts: dict[int, str] | None = None
) -> tuple[Statement, list[Point]]:
    """Give each criterion the story of the bank that fits best and was used least."""
    used: dict[int, int] = {}
    points = []
    texts = {one.id: one.text for one in bank}
    for one in listed(content):
        shape = (one.position, one.text, one.need, one.theme)
        if content.themes.is_fact(one.theme):
            points.append(Point(*shape, text=(facts or {}).get(one.position), is_fact=True))
            continue
        fits = suits(bank, one.text, one.theme, content.themes, used)
        story = fits[0].story_id if fits else None
        if story is not None:
            used[story] = used.get(story, 0) + 1
        points.append(Point(*shape, text=texts.get(story or 0), story_id=story))
    return assemble(points, content.statement.words, role="Healthcare support worker"), points


def test_years_of_unpaid_care_answer_what_care_is_asked_for(content: Content) -> None:
    told = (
        "i look after my mum since 2016. i wash her, i cook and i write down her tablets. "
        "she is happy"
    )
    bank = [Kept(1, "care_experience", tell(content, told))]
    statement, points = arrange(content, bank, {4: "Not yet, I am learning."})
    heads = [section.heading for section in statement.sections if section.heading]
    assert heads == [
        "Kind and caring with people; Experience of care, paid or not",
        "Full driving licence",
    ]
    assert "I wash her, I cook and I write down her tablets." in statement.text
    assert [gap.criterion for gap in statement.gaps] == [
        "Able to work in a team",
        "Good written English",
    ]
    found = review(statement, points, content.statement.rules, content.spelling)
    assert [one.reason for one in found].count(Reason.ESSENTIAL_MISSING) == 2


def test_a_nurse_from_abroad_is_told_of_names_and_big_we(content: Content) -> None:
    told = (
        "In Manila we had a flood on our ward. we moved our patients upstairs with Dr Reyes and my "
        "friend Maria. in the end nobody was hurt and we were thanked."
    )
    found = review_text(tell(content, told), content.statement.rules, content.spelling)
    named = [one.words for one in found if one.reason is Reason.NAME]
    assert named == ["Dr Reyes", "my friend Maria"]
    assert Reason.WE_NOT_I in {one.reason for one in found}


def test_redundancy_at_58_is_no_reason_to_say_the_age(content: Content) -> None:
    told = (
        "I am 58 and was made redundant from the bus depot. I drove for 30 years and I was never "
        "late once, in snow or sun."
    )
    found = review_text(tell(content, told), content.statement.rules, content.spelling)
    assert [one.reason for one in found if one.reason is Reason.AGE] == [Reason.AGE]


def test_little_written_english_stays_their_own(content: Content) -> None:
    told = (
        "when father in law fell i stay calm, call 111 ,put blanket. ambulance come. "
        "doctor say i did right"
    )
    assert tell(content, told) == (
        "When father-in-law fell, I stay calm, call 111, put blanket. Ambulance come. "
        "Doctor say I did right."
    )


def test_a_very_long_rambling_story_is_kept_whole_and_named_as_long(content: Content) -> None:
    told = "so i was working and it was busy and the phone was ringing and " * 60 + "i sorted it"
    text = tell(content, told)
    assert len(text.split()) == len(told.split())
    statement, points = arrange(content, [Kept(1, "team", text)])
    found = review(
        statement, points, content.statement.rules, content.spelling, Limit(500, LimitUnit.WORDS)
    )
    assert {Reason.LONG_STORY, Reason.TOO_LONG} <= {one.reason for one in found}
    assert to_shorten(statement)[0].words > 300
    assert all(len(piece) <= 3_500 for piece in chunks(statement.text))


@pytest.mark.parametrize("told", ["", "   ", "idk", "no"])
def test_an_empty_answer_is_no_story_and_makes_a_gap(content: Content, told: str) -> None:
    assert tells_nothing(told)
    statement, points = arrange(content, [])
    assert len(statement.gaps) == len(points) == 5
    assert statement.length.words < 20
