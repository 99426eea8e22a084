"""What is asked about checks: for which job, which check, and what happened with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from actions import checks_said as said
from actions.check_buttons import FORM
from actions.form import is_question
from actions.guided import DONE, Done, Question, button, open_question, state_of, titled
from actions.turn import Turn
from actions.which_application import MOST_LISTED, job_of, of_ids, roles_in
from bot.journey.checks import Check, Happened, Whose
from bot.journey.choices import match_choice
from bot.journey.text import plain
from bot.journey.told_check import ToldChecks
from bot.journey.told_check_meaning import ToldCheck
from bot.services import checks
from bot.services.application_records import Application
from bot.services.applications import named_applications
from bot.services.roles import SKIP

About = Mapping[str, Any]
ANSWERS: Mapping[str, Happened] = {
    "it_is_done": Happened.DONE,
    "did_my_part": Happened.SENT,
    "they_want": Happened.WANTED,
    "it_is_stuck": Happened.STUCK,
    "only_a_call": Happened.WAITING,
}
"""The buttons below "what happened?", and what each means."""


def ask_application(turn: Turn, about: About, found: list[Application]) -> Question:
    """Ask for which job it is; `about`: what was told."""
    listed = found[:MOST_LISTED]
    buttons = [titled(FORM, job_of(turn, one), str(one.id)) for one in listed]
    known = {**about, "applications": [one.id for one in listed]}
    return Question(
        "application", "utter_checks_which", buttons=buttons, about=known,
        explained="utter_explain_checks_which",
    )  # fmt: skip


def ask_check(turn: Turn, about: About) -> Question:
    """Ask which check is meant."""
    cards = turn.content.checks.checks
    buttons = [titled(FORM, str(cards[check].label), check) for check in Check]
    return Question("check", "utter_checks_check", buttons=buttons, about=dict(about))


def ask_what(turn: Turn, about: About) -> Question:
    """Ask what happened with a check."""
    label = turn.content.checks.checks[Check(about["check"])].label
    buttons = [button(turn, FORM, one, one) for one in ANSWERS]
    return Question(
        "what", "utter_checks_what", values={"label": label}, buttons=buttons, about=dict(about)
    )


def build(turn: Turn, name: str, about: About) -> Question | None:
    """Put a question anew."""
    if name == "application":
        return ask_application(turn, about, of_ids(turn, about["applications"]))
    return ask_check(turn, about) if name == "check" else ask_what(turn, about)


def take(turn: Turn, name: str, about: About, value: str) -> Question | Done | None:
    """Keep an answer; return what comes next."""
    if plain(value) in {SKIP, "none", "no"}:
        turn.say("utter_checks_left")
        return DONE
    if name == "application":
        return _take_application(turn, about, value)
    return _take_check(turn, about, value) if name == "check" else _take_what(turn, about, value)


def answered(turn: Turn) -> Question | Done | None:
    """Take what tells of a check for the answer where it is asked what happened; else None."""
    name = open_question(turn, FORM)
    if not turn.was_typed or name not in {"what", "check"} or is_question(turn.text):
        return None
    told = checks.read(turn.content, turn.text, turn.step)
    if not any(one.happened for one in told.checks):
        return None
    return take(turn, name, state_of(turn)["about"], turn.text)


def keep(turn: Turn, application: Application | None, told: ToldChecks) -> Question | Done:
    """Keep what was told of an application's checks and read it back; ask for what is missing."""
    number = application.id if application else None
    about = {"application": number}
    unnamed = next((one for one in told.checks if one.check is None), None)
    open_ones = [one.check for one in said.checks_here(turn, application) if not one.is_settled]
    if unnamed is not None and unnamed.happened is not None and len(open_ones) == 1:
        told = ToldChecks((ToldCheck(open_ones[0], unnamed.happened, unnamed.on),))
    elif unnamed is not None:
        return ask_check(turn, about | _to_dict(unnamed))
    with turn.parts.writing() as uow:
        changed = checks.tell(uow, turn.content, turn.step, number, told)
    if changed:
        said.say_noted(turn, changed, application)
    unclear = [
        one for one in told.checks if one.happened is None or one.happened is Happened.CALLED
    ]
    if unclear and len(changed) <= 1 and not told.all_done:
        return ask_what(turn, about | {"check": unclear[0].check})
    if not changed:
        said.say_checks(turn, application)
    return DONE


def application_of(turn: Turn, about: About) -> Application | None:
    """Return the application that an open question is about."""
    number = about.get("application")
    found = of_ids(turn, [int(number)]) if number is not None else []
    return found[0] if found else None


def told_of(about: About) -> ToldChecks:
    """Return what was told before it was asked for which job or check."""
    return ToldChecks(
        tuple(_from_dict(one) for one in about.get("told", ())), about.get("all_done", False)
    )


def about_told(told: ToldChecks) -> dict[str, Any]:
    """Return what was told as plain JSON."""
    return {"told": [_to_dict(one) for one in told.checks], "all_done": told.all_done}


def _take_application(turn: Turn, about: About, value: str) -> Question | Done | None:
    listed = of_ids(turn, about["applications"])
    by_id = [one for one in listed if str(one.id) == value]
    found = by_id or named_applications(value, listed, roles_in(turn))
    if len(found) != 1:
        return None
    if about.get("then") == "list":
        said.say_checks(turn, found[0], named=True)
        return DONE
    if about.get("then") == "check":
        return ask_check(turn, {"application": found[0].id})
    return keep(turn, found[0], told_of(about))


def _take_check(turn: Turn, about: About, value: str) -> Question | Done | None:
    told = checks.read(turn.content, value, turn.step)
    check = _named(turn, value)
    if check is None and told.checks and told.checks[0].check is not None:
        if told.checks[0].happened is not None or len(told.checks) > 1:
            return keep(turn, application_of(turn, about), told)
        check = told.checks[0].check
    if check is None:
        return None
    if about.get("happened") in {None, Happened.CALLED}:
        return ask_what(turn, {"application": about.get("application"), "check": check})
    known = _from_dict({**about, "check": check})
    return keep(turn, application_of(turn, about), ToldChecks((known,)))


def _named(turn: Turn, value: str) -> Check | None:
    if value in set(Check):
        return Check(value)
    cards = turn.content.checks.checks
    at = match_choice(value, [str(cards[check].label) for check in Check])
    return None if at is None else list(Check)[at]


def _take_what(turn: Turn, about: About, value: str) -> Question | Done | None:
    check = Check(about["check"])
    happened = ANSWERS.get(value)
    if happened is None:
        at = match_choice(value, [turn.label(one) for one in ANSWERS])
        happened = list(ANSWERS.values())[at] if at is not None else None
    told = checks.read(turn.content, value, turn.step)
    first = told.checks[0] if told.checks else None
    if happened is None and first is not None and first.happened is not None:
        if first.check not in {None, check}:
            return keep(turn, application_of(turn, about), told)
        known = ToldCheck(check, first.happened, first.on, first.whose, first.blocked_by)
    elif happened is None:
        return None
    else:
        known = ToldCheck(check, happened)
    return keep(turn, application_of(turn, about), ToldChecks((known,)))


def _to_dict(one: ToldCheck) -> dict[str, Any]:
    return {
        "check": one.check,
        "happened": one.happened,
        "on": one.on.isoformat() if one.on else None,
        "whose": one.whose,
        "blocked_by": one.blocked_by,
    }


def _from_dict(kept: About) -> ToldCheck:
    return ToldCheck(
        Check(kept["check"]) if kept.get("check") else None,
        Happened(kept["happened"]) if kept.get("happened") else None,
        date.fromisoformat(kept["on"]) if kept.get("on") else None,
        Whose(kept["whose"]) if kept.get("whose") else None,
        kept.get("blocked_by"),
    )
