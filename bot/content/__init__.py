"""Loads and validates `data/content`; the words that residents read leave through here.

`Content.load(path)` reads everything once; `bot.content.say` turns it into sentences.
"""

from bot.content.content import Content
from bot.content.facts import Fact, Source
from bot.content.pay import PayRange
from bot.content.roles import Role
from bot.content.smaller import Campaign, SafetyReply, Signpost

__all__ = ["Campaign", "Content", "Fact", "PayRange", "Role", "SafetyReply", "Signpost", "Source"]
