"""How somebody wants to practise: for which job, panel or coffee cup, how many questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions import practice_answers
from actions.base import where_they_are
from actions.guided import DONE, Question, titled
from actions.practice_jobs import Job, at_hand, chosen
from actions.practice_steps import (
    FORM,
    PRACTICE,
    SKIP,
    Following,
    choices,
    is_small_talk,
    known,
    meant,
)
from actions.turn import Turn
from bot.journey.practice import Style, Wanted, When
from bot.journey.practice_words import Command, Setup, command, count_of, setup
from bot.journey.text import plain
from bot.journey.yes_no import parse_yes_no
from bot.services import practice
from bot.services.practice import Going

_ANY = frozenset(
    ("any", "any job", "none", "no job", "anything", "general", "all", "both", "not sure",
     "dont know", "i dont know", "dunno", "it doesnt matter", "whatever", "no")
)  # fmt: skip
_NEW = ("new", "another", "again", "start", "fresh", "other", "begin")


def first(turn: Turn, job: Job | None, told: Setup, kind: str | None, *, ask: bool) -> Question:
    """Ask what is not known yet of how they want to practise; `ask`: for which job, too."""
    about = _about(job, told, kind)
    return _job(turn, about) if ask else _next(turn, about)


def resume(turn: Turn, going: Going) -> Question:
    """Ask whether to go on with a practice that was left, or begin a new one."""
    return Question(
        "resume",
        "utter_practice_resume",
        {"number": going.at + 1, "total": len(going.questions)},
        choices(turn, "go_on", "begin_anew"),
        about={PRACTICE: going.practice.id},
    )


def again(turn: Turn, going: Going) -> Question:
    """Begin another practice for the same job."""
    role = turn.content.roles.get(going.role or "")
    job = Job(role.title, role.id, going.practice.application_id) if role else None
    return _style(turn, _about(job, Setup(), None))


def build(turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
    """Put a question of this room again."""
    if name == "resume":
        going = known(turn, about)
        return resume(turn, going) if going else None
    return {"job": _job, "style": _style, "length": _length}[name](turn, about)


def take_resume(turn: Turn, about: Mapping[str, Any], value: str) -> Following:
    """Go on where they were, or begin anew."""
    going = known(turn, about)
    if going is None:
        return DONE
    answer = meant(turn, value, "go_on", "begin_anew", SKIP)
    said = plain(value)
    if answer is None and (command(value) is Command.NEXT or parse_yes_no(value)):
        answer = "go_on"
    if answer is None and any(word in said.split() for word in _NEW):
        answer = "begin_anew"
    if answer == "go_on":
        return practice_answers.ask(turn, going, going.at)
    if answer == "begin_anew":
        return again(turn, going)
    if answer == SKIP or parse_yes_no(value) is False:
        turn.say("utter_practice_later")
        return DONE
    return None


def take_job(turn: Turn, about: Mapping[str, Any], value: str) -> Following:
    """Take the job that they practise for; any job will do as well."""
    if is_small_talk(turn, practice_answers.TALK):
        return None
    if value == SKIP or meant(turn, value, "any_job") or plain(value) in _ANY:
        return _next(turn, _with(about, value, job=None))
    found = chosen(turn, where_they_are(turn), value)
    return None if found is None else _next(turn, _with(about, value, job=found.to_json()))


def take_style(turn: Turn, about: Mapping[str, Any], value: str) -> Following:
    """Take the style; "like last time" brings length and feedback with it."""
    last = _last(turn)
    same = meant(turn, value, "like_before") or plain(value) in {"same", "same again", "as before"}
    if same and last is not None:
        return _begin(turn, {**about, **last})
    style = meant(turn, value, *Style) or _default(value)
    told = setup(value)
    style = style or (told.style.value if told.style else None)
    if style is None:
        return None
    return _next(turn, {**_with(about, value), "style": style})


def take_length(turn: Turn, about: Mapping[str, Any], value: str) -> Following:
    """Take how many questions, and when feedback is given."""
    answer = meant(turn, value, "short", "full", "full_end", SKIP)
    told = setup(value)
    full, when = told.full, told.when
    if answer == "full_end":
        full, when = True, When.END
    elif answer is not None:
        full = answer == "full"
    if full is None and when is None:
        return None
    known_when = when or about.get("when") or When.EACH
    return _begin(turn, {**about, "full": bool(full), "when": known_when})


def _default(value: str) -> str | None:
    """Return the style for somebody who does not mind."""
    easy = value == SKIP or plain(value) in _ANY | {
        "you choose",
        "dont mind",
        "i dont mind",
        "either",
    }
    return Style.COFFEE_CUP if easy else None


def _next(turn: Turn, about: Mapping[str, Any]) -> Question:
    if about.get("style") is None:
        return _style(turn, about)
    return _length(turn, about) if about.get("full") is None else _begin(turn, about)


def _job(turn: Turn, about: Mapping[str, Any]) -> Question:
    jobs = at_hand(turn, where_they_are(turn))
    buttons = [titled(FORM, one.title, one.value) for one in jobs]
    buttons += choices(turn, "any_job")
    return Question("job", "utter_practice_job", buttons=buttons, free=True, about=about)


def _style(turn: Turn, about: Mapping[str, Any]) -> Question:
    job = about.get("job")
    labels = [*Style, "like_before"] if _last(turn) else list(Style)
    return Question(
        "style",
        "utter_practice_style_for" if job else "utter_practice_style",
        {"title": Job.from_json(job).title} if job else {},
        choices(turn, *labels),
        about=about,
    )


def _length(turn: Turn, about: Mapping[str, Any]) -> Question:
    style = Style(about["style"])
    short, full = count_of(Setup(full=False), style), count_of(Setup(full=True), style)
    return Question(
        "length",
        "utter_practice_length",
        {"short": short, "full": full},
        # "3" means the third button, and three questions too.
        choices(turn, "full", "full_end", "short", short=short, full=full),
        about=about,
    )


def _begin(turn: Turn, about: Mapping[str, Any]) -> Question:
    """Begin the practice, and ask its first question."""
    style, job = Style(about["style"]), about.get("job")
    count = count_of(Setup(full=bool(about.get("full"))), style)
    wanted = Wanted(style, count, job["role"] if job else None, about.get("kind"))
    with turn.parts.writing() as uow:
        going = practice.start(
            uow,
            turn.content,
            turn.step,
            wanted,
            when=When(about.get("when") or When.EACH),
            application_id=job["application"] if job else None,
        )
    turn.say(f"utter_practice_begin_{style}")
    return practice_answers.ask(turn, going, 0)


def _about(job: Job | None, told: Setup, kind: str | None) -> dict[str, Any]:
    return {
        "job": job.to_json() if job else None,
        "style": told.style,
        "full": told.full,
        "when": told.when,
        "kind": kind,
    }


def _with(about: Mapping[str, Any], text: str, **more: Any) -> dict[str, Any]:
    """Return what is known with what a text tells beside its answer."""
    told = setup(text) if " " in text else Setup()
    fresh = {"style": told.style, "full": told.full, "when": told.when}
    return {**about, **{name: one for name, one in fresh.items() if one is not None}, **more}


def _last(turn: Turn) -> dict[str, Any] | None:
    standing = where_they_are(turn)
    with turn.parts.reading() as uow:
        last = practice.before(uow, standing.resident)
    if last is None:
        return None
    style, when, count = last
    return {"style": style, "when": when, "full": count > count_of(Setup(full=False), style)}
