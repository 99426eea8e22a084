"""Answers to practice questions, as people type them on a phone."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journey.drills.items import Kind, Value
from bot.journey.drills.numbers import in_figures
from bot.journey.drills.reading import Verdict, mark, mark_option
from tests.journey.drills.conftest import asked

RIGHT, WRONG, SHOWN = Verdict.RIGHT, Verdict.WRONG, Verdict.SHOWN


@pytest.mark.parametrize(
    "text",
    [
        "£4.20",
        "4.20",
        "4.2",
        "4 pounds 20",
        "4 pounds and 20 pence",
        "420p",
        "420 pence",
        "four pounds twenty",
        "£4 20p",
        "4 quid 20",
        "4,20",
        "420",
        "four pound 20",
        "£ 4.20",
        "the change is £4.20",
    ],
)
def test_money_is_right_however_it_is_typed(text: str) -> None:
    assert mark(asked(Kind.MONEY, 420), text) is RIGHT


@pytest.mark.parametrize("text", ["£42", "£4.02", "£5.20", "20p", "£420", "4 pounds"])
def test_other_money_is_wrong(text: str) -> None:
    assert mark(asked(Kind.MONEY, 420), text) is WRONG


@pytest.mark.parametrize(
    "text",
    [
        "250ml",
        "250 ml",
        "250",
        "250 mls",
        "250 millilitres",
        "1/4 litre",
        "¼ litre",
        "a quarter of a litre",
        "quarter litre",
        "0.25 l",
        "0.25 litres",
        "two hundred and fifty",
        "two hundred fifty ml",
        "25 cl",
        ".25 litre",
    ],
)
def test_millilitres_are_right_however_they_are_typed(text: str) -> None:
    assert mark(asked(Kind.ML, 250), text) is RIGHT


def test_a_bare_number_has_the_unit_that_was_asked_for() -> None:
    assert mark(asked(Kind.LITRES, 1500), "1.5") is RIGHT
    assert mark(asked(Kind.LITRES, 1500), "1500") is WRONG
    assert mark(asked(Kind.LITRES, 1500), "1500 ml") is RIGHT
    assert mark(asked(Kind.LITRES, 1500), "one and a half litres") is RIGHT
    assert mark(asked(Kind.LITRES, 1250), "1 litre 250 ml") is RIGHT
    assert mark(asked(Kind.KILOS, 2500), "2 and a half kilos") is RIGHT
    assert mark(asked(Kind.GRAMS, 2500), "2.5 kg") is RIGHT
    assert mark(asked(Kind.GRAMS, 2500), "2,500") is RIGHT


@pytest.mark.parametrize(
    ("kind", "right", "text"),
    [
        (Kind.COUNT, Fraction(12), "twelve"),
        (Kind.COUNT, Fraction(12), "12 patients"),
        (Kind.COUNT, Fraction(1200), "1,200"),
        (Kind.COUNT, Fraction(120), "a total of one hundred and twenty"),
        (Kind.PERCENT, Fraction(25), "25%"),
        (Kind.PERCENT, Fraction(25), "25"),
        (Kind.PERCENT, Fraction(25), "twenty five percent"),
        (Kind.PERCENT, Fraction(25), "25 per cent"),
        (Kind.PERCENT, Fraction(25), "a quarter"),
        (Kind.FRACTION, Fraction(3, 4), "three quarters"),
        (Kind.FRACTION, Fraction(3, 4), "75%"),
        (Kind.FRACTION, Fraction(3, 4), "6/8"),
    ],
)
def test_numbers_and_parts_are_read(kind: Kind, right: Fraction, text: str) -> None:
    assert mark(asked(kind, right), text) is RIGHT


@pytest.mark.parametrize(
    "text",
    [
        "-5",
        "minus 5",
        "12/03/2026",
        "3.4.1990",
        "😀",
        "👍👍",
        "hello there",
        "x" * 3000,
        "fuck this",
        "   ",
        "???",
        "5 or 6",
        "https://example.org",
    ],
)
def test_what_is_no_answer_is_asked_again_and_not_marked_wrong(text: str) -> None:
    assert mark(asked(Kind.COUNT, 5), text) is None


def test_of_two_numbers_the_last_one_counts_only_where_it_is_the_answer() -> None:
    item = asked(Kind.COUNT, 100)
    assert mark(item, "2 boxes of 50 is 100") is RIGHT
    assert mark(item, "100 or 50") is None
    assert mark(item, "50 100") is None
    assert mark(item, "no 100 makes 200") is WRONG


@pytest.mark.parametrize(
    "text",
    [
        "dunno",
        "idk",
        "i dont know",
        "no idea",
        "not sure",
        "pass",
        "show me",
        "I don't know this one sorry",
        "too hard",
        "cant do it",
    ],
)
def test_who_does_not_know_is_shown_how(text: str) -> None:
    assert mark(asked(Kind.COUNT, 5, "5", "6"), text) is SHOWN


@pytest.mark.parametrize(
    "text",
    ["a", "A", "a)", "option a", "i think a", "the answer is a", "their", "Their", "its their"],
)
def test_an_option_is_chosen_by_letter_or_word(text: str) -> None:
    assert mark(asked(Kind.CHOICE, "their", "their", "there", "they're"), text) is RIGHT


def test_apostrophes_tell_options_apart() -> None:
    item = asked(Kind.CHOICE, "it's", "it's", "its")
    assert [mark(item, text) for text in ("it's", "it’s", "its", "b")] == [
        RIGHT,
        RIGHT,
        WRONG,
        WRONG,
    ]


def test_sentences_that_differ_in_a_capital_letter_are_told_apart() -> None:
    item = asked(Kind.CHOICE, "I am here.", "I am here.", "i am here.", "I am here", letters=True)
    assert [
        mark(item, text) for text in ("I am here.", "i am here.", "I am here", "a", "c", "2")
    ] == [
        RIGHT,
        WRONG,
        WRONG,
        RIGHT,
        WRONG,
        WRONG,
    ]


def test_a_button_is_right_or_wrong_by_its_place() -> None:
    item = asked(Kind.COUNT, 5, "5", "6")
    assert [mark_option(item, place) for place in (0, 1, 2, -1)] == [RIGHT, WRONG, None, None]


@pytest.mark.parametrize(
    "text",
    [
        "medicine",
        "Medicine",
        "MEDICINE.",
        "medicine i think",
        "it is medicine",
        "medisine should be medicine",
    ],
)
def test_a_word_that_is_spelt_right_is_right(text: str) -> None:
    assert mark(asked(Kind.WORD, "medicine"), text) is RIGHT


def test_a_try_at_a_word_is_wrong_and_something_else_is_asked_again() -> None:
    item = asked(Kind.WORD, "medicine")
    assert [mark(item, text) for text in ("medecine", "medicin", "bananas", "😀", "12")] == [
        WRONG,
        WRONG,
        None,
        None,
        None,
    ]


def test_names_are_read_in_their_order() -> None:
    item = asked(
        Kind.ORDER, ("Ali", "Brown", "Cole"), "Ali, Brown, Cole", "Brown, Ali, Cole", letters=True
    )
    assert mark(item, "ali brown cole") is RIGHT
    assert mark(item, "Ali\nBrown\nCole") is RIGHT
    assert mark(item, "Brown, Ali, Cole") is WRONG
    assert mark(item, "b") is WRONG
    assert mark(item, "Ali, Brown") is None


@pytest.mark.parametrize(
    "text", ["03/04/2026", "3/4/26", "3.4.2026", "03 04 2026", "03042026", "3-4-2026"]
)
def test_a_date_in_figures_is_read(text: str) -> None:
    assert mark(asked(Kind.DATE, (2026, 4, 3)), text) is RIGHT


def test_day_and_month_in_the_wrong_order_are_wrong_and_words_are_asked_again() -> None:
    item = asked(Kind.DATE, (2026, 4, 3))
    assert [mark(item, text) for text in ("04/03/2026", "3 April 2026", "soon")] == [
        WRONG,
        None,
        None,
    ]


def test_a_line_is_compared_without_its_capitals_and_spaces() -> None:
    item = asked(Kind.LINE, "Ward 7, bed 12: Okafor, Ada")
    assert mark(item, "ward 7, bed 12:  Okafor, Ada.") is RIGHT
    assert mark(item, "Ward 7, bed 21: Okafor, Ada") is WRONG
    assert mark(item, "what is this") is None


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("seven and a half", "15/2"),
        ("four twenty", "4 20"),
        ("twenty-five", "25"),
        ("one hundred and twenty", "120"),
        ("two thousand five hundred", "2500"),
        ("7½", "15/2"),
        ("three quarters", "3/4"),
        ("1,200", "1200"),
        ("4,20", "4.20"),
        ("two point five", "2.5"),
        ("1 and 3 quarters", "7/4"),
    ],
)
def test_numbers_in_words_are_put_into_figures(text: str, figures: str) -> None:
    assert in_figures(text) == figures


@given(st.text(max_size=200))
def test_no_answer_breaks_the_reading(text: str) -> None:
    for kind in Kind:
        right: Value = Fraction(5)
        if kind in {Kind.WORD, Kind.LINE, Kind.CHOICE}:
            right = "five"
        elif kind is Kind.DATE:
            right = (2026, 4, 3)
        elif kind is Kind.ORDER:
            right = ("Ali", "Cole")
        mark(asked(kind, right, "five", "six"), text)
