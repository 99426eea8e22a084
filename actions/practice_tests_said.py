"""What is said after an answer, and after a round of practice."""

from __future__ import annotations

from actions.turn import Turn
from bot.journey.drills.items import Item
from bot.journey.drills.reading import Verdict
from bot.services.practice_tests import Round

MOST_NAMED = 2


def say_verdict(turn: Turn, item: Item, verdict: Verdict) -> None:
    """Say whether it was right, and how it is done in steps."""
    how = "\n".join(item.steps)
    turn.say(f"utter_tests_{verdict.value}", said=item.said, how=how)


def say_round(turn: Turn, over: Round) -> None:
    """Say what went well and one thing to practise; nothing of passing a test."""
    words, came_to = turn.content.practice_tests.round, over.outcome
    labels = {name: skill.label for name, skill in turn.content.drills.skills.items()}
    counts = {"right": came_to.right, "asked": came_to.asked}
    lines = [(words.some if came_to.right else words.none).format(**counts)]
    well = [labels[name] for name in came_to.well if name in labels][:MOST_NAMED]
    if well:
        lines.append(words.well.format(well=", ".join(well)))
    if came_to.weak in labels:
        lines.append(words.weak.format(weak=labels[str(came_to.weak)]))
    if over.step:
        lines.append(words.harder if over.step > 0 else words.easier)
    turn.say("utter_told", text="\n".join(lines))
