"""The guard before the dialogue: danger first, and words for what was not kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.content.content import Content
from bot.content.gateway_file import GatewayFile
from bot.content.languages import safety_texts
from bot.content.smaller import SafetyButton
from bot.journey.safety import LEARNT, SafetyLabel, classify
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

# "please delete my data", "delete my data now thanks"
_POLITE = re.compile(
    r"^(?:(?:please|pls|plz|just|ok|okay) )+|(?: (?:please|pls|plz|now|thanks|ta))+$"
)


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

    def danger(
        self, text: str, language: str | None = None, asking: str | None = None
    ) -> SafetyAnswer | None:
        """Return what to answer at once, or None when there is no sign of danger.

        Who is asked for a story tells of falls, ambulances and anger that they met. Then danger
        (never a crisis) is answered beside the story, which goes on. `asking`: the open question.
        """
        finding = classify(text, self._content.safety_rules, self._model)
        if finding.label not in _STOPS or finding.reply is None:
            return None
        rule = finding.rule_id or finding.label.value
        tells = (
            asking in self._words.while_telling.slots and language not in self._content.languages
        )
        if tells and finding.label is not SafetyLabel.CRISIS:
            return self._beside_a_story(finding.label, finding.reply, rule)
        return self._answer(finding.reply, rule=rule, language=language)

    def after(self, payload: str, language: str | None = None) -> SafetyAnswer | None:
        """Return the answer to a button below a safety message, or None for any other payload."""
        reply = _AFTER.get(payload)
        if reply is None:
            return None
        return self._answer(reply, rule=payload.removeprefix("/"), language=language)

    def meant(self, text: str) -> str | None:
        """Return the button that a typed text stands for while the task rests, or None."""
        said = _POLITE.sub("", plain(text))
        return next((f"/{name}" for name, words in self._typed() if said in words), None)

    def rest(self, language: str | None = None) -> Reply:
        """Return the kind words for whoever writes while the task rests."""
        words = self._words.after_safety
        translation = self._content.languages.get(language or "")
        text = translation.resting.text if translation else words.text
        return Reply(text, self._choices(words.buttons, language))

    def not_kept(self, kinds: frozenset[str], language: str | None = None) -> Reply:
        """Return the words that say why something was not kept."""
        translation = self._content.languages.get(language or "")
        return Reply(translation.not_kept if translation else self._words.not_kept_of(kinds))

    def _beside_a_story(self, label: SafetyLabel, reply: str, rule: str) -> SafetyAnswer | None:
        """Return what is said beside a story of danger: helplines where a rule found it.

        What was only learnt from sentences that sound alike gets one line, and nobody is told.
        """
        if label is SafetyLabel.SCAM:
            return None
        learnt = rule.startswith(LEARNT)
        first = self._content.safety_replies[reply].messages[0]
        return SafetyAnswer(
            rule=rule,
            reason=None if learnt else "safety",
            replies=(Reply(str(self._words.while_telling.text if learnt else first.text)),),
            rests=False,
            goes_on=True,
        )

    def _typed(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield what may be typed for each button, in every language."""
        yield from self._words.after_safety.typed.items()
        for translation in self._content.languages.values():
            yield from translation.resting.typed.items()

    def _choices(self, buttons: Iterable[SafetyButton], language: str | None) -> tuple[Choice, ...]:
        label = self._content.label
        return tuple(Choice(label(one.label, language=language), one.payload) for one in buttons)

    def _answer(self, reply: str, *, rule: str, language: str | None) -> SafetyAnswer:
        known = self._content.safety_replies[reply]
        texts = safety_texts(self._content.languages, language, reply, known)
        replies = tuple(
            Reply(text, self._choices(message.buttons, language))
            for text, message in zip(texts, known.messages, strict=True)
        )
        return SafetyAnswer(
            rule=rule, reason="safety", replies=replies, rests=reply not in _NO_REST
        )
