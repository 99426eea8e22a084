"""Who comes with an interview, an offer or trouble at work is heard at once."""

from __future__ import annotations

import pytest

from bot.journey.first_words import comes_with_a_matter, waits_for_joining


@pytest.mark.parametrize(
    "text",
    [
        "hi ive got an interview tomorrow at 10 for porter at elmfield",
        "INTERVEW ON TUESDAY help",
        "i got the job!!",
        "they offered me a job",
        "got a conditional offer dont know what to do",
        "how long does dbs take",
        "they said no again",
        "i start on monday and im scared",
        "my manager keeps changing my rota",
        "help me with my application it closes friday",
        "whats a share code",
        "i have a maths test next week",
        "i quit last week",
    ],
)
def test_a_matter_of_their_own_is_heard(text: str) -> None:
    assert comes_with_a_matter(text)


@pytest.mark.parametrize(
    "text",
    ["hello", "porter or cleaner, mornings", "what jobs could i do", "i need work", "salaam", "",
     "i was a waitress 6 years", "do i need gcses", "who is this"],
)  # fmt: skip
def test_a_wish_or_a_greeting_is_none(text: str) -> None:
    assert not comes_with_a_matter(text)


def test_what_somebody_tells_of_an_interview_waits_and_a_question_about_privacy_does_not() -> None:
    assert waits_for_joining("interview_invited")
    assert waits_for_joining("start_date")
    assert not waits_for_joining("privacy_ask")
    assert not waits_for_joining("inform")
