"""Doubts what a message means when hardly a piece of it occurs in any example."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any, Dict, List  # noqa: UP035 - Rasa reads these annotations itself

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

_FILE = "pieces.json"
_SIZES = (3, 4)
_LONGEST = 600
"""Characters that are read: what a long message is made of shows at its beginning."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class Nonsense(GraphComponent):
    """Lowers the confidence of what was understood of "asdfghjkl".

    A sentence encoder finds a meaning in anything, and a classifier is then sure of it. So the
    pieces of words, three and four letters with their edges, that occur in the examples are
    remembered; when fewer of a message's pieces are known than `least_known` (a share, 0 to 1),
    every confidence is multiplied by that share. Misspelt words keep most of their pieces. Stands
    after the classifier and before the fallback.
    """

    @staticmethod
    def get_default_config() -> Dict[str, Any]:  # noqa: UP006
        """Return the configuration with which it was measured best."""
        return {"least_known": 0.5, "least_often": 2}

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],  # noqa: UP006
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> Nonsense:
        """Return the component before training."""
        return cls(config, model_storage, resource, frozenset())

    def __init__(
        self,
        config: Dict[str, Any],  # noqa: UP006
        model_storage: ModelStorage,
        resource: Resource,
        known: frozenset[str],
    ) -> None:
        self._least_known = float(config["least_known"])
        self._least_often = int(config["least_often"])
        self._model_storage = model_storage
        self._resource = resource
        self._known = known

    def train(self, training_data: TrainingData) -> Resource:
        """Remember the pieces that occur in at least `least_often` examples."""
        counts: Counter[str] = Counter()
        for message in training_data.intent_examples:
            counts.update(set(pieces(message.get(TEXT) or "")))
        known = sorted(piece for piece, times in counts.items() if times >= self._least_often)
        with self._model_storage.write_to(self._resource) as folder:
            text = json.dumps(known, ensure_ascii=False)
            (folder / _FILE).write_text(text, encoding="utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],  # noqa: UP006
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003
        **_: Any,
    ) -> Nonsense:
        """Return the component of a trained model."""
        with model_storage.read_from(resource) as folder:
            known = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return cls(config, model_storage, resource, frozenset(known))

    def process(self, messages: List[Message]) -> List[Message]:  # noqa: UP006
        """Return the messages, with lower confidences where hardly a piece is known."""
        for message in messages:
            share = self._share_known(message.get(TEXT) or "")
            if share < self._least_known:
                _doubt(message, share)
        return messages

    def _share_known(self, text: str) -> float:
        found = list(pieces(text))
        return sum(piece in self._known for piece in found) / len(found) if found else 1.0


def pieces(text: str) -> Iterable[str]:
    """Yield the pieces of each word of a text, in lower case, with a space at a word's edges."""
    for word in text[:_LONGEST].lower().split():
        padded = f" {word} "
        for size in _SIZES:
            for start in range(max(1, len(padded) - size + 1)):
                yield padded[start : start + size]


def _doubt(message: Message, share: float) -> None:
    guesses = [dict(guess) for guess in message.get(INTENT_RANKING_KEY) or []]
    for guess in [*guesses, best := dict(message.get(INTENT) or {})]:
        guess[PREDICTED_CONFIDENCE_KEY] = (guess.get(PREDICTED_CONFIDENCE_KEY) or 0.0) * share
    message.set(INTENT, best, add_to_output=True)
    message.set(INTENT_RANKING_KEY, guesses, add_to_output=True)
