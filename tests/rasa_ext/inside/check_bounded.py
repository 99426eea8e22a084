"""A conversation that was saved and loaded after every message is the one that never was.

Run by Rasa's own Python: a full tracker and a bounded one go through forms, digressions,
rejections, pauses and new sessions side by side.
"""

from __future__ import annotations

import unittest
from collections.abc import Iterator

from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    AllSlotsReset,
    BotUttered,
    ConversationPaused,
    ConversationResumed,
    Event,
    FollowupAction,
    LoopInterrupted,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.slots import ListSlot, Slot, TextSlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.rasa_ext import bounded

KEPT = 12


def slots() -> list[Slot]:
    return [
        TextSlot("requested_slot", mappings=[]),
        TextSlot("name", mappings=[]),
        TextSlot("place", mappings=[], initial_value="here"),
        ListSlot("roles", mappings=[]),
    ]


def said(text: str, intent: str = "inform") -> list[Event]:
    understood = {"name": intent, "confidence": 0.75}
    ranking = [understood, {"name": "greet", "confidence": 0.125}]
    parsed = {"intent": understood, "entities": [], "text": text, "intent_ranking": ranking}
    return [
        ActionExecuted("action_listen"),
        UserUttered(
            text, understood, [], parsed, input_channel="mooring", message_id=f"acme:{text}"
        ),
    ]


def answered(text: str) -> list[Event]:
    return [ActionExecuted("utter_answer"), BotUttered(text, {})]


def begin_form() -> list[Event]:
    return [
        *said("start", "order"),
        ActionExecuted("form"),
        ActiveLoop("form"),
        SlotSet("requested_slot", "name"),
    ]


def fill(slot: str, value: object, then: str | None) -> list[Event]:
    return [
        *said(str(value)),
        ActionExecuted("form"),
        SlotSet(slot, value),
        SlotSet("requested_slot", then),
    ]


def digress() -> list[Event]:
    return [
        *said("when", "ask"),
        ActionExecutionRejected("form"),
        *answered("at nine"),
        LoopInterrupted(True),
        ActionExecuted("form"),
        BotUttered("and your name?", {}),
    ]


def small_talk(number: int) -> list[Event]:
    return [*said(f"hello {number}", "greet"), *answered(f"hello to you {number}")]


CONVERSATIONS: dict[str, list[list[Event]]] = {
    "small talk": [small_talk(n) for n in range(20)],
    "a form with digressions": [
        begin_form(),
        *[digress() for _ in range(12)],
        fill("name", "Amina", "place"),
        *[digress() for _ in range(12)],
        fill("place", "SE1", "roles"),
        fill("roles", ["porter", "catering"], None),
        [*said("done"), ActionExecuted("form"), ActiveLoop(None), *answered("thank you")],
        *[small_talk(n) for n in range(12)],
    ],
    "a form that lets go of a message": [
        begin_form(),
        *[[*said(f"no {n}", "deny"), ActionExecutionRejected("form")] for n in range(12)],
    ],
    "an interrupted form": [
        begin_form(),
        *[[*said(f"hm {n}"), *answered("yes"), LoopInterrupted(True)] for n in range(12)],
    ],
    "a slot set back to nothing": [
        fill("name", "Amina", None),
        *[small_talk(n) for n in range(6)],
        [*said("forget it"), SlotSet("name", None)],
        *[small_talk(n) for n in range(12)],
    ],
    "all slots reset": [
        fill("place", "SE1", None),
        [*said("wipe"), AllSlotsReset()],
        *[small_talk(n) for n in range(12)],
    ],
    "a paused conversation": [
        small_talk(1),
        [*said("person please", "human"), ConversationPaused()],
        *[said(f"still there {n}") for n in range(12)],
    ],
    "a resumed conversation": [
        [*said("person please", "human"), ConversationPaused()],
        *[said(f"hello {n}") for n in range(12)],
        [ConversationResumed()],
        *[small_talk(n) for n in range(12)],
    ],
    "a new session": [
        fill("name", "Amina", None),
        *[small_talk(n) for n in range(12)],
        [ActionExecuted("action_session_start"), SessionStarted(), SlotSet("name", "Amina")],
        *[small_talk(n) for n in range(12)],
    ],
    "a restart": [
        begin_form(),
        fill("name", "Amina", "place"),
        *[digress() for _ in range(6)],
        [*said("restart", "restart"), ActionExecuted("action_restart"), Restarted()],
        *[small_talk(n) for n in range(12)],
    ],
    "messages taken back": [
        [*small_talk(n), *said("eh", "nlu_fallback"), *answered("sorry"), UserUtteranceReverted()]
        for n in range(12)
    ],
    "an action to follow": [[*small_talk(n), FollowupAction("utter_answer")] for n in range(12)],
}


def replayed(
    turns: list[list[Event]],
) -> Iterator[tuple[DialogueStateTracker, DialogueStateTracker]]:
    """Yield the full tracker and the one saved and loaded after each turn, turn by turn."""
    full = DialogueStateTracker("someone", slots())
    kept: DialogueStateTracker = bounded.StoredTracker("someone", slots())
    for turn in turns:
        for event in turn:
            full.update(event)
            kept.update(event)
        kept = bounded.load("someone", bounded.dump(kept, KEPT), slots())
        yield full, kept


def shown(tracker: DialogueStateTracker) -> dict[str, object]:
    """Return all that decides how a conversation goes on.

    The message that began a form is left out: nothing reads it, and it is a resident's words.
    """
    state = tracker.current_state()
    loop = dict(state["active_loop"])
    loop.pop("trigger_message", None)
    latest = {
        key: (state["latest_message"] or {}).get(key) for key in ("text", "intent", "entities")
    }
    return {**state, "active_loop": loop, "latest_message": latest}


class BoundedConversations(unittest.TestCase):
    """Compares after every turn, so that every place of the cut is met."""

    def test_the_state_is_the_same_after_every_turn(self) -> None:
        for name, turns in CONVERSATIONS.items():
            for number, (full, kept) in enumerate(replayed(turns)):
                with self.subTest(name, turn=number):
                    assert shown(kept) == shown(full)

    def test_a_copy_of_a_loaded_conversation_is_the_same_too(self) -> None:
        # Rasa runs every action on a copy, which it makes by replaying the events.
        for name, turns in CONVERSATIONS.items():
            for number, (full, kept) in enumerate(replayed(turns)):
                with self.subTest(name, turn=number):
                    assert shown(kept.copy()) == shown(full)

    def test_rules_see_the_same_when_the_next_message_comes(self) -> None:
        for name, turns in CONVERSATIONS.items():
            for number, (full, kept) in enumerate(replayed(turns)):
                with self.subTest(name, turn=number):
                    assert seen(kept) == seen(full)

    def test_the_events_are_bounded_and_the_last_two_turns_are_whole(self) -> None:
        for name, turns in CONVERSATIONS.items():
            for full, kept in replayed(turns):
                with self.subTest(name):
                    # The summary adds at most the slots and a handful of events.
                    assert len(kept.events) <= 2 * KEPT + len(slots()) + 5
                    assert messages(kept)[-2:] == messages(full)[-2:]

    def test_a_turn_longer_than_the_bound_is_kept_whole(self) -> None:
        long_turn = [*said("long"), *[SlotSet("name", str(n)) for n in range(3 * KEPT)]]
        _, kept = list(replayed([small_talk(1), small_talk(2), long_turn]))[-1]
        sets = [event for event in kept.events if isinstance(event, SlotSet)]
        assert len(sets) == 3 * KEPT

    def test_a_slot_that_the_new_model_does_not_know_is_let_go(self) -> None:
        _, kept = list(replayed([fill("name", "Amina", None), *map(small_talk, range(12))]))[-1]
        state = bounded.dump(kept, KEPT)
        fewer = [slot for slot in slots() if slot.name != "name"]
        loaded = bounded.load("someone", state, fewer)
        assert "name" not in loaded.slots
        assert loaded.get_slot("place") == "here"


DOMAIN = Domain.from_dict(
    {
        "version": "3.1",
        "intents": ["inform", "greet", "order", "ask", "deny", "human", "restart", "nlu_fallback"],
        "actions": ["utter_answer"],
        "forms": {"form": {"required_slots": ["name", "place", "roles"]}},
        "slots": {
            "name": {"type": "text", "mappings": [{"type": "custom"}]},
            "place": {"type": "text", "initial_value": "here", "mappings": [{"type": "custom"}]},
            "roles": {"type": "list", "mappings": [{"type": "custom"}]},
        },
    }
)


def messages(tracker: DialogueStateTracker) -> list[str]:
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


def seen(tracker: DialogueStateTracker) -> list[State]:
    """Return the state in which the next message arrives, as rules and memories see it."""
    ahead = tracker.copy()
    for event in said("next", "greet"):
        ahead.update(event)
    return ahead.past_states(DOMAIN)[-1:]


if __name__ == "__main__":
    unittest.main()
