"""The guard before the dialogue: danger first, and words for what was not kept."""

from __future__ import annotations

from bot.content.content import Content
from bot.content.gateway_file import GatewayFile
from bot.journey.safety import SafetyLabel, classify
from bot.journey.safety_model import SafetyModel
from bot.journey.text import plain
from bot.services.dialogue import Reply
from bot.services.guarding import SafetyAnswer
from bot.services.records import Choice

# Distress without danger is the dialogue's: smaller steps, a pause, a person.
_STOPS = frozenset({SafetyLabel.CRISIS, SafetyLabel.DANGER, SafetyLabel.SCAM})
# What the buttons below a safety message mean.
_AFTER = {"/safe_now": "crisis_safe", "/need_help_now": "crisis_need_help"}
# After these the task may go on: nobody is in danger, or not any more.
_NO_REST = frozenset({"scam", "crisis_safe"})


class ContentGuard:
    """Answers from the safety rules and messages under `data/content`.

    `model`: the classifier beside the rules; without one the rules decide alone.
    """

    def __init__(
        self, content: Content, words: GatewayFile, model: SafetyModel | None = None
    ) -> None:
        self._content = content
        self._words = words
        self._model = model

    def danger(self, text: str) -> SafetyAnswer | None:
        """Return what to answer at once, or None when there is no sign of danger."""
        finding = classify(text, self._content.safety_rules, self._model)
        if finding.label not in _STOPS or finding.reply is None:
            return None
        return self._answer(finding.reply, rule=finding.rule_id or finding.label.value)

    def after(self, payload: str) -> SafetyAnswer | None:
        """Return the answer to a button below a safety message, or None for any other payload."""
        reply = _AFTER.get(payload)
        return None if reply is None else self._answer(reply, rule=payload.removeprefix("/"))

    def meant(self, text: str) -> str | None:
        """Return the button that a typed text stands for while the task rests, or None."""
        said = plain(text)
        typed = self._words.after_safety.typed
        return next((f"/{name}" for name, words in typed.items() if said in words), None)

    def rest(self) -> Reply:
        """Return the kind words for whoever writes while the task rests."""
        words = self._words.after_safety
        choices = (Choice(self._content.label(one.label), one.payload) for one in words.buttons)
        return Reply(words.text, tuple(choices))

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
        return SafetyAnswer(
            rule=rule, reason="safety", replies=replies, rests=reply not in _NO_REST
        )
