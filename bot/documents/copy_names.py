"""What content calls the things that rows name by a code: papers, questions, what holds a check up.

A code that content does not know any more is made readable, so that nothing is left out.
"""

from __future__ import annotations

from bot.content.content import Content
from bot.content.say_kept import spaced

CODES = frozenset({"question_id", "skill", "blocked_by", "end_reason", "trouble", "item"})
"""The columns that hold such a code."""


def named(content: Content, column: str, code: str) -> str:
    """Return the words of a code in a column of `CODES`."""
    words: object | None = None
    if column == "question_id" and code in content.interview_questions.questions:
        words = content.interview_questions.questions[code].question
    elif column == "blocked_by" and code in content.checks.blocks:
        words = content.checks.blocks[code].todo
    elif column == "end_reason" and code in content.in_work.reasons:
        words = content.in_work.reasons[code].label
    elif column == "trouble" and code in content.in_work.troubles:
        words = content.in_work.troubles[code].label
    elif column == "skill" and code in content.drills.skills:
        words = content.drills.skills[code].label
    elif column == "item" and code in content.documents.documents:
        words = content.documents.documents[code].label
    return spaced(code) if words is None else str(words)
