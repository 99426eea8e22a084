"""The story bank: stories told part by part, read back, kept in the resident's own words, reused.

A story that is being told is a draft, tied to the point that it was begun for, so that it is found
again after a break of any length. Nothing is ever added that its teller did not say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.content.content import Content
from bot.journey.correcting import correct as corrected
from bot.journey.stories import Parts, StoryPart, compose, split_story
from bot.journey.story_bank import Why, suits
from bot.services import people
from bot.services.application_records import Criterion, Story
from bot.services.people import Asked
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log

DRAFT, KEPT, WITHDRAWN = "draft", "kept", "withdrawn"
HELP_WITH_ENGLISH = "story_help"
"""The reason for which a person is asked to look at the English of stories."""
_LEAD = re.compile(r"^\s*(?:no|nope|yes|yeah|well|ok|okay|so)\b[\s,.]+(?=\S+\s)", re.IGNORECASE)
"""Small words with which an answer begins, and a story does not."""
SURE = (Why.SAME_THEME, Why.RELATED)
"""Why a story is put to a point without asking first; it can be changed."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A story as it stands, the parts that are missing, and the part that is told again."""

    story: Story
    missing: tuple[StoryPart, ...]
    ask: StoryPart | None = None


def get(uow: UnitOfWork, step: Step, story_id: object) -> Story | None:
    """Return a story of the resident, or None."""
    if not isinstance(story_id, int):
        return None
    return uow.stories.get(arrive(uow, step).id, story_id)


def draft_of(uow: UnitOfWork, step: Step, criterion: Criterion) -> Draft | None:
    """Return the story that was begun for a point and not finished, or None."""
    story = get(uow, step, criterion.story_id) if criterion.state == "open" else None
    return draft(story) if story and story.state == DRAFT else None


def draft(story: Story) -> Draft:
    """Return how a story stands."""
    return Draft(story, _parts(story).missing)


def tell(uow: UnitOfWork, content: Content, step: Step, criterion: Criterion, text: str) -> Draft:
    """Begin a story for a point with the first answer: a part of it, or all of it."""
    resident = arrive(uow, step)
    parts = split_story(_LEAD.sub("", text))
    number = uow.stories.add(
        resident.id,
        at=step.at,
        key=step.key(f"story:{criterion.id}"),
        theme=criterion.theme,
        state=DRAFT,
        **_columns(content, parts),
    )
    uow.applications.update_criterion(criterion.id, at=step.at, story_id=number)
    log(uow, resident, step, "story_begun", {"story": number, "point": criterion.id})
    uow.commit()
    return draft(_kept(uow, resident.id, number))


def tell_part(
    uow: UnitOfWork, content: Content, step: Step, story: Story, told: tuple[StoryPart, str]
) -> Draft:
    """Add a part, with what was told, to a story; a message asked again changes nothing.

    What was told of the action may hold the result too: then that is not asked for.
    """
    resident = arrive(uow, step)
    part, text = told[0], _LEAD.sub("", told[1])
    parts, found = _parts(story), split_story(text)
    if part is StoryPart.SITUATION and found.action and not parts.action:
        parts = Parts(found.situation or text, found.action, parts.result or found.result)
    elif part is StoryPart.ACTION and found.action and found.result and not parts.result:
        acted = " ".join(filter(None, (found.situation, found.action)))
        parts = Parts(parts.situation, acted, found.result)
    else:
        parts = parts.with_part(part, text)
    uow.stories.update(story.id, at=step.at, **_columns(content, parts))
    log(uow, resident, step, f"story_told:{part}", {"story": story.id})
    uow.commit()
    return draft(_kept(uow, resident.id, story.id))


def add(uow: UnitOfWork, content: Content, step: Step, story: Story, text: str) -> Draft:
    """Add what is told besides at the end of a story; a message asked again changes nothing."""
    resident = arrive(uow, step)
    parts = _parts(story)
    last = next((one for one in reversed(StoryPart) if getattr(parts, one)), StoryPart.SITUATION)
    told = getattr(parts, last) or ""
    if not told.endswith(text):
        longer = parts.with_part(last, f"{told.rstrip()}\n{text}".strip())
        uow.stories.update(story.id, at=step.at, **_columns(content, longer))
        log(uow, resident, step, "story_changed", {"story": story.id})
    uow.commit()
    return draft(_kept(uow, resident.id, story.id))


def correct(uow: UnitOfWork, content: Content, step: Step, story: Story, text: str) -> Draft | None:
    """Put a story right as the resident says; None where it cannot be told what is meant."""
    resident = arrive(uow, step)
    found = corrected(_parts(story), text)
    if found is None:
        return None
    if found.ask is not None:
        return Draft(story, (), found.ask)
    uow.stories.update(story.id, at=step.at, **_columns(content, found.parts))
    log(uow, resident, step, "story_changed", {"story": story.id})
    uow.commit()
    return draft(_kept(uow, resident.id, story.id))


def keep(
    uow: UnitOfWork, content: Content, step: Step, criterion: Criterion, story: Story
) -> Criterion | None:
    """Keep a story and let it show the point; return another open point that it fits, if any."""
    resident = arrive(uow, step)
    if story.state == DRAFT:
        uow.stories.update(story.id, at=step.at, state=KEPT)
    uow.applications.update_criterion(
        criterion.id, at=step.at, state="story", story_id=story.id, answer=None
    )
    # A statement that was agreed to before is put together anew.
    uow.applications.update(criterion.application_id, at=step.at, statement_at=None)
    data = {"story": story.id, "point": criterion.id, "application": criterion.application_id}
    log(uow, resident, step, "story_kept", data)
    others = [
        one
        for one in uow.applications.criteria(criterion.application_id)
        if one.state == "open"
        and one.id != criterion.id
        and one.story_id is None
        and not content.themes.is_fact(one.theme)
    ]
    uow.commit()
    return next((one for one in others if best(content, [story], one) is not None), None)


def set_aside(uow: UnitOfWork, step: Step, criterion: Criterion, story: Story) -> None:
    """Put a draft aside because its teller wants to tell another one."""
    resident = arrive(uow, step)
    if story.state == DRAFT:
        uow.stories.update(story.id, at=step.at, state=WITHDRAWN)
    uow.applications.update_criterion(criterion.id, at=step.at, state="open", story_id=None)
    log(uow, resident, step, "story_set_aside", {"story": story.id, "point": criterion.id})
    uow.commit()


def ask_for_help(uow: UnitOfWork, content: Content, step: Step, story: Story) -> Asked:
    """Ask a person to look at the English of a story."""
    uow.stories.update(story.id, at=step.at, help_wanted_at=step.at)
    return people.ask(uow, content, step, HELP_WITH_ENGLISH)


def to_reuse(uow: UnitOfWork, content: Content, step: Step, criterion: Criterion) -> Story | None:
    """Return the story of the bank that fits a point best, or None.

    Among stories that fit alike, the one that shows fewer points of this application comes first.
    """
    resident = arrive(uow, step)
    known = uow.applications.criteria(criterion.application_id)
    used = Counter(one.story_id for one in known if one.state == "story" and one.story_id)
    found = best(content, uow.stories.of(resident.id), criterion, used)
    uow.commit()
    return found


def best(
    content: Content,
    stories: Sequence[Story],
    criterion: Criterion,
    used: Counter[int] | None = None,
) -> Story | None:
    """Return the story that surely fits a point best, or None."""
    fits = suits(stories, criterion.text, criterion.theme, content.themes, used)
    sure = [fit.story_id for fit in fits if fit.why in SURE]
    return next((story for story in stories if sure and story.id == sure[0]), None)


def _columns(content: Content, parts: Parts) -> dict[str, str | None]:
    """Return a story as its row holds it: its parts as they were told, and the whole, tidied."""
    return {
        "situation": parts.situation,
        "action": parts.action,
        "result": parts.result,
        "text": compose(parts, content.spelling).text,
    }


def _parts(story: Story) -> Parts:
    return Parts(story.situation, story.action, story.result)


def _kept(uow: UnitOfWork, resident_id: str, story_id: int) -> Story:
    story = uow.stories.get(resident_id, story_id)
    if story is None:
        message = "The story is not there. Restore the database from its last backup."
        raise LookupError(message)
    return story
