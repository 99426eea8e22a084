"""Words that residents read, marked as such so that the check finds every one of them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Words(str):
    """A text that a resident may read."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Accept a string that is not empty, keep it as Words."""
        text = core_schema.str_schema(strip_whitespace=True, min_length=1, strict=True)
        return core_schema.no_info_after_validator_function(cls, text)


class Label(Words):
    """The text of a button."""

    __slots__ = ()


class Part(Words):
    """A piece of a sentence, judged with the sentence it ends up in."""

    __slots__ = ()


class Frozen(BaseModel):
    """A content model: read once, never changed, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
