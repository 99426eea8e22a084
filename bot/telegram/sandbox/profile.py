"""What a bot says about itself: its commands and descriptions, by scope and language."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass
class BotProfile:
    """Commands by scope and language, descriptions by language ('' is every other language)."""

    name: str = ""
    commands: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def key(scope: dict[str, Any] | None, language: str) -> str:
        """Return the key under which commands of a scope and language are kept."""
        scope = scope or {"type": "default"}
        kind, chat = scope.get("type", "default"), scope.get("chat_id")
        return f"{kind}:{chat}:{language}" if chat is not None else f"{kind}:{language}"

    def commands_for(self, person_id: int, language: str) -> list[dict[str, str]]:
        """Return the menu this person sees, by Telegram's order of scopes for private chats.

        Source: https://core.telegram.org/bots/api#determining-list-of-commands
        """
        for scope in (f"chat:{person_id}", "all_private_chats", "default"):
            for wanted in (language, ""):
                found = self.commands.get(f"{scope}:{wanted}")
                if found:
                    return found
        return []

    def description_for(self, language: str) -> str:
        """Return what an empty chat shows to somebody of this language."""
        return self.descriptions.get(language) or self.descriptions.get("", "")

    def view(self) -> dict[str, Any]:
        """Return the fields to save."""
        return asdict(self)
