"""Photographs and files where papers are the matter: never kept; only the date is asked for."""

from __future__ import annotations

from rasa_sdk.events import ActiveLoop, FollowupAction

from actions.documents_answers import following, keep, named_in, without
from actions.documents_questions import (
    FORM,
    About,
    media_question,
    which_paper_question,
)
from actions.documents_said import IDENTITY
from actions.guided import Done, Question, begin, put, state_of
from actions.knowing import NO, YES, typed_or
from actions.turn import LISTEN, Events, Turn
from bot.journey.documents import EXPIRED, HAVE, NONE, NOT_SURE
from bot.journey.told_documents import read_state
from bot.journey.yes_no import parse_yes_no
from bot.services.progress import Standing
from bot.services.roles import SKIP

MEDIA = frozenset({"media_photo", "media_document"})
BEING_CHECKED = frozenset({"offered", "checking"})


def take_media(turn: Turn, standing: Standing) -> Events | None:
    """Answer a photograph or a file where papers are the matter; None anywhere else."""
    if turn.intent not in MEDIA:
        return None
    if turn.form == FORM:
        state = state_of(turn)
        about = {"scope": IDENTITY, "asked": [], **state["about"]}
        photo = {"passport": "passport", "licence": "driving_licence"}.get(about.get("photo", ""))
        question = media_question(turn, {**about, "paper": photo})
        before = [*state.get("before", []), {"name": state["name"], "about": state["about"]}]
        return [ActiveLoop(FORM), *put(turn, FORM, question, before=before), FollowupAction(LISTEN)]
    if turn.form or standing.stage not in BEING_CHECKED:
        return None
    return begin(turn, FORM, media_question(turn, {"scope": IDENTITY, "asked": []}))


def take_in_date(turn: Turn, about: About, value: str) -> Question | Done | None:
    """Keep whether the paper that they sent is in date, and ask which one it was."""
    text = typed_or(turn, value)
    state = {YES: HAVE, NO: EXPIRED, SKIP: NOT_SURE}.get(value) or read_state(text)
    yes = parse_yes_no(text)
    if yes is not None and value not in {YES, NO}:
        state = HAVE if yes else EXPIRED
    if state is None:
        return None
    said = EXPIRED if state == NONE else str(state)
    onward = {**about, "state": said}
    if about.get("paper"):
        keep(turn, {about["paper"]: said})
        return following(turn, without(onward, "state", "paper"))
    return which_paper_question(turn, onward)


def take_which_paper(turn: Turn, about: About, value: str) -> Question | Done | None:
    """Keep the state of the paper that they name."""
    papers = turn.content.documents.documents
    named = (value,) if value in papers else named_in(turn, typed_or(turn, value))
    if not named and value not in {SKIP, NO}:
        return None
    keep(turn, dict.fromkeys(named, str(about["state"])))
    return following(turn, without(about, "state", "paper"))
