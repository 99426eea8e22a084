"""Questions about one check: the criminal record, health, certificates. No detail is asked for."""

from __future__ import annotations

from actions.base import ResidentAction
from actions.check_buttons import below, list_button, person_button, wish_button
from actions.check_questions import answered
from actions.checks import open_or_end
from actions.job_buttons import Button
from actions.meant import named_roles, names_profession
from actions.misunderstood import SECOND_LOOK, UNDERSTOOD, miss
from actions.offer_outcomes import warn
from actions.people import registered_elsewhere
from actions.turn import Events, Turn
from actions.which_application import today_of
from actions.words import explain_word
from bot.content.care import with_care
from bot.content.checks import Topic
from bot.journey.check_topics import best_topic
from bot.journey.checks import Check
from bot.journey.scams import scam_signs
from bot.services import checks
from bot.services.application_records import Application
from bot.services.progress import Standing

SURE_ENOUGH = 0.4
MOST_MORE = 2
"""So many further topics are offered below one."""
OF: dict[str, Check] = {
    "checks_dbs": Check.DBS,
    "checks_health": Check.HEALTH,
    "checks_qualifications": Check.QUALIFICATIONS,
}


class ChecksTopic(ResidentAction):
    """Answers what is asked about a check, in one or two short messages."""

    action_name = "action_checks_topic"
    understands = False
    explains_words = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Answer the topic whose words fit best; signs of a scam come before everything."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH:
            return miss(turn)
        if (following := answered(turn)) is not None:
            return [UNDERSTOOD, *open_or_end(turn, following)]
        # Amid other questions the meaning of a word is enough.
        if turn.form and (explained := explain_word(turn, standing)) is not None:
            return explained
        check = OF[turn.intent]
        if check is Check.QUALIFICATIONS and names_profession(turn):
            return [UNDERSTOOD, *registered_elsewhere(turn, standing)]
        signs = scam_signs(turn.text, turn.content.scams.rules()) if turn.was_typed else ()
        if signs:
            warn(turn, signs)
            return [UNDERSTOOD, *turn.go_on()]
        topics = turn.content.checks.topics_of(check)
        # What everybody asks comes last, so that it wins only where nothing else fits as well.
        ordered = sorted(topics.items(), key=lambda one: one[1].first)
        words = {name: one.words for name, one in ordered}
        named = best_topic(turn.text, words) if turn.was_typed else None
        first = next(name for name, one in topics.items() if one.first)
        return [UNDERSTOOD, *say_topic(turn, standing, named or first)]


def say_topic(turn: Turn, standing: Standing, name: str) -> Events:
    """Say one topic, with further ones below it; a role's own level comes with the first."""
    topic = turn.content.checks.topics[name]
    lines = [
        *topic.messages[:-1],
        with_care(turn.content, topic, topic.messages[-1], today_of(turn)),
    ]
    application = _at_hand(turn, standing)
    if topic.first and topic.check is Check.DBS and (own := _own_level(turn, application)):
        lines[-1] = f"{lines[-1]}\n{own}"
    for line in lines[:-1]:
        turn.say("utter_checks_line", line=line)
    buttons = _more(turn, name, topic, application)
    turn.say("utter_checks_line", line=lines[-1], buttons=below(turn, buttons))
    return turn.go_on()


def _more(turn: Turn, name: str, topic: Topic, application: Application | None) -> list[Button]:
    """Return what may be asked next: words to send, a person, or other topics of the check."""
    if topic.person:
        return [wish_button(turn, "person", "topic_person", of=name)]
    buttons: list[Button] = []
    if topic.to_copy is not None:
        number = application.id if application else None
        buttons.append(wish_button(turn, "email_words", "topic_words", of=name, application=number))
    others = [one for one in turn.content.checks.topics_of(topic.check) if one != name]
    buttons += [
        {
            "title": str(turn.content.checks.topics[one].label),
            "payload": wish_button(turn, "yes", "topic", of=one)["payload"],
        }
        for one in others[:MOST_MORE]
    ]
    if application is not None:
        buttons.append(list_button(turn, application.id))
    return buttons or [person_button(turn)]


def _own_level(turn: Turn, application: Application | None) -> str | None:
    """Return what is usual for the role that is named or at hand: "Usually a standard check"."""
    role = next(iter(named_roles(turn)), None) if turn.entities("role") else None
    if role is None and application is not None:
        role = turn.content.roles.get(application.role_id or "")
    return f"{role.title}: {role.dbs}" if role is not None else None


def _at_hand(turn: Turn, standing: Standing) -> Application | None:
    with turn.parts.reading() as uow:
        found = checks.checked(uow, standing.resident)
    return found[0] if found else None


for _intent in OF:
    SECOND_LOOK[_intent] = ChecksTopic()
