"""Very long messages: the components alone."""

from __future__ import annotations

import sys
import tempfile
import unittest
from pathlib import Path

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.rasa_ext.long_messages import LONGEST, BeginningEntityExtractor, EndsTokenizer

CONTEXT = ExecutionContext(GraphSchema({}), node_name="node")
STORY = "i looked after my mum for years " * 60 + "so how do i apply?"


class WordsOfALongStory(unittest.TestCase):
    def setUp(self) -> None:
        config = EndsTokenizer.get_default_config()
        self.tokenizer = EndsTokenizer.create(config, None, Resource("words"), CONTEXT)

    def test_are_those_at_both_ends_each_in_its_place(self) -> None:
        tokens = self.tokenizer.tokenize(Message({"text": STORY}), "text")

        words = [token.text for token in tokens]
        assert words[:3] == ["i", "looked", "after"]
        assert words[-2:] == ["i", "apply"]
        assert sum(len(word) for word in words) <= LONGEST
        assert all(STORY[token.start : token.end] == token.text for token in tokens)

    def test_of_a_short_message_are_all_of_them(self) -> None:
        tokens = self.tokenizer.tokenize(Message({"text": "what does a porter do?"}), "text")

        assert [token.text for token in tokens] == ["what", "does", "a", "porter", "do"]


class NamesInALongStory(unittest.TestCase):
    def test_are_found_near_its_beginning(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        storage = LocalModelStorage.create(Path(folder.name))
        config = {**BeginningEntityExtractor.get_default_config(), "use_lookup_tables": True}
        extractor = BeginningEntityExtractor.create(config, storage, Resource("names"), CONTEXT)
        porter = Message.build("a porter", intent="any")
        porter.set("entities", [{"entity": "role", "start": 2, "end": 8, "value": "porter"}])
        lookups = [{"name": "role", "elements": ["porter"]}]
        extractor.train(TrainingData([porter], lookup_tables=lookups))

        (message,) = extractor.process([Message({"text": f"porter {STORY} porter"})])

        assert [one["start"] for one in message.get("entities")] == [0]


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
