"""Adds the entities `date`, `time` and `hours` to what residents write.

Their values are the words as they were written: what day "tuesday" is depends on the moment, which
an action knows (`bot.journey.dates.reading`). One finder serves both, so that they agree.
"""

from __future__ import annotations

from typing import Any, Dict, List  # noqa: UP035 - Rasa reads these annotations itself

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.journey.dates.hours_spans import find_hours
from bot.journey.dates.spans import find_dates, mask
from bot.journey.dates.times import find_times

_LONGEST = 1000
"""Characters that are read: a date stands near the beginning, or in a story it matters less."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class DaysAndHours(GraphComponent):
    """Finds days, times of day and working hours; it learns nothing and needs no configuration."""

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],  # noqa: UP006, ARG003
        model_storage: ModelStorage,  # noqa: ARG003
        resource: Resource,  # noqa: ARG003
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> DaysAndHours:
        """Return the component."""
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:  # noqa: UP006
        """Return the messages with what was found beside the entities that they have."""
        for message in messages:
            text = message.get(TEXT) or ""
            if text.strip() and not text.lstrip().startswith("/"):
                known = message.get(ENTITIES, [])
                message.set(ENTITIES, known + self._found(text), add_to_output=True)
        return messages

    def _found(self, text: str) -> list[dict[str, Any]]:
        text = text[:_LONGEST]
        spans = find_dates(text)
        days = [(span.start, span.end) for span in spans]
        clocks = [span for span in find_times(mask(text, spans)) if span.first]
        # "in two days" is a date; "monday to wednesday" are hours, though days are in it.
        hours = [
            (start, end)
            for start, end in find_hours(text)
            if not any(first <= start and end <= last for first, last in days)
        ]
        found = [(start, end, "hours") for start, end in hours]
        for entity, places in (
            ("date", days),
            ("time", [(span.start, span.end) for span in clocks]),
        ):
            found += [
                (start, end, entity)
                for start, end in places
                if all(end <= first or start >= last for first, last in hours)
            ]
        return [
            {
                "entity": entity,
                "start": start,
                "end": end,
                "value": text[start:end],
                "extractor": type(self).__name__,
            }
            for start, end, entity in sorted(found)
        ]
