"""Gives each message a vector of what it means, for the classifier beside its words' pieces."""

from __future__ import annotations

import hashlib
import json
import logging
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Dict, List, Optional  # noqa: UP035 - Rasa reads these annotations itself

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.rasa_ext import encoders
from bot.rasa_ext.encoders import ENCODERS, Encoder, readable, versions
from bot.rasa_ext.vector_cache import VectorCache

_MADE_WITH = "made_with.json"
_logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceEncoder(DenseFeaturizer, GraphComponent):
    """Adds one dense sentence feature: the encoders' vectors, one after the other.

    Configuration, all optional:
    `encoders`: names from `bot.rasa_ext.encoders.ENCODERS`, in order.
    `scale`: what the vectors, each of length 1, are multiplied by. Rasa's logistic regression
    is too much afraid of large weights to learn from vectors of length 1.
    `threads`: threads for one sentence.
    `longest`: characters that are read of a message; of a longer one, its beginning and end.
    `cache`: folder, from where training is started, that keeps the training sentences' vectors;
    null keeps none.
    `remembered`: how many of the last messages' vectors stay in memory, by the hash of the message:
    "yes", "mornings" and "porter" come again and again.

    Trained, it remembers the versions of the packages that made its vectors; with others it
    loads, and says so, because its vectors may then differ from those the classifier knows.
    """

    @staticmethod
    def get_default_config() -> Dict[str, Any]:  # noqa: UP006
        """Return the configuration with which it was measured best."""
        return {
            **DenseFeaturizer.get_default_config(),
            "encoders": ["use", "minilm"],
            "scale": 5.5,
            "threads": 1,
            "longest": 300,
            "cache": ".rasa/sentence-vectors",
            "remembered": 2048,
        }

    @staticmethod
    def required_packages() -> List[str]:  # noqa: UP006
        """Return the packages that Rasa imports, to see whether they are there."""
        return ["onnxruntime", "tokenizers"]

    @classmethod
    def fingerprint_addon(cls, config: Dict[str, Any]) -> Optional[str]:  # noqa: UP006, UP045
        """Return what else decides the vectors, so that Rasa's own cache gives no older ones."""
        source = Path(encoders.__file__).read_text(encoding="utf-8")
        return json.dumps([versions(config.get("encoders", [])), source])

    @classmethod
    def validate_config(cls, config: Dict[str, Any]) -> None:  # noqa: UP006
        """Raise `InvalidConfigException` when an encoder or a number is not to be used."""
        names = config["encoders"]
        if not names or any(name not in ENCODERS for name in names):
            raise InvalidConfigException(f"`encoders` may name {', '.join(ENCODERS)}.")
        if min(config["scale"], config["threads"], config["longest"]) <= 0:
            raise InvalidConfigException("`scale`, `threads` and `longest` must be above 0.")

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],  # noqa: UP006
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """Return the component before training."""
        return cls(config, execution_context.node_name, model_storage, resource)

    def __init__(
        self,
        config: Dict[str, Any],  # noqa: UP006
        name: str,
        model_storage: ModelStorage,
        resource: Resource,
    ) -> None:
        super().__init__(name, config)
        self._model_storage = model_storage
        self._resource = resource
        self._names: list[str] = list(config["encoders"])
        self._loaded: dict[str, Encoder] = {}
        self._lately: OrderedDict[bytes, np.ndarray] = OrderedDict()

    def train(self, training_data: TrainingData) -> Resource:  # noqa: ARG002
        """Remember with what the vectors are made; the encoders themselves learn nothing."""
        with self._model_storage.write_to(self._resource) as folder:
            made_with = json.dumps(versions(self._names), indent=1)
            (folder / _MADE_WITH).write_text(made_with, encoding="utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],  # noqa: UP006
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> SentenceEncoder:
        """Return the component of a trained model, with its encoders in memory."""
        component = cls.create(config, model_storage, resource, execution_context)
        component.warm_up()
        return component

    def warm_up(self) -> None:
        """Load the encoders, and say so when they are not those that the model was made with."""
        with self._model_storage.read_from(self._resource) as folder:
            made_with = json.loads((folder / _MADE_WITH).read_text(encoding="utf-8"))
        if made_with != versions(self._names):
            _logger.warning("The model was trained with other encoders; run `mooring train`.")
        self._vectors(["hello"])

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add vectors to all training examples that have a text."""
        messages = [m for m in training_data.training_examples if m.get(TEXT)]
        texts = [self._readable(message) for message in messages]
        self._add(messages, self._vectors(texts, kept=True))
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:  # noqa: UP006
        """Add a vector to each message; nothing but zeros where there is nothing to read."""
        self._add(messages, [self._vector(self._readable(message)) for message in messages])
        return messages

    def _readable(self, message: Message) -> str:
        return readable(message.get(TEXT) or "", self._config["longest"])

    def _vector(self, text: str) -> np.ndarray:
        key = hashlib.blake2b(text.encode(), digest_size=16).digest()
        vector = self._lately.pop(key, None)
        if vector is None:
            vector = self._vectors([text])[0]
        self._lately[key] = vector
        while len(self._lately) > self._config["remembered"]:
            self._lately.popitem(last=False)
        return vector

    def _add(self, messages: list[Message], vectors: Iterable[np.ndarray]) -> None:
        for message, vector in zip(messages, vectors, strict=True):
            self.add_features_to_message(None, vector[np.newaxis], TEXT, message)

    def _vectors(self, texts: list[str], *, kept: bool = False) -> np.ndarray:
        """Return float32 of shape (texts, sum of sizes); texts are `readable` already."""
        size = sum(ENCODERS[name].size for name in self._names)
        rows = np.zeros((len(texts), size), dtype=np.float32)
        filled = [place for place, text in enumerate(texts) if text]
        if filled:
            sought = [texts[place] for place in filled]
            parts = [self._part(name, sought, kept=kept) for name in self._names]
            rows[filled] = np.hstack(parts) * self._config["scale"]
        return rows

    def _part(self, name: str, texts: list[str], *, kept: bool) -> np.ndarray:
        if not kept or self._config["cache"] is None:
            return self._encoder(name).encode(texts)
        kind = json.dumps([name, versions([name])])
        cache = VectorCache(Path(self._config["cache"]), kind)
        return cache.vectors(texts, lambda missing: self._encoder(name).encode(missing))

    def _encoder(self, name: str) -> Encoder:
        if name not in self._loaded:
            self._loaded[name] = ENCODERS[name](self._config["threads"])
        return self._loaded[name]
