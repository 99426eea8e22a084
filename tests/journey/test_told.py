"""Several things said in one message: each is taken where it is plain, and nothing is guessed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.content import Content
from bot.content.say import say_hours
from bot.journey.hours import Hours
from bot.journey.preferences import Answer
from bot.journey.told import Lexicon, Told, read_told

SAID: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "told.yml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="session")
def lexicon(content: Content) -> Lexicon:
    experience = {tag: one.words for tag, one in content.finder.experience.items()}
    return Lexicon(content.names, experience)


@pytest.mark.parametrize("line", SAID, ids=[f"{n} {line['said']}" for n, line in enumerate(SAID)])
def test_a_message_tells_what_is_plain_in_it_and_no_more(
    content: Content, lexicon: Lexicon, line: dict[str, Any]
) -> None:
    told = read_told(line["said"], lexicon)

    known = told.to_dict()
    if told.hours is not None:
        known["hours"] = say_hours(content, told.hours)
    assert known == line["told"]


def test_a_misspelt_role_that_was_found_elsewhere_counts_where_it_is_wanted(
    lexicon: Lexicon,
) -> None:
    text = "i was a portor, now i want receptonist"
    told = read_told(text, lexicon, named=[(8, 14, "porter"), (27, 38, "receptionist")])

    assert told.roles == ("receptionist",)


def test_what_was_told_can_be_kept_as_plain_values_and_read_again(lexicon: Lexicon) -> None:
    text = "porter, mornings, se5, no lifting, im quiet, i drive, worked in a shop, im 40"
    told = read_told(text, lexicon)

    assert Told.from_dict(told.to_dict()) == told
    assert bool(told)
    assert not Told()


def test_what_is_told_later_counts_and_roles_add_up() -> None:
    before = Told(roles=("porter",), lifting=Answer.YES, outcode="SE5")
    after = Told(roles=("ward_clerk",), lifting=Answer.NO, hours=Hours(flexible=True))

    both = before.and_then(after)

    assert both.roles == ("porter", "ward_clerk")
    assert both.lifting is Answer.NO
    assert both.outcode == "SE5"
    assert both.hours == Hours(flexible=True)


@given(st.text(max_size=400))
def test_no_text_breaks_the_reading(text: str) -> None:
    lexicon = Lexicon({"porter": "porter"}, {"cleaning": ("clean",)})

    assert Told.from_dict(read_told(text, lexicon).to_dict()) is not None
