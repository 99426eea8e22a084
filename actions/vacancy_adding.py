"""An advert that a resident found: read from a link or a few words, and asked only the rest.

What is read is kept at once, so that nothing is lost when somebody leaves; each answer puts it
right. An advert with the signs of a false one is kept only when they say so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from rasa_sdk.events import SlotSet

from actions.base import ResidentAction
from actions.form import is_question
from actions.guided import DONE, Done, GuidedForm, Question, begin
from actions.job_buttons import go_on_button, mine_button, offer_start
from actions.meant import named_roles
from actions.misunderstood import UNDERSTOOD, miss
from actions.offers import OfferReceived
from actions.turn import GUIDE, Events, Turn
from actions.vacancies import show
from actions.vacancy_questions import (
    FORM,
    KEEP,
    SKIP,
    ask_closes,
    ask_employer,
    ask_sure,
    ask_title,
    ask_what,
    is_unknown,
    say_why_not,
    warn,
)
from bot.clock import in_london
from bot.journey.advert_words import AdvertWords, read_advert, tidy_employer, tidy_title
from bot.journey.dates.reading import Read, Unread, read
from bot.journey.dates.resolving import Precision, Want, Why
from bot.journey.offers import tells_of_offer
from bot.journey.scams import scam_signs
from bot.journey.text import plain
from bot.journey.vacancies import Draft, is_too_far
from bot.services import vacancies
from bot.services.application_records import Vacancy
from bot.services.applications import start_application
from bot.services.job_words import say_closing, say_job
from bot.services.progress import Standing

SURE_ENOUGH = 0.4


class VacanciesAsk(ResidentAction):
    """Shows adverts, or keeps the one that the message turns out to tell of."""

    action_name = "action_vacancies_find"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Show up to three; of the role that was named, where one was."""
        if tells_of_one(turn):
            return VacancyAdd().answer(turn, standing)
        return show(turn, standing, after=0)


class VacancyAdd(ResidentAction):
    """Keeps an advert that somebody found."""

    action_name = "action_vacancy_add"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Read it, and ask for what is missing; with nothing to read, ask for the advert."""
        if not turn.was_typed:
            return begin(turn, FORM, ask_what())
        if tells_of_offer(turn.text):
            return OfferReceived().answer(turn, standing)
        read_words = _read(turn, turn.text)
        if read_words.says_nothing and turn.confidence < SURE_ENOUGH:
            return miss(turn)
        following = _came(turn, read_words, turn.text)
        if isinstance(following, Done):
            return [UNDERSTOOD, *turn.close_form(), SlotSet(GUIDE, None)]
        return [UNDERSTOOD, *begin(turn, FORM, following)]


def tells_of_one(turn: Turn) -> bool:
    """Whether a message that looks like a wish for adverts tells of one: "porter at X, friday"."""
    if not turn.was_typed or is_question(turn.text):
        return False
    words = _read(turn, turn.text)
    is_named = words.title is not None and words.employer is not None
    return words.link is not None or (is_named and words.closes is not None)


class ValidateVacanciesAdd(GuidedForm):
    """Asks for what an advert that was found does not tell."""

    form = FORM

    def build(self, turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
        """Put a question anew."""
        if name == "what":
            return ask_what()
        if name == "sure":
            return ask_sure(turn, str(about["text"]))
        vacancy = _vacancy(turn, about)
        if vacancy is None:
            return None
        return _ASKS[name](turn, vacancy)

    def take(
        self, turn: Turn, name: str, about: Mapping[str, Any], value: str
    ) -> Question | Done | None:
        """Keep an answer; return what is still missing."""
        if name == "what":
            return _take_what(turn, value)
        if name == "sure":
            return _take_sure(turn, str(about["text"]), value)
        vacancy = _vacancy(turn, about)
        if vacancy is None:
            turn.say("utter_vacancies_gone")
            return DONE
        return _TAKES[name](turn, vacancy, value)


def _read(turn: Turn, text: str) -> AdvertWords:
    roles = named_roles(turn) if turn.entities("role") else []
    role = roles[0] if roles else turn.content.find_role(text) if len(text) < 200 else None  # noqa: PLR2004
    return read_advert(
        text,
        turn.step.at,
        role_title=role.title if role else None,
        employer=turn.entity("employer"),
    )


def _came(turn: Turn, words: AdvertWords, text: str, *, sure: bool = False) -> Question | Done:
    """Keep what came, unless it looks false or is there; return the next question."""
    if words.says_nothing:
        return ask_what()
    signs = scam_signs(text, turn.content.scams.rules())
    if signs and not sure:
        warn(turn, signs)
        return ask_sure(turn, text)
    draft = _draft(turn, words)
    with turn.parts.writing() as uow:
        added = vacancies.add_found(uow, turn.step, draft)
    if not added.is_new:
        return _there(turn, added.vacancy)
    _say_read(turn, words)
    return _following(turn, added.vacancy, _unread(words))


def _draft(turn: Turn, words: AdvertWords) -> Draft:
    role = turn.content.find_role(words.title) if words.title else None
    link = words.link
    return Draft(
        title=words.title or turn.content.tracking.unnamed,
        employer=words.employer,
        role_id=role.id if role else None,
        link=link.address if link else None,
        link_key=link.key if link else None,
        reference=link.reference if link else None,
        closes_on=_closing(turn, words.closes),
        specification=words.text,
    )


def _closing(turn: Turn, found: Read | Unread | None) -> dt.date | None:
    if not isinstance(found, Read) or found.date is None or found.precision is not Precision.DAY:
        return None
    return None if is_too_far(found.date, turn.step.at) else found.date


def _unread(words: AdvertWords) -> Why | None:
    """Return why a day that was named cannot be a closing date."""
    return words.closes.why if isinstance(words.closes, Unread) else None


def _there(turn: Turn, vacancy: Vacancy) -> Done:
    """Say that it is on the list, and how far it is."""
    with turn.parts.writing() as uow:
        kept = start_application(uow, turn.step, vacancy=vacancy)
    job = say_job(turn.content, vacancy.title, vacancy.employer)
    closing = say_closing(turn.content, vacancy.closes_on, _today(turn))
    turn.say(
        "utter_vacancies_there",
        job=job,
        closing=closing,
        buttons=[go_on_button(turn, kept.id), mine_button(turn)],
    )
    return DONE


def _say_read(turn: Turn, words: AdvertWords) -> None:
    """Read back the link and where it is from, so that a mistake is seen."""
    if words.link is not None:
        board = turn.content.tracking.boards.get(words.link.board or "")
        response = "utter_vacancies_link_board" if board else "utter_vacancies_link"
        turn.say(response, board=board or "", host=words.link.host)


def _following(turn: Turn, vacancy: Vacancy, unread: Why | None = None) -> Question | Done:
    """Ask for the first thing that is missing; with all there, offer to start."""
    if unread is not None:
        say_why_not(turn, unread)
    if vacancy.title == turn.content.tracking.unnamed:
        return ask_title(turn, vacancy)
    if vacancy.employer is None:
        return ask_employer(turn, vacancy)
    if vacancy.closes_on is None:
        return ask_closes(turn, vacancy)
    return _finish(turn, vacancy)


def _finish(turn: Turn, vacancy: Vacancy) -> Done:
    with turn.parts.writing() as uow:
        kept = start_application(uow, turn.step, vacancy=vacancy)
    turn.say(
        "utter_vacancies_kept",
        job=say_job(turn.content, vacancy.title, vacancy.employer),
        closing=say_closing(turn.content, vacancy.closes_on, _today(turn)),
    )
    offer_start(turn, kept.id)
    return DONE


def _take_what(turn: Turn, value: str) -> Question | Done | None:
    if plain(value) == SKIP:
        turn.say("utter_vacancies_none_added")
        return DONE
    words = _read(turn, value)
    if words.says_nothing:
        title = tidy_title(value)
        if title is None or len(title.split()) > 6:  # noqa: PLR2004 - a sentence is no job title
            return None
        words = AdvertWords(None, title, None, words.closes, None)
    return _came(turn, words, value)


def _take_sure(turn: Turn, text: str, value: str) -> Question | Done | None:
    said = plain(value)
    if said in {KEEP, "yes", "keep it"}:
        return _came(turn, _read(turn, text), text, sure=True)
    if said in {"no", SKIP, "leave it"}:
        turn.say("utter_vacancies_left")
        return DONE
    return None


def _take_title(turn: Turn, vacancy: Vacancy, value: str) -> Question | Done | None:
    role = turn.content.find_role(value)
    title = None if is_unknown(value) else tidy_title(value)
    if title is None:
        # The name stays open; what is asked next does not depend on it.
        return ask_employer(turn, vacancy) if vacancy.employer is None else _last(turn, vacancy)
    changes = {"title": title, "role_id": role.id if role else None}
    return _following(turn, _put_right(turn, vacancy, **changes))


def _take_employer(turn: Turn, vacancy: Vacancy, value: str) -> Question | Done | None:
    employer = None if is_unknown(value) else tidy_employer(value)
    if employer is not None:
        vacancy = _put_right(turn, vacancy, employer=employer)
    return _last(turn, vacancy)


def _last(turn: Turn, vacancy: Vacancy) -> Question | Done:
    return ask_closes(turn, vacancy) if vacancy.closes_on is None else _finish(turn, vacancy)


def _take_closes(turn: Turn, vacancy: Vacancy, value: str) -> Question | Done | None:
    if is_unknown(value):
        return _finish(turn, vacancy)
    found = read(value, turn.step.at, Want.FUTURE)
    if isinstance(found, Unread):
        if found.why is Why.NOTHING:
            return None
        say_why_not(turn, found.why)
        return ask_closes(turn, vacancy)
    day = _closing(turn, found)
    if day is None:
        turn.say("utter_vacancies_one_day")
        return ask_closes(turn, vacancy)
    return _finish(turn, _put_right(turn, vacancy, closes_on=day))


def _put_right(turn: Turn, vacancy: Vacancy, **changes: Any) -> Vacancy:
    with turn.parts.writing() as uow:
        return vacancies.put_right(uow, turn.step, vacancy, **changes)


def _vacancy(turn: Turn, about: Mapping[str, Any]) -> Vacancy | None:
    with turn.parts.reading() as uow:
        return uow.vacancies.get(int(about.get("vacancy", 0)))


def _today(turn: Turn) -> dt.date:
    return in_london(turn.step.at).date()


_ASKS = {"title": ask_title, "employer": ask_employer, "closes": ask_closes}
_TAKES = {"title": _take_title, "employer": _take_employer, "closes": _take_closes}
