"""No paste takes long: reading twice as much takes about twice the time, whatever the signs are."""

import time

import pytest

from bot.journey.specification import read_specification
from bot.journey.themes import Themes

SHAPES = ["a", " ", "\t", "|", "a|", "(", "(A/I) ", "and have ", "team, reliable, ", "a b;",
          "1. a ",
          " - a", "\n", "•\n", "essential: a. ", "E ", "You must be. ", "a    b",
          "https://", "you will will ", "word team ", "Essential\n", "team\n",
          "he is and has and "]  # fmt: skip


def best(text: str, themes: Themes) -> float:
    took = []
    for _ in range(5):
        started = time.perf_counter()
        read_specification(text, themes)
        took.append(time.perf_counter() - started)
    return min(took)


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_text_takes_no_more_than_about_four_times_as_long(
    shape: str, themes: Themes
) -> None:
    short = (shape * 5_000)[:5_000]
    assert best(short * 4, themes) < 12 * best(short, themes) + 0.005
