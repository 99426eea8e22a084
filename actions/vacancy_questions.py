"""What is asked about an advert that somebody found, and the warnings before it is kept."""

from __future__ import annotations

from actions.guided import Question, button
from actions.turn import Turn
from bot.journey.dates.resolving import Why
from bot.journey.text import plain
from bot.services.application_records import Vacancy

FORM = "vacancies_add_form"
SKIP = "skip"
KEEP = "keep"
MOST_SIGNS = 2
_NOT_KNOWN = ("idk", "dunno", "dont know", "not sure", "no idea", "doesnt say", "cant see",
              "no date", "not said", "not there", "doesnt have", "never said")  # fmt: skip


def ask_what() -> Question:
    """Ask for the advert itself."""
    return Question("what", "utter_vacancies_ask_what", free=True)


def ask_sure(turn: Turn, text: str) -> Question:
    """Ask whether an advert with warning signs is kept all the same."""
    buttons = [button(turn, FORM, "leave_it", "no"), button(turn, FORM, "keep_it", KEEP),
               {"title": turn.label("person"), "payload": "/human"}]  # fmt: skip
    return Question("sure", "utter_vacancies_ask_sure", buttons=buttons, about={"text": text})


def ask_title(turn: Turn, vacancy: Vacancy) -> Question:
    """Ask which job it is."""
    skip = [{"title": turn.label("skip"), "payload": "/skip"}]
    about = {"vacancy": vacancy.id}
    return Question("title", "utter_vacancies_ask_title", buttons=skip, free=True, about=about)


def ask_employer(turn: Turn, vacancy: Vacancy) -> Question:
    """Ask who the employer is."""
    skip = [{"title": turn.label("skip"), "payload": "/skip"}]
    about = {"vacancy": vacancy.id}
    return Question(
        "employer", "utter_vacancies_ask_employer", buttons=skip, free=True, about=about
    )


def ask_closes(turn: Turn, vacancy: Vacancy) -> Question:
    """Ask for the last day to apply."""
    unknown = [button(turn, FORM, "do_not_know", SKIP)]
    return Question(
        "closes", "utter_vacancies_ask_closes", buttons=unknown, about={"vacancy": vacancy.id}
    )


def say_why_not(turn: Turn, why: Why) -> None:
    """Say why a day cannot be the last day to apply."""
    words = {Why.PAST: "past", Why.IMPOSSIBLE: "no_such_day", Why.SEVERAL: "two_days"}
    turn.say(f"utter_vacancies_{words.get(why, 'one_day')}")


def is_unknown(value: str) -> bool:
    """Whether an answer says that it is not known, or is left out."""
    said = plain(value)
    return said in {SKIP, "no", "none"} or any(f" {one}" in f" {said}" for one in _NOT_KNOWN)


def warn(turn: Turn, signs: tuple[str, ...]) -> None:
    """Name the signs with their reasons, what to do, and where to report it."""
    file = turn.content.scams
    found = [file.signs[one] for one in signs]
    strong = [one for one in found if one.strong]
    form = file.found_strong if strong else file.found
    says = " ".join(
        one.says for one in [*strong, *(it for it in found if not it.strong)][:MOST_SIGNS]
    )
    turn.say("utter_vacancies_scam", words=form.format(signs=says))
    turn.say("utter_vacancies_scam", words=" ".join(file.what_to_do[:2]))
    if strong:
        report = " ".join(one.says for one in file.report.values())
        turn.say("utter_vacancies_scam", words=f"{file.real} {report}")
