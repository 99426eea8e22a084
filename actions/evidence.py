"""One point after the other: a true story for it, or a plain answer, or an honest gap."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from actions import specification
from actions.application_steps import (
    POINT,
    SKIP,
    Following,
    Onward,
    about,
    choices,
    meant,
    quoted,
    short,
    tally,
    work_of,
)
from actions.guided import DONE, Question
from actions.turn import Turn
from bot.journey.specification import is_list
from bot.journey.statement_review import Reason, review_text
from bot.journey.stories import StoryPart, is_finished, tells_nothing
from bot.journey.text import plain
from bot.journey.yes_no import parse_yes_no
from bot.services import preparing, story_bank
from bot.services.application_records import Criterion, Story
from bot.services.preparing import Preparing
from bot.services.story_bank import Draft

STORY = "story"
SHORT_WORDS = 4
FEWEST_WORDS_BESIDES = 4
"""So many words, when a story is read back, tell more of it."""
CLEARLY = 0.6
MOST_SHOWN = 3400
EVERY_PART = tuple(StoryPart)
AT_ONCE = frozenset(
    {Reason.NAME, Reason.PRIVATE_NUMBER, Reason.HEALTH, Reason.CONVICTION, Reason.WE_NOT_I}
)
"""What is worth saying while the story is still fresh; the rest waits for the whole statement."""
_USE = frozenset(
    ("use", "use it", "yes", "y", "ok", "okay", "good", "fine", "save", "save it", "that is fine",
     "thats fine", "yes use it", "yes please", "perfect", "yep", "keep it", "great", "yeah",
     "looks good", "its good", "it is good", "sure")
)  # fmt: skip
_HAS = re.compile(
    r"(?!.*\b(?:but|not|no|dont|cant|except|only|never)\b)(?:(?:yes|yeah|yep|yea)\b"
    r"|i (?:also )?(?:have|got|hold|did|passed|completed|can|could|am willing)\b)"
)
_NODS = frozenset(("ok", "okay", "k", "yes", "yeah", "yep", "y", "hmm", "sure", "alright"))
"""Where a part of a story is asked for, these tell nothing of it."""
_NOT_RIGHT = frozenset(("no", "change", "change it", "not right", "its wrong", "wrong", "nope"))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a question stands: the application, the point, and the story where there is one."""

    turn: Turn
    work: Preparing
    criterion: Criterion
    known: Mapping[str, Any]
    story: Story | None = None

    def about(self, **more: Any) -> dict[str, Any]:
        """Return what a question here is about."""
        return about(self.work, **{POINT: self.criterion.id, **more})

    def onward(self) -> Onward:
        """Go on after this point."""
        return Onward(self.work.application.id, after=self.criterion.id)


def first(turn: Turn, work: Preparing, criterion: Criterion) -> Question:
    """Ask about one point: go on with a story that was begun, offer a known one, or ask for one."""
    spot = Spot(turn, work, criterion, {})
    if turn.content.themes.is_fact(criterion.theme):
        return _fact(spot)
    with turn.parts.writing() as uow:
        draft = story_bank.draft_of(uow, turn.step, criterion)
        known = None if draft else story_bank.to_reuse(uow, turn.content, turn.step, criterion)
    if draft is not None:
        return _check(spot, draft.story)
    return _reuse(spot, known) if known else _story(spot)


def read_back(turn: Turn, work: Preparing, criterion: Criterion) -> Question | None:
    """Read the story of a point back once more, to be changed; None where it has none."""
    with turn.parts.writing() as uow:
        story = story_bank.get(uow, turn.step, criterion.story_id)
    return _check(Spot(turn, work, criterion, {}), story) if story else None


def build(turn: Turn, name: str, known: Mapping[str, Any]) -> Question | None:
    """Put a question of this room anew; None once the list was changed."""
    spot = _spot(turn, known)
    if spot is None:
        return None
    if spot.story is None:
        return _WITHOUT_STORY.get(name, _story)(spot)
    return _WITH_STORY[name](spot, spot.story)


def take(turn: Turn, name: str, known: Mapping[str, Any], value: str) -> Following:
    """Read an answer of this room."""
    spot = _spot(turn, known)
    if spot is None:
        return DONE
    if is_list(value):
        return specification.take(turn, "list_paste", known, value)
    if specification.wants_anew(value):
        return specification.build(turn, "list_paste", known)
    if name in _TAKEN:
        return _TAKEN[name](spot, value)
    return _TAKEN_OF_STORY[name](spot, spot.story, value) if spot.story else _story(spot)


def _spot(turn: Turn, known: Mapping[str, Any]) -> Spot | None:
    work = work_of(turn, known)
    criterion = work.criterion(known.get(POINT)) if work else None
    if work is None or criterion is None:
        return None
    with turn.parts.writing() as uow:
        story = story_bank.get(uow, turn.step, known.get(STORY))
    return Spot(turn, work, criterion, known, story)


def _story(spot: Spot) -> Question:
    """Ask for a story, in the words of the point's theme."""
    is_first = spot.work.prepared.seen == 0
    values = {
        "point": quoted(spot.criterion.text),
        "question": spot.turn.content.criteria.question_for(spot.criterion.theme),
    }
    response = "utter_applying_story_first" if is_first else "utter_applying_story"
    return Question("point_story", response, values, free=True, about=spot.about())


def _story_plain(spot: Spot) -> Question:
    return Question("point_story", "utter_applying_story_tell", free=True, about=spot.about())


def _fact(spot: Spot) -> Question:
    return Question(
        "point_fact",
        "utter_applying_fact",
        {
            "point": quoted(spot.criterion.text),
            "question": spot.turn.content.criteria.question_for(spot.criterion.theme),
        },
        choices(spot.turn, "yes", "no", "not_yet"),
        about=spot.about(),
    )


def _none(spot: Spot) -> Question:
    """Say kindly that a gap is no shame, and one place where such a story may come from."""
    theme = spot.turn.content.criteria.themes.get(spot.criterion.theme or "")
    places = theme.where_from if theme else ()
    at = spot.work.prepared.seen % len(places) if places else 0
    return Question(
        "point_none",
        "utter_applying_none" if places else "utter_applying_none_plain",
        {"from": places[at] if places else ""},
        choices(spot.turn, "leave_open", "skip_point"),
        free=True,
        about=spot.about(),
    )


def _reuse(spot: Spot, story: Story) -> Question:
    return Question(
        "point_reuse",
        "utter_applying_reuse",
        {"point": quoted(spot.criterion.text), "story": short(story.text)},
        choices(spot.turn, "use", "tell_other", "skip_point"),
        about=spot.about(story=story.id),
    )


def _part(spot: Spot, story: Story, part: str = "", asked: Sequence[str] = ()) -> Question:
    """Ask for one part that is missing, in the words of the point's theme."""
    part = part or str(spot.known["part"])
    asked = asked or spot.known.get("asked", [])
    question = getattr(spot.turn.content.criteria.follow_ups_for(spot.criterion.theme), part)
    return Question(
        "point_part",
        f"utter_applying_part_{part}",
        {"question": question},
        free=True,
        about=spot.about(story=story.id, part=part, asked=[str(one) for one in asked]),
    )


def _change(spot: Spot, story: Story) -> Question:
    known = spot.about(story=story.id)
    return Question("point_change", "utter_applying_change", free=True, about=known)


def _check(spot: Spot, story: Story) -> Question:
    """Read the story back, tidied, and ask what to do with it."""
    return Question(
        "point_check",
        "utter_applying_read_back",
        {"story": short(story.text, MOST_SHOWN)},
        choices(spot.turn, "use", "change", "look", "another"),
        free=True,
        about=spot.about(story=story.id),
    )


def _after_telling(spot: Spot, draft: Draft, asked: Sequence[str] = ()) -> Question:
    """Ask for what is missing, each part once; read it back when nothing is."""
    part = draft.ask or next((one for one in draft.missing if one not in asked), None)
    if part is not None:
        return _part(spot, draft.story, part, [*asked, part])
    _say_kindly(spot.turn, draft.story)
    return _check(spot, draft.story)


def _say_kindly(turn: Turn, story: Story) -> None:
    """Say the most important thing to look at in a story at once: a name, health, "we"."""
    words = turn.content.statement
    found = review_text(story.text, words.rules, turn.content.spelling)
    worth = next((one for one in found if one.reason in AT_ONCE), None)
    if worth is not None:
        turn.say("utter_applying_hint", what=words.said(worth), why=words.why(worth))


def _taken_fact(spot: Spot, value: str) -> Following:
    answer = meant(spot.turn, value, "yes", "no", "not_yet", SKIP) or _plain_answer(value)
    if answer is None:
        return None
    with spot.turn.parts.writing() as uow:
        preparing.answer_fact(uow, spot.turn.step, spot.criterion, answer)
    if answer != SKIP:
        looked_for = spot.turn.content.criteria.looked_for(spot.criterion.theme)
        spot.turn.say(f"utter_applying_fact_{answer}", looked_for=looked_for)
    return spot.onward()


def _plain_answer(value: str) -> str | None:
    said = plain(value)
    if "not yet" in said or "soon" in said or "provisional" in said:
        return "not_yet"
    yes = parse_yes_no(value)
    if yes is None and _HAS.match(said):
        return "yes"
    return None if yes is None else ("yes" if yes else "no")


def _taken_none(spot: Spot, value: str) -> Following:
    answer = meant(spot.turn, value, "leave_open", "skip_point", SKIP)
    if answer is None and not tells_nothing(value):
        return _taken_story(spot, value)
    return _leave(spot, gap=answer not in {"skip_point", SKIP})


def _leave(spot: Spot, *, gap: bool) -> Onward:
    with spot.turn.parts.writing() as uow:
        preparing.leave_point(uow, spot.turn.step, spot.criterion, gap=gap)
    spot.turn.say("utter_applying_left_open" if gap else "utter_applying_skipped")
    return spot.onward()


def _taken_story(spot: Spot, value: str) -> Following:
    if value == SKIP:
        return _leave(spot, gap=False)
    if tells_nothing(value):
        return _none(spot)
    if is_finished(value) or _is_short(spot.turn, {"greet", "thank"}):
        return None
    if is_leaving(spot.turn):
        spot.turn.say("utter_applying_later")
        return DONE
    if parse_yes_no(value) is True:
        spot.turn.say("utter_applying_story_go")
        return _story_plain(spot)
    with spot.turn.parts.writing() as uow:
        draft = story_bank.tell(uow, spot.turn.content, spot.turn.step, spot.criterion, value)
    return _after_telling(spot, draft)


def is_leaving(turn: Turn) -> bool:
    """Whether a few words say goodbye, and tell no story: "gotta go"."""
    return _is_short(turn, {"goodbye", "pause"})


def _is_short(turn: Turn, meanings: Set[str]) -> bool:
    """Whether a few words clearly mean one of some things."""
    guess, confidence = turn.guesses[0] if turn.guesses else ("", 0.0)
    is_short = turn.was_typed and len(turn.text.split()) <= SHORT_WORDS
    return is_short and guess in meanings and confidence >= CLEARLY


def _taken_part(spot: Spot, story: Story, value: str) -> Following:
    asked = spot.known.get("asked", [])
    if plain(value) in _NODS or _is_short(spot.turn, {"greet", "thank", "application_statement"}):
        return None
    if is_leaving(spot.turn):
        spot.turn.say("utter_applying_later")
        return DONE
    if value == SKIP or tells_nothing(value):
        return _after_telling(spot, story_bank.draft(story), asked)
    if is_finished(value):
        return _check(spot, story)
    told = (StoryPart(spot.known["part"]), value)
    with spot.turn.parts.writing() as uow:
        draft = story_bank.tell_part(uow, spot.turn.content, spot.turn.step, story, told)
    return _after_telling(spot, draft, asked)


def _taken_reuse(spot: Spot, story: Story, value: str) -> Following:
    answer = meant(spot.turn, value, "use", "tell_other", "skip_point", SKIP)
    answer = answer or {"yes": "use", "no": "tell_other"}.get(value)
    if answer is None:
        return None
    if answer == "tell_other":
        return _story(spot)
    return _use(spot, story) if answer == "use" else _leave(spot, gap=False)


def _taken_check(spot: Spot, story: Story, value: str) -> Following:
    answer = meant(spot.turn, value, "use", "change", "look", "another", SKIP)
    if answer is None:
        said = plain(value)
        answer = (
            "use"
            if said in _USE or is_finished(value)
            else ("change" if said in _NOT_RIGHT else None)
        )
    if answer is None:
        return _taken_change(spot, story, value) or _taken_besides(spot, story, value)
    if answer == "change":
        return _change(spot, story)
    if answer == SKIP:
        return _leave(spot, gap=False)
    if answer == "another":
        with spot.turn.parts.writing() as uow:
            story_bank.set_aside(uow, spot.turn.step, spot.criterion, story)
        return _story_plain(spot)
    if answer == "look":
        with spot.turn.parts.writing() as uow:
            asked = story_bank.ask_for_help(uow, spot.turn.content, spot.turn.step, story)
        spot.turn.say("utter_applying_look", team=asked.campaign.team)
    return _use(spot, story)


def _use(spot: Spot, story: Story) -> Onward:
    """Keep the story, let it show the point, and say where it fits too."""
    turn = spot.turn
    with turn.parts.writing() as uow:
        fits = story_bank.keep(uow, turn.content, turn.step, spot.criterion, story)
        now = preparing.opened(uow, turn.content, turn.step, spot.work.application.id)
    shown = tally(turn, now or spot.work)
    if fits is None:
        turn.say("utter_applying_saved", tally=shown)
    else:
        turn.say("utter_applying_saved_fits", fits=quoted(fits.text), tally=shown)
    return spot.onward()


def _taken_change(spot: Spot, story: Story, value: str) -> Following:
    if value == SKIP:
        return _check(spot, story)
    with spot.turn.parts.writing() as uow:
        changed = story_bank.correct(uow, spot.turn.content, spot.turn.step, story, value)
    return None if changed is None else _after_telling(spot, changed, EVERY_PART)


def _taken_besides(spot: Spot, story: Story, value: str) -> Following:
    """Add what somebody tells when the story is read back; a few words are no part of it."""
    if len(value.split()) < FEWEST_WORDS_BESIDES:
        return None
    with spot.turn.parts.writing() as uow:
        longer = story_bank.add(uow, spot.turn.content, spot.turn.step, story, value)
    spot.turn.say("utter_applying_added")
    return _check(spot, longer.story)


_WITHOUT_STORY: Mapping[str, Callable[[Spot], Question]] = {
    "point_story": _story,
    "point_fact": _fact,
    "point_none": _none,
}
_WITH_STORY: Mapping[str, Callable[[Spot, Story], Question]] = {
    "point_reuse": _reuse,
    "point_part": _part,
    "point_change": _change,
    "point_check": _check,
}
_TAKEN: Mapping[str, Callable[[Spot, str], Following]] = {
    "point_story": _taken_story,
    "point_fact": _taken_fact,
    "point_none": _taken_none,
}
_TAKEN_OF_STORY: Mapping[str, Callable[[Spot, Story, str], Following]] = {
    "point_reuse": _taken_reuse,
    "point_part": _taken_part,
    "point_change": _taken_change,
    "point_check": _taken_check,
}
