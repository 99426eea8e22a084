"""Buttons below adverts and applications, and what each says to the dialogue."""

from __future__ import annotations

from actions.turn import Turn
from bot.services import reminding

TRACKING_FORM = "tracking_form"
Button = dict[str, str]


def payload(wish: str, vacancy: int | None = None) -> str:
    """Return what a button below adverts says to the dialogue."""
    named = "" if vacancy is None else f', "job": "vacancy:{vacancy}"'
    return f'/vacancies_change{{"vacancy_wish": "{wish}"{named}}}'


def apply_payload(job: str) -> str:
    """Return what a button says that starts, or goes on with, the application for a job."""
    return f'/application_start{{"job": "{job}"}}'


def change(wish: str, application: int) -> str:
    """Return what a button about an application says to the dialogue."""
    return f'/tracking_change{{"tracking_wish": "{wish}", "job": "application:{application}"}}'


def undo_button(turn: Turn, application: int) -> Button:
    """Return the button that takes the last change of an application back."""
    return {"title": turn.label("undo"), "payload": change("undo", application)}


def go_on_button(turn: Turn, application: int) -> Button:
    """Return the button that goes on with an application."""
    return {
        "title": turn.label("go_on_applying"),
        "payload": apply_payload(f"application:{application}"),
    }


def adverts_button(turn: Turn) -> Button:
    """Return the button that shows adverts."""
    return {"title": turn.label("find_adverts"), "payload": "/vacancies_find"}


def found_button(turn: Turn) -> Button:
    """Return the button for somebody who found an advert themselves."""
    return {"title": turn.label("found_one"), "payload": "/vacancy_add"}


def mine_button(turn: Turn) -> Button:
    """Return the button that lists somebody's applications."""
    return {"title": turn.label("my_applications"), "payload": "/applications_list"}


def below(turn: Turn, buttons: list[Button]) -> list[Button] | None:
    """Return buttons where no other open question follows with its own."""
    return buttons if turn.form in {None, TRACKING_FORM} else None


def offer_start(turn: Turn, application: int) -> None:
    """Ask whether to start an application now; the first button says yes."""
    buttons = [
        {"title": turn.label("yes"), "payload": apply_payload(f"application:{application}")},
        {"title": turn.label("not_now"), "payload": reminding.payload("not_now")},
    ]
    turn.say("utter_vacancies_start", buttons=buttons)
