"""The picture of somebody's way can be read on a small phone, by people who see no colours too."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from PIL import Image

from bot.content.content import Content
from bot.content.say_progress import say_way
from bot.documents import way_picture as drawing
from bot.documents.way_picture import way_picture
from bot.journey.way import Following, Stone, Way

CONTENT = Path(__file__).parents[2] / "data" / "content"
JOINED = date(2026, 3, 12)
MOST_BYTES = 30_000
NARROW = 320
"""So many points wide is the smallest phone that people still use."""


@pytest.fixture(scope="module")
def content() -> Content:
    return Content.load(CONTENT)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", [drawing.INK, drawing.BEHIND, drawing.HERE, drawing.AHEAD])
def test_every_colour_stands_out_from_the_paper(colour: str) -> None:
    contrast = (luminance(drawing.PAPER) + 0.05) / (luminance(colour) + 0.05)

    assert contrast >= 4.5


@pytest.mark.parametrize(("here", "following"), list(product(Stone, Following)))
def test_the_picture_is_small_wherever_somebody_is(
    content: Content, here: Stone, following: Following
) -> None:
    way = Way(here, following, JOINED, roles=("porter",) * 12, sent=12, stories=3)
    found = way_picture(content.progress, way)

    assert len(found) <= MOST_BYTES
    image = Image.open(BytesIO(found))
    assert (image.format, image.width) == ("PNG", drawing.WIDTH)
    assert image.height <= 1.2 * image.width  # a chat shows a taller one smaller


def test_letters_are_large_where_the_picture_fills_a_small_phone() -> None:
    assert min(drawing.TITLE, drawing.NAME, drawing.NOTE) * NARROW / drawing.WIDTH >= 16


def test_each_place_looks_different_without_colour(content: Content) -> None:
    grey = {
        Image.open(BytesIO(way_picture(content.progress, Way(here, Following.WORK, JOINED))))
        .convert("1")
        .tobytes()
        for here in Stone
    }

    assert len(grey) == len(Stone)


def test_nothing_is_written_beyond_the_edge(content: Content) -> None:
    way = Way(Stone.SIX_MONTHS, Following.WORK, JOINED, roles=("porter",) * 99, sent=99)
    image = Image.open(BytesIO(way_picture(content.progress, way))).convert("L")

    for column in (0, image.width - 1):
        assert {image.getpixel((column, row)) for row in range(image.height)} == {255}


@pytest.mark.parametrize("following", list(Following))
def test_the_words_below_say_the_same_in_a_few_lines(
    content: Content, following: Following
) -> None:
    many = tuple(content.roles)[:12]
    way = Way(
        Stone.APPLY,
        following,
        JOINED,
        roles=many,
        applications=("preparing",) * 12,
        sent=12,
        stories=12,
        in_place=12,
    )
    said = say_way(content, way)

    assert len(said) <= 300
    assert "You joined on 12 March 2026" in said
    assert "12 roles on your list" in said
    assert "12 applications sent" in said


def test_one_or_two_roles_are_named(content: Content) -> None:
    way = Way(Stone.APPLY, Following.FIND_ADVERT, JOINED, roles=("porter", "ward_clerk"), sent=1)
    said = say_way(content, way)

    assert said.startswith("You are at step 2 of 6: Apply.\n✔ You joined on 12 March 2026\n")
    assert "✔ On your list: Porter, Ward clerk" in said
    assert "✔ 1 application sent" in said
    assert said.endswith("Next: find a job advert for your roles.")
