import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journey.outcode import AREAS, parse_outcode


@pytest.mark.parametrize(
    ("typed", "outcode"),
    [
        ("ls9", "LS9"),
        ("LS9 7TA i think", "LS9"),
        ("se5", "SE5"),
        ("b 15", "B15"),
        ("ls 9", "LS9"),
        ("i live in se5 near the park", "SE5"),
        ("sw1a1aa", "SW1A"),
        ("SE 5 8AZ", "SE5"),
        ("m1 1ae", "M1"),
        ("postcode is E14 7hq", "E14"),
        ("ec1v", "EC1V"),
        ("W1", "W1"),
        ("ＬＳ９", "LS9"),
    ],
)
def test_the_first_part_of_a_postcode_is_found_in_messy_text(typed: str, outcode: str) -> None:
    assert parse_outcode(typed) == outcode


@pytest.mark.parametrize(
    "typed",
    ["", "no idea", "n/a", "123", "zz9", "i have 2 kids", "at 5 pm", "leeds", "😀", "لندن", "skip"],
)
def test_what_is_no_postcode_is_rejected(typed: str) -> None:
    assert parse_outcode(typed) is None


@given(
    st.sampled_from(sorted(AREAS)),
    st.integers(1, 20),
    st.from_regex(r"[0-9][ABD-HJLNP-UW-Z]{2}", fullmatch=True),
)
def test_the_second_part_of_a_full_postcode_is_never_kept(
    area: str, district: int, inward: str
) -> None:
    assert parse_outcode(f"it is {area}{district} {inward} thanks") == f"{area}{district}"


@given(st.text(max_size=4096))
def test_any_text_gives_an_outcode_of_at_most_four_signs_or_none(typed: str) -> None:
    outcode = parse_outcode(typed)

    assert outcode is None or (2 <= len(outcode) <= 4 and outcode.isalnum())
