"""What is said about a practice, and what is an answer in it."""

from __future__ import annotations

import pytest

from bot.journey.practice import Style, When
from bot.journey.practice_words import Command, Setup, command, count_of, setup, wants_change


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("next question please", Command.NEXT),
        ("next", Command.NEXT),
        ("ok go on", Command.NEXT),
        ("ask me another question", Command.NEXT),
        ("Try again", Command.AGAIN),
        ("can i try that answer again", Command.AGAIN),
        ("let me have another go", Command.AGAIN),
        ("practise", Command.AGAIN),
        ("stop here", Command.STOP),
        ("stop the practice", Command.STOP),
        ("that's enough for today", Command.STOP),
        ("im done", Command.STOP),
        ("show me an example", Command.EXAMPLE),
        ("give me an example answer pls", Command.EXAMPLE),
        ("i dont know what to say", Command.HELP),
        ("help me with this", Command.HELP),
        ("give me a hint", Command.HELP),
    ],
)
def test_a_few_words_say_what_to_do_next(text: str, wanted: Command) -> None:
    assert command(text) is wanted


@pytest.mark.parametrize(
    "text",
    [
        "stop and wash my hands",
        "i would stop the trolley",
        "first i ask the next nurse",
        "i say sorry again and again to the lady because she waits so long",
        "listen",
        "help him to sit down",
        "i would carry on and tell the nurse",
        "",
    ],
)
def test_words_of_an_answer_are_no_command(text: str) -> None:
    assert command(text) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("coffee cup please", Setup(style=Style.COFFEE_CUP)),
        ("panel", Setup(style=Style.PANEL)),
        ("the relaxed one", Setup(style=Style.COFFEE_CUP)),
        ("panel, 6 questions, feedback at the end", Setup(Style.PANEL, full=True, when=When.END)),
        ("3 questions", Setup(full=False)),
        ("the full one, tell me after each", Setup(full=True, when=When.EACH)),
        ("panel or coffee cup", Setup()),
        ("bananas", Setup()),
    ],
)
def test_a_wish_for_a_practice_is_read_from_plain_words(text: str, wanted: Setup) -> None:
    assert setup(text) == wanted


def test_a_whole_practice_is_as_long_as_its_style_says() -> None:
    assert count_of(Setup(full=True), Style.PANEL) == 6
    assert count_of(Setup(full=True), Style.COFFEE_CUP) == 5
    assert count_of(Setup(), Style.PANEL) == 3


@pytest.mark.parametrize(
    "text", ["change the style", "can we do the coffee cup one", "panel instead", "switch to panel"]
)
def test_the_style_can_be_changed_in_the_middle(text: str) -> None:
    assert wants_change(text)


@pytest.mark.parametrize(
    "text", ["i make her a coffee", "i change the sheets", "then change my gloves"]
)
def test_an_answer_changes_nothing(text: str) -> None:
    assert not wants_change(text)
