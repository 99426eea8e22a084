"""Answers of a mock interview that are kept as stories, for interviews and applications to come."""

from __future__ import annotations

from bot.content.content import Content
from bot.content.interview_questions import InterviewQuestion
from bot.journey.stories import compose, split_story
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log
from bot.services.story_bank import KEPT


def keep(
    uow: UnitOfWork, content: Content, step: Step, question: InterviewQuestion, text: str
) -> int:
    """Keep an answer as a story in its teller's words, mended as all stories are; return its id."""
    resident = arrive(uow, step)
    parts = split_story(text)
    number = uow.stories.add(
        resident.id,
        at=step.at,
        key=step.key(f"practice_story:{question.id}"),
        theme=question.theme,
        state=KEPT,
        situation=parts.situation,
        action=parts.action,
        result=parts.result,
        text=compose(parts, content.spelling).text,
    )
    log(uow, resident, step, "practice_story_kept", {"story": number, "question": question.id})
    uow.commit()
    return number


def kept(uow: UnitOfWork, step: Step) -> frozenset[str]:
    """Return the texts of all stories of whoever writes."""
    chat = uow.chats.get(step.conversation)
    if chat is None:
        return frozenset()
    return frozenset(one.text for one in uow.stories.of(chat.resident_id) if one.text)


def whole(content: Content, text: str) -> str:
    """Return an answer as it would be kept."""
    return compose(split_story(text), content.spelling).text
