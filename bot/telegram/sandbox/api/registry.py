"""Which function answers which Bot API method; names are matched in any case."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.telegram.sandbox.params import Params
from bot.telegram.sandbox.sandbox import Sandbox

Answer = Callable[[Sandbox, Params], Awaitable[Any]]

METHODS: dict[str, Answer] = {}


def method(name: str) -> Callable[[Answer], Answer]:
    """Register the decorated function as the answer to the Bot API method `name`."""

    def register(answer: Answer) -> Answer:
        METHODS[name.lower()] = answer
        return answer

    return register
