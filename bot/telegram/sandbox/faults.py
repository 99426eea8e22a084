"""Trouble on demand: the next calls of the bot fail in the way that was asked for."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from bot.telegram.sandbox.errors import ApiError, ControlError

KINDS = ("429", "403", "400", "500", "502", "slow", "drop_before", "drop_after")
_DESCRIPTIONS = {
    "403": "Forbidden: bot was blocked by the user",
    "400": "Bad Request: chat not found",
    "500": "Internal Server Error",
    "502": "Bad Gateway",
}


@dataclass
class Fault:
    """One kind of trouble for the next `left` calls that match.

    `method` None means every method but getUpdates, which would use the fault up before the bot
    could say anything; `chat_id` None means every chat. `retry_after` and `seconds` are seconds.
    """

    id: int
    kind: str
    left: int
    method: str | None = None
    chat_id: int | None = None
    retry_after: int = 3
    seconds: float = 5.0
    description: str | None = None

    def matches(self, method: str, chat_id: int | None) -> bool:
        """Tell whether a call of `method` (any case) about `chat_id` meets this trouble."""
        if self.method is None:
            wanted = method.lower() != "getupdates"
        else:
            wanted = self.method.lower() == method.lower()
        return wanted and self.chat_id in (None, chat_id)

    def error(self) -> ApiError | None:
        """Return the refusal to answer with, or None for trouble on the wire."""
        if self.kind == "429":
            text = self.description or f"Too Many Requests: retry after {self.retry_after}"
            return ApiError(429, text, retry_after=self.retry_after)
        if self.kind in _DESCRIPTIONS:
            return ApiError(int(self.kind), self.description or _DESCRIPTIONS[self.kind])
        return None

    def view(self) -> dict[str, Any]:
        """Return the fault as the control API shows it."""
        return asdict(self)


class Faults:
    """The trouble that is still to come, in the order it was asked for."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._next_id = 1

    def add(self, wish: dict[str, Any]) -> Fault:
        """Plan a fault from the control API's JSON; raise ControlError when it makes no sense."""
        kind = str(wish.get("kind", ""))
        if kind not in KINDS:
            raise ControlError(400, f"kind must be one of: {', '.join(KINDS)}.")
        unknown = set(wish) - {*Fault.__dataclass_fields__, "times"} | {"id", "left"} & set(wish)
        if unknown:
            raise ControlError(400, f"Unknown fields: {', '.join(sorted(unknown))}.")
        fault = Fault(
            id=self._next_id,
            kind=kind,
            left=int(_number(wish, "times", 1, 1, 1_000_000)),
            method=_optional_text(wish, "method"),
            chat_id=None
            if wish.get("chat_id") is None
            else int(_number(wish, "chat_id", 0, -(2**62), 2**62)),
            retry_after=int(_number(wish, "retry_after", 3, 1, 3600)),
            seconds=_number(wish, "seconds", 5.0, 0.0, 600.0),
            description=_optional_text(wish, "description"),
        )
        self._next_id += 1
        self._faults.append(fault)
        return fault

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """Use up one turn of the first fault that matches, and return it; None when all is well."""
        for fault in self._faults:
            if fault.matches(method, chat_id):
                fault.left -= 1
                if fault.left <= 0:
                    self._faults.remove(fault)
                return fault
        return None

    def all(self) -> list[Fault]:
        """Return the faults still to come."""
        return list(self._faults)

    def clear(self, fault_id: int | None = None) -> bool:
        """Forget one fault, or all; tell whether there was anything to forget."""
        kept = [f for f in self._faults if fault_id is not None and f.id != fault_id]
        forgotten = len(kept) < len(self._faults)
        self._faults = kept
        return forgotten


def _number(
    wish: dict[str, Any], field: str, default: float, lowest: float, highest: float
) -> float:
    value = wish.get(field)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ControlError(400, f"{field} must be a number.")
    if not lowest <= value <= highest:
        raise ControlError(400, f"{field} must be between {lowest:g} and {highest:g}.")
    return value


def _optional_text(wish: dict[str, Any], field: str) -> str | None:
    value = wish.get(field)
    if value in (None, ""):
        return None
    if not isinstance(value, str):
        raise ControlError(400, f"{field} must be text.")
    return value
