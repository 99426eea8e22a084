"""Invented lives in their own words: read, ranked, and compared with what an adviser would say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.content import Content
from bot.content.say import say_match
from bot.journey.matching import Match, rank
from bot.journey.preferences import Preferences
from bot.journey.told import Lexicon, read_told

LIVES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "lives.yml").read_text(encoding="utf-8")
)
FIRST, FURTHER = 3, 5


def ranked(content: Content, life: dict[str, Any]) -> list[Match]:
    """Return the roles for a life as the bot finds them: read from the words alone."""
    experience = {tag: one.words for tag, one in content.finder.experience.items()}
    told = read_told(life["says"], Lexicon(content.names, experience))
    return rank(Preferences.from_dict(told.wishes), content.roles.values())


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life["who"])
def test_the_first_roles_are_what_an_adviser_would_say(
    content: Content, life: dict[str, Any]
) -> None:
    matches = ranked(content, life)
    order = [match.role_id for match in matches]

    assert len(set(life["among"]) & set(order[:FIRST])) > 1, order[:FURTHER]
    assert not set(life["never"]) & set(order[:FURTHER]), order[:FURTHER]


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life["who"])
def test_the_reasons_are_named_and_nobody_is_refused(
    content: Content, life: dict[str, Any]
) -> None:
    matches = {match.role_id: match for match in ranked(content, life)}

    assert set(matches) == set(content.roles)
    for role_id, wanted in life.get("fits", {}).items():
        assert set(wanted) <= {reason.id for reason in matches[role_id].fits}
    for role_id, wanted in life.get("think", {}).items():
        assert set(wanted) <= {reason.id for reason in matches[role_id].against}
    assert all(len(say_match(content, match)) <= 200 for match in matches.values())


def test_the_lives_are_as_many_as_they_are_different() -> None:
    assert len(LIVES) >= 30
    assert len({life["says"] for life in LIVES}) == len(LIVES)
