"""Finds misspelt names of roles, and leaves out places where somebody only worked.

`RegexEntityExtractor` finds what stands in the lookup table letter by letter. This component comes
after it and before `EntitySynonymMapper`, which turns the name found into the role's id.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any, Dict, List  # noqa: UP035 - Rasa reads these annotations itself

import rasa.shared.utils.io
from rapidfuzz import fuzz, process
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.journey.role_words import is_place_of_experience, sound

FILE = "names.json"
MOST_WORDS = 4
MOST_READ = 300
_LONG = 7  # letters
_ALIKE = 82
_OFTEN = 2  # examples: a word of one example only may be a slip of its writer
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class RoleNames(GraphComponent):
    """Adds an entity for each name of the lookup table that is written almost right.

    Only words that hardly ever stand in the training examples outside such a name are looked at:
    they are misspelt, or strange. Configuration, all optional:
    `entity`: the entity and the lookup table, `role`.
    `close`: from which likeness (0 to 100) of spelling or of sound words are a name.
    `shortest`: letters that a misspelt name has at least.
    `never`: words that are right as they are, however like a name ("career").
    `places`: names that are no role after "i worked in a" and the like.
    """

    @staticmethod
    def get_default_config() -> Dict[str, Any]:  # noqa: UP006
        """Return the configuration with which it was measured."""
        return {"entity": "role", "close": 86, "shortest": 5, "places": [], "never": []}

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],  # noqa: UP006
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> RoleNames:
        """Return a component that has learnt nothing yet."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],  # noqa: UP006
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003
        **_: Any,
    ) -> RoleNames:
        """Return the component with the names and words that it learnt."""
        loaded = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            known = rasa.shared.utils.io.read_json_file(Path(folder) / FILE)
        loaded.know(known["names"], known["ordinary"])
        return loaded

    def __init__(
        self,
        config: Dict[str, Any],  # noqa: UP006
        model_storage: ModelStorage,
        resource: Resource,
    ) -> None:
        self._entity = config["entity"]
        self._close = float(config["close"])
        self._shortest = int(config["shortest"])
        self._places = frozenset(config["places"])
        self._never = frozenset(config["never"])
        self._storage, self._resource = model_storage, resource
        self.know([], [])

    def know(self, names: list[str], ordinary: list[str]) -> None:
        """Take names (lower case) and the words that are never misspelt ones."""
        self._names = [name for name in names if len(name) >= self._shortest]
        self._sounds = [sound(name) for name in self._names]
        self._ordinary = frozenset(ordinary) | self._never

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the lookup table's names and the words of the examples, and store them."""
        names = sorted(
            {
                name.lower()
                for table in training_data.lookup_tables
                if table["name"] == self._entity and isinstance(table["elements"], list)
                for name in table["elements"]
            }
        )
        counts: Counter[str] = Counter()
        for example in training_data.intent_examples:
            text = self._without_names(example.get(TEXT) or "", example.get(ENTITIES) or [])
            counts.update({word.lower() for word in _WORD.findall(text)})
        ordinary = sorted(word for word, times in counts.items() if times >= _OFTEN)
        self.know(names, ordinary)
        with self._storage.write_to(self._resource) as folder:
            rasa.shared.utils.io.dump_obj_as_json_to_file(
                Path(folder) / FILE, {"names": names, "ordinary": ordinary}
            )
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:  # noqa: UP006
        """Return the messages, each with its roles put right."""
        for message in messages:
            text = message.get(TEXT) or ""
            if text.strip() and not text.lstrip().startswith("/"):
                self._put_right(message, text[:MOST_READ])
        return messages

    def _put_right(self, message: Message, text: str) -> None:
        known = message.get(ENTITIES, [])
        kept = [found for found in known if not self._is_only_a_place(found, text)]
        # What was left out just now must not come back as a likeness.
        taken = [(one["start"], one["end"]) for one in known if one not in kept]
        for start, end, name in self._misspelt(text):
            beside = [one for one in kept if start < one["end"] and one["start"] < end]
            if all(end <= first or start >= last for first, last in taken) and all(
                self._is_part(one, text[start:end], name) for one in beside
            ):
                taken.append((start, end))
                kept = [one for one in kept if one not in beside]
                kept.append(self._found(start, end, name))
        message.set(ENTITIES, kept, add_to_output=True)

    def _is_part(self, found: dict[str, Any], words: str, name: str) -> bool:
        """Whether an entity is only a piece of a name: "care asistant" in "helth care asistant"."""
        whole = len(words) > found["end"] - found["start"] and words.lower() not in self._names
        return found["entity"] == self._entity and whole and _count(words) == _count(name)

    def _is_only_a_place(self, found: dict[str, Any], text: str) -> bool:
        return (
            found["entity"] == self._entity
            and text[found["start"] : found["end"]].lower() in self._places
            and is_place_of_experience(text, found["start"])
        )

    def _found(self, start: int, end: int, name: str) -> dict[str, Any]:
        return {
            "entity": self._entity,
            "start": start,
            "end": end,
            "value": name,
            "extractor": type(self).__name__,
        }

    def _misspelt(self, text: str) -> list[tuple[int, int, str]]:
        """Return start, end and name of what is almost a name, the likeliest first."""
        words = list(_WORD.finditer(text))
        strange = [word[0].lower() not in self._ordinary for word in words]
        found: list[tuple[float, int, int, str]] = []
        for first in range(len(words) if any(strange) else 0):
            for last in range(first + 1, min(first + MOST_WORDS, len(words)) + 1):
                if any(strange[first:last]):
                    start, end = words[first].start(), words[last - 1].end()
                    likeness, name = self._nearest(text[start:end].lower())
                    if name:
                        # Of two that are about as like, the longer says more.
                        found.append((likeness + end - start, start, end, name))
        return [(start, end, name) for _, start, end, name in sorted(found, reverse=True)]

    def _nearest(self, words: str) -> tuple[float, str | None]:
        """Return the likeness (0 to 100) and the name that is written or sounds most alike."""
        heard = sound(words)
        found: list[tuple[float, str]] = []
        if len(words) < self._shortest:
            return 0, None
        for written, known in ((words, self._names), (heard, self._sounds)):
            options = {"scorer": fuzz.ratio, "score_cutoff": self._close, "limit": 3}
            for _, likeness, place in process.extract(written, known, **options):
                if _fits(words, heard, self._names[place], self._sounds[place]):
                    found.append((likeness, self._names[place]))
        return max(found, default=(0, None))

    def _without_names(self, text: str, entities: list[dict[str, Any]]) -> str:
        for found in entities:
            if found["entity"] == self._entity:
                gap = " " * (found["end"] - found["start"])
                text = text[: found["start"]] + gap + text[found["end"] :]
        return text


def _fits(words: str, heard: str, name: str, named: str) -> bool:
    """Short words must sound the same; of several, each must be like its neighbour."""
    if heard == named:
        return True
    if _count(words) != _count(name):
        return words.replace(" ", "")[:2] == name.replace(" ", "")[:2] and len(words) > _LONG
    if _count(words) == 1:
        return words[0] == name[0] and len(words) >= _LONG
    pairs = zip(words.split(), heard.split(), name.split(), named.split(), strict=False)
    return all(
        max(fuzz.ratio(word, other), fuzz.ratio(sounds, other_sounds)) >= _ALIKE
        for word, sounds, other, other_sounds in pairs
    )


def _count(words: str) -> int:
    return len(words.split())
