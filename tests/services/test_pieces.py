"""Long texts reach a resident whole, in pieces that Telegram takes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.services.pieces import pieces, units


def test_a_short_text_stays_whole() -> None:
    assert pieces("Hello. How are you?") == ["Hello. How are you?"]


def test_a_long_text_is_cut_at_the_end_of_a_sentence() -> None:
    assert pieces("One two three. Four five six. Seven.", limit=20) == [
        "One two three.",
        "Four five six.",
        "Seven.",
    ]


def test_a_paragraph_is_a_better_place_than_a_sentence() -> None:
    assert pieces("One two.\n\nThree. Four five six seven.", limit=18) == [
        "One two.",
        "Three.",
        "Four five six",
        "seven.",
    ]


def test_an_emoji_counts_twice_and_is_never_cut_in_half() -> None:
    cut = pieces("🙂" * 5, limit=4)
    assert cut == ["🙂🙂", "🙂🙂", "🙂"]


def test_nothing_to_say_is_no_message() -> None:
    assert pieces("  \n ") == []


@given(st.text(max_size=400), st.integers(min_value=4, max_value=60))
def test_no_word_is_lost_and_no_piece_is_too_long(text: str, limit: int) -> None:
    cut = pieces(text, limit)
    assert all(0 < units(piece) <= limit for piece in cut)
    assert "".join("".join(cut).split()) == "".join(text.split())
