"""Says responses in the resident's language where they are translated, and else in English."""

from __future__ import annotations

from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import EndpointConfig

LANGUAGE = "spoken_language"
"""The slot with the ISO 639-1 code of the language that a resident is spoken to in."""


def name_in(language: str, response: str) -> str:
    """Return the name under which the translation of a response stands in data/responses."""
    return f"{response}__{language}"


class SpokenResponses(TemplatedNaturalLanguageGenerator):
    """Rasa's generator, asked for a response's translation first.

    `endpoints.yml` names it. The translation of `utter_x` into Spanish is `utter_x__es`; it has
    the same places, conditions and payloads as the English one.
    """

    def __init__(
        self,
        endpoint_config: EndpointConfig | None = None,  # noqa: ARG002 - Rasa gives it
        domain: Domain | None = None,
    ) -> None:
        """Take the responses of the domain; the endpoint has nothing more to configure."""
        super().__init__(domain.responses if domain is not None else {})

    def generate_from_slots(
        self,
        utter_action: str,
        filled_slots: dict[str, Any],
        output_channel: str,
        **kwargs: Any,
    ) -> dict[str, Any] | None:
        """Return the response with its places filled in.

        An action that has just learnt the language gives it along; it wins over the slot.
        """
        if kwargs.get(LANGUAGE):
            filled_slots = {**filled_slots, LANGUAGE: kwargs[LANGUAGE]}
        found: dict[str, Any] | None = super().generate_from_slots(
            utter_action, filled_slots, output_channel, **kwargs
        )
        return found

    def _random_response_for(
        self,
        utter_action: str,
        output_channel: str,
        filled_slots: dict[str, Any],
    ) -> dict[str, Any] | None:
        language = filled_slots.get(LANGUAGE)
        if language:
            translated = name_in(str(language), utter_action)
            if translated in self.responses:
                utter_action = translated
        found: dict[str, Any] | None = super()._random_response_for(
            utter_action, output_channel, filled_slots
        )
        return found
