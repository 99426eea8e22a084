"""What came of help or a course: pressed below the question about it, or told."""

from __future__ import annotations

from collections.abc import Callable

from actions.turn import Events, Turn
from bot.journey.referrals import Outcome
from bot.services import people, referrals

WISH = "outcome_"
"""What the wish of a button below such a question begins with."""


def take_outcome(turn: Turn, outcome: Outcome) -> Events:
    """Keep what a button says of the referral that it names."""
    named = turn.entity("reminder") or ""
    with turn.parts.writing() as uow:
        found = referrals.record_outcome(
            uow, turn.step, int(named) if named.isdecimal() else 0, outcome
        )
        if found is not None and outcome is Outcome.NOT_HELPED:
            people.ask(uow, turn.content, turn.step, f"not_helped:{found.reason}"[:40])
    if found is None:
        turn.say("utter_outcome_unknown")
    else:
        say_outcome(turn, outcome)
    return turn.go_on()


def say_outcome(turn: Turn, outcome: Outcome) -> None:
    """Answer it; where no question is open, with what may come next."""
    asking = "_asking" if turn.form and outcome in {Outcome.ENDED, Outcome.HELPED} else ""
    turn.say(f"utter_outcome_{outcome.value}{asking}")


def _taker(outcome: Outcome) -> Callable[[Turn], Events]:
    return lambda turn: take_outcome(turn, outcome)


BUTTONS: dict[str | None, Callable[[Turn], Events]] = {
    f"{WISH}{outcome.value}": _taker(outcome) for outcome in Outcome
}
"""What each button below a question about a referral does, by its wish."""
