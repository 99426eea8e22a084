"""The end of a mock interview: what was strong, one thing to try, and what may come next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from actions.guided import DONE, Question, titled
from actions.practice_steps import FORM, PRACTICE, SKIP, Following, choices, known, meant
from actions.turn import Turn
from bot.content.interview_questions import InterviewQuestion
from bot.content.say_practice import say_each, say_summary
from bot.journey.choices import match_choice
from bot.journey.practice import When
from bot.journey.practice_feedback import Heard, is_story, summary
from bot.journey.text import plain
from bot.journey.yes_no import parse_yes_no
from bot.services import people, practice, practice_reading, practice_stories
from bot.services.practice import Going

LONGEST_QUOTE = 400
_ENOUGH = frozenset(
    ("thats all", "that is all", "nothing", "done", "im done", "finish", "bye", "no thanks")
)


def end(turn: Turn, going: Going) -> Question:
    """End a practice, and say what was strong and one thing to try."""
    with turn.parts.writing() as uow:
        practice.finish(uow, turn.step, going)
    heard = practice_reading.heard_in(turn.content, going)
    if not heard:
        turn.say("utter_practice_nothing_answered")
        return close(turn, going)
    if going.when is When.END:
        for message in say_each(turn.content, heard):
            turn.say("utter_practice_line", line=message)
    told = summary([one for _, one in heard])
    turn.say(
        "utter_practice_summary",
        answered=len(heard),
        total=len(going.questions),
        summary=say_summary(turn.content, told),
    )
    return close(turn, going)


def close(turn: Turn, going: Going) -> Question:
    """Ask what comes next."""
    offers = ["practise_again", "keep", "person", "all"] if _stories(turn, going) else [
        "practise_again", "person", "all",
    ]  # fmt: skip
    return Question(
        "close",
        "utter_practice_close",
        buttons=choices(turn, *offers),
        about={PRACTICE: going.practice.id},
    )


def build_close(turn: Turn, about: Mapping[str, Any]) -> Question | None:
    """Ask again what comes next."""
    going = known(turn, about)
    return close(turn, going) if going else None


def take_close(
    turn: Turn, about: Mapping[str, Any], value: str, *, again: Callable[[Turn, Going], Question]
) -> Following:
    """Practise `again`, keep an answer, talk to a person, or leave it there."""
    going = known(turn, about)
    if going is None:
        return DONE
    answer = meant(turn, value, "practise_again", "keep", "person", "all", SKIP)
    said = plain(value)
    if answer is None:
        answer = _by_words(said)
    if answer == "practise_again":
        return again(turn, going)
    if answer == "keep":
        return _which(turn, going)
    if answer == "person":
        with turn.parts.writing() as uow:
            asked = people.ask(uow, turn.content, turn.step, "asked")
        turn.say("utter_people_asked", team=asked.campaign.team)
        return DONE
    if answer is None:
        return None
    turn.say("utter_practice_done")
    return DONE


def build_keep(turn: Turn, about: Mapping[str, Any]) -> Question | None:
    """Ask again whether to keep an answer."""
    going = known(turn, about)
    question_id = about.get("question")
    if going is None:
        return None
    return _keep(turn, going, str(question_id)) if question_id else _which(turn, going)


def take_keep(turn: Turn, about: Mapping[str, Any], value: str) -> Following:
    """Keep an answer in the story bank, after a yes."""
    going = known(turn, about)
    if going is None:
        return DONE
    found = _stories(turn, going)
    question_id = about.get("question")
    if not question_id:
        labels = [_label(turn, question) for question, _ in found]
        at = match_choice(value, labels)
        ids = [question.id for question, _ in found]
        if value in ids:
            return _keep(turn, going, value)
        if at is not None:
            return _keep(turn, going, ids[at])
        return close(turn, going) if parse_yes_no(value) is False or value == SKIP else None
    yes = True if meant(turn, value, "keep_it") else parse_yes_no(value)
    if value == SKIP or meant(turn, value, "not_keep"):
        yes = False
    if yes is None:
        return None
    if yes:
        question, heard = next(one for one in found if one[0].id == question_id)
        with turn.parts.writing() as uow:
            practice_stories.keep(uow, turn.content, turn.step, question, heard.text)
        turn.say("utter_practice_kept")
    return close(turn, going)


def _which(turn: Turn, going: Going) -> Question:
    found = _stories(turn, going)
    if len(found) == 1:
        return _keep(turn, going, found[0][0].id)
    if not found:
        return close(turn, going)
    return Question(
        "keep",
        "utter_practice_keep_which",
        buttons=[titled(FORM, _label(turn, question), question.id) for question, _ in found],
        about={PRACTICE: going.practice.id},
    )


def _keep(turn: Turn, going: Going, question_id: str) -> Question:
    found = {question.id: heard for question, heard in _stories(turn, going)}
    heard = found.get(question_id)
    if heard is None:
        return close(turn, going)
    story = " ".join(heard.text.split())
    if len(story) > LONGEST_QUOTE:
        story = f"{story[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
    return Question(
        "keep",
        "utter_practice_keep",
        {"story": story},
        choices(turn, "keep_it", "not_keep"),
        about={PRACTICE: going.practice.id, "question": question_id},
    )


def _stories(turn: Turn, going: Going) -> list[tuple[InterviewQuestion, Heard]]:
    """Return the answers that are true stories and name nobody, and are not kept yet."""
    with turn.parts.reading() as uow:
        kept = practice_stories.kept(uow, turn.step)
    return [
        (question, heard)
        for question, heard in practice_reading.heard_in(turn.content, going)
        if is_story(heard)
        and not heard.names
        and practice_stories.whole(turn.content, heard.text) not in kept
    ]


def _label(turn: Turn, question: InterviewQuestion) -> str:
    return str(turn.content.interview_questions.kinds[question.kind].label)


def _by_words(said: str) -> str | None:
    if said in _ENOUGH or parse_yes_no(said) is False:
        return "all"
    if "person" in said or "someone" in said:
        return "person"
    if "keep" in said or "save" in said:
        return "keep"
    if "again" in said or "more" in said or "practi" in said or parse_yes_no(said):
        return "practise_again"
    return None
