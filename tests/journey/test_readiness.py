"""What somebody has and needs, as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content.content import Content
from bot.services.readiness import needed, read, unasked

CONTENT = Path(__file__).parents[2] / "data" / "content"


@pytest.fixture(scope="module")
def content() -> Content:
    return Content.load(CONTENT)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "i have id and bank account but no cv",
            {"id": "in_place", "bank_account": "in_place", "cv": "need"},
        ),
        ("no cv or bank account", {"cv": "need", "bank_account": "need"}),
        ("my email is broken", {"email": "need"}),
        ("i havent got a bank account", {"bank_account": "need"}),
        ("got my passport now", {"id": "in_place"}),
        ("email and phone fine, not sure about proof of address",
         {"email": "in_place", "phone": "in_place", "proof_of_address": "not_sure"}),
        ("cv is done", {"cv": "in_place"}),
        ("I don't have a passport", {"id": "need"}),
        ("bank account no, cv yes", {"bank_account": "need", "cv": "in_place"}),
        ("ive got email n phone but i lost my id",
         {"email": "in_place", "phone": "in_place", "id": "need"}),
        ("what do i need", {}),
        ("", {}),
    ],
)  # fmt: skip
def test_several_things_are_read_at_once(content: Content, text: str, told: dict[str, str]) -> None:
    assert read(content, text) == told


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("got it", "in_place"),
        ("yes", "in_place"),
        ("sorted", "in_place"),
        ("havent got one", "need"),
        ("nope", "need"),
        ("not yet", "need"),
        ("it expired", "need"),
        ("i share my husbands", "need"),
        ("dunno", "not_sure"),
        ("not sure", "not_sure"),
        ("i think so", "not_sure"),
    ],
)
def test_a_short_answer_is_about_what_was_asked(content: Content, text: str, state: str) -> None:
    assert read(content, text, "email") == {"email": state}


@pytest.mark.parametrize("text", ["not telling you", "id rather not say", "none of your business"])
def test_who_will_not_say_is_left_in_peace_and_needs_nothing(content: Content, text: str) -> None:
    assert read(content, text, "phone") == {"phone": "skipped"}


@pytest.mark.parametrize(
    "text", ["being made redundant in january", "purple", "😀", "?", "the moon", "7"]
)
def test_what_says_neither_is_not_guessed(content: Content, text: str) -> None:
    assert read(content, text, "email") == {}


def test_whoever_has_no_children_needs_nobody_for_them(content: Content) -> None:
    assert read(content, "no kids", "childcare") == {"childcare": "in_place"}
    assert read(content, "nobody", "childcare") == {"childcare": "need"}


def test_what_is_private_is_asked_last(content: Content) -> None:
    assert unasked(content, {})[-2:] == ["right_to_work", "childcare"]
    assert "email" not in unasked(content, {"email": "skipped"})


def test_what_is_needed_comes_before_what_is_not_sure(content: Content) -> None:
    said = {"email": "not_sure", "cv": "need", "id": "in_place"}
    assert needed(content, said) == ["cv", "email"]
