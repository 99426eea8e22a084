from pathlib import Path

import pytest

from bot.content import Content
from bot.journey.glossary import find_term

ROOT = Path(__file__).resolve().parents[2]
WORDS = Content.load(ROOT / "data" / "content").glossary.words()


@pytest.mark.parametrize(
    ("asked", "term"),
    [
        ("what is a person spec", "person_specification"),
        ("whats dbs mean", "dbs"),
        ("what's a DBS?", "dbs"),
        ("wot does shortlisted mean", "shortlist"),
        ("What does essential criteria mean?", "essential_criteria"),
        ("what is person specifcation", "person_specification"),
        ("what are references", "reference"),
        ("meaning of conditional offer", "conditional_offer"),
        ("they say i need occupational health what is that", "occupational_health"),
        ("explain bank work please", "bank_work"),
        ("i dont know what supporting statement means", "supporting_statement"),
        ("dont understand share code", "share_code"),
        ("what is a closing date", "closing_date"),
        ("what does closing date mean", "closing_date"),
        ("disability confident?", "disability_confident"),
        ("band 2 what is that", "band"),
        ("what is redeployment", "redeployment"),
        ("wat is swap", "swap"),
        ("what is right to work", "right_to_work"),
        ("whats a refree", "referee"),
        ("what does pro rata mean", "full_time_equivalent"),
        ("what is nhs bank", "bank_work"),
        ("can you explain guaranteed interview", "guaranteed_interview"),
        ("what is the meaning of rota", "rota"),
    ],
)
def test_somebody_asks_what_a_word_means(asked: str, term: str) -> None:
    assert find_term(asked, WORDS) == term


@pytest.mark.parametrize(
    "said",
    [
        "",
        "?",
        "what is the closing date",
        "when is the closing date",
        "what is a porter like",
        "what is a ward clerk",
        "what does a porter earn",
        "what is my band",
        "what is the pay",
        "what jobs are there",
        "what is that",
        "what does that mean",
        "i have a dbs",
        "do i need a dbs",
        "my reference is my old manager",
        "what is your name",
        "what are you",
        "what is next",
        "references",
        "interview?",
        "I was shortlisted and then they said no what is wrong with me",
        "what is the interview like",
        "what is happening with my dbs",
        "i dont know",
        "i dont understand",
        "x " * 3000,
    ],
)
def test_what_asks_for_no_meaning_is_left_to_others(said: str) -> None:
    assert find_term(said, WORDS) is None
