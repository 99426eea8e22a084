"""What residents did since an interview is said in their copy in words of its own."""

from __future__ import annotations

from pathlib import Path

from bot.console import words
from bot.content.content import Content

OF_THE_WAY_TO_WORK = (
    "application_", "interview_", "practice_", "offer_", "check", "job_", "work_", "care_",
    "reference_", "test_",
)  # fmt: skip


def test_every_step_on_the_way_to_work_has_words_for_residents() -> None:
    steps = Content.load(Path(__file__).parents[2] / "data" / "content").rights.copy_.steps
    logged = {name for name in words.PROGRESS if name.startswith(OF_THE_WAY_TO_WORK)}

    assert sorted(logged - set(steps)) == []
