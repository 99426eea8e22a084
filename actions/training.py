"""Ways in beside a job: which there are, which suit somebody, and what came of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from actions import care_certificate
from actions.background import status_question, take_status
from actions.base import ResidentAction
from actions.guided import DONE, Done, GuidedForm, Question, begin, button, titled
from actions.knowing import NO, YES, preferences, resident, team, yes_or_no
from actions.outcomes import say_outcome
from actions.turn import Events, Turn
from actions.work_questions import FORM as WORK_FORM
from bot.clock import in_london
from bot.content.say_facts import say_way_in
from bot.journey.care_standards import is_about_standards
from bot.journey.choices import match_choice
from bot.journey.referrals import WAY, Outcome
from bot.journey.text import plain
from bot.services import background, referrals, ways_in
from bot.services.progress import Standing
from bot.services.roles import SKIP
from bot.services.ways_in import PAID, YOUNG

FORM = "ways_form"
WHICH, START, OTHERS, ALONE = "suits", "start", "others", "alone"
MOST_SUITING = 3
_ENDED = re.compile(
    r"\b(?:ended|finished|finish|over|passed|completed|complete|done|did the|certificate|have my)\b"
)
_STOPPED = re.compile(
    r"\b(?:stopped|stop|left|quit|dropped|packed|gave up|could not|couldnt|full|never called)\b"
)
_WAITING = re.compile(r"\b(?:waiting|not yet|still no|starts? (?:next|on|in)|havent)\b")


class WaysAsk(ResidentAction):
    """Tells of the way that somebody names, finds out which suits them, or lists all."""

    action_name = "action_ways_ask"
    explains_words = False  # it tells more of a way than the word for it means

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Tell, ask or list; inside a question tell only, and go on with it."""
        known = turn.content.ways_in.ways
        chosen = turn.entity("way")
        found = [chosen] if chosen in known else []
        if turn.was_typed:
            found = ways_in.named(turn.content, turn.text)
        if turn.form:
            if found:
                say_way(turn, str(found[0]), start=False)
            else:
                turn.say("utter_ways_later")
            return turn.go_on()
        if found:
            say_way(turn, str(found[0]), start=False)
            return begin(turn, FORM, _interest(turn, str(found[0])))
        if turn.was_typed and ways_in.asks_which(turn.text):
            return begin(turn, FORM, _next_fact(turn) or _suiting(turn))
        return begin(turn, FORM, _list(turn))


class WaysForm(GuidedForm):
    """Asks which way, what is needed to advise, and whether somebody is interested."""

    form = FORM

    def build(self, turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
        """Put a question anew."""
        match name:
            case "which":
                return _list(turn)
            case "status":
                return status_question(turn, FORM)
            case "paid" | "young":
                return _fact(turn, name)
            case "suiting":
                return _suiting(turn)
            case "help":
                return _help(turn, about["way"])
            case _:
                return _interest(turn, about["way"])

    def take(
        self, turn: Turn, name: str, about: Mapping[str, Any], value: str
    ) -> Question | Done | None:
        """Keep the answer and return what is asked next."""
        match name:
            case "which" | "suiting":
                return _which_taken(turn, value)
            case "status":
                found = take_status(turn, value)
                return None if found is None else _next_fact(turn) or _suiting(turn)
            case "paid" | "young":
                return _fact_taken(turn, name, value)
            case "help":
                return _help_taken(turn, about["way"], value)
            case _:
                return _interest_taken(turn, about["way"], value)


class WaysUpdate(ResidentAction):
    """Hears that a course began or ended, and goes on from there."""

    action_name = "action_ways_update"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Keep what came of the course that they told of last, or of the Care Certificate."""
        if not turn.form and turn.was_typed and is_about_standards(turn.text) and _works(standing):
            following = care_certificate.tell(turn, turn.text)
            return begin(turn, WORK_FORM, following) if isinstance(following, Question) else []
        outcome = read_update(turn.text)
        with turn.parts.reading() as uow:
            waits = referrals.find_open(uow, standing.resident.id, WAY)
        course = waits.id if waits is not None else _told_of(turn)
        with turn.parts.writing() as uow:
            referrals.record_outcome(uow, turn.step, course, outcome)
        say_outcome(turn, outcome)
        return turn.go_on()


def _works(standing: Standing) -> bool:
    return standing.stage == "in_work"


def read_update(text: str) -> Outcome:
    """Return what somebody says of a course: it began, ended, was left, or is waited for."""
    known = plain(text)
    if _WAITING.search(known):
        return Outcome.NOT_YET
    if _STOPPED.search(known):
        return Outcome.STOPPED
    return Outcome.ENDED if _ENDED.search(known) else Outcome.STARTED


def say_way(turn: Turn, way: str, *, start: bool) -> None:
    """Tell what a way is and what it costs and pays; or else how to start."""
    one = turn.content.ways_in.ways[way]
    what, terms, how = say_way_in(turn.content, one, in_london(turn.step.at).date())
    for text in (how,) if start else (what, terms):
        turn.say("utter_told", text=text)


def _told_of(turn: Turn) -> int:
    """Keep a course that nobody knew of, by what they call it; return its referral."""
    found = ways_in.named(turn.content, turn.text)
    way = found[0] if found else "english_maths"
    with turn.parts.writing() as uow:
        ways_in.choose(uow, turn.content, turn.step, way, person=False)
    who = resident(turn).id
    with turn.parts.reading() as uow:
        kept = referrals.find_open(uow, who, f"{WAY}{way}")
    return kept.id if kept is not None else 0


def _list(turn: Turn) -> Question:
    file = turn.content.ways_in
    buttons = [button(turn, FORM, "which_suits", WHICH)]
    buttons += [titled(FORM, way.label, name) for name, way in file.ways.items()]
    return Question("which", "utter_question", values={"question": file.which}, buttons=buttons)


def _which_taken(turn: Turn, value: str) -> Question | Done | None:
    known = turn.content.ways_in.ways
    if value == SKIP or yes_or_no(value) is False:
        turn.say("utter_ways_none")
        return DONE
    if value == OTHERS:
        return _list(turn)
    at = match_choice(value, [turn.label("which_suits"), *(way.label for way in known.values())])
    if value == WHICH or at == 0 or ways_in.asks_which(value):
        return _next_fact(turn) or _suiting(turn)
    found = [list(known)[at - 1]] if at else ways_in.named(turn.content, value)
    way = value if value in known else next(iter(found), None)
    if way is None:
        return None
    say_way(turn, way, start=False)
    return _interest(turn, way)


def _next_fact(turn: Turn) -> Question | None:
    """Ask what is not known yet and decides which way suits; None: all is known."""
    known = preferences(turn)
    if background.status(known) is None:
        return status_question(turn, FORM)
    for name, preference in (("paid", PAID), ("young", YOUNG)):
        if preference not in known:
            return _fact(turn, name)
    return None


def _fact(turn: Turn, name: str) -> Question:
    buttons = [button(turn, FORM, YES, YES), button(turn, FORM, NO, NO)]
    return Question(name, f"utter_ways_{name}", buttons=buttons)


def _fact_taken(turn: Turn, name: str, value: str) -> Question | None:
    said = None if value == SKIP else yes_or_no(value)
    if said is None and name == "young":
        said = _under_25(value)
    if said is None and value != SKIP:
        return None
    with turn.parts.writing() as uow:
        ways_in.keep_answer(uow, turn.step, PAID if name == "paid" else YOUNG, value=said)
    return _next_fact(turn) or _suiting(turn)


def _under_25(value: str) -> bool | None:
    """Return whether an age that somebody writes is below 25."""
    found = re.search(r"\b([1-9]\d)\b", value)
    return None if found is None else int(found.group(1)) < 25  # noqa: PLR2004


def _suiting(turn: Turn) -> Question:
    """List the ways that suit best, each with a reason for it and one to think about."""
    file = turn.content.ways_in
    with turn.parts.writing() as uow:
        best = ways_in.suiting(uow, turn.content, turn.step)[:MOST_SUITING]
    words = file.suits
    lines = []
    for number, one in enumerate(best, start=1):
        label = file.ways[one.way].label
        fits = "; ".join(words.fits[reason] for reason in one.fits[:1])
        think = "; ".join(words.think[reason] for reason in one.think[:1])
        name = "both" if fits and think else "fits" if fits else "think" if think else "alone"
        line = words.lines[name].format(label=label, fits=fits, think=think)
        lines.append(f"{number} {line}")
    buttons = [titled(FORM, file.ways[one.way].label, one.way) for one in best]
    buttons.append(button(turn, FORM, "show_others", OTHERS))
    return Question(
        "suiting", "utter_ways_suiting", values={"lines": "\n".join(lines)}, buttons=buttons
    )


def _interest(turn: Turn, way: str) -> Question:
    buttons = [
        button(turn, FORM, YES, YES),
        button(turn, FORM, "way_in", START),
        button(turn, FORM, "show_others", OTHERS),
    ]
    values = {"label": turn.content.ways_in.ways[way].label}
    return Question(
        "interest", "utter_ways_interest", values=values, buttons=buttons, about={"way": way}
    )


def _interest_taken(turn: Turn, way: str, value: str) -> Question | Done | None:
    at = match_choice(value, [turn.label(YES), turn.label("way_in"), turn.label("show_others")])
    if value == OTHERS or at == 2:  # noqa: PLR2004 - the place of the button
        return _list(turn)
    if value == START or at == 1 or "start" in value.lower():
        say_way(turn, way, start=True)
        return _interest(turn, way)
    wants = yes_or_no(value)
    if wants is None:
        return _which_taken(turn, value)
    if not wants:
        turn.say("utter_ways_none")
        return DONE
    with turn.parts.writing() as uow:
        ways_in.choose(uow, turn.content, turn.step, way, person=False)
    say_way(turn, way, start=True)
    return _help(turn, way)


def _help(turn: Turn, way: str) -> Question:
    buttons = [button(turn, FORM, YES, YES), button(turn, FORM, "i_do_it", ALONE)]
    values = {"team": team(turn), "label": turn.content.ways_in.ways[way].label}
    return Question("help", "utter_ways_help", values=values, buttons=buttons, about={"way": way})


def _help_taken(turn: Turn, way: str, value: str) -> Done | None:
    wants = False if value == ALONE or "myself" in value.lower() else yes_or_no(value)
    if wants is None:
        return None
    if wants:
        with turn.parts.writing() as uow:
            ways_in.choose(uow, turn.content, turn.step, way, person=True)
        turn.say("utter_ways_asked", team=team(turn))
    else:
        turn.say("utter_ways_alone")
    return DONE
