"""Buttons about offers and checks, and what each says to the dialogue."""

from __future__ import annotations

from actions.job_buttons import Button
from actions.turn import Turn
from bot.journey.checks import Check, OneCheck, Whose

FORM = "checks_form"


def payload(wish: str, *, of: str | None = None, application: int | None = None) -> str:
    """Return what a button says; `of`: a check, by its name or the id of its row, or a topic."""
    named = "" if of is None else f', "check_of": "{of}"'
    job = "" if application is None else f', "job": "application:{application}"'
    return f'/checks_change{{"check_wish": "{wish}"{named}{job}}}'


def wish_button(
    turn: Turn, label: str, wish: str, *, of: str | None = None, application: int | None = None
) -> Button:
    """Return a button that fulfils a wish; `label`: an id of data/content/labels.yml."""
    return {
        "title": turn.label(label),
        "payload": payload(wish, of=of, application=application),
    }


def list_button(turn: Turn, application: int | None) -> Button:
    """Return the button that shows the checks."""
    return wish_button(turn, "my_checks", "list", application=application)


def changed_button(turn: Turn, application: int | None) -> Button:
    """Return the button of whoever has news of a check."""
    return wish_button(turn, "something_changed", "changed", application=application)


def undo_button(turn: Turn) -> Button:
    """Return the button that puts back what was told of checks last."""
    return wish_button(turn, "undo", "undo")


def words_button(turn: Turn, one: OneCheck, application: int | None) -> Button:
    """Return the button to a message for whoever has the check."""
    whose = one.whose if one.whose in turn.content.checks.letters else Whose.EMPLOYER
    who = turn.content.checks.who[whose or Whose.EMPLOYER]
    title = turn.content.label("words_for", language=turn.spoken, who=who)
    return {"title": title, "payload": payload("words", of=one.check, application=application)}


def room_button(turn: Turn, check: Check) -> Button:
    """Return the button to the room that explains a check."""
    card = turn.content.checks.checks[check]
    return {"title": str(card.button), "payload": f"/{card.intent}"}


def start_date_button(turn: Turn) -> Button:
    """Return the button of whoever has a start date."""
    return {"title": turn.label("have_start_date"), "payload": "/start_date"}


def person_button(turn: Turn) -> Button:
    """Return the button to a person."""
    return {"title": turn.label("person"), "payload": "/human"}


def below(turn: Turn, buttons: list[Button]) -> list[Button] | None:
    """Return buttons where no other open question follows with its own."""
    return buttons if buttons and turn.form in {None, FORM} else None
