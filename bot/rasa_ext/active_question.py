"""Decides whether a message answers the question that was just asked.

A name, a postcode or a story looks like nothing that a classifier was trained on, so it is known
by the question and not by its words. This component is the last in the pipeline. It sees the
conversation, and when a form is asking something it turns the intent into `inform`, unless the
message is more likely a digression: a command, a question, a cry for help.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import Any, Dict, List, Optional  # noqa: UP035 - Rasa reads these annotations itself

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

# Where the classifier's own guesses stay readable after this component has overruled them.
CONSIDERED = "considered"
KEPT_GUESSES = 3
PAYLOAD = "/"
# "SE15?" and "mornings ok?" are unsure answers; "why is that?" is a question.
WORDS_OF_QUESTION = 3
# "i want to talk to someone" is a wish; a story is longer.
WORDS_OF_COMMAND = 4
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")
_SPACES = re.compile(r"\s+")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ActiveQuestion(GraphComponent):
    """Turns a message into `inform` when it answers the active form's question.

    Configuration, all optional:
    `exact`: phrase to intent; such a message is that intent, always, inside forms and out.
    `exact_choice`: the same for short words of yes and no, but not where free text is asked for.
    `free_text_slots`: slots whose question is answered by almost anything. In both lists `*`
    stands for any letters.
    `choice_slots`: slots whose question has few answers; yes and no stay `affirm` and `deny`.
    `long_answer`: from so many words on (0: never) free text is an answer, also with a question
    in it; then a strong intent needs `long_answer_confidence` to interrupt.
    `answer_patterns`: slot to regular expression; a message in which it is found, written as it
    was, is an answer whatever else it may be.
    `story_slots`: free text in which something that happened is told. There `story_never` intents
    interrupt nothing, because a story tells of falls, anger and ambulances: the guard before the
    dialogue has read it for danger. The other strong ones need `long_answer_confidence`, but for
    very short messages. `story_question`: how questions begin there that have no question mark.
    `strong`: intents (a trailing `*` stands for any ending) that interrupt any question.
    `strong_confidence`: from which confidence they do.
    `digression_confidence`: from which confidence any other intent interrupts a choice.
    `question`: regular expression of how questions begin that have no question mark.
    `not_digressions`: intents that never interrupt a choice, because an answer looks like them.
    """

    @staticmethod
    def get_default_config() -> Dict[str, Any]:  # noqa: UP006
        """Return the configuration with which nothing but commands and questions is decided."""
        return {
            "answer_intent": "inform",
            "exact": {},
            "exact_choice": {},
            "free_text_slots": [],
            "choice_slots": [],
            "answer_patterns": {},
            "long_answer": 0,
            "long_answer_confidence": 1.0,
            "story_slots": [],
            "story_never": [],
            "story_question": "",
            "strong": [],
            "strong_confidence": 0.5,
            "digression_confidence": 0.4,
            "question": "",
            "not_digressions": [],
        }

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],  # noqa: UP006
        model_storage: ModelStorage,  # noqa: ARG003
        resource: Resource,  # noqa: ARG003
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> ActiveQuestion:
        """Return the component; it learns nothing and stores nothing."""
        return cls(config)

    def __init__(self, config: Dict[str, Any]) -> None:  # noqa: UP006
        self._answer = config["answer_intent"]
        self._exact = _by_plain_words(config["exact"])
        self._exact_choice = _by_plain_words(config["exact_choice"])
        self._free_text = tuple(config["free_text_slots"])
        self._choice = tuple(config["choice_slots"])
        self._long_answer = int(config["long_answer"])
        self._long_answer_confidence = float(config["long_answer_confidence"])
        self._story = tuple(config["story_slots"])
        self._story_never = frozenset(config["story_never"])
        self._story_question = re.compile(config["story_question"] or r"(?!)")
        self._patterns = {
            slot: re.compile(pattern, re.IGNORECASE)
            for slot, pattern in config["answer_patterns"].items()
        }
        self._strong = tuple(config["strong"])
        self._strong_confidence = float(config["strong_confidence"])
        self._digression_confidence = float(config["digression_confidence"])
        self._question = re.compile(config["question"]) if config["question"] else None
        self._not_digressions = frozenset(config["not_digressions"])

    def process(
        self,
        messages: List[Message],  # noqa: UP006
        tracker: Optional[DialogueStateTracker] = None,  # noqa: UP045
    ) -> List[Message]:  # noqa: UP006
        """Return the messages, with the intent decided by the question where there is one."""
        slot = _asked_slot(tracker)
        for message in messages:
            text = message.get(TEXT) or ""
            if text.strip() and not text.lstrip().startswith(PAYLOAD):
                self._decide(message, text, slot)
        return messages

    def _decide(self, message: Message, text: str, slot: str | None) -> None:
        words = plain_words(text)
        command = self._exact.get(words)
        if command is None and not _listed(slot, self._free_text):
            command = self._exact_choice.get(words)
        if command:
            _overrule(message, command)
        elif self._is_answer(message, text, words, slot):
            _overrule(message, self._answer)

    def _is_answer(self, message: Message, text: str, words: str, slot: str | None) -> bool:
        if slot is None:
            return False
        pattern = self._patterns.get(slot)
        if pattern is not None and pattern.search(text.strip()):
            return True
        intent, confidence = _best_guess(message)
        if _listed(slot, self._free_text):
            if _listed(slot, self._story) and self._is_story(intent, confidence, words):
                return self._is_long(words) or not self._is_question_in_story(text, words)
            return not self._interrupts_free_text(intent, confidence, text, words)
        return _listed(slot, self._choice) and not self._interrupts(intent, confidence, text, words)

    def _is_strong(self, intent: str | None, confidence: float) -> bool:
        return confidence >= self._strong_confidence and any(
            _matches(intent, strong) for strong in self._strong
        )

    def _is_story(self, intent: str | None, confidence: float, words: str) -> bool:
        """Say whether what looks like something else is more likely a part of what happened."""
        if intent in self._story_never:
            return True
        is_short = words.count(" ") < WORDS_OF_COMMAND
        return not is_short and confidence < self._long_answer_confidence

    def _is_question_in_story(self, text: str, words: str) -> bool:
        """Say whether a message asks something; "when my father fell" tells something."""
        if text.rstrip().endswith("?") and words.count(" ") >= WORDS_OF_QUESTION - 1:
            return True
        return self._story_question.match(words) is not None

    def _is_long(self, words: str) -> bool:
        return bool(self._long_answer) and words.count(" ") + 1 >= self._long_answer

    def _interrupts_free_text(
        self, intent: str | None, confidence: float, text: str, words: str
    ) -> bool:
        """Say whether a message, where free text was asked for, is something else.

        A story may tell of a question that was asked, and of danger that was met.
        """
        strong = self._is_strong(intent, confidence)
        if self._is_long(words):
            return strong and confidence >= self._long_answer_confidence
        return strong or self._is_question(text, words)

    def _interrupts(self, intent: str | None, confidence: float, text: str, words: str) -> bool:
        """Say whether a message, where one of few answers was asked for, is something else."""
        if self._is_question(text, words) or self._is_strong(intent, confidence):
            return True
        return confidence >= self._digression_confidence and intent not in self._not_digressions

    def _is_question(self, text: str, words: str) -> bool:
        """Say whether a message asks something; one or two words with a question mark do not."""
        if text.rstrip().endswith("?") and words.count(" ") >= WORDS_OF_QUESTION - 1:
            return True
        return self._question is not None and self._question.match(words) is not None


def plain_words(text: str) -> str:
    """Return text in lower case, with single spaces and no punctuation or emoji at its ends."""
    return _EDGES.sub("", _SPACES.sub(" ", text.strip().casefold()))


def _by_plain_words(phrases: Dict[str, str]) -> Dict[str, str]:  # noqa: UP006
    return {plain_words(str(phrase)): intent for phrase, intent in phrases.items()}


def _asked_slot(tracker: DialogueStateTracker | None) -> str | None:
    """Return the slot that the active form asks for; None without a form or a conversation."""
    if tracker is None or not tracker.active_loop_name:
        return None
    return tracker.get_slot(REQUESTED_SLOT)


def _best_guess(message: Message) -> tuple[str | None, float]:
    """Return the likeliest real intent and its confidence, looking behind the fallback."""
    guesses = message.get(INTENT_RANKING_KEY) or [message.get(INTENT) or {}]
    for guess in guesses:
        if guess.get(INTENT_NAME_KEY) != DEFAULT_NLU_FALLBACK_INTENT_NAME:
            return guess.get(INTENT_NAME_KEY), guess.get(PREDICTED_CONFIDENCE_KEY) or 0.0
    return None, 0.0


def _listed(slot: str | None, patterns: tuple[str, ...]) -> bool:
    return slot is not None and any(fnmatchcase(slot, pattern) for pattern in patterns)


def _matches(intent: str | None, wanted: str) -> bool:
    if intent is None:
        return False
    return intent.startswith(wanted[:-1]) if wanted.endswith("*") else intent == wanted


def _overrule(message: Message, intent: str) -> None:
    """Make `intent` certain and keep what the classifier thought for the transcript."""
    guesses = [
        guess
        for guess in message.get(INTENT_RANKING_KEY) or []
        if guess[INTENT_NAME_KEY] != DEFAULT_NLU_FALLBACK_INTENT_NAME
    ]
    certain = {INTENT_NAME_KEY: intent, PREDICTED_CONFIDENCE_KEY: 1.0}
    others = [guess for guess in guesses if guess[INTENT_NAME_KEY] != intent]
    message.set(CONSIDERED, guesses[:KEPT_GUESSES], add_to_output=True)
    message.set(INTENT, certain, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [certain, *others], add_to_output=True)
