"""The guard before the dialogue: danger first, and words for what was not kept."""

from __future__ import annotations

from bot.content.content import Content
from bot.content.gateway_file import GatewayFile
from bot.journey.safety import SafetyLabel, classify
from bot.services.dialogue import Reply
from bot.services.records import Choice
from bot.services.turns import SafetyAnswer

# Distress without danger is the dialogue's: smaller steps, a pause, a person.
_STOPS = frozenset({SafetyLabel.CRISIS, SafetyLabel.DANGER, SafetyLabel.SCAM})
# What the buttons below a safety message mean.
_AFTER = {"/safe_now": "crisis_safe", "/need_help_now": "crisis_need_help"}


class ContentGuard:
    """Answers from the safety rules and messages under `data/content`."""

    def __init__(self, content: Content, words: GatewayFile) -> None:
        self._content = content
        self._words = words

    def danger(self, text: str) -> SafetyAnswer | None:
        """Return what to answer at once, or None when there is no sign of danger."""
        finding = classify(text, self._content.safety_rules)
        if finding.label not in _STOPS or finding.reply is None:
            return None
        return self._answer(finding.reply, rule=finding.rule_id or finding.label.value)

    def after(self, payload: str) -> SafetyAnswer | None:
        """Return the answer to a button below a safety message, or None for any other payload."""
        reply = _AFTER.get(payload)
        return None if reply is None else self._answer(reply, rule=payload.removeprefix("/"))

    def not_kept(self, kinds: frozenset[str]) -> Reply:
        """Return the words that say why something was not kept."""
        return Reply(self._words.not_kept_of(kinds))

    def _answer(self, reply: str, *, rule: str) -> SafetyAnswer:
        replies = tuple(
            Reply(
                message.text,
                tuple(
                    Choice(self._content.label(button.label), button.payload)
                    for button in message.buttons
                ),
            )
            for message in self._content.safety_replies[reply].messages
        )
        return SafetyAnswer(rule=rule, reason="safety", replies=replies)
