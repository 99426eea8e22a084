"""What an answer about references comes to, and which question is open next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from actions.documents_said import Buttons
from actions.guided import DONE, Done, Question
from actions.knowing import NO, YES, resident, typed_or
from actions.referees import NOT_ACCEPTED, RELATIONS
from actions.reference_questions import About, asked_question, who_question, written_question
from actions.turn import Turn
from bot.clock import in_london
from bot.journey.choices import match_choice
from bot.journey.references import State
from bot.journey.text import plain
from bot.journey.yes_no import parse_yes_no
from bot.services import histories, references
from bot.services.job_words import say_day
from bot.services.references import Asked
from bot.services.roles import SKIP

ENOUGH = 2
"""So many referees are asked for; which years they cover is what counts."""
TO_SAY = {State.REQUESTED: "requested", State.RECEIVED: "received", State.REFUSED: "refused"}


def following(turn: Turn, about: About) -> Question | Done:
    """Return the next question that is open; with none, say whether three years are covered."""
    mine = referees_of(turn)
    asked = about["asked"]
    for one in mine:
        point = f"{one.one.state}:{one.referee.id}"
        if point in asked or one.one.state in {State.RECEIVED, State.REFUSED}:
            continue
        onward = {**about, "asked": [*asked, point], "referee": one.referee.id}
        if one.one.state is State.TO_ASK:
            return asked_question(turn, onward, one)
        return written_question(turn, onward, one)
    left = [one for one in mine if one.one.state is not State.REFUSED]
    if len(left) < ENOUGH and "who" not in asked:
        return who_question(turn, {**about, "asked": [*asked, "who"], "count": len(left)})
    _say_covered(turn)
    return DONE


def move(turn: Turn, one: Asked, state: State, *, chased: bool = False) -> None:
    """Bring a reference to a state, say so, and what to do next."""
    with turn.parts.writing() as uow:
        now = references.set_state(uow, turn.step, one.referee.id, state, chased=chased)
    if now is None:
        return
    today = in_london(turn.step.at).date()
    if chased:
        say_copy(turn, "chase", None)
    day = say_day(now.chase_on, today) if now.chase_on else ""
    buttons = None if turn.form else buttons_below(turn, person=state is State.REFUSED)
    turn.say(f"utter_references_{TO_SAY[state]}", who=one.referee.words, day=day, buttons=buttons)


def say_copy(turn: Turn, copy_id: str, buttons: Buttons | None) -> None:
    """Give words to copy and send."""
    copied = turn.content.references.copies[copy_id]
    turn.say("utter_references_copy_intro")
    text = f"{copied.subject}\n\n{copied.body}"
    turn.say("utter_references_copy", copied=text, buttons=buttons)


def buttons_below(turn: Turn, *, person: bool) -> Buttons:
    """Return the buttons below what is said of references."""
    buttons = [
        {"title": turn.label("my_references"), "payload": '/checks_references{"asks": "list"}'},
        {"title": turn.label("go_on"), "payload": '/checks_references{"asks": "begin"}'},
    ]
    if person:
        buttons.append({"title": turn.label("person"), "payload": "/human"})
    return buttons


def referees_of(turn: Turn) -> list[Asked]:
    """Return every referee with their reference."""
    with turn.parts.reading() as uow:
        return references.references(uow, resident(turn).id)


def of_referee(turn: Turn, referee: int) -> Asked | None:
    """Return one referee with their reference."""
    return next((one for one in referees_of(turn) if one.referee.id == referee), None)


def _say_covered(turn: Turn) -> None:
    with turn.parts.writing() as uow:
        covered = histories.reference_months(uow, turn.step)
    words = turn.content.references.words
    if not covered.months:
        # Nothing is known of their history: how much is missing cannot be said.
        usual = turn.content.references.topics["how_many"].messages[0]
        turn.say("utter_told", text=usual, buttons=buttons_below(turn, person=True))
        return
    text = str(words.covered) if covered.whole else words.not_covered.format(months=covered.months)
    turn.say("utter_told", text=text, buttons=buttons_below(turn, person=True))


def _take_who(turn: Turn, about: About, value: str) -> Question | Done | None:
    labels = {one: str(turn.content.labels[f"apply_{one}"]) for one in (*RELATIONS, "nobody")
              if f"apply_{one}" in turn.content.labels}  # fmt: skip
    at = match_choice(value, list(labels.values()))
    relation = value if value in labels else list(labels)[at] if at is not None else None
    said = f" {plain(value)} "
    if relation is None:
        relation = next(
            (one for one, shown in RELATIONS.items() if any(f" {w}" in said for w in shown)), None
        )
    if relation == "nobody" or value in {SKIP, NO} or plain(value) in {"nobody", "no one", "none"}:
        for text in turn.content.references.topics["no_employer"].messages:
            turn.say("utter_told", text=text)
        return following(turn, about)
    if relation is None and any(f" {word} " in said for word in NOT_ACCEPTED):
        turn.say("utter_applying_referee_family")
        return who_question(turn, about)
    topic = references.read_topic(turn.content, value) if relation is None else None
    if topic is not None:
        # "they only give dates is that ok" names nobody.
        for text in turn.content.references.topics[topic].messages:
            turn.say("utter_told", text=text)
        return who_question(turn, about)
    words = labels.get(relation or "", value) if value in labels or at is not None else value
    with turn.parts.writing() as uow:
        histories.add_referee(uow, turn.step, relation or "other", words)
    asked = [one for one in about["asked"] if one != "who"]
    return following(turn, {**about, "asked": asked})


def _take_asked(turn: Turn, about: About, value: str) -> Question | Done | None:
    answer = _chosen(turn, value, ("said_yes", "asked", "not_yet", "said_no"))
    if answer is None:
        return None
    referee = int(about["referee"])
    if answer in {"said_yes", "said_no"}:
        state = State.AGREED if answer == "said_yes" else State.REFUSED
        with turn.parts.writing() as uow:
            references.set_state(uow, turn.step, referee, state)
        if state is State.REFUSED:
            say_copy(turn, "hr_replace", None)
    elif answer == "not_yet":
        say_copy(turn, "ask", None)
    return following(turn, about)


def _take_written(turn: Turn, about: About, value: str) -> Question | Done | None:
    answer = _chosen(turn, value, ("no_answer", "has_answered", "not_yet", "do_not_know"))
    if answer is None:
        return None
    one = of_referee(turn, int(about["referee"]))
    if one is not None and answer == "no_answer":
        move(turn, one, State.REQUESTED, chased=one.one.state is State.REQUESTED)
    elif one is not None and answer == "has_answered":
        move(turn, one, State.RECEIVED)
    elif answer == "not_yet":
        say_copy(turn, "thank", None)
    asked = [*about["asked"], f"{State.REQUESTED}:{about['referee']}"]
    return following(turn, {**about, "asked": asked})


def _take_which(turn: Turn, about: About, value: str) -> Question | Done | None:
    if value in {SKIP, NO}:
        return DONE
    mine = referees_of(turn)
    by_id = [one for one in mine if str(one.referee.id) == value]
    at = match_choice(value, [one.referee.words for one in mine])
    meant = by_id or ([mine[at]] if at is not None else _named(value, mine))
    if len(meant) != 1:
        return None
    state = State(about["move"])
    move(turn, meant[0], state, chased=state is State.REQUESTED)
    return DONE


def _named(value: str, known: Sequence[Asked]) -> list[Asked]:
    said = set(plain(value).split())
    return [one for one in known if said & set(plain(one.referee.words).split()) - _SMALL]


def _chosen(turn: Turn, value: str, names: Sequence[str]) -> str | None:
    """Return which answer is meant, by the button's value, its label, or yes, no and "not yet"."""
    if value in names:
        return value
    text = typed_or(turn, value)
    labels = [turn.content.label(_LABELS[name]) for name in names]
    at = match_choice(text, labels)
    if at is not None:
        return names[at]
    said = plain(text)
    heard = next((name for name in names if any(w in f" {said} " for w in _HEARD[name])), None)
    if heard is not None:
        return heard
    yes = {YES: True, NO: False}.get(value, parse_yes_no(text))
    if value == SKIP or yes is None:
        return (
            names[-1]
            if value == SKIP and names[-1] == "do_not_know"
            else ("asked" if value == SKIP else None)
        )
    return names[0] if yes else "not_yet"


_SMALL = frozenset({"my", "the", "a", "at", "from", "old", "i", "with", "someone", "or"})
_LABELS: Mapping[str, str] = {
    "said_yes": "apply_said_yes",
    "asked": "apply_asked",
    "not_yet": "not_yet",
    "said_no": "apply_said_no",
    "no_answer": "reference_no_answer",
    "has_answered": "reference_answered",
    "do_not_know": "do_not_know",
}
_HEARD: Mapping[str, tuple[str, ...]] = {
    "said_yes": (" said yes", " they agreed", " agreed", " happy to", " said ok"),
    "asked": (" i asked", " have asked", " i have asked", " waiting"),
    "not_yet": (" not yet", " havent", " not asked", " not written", " didnt"),
    "said_no": (" said no", " refused", " wont"),
    "no_answer": (" no answer", " no reply", " not answer", " wont answer", " hasnt answered",
                  " not replied", " hasnt replied", " still waiting", " ignoring"),
    "has_answered": (" answered", " replied", " received", " came back", " done", " sent it"),
    "do_not_know": (" dont know", " not sure", " dunno", " no idea"),
}  # fmt: skip
TAKE: Mapping[str, Callable[[Turn, About, str], Question | Done | None]] = {
    "who": _take_who,
    "asked": _take_asked,
    "written": _take_written,
    "which": _take_which,
}
