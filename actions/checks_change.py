"""What buttons about offers and checks do."""

from __future__ import annotations

from collections.abc import Callable

from actions import checks_said as said
from actions.base import ResidentAction
from actions.check_buttons import FORM, below, list_button, room_button, wish_button
from actions.check_questions import ask_what, keep
from actions.check_topics import say_topic
from actions.checks import ask_changed, early, under_way
from actions.guided import Done, begin
from actions.misunderstood import UNDERSTOOD
from actions.offer_outcomes import accepted, declined
from actions.turn import Events, Turn
from actions.which_application import job_of, named_by_button, of_ids, stage_of, today_of
from bot.content.say_checks import say_wait
from bot.journey.applying import ApplicationStage
from bot.journey.checks import Check, Happened, OneCheck, Whose
from bot.journey.told_check import ToldChecks
from bot.journey.told_check_meaning import ToldCheck
from bot.services import checks, offers
from bot.services.application_records import Application
from bot.services.progress import Standing


class ChecksChange(ResidentAction):
    """Does what a button says; an old button of something that is gone is answered kindly."""

    action_name = "action_checks_change"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Do it."""
        wish = turn.entity("check_wish") or "list"
        return [UNDERSTOOD, *_WISHES.get(wish, _list)(turn, standing)]


def _list(turn: Turn, standing: Standing) -> Events:
    found = under_way(turn, standing)
    said.say_checks(turn, found[0] if found else None, named=len(found) > 1)
    return turn.go_on()


def _changed(turn: Turn, standing: Standing) -> Events:
    return ask_changed(turn, under_way(turn, standing))


def _early(turn: Turn, standing: Standing) -> Events:
    del standing
    return early(turn)


def _undo(turn: Turn, standing: Standing) -> Events:
    del standing
    with turn.parts.writing() as uow:
        restored = checks.put_back(uow, turn.step)
    turn.say("utter_checks_undone" if restored else "utter_checks_nothing_to_undo")
    return turn.go_on()


def _accept(turn: Turn, standing: Standing) -> Events:
    return _with_offer(turn, standing, accepted)


def _decline(turn: Turn, standing: Standing) -> Events:
    return _with_offer(turn, standing, declined)


def _reopen(turn: Turn, standing: Standing) -> Events:
    application = named_by_button(turn, standing)
    stage = turn.entity("check_of") or ""
    if application is None or stage not in set(ApplicationStage):
        return _gone(turn)
    with turn.parts.writing() as uow:
        back = offers.reopen_offer(uow, turn.step, application, ApplicationStage(stage))
    turn.say("utter_tracking_undone", job=job_of(turn, back), stage=stage_of(turn, back))
    return turn.go_on()


def _offer_words(turn: Turn, standing: Standing) -> Events:
    text = turn.content.checks.offer.get(turn.entity("check_of") or "")
    if text is None or text.to_copy is None:
        return _gone(turn)
    said.say_copy(turn, text.to_copy, named_by_button(turn, standing))
    return turn.go_on()


def _topic(turn: Turn, standing: Standing) -> Events:
    name = turn.entity("check_of") or ""
    return say_topic(turn, standing, name) if name in turn.content.checks.topics else _gone(turn)


def _topic_words(turn: Turn, standing: Standing) -> Events:
    topic = turn.content.checks.topics.get(turn.entity("check_of") or "")
    if topic is None or topic.to_copy is None:
        return _gone(turn)
    said.say_copy(turn, topic.to_copy, named_by_button(turn, standing))
    return turn.go_on()


def _topic_person(turn: Turn, standing: Standing) -> Events:
    del standing
    topic = turn.content.checks.topics.get(turn.entity("check_of") or "")
    if topic is None:
        return _gone(turn)
    turn.say("utter_checks_person", team=said.tell_person(turn, f"checks_{topic.check}"))
    return turn.go_on()


def _words(turn: Turn, standing: Standing) -> Events:
    """Hand over the words for whoever has the check; having sent them is told by a button."""
    application, one = _one(turn, standing)
    if one is None:
        return _gone(turn)
    letters = turn.content.checks.letters
    whose = one.whose if one.whose in letters else Whose.EMPLOYER
    name = str(turn.content.checks.checks[one.check].name)
    said.say_copy(turn, letters[whose or Whose.EMPLOYER], application, check=name)
    number = application.id if application else None
    buttons = [
        wish_button(turn, "asked_again", "asked_again", of=one.check, application=number),
        list_button(turn, number),
    ]
    line = say_wait(turn.content.checks, one, today_of(turn))
    turn.say("utter_checks_still_with", line=line, buttons=below(turn, buttons))
    return turn.go_on()


def _asked_again(turn: Turn, standing: Standing) -> Events:
    return _told(turn, standing, Happened.ASKED_AGAIN)


def _sent(turn: Turn, standing: Standing) -> Events:
    return _told(turn, standing, Happened.SENT)


def _news(turn: Turn, standing: Standing) -> Events:
    application, one = _one(turn, standing)
    if one is None:
        return _gone(turn)
    about = {"application": application.id if application else None, "check": one.check}
    return begin(turn, FORM, ask_what(turn, about))


def _help(turn: Turn, standing: Standing) -> Events:
    """Say what is left to do of one's own part, with the room that helps."""
    application, one = _one(turn, standing)
    if one is None:
        return _gone(turn)
    number = application.id if application else None
    buttons = [room_button(turn, one.check), list_button(turn, number)]
    line = say_wait(turn.content.checks, one, today_of(turn))
    turn.say("utter_checks_line", line=line, buttons=below(turn, buttons))
    return turn.go_on()


def _told(turn: Turn, standing: Standing, happened: Happened) -> Events:
    application, one = _one(turn, standing)
    if one is None:
        return _gone(turn)
    following = keep(turn, application, ToldChecks((ToldCheck(one.check, happened),)))
    return turn.go_on() if isinstance(following, Done) else begin(turn, FORM, following)


def _one(turn: Turn, standing: Standing) -> tuple[Application | None, OneCheck | None]:
    """Return the check that a button names, by its name or the id of its row, with its job."""
    named = turn.entity("check_of") or ""
    if named in set(Check):
        found = under_way(turn, standing)
        application = found[0] if found else None
        known = said.checks_here(turn, application)
        return application, next(one for one in known if one.check == named)
    with turn.parts.reading() as uow:
        rows = uow.checks.all(standing.resident.id)
    row = next((row for row in rows if str(row.id) == named), None)
    if row is None:
        return None, None
    numbers = [row.application_id] if row.application_id is not None else []
    return next(iter(of_ids(turn, numbers)), None), checks.check_of(row)


def _with_offer(turn: Turn, standing: Standing, do: Callable[[Turn, Application], Done]) -> Events:
    application = named_by_button(turn, standing)
    if application is None:
        return _gone(turn)
    do(turn, application)
    return turn.go_on()


def _gone(turn: Turn) -> Events:
    turn.say("utter_checks_job_gone")
    return turn.go_on()


_WISHES: dict[str, Callable[[Turn, Standing], Events]] = {
    "list": _list,
    "changed": _changed,
    "early": _early,
    "undo": _undo,
    "accept": _accept,
    "decline": _decline,
    "reopen": _reopen,
    "offer_words": _offer_words,
    "topic": _topic,
    "topic_words": _topic_words,
    "topic_person": _topic_person,
    "words": _words,
    "nothing": _words,
    "asked_again": _asked_again,
    "sent": _sent,
    "news": _news,
    "help": _help,
}
