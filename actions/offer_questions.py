"""An offer, question by question: which job, in writing, conditional, and whether they take it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from actions import checks_said as said
from actions.check_buttons import FORM, below, person_button, wish_button
from actions.guided import DONE, Done, Question, button, titled
from actions.knowing import resident, yes_or_no
from actions.offer_outcomes import accepted, declined, gone
from actions.turn import Turn, called
from actions.vacancy_questions import is_unknown
from actions.which_application import MOST_LISTED, job_of, of_ids, roles_in, today_of
from bot.content.roles import Role
from bot.journey.advert_words import read_advert, tidy_title
from bot.journey.applying import ApplicationStage
from bot.journey.choices import match_choice
from bot.journey.offers import read_offer
from bot.journey.text import plain
from bot.services import applications, offers
from bot.services.application_records import Application
from bot.services.applications import named_applications
from bot.services.job_words import say_day
from bot.services.roles import SKIP

About = Mapping[str, Any]
LONGEST_NAME = 8
"""Longer answers to "which job is it?" are no name of a job."""
OFFER, DECLINE, GONE = "offer", "decline", "gone"
"""What is done with the application, once it is known which."""
ASKED_OF_IT = frozenset({"written", "conditional", "take"})
"""The questions about an offer whose job is known."""


def ask_job(about: About) -> Question:
    """Ask for the name of the job."""
    return Question("job", "utter_checks_job", free=True, about=dict(about))


def ask_which(turn: Turn, about: About, found: list[Application]) -> Question:
    """Ask which application is meant."""
    listed = found[:MOST_LISTED]
    buttons = [titled(FORM, job_of(turn, one), str(one.id)) for one in listed]
    buttons.append(titled(FORM, turn.label("none_of_these"), "none"))
    known = {**about, "applications": [one.id for one in listed]}
    return Question("which", "utter_checks_which", buttons=buttons, about=known)


def ask_real(turn: Turn, about: About) -> Question:
    """Ask whether to keep an offer that has signs of a false one."""
    buttons = [
        button(turn, FORM, "leave_it", "leave_it"),
        button(turn, FORM, "keep_it", "keep_it"),
        person_button(turn),
    ]
    return Question("real", "utter_checks_real", buttons=buttons, about=dict(about))


def ask_next(turn: Turn, application: Application, skipped: tuple[str, ...] = ()) -> Question:
    """Ask what is not known of an offer yet: in writing, conditional, whether they take it."""
    with turn.parts.reading() as uow:
        offer = uow.checks.offer(application.resident_id, application.id)
    about = {"application": application.id, "skipped": list(skipped)}
    if offer is not None and offer.is_written is None and "written" not in skipped:
        return _written(turn, about)
    unsure = offer is not None and offer.conditional == "not_sure" and offer.is_written
    if unsure and "conditional" not in skipped:
        return _conditional(turn, about)
    return _take(turn, about)


def build(turn: Turn, name: str, about: About) -> Question | None:
    """Put a question anew."""
    if name == "job":
        return ask_job(about)
    if name == "which":
        return ask_which(turn, about, of_ids(turn, about["applications"]))
    if name == "real":
        return ask_real(turn, about)
    return {"written": _written, "conditional": _conditional, "take": _take}[name](turn, about)


def take(turn: Turn, name: str, about: About, value: str) -> Question | Done | None:
    """Keep an answer; return what comes next."""
    if name in {"job", "which", "real"}:
        return {"job": _take_job, "which": _take_which, "real": _take_real}[name](
            turn, about, value
        )
    found = of_ids(turn, [about["application"]])
    if not found:
        turn.say("utter_checks_job_gone")
        return DONE
    answer = {"written": _take_written, "conditional": _take_conditional, "take": _take_take}[name]
    return answer(turn, found[0], about, value)


def heard(turn: Turn, application: Application, about: About) -> Question | Done:
    """Do with an application what was told of it: an offer, a no to it, or that it is gone."""
    then = about.get("then", OFFER)
    if then == DECLINE:
        return declined(turn, application)
    if then == GONE:
        return gone(turn, application)
    known = {
        name: about[name] for name in ("conditional", "is_written") if about.get(name) is not None
    }
    day = date.fromisoformat(about["day"])
    with turn.parts.reading() as uow:
        before = uow.checks.offer(application.resident_id, application.id)
    with turn.parts.writing() as uow:
        kept = offers.hear_offer(uow, turn.step, application, day, **known)
    if before is not None and before.state == offers.ACCEPTED:
        said.say_checks(turn, kept)
        return DONE
    if before is None or before.state != offers.CONSIDERING:
        _congratulate(turn, kept, day, known.get("conditional"))
    return ask_next(turn, kept)


def _congratulate(turn: Turn, kept: Application, day: date, conditional: str | None) -> None:
    texts = turn.content.checks.offer
    first = (
        texts["congratulations"]
        .messages[0]
        .format(
            called=called(resident(turn).called),
            job=job_of(turn, kept),
            day=say_day(day, today_of(turn)),
        )
    )
    turn.say("utter_checks_line", line=first)
    said.say_guidance(turn, texts["stay"])
    if conditional:
        said.say_guidance(turn, texts[_MOMENTS[conditional]])


def _written(turn: Turn, about: About) -> Question:
    buttons = [
        button(turn, FORM, "in_writing", "yes"),
        button(turn, FORM, "only_spoken", "no"),
        button(turn, FORM, "not_sure", "not_sure"),
    ]
    return Question("written", "utter_checks_written", buttons=buttons, about=dict(about))


def _conditional(turn: Turn, about: About) -> Question:
    buttons = [button(turn, FORM, one, one) for one in ("yes", "no", "not_sure")]
    return Question("conditional", "utter_checks_conditional", buttons=buttons, about=dict(about))


def _take(turn: Turn, about: About) -> Question:
    buttons = [button(turn, FORM, one, one) for one in ("take_it", "thinking", "no_thanks")]
    return Question("take", "utter_checks_take", buttons=buttons, about=dict(about))


def _take_written(
    turn: Turn, application: Application, about: About, value: str
) -> Question | None:
    told = read_offer(value)
    answer = _answer(turn, value, ("in_writing", "only_spoken", "not_sure"))
    if answer is None and told.is_written is not None:
        answer = "in_writing" if told.is_written else "only_spoken"
    if answer is None:
        return None
    texts = turn.content.checks.offer
    if answer == "in_writing":
        _keep(turn, application, is_written=True, conditional=told.conditional)
        said.say_guidance(turn, texts["read"])
    elif answer == "only_spoken":
        _keep(turn, application, is_written=False)
        said.say_guidance(turn, texts["not_written"])
    return ask_next(turn, application, (*about.get("skipped", ()), "written"))


def _take_conditional(
    turn: Turn, application: Application, about: About, value: str
) -> Question | None:
    told = read_offer(value)
    answer = _answer(turn, value, ("yes", "no", "not_sure"))
    answer = told.conditional or answer
    if answer is None:
        return None
    _keep(turn, application, conditional=answer)
    texts = turn.content.checks.offer
    said.say_guidance(turn, texts[_MOMENTS[answer]])
    return ask_next(turn, application, (*about.get("skipped", ()), "conditional"))


def _take_take(turn: Turn, application: Application, about: About, value: str) -> Done | None:
    del about
    answer = _answer(turn, value, ("take_it", "no_thanks", "thinking"))
    known = f" {plain(value)} "
    if answer is None and any(f" {word} " in known for word in _THINKS):
        answer = "thinking"
    if answer in {"take_it", "in_writing"}:
        return accepted(turn, application)
    if answer == "no_thanks":
        return declined(turn, application)
    if answer != "thinking":
        return None
    buttons = [
        wish_button(turn, "take_it", "accept", application=application.id),
        wish_button(turn, "no_thanks", "decline", application=application.id),
        person_button(turn),
    ]
    line = said.guided(turn, turn.content.checks.offer["thinking"])[-1]
    turn.say("utter_checks_line", line=line, buttons=below(turn, buttons))
    return DONE


_THINKS = ("think", "thinking", "maybe", "not sure", "dont know", "later", "decide", "unsure")
_MOMENTS = {"yes": "conditional", "no": "unconditional", "not_sure": "unsure"}
"""What is said of an offer that is conditional or not."""


def _take_job(turn: Turn, about: About, value: str) -> Question | Done | None:
    if plain(value) in {SKIP, "no", "none"}:
        turn.say("utter_checks_left")
        return DONE
    if is_unknown(value):
        return begun(turn, about, turn.content.tracking.unnamed, None)
    title = tidy_title(value)
    if title is None or len(title.split()) > LONGEST_NAME:
        return None
    return begun(turn, about, value, turn.content.find_role(value))


def begun(turn: Turn, about: About, text: str, role: Role | None) -> Question | Done:
    """Begin an application that nobody knew of, by the words that name it."""
    known = read_advert(
        text,
        turn.step.at,
        role_title=role.title if role else None,
        employer=turn.entity("employer"),
    )
    named = known.title or (role.title if role else None) or tidy_title(text) or text
    with turn.parts.writing() as uow:
        stage = ApplicationStage.OFFER if about.get("then", OFFER) == OFFER else _SENT
        kept = applications.start_application(
            uow, turn.step, title=named, employer=known.employer, role=role, stage=stage
        )
    return heard(turn, kept, about)


_SENT = ApplicationStage.SUBMITTED


def _take_which(turn: Turn, about: About, value: str) -> Question | Done | None:
    if value == "none" or plain(value) in {SKIP, "none of these", "no", "another", "other"}:
        if about.get("then") == DECLINE:
            turn.say("utter_checks_left")
            return DONE
        return ask_job({name: one for name, one in about.items() if name != "applications"})
    listed = of_ids(turn, about["applications"])
    by_id = [one for one in listed if str(one.id) == value]
    found = by_id or named_applications(value, listed, roles_in(turn))
    return heard(turn, found[0], about) if len(found) == 1 else None


def _take_real(turn: Turn, about: About, value: str) -> Question | Done | None:
    answer = _answer(turn, value, ("leave_it", "keep_it"))
    if answer is None:
        yes = yes_or_no(value)
        answer = None if yes is None else ("keep_it" if yes else "leave_it")
    if answer == "leave_it":
        turn.say("utter_checks_left")
        return DONE
    if answer is None:
        return None
    found = of_ids(turn, about.get("applications", ()))
    if not found:
        return ask_job(about)
    return heard(turn, found[0], about) if len(found) == 1 else ask_which(turn, about, found)


def _answer(turn: Turn, value: str, labels: tuple[str, ...]) -> str | None:
    """Return which of some buttons was pressed or typed; a plain yes or no is the first or last."""
    if value in labels:
        return value
    if value == SKIP or any(f" {one} " in f" {plain(value)} " for one in _UNSURE):
        return "not_sure" if "not_sure" in labels else "thinking" if "thinking" in labels else None
    at = match_choice(value, [turn.label(one) for one in labels])
    if at is not None:
        return labels[at]
    yes = yes_or_no(value)
    return None if yes is None else labels[0] if yes else labels[1]


_UNSURE = ("not sure", "dont know", "dont no", "do not know", "dunno", "idk", "no idea", "unsure")


def _keep(turn: Turn, application: Application, **known: Any) -> None:
    columns = {name: value for name, value in known.items() if value is not None}
    with turn.parts.writing() as uow:
        offers.answer_offer(uow, turn.step, application, **columns)
