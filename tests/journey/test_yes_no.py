# ruff: noqa: E501 (a table row stays on one line)
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journey.yes_no import parse_yes_no


@pytest.mark.parametrize(
    "typed",
    ["yes", "ok", "YESSS", "yeah go on", "of course", "no problem", "i dont mind", "👍", "sí", "haan ji", "sure!"],
)  # fmt: skip
def test_a_yes_in_its_many_forms_is_a_yes(typed: str) -> None:
    assert parse_yes_no(typed) is True


@pytest.mark.parametrize(
    "typed",
    ["no", "nah", "noooo", "not really", "no thanks", "of course not", "i do not", "i dont", "rather not", "👎"],
)  # fmt: skip
def test_a_no_in_its_many_forms_is_a_no(typed: str) -> None:
    assert parse_yes_no(typed) is False


@pytest.mark.parametrize(
    "typed",
    ["", "maybe", "yes no", "yes but not friday", "ok but not my landlord", "who is advisers", "not sure", "👍👎", "😀"],
)  # fmt: skip
def test_consent_is_never_read_into_an_unclear_answer(typed: str) -> None:
    assert parse_yes_no(typed) is None


@given(st.text(max_size=4096))
def test_any_text_is_answered(typed: str) -> None:
    assert parse_yes_no(typed) in (True, False, None)
