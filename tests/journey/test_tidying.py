"""Residents' own words: mended where it is certain, and never otherwise."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content import Content
from bot.content.files import read_model
from bot.content.spelling import SpellingFile
from bot.journey.tidying import Change, ChangeKind, tidy

BANK = yaml.safe_load((Path(__file__).parent / "tidying.yml").read_text(encoding="utf-8"))
# Not a fixture here: a failing example would print all content.
SPELLING = read_model(
    Path(__file__).parents[2] / "data" / "content" / "spelling.yml", SpellingFile
).made()
PAIRS = [(one, one) if isinstance(one, str) else tuple(one) for one in BANK]
SLIPS = ["i", "im", "becuase", "my", "mum", "freind", "was", "the", "hospitel", ",", ".", "  ",
         "\n", "\n\n", "!", '"', "he fell.i", "A&E", "father in law", "monday", "sick ,i", "...",
         "e.g.", "3", "(", ")", "سلام", "café"]  # fmt: skip


def test_the_bank_is_large() -> None:
    assert len(PAIRS) >= 150


@pytest.mark.parametrize(("typed", "mended"), PAIRS)
def test_what_somebody_wrote_is_mended_and_no_more(
    content: Content, typed: str, mended: str
) -> None:
    assert tidy(typed, content.spelling).text == mended


@pytest.mark.parametrize(("typed", "mended"), PAIRS)
def test_what_is_mended_stays_as_it_is(content: Content, typed: str, mended: str) -> None:
    again = tidy(mended, content.spelling)
    assert again.text == mended
    assert again.changes == ()


def test_every_change_is_told(content: Content) -> None:
    tidied = tidy("i helpd my freind ,then i slept", content.spelling)
    assert tidied.text == "I helped my friend, then I slept."
    assert Change(ChangeKind.SPELLING, "freind", "friend") in tidied.changes
    assert Change(ChangeKind.CAPITAL, "i", "I") in tidied.changes
    assert tidied.kinds == tuple(ChangeKind)


def test_a_text_without_slips_has_no_changes(content: Content) -> None:
    assert tidy("I clean the ward.", content.spelling).changes == ()
    assert tidy("", content.spelling).text == ""


@settings(deadline=None)
@given(st.lists(st.sampled_from(SLIPS) | st.text(max_size=5), max_size=30).map(" ".join))
def test_no_word_is_added_lost_or_moved(typed: str) -> None:
    """Spellings apart, the letters and digits are the same in the same order."""
    tidied = tidy(typed, SPELLING)
    swapped = {change.before for change in tidied.changes if change.kind is ChangeKind.SPELLING}
    if not swapped:
        letters = [sign.casefold() for sign in typed if sign.isalnum()]
        assert [sign.casefold() for sign in tidied.text if sign.isalnum()] == letters


@settings(deadline=None)
@given(st.lists(st.sampled_from(SLIPS) | st.text(max_size=5), max_size=30).map(" ".join))
def test_tidying_twice_is_tidying_once(typed: str) -> None:
    once = tidy(typed, SPELLING).text
    assert tidy(once, SPELLING).text == once
