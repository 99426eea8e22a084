"""Buttons below what is said of interviews, and what each says to the dialogue."""

from __future__ import annotations

from actions.turn import Turn

Button = dict[str, str]
PREPARE = "/interview_prepare"


def change(wish: str, interview: int | None = None) -> str:
    """Return what a button about an interview says to the dialogue."""
    named = "" if interview is None else f', "interview": "{interview}"'
    return f'/interview_change{{"interview_wish": "{wish}"{named}}}'


def change_button(turn: Turn, label: str, wish: str, interview: int | None = None) -> Button:
    """Return a button that says something about an interview."""
    return {"title": turn.label(f"interview_{label}"), "payload": change(wish, interview)}


def topic_button(turn: Turn, topic: str) -> Button:
    """Return the button that tells about one thing of getting ready."""
    title = turn.content.interviews.topics[topic].label
    return {"title": title, "payload": f'{PREPARE}{{"interview_wish": "{topic}"}}'}


def practise_button(turn: Turn) -> Button:
    """Return the button that leads to practice."""
    return {"title": turn.label("interview_practise"), "payload": "/interview_practise"}


def ready_button(turn: Turn) -> Button:
    """Return the button that leads to getting ready."""
    return {"title": turn.label("get_ready"), "payload": PREPARE}


def person_button(turn: Turn) -> Button:
    """Return the button that asks for a person."""
    return {"title": turn.label("person"), "payload": "/human"}


def tests_button(turn: Turn) -> Button:
    """Return the button that leads to practice for a test."""
    return {"title": turn.label("interview_tests"), "payload": "/test_practise"}
