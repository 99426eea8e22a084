"""Forms whose questions depend on what is kept: whoever reads an answer asks the next question.

Rasa's own forms ask a fixed list of slots. Here what comes next is worked out: the next criterion,
the part of a story that is missing. Such a form has two slots, `<form>_text` for free words and
`<form>_choice` for one of a few answers, which stay empty; the question that is open, and what it
is about, is in the slot `conversation_guide`. Answers are kept in SQL at once. One call of an
action reads an answer and asks what comes next; after a digression the form asks again.
"""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, ClassVar

from rasa_sdk import Tracker
from rasa_sdk.events import (
    ActionExecutionRejected,
    ActiveLoop,
    EventType,
    FollowupAction,
    SlotSet,
)
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT

from actions import parts as joined
from actions.form import QuestionForm, asks_something
from actions.turn import AGAIN, GUIDE, LISTEN, Events, Turn

MOST_STEPS_BACK = 8
LONG = 12
"""So many words are an answer where free words are asked for, whatever question is in them."""


class Done(Enum):
    """What `take` returns when nothing is asked any more."""

    DONE = "done"


DONE = Done.DONE


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a guided form.

    `name` and `about` (plain JSON: ids of rows) say which; `response` with its `values` and
    `buttons` is how it is asked. `free`: almost anything is an answer. It is explained by
    `utter_explain_<form>_<name>`, or by `explained`.
    """

    name: str
    response: str
    values: Mapping[str, object] = field(default_factory=dict)
    buttons: Sequence[dict[str, str]] = ()
    free: bool = False
    about: Mapping[str, Any] = field(default_factory=dict)
    explained: str | None = None
    needed: bool = False
    """Whether it cannot be skipped."""


class GuidedForm(QuestionForm):
    """Keeps the answers of a guided form and asks what comes next.

    A subclass has `build`, which puts a question anew from what is kept (after a digression, and
    when somebody goes back), and `take`, which keeps an answer and returns what comes next, `DONE`
    or None: then the answer cannot be read, and the question is explained.
    """

    form: ClassVar[str]

    def name(self) -> str:
        """Return the name by which the form finds this action."""
        return f"validate_{self.form}"

    def domain_slots(self, domain: dict[str, Any]) -> list[str]:
        """Return the form's two slots."""
        return [_slot(self.form, free=True), _slot(self.form, free=False)]

    @abstractmethod
    def build(self, turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
        """Return the question of that name, or None when it has lost its point."""

    @abstractmethod
    def take(
        self, turn: Turn, name: str, about: Mapping[str, Any], value: str
    ) -> Question | Done | None:
        """Keep an answer (typed words, the value of a button, or "skip"); return what is next."""

    def closing(self, turn: Turn) -> Events:
        """Return further events for when the last question is answered."""
        return []

    async def get_validation_events(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Read the answer to the open question, or ask it again; anything else is let go of."""
        asked = tracker.get_slot(REQUESTED_SLOT)
        given = tracker.slots_to_validate().get(asked) if asked in self.domain_slots({}) else None
        turn = Turn.of(dispatcher, tracker, joined.parts(), self.name())
        if given is not None:
            # A button below a question for free words would be read as the payload's own text.
            chosen = turn.entity(_slot(self.form, free=False))
            return await asyncio.to_thread(self._answered, turn, chosen or str(given))
        if tracker.get_slot(AGAIN):
            return await asyncio.to_thread(self._asked_again, turn)
        return []

    def _answered(self, turn: Turn, given: str) -> Events:
        state = state_of(turn)
        asks = asks_something(turn) and len(turn.text.split()) < LONG
        following = None if asks else self.take(turn, state["name"], state["about"], given)
        if following is None:
            return [*self._emptied(), ActionExecutionRejected(self.form)]
        if isinstance(following, Done):
            return [*self._ended(), *self.closing(turn)]
        before = [*state.get("before", []), _point(state)]
        return [*self._emptied(), SlotSet("conversation_misses", None),
                *put(turn, self.form, following, before=before)]  # fmt: skip

    def _asked_again(self, turn: Turn) -> Events:
        state = state_of(turn)
        question = self.build(turn, state["name"], state["about"])
        if question is None:
            return self._ended()
        return put(
            turn, self.form, question, before=state.get("before", []), stuck=state.get("stuck")
        )

    def _emptied(self) -> Events:
        return [SlotSet(slot, None) for slot in self.domain_slots({})]

    def _ended(self) -> Events:
        return [*self._emptied(), SlotSet(GUIDE, None), SlotSet(AGAIN, None),
                SlotSet("conversation_misses", None), SlotSet(REQUESTED_SLOT, None)]  # fmt: skip


def begin(turn: Turn, form: str, question: Question) -> Events:
    """Open a guided form with its first question, in the place of any other form."""
    return [ActiveLoop(form), *put(turn, form, question), FollowupAction(LISTEN)]


def put(
    turn: Turn,
    form: str,
    question: Question,
    *,
    before: Sequence[Mapping[str, Any]] = (),
    stuck: bool | None = None,
) -> Events:
    """Ask a question and return the events that remember it; `before`: those behind it.

    Somebody who is `stuck` is shown how to skip it, and a person.
    """
    buttons = list(question.buttons)
    if stuck and not question.needed:
        buttons.append({"title": turn.label("skip"), "payload": "/skip"})
    if stuck:
        buttons.append({"title": turn.label("person"), "payload": "/human"})
    turn.say(question.response, buttons=buttons, **question.values)
    state = {
        "form": form,
        "name": question.name,
        "about": dict(question.about),
        "explained": question.explained or f"utter_explain_{_prefix(form)}_{question.name}",
        "before": [dict(one) for one in before][-MOST_STEPS_BACK:],
    }
    return [
        SlotSet(GUIDE, state),
        SlotSet(AGAIN, False),
        SlotSet(REQUESTED_SLOT, _slot(form, free=question.free)),
    ]


def button(turn: Turn, form: str, label: str, value: str, **values: object) -> dict[str, str]:
    """Return a button that answers a form's question; `label`: an id of data/content/labels.yml."""
    title = turn.content.label(label, language=turn.spoken, **values)
    return titled(form, title, value)


def titled(form: str, title: str, value: str) -> dict[str, str]:
    """Return a button that answers a form's question, with a title that comes from elsewhere."""
    return {
        "title": title,
        "payload": f'/inform{{"{_slot(form, free=False)}": "{value}"}}',
    }


def state_of(turn: Turn) -> dict[str, Any]:
    """Return what is remembered of the open question; of a form that was not begun, nothing."""
    state = turn.slot(GUIDE) or {}
    return {"name": "", "about": {}, **state}


def open_question(turn: Turn, form: str) -> str | None:
    """Return the name of the question that is open in a form; None where it is not the open one."""
    return state_of(turn)["name"] or None if turn.form == form else None


def is_guided(turn: Turn) -> bool:
    """Whether the open form is a guided one."""
    return turn.form is not None and state_of(turn).get("form") == turn.form


def step_back(turn: Turn) -> Events | None:
    """Return what asks the question before; None where there is none."""
    state = state_of(turn)
    before = list(state.get("before", []))
    if not before:
        return None
    last = before.pop()
    return [SlotSet(GUIDE, {**state, **last, "before": before}), *turn.go_on()]


def show_ways_out(turn: Turn) -> Events:
    """Return what asks the open question again, with a way round it."""
    return [SlotSet(GUIDE, {**state_of(turn), "stuck": True}), *turn.go_on()]


def _point(state: Mapping[str, Any]) -> dict[str, Any]:
    return {name: state[name] for name in ("name", "about", "explained") if name in state}


def _prefix(form: str) -> str:
    return form.removesuffix("_form")


def _slot(form: str, *, free: bool) -> str:
    return f"{_prefix(form)}_{'text' if free else 'choice'}"
