"""Reads residents' practice answers with spaCy; docs/adr/0015-reading-answers.md says why."""

from bot.answer_reader.reader import SpacyReader

__all__ = ["SpacyReader"]
