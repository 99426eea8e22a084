"""A conversation cut to its last turns, and put together again.

Rasa replays every event of a conversation on every turn, several times over. A resident talks
to this bot for months, so only the last events are kept, cut before a message of the resident,
and what the events before them had brought about is kept as a short summary: the slots, the
active form and whether the conversation is paused.

The summary is turned back into Rasa's own events, not into attributes: Rasa copies and replays
trackers all the time, and a copy knows only what events say.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    ConversationPaused,
    Event,
    LoopInterrupted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.common import all_subclasses

FORMAT = 1
KEPT_EVENTS = 40
KEPT_TURNS = 2
KEPT_RANKING = 3
# Repeated on every event and never read back: the model is written down with each message.
_NOISE = frozenset({"model_id", "assistant_id"})


class StoredTracker(DialogueStateTracker):
    """A tracker that knows which version of which row it was read from (0: none yet)."""

    version: int = 0
    bot_id: str | None = None


def dump(tracker: DialogueStateTracker, kept_events: int = KEPT_EVENTS) -> str:
    """Return the JSON text from which `load` makes the same conversation again.

    Its length does not grow with the conversation: at most `kept_events` events are kept, more
    only where the last two turns would not be whole.
    """
    events = list(tracker.events)
    cut = _cut(events, kept_events)
    state = {
        "format": FORMAT,
        "before": _summary(tracker, events[:cut]) if cut else None,
        "events": [_slim(event.as_dict()) for event in events[cut:]],
    }
    return json.dumps(state, ensure_ascii=False, separators=(",", ":"))


def load(conversation_id: str, state: str, slots: Iterable[Slot]) -> StoredTracker:
    """Return the tracker that `dump` wrote as `state`, with the slots that the domain has now."""
    stored = json.loads(state)
    known = list(slots)
    events = [event for event in map(_event, stored["events"]) if event is not None]
    if stored["before"]:
        began = events[0].timestamp if events else 0.0
        names = {slot.name for slot in known}
        events = [*_prefix(stored["before"], names, began), *events]
    return StoredTracker.from_events(conversation_id, events, known)


def _event(parameters: dict[str, Any]) -> Event | None:
    kind = _kinds_of_events().get(parameters["event"])
    return kind._from_parameters(parameters) if kind else None  # noqa: SLF001


@cache
def _kinds_of_events() -> dict[str, type[Event]]:
    """Return Rasa's events by name; Rasa itself searches all of them again for each event."""
    kinds: dict[str, type[Event]] = {}
    for kind in all_subclasses(Event):
        kinds.setdefault(kind.type_name, kind)
    return kinds


def _cut(events: Sequence[Event], kept_events: int) -> int:
    """Return where the kept events begin: before a message and the listening that precedes it."""
    messages = [at for at, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(events) <= kept_events or len(messages) <= KEPT_TURNS:
        return 0
    oldest = len(events) - kept_events
    cut = next((at for at in messages if at > oldest), messages[-1])
    cut = min(cut, messages[-KEPT_TURNS])
    before = events[cut - 1]
    if isinstance(before, ActionExecuted) and before.action_name == ACTION_LISTEN_NAME:
        cut -= 1
    return cut


def _summary(tracker: DialogueStateTracker, gone: Iterable[Event]) -> dict[str, Any]:
    """Return what the events that are let go had brought about."""
    past = tracker.init_copy()
    for event in gone:
        past.update(event)
    loop = past.active_loop
    return {
        "slots": {name: slot.value for name, slot in past.slots.items() if slot.has_been_set},
        "loop": past.active_loop_name,
        "rejected": bool(loop and loop.rejected),
        "interrupted": bool(loop and loop.is_interrupted),
        "action": past.latest_action or None,
        "paused": past.is_paused(),
    }


def _prefix(before: Mapping[str, Any], names: set[str], began: float) -> list[Event]:
    """Return the events that bring about what a summary says, in the order that Rasa would."""
    events: list[Event] = []
    loop = before["loop"]
    if loop:
        events += [ActionExecuted(loop), ActiveLoop(loop)]
    events += [SlotSet(name, value) for name, value in before["slots"].items() if name in names]
    action = before["action"]
    if action and action.get("action_name") != loop:
        events.append(
            ActionExecuted(action.get("action_name"), action_text=action.get("action_text"))
        )
    if before["rejected"]:
        events.append(ActionExecutionRejected(loop))
    if before["interrupted"]:
        events.append(LoopInterrupted(True))
    if before["paused"]:
        events.append(ConversationPaused())
    for event in events:
        event.timestamp = began
    return events


def _slim(event: dict[str, Any]) -> dict[str, Any]:
    """Return an event's dict without what it says twice or what nobody reads again."""
    metadata = {
        key: value for key, value in (event.get("metadata") or {}).items() if key not in _NOISE
    }
    slim = {key: value for key, value in event.items() if value is not None and key != "metadata"}
    if metadata:
        slim["metadata"] = metadata
    if event["event"] == UserUttered.type_name:
        slim["parse_data"] = _slim_understanding(event["parse_data"])
    elif event["event"] == BotUttered.type_name:
        slim["data"] = {key: value for key, value in event["data"].items() if value is not None}
    return slim


def _slim_understanding(parsed: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: parsed[key] for key in ("intent", "entities", "considered") if parsed.get(key)}
    kept["intent_ranking"] = (parsed.get("intent_ranking") or [])[:KEPT_RANKING]
    return kept
