"""Parse modes: what is marked, and what is refused."""

from __future__ import annotations

import pytest

from bot.telegram.sandbox.errors import ApiError
from bot.telegram.sandbox.markup import parse_markup
from bot.telegram.sandbox.testing import SAMIRA, Hand
from bot.telegram.sandbox.texts import find_entities, split_text, utf16_length


@pytest.mark.parametrize(
    ("mode", "text", "plain", "marked"),
    [
        ("HTML", "a <b>bold</b> &amp; b", "a bold & b", [("bold", 2, 4)]),
        ("html", "<b>x<i>y</i></b>", "xy", [("bold", 0, 2), ("italic", 1, 1)]),
        ("HTML", "😀<code>c</code>", "😀c", [("code", 2, 1)]),
        ("MarkdownV2", r"*bold* _it_ 1\.5", "bold it 1.5", [("bold", 0, 4), ("italic", 5, 2)]),
        ("MarkdownV2", "`a_b` ||s||", "a_b s", [("code", 0, 3), ("spoiler", 4, 1)]),
        ("MarkdownV2", "[go](https://x.org)", "go", [("text_link", 0, 2)]),
        ("Markdown", "*b* `c` 1.5!", "b c 1.5!", [("bold", 0, 1), ("code", 2, 1)]),
        ("Markdown", "[go](https://x.org)", "go", [("text_link", 0, 2)]),
    ],
)
def test_well_formed_markup_becomes_entities(
    mode: str, text: str, plain: str, marked: list[tuple[str, int, int]]
) -> None:
    found, entities = parse_markup(text, mode)
    assert found == plain
    assert [(e["type"], e["offset"], e["length"]) for e in entities] == marked


@pytest.mark.parametrize(
    ("mode", "text", "why"),
    [
        ("HTML", "<b>x", "Can't find end tag corresponding to start tag b"),
        ("HTML", "x</b>", "Unexpected end tag at byte offset 1"),
        ("HTML", "é<b>x</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        ("HTML", "<script>x</script>", 'Unsupported start tag "script" at byte offset 0'),
        ("HTML", "2 < 3", "Unsupported start tag at byte offset 2"),
        (
            "MarkdownV2",
            "1.5",
            "Character '.' is reserved and must be escaped with the preceding '\\'",
        ),
        ("MarkdownV2", "é*x", "Can't find end of Bold entity at byte offset 2"),
        ("Markdown", "a_b", "Can't find end of the entity starting at byte offset 1"),
        ("Markdown", "a[b", "Can't find end of the entity starting at byte offset 1"),
    ],
)
def test_malformed_markup_is_refused(mode: str, text: str, why: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_markup(text, mode)
    assert refused.value.description == f"Bad Request: can't parse entities: {why}"


def test_an_unknown_parse_mode_is_refused(chatting: Hand) -> None:
    refusal = chatting.refusal("sendMessage", chat_id=SAMIRA, text="x", parse_mode="BBCode")
    assert refusal == (400, "Bad Request: unsupported parse_mode")


def test_markup_reaches_the_phone_as_entities(chatting: Hand) -> None:
    sent = chatting.result("sendMessage", chat_id=SAMIRA, text=" <b>x</b> /help", parse_mode="HTML")
    assert sent["text"] == "x /help"
    assert sent["entities"] == [
        {"type": "bold", "offset": 0, "length": 1},
        {"type": "bot_command", "offset": 2, "length": 5},
    ]


def test_telegram_marks_commands_links_and_addresses_by_itself() -> None:
    found = find_entities("😀 /help see https://nhs.uk/jobs. or a@b.org, not 1/2 or and/or")
    assert [(e["type"], e["offset"], e["length"]) for e in found] == [
        ("bot_command", 3, 5),
        ("url", 13, 19),
        ("email", 37, 7),
    ]


def test_a_long_text_is_cut_between_characters_never_inside_an_emoji() -> None:
    parts = split_text("a" + "😀" * 5, limit=4)
    assert parts == ["a😀", "😀😀", "😀😀"]
    assert all(utf16_length(part) <= 4 for part in parts)
