"""A story's English mended by an adviser beside the resident, who agrees to the new words.

What was told is kept, and can be put back. Moments are the product's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.services.application_records import Story
from bot.services.casework import story_of
from bot.services.casework_changes import ACTION, CaseworkProblemError
from bot.services.casework_records import Correction
from bot.services.console_ports import ConsoleUnitOfWork, ConsoleUnits
from bot.services.records import Resident
from bot.services.story_bank import HELP_WITH_ENGLISH
from bot.services.transcripts import resident_of

LONGEST_STORY = 5_000


@dataclass(frozen=True, slots=True)
class StoryFile:
    """One story, how it was mended so far, and who of the team did that, by id."""

    resident: Resident
    story: Story
    corrections: tuple[Correction, ...]
    names: dict[str, str]


def story_file(
    units: ConsoleUnits, resident_id: str, story_id: int, *, reader: str, now: datetime
) -> StoryFile:
    """Return one story; noted in the audit trail.

    Raises `NotFoundError` and `WithheldError`.
    """
    with units() as unit:
        resident = resident_of(unit, resident_id)
        story = story_of(unit, resident_id, story_id)
        corrections = tuple(unit.casework.corrections(story_id))
        names = unit.accounts.names({one.user_id for one in corrections})
        _note(unit, "story.read", resident_id, story_id, by=reader, now=now)
        unit.commit()
    return StoryFile(resident, story, corrections, names)


def correct_story(
    units: ConsoleUnits,
    resident_id: str,
    story_id: int,
    text: str,
    *,
    agreed: bool,
    seen: str,
    by: str,
    now: datetime,
) -> bool:
    """Keep new words of a story that its teller agreed to; False when it reads like that already.

    `seen`: when the story that the adviser saw was last changed, so that no newer words of the
    resident's are written over. Raises `CaseworkProblemError`, `NotFoundError` and `WithheldError`.
    """
    words = text.replace("\r\n", "\n").strip()
    if not words:
        raise CaseworkProblemError("text", "Enter the story")
    if len(words) > LONGEST_STORY:
        raise CaseworkProblemError(
            "text", f"The story must have {LONGEST_STORY:,} characters or fewer"
        )
    with units() as unit:
        resident_of(unit, resident_id)
        story = story_of(unit, resident_id, story_id)
        before = whole(story)
        if before == words:
            return False
        if not agreed:
            raise CaseworkProblemError("agreed", "Read it to them first, and ask if they agree")
        if seen != story.updated_at.isoformat():
            message = "The story was changed meanwhile. Look at it again, then save"
            raise CaseworkProblemError("text", message)
        unit.casework.add_correction(
            resident_id, story_id, before=before, after=words, user_id=by, at=now
        )
        unit.stories.update(story_id, at=now, text=words, help_wanted_at=None)
        unit.progress.log(
            resident_id,
            what="story_mended",
            who="adviser",
            action=ACTION,
            key=f"{ACTION}:story:{story_id}:{seen}",
            at=now,
            data={"story": story_id},
        )
        _answer_request(unit, resident_id, by=by, now=now)
        _note(unit, "story.corrected", resident_id, story_id, by=by, now=now)
        unit.commit()
    return True


def whole(story: Story) -> str:
    """Return a story as it stands: the text agreed to, or else its parts as they were told."""
    parts = (story.situation, story.action, story.result)
    return story.text or "\n".join(part for part in parts if part)


def _answer_request(unit: ConsoleUnitOfWork, resident_id: str, *, by: str, now: datetime) -> None:
    """Close the request to look at the English when no story waits for that any more."""
    if any(one.help_wanted_at for one in unit.stories.of(resident_id, state=None)):
        return
    for one in unit.progress.help_requests(resident_id):
        if one.reason == HELP_WITH_ENGLISH:
            unit.progress.answer_request(one.id, by=by, at=now)


def _note(
    unit: ConsoleUnitOfWork, what: str, resident_id: str, story_id: int, *, by: str, now: datetime
) -> None:
    unit.audit.add(
        what=what, at=now, user_id=by, resident_id=resident_id, detail={"story": story_id}
    )
