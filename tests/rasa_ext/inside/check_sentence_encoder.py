"""The encoder and the classifier behind it as Rasa uses them: trained, stored, loaded, asked."""

from __future__ import annotations

import json
import tempfile
import unittest
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.rasa_ext.encoders import readable
from bot.rasa_ext.intent_classifier import IntentClassifier
from bot.rasa_ext.sentence_encoder import SentenceEncoder

CONTEXT = ExecutionContext(GraphSchema({}), node_name="node")
RESOURCE = Resource("resource")
SENTENCES = [
    ("good morning", "greet"),
    ("hello there", "greet"),
    ("hi, how are you", "greet"),
    ("how much does it pay", "pay"),
    ("what is the salary", "pay"),
    ("what money would i get", "pay"),
    ("which hours would i work", "hours"),
    ("is it nights or days", "hours"),
    ("how long are the shifts", "hours"),
]
ODD = {
    "nothing": "",
    "only spaces": " \t\n",
    "one letter": "a",
    "a full message": "job " * 1024,
    "one endless word": "x" * 4096,
    "only emoji": "🙂🏥👩🏾‍⚕️",
    "only what is not seen": "\u200b\u200d\ufeff",
    "half a character": "caf\ud83d",
    "mixed scripts": "مرحبا work 仕事 работа",
    "markup": "<script>alert(1)</script>'; DROP TABLE residents; --",
    "keyboard mash": "asdkjh qwlekj zxmcn",
    "a null": "a\x00b",
}


class InFolder(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "model").mkdir()
        self.storage = LocalModelStorage(self.folder / "model")

    def encoder(self, **changes: Any) -> SentenceEncoder:
        config = {**SentenceEncoder.get_default_config(), "cache": str(self.folder / "cache")}
        return SentenceEncoder.create({**config, **changes}, self.storage, RESOURCE, CONTEXT)


def taught() -> TrainingData:
    return TrainingData([Message({"text": text, "intent": name}) for text, name in SENTENCES])


def vector(message: Message) -> np.ndarray:
    return np.asarray(message.get_dense_features("text")[1].features[0])


class TheEncoder(InFolder):
    def test_means_the_same_after_it_was_stored_and_loaded(self) -> None:
        encoder = self.encoder()
        encoder.train(taught())
        (before,) = encoder.process([Message({"text": "What's the pay?"})])

        config = {**SentenceEncoder.get_default_config(), "cache": None}
        loaded = SentenceEncoder.load(config, self.storage, RESOURCE, CONTEXT)
        (after,) = loaded.process([Message({"text": "What's the pay?"})])

        np.testing.assert_array_equal(vector(before), vector(after))
        assert vector(after).shape == (512 + 384,)

    def test_gives_a_sentence_the_same_vector_in_training_and_in_a_turn(self) -> None:
        encoder, data = self.encoder(), taught()
        encoder.process_training_data(data)

        for message in data.training_examples:
            (alone,) = encoder.process([Message({"text": message.get("text")})])
            np.testing.assert_allclose(vector(message), vector(alone), atol=1e-4)

    def test_scales_each_encoders_vector(self) -> None:
        (message,) = self.encoder(scale=2).process([Message({"text": "hello"})])

        for part in (vector(message)[:512], vector(message)[512:]):
            np.testing.assert_allclose(np.linalg.norm(part), 2, atol=0.01)

    def test_finds_a_paraphrase_nearer_than_another_matter(self) -> None:
        texts = ["how much will i earn", "what is the salary", "the train was late"]
        asked, same, other = map(
            vector, self.encoder().process([Message({"text": t}) for t in texts])
        )

        assert asked @ same > asked @ other

    def test_does_not_encode_again_what_an_earlier_training_encoded(self) -> None:
        first, again = taught(), taught()
        self.encoder().process_training_data(first)
        with (
            mock.patch(
                "bot.rasa_ext.sentence_encoder.ENCODERS",
                {
                    name: mock.Mock(size=size, packages=())
                    for name, size in (("use", 512), ("minilm", 384))
                },
            ),
            mock.patch.object(SentenceEncoder, "_encoder", side_effect=AssertionError),
        ):
            self.encoder().process_training_data(again)

        for one, other in zip(first.training_examples, again.training_examples, strict=True):
            np.testing.assert_array_equal(vector(one), vector(other))

    def test_makes_a_broken_cache_anew(self) -> None:
        self.encoder().process_training_data(taught())
        for file in (self.folder / "cache").iterdir():
            file.write_bytes(b"broken")
        data = taught()
        self.encoder().process_training_data(data)

        assert all(vector(message).any() for message in data.training_examples)

    def test_never_keeps_what_a_resident_wrote(self) -> None:
        self.encoder().process([Message({"text": "my name is Alex Example"})])

        assert not (self.folder / "cache").exists()

    def test_remembers_the_last_messages_without_their_words(self) -> None:
        encoder = self.encoder(remembered=2)
        for text in ("yes", "mornings", "yes", "porter"):
            encoder.process([Message({"text": text})])

        with mock.patch.object(encoder, "_vectors", side_effect=encoder._vectors) as encoded:
            encoder.process([Message({"text": text}) for text in ("yes", "porter")])
            encoder.process([Message({"text": "mornings"})])

        assert [call.args[0] for call in encoded.call_args_list] == [["mornings"]]
        assert all(isinstance(key, bytes) for key in encoder._lately)

    def test_says_when_other_packages_made_the_model(self) -> None:
        encoder = self.encoder()
        encoder.train(taught())
        with (
            mock.patch("bot.rasa_ext.sentence_encoder.versions", return_value={"use": "0"}),
            self.assertLogs("bot.rasa_ext.sentence_encoder", "WARNING"),
        ):
            SentenceEncoder.load(encoder._config, self.storage, RESOURCE, CONTEXT)

    def test_refuses_an_encoder_that_is_not_there(self) -> None:
        for wrong in ({"encoders": ["bert"]}, {"encoders": []}, {"scale": 0}):
            with self.assertRaises(InvalidConfigException):  # noqa: PT027 - no pytest here
                self.encoder(**wrong)


class OddMessages(InFolder):
    def test_have_a_vector_and_never_fail(self) -> None:
        encoder = self.encoder()
        for kind, text in ODD.items():
            with self.subTest(kind):
                (message,) = encoder.process([Message({"text": text})])
                assert vector(message).shape == (896,)
                assert np.isfinite(vector(message)).all()

    def test_without_anything_to_read_have_a_vector_of_zeros(self) -> None:
        for kind in ("nothing", "only spaces", "only what is not seen"):
            (message,) = self.encoder().process([Message({"text": ODD[kind]})])
            assert not vector(message).any(), kind

    def test_keep_their_beginning_and_their_end(self) -> None:
        text = readable("I left school. " + "And so on. " * 100 + "So what does it pay?", 60)

        assert text.startswith("i left school")
        assert text.endswith("so what does it pay?")
        assert len(text) <= 61


class TheClassifier(InFolder):
    def classifier(self, **changes: Any) -> IntentClassifier:
        config = {**IntentClassifier.get_default_config(), **changes}
        return IntentClassifier.create(config, self.storage, RESOURCE, CONTEXT)

    def test_learns_from_sentences_what_others_mean(self) -> None:
        data, encoder = taught(), self.encoder()
        encoder.process_training_data(data)
        self.classifier().train(data)
        config = IntentClassifier.get_default_config()
        loaded = IntentClassifier.load(config, self.storage, RESOURCE, CONTEXT)
        messages = [Message({"text": t}) for t in ("hey", "what would i earn", "night shifts?")]
        loaded.process(encoder.process(messages))

        assert [m.get("intent")["name"] for m in messages] == ["greet", "pay", "hours"]
        assert all(json.dumps(m.get("intent_ranking")) for m in messages)

    def test_learns_what_its_parent_learns(self) -> None:
        data = taught()
        self.encoder().process_training_data(data)
        ours = self.classifier(tol=1e-4)
        ours.train(data)
        parents = self.classifier(tol=1e-4)
        parents.clf.set_params(max_iter=500)
        features, names = parents._create_training_matrix(data)
        parents.clf.fit(features, names)

        np.testing.assert_allclose(
            ours.clf.predict_proba(features), parents.clf.predict_proba(features), atol=0.01
        )

    def test_understands_two_intents_as_its_parent_does(self) -> None:
        data = TrainingData(taught().training_examples[:6])
        encoder = self.encoder()
        encoder.process_training_data(data)
        classifier = self.classifier()
        classifier.train(data)
        (message,) = classifier.process(encoder.process([Message({"text": "the wages?"})]))

        assert message.get("intent")["name"] == "pay"

    def test_refuses_numbers_that_cannot_be(self) -> None:
        for wrong in ({"c": 0}, {"sparse_scale": -1}):
            with self.assertRaises(InvalidConfigException):  # noqa: PT027 - no pytest here
                IntentClassifier.validate_config({**IntentClassifier.get_default_config(), **wrong})


if __name__ == "__main__":
    unittest.main()
