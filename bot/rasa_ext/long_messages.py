"""What is read of a very long message: its beginning, and its end, where the point often is."""

from __future__ import annotations

from typing import Any, Dict, List  # noqa: UP035 - Rasa reads these annotations itself

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.extractors.regex_entity_extractor import RegexEntityExtractor
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.nlu.tokenizers.whitespace_tokenizer import WhitespaceTokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

LONGEST = 600
"""Characters; a longer message is understood by its first and its last half of them."""
_HALF = LONGEST // 2
_LONGEST_FOR_ENTITIES = 1000


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class EndsTokenizer(WhitespaceTokenizer):
    """Rasa's tokenizer, which of a long message gives the words at both ends alone."""

    def tokenize(self, message: Message, attribute: str) -> List[Token]:  # noqa: UP006
        """Return the tokens, each with its place in the whole text."""
        text = message.get(attribute) or ""
        if len(text) <= LONGEST:
            return self._tokens(text)
        start = len(text) - _HALF
        tail = self._tokens(text[start:])
        moved = [Token(one.text, one.start + start, one.end + start) for one in tail]
        return [*self._tokens(text[:_HALF]), *moved]

    def _tokens(self, text: str) -> List[Token]:  # noqa: UP006
        found: List[Token] = super().tokenize(Message({TEXT: text}), TEXT)  # noqa: UP006
        return found


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class BeginningEntityExtractor(RegexEntityExtractor):
    """Rasa's extractor, which reads the first thousand characters: names come early, if at all."""

    def _extract_entities(self, message: Message) -> List[Dict[str, Any]]:  # noqa: UP006
        text = message.get(TEXT) or ""
        if len(text) > _LONGEST_FOR_ENTITIES:
            message = Message({TEXT: text[:_LONGEST_FOR_ENTITIES]})
        found: List[Dict[str, Any]] = super()._extract_entities(message)  # noqa: UP006
        return found
