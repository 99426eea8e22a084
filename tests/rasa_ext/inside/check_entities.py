"""Days, times, hours and roles as entities: the components alone, without a trained model."""

from __future__ import annotations

import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.rasa_ext.days_and_hours import DaysAndHours
from bot.rasa_ext.role_names import RoleNames

CONTEXT = ExecutionContext(GraphSchema({}), node_name="node")
RESOURCE = Resource("roles")
NAMES = [
    "porter",
    "domestic",
    "healthcare assistant",
    "warehouse",
    "carer",
]
EXAMPLES = ["what does it pay", "what is the pay", "i had a job in a", "a job for my son", "is my"]
ROLES = {"never": ["career"], "places": ["warehouse"]}


def found(component: Any, text: str, known: list[dict[str, Any]] | None = None) -> dict[str, str]:
    message = Message({"text": text, "entities": known or []})
    (message,) = component.process([message])
    for entity in message.get("entities") or []:
        assert 0 <= entity["start"] < entity["end"] <= len(text)
    return {text[one["start"] : one["end"]]: one["entity"] for one in message.get("entities") or []}


class DaysTimesAndHours(unittest.TestCase):
    def setUp(self) -> None:
        self.component = DaysAndHours.create({}, None, RESOURCE, CONTEXT)

    def test_are_told_apart(self) -> None:
        for text, entities in {
            "interview tuesday week at half 9": {"tuesday week": "date", "half 9": "time"},
            "4/12 2pm": {"4/12": "date", "2pm": "time"},
            "can i do 9.30 to 2.30": {"9.30 to 2.30": "hours"},
            "i can do monday to wednesday only": {"monday to wednesday": "hours"},
            "can i work 16 hours": {"16 hours": "hours"},
            "remind me in two days": {"in two days": "date"},
            "school hours please": {"school hours": "hours"},
        }.items():
            with self.subTest(text):
                assert found(self.component, text) == entities

    def test_are_not_seen_where_there_are_none(self) -> None:
        for text in (
            "",
            "  ",
            "i may be late",
            "band 2",
            "SE15",
            "2 kids",
            "/start",
            "07700 900123",
        ):
            with self.subTest(text):
                assert found(self.component, text) == {}

    def test_are_found_in_hindi_and_in_emoji_without_harm(self) -> None:
        assert found(self.component, "🙂 कल tomorrow 🙂") == {"tomorrow": "date"}

    def test_need_no_library_that_rasa_has_not(self) -> None:
        assert "dateutil.easter" not in sys.modules

    def test_stand_beside_what_was_found_before(self) -> None:
        porter = {"entity": "role", "start": 0, "end": 6, "value": "porter"}

        assert found(self.component, "porter job monday", [porter]) == {
            "porter": "role",
            "monday": "date",
        }


class MisspeltRoles(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        storage = LocalModelStorage(Path(folder.name))
        examples = [Message({"text": text, "intent": "ask"}) for text in [*EXAMPLES, *EXAMPLES]]
        tables = [{"name": "role", "elements": NAMES}, {"name": "check", "elements": ["dbs"]}]
        config = {**RoleNames.get_default_config(), **ROLES}
        RoleNames.create(config, storage, RESOURCE, CONTEXT).train(
            TrainingData(examples, lookup_tables=tables)
        )
        self.component = RoleNames.load(config, storage, RESOURCE, CONTEXT)

    def value(self, text: str) -> str | None:
        (message,) = self.component.process([Message({"text": text})])
        return next((one["value"] for one in message.get("entities") or []), None)

    def test_are_found_by_their_sound_and_by_their_spelling(self) -> None:
        for text, name in {
            "wat is porta": "porter",
            "helth care asistant": "healthcare assistant",
            "domestik": "domestic",
            "Helthcare Assistent pls": "healthcare assistant",
        }.items():
            with self.subTest(text):
                assert self.value(text) == name

    def test_are_not_made_of_other_words(self) -> None:
        for text in (
            "what is the pay",
            "my career",
            "a poster",
            "the portal",
            "/start",
            "",
            "potter",
        ):
            with self.subTest(text):
                assert self.value(text) is None

    def test_a_place_where_somebody_worked_is_no_role(self) -> None:
        for text, kept in {
            "i worked in a warehouse": False,
            "i have a job in a big warehouse": False,
            "any jobs in a warehouse": True,
            "warehouse": True,
            "i was a warehouse man": True,
        }.items():
            with self.subTest(text):
                start = text.index("warehouse")
                known = {"entity": "role", "start": start, "end": start + 9, "value": "warehouse"}
                assert ("warehouse" in found(self.component, text, [known])) is kept

    def test_a_piece_of_a_misspelt_name_gives_way_to_the_whole(self) -> None:
        text = "helth care asistent"
        carer = {"entity": "role", "start": 6, "end": 19, "value": "care assistant"}
        self.component.know(["care assistant", "health care assistant"], ["care"])

        assert found(self.component, text, [carer]) == {text: "role"}
        assert found(self.component, "a " + text[6:], []) == {text[6:]: "role"}


if __name__ == "__main__":
    unittest.main()
