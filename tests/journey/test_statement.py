"""A statement holds what somebody told, in the employer's order, and no more."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import Content
from bot.journey.specification import Need
from bot.journey.statement import (
    Length,
    Limit,
    LimitUnit,
    Point,
    SectionKind,
    Shortening,
    StatementWords,
    assemble,
    chunks,
    measure,
    to_shorten,
)

WORDS = StatementWords(
    opening="I am applying for the role of {role} at {employer}.",
    opening_without_employer="I am applying for the role of {role}.",
    closing="Thank you for reading.",
    joined_by="; ",
)
FALL = "When my father-in-law fell in bathroom, I stay calm and call 111. Nothing broken."


def test_essential_criteria_come_first_each_under_the_employers_words() -> None:
    statement = assemble(
        [
            Point(1, "NVQ level 2", Need.DESIRABLE, text="I am doing it now.", story_id=2),
            Point(2, "Calm under pressure.", Need.ESSENTIAL, text=FALL, story_id=1),
        ],
        WORDS,
        role="Porter",
        employer="Lindenfield Hospital",
    )
    assert statement.text == (
        "I am applying for the role of Porter at Lindenfield Hospital.\n\n"
        f"Calm under pressure:\n{FALL}\n\n"
        "NVQ level 2:\nI am doing it now.\n\n"
        "Thank you for reading."
    )


def test_why_somebody_wants_the_work_stands_in_their_own_words() -> None:
    statement = assemble([], WORDS, role="Porter", interest="I like hospitals.")
    assert statement.sections[0].text == ("I am applying for the role of Porter. I like hospitals.")


def test_a_gap_is_told_and_not_filled() -> None:
    statement = assemble(
        [Point(1, "Team player", Need.ESSENTIAL), Point(2, "Calm", Need.ESSENTIAL, text=" ")],
        WORDS,
        role="Porter",
    )
    assert [gap.criterion for gap in statement.gaps] == ["Team player", "Calm"]
    assert "Team player" not in statement.text
    assert [one.kind for one in statement.sections] == [SectionKind.OPENING, SectionKind.CLOSING]


def test_criteria_that_share_a_story_stand_above_it_together() -> None:
    statement = assemble(
        [
            Point(1, "Calm", Need.ESSENTIAL, text=FALL, story_id=7),
            Point(2, "Team player", Need.ESSENTIAL, text="We moved boxes.", story_id=8),
            Point(3, "Kind", Need.DESIRABLE, text=FALL, story_id=7),
        ],
        WORDS,
        role="Porter",
    )
    assert [(one.heading, one.positions) for one in statement.sections[1:-1]] == [
        ("Calm; Kind", (1, 3)),
        ("Team player", (2,)),
    ]
    assert statement.text.count(FALL) == 1


def test_a_plain_fact_stands_behind_the_employers_words() -> None:
    statement = assemble(
        [Point(1, "Full driving licence", Need.ESSENTIAL, text="Yes, since 2010.", is_fact=True)],
        WORDS,
        role="Driver",
        headings=False,
    )
    assert "Full driving licence: Yes, since 2010." in statement.text


def test_words_and_characters_are_counted_as_forms_do() -> None:
    assert measure("Two words") == Length(2, 9)
    assert measure("one – two\nthree") == Length(3, 16)
    assert measure("😀") == Length(0, 2)
    assert measure("") == Length(0, 0)
    assert Length(10, 60).over(Limit(8, LimitUnit.WORDS)) == 2
    assert Length(10, 60).over(Limit(60, LimitUnit.CHARACTERS)) == 0
    assert Length(10, 60).over(None) == 0


def test_the_least_painful_way_to_shorten_comes_first() -> None:
    long_story = "word " * 150
    statement = assemble(
        [
            Point(1, "Calm", Need.ESSENTIAL, text=long_story, story_id=1),
            Point(2, "Nice to have", Need.DESIRABLE, text="Short story.", story_id=2),
            Point(3, "Kind", Need.ESSENTIAL, text="Same.", story_id=3),
            Point(4, "Careful", Need.ESSENTIAL, text="Same.", story_id=4),
        ],
        WORDS,
        role="Porter",
    )
    ways = to_shorten(statement)
    assert [way.what for way in ways] == [
        Shortening.LONG_PARAGRAPH,
        Shortening.DESIRABLE,
        Shortening.SAME_STORY,
        Shortening.HEADINGS,
    ]
    assert ways[0].words == 30
    assert statement.sections[ways[1].section or 0].heading == "Nice to have"


def test_a_long_statement_is_sent_in_pieces_that_break_at_paragraphs() -> None:
    paragraphs = [f"Paragraph {number}. " + "word " * 100 for number in range(20)]
    pieces = chunks("\n\n".join(paragraphs))
    assert all(len(piece) <= 3_500 for piece in pieces)
    assert all(piece.startswith("Paragraph") for piece in pieces)
    assert " ".join(" ".join(pieces).split()) == " ".join("\n\n".join(paragraphs).split())


@given(st.lists(st.text(alphabet="ab .!\n😀", max_size=80), max_size=12), st.integers(5, 60))
def test_the_pieces_hold_every_word_whatever_the_text(parts: list[str], longest: int) -> None:
    text = "\n\n".join(parts)
    pieces = chunks(text, longest)
    assert all(0 < len(piece) <= longest for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


STORIES = st.text(alphabet="abcdefgh .", min_size=1, max_size=40)


@given(st.lists(STORIES, max_size=6))
def test_nothing_is_in_a_statement_that_nobody_said(stories: list[str]) -> None:
    points = [
        Point(at, f"Criterion {at}", Need.ESSENTIAL, text=story, story_id=at)
        for at, story in enumerate(stories)
    ]
    statement = assemble(points, WORDS, role="Porter")
    allowed = {WORDS.opening_without_employer.format(role="Porter"), WORDS.closing}
    allowed |= {story.strip() for story in stories}
    assert {section.text for section in statement.sections} <= allowed
    assert len(statement.gaps) == sum(not story.strip() for story in stories)


def test_the_lines_of_the_product_fill_in(content: Content) -> None:
    text = assemble([], content.statement.words, role="Porter", employer="Lindenfield").text
    assert "Porter at Lindenfield" in text
    assert "{" not in text


@pytest.mark.parametrize("shape", ["a", "word ", "A. ", "\n\n", "\n"])
def test_cutting_takes_no_longer_than_the_length(shape: str) -> None:
    def best(length: int) -> float:
        took = []
        for _ in range(5):
            started = time.perf_counter()
            chunks((shape * length)[:length], 300)
            took.append(time.perf_counter() - started)
        return min(took)

    assert best(20_000) < 16 * best(5_000) + 0.01
