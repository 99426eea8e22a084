# ruff: noqa: E501 (a table row stays on one line)
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journey.names import LONGEST_NAME, parse_name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("samira 5 yrs in uk", "Samira"),
        ("my name is dele", "Dele"),
        ("im kim!!", "Kim"),
        ("kim obvs", "Kim"),
        ("KIM", "Kim"),
        ("hi im Arben from albania", "Arben"),
        ("you can call me sam", "Sam"),
        ("its ruth", "Ruth"),
        ("Dr Ahmed", "Ahmed"),
        ("mary-jane o'brien", "Mary-Jane O'Brien"),
        ("zoë", "Zoë"),
        ("McDonald", "McDonald"),
        ("van der Berg", "Van der Berg"),
        ("me llamo josé luis", "José Luis"),
        ("Nguyễn Thị Hoa", "Nguyễn Thị Hoa"),
        ("فاطمة", "فاطمة"),
        ("আমার নাম রহিমা", "রহিমা"),
        ("李小龙", "李小龙"),
        ("Иван", "Иван"),
        ("Samira 😀", "Samira"),
        ("imran", "Imran"),
        ("isa", "Isa"),
    ],
)
def test_a_resident_is_called_what_they_want_to_be_called(typed: str, name: str) -> None:
    assert parse_name(typed) == name


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "😀", "12", "/x", "/start", "https://x.example", "samira@example.org", "yes", "no", "skip",
     "why do you need my name", "what can i do", "i dont want to say", "x", "name", "...", "a" * 4096],
)  # fmt: skip
def test_what_is_no_name_is_not_taken_for_one(typed: str) -> None:
    assert parse_name(typed) is None


@given(st.text(max_size=4096))
def test_any_text_gives_a_short_name_or_none(typed: str) -> None:
    name = parse_name(typed)

    if name is not None:
        assert 0 < len(name) <= LONGEST_NAME
        assert name == name.strip()
        assert not any(sign.isdigit() or sign in "/@\n" for sign in name)


def test_how_long_somebody_waits_is_no_name() -> None:
    assert parse_name("been waiting 5 weeks") is None
