"""Responses in another language, and messages that mean nothing: the components alone."""

from __future__ import annotations

import asyncio
import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any

from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.slots import TextSlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.utils.endpoints import EndpointConfig

from bot.rasa_ext.nonsense import Nonsense

CONTEXT = ExecutionContext(GraphSchema({}), node_name="node")
DOMAIN = Domain.from_dict(
    {
        "responses": {
            "utter_hello": [{"text": "Hello{called}."}],
            "utter_hello__es": [{"text": "Hola{called}."}],
            "utter_only_english": [{"text": "Pay day."}],
        }
    }
)


def said(response: str, spoken: str | None = None, **values: Any) -> str:
    generator = NaturalLanguageGenerator.create(
        EndpointConfig(type="bot.rasa_ext.spoken.SpokenResponses"), DOMAIN
    )
    slot = TextSlot("spoken_language", mappings=[], initial_value=spoken)
    tracker = DialogueStateTracker("ana", [slot])
    found = asyncio.run(generator.generate(response, tracker, "mooring", called="", **values))
    return found["text"] if found else ""


class SpokenResponses(unittest.TestCase):
    def test_are_said_in_the_language_of_the_resident(self) -> None:
        assert said("utter_hello", "es") == "Hola."

    def test_are_english_where_they_are_not_translated(self) -> None:
        assert said("utter_hello", "so") == "Hello."
        assert said("utter_only_english", "es") == "Pay day."
        assert said("utter_hello") == "Hello."

    def test_are_said_in_a_language_that_was_only_just_noticed(self) -> None:
        assert said("utter_hello", spoken_language="es") == "Hola."
        assert said("utter_hello", "es", spoken_language="en") == "Hello."

    def test_that_do_not_exist_are_nothing(self) -> None:
        assert said("utter_nothing", "es") == ""


class MessagesThatMeanNothing(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        storage = LocalModelStorage.create(Path(folder.name))
        config = {**Nonsense.get_default_config(), "least_often": 1}
        examples = ["what is an interview", "practise the interview with me", "thank you"]
        resource = Nonsense.create(config, storage, Resource("nonsense"), CONTEXT).train(
            TrainingData([Message.build(text, intent="any") for text in examples])
        )
        self.component = Nonsense.load(config, storage, resource, CONTEXT)

    def confidence(self, text: str) -> float:
        guess = {"name": "thank", "confidence": 0.8}
        message = Message({"text": text, "intent": dict(guess), "intent_ranking": [dict(guess)]})
        (message,) = self.component.process([message])
        assert message.get("intent_ranking")[0]["confidence"] == message.get("intent")["confidence"]
        return float(message.get("intent")["confidence"])

    def test_are_doubted(self) -> None:
        for text in ("asdfghjkl", "qwzx plonk frub", "xxxxxxx"):
            with self.subTest(text):
                assert self.confidence(text) < 0.4

    def test_are_not_those_that_are_misspelt(self) -> None:
        for text in ("thank you", "practise the intervew", "interview!"):
            with self.subTest(text):
                assert self.confidence(text) == 0.8

    def test_may_be_empty_or_very_long(self) -> None:
        for text in ("", "   ", "a" * 4096):
            with self.subTest(text[:5]):
                assert self.confidence(text) <= 0.8


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
