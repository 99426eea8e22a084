"""Reading an answer of a mock interview, now or as it was kept."""

from __future__ import annotations

from bot.content.content import Content
from bot.content.interview_questions import InterviewQuestion
from bot.journey.answers import Asked, Assessment, Kind, Reader, assess
from bot.journey.practice_feedback import Heard
from bot.journey.statement_names import names_in
from bot.journey.tidying import ChangeKind, tidy
from bot.services.practice import Going

ROUGH_FROM = 2
"""So many guessed spellings make an answer rough, and its writer is told that it is no matter."""


def hear(content: Content, question: InterviewQuestion, text: str, reader: Reader) -> Heard:
    """Read an answer; takes some hundredths of a second."""
    read = assess(Asked(question.question, Kind(question.asks.value)), text, reader)
    return heard_of(content, question, text, read)


def says_nothing(heard: Heard, reader: Reader) -> bool:
    """Whether an answer only says that they do not know one, in few words or in many."""
    topic = reader.lexicon.topic
    said = heard.text.lower().strip(" .,!?")
    return heard.read.off_topic and (
        said in topic.nothing or topic.refusals.search(said) is not None
    )


def heard_of(content: Content, question: InterviewQuestion, text: str, read: Assessment) -> Heard:
    """Return an answer as it was read before."""
    points = content.interview_questions.points_of(question)
    seen = (one.words for one in names_in(text, content.spelling))
    guessed = [
        one for one in tidy(text, content.spelling).changes if one.kind is ChangeKind.SPELLING
    ]
    return Heard(
        asks=question.asks,
        text=text,
        read=read,
        held=points.held(text),
        missing_points=points.missing(text),
        values=question.values,
        names=tuple(dict.fromkeys([*read.spans.get("names_others", ()), *seen])),
        is_rough=len(guessed) >= ROUGH_FROM,
    )


def heard_in(content: Content, known: Going) -> list[tuple[InterviewQuestion, Heard]]:
    """Return every question that was answered with the last try at it, in order."""
    found = []
    for question_id in known.answered:
        question = content.interview_questions.questions.get(question_id)
        last = known.tries(question_id)[-1]
        if question is not None:
            read = Assessment.from_json(last.assessment)
            found.append((question, heard_of(content, question, last.text, read)))
    return found
