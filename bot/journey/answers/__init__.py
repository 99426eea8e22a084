"""Reads answers to interview questions; practice only, never a prediction.

`assess` is the one thing to call; docs/interview-rubric.md says what each element means.
"""

from bot.journey.answers.asked import Asked, Kind
from bot.journey.answers.assess import assess
from bot.journey.answers.assessment import ELEMENTS, Assessment, Length, Owner
from bot.journey.answers.comparing import Comparison, compare
from bot.journey.answers.words import Reader, Word

__all__ = [
    "ELEMENTS",
    "Asked",
    "Assessment",
    "Comparison",
    "Kind",
    "Length",
    "Owner",
    "Reader",
    "Word",
    "assess",
    "compare",
]
