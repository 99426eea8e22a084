"""Says an overdue fact with care: when a person last checked it, and whom to ask."""

from __future__ import annotations

from datetime import date

from bot.content.content import Content
from bot.content.facts import Fact, Sourced


def with_care(content: Content, fact: Fact, text: str, today: date) -> str:
    """Return a text that rests on a fact; after its review date it says whom to ask as well.

    The hint comes before a question at the end, so that the question stays last. Everything that
    rests on a `Fact` is said through this, but for the numbers to call in danger: nothing is added
    to those.
    """
    if not fact.is_due(today):
        return text
    day = f"{fact.checked_on.day} {content.words.months[fact.checked_on.month - 1]}"
    ask = fact.ask if isinstance(fact, Sourced) else content.words.care.ask
    hint = content.words.care.hint.format(date=f"{day} {fact.checked_on.year}", ask=ask)
    before, line, last = text.rpartition("\n")
    if last.endswith("?") and before:
        return f"{before}\n{hint}{line}{last}"
    return f"{hint} {text}" if text.endswith("?") else f"{text}\n{hint}"
