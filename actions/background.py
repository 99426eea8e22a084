"""How somebody lives now, and what they have done: asked once, heard with respect, kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from actions.base import ResidentAction
from actions.guided import DONE, Done, GuidedForm, Question, begin, button, titled
from actions.knowing import NO, YES, preferences, resident, team, yes_or_no
from actions.misunderstood import SECOND_LOOK, UNDERSTOOD, miss
from actions.turn import Events, Turn
from bot.clock import in_london
from bot.content.say_facts import with_care
from bot.services import background, people
from bot.services.background import AT_RISK, RATHER_NOT
from bot.services.progress import Standing
from bot.services.roles import SKIP

FORM = "background_form"
SURE_ENOUGH = 0.45
About = Mapping[str, Any]
SOON = frozenset({"weeks", "months"})
MOST_LISTED = 8


class BackgroundTell(ResidentAction):
    """Hears how somebody lives now; a button opens the questions about it."""

    action_name = "action_background_tell"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Keep what they say, and ask what follows from it."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH and not turn.meant:
            return miss(turn)
        value = background.read_status(turn.content, turn.text) if turn.was_typed else None
        if value is None and turn.intent == "job_left":
            value = "looking"
        if turn.form:
            if value is not None:
                _keep_status(turn, value)
            return [UNDERSTOOD, *turn.go_on()]
        if value is None:
            return [UNDERSTOOD, *_overview(turn)]
        if turn.intent == "job_left":
            turn.say("utter_background_left")
        _keep_status(turn, value)
        return [UNDERSTOOD, *_opened(turn, _status_told(turn, value))]


class BackgroundForm(GuidedForm):
    """Asks how it is with work, for how long, and what somebody has done."""

    form = FORM

    def build(self, turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
        """Put a question anew."""
        return _BUILD[name](turn, about)

    def take(
        self, turn: Turn, name: str, about: Mapping[str, Any], value: str
    ) -> Question | Done | None:
        """Keep the answer and return what is asked next."""
        return _TAKE[name](turn, about, value)


def status_question(turn: Turn, form: str) -> Question:
    """Ask how it is with work now, and why we ask; other forms ask it too."""
    file = turn.content.background
    return Question(
        "status",
        "utter_question",
        values={"question": f"{file.words.why}\n{file.words.question}"},
        buttons=[titled(form, one.label, one.id) for one in file.statuses.values()],
        explained="utter_explain_background_status",
    )


def take_status(turn: Turn, value: str) -> str | None:
    """Keep an answer to that question; None: it cannot be read."""
    found = RATHER_NOT if value == SKIP else background.read_status(turn.content, value)
    if found is not None:
        _keep_status(turn, found)
    return found


def _keep_status(turn: Turn, value: str) -> None:
    with turn.parts.writing() as uow:
        background.keep_status(uow, turn.step, value)
    one = turn.content.background.statuses[value]
    today = in_london(turn.step.at).date()
    turn.say("utter_told", text=with_care(turn.content, one, one.said, today))


def _overview(turn: Turn) -> Events:
    """Say what is known, and ask what is not; with all known, whether there is more."""
    file = turn.content.background
    status = background.status(preferences(turn))
    if status is None:
        return begin(turn, FORM, status_question(turn, FORM))
    label = file.statuses[status].label
    turn.say("utter_told", text=file.words.known.format(label=label))
    lines = _lines(turn)
    if lines:
        turn.say("utter_told", text=file.words.listed.format(lines=lines))
        return begin(turn, FORM, Question("more", "utter_background_more_of_it"))
    return begin(turn, FORM, _done(turn))


def _opened(turn: Turn, following: Question | Done) -> Events:
    return begin(turn, FORM, following) if isinstance(following, Question) else []


def _status_told(turn: Turn, value: str) -> Question | Done:
    if value in turn.content.background.since:
        return _since(turn, value)
    return _done(turn) if not _lines(turn) else _end(turn)


def _since(turn: Turn, of: str) -> Question:
    asked = turn.content.background.since[of]
    return Question(
        "since",
        "utter_question",
        values={"question": asked.question},
        buttons=[titled(FORM, choice.label, choice.id) for choice in asked.choices],
        about={"of": of},
    )


def _status_taken(turn: Turn, _: About, value: str) -> Question | Done | None:
    found = take_status(turn, value)
    return None if found is None else _status_told(turn, found)


def _since_taken(turn: Turn, about: About, value: str) -> Question | Done | None:
    of = str(about["of"])
    said = None
    if value != SKIP:
        said = background.read_since(turn.content, turn.step, of, value)
        if said is None:
            return None
    with turn.parts.writing() as uow:
        background.keep_since(uow, turn.step, said)
    if of == AT_RISK and said in SOON:
        return _person(turn)
    return _done(turn) if not _lines(turn) else _end(turn)


def _person(turn: Turn) -> Question:
    return Question("person", "utter_background_person", values={"team": team(turn)})


def _person_taken(turn: Turn, _: About, value: str) -> Question | Done | None:
    wants = yes_or_no(value)
    if wants is None:
        return None
    if wants:
        with turn.parts.writing() as uow:
            asked = people.ask(uow, turn.content, turn.step, AT_RISK)
        turn.say("utter_background_person_asked", team=asked.campaign.team)
    return _done(turn) if not _lines(turn) else _end(turn)


def _done(turn: Turn) -> Question:
    words = turn.content.background.words
    return Question(
        "done",
        "utter_question",
        values={"question": f"{words.done}\n{words.done_question}"},
        buttons=[button(turn, FORM, "nothing_yet", NO)],
        free=True,
    )


def _done_taken(turn: Turn, _: About, value: str) -> Question | Done | None:
    if value in {SKIP, NO} or yes_or_no(value) is False:
        return _end(turn)
    if not any(sign.isalpha() for sign in value):
        return None
    with turn.parts.writing() as uow:
        done = background.add_done(uow, turn.content, turn.step, value)
    file = turn.content.background
    said = background.in_employers_words(turn.content, done.tags)
    kept = file.words.kept.format(what=done.what)
    turn.say("utter_told", text=f"{kept} {file.words.employers.format(said=said)}")
    about = {"entry": done.id, "profession": done.profession}
    if done.profession is not None:
        return _abroad(turn, {**about, "knows_long": done.knows_how_long})
    return _more() if done.knows_how_long else _long(turn, about)


def _abroad(turn: Turn, about: About) -> Question:
    words = turn.content.background.words
    buttons = [button(turn, FORM, YES, YES), button(turn, FORM, NO, NO)]
    values = {"question": words.abroad_question}
    return Question("abroad", "utter_question", values=values, buttons=buttons, about=about)


def _abroad_taken(turn: Turn, about: About, value: str) -> Question | None:
    was_abroad = yes_or_no(value)
    if was_abroad is None:
        return None
    if was_abroad:
        with turn.parts.writing() as uow:
            background.keep_abroad(uow, turn.step, int(about["entry"]))
        _say_profession(turn, str(about["profession"]))
    return _more() if about["knows_long"] else _long(turn, about)


def _say_profession(turn: Turn, name: str) -> None:
    file = turn.content.background
    one = file.professions[name]
    today = in_london(turn.step.at).date()
    turn.say("utter_told", text=file.words.abroad.format(label=one.label, needs=one.needs))
    following = file.words.abroad_next.format(meanwhile=one.meanwhile)
    turn.say("utter_told", text=with_care(turn.content, one, following, today))


def _long(turn: Turn, about: About) -> Question:
    asked = turn.content.background.how_long
    return Question(
        "long",
        "utter_question",
        values={"question": asked.question},
        buttons=[titled(FORM, choice.label, choice.id) for choice in asked.choices],
        about=about,
    )


def _long_taken(turn: Turn, about: About, value: str) -> Question | None:
    if value != SKIP:
        span = background.read_how_long(turn.content, turn.step, value)
        if span is None:
            return None
        with turn.parts.writing() as uow:
            entry = int(about["entry"])
            background.keep_how_long(uow, turn.content, turn.step, entry, span)
    return _more()


def _more() -> Question:
    return Question("more", "utter_background_more")


def _more_taken(turn: Turn, _: About, value: str) -> Question | Done | None:
    wants = yes_or_no(value)
    if wants is not None:
        return _done(turn) if wants else _end(turn)
    # Whoever tells of it at once has said yes.
    return _done_taken(turn, {}, value)


def _end(turn: Turn) -> Done:
    turn.say("utter_background_end")
    return DONE


def _lines(turn: Turn) -> str:
    """Return what they have told so far, a line for each."""
    who = resident(turn).id
    with turn.parts.reading() as uow:
        told = uow.background.work(who)
    line = turn.content.background.words.line
    return "\n".join(line.format(what=one.what) for one in told[:MOST_LISTED])


_BUILD: Mapping[str, Callable[[Turn, About], Question]] = {
    "status": lambda turn, _: status_question(turn, FORM),
    "since": lambda turn, about: _since(turn, about["of"]),
    "person": lambda turn, _: _person(turn),
    "done": lambda turn, _: _done(turn),
    "long": _long,
    "abroad": _abroad,
    "more": lambda _turn, _about: _more(),
}
_TAKE: Mapping[str, Callable[[Turn, About, str], Question | Done | None]] = {
    "status": _status_taken,
    "since": _since_taken,
    "person": _person_taken,
    "done": _done_taken,
    "long": _long_taken,
    "abroad": _abroad_taken,
    "more": _more_taken,
}


# Told where a question is open, it is heard when it is no answer to that question.
SECOND_LOOK["status_tell"] = BackgroundTell()
