import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journey.choices import match_choice

HOURS = ["School hours", "Days", "Evenings", "Nights too", "It depends"]


@pytest.mark.parametrize(
    ("typed", "index"),
    [
        ("school hours", 0),
        ("SCHOOL  hours!", 0),
        ("schoolhours", 0),
        ("2", 1),
        ("number 2", 1),
        ("no 3", 2),
        ("the second one", 1),
        ("2nd", 1),
        ("first", 0),
        ("i want the first", 0),
        ("last", 4),
        ("the last one please", 4),
        ("nights too please", 3),
    ],
)
def test_a_typed_answer_finds_its_button(typed: str, index: int) -> None:
    assert match_choice(typed, HOURS) == index


@pytest.mark.parametrize(
    "typed", ["6", "0", "evening", "no days", "not days", "", "😀", "مرحبا", "days " * 800]
)
def test_an_answer_that_is_no_button_is_not_forced_into_one(typed: str) -> None:
    assert match_choice(typed, HOURS) is None


def test_no_is_the_no_button_and_not_a_number() -> None:
    assert match_choice("no", ["Yes", "No"]) == 1


def test_two_means_the_button_that_says_two_also_where_there_are_more_buttons() -> None:
    cards = ["About 1", "About 2", "About 3", "Compare", "Show others"]

    assert match_choice("2", cards) == 1
    assert match_choice("about 3", cards) == 2
    assert match_choice("compare", cards) == 3


def test_a_label_that_stands_twice_is_not_guessed() -> None:
    assert match_choice("porter", ["Porter", "Porter"]) is None


@given(st.text(max_size=4096), st.lists(st.text(min_size=1, max_size=64), max_size=8))
def test_any_text_gives_an_index_within_the_buttons_or_none(typed: str, labels: list[str]) -> None:
    index = match_choice(typed, labels)

    assert index is None or 0 <= index < len(labels)


@pytest.mark.parametrize("typed", ["si", "SÍ", "sí."])
def test_a_label_counts_without_its_accents(typed: str) -> None:
    assert match_choice(typed, ["Sí", "No, gracias"]) == 0


@pytest.mark.parametrize(
    ("text", "place"),
    [("15:15", 1), ("3", None), ("2", None), ("-15:15", None), ("15.15", None), (" 14:15 ", 0)],
)
def test_among_numbers_a_number_is_no_place(text: str, place: int | None) -> None:
    assert match_choice(text, ["14:15", "15:15", "Show me how"]) == place


@pytest.mark.parametrize("text", ["15 litres", "5"])
def test_a_decimal_point_tells_numbers_apart(text: str) -> None:
    assert match_choice(text, ["1.5 litres", "2 litres", "0.5 litres"]) is None
