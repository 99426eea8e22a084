"""What is said when an application has come to a stage: kindly, and never more than is needed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from actions.job_buttons import (
    adverts_button,
    below,
    change,
    mine_button,
    payload,
    undo_button,
)
from actions.turn import Events, Turn
from bot.clock import in_london
from bot.content.application_help import Guidance
from bot.journey.applying import ApplicationStage
from bot.services import outcomes
from bot.services.application_records import Application
from bot.services.job_words import say_day, say_job
from bot.services.records import Resident

NO_REPLY_AFTER = timedelta(weeks=outcomes.WEEKS_OF_SILENCE)


def say_outcome(
    turn: Turn, resident: Resident, application: Application, stage: ApplicationStage
) -> Events:
    """Say what follows from a stage that an application has come to."""
    say = _OUTCOMES.get(stage, _moved)
    say(turn, resident, application)
    return turn.go_on()


def say_copy(turn: Turn, situation: str, application: Application | None, name: str | None) -> None:
    """Hand over the words of an email that the resident sends from their own."""
    to_copy = turn.content.application_help.situations[situation].to_copy
    if to_copy is None:
        return
    filled = {"role": application.title if application else "…", "called": name or ""}
    turn.say("utter_tracking_copy_intro", intro=turn.content.application_help.copy_intro)
    turn.say(
        "utter_tracking_copy",
        subject=to_copy.subject.format(**filled),
        body=to_copy.body.format(**filled).strip(),
    )


def _submitted(turn: Turn, resident: Resident, application: Application) -> None:
    del resident
    said = _guidance(turn, "submitted")
    sent = application.submitted_on or _today(turn)
    turn.say(
        "utter_tracking_submitted",
        job=say_job(turn.content, application.title, application.employer),
        day=say_day(sent, _today(turn)),
        well_done=said[0],
    )
    after = [mine_button(turn), adverts_button(turn), undo_button(turn, application.id)]
    later = say_day(sent + NO_REPLY_AFTER, _today(turn))
    turn.say("utter_tracking_wait", look=said[1], day=later, buttons=below(turn, after))


def _no_reply(turn: Turn, resident: Resident, application: Application) -> None:
    del resident
    first, second = _guidance(turn, "no_reply")[:2]
    buttons = [
        {"title": turn.label("email_words"), "payload": change("words_no_reply", application.id)},
        adverts_button(turn),
        undo_button(turn, application.id),
    ]
    turn.say("utter_tracking_no_reply", first=first, second=second, buttons=below(turn, buttons))


def _rejected(turn: Turn, resident: Resident, application: Application) -> None:
    """Say it in two messages and no more: what stays, then feedback and what may be next."""
    first, second = _guidance(turn, "rejected")[:2]
    with turn.parts.reading() as uow:
        kept = outcomes.kept_of(uow, resident, application)
        following = outcomes.next_vacancy(uow, resident, turn.step)
    worked = "covered" if kept.criteria and kept.covered else "stories" if kept.stories else "none"
    turn.say(
        f"utter_tracking_rejected_{worked}",
        kind=first,
        stories=kept.stories,
        covered=kept.covered,
        criteria=kept.criteria,
    )
    buttons = [
        {"title": turn.label("email_words"), "payload": change("words_rejected", application.id)}
    ]
    if following is None:
        buttons.append(adverts_button(turn))
    else:
        label = turn.content.label("next_advert", language=turn.spoken, title=following.title)
        buttons.append({"title": label, "payload": payload("show", following.id)})
    buttons += [
        {"title": turn.label("person"), "payload": "/human"},
        undo_button(turn, application.id),
    ]
    turn.say("utter_tracking_rejected_next", feedback=second, buttons=below(turn, buttons))


def _withdrawn(turn: Turn, resident: Resident, application: Application) -> None:
    del resident
    said = _guidance(turn, "withdraw")
    buttons = [
        {"title": turn.label("email_words"), "payload": change("words_withdraw", application.id)},
        adverts_button(turn),
        undo_button(turn, application.id),
    ]
    turn.say(
        "utter_tracking_withdrawn",
        job=say_job(turn.content, application.title, application.employer),
        words=said[0],
        buttons=below(turn, buttons),
    )


def _closed(turn: Turn, resident: Resident, application: Application) -> None:
    del resident
    first, second = _guidance(turn, "closed")[:2]
    buttons = [adverts_button(turn), undo_button(turn, application.id)]
    turn.say("utter_tracking_closed", first=first, second=second, buttons=below(turn, buttons))


def _moved(turn: Turn, resident: Resident, application: Application) -> None:
    del resident
    stage = ApplicationStage(application.stage)
    buttons = [mine_button(turn), undo_button(turn, application.id)]
    turn.say(
        "utter_tracking_moved",
        job=say_job(turn.content, application.title, application.employer),
        stage=turn.content.tracking.stages[stage].lower(),
        next=turn.content.tracking.next[stage],
        buttons=below(turn, buttons),
    )


def _guidance(turn: Turn, situation: str) -> tuple[str, ...]:
    found: Guidance = turn.content.application_help.situations[situation]
    return tuple(str(one) for one in found.messages)


def _today(turn: Turn) -> date:
    return in_london(turn.step.at).date()


_OUTCOMES: dict[ApplicationStage, Callable[[Turn, Resident, Application], None]] = {
    ApplicationStage.SUBMITTED: _submitted,
    ApplicationStage.NO_REPLY: _no_reply,
    ApplicationStage.REJECTED: _rejected,
    ApplicationStage.WITHDRAWN: _withdrawn,
    ApplicationStage.CLOSED: _closed,
}
