"""The Bot API's methods, by subject; importing this package registers all of them."""

from bot.telegram.sandbox.api import chats, edits, media, messages, presses, profile, updates
from bot.telegram.sandbox.api.registry import METHODS

__all__ = ["METHODS", "chats", "edits", "media", "messages", "presses", "profile", "updates"]
