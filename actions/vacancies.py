"""Adverts for a resident: those that suit them, one by one, and what they want of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from rasa_sdk.events import SlotSet

from actions.base import ResidentAction
from actions.job_buttons import (
    adverts_button,
    apply_payload,
    found_button,
    offer_start,
    payload,
)
from actions.meant import named_roles
from actions.misunderstood import UNDERSTOOD
from actions.turn import Events, Turn
from bot.clock import in_london
from bot.journey.adverts import search_link
from bot.services import vacancies
from bot.services.application_records import Vacancy
from bot.services.applications import start_application
from bot.services.job_words import say_closing, say_job, say_vacancy, say_vacancy_whole
from bot.services.matters.vacancies import TELL
from bot.services.progress import Standing

ON_A_PAGE = 3
LISTED = "vacancies_listed"
"""The slot with how many adverts were shown so far, of those that suit."""


class VacanciesChange(ResidentAction):
    """Does what a button below adverts says."""

    action_name = "action_vacancies_change"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Show one, show others, save it, leave it out, or tell of new ones."""
        wish = turn.entity("vacancy_wish") or ""
        if wish == "more":
            return [UNDERSTOOD, *show(turn, standing, after=int(turn.slot(LISTED) or 0))]
        if wish in _TELLING:
            return [UNDERSTOOD, *_tell(turn, standing, on=_TELLING[wish])]
        vacancy = advert(turn, standing)
        if vacancy is None:
            turn.say("utter_vacancies_gone", buttons=[adverts_button(turn)])
            return [UNDERSTOOD, *turn.go_on()]
        return [UNDERSTOOD, *_WISHES.get(wish, show_one)(turn, vacancy)]


def show(turn: Turn, standing: Standing, *, after: int) -> Events:
    """Show the next adverts that suit somebody; where there are none, how to look oneself."""
    roles = [role.id for role in named_roles(turn)] if turn.was_typed else []
    with turn.parts.reading() as uow:
        found = vacancies.shown_to(uow, standing.resident, turn.step.at)
        told = uow.progress.preferences(standing.resident.id).get(TELL) is True
    named = [one for one in found if one.role_id in roles] if roles else found
    page = named[after : after + ON_A_PAGE]
    if not page:
        return _none(turn, standing, roles, after=after, told=told)
    today = _today(turn)
    lines = [
        f"{number} {say_vacancy(turn.content, one, today)}"
        for number, one in enumerate(page, start=1)
    ]
    buttons = [
        {
            "title": turn.content.label("about_number", language=turn.spoken, number=number),
            "payload": payload("show", one.id),
        }
        for number, one in enumerate(page, start=1)
    ]
    if len(named) > after + len(page):
        buttons.append({"title": turn.label("show_others"), "payload": payload("more")})
    buttons.append(found_button(turn))
    turn.say("utter_vacancies_list", lines="\n\n".join(lines))
    if turn.form:
        return [SlotSet(LISTED, after + len(page)), *turn.go_on()]
    turn.say("utter_vacancies_which", buttons=buttons)
    return [SlotSet(LISTED, after + len(page))]


def _none(
    turn: Turn, standing: Standing, roles: Sequence[str], *, after: int, told: bool
) -> Events:
    """Say that there is none, with a search that the resident can open, and what else helps."""
    known = turn.content.roles
    wanted = [*roles, *(one.role_id for one in standing.interests)]
    titles = [known[one].title for one in dict.fromkeys(wanted) if one in known]
    search = search_link(titles[0].lower() if titles else "", standing.resident.outcode)
    response = "utter_vacancies_no_more" if after else "utter_vacancies_none"
    turn.say(response, roles=titles[0] if titles else "", link=search)
    if turn.form:
        return turn.go_on()
    buttons = [found_button(turn)]
    if not told:
        buttons.insert(0, {"title": turn.label("tell_me_new"), "payload": payload("tell")})
    buttons.append({"title": turn.label("person"), "payload": "/human"})
    turn.say("utter_vacancies_none_next", buttons=buttons)
    return []


def show_one(turn: Turn, vacancy: Vacancy) -> Events:
    """Show all that is known of an advert, and what can be done with it."""
    buttons = [
        {"title": turn.label("apply_for_it"), "payload": apply_payload(f"vacancy:{vacancy.id}")},
        {"title": turn.label("save"), "payload": payload("save", vacancy.id)},
        {"title": turn.label("not_for_me"), "payload": payload("refuse", vacancy.id)},
    ]
    card = say_vacancy_whole(turn.content, vacancy, _today(turn))
    turn.say("utter_vacancies_one", card=card, buttons=None if turn.form else buttons)
    return turn.go_on()


def save(turn: Turn, vacancy: Vacancy) -> Events:
    """Keep an interest in the job, and offer to start."""
    with turn.parts.writing() as uow:
        kept = start_application(uow, turn.step, vacancy=vacancy)
    today = _today(turn)
    turn.say(
        "utter_vacancies_saved",
        job=say_job(turn.content, kept.title, kept.employer),
        closing=say_closing(turn.content, kept.closes_on, today),
    )
    if not turn.form:
        offer_start(turn, kept.id)
    return turn.go_on()


def _refuse(turn: Turn, vacancy: Vacancy) -> Events:
    with turn.parts.writing() as uow:
        vacancies.refuse(uow, turn.step, vacancy)
    buttons = [
        {"title": turn.label("show_others"), "payload": "/vacancies_find"},
        {"title": turn.label("undo"), "payload": payload("allow", vacancy.id)},
    ]
    turn.say("utter_vacancies_refused", buttons=None if turn.form else buttons)
    return turn.go_on()


def _allow(turn: Turn, vacancy: Vacancy) -> Events:
    with turn.parts.writing() as uow:
        vacancies.allow(uow, turn.step, vacancy)
    return show_one(turn, vacancy)


def _tell(turn: Turn, standing: Standing, *, on: bool) -> Events:
    with turn.parts.writing() as uow:
        vacancies.want_to_be_told(uow, turn.step, on=on)
    if not on:
        turn.say("utter_vacancies_told_no")
        return turn.go_on()
    buttons = [{"title": turn.label("undo"), "payload": payload("tell_not")}]
    if not standing.interests:
        buttons.insert(0, {"title": turn.label("find_roles"), "payload": "/roles_find"})
    response = "utter_vacancies_told" if standing.interests else "utter_vacancies_told_roles"
    turn.say(response, buttons=None if turn.form else buttons)
    return turn.go_on()


def advert(turn: Turn, standing: Standing) -> Vacancy | None:
    """Return the advert that a button names ("vacancy:5"), where this resident may see it."""
    kind, _, number = (turn.entity("job") or "").partition(":")
    if kind != "vacancy" or not number.isdecimal():
        return None
    with turn.parts.reading() as uow:
        found = uow.vacancies.get(int(number))
    if found is None or found.resident_id not in {None, standing.resident.id}:
        return None
    return found if found.withdrawn_at is None else None


def _today(turn: Turn) -> date:
    return in_london(turn.step.at).date()


_TELLING = {"tell": True, "tell_not": False}
_WISHES: dict[str, Callable[[Turn, Vacancy], Events]] = {
    "show": show_one,
    "save": save,
    "refuse": _refuse,
    "allow": _allow,
}
