"""Where a turn's time goes: on its way in, at work, on its way out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.bench.figures import in_ms, median, percentile
from bot.bench.phones import Act

Milestones = Mapping[int, tuple[datetime, datetime, datetime]]


def stages(acts: Sequence[Act], milestones: Milestones) -> dict[str, list[float]]:
    """Return the seconds of each stage, for each act that was answered.

    "in": from the phone until the bot begins to store it; "work": storing, waiting for a worker,
    dialogue, actions, storing the answer; "out": waiting to be sent, and sending the first reply.
    """
    found: dict[str, list[float]] = {"in": [], "work": [], "out": []}
    for act in acts:
        if act.update_id in milestones:
            received, done, sent = milestones[act.update_id]
            found["in"].append((received - act.at).total_seconds())
            found["work"].append((done - received).total_seconds())
            found["out"].append((sent - done).total_seconds())
    return found


def in_words(found: Mapping[str, Sequence[float]]) -> str:
    """Return "in p50 5 ms, p95 9 ms; work …; out …"."""
    return "; ".join(
        f"{name} p50 {in_ms(median(values))}, p95 {in_ms(percentile(values, 0.95))}"
        for name, values in found.items()
        if values
    )


def turns_a_second(acts: Sequence[Act], waited: Mapping[int, float]) -> float | None:
    """Return how many turns were answered a second, from the first act to the last answer.

    Below the rate of the schedule it is what the machine can do; None when nothing was answered.
    """
    ends = [act.began + waited[act.update_id] for act in acts if act.update_id in waited]
    if not ends:
        return None
    return len(ends) / (max(ends) - min(act.began for act in acts))
